"""A panel as a real process at a real branch: it shows who is served, asks once, and what is touched is in the log."""

import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_bytes

from server_client.client.api import BranchApi
from server_client.demo.branch_office import BRANCH
from server_client.demo.display import Display, until
from server_client.demo.processes import Program
from server_client.queue_model.commands import (
    CallNext,
    Command,
    FinishTicket,
    IssueTicket,
    OpenCounter,
    StartServing,
)
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.events import ServiceRated
from server_client.queue_model.ids import (
    ClerkId,
    CommandId,
    CounterId,
    Language,
    OutcomeCode,
    ProfileCode,
    ReasonCode,
    ServiceCode,
    TicketId,
)
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token
from tests.e2e.hall import Hall, play

SIZE = (1280, 800)
START_S = 60.0
COUNTER = CounterId("q05")


def fresh() -> CommandId:
    return new_id(datetime.now(UTC), token_bytes(ID_BYTES))


class Clerk:
    """Whoever works at the counter, by the calls that a console makes."""

    def __init__(self, api: BranchApi, done: OutcomeCode) -> None:
        self.api = api
        self.done = done

    async def do(self, command: Command) -> None:
        await self.api.send(command)

    async def serve(self, language: Language = VIETNAMESE) -> TicketId:
        """Let someone come, and serve them."""
        id_ = fresh()
        token = new_token(token_bytes(TOKEN_BYTES))
        await self.do(IssueTicket(id=id_, needs=(ServiceCode("cutru"),), token=token, language=language))
        await self.do(CallNext(id=fresh(), counter=COUNTER))
        await self.do(StartServing(id=fresh(), counter=COUNTER, ticket=TicketId(id_)))
        return TicketId(id_)

    async def finish(self, ticket: TicketId) -> None:
        await self.do(FinishTicket(id=fresh(), counter=COUNTER, ticket=ticket, outcome=self.done))


@asynccontextmanager
async def clerk_at(hall: Hall) -> AsyncIterator[Clerk]:
    """Let a clerk sit down at the panel's counter."""
    office = hall.stage.office
    api = BranchApi(office.url, BRANCH, await office.secret("supervisor", "supervisor"))
    try:
        await until(lambda: hall.branch.is_known and hall.branch.branch.is_open, "the day is open")
        configuration = hall.branch.branch.configuration
        assert configuration is not None
        clerk = Clerk(api, configuration.outcomes[0].code)
        await clerk.do(OpenCounter(id=fresh(), counter=COUNTER, clerk=ClerkId("LAN05"), profile=ProfileCode("congan")))
        yield clerk
    finally:
        await api.close()


async def shown(hall: Hall, display: Display) -> Program:
    office = hall.stage.office
    credential = await office.credential("counter", "panel")
    words = office.screen_words("panel", credential, "--counter", COUNTER)
    return await display.show((*words, "--windowed", f"{SIZE[0]}x{SIZE[1]}"))


async def display_of(hall: Hall) -> Display:
    return await Display.start("panel", hall.folders.display("panel"), SIZE, hall.stage.programs)


def test_what_a_citizen_touches_after_the_finish_is_in_the_log(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        display = await display_of(hall)
        panel = await shown(hall, display)
        async with clerk_at(hall) as clerk:
            await display.until_shown("page-free", within_s=START_S)
            first = await clerk.serve()
            await display.until_shown("page-serving")
            await clerk.finish(first)
            await display.until_shown("level-3")
            await display.touch("level-3", brings=lambda: display.shows("reason-unclear"))
            await display.touch("reason-unclear", brings=lambda: display.has_selected("reason-unclear"))
            await display.touch("give", brings=lambda: display.shows("thanks"))
            rated = await hall.branch.until_more(ServiceRated)
            assert rated == ServiceRated(ticket=first, score=3, reasons=(ReasonCode("unclear"),))

            second = await clerk.serve(Language("en"))
            await display.until_shown("language", "Tiếng Việt")
            await clerk.finish(second)
            await display.until_shown("level-1", "Very satisfied")
            await clerk.serve()
            await display.until_shown("page-serving")
            assert not display.shows("level-1")
        panel.send(signal.SIGTERM)
        await panel.ended.wait()
        assert panel.status == 0

    play(tmp_path, story)


def test_a_panel_without_its_branch_keeps_its_picture_and_comes_back(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        display = await display_of(hall)
        await shown(hall, display)
        async with clerk_at(hall) as clerk:
            await clerk.serve()
        number = (await display.until_shown("number", within_s=START_S)).text
        await hall.kill_the_server()
        await display.until_shown("cut")
        assert display.shows("number", number)
        await hall.stage.office.start()
        await until(lambda: not display.shows("cut"), "the panel has come back by itself")
        assert display.shows("number", number)
        log = (hall.folders.logs / "panel.log").read_text(encoding="utf-8")
        assert "Traceback" not in log
        assert "ERROR" not in log

    play(tmp_path, story)


ACCOUNT = """
bank_bin = "970415"
bank = "VietinBank"
account = "113366668888"
holder = "KHO BAC NHA NUOC KHU VUC I"
"""


def test_a_console_shows_the_panel_beside_itself_and_takes_it_along_when_it_ends(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        office = hall.stage.office
        account = tmp_path / "account.toml"
        account.write_text(ACCOUNT, encoding="utf-8")
        credential = await office.credential("counter", "console")
        display = await Display.start("console", hall.folders.display("console"), (1366, 768), hall.stage.programs)
        options = ("--data", tmp_path / "seat", "--counter", COUNTER, "--panel", "1024x600", "--fee-account", account)
        console = await display.show((*office.screen_words("counter", credential, *options), "--windowed", "1366x768"))
        await display.until_shown(f"counter-{COUNTER}", within_s=START_S)
        beside = next(hall.folders.display("console").parent.rglob("*-beside.json"))
        async with clerk_at(hall) as clerk:
            await clerk.serve(Language("en"))
            await until(lambda: "Now serving" in told(beside) or "page-serving" in told(beside), "the panel serves")
            await until(lambda: '"Tiếng Việt"' in told(beside), "the panel speaks the language of the ticket")
            assert display.shows(f"counter-{COUNTER}")
        console.send(signal.SIGTERM)
        await console.ended.wait()
        assert console.status == 0

    play(tmp_path, story)


def told(file: Path) -> str:
    return file.read_text(encoding="utf-8")
