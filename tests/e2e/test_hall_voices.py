"""Three lobbies in one hall and the panels over two counters, as real processes: in turn, in step, and at once."""

import secrets
import signal
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from server_client.client.api import BranchApi
from server_client.demo.branch_office import BRANCH
from server_client.demo.display import until
from server_client.demo.processes import Program
from server_client.queue_model.commands import (
    CallNext,
    Command,
    IssueTicket,
    MissTicket,
    OpenCounter,
    RecallTicket,
    StartServing,
)
from server_client.queue_model.events import TicketCalled
from server_client.queue_model.ids import ClerkId, CommandId, CounterId, ProfileCode, ServiceCode, TicketId
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token
from tests.e2e.hall import Hall, play

START_S = 60.0
COUNTERS = (CounterId("q01"), CounterId("q02"), CounterId("q08"))
HERE = "hotich,chungthuc"
THERE = "datdai,xaydung,kinhdoanh,cutru,xahoi,traketqua,congdan"
CALLED = (ServiceCode("hotich"), ServiceCode("datdai"), ServiceCode("cutru"))
INVITES, AGAIN = "Mời công dân", "Xin nhắc lại"
MOST_ROUNDS = 4
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

    async def take(self, service: ServiceCode) -> None:
        token = new_token(secrets.token_bytes(TOKEN_BYTES))
        await self.send(IssueTicket(id=self.id(), needs=(service,), token=token))

    async def call(self, counter: CounterId) -> TicketId:
        settled = await self._api.send(CallNext(id=self.id(), counter=counter))
        return next(event.data.ticket for event in settled.events if isinstance(event.data, TicketCalled))


Spoken = tuple[float, float, str]
"""When a call began, how long it lasts, and what it says."""


def said(*folders: Path) -> list[Spoken]:
    """Return what these lobbies have said, in order, by their virtual speakers."""
    return sorted(spoken for folder in folders for spoken in _said(folder))


def _said(folder: Path) -> list[Spoken]:
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


async def call_and_call_again(
    counters: Counters, parts: Sequence[Path], whole: Path
) -> tuple[list[Spoken], list[Spoken]]:
    """Let three be called and the last of them again; return what parts and whole of the hall have said of it."""
    before = len(said(*parts)), len(said(whole))

    def heard() -> tuple[list[Spoken], list[Spoken]]:
        return said(*parts)[before[0] :], said(whole)[before[1] :]

    def is_said(last: str) -> bool:
        return all(any(last in words for _, _, words in one) and len(one) >= 4 for one in heard())

    for service in CALLED:
        await counters.take(service)
    called = [await counters.call(counter) for counter in COUNTERS]
    await counters.send(RecallTicket(id=counters.id(), counter=COUNTERS[-1], ticket=called[-1]))
    await until(lambda: is_said("quầy số tám"), "all is said", within_s=60)
    # Who was called stands no longer: a voice that is late has nothing to make up for any more.
    for counter, ticket in zip(COUNTERS, called, strict=True):
        await counters.send(MissTicket(id=counters.id(), counter=counter, ticket=ticket))
    return heard()


@pytest.mark.slow
def test_the_voices_of_a_hall_speak_in_turn_and_in_step(tmp_path: Path) -> None:
    folders = {name: tmp_path / name for name in ("here", "there", "all")}

    async def story(hall: Hall) -> None:
        office = hall.stage.office
        api = BranchApi(office.url, BRANCH, await office.secret("supervisor", "supervisor"))
        counters = Counters(api)
        for counter in COUNTERS:
            await counters.open(counter)
        await lobby(hall, "here", folders["here"], "--hall", "h", "--speaks", HERE)
        await lobby(hall, "there", folders["there"], "--hall", "h", "--speaks", THERE)
        await lobby(hall, "all", folders["all"], "--hall", "h")
        parts, whole = list[Spoken](), list[Spoken]()
        # A voice that a busy machine keeps from its turn makes up for it, in brief, and is not in step: then once more.
        for _ in range(MOST_ROUNDS):
            parts, whole = await call_and_call_again(counters, (folders["here"], folders["there"]), folders["all"])
            if all(words.startswith((INVITES, AGAIN)) for _, _, words in (*parts, *whole)):
                break
        await api.close()
        assert [words for _, _, words in parts] == [words for _, _, words in whole]
        assert len(whole) == 4
        assert whole[-1][2].startswith(AGAIN)
        for (one, _, _), (other, _, _) in zip(parts, whole, strict=True):
            assert abs(one - other) < STEP_S
        for (start, seconds, _), (following, _, _) in pairwise(parts):
            assert following >= start + seconds

    play(tmp_path, story)


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
