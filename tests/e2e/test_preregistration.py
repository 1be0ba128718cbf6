"""From the card on a kiosk to the clerk's screen, with the real server and its vault: one code, visit and person."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib.resources import files
from itertools import count
from pathlib import Path

import pytest

from kiosk.branch_clock import BranchClock
from kiosk.branch_outlook import BranchOutlook
from kiosk.issuing import Issuing, Means, Post
from kiosk.machine_marks import MachineMarks
from kiosk.number_desk import DeskSettings, NumberDesk, number_desk
from kiosk.printing.ticket_face import TicketFace
from kiosk.screen import Screen, Surroundings
from kiosk.session import KioskSession
from kiosk.visiting.happening import Happening, Left
from kiosk.visiting.introducing import PaperAccepted, PhoneDeclined, ReviewConfirmed
from kiosk.visiting.keeping import Limit, WentOnWithout
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.step import WORKING, Step
from kiosk.visiting.taking_number import Confirmed, PriorityDeclared, ServiceChosen
from kiosk.working.work import World
from server_client.client.api import BranchApi
from server_client.client.connection import ConnectionState
from server_client.client.office_api import OfficeApi
from server_client.dossier_model.scanned_payload import read_scan
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import CommandId, DeviceId, ServiceCode
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token
from tests.e2e.branch_process import Branch
from tests.fakes.kiosk_parts import FakePress, FakeView
from tests.fakes.log_entries import CN01
from tests.unit.identity_papers import CARD, NAME, NUMBER

STARTER = Path(str(files("assets"))) / "starter" / "hanoi.json"
TO_NUMBER = (ServiceChosen(service=ServiceCode("hotich")), PriorityDeclared(), Confirmed())


def now() -> datetime:
    return datetime.now(UTC)


def a_command_id() -> CommandId:
    return new_id(now(), secrets.token_bytes(ID_BYTES))


class WatchedView(FakeView):
    """Says when something has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.changed = asyncio.Event()

    def show(self, screen: Screen) -> None:
        super().show(screen)
        self.changed.set()


class Kiosk:
    """A kiosk without glass and paper, on a real line to a real branch."""

    def __init__(self, desk: NumberDesk, api: BranchApi, office: OfficeApi, tasks: asyncio.TaskGroup) -> None:
        self.press, self.view = FakePress(), WatchedView()
        self._desk, self._api, self._office, self._tasks = desk, api, office, tasks
        self._seconds = count()

    async def open(self) -> None:
        """Learn the branch and begin the first visit."""
        world = World(
            monotonic=lambda: float(next(self._seconds)),
            now=now,
            begin=self._begin,
            desk=self._issuing,
            office=self._ready_office,
            post=self._post,
            press=self._ready_press,
            new_id=a_command_id,
            pause=asyncio.sleep,
            device=DeviceId("K1"),
        )
        around = Surroundings(branch=await self._api.load(), line=ConnectionState.ONLINE, ever_live=True)
        self.session = KioskSession(self.view, world, around, VIETNAMESE)

    async def visit(self) -> Step:
        """Let a person present a card and take a number; return where that has led."""
        card = Scanned(scan=read_scan(CARD, now().date()))
        taps: tuple[Happening, ...] = (Left(), card, PaperAccepted(), ReviewConfirmed(), PhoneDeclined(), *TO_NUMBER)
        for tap in taps:
            self.session.happen(tap)
        return await self.settled()

    async def settled(self) -> Step:
        """Wait until nothing is under way."""
        while self.session.visit.step in WORKING:
            self.view.changed.clear()
            await self.view.changed.wait()
        return self.session.visit.step

    @property
    def slip(self) -> TicketFace:
        """The last paper."""
        return self.press.faces[-1]

    @property
    def reprint_code(self) -> str | None:
        """What staff's copy of the last ticket would bear."""
        return self._desk.given.recent(now())[0].preparation_code

    def _begin(self, work: object) -> None:
        assert asyncio.iscoroutine(work)
        self._tasks.create_task(work)

    async def _issuing(self) -> Issuing:
        return self._desk.issuing

    async def _ready_office(self) -> OfficeApi:
        return self._office

    async def _post(self) -> Post:
        return self._desk.outbox

    async def _ready_press(self) -> FakePress:
        return self.press


@asynccontextmanager
async def kiosk(url: str, secret: str, folder: Path) -> AsyncIterator[Kiosk]:
    """A kiosk that is open for its first visit."""
    clock = BranchClock(now, time.monotonic)
    api, office, press = BranchApi(url, CN01, secret), OfficeApi(url, CN01, secret), FakePress()
    branch = await api.load()
    settings = DeskSettings(
        data=folder,
        device=DeviceId("K1"),
        marks=MachineMarks(installation="here"),
        outlook=BranchOutlook(branch, clock),
        press=press,
        means=Means(
            new_id=a_command_id, new_token=lambda: new_token(secrets.token_bytes(TOKEN_BYTES)), pause=asyncio.sleep
        ),
        send=api.send,
        random=lambda: 0.5,
        page_of=lambda _token: "",
    )
    async with number_desk(settings) as desk, asyncio.TaskGroup() as tasks:
        opened = Kiosk(desk, api, office, tasks)
        opened.press = press
        await opened.open()
        yield opened
    await office.close()
    await api.close()


@pytest.fixture
def branch(tmp_path: Path) -> Branch:
    return Branch(tmp_path / "data", STARTER)


def test_the_clerk_finds_by_the_ticket_what_the_person_confirmed_at_the_kiosk(branch: Branch, tmp_path: Path) -> None:
    branch.run("vault", "init", "--data", str(branch.data))
    secret, clerks, heads = (branch.credential(role) for role in ("kiosk", "counter", "supervisor"))

    async def story(url: str) -> None:
        counter, supervisor = OfficeApi(url, CN01, clerks), OfficeApi(url, CN01, heads)
        async with kiosk(url, secret, tmp_path / "kiosk") as machine:
            assert await machine.visit() is Step.TICKET
            ticket = machine.session.visit.ticket
            assert ticket is not None
            early = await counter.preregistration_of(ticket.visit)
            assert early is not None
            assert (early.applicant, early.is_withheld) == (None, True), "nobody has called the ticket yet"
            document = await supervisor.preregistration_of(ticket.visit)
            assert document is not None
            assert document.applicant is not None
            assert (document.applicant.name, document.applicant.identity_number) == (NAME, NUMBER)
            slip = machine.slip
            assert document.plan.code == slip.preparation_code == machine.reprint_code
            assert NAME not in str(slip)

            assert await machine.visit() is Step.REFUSED, "one person has one ticket in a line"
            over = machine.session.visit.keeping.over
            assert over is not None
            assert (over.limit, over.number) == (Limit.ACTIVE_TICKET, ticket.number)
            machine.session.happen(WentOnWithout())
            assert await machine.settled() is Step.TICKET
            assert machine.slip.preparation_code is None
        await counter.close()
        await supervisor.close()

    with branch.process() as (_, url):
        asyncio.run(story(url))


def test_without_a_vault_there_are_numbers_all_the_same(
    branch: Branch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    secret, clerks = branch.credential("kiosk"), branch.credential("counter")

    async def story(url: str) -> None:
        counter = OfficeApi(url, CN01, clerks)
        async with kiosk(url, secret, tmp_path / "kiosk") as machine:
            assert await machine.visit() is Step.TICKET
            visit = machine.session.visit
            assert visit.ticket is not None
            assert visit.keeping.is_lost
            assert machine.slip.preparation_code is None
            branch.run("vault", "init", "--data", str(branch.data))
            assert await counter.preregistration_of(visit.ticket.visit) is None
        await counter.close()

    with branch.process() as (_, url):
        asyncio.run(story(url))
    assert "No answer to pre-registration" in caplog.text
    assert NAME not in caplog.text
