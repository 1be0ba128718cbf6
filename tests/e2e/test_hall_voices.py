"""Three lobbies in one hall and the panels over two counters, as real processes: in turn, in step, and at once."""

import secrets
import signal
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from server_client.client.api import BranchApi
from server_client.demo.branch_office import BRANCH
from server_client.demo.display import until
from server_client.demo.processes import Program
from server_client.queue_model.commands import CallNext, Command, OpenCounter, RecallTicket, StartServing
from server_client.queue_model.events import TicketCalled
from server_client.queue_model.ids import ClerkId, CommandId, CounterId, ProfileCode, TicketId
from server_client.wire.new_ids import ID_BYTES, new_id
from tests.e2e.hall import Hall, play

START_S = 60.0
COUNTERS = (CounterId("q01"), CounterId("q02"), CounterId("q08"))
HERE = "hotich,chungthuc"
THERE = "datdai,xaydung,kinhdoanh,cutru,xahoi,traketqua,congdan"
# On a machine that does nothing else it is a few milliseconds; tests share theirs.
STEP_S = 0.4


class Counters:
    """What clerks do, sent by a supervisor."""

    def __init__(self, api: BranchApi) -> None:
        self._api = api

    def id(self) -> CommandId:
        return new_id(datetime.now(UTC), secrets.token_bytes(ID_BYTES))

    async def send(self, command: Command) -> None:
        await self._api.send(command)

    async def open(self, counter: CounterId) -> None:
        clerk = ClerkId(f"LAN{counter.upper()}")
        await self.send(OpenCounter(id=self.id(), counter=counter, clerk=clerk, profile=ProfileCode("tatca")))

    async def call(self, counter: CounterId) -> TicketId:
        settled = await self._api.send(CallNext(id=self.id(), counter=counter))
        return next(event.data.ticket for event in settled.events if isinstance(event.data, TicketCalled))


def said(folder: Path) -> list[tuple[float, float, str]]:
    """Return when each call began, how long it lasts, and what it says, from a lobby's virtual speaker."""
    log = folder / "spoken.log"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    heard = [line.split("\t") for line in lines]
    return [((folder / name).stat().st_mtime, float(seconds), words) for name, seconds, words in heard]


async def lobby(hall: Hall, name: str, sounds: Path, *options: str) -> Program:
    office = hall.stage.office
    credential = await office.credential("display", name)
    words = office.screen_words("lobby", credential, "--sound", f"file:{sounds}", "--windowed", "1366x768", *options)
    program = await hall.stage.programs.start(
        name, words, {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    )
    await program.says("One of the voices in h", within_s=START_S)
    return program


@pytest.mark.slow
def test_the_voices_of_a_hall_speak_in_turn_and_in_step(tmp_path: Path) -> None:
    folders = {name: tmp_path / name for name in ("here", "there", "all")}

    def has_recalled(name: str) -> bool:
        return any(words.startswith("Xin nhắc lại") for _, _, words in said(folders[name]))

    async def story(hall: Hall) -> None:
        await hall.live_through_a_morning()
        office = hall.stage.office
        api = BranchApi(office.url, BRANCH, await office.secret("supervisor", "supervisor"))
        counters = Counters(api)
        for counter in COUNTERS:
            await counters.open(counter)
        await lobby(hall, "here", folders["here"], "--hall", "h", "--speaks", HERE)
        await lobby(hall, "there", folders["there"], "--hall", "h", "--speaks", THERE)
        await lobby(hall, "all", folders["all"], "--hall", "h")
        called = [await counters.call(counter) for counter in COUNTERS]
        await counters.send(RecallTicket(id=counters.id(), counter=COUNTERS[-1], ticket=called[-1]))
        await until(lambda: has_recalled("all"), "all is said", within_s=60)
        await until(lambda: has_recalled("here") or has_recalled("there"), "each part is said", within_s=5)
        await api.close()

    play(tmp_path, story)
    # One that the morning had called may be said before.
    parts = sorted(said(folders["here"]) + said(folders["there"]))[-4:]
    whole = said(folders["all"])[-4:]
    assert [words for _, _, words in parts] == [words for _, _, words in whole]
    assert whole[-1][2].startswith("Xin nhắc lại")
    for (one, _, _), (other, _, _) in zip(parts, whole, strict=True):
        assert abs(one - other) < STEP_S
    for (start, seconds, _), (following, _, _) in pairwise(parts):
        assert following >= start + seconds


def test_panels_over_the_counters_tell_what_is_called_there(tmp_path: Path) -> None:
    panels = tmp_path / "panels"

    def shown(device: int) -> list[str]:
        face = panels / f"panel-{device:03}.txt"
        return [line.strip() for line in face.read_text(encoding="utf-8").splitlines()] if face.exists() else []

    async def story(hall: Hall) -> None:
        await hall.live_through_a_morning()
        office = hall.stage.office
        credential = await office.credential("display", "panels")
        words = office.screen_words("led", credential, "--address", f"virtual:{panels}", "--protocol", "framed")
        row = await hall.stage.programs.start("led", (*words, "--counter", "q01", "--counter", "q02"))
        await until(lambda: shown(1) == shown(2) == ["QUẦY ĐÓNG", "closed"], "both say closed", within_s=START_S)
        api = BranchApi(office.url, BRANCH, await office.secret("supervisor", "supervisor"))
        counters = Counters(api)
        await counters.open(COUNTERS[0])
        await until(lambda: shown(1) == ["MỜI SỐ TIẾP", "idle"], "the first says that it waits")
        ticket = await counters.call(COUNTERS[0])
        await until(lambda: "called" in shown(1), "the first calls")
        number = hall.branch.branch.tickets[ticket].number
        assert shown(1) == [number, "called"]
        await counters.send(StartServing(id=counters.id(), counter=COUNTERS[0], ticket=ticket))
        await until(lambda: shown(1) == [number, "serving"], "the first serves")
        assert shown(2) == ["QUẦY ĐÓNG", "closed"]
        row.send(signal.SIGTERM)
        await row.ended.wait()
        assert row.status == 0
        assert shown(1) == shown(2) == ["", "cut"]
        await api.close()

    play(tmp_path, story)
