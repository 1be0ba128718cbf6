"""The staff menu as the kiosk joins it: its papers, its volume and its closing, on real files and a virtual printer."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from assets.engine import ASSETS
from kiosk.branch_clock import BranchClock
from kiosk.branch_ties import BranchTies
from kiosk.closing import ClosingWords, closing_note
from kiosk.given_tickets import GivenTickets
from kiosk.issuing import Issuing
from kiosk.kept_lines import KeptLines
from kiosk.loudness import Loudness, LoudnessUnavailable, SoundPrograms
from kiosk.printing.printers import printer_from
from kiosk.printing.ticket_press import TicketPress, ticket_press
from kiosk.readiness import Readiness
from kiosk.settings import KioskSettings
from kiosk.setup.sound_place import SOUND_CARD, SoundPlace
from kiosk.staff.happening import Asked, ClosingWanted, FigureTyped, OpeningWanted, PinGiven, WentTo
from kiosk.staff.page import StaffPage
from kiosk.staff.papers import NOT_KNOWN, PaperMeans, StaffPapers
from kiosk.staff_menu import OwnVolume, StaffMenu, StaffSurroundings
from kiosk.staff_pin import hashed
from kiosk.wellbeing import Wellbeing
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN, Configuration
from server_client.queue_model.device_commands import ReportPrint
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import BranchId, TicketId, Token, VisitId
from server_client.queue_model.ticket import TicketOrigin
from tests.fakes.kiosk_parts import PUBLIC, KioskHall
from tests.fakes.office import CIVIL, EIGHT, OFFICE
from tests.fakes.staff_parts import PIN, FakeStaffView

T = TypeVar("T")
SILENT = SoundPlace(kind="off")
A001 = TicketIssued(
    visit=VisitId("v1"),
    ticket=TicketId("v1"),
    number="A001",
    series="A",
    ordinal=1,
    token=Token("token-1"),
    language=VIETNAMESE,
    needs=(CIVIL,),
    class_code=WALK_IN,
    clock=EIGHT,
    issued_at=EIGHT,
    origin=TicketOrigin.COUNTED,
    ahead=0,
)


class Desk:
    """Papers for staff from one kiosk's folder, on a virtual printer that a file breaks."""

    def __init__(self, folder: Path, configuration: Configuration | None = OFFICE) -> None:
        self.folder = folder
        self.hall = KioskHall()
        self.given = GivenTickets(KeptLines(folder / "given"))
        self.press: TicketPress = ticket_press(printer_from(f"virtual:{folder / 'paper'}"), ASSETS)
        self.issuing = Issuing(
            self.hall.post, self.press, self.hall.means, page_of=lambda token: f"{PUBLIC}/t/{token}", given=self.given
        )
        self.papers = StaffPapers(
            PaperMeans(
                issuing=self._issuing,
                given=lambda: self.given,
                configuration=lambda: configuration,
                page_of=lambda token: f"{PUBLIC}/t/{token}",
                now=self.hall.office.clock,
                printer="virtual:paper",
            )
        )

    def run(self, work: Callable[["Desk"], Coroutine[None, None, T]]) -> T:
        async def whole() -> T:
            await self.given.open()
            self.given.note(A001)
            try:
                return await work(self)
            finally:
                await self.press.close()
                await self.given.close()

        return asyncio.run(whole())

    def printed(self) -> list[str]:
        return sorted(path.name for path in (self.folder / "paper").glob("*.png"))

    async def _issuing(self) -> Issuing:
        return self.issuing


def test_a_copy_comes_out_and_the_branch_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path)

    async def story(desk: Desk) -> str:
        fault = await desk.papers.copy(A001.visit)
        known = desk.given.given(A001.visit)
        assert known is not None
        assert known.prints == 1
        return fault

    assert desk.run(story) == ""
    assert desk.printed() == ["ticket-0001.png"]
    (told,) = desk.hall.post.waiting
    assert isinstance(told, ReportPrint)
    assert (told.visit, told.fault) == (A001.visit, None)


def test_a_copy_that_does_not_come_out_says_why(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk(tmp_path)

    async def story(desk: Desk) -> str:
        (tmp_path / "paper").mkdir(exist_ok=True)
        (tmp_path / "paper" / "fault").write_text("cover_open", encoding="ascii")
        return await desk.papers.copy(A001.visit)

    assert desk.run(story) == "cover_open"
    (told,) = desk.hall.post.waiting
    assert isinstance(told, ReportPrint)
    assert told.fault == "cover_open"
    assert "The paper of A001 did not come out" in caplog.text


@pytest.mark.parametrize(
    ("visit", "configuration"),
    [
        (VisitId("elsewhere"), OFFICE),
        (A001.visit, None),
        (A001.visit, replace(OFFICE, services=OFFICE.services[1:])),
    ],
    ids=["a number of another kiosk", "a branch that was never reached", "a service that there is no more"],
)
def test_what_cannot_be_printed_honestly_is_not_printed(
    tmp_path: Path, visit: VisitId, configuration: Configuration | None
) -> None:
    desk = Desk(tmp_path, configuration)

    async def story(desk: Desk) -> str:
        return await desk.papers.copy(visit)

    assert desk.run(story) == NOT_KNOWN
    assert desk.printed() == []


def test_a_full_disk_does_not_keep_the_paper_from_staff(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk(tmp_path)
    desk.hall.post.disk_is_full = True

    async def story(desk: Desk) -> str:
        return await desk.papers.copy(A001.visit)

    assert desk.run(story) == ""
    assert "is not told how the copy of A001 came out" in caplog.text


def test_the_trial_slip_comes_out(tmp_path: Path) -> None:
    desk = Desk(tmp_path)

    async def story(desk: Desk) -> str:
        return await desk.papers.trial(VIETNAMESE)

    assert desk.run(story) == ""
    assert desk.printed() == ["ticket-0001.png"]


class Menu:
    """A kiosk's staff menu on a folder of its own; `stopped` counts how often the process was to end."""

    def __init__(
        self,
        data: Path,
        *,
        pin_hash: str = "",
        closing_message: bool = False,
        sound: SoundPlace = SILENT,
    ) -> None:
        self.hall = KioskHall()
        self.hall.session.show_closing(closing_note(data).load())
        self.view = FakeStaffView()
        self.stopped = 0
        settings = KioskSettings(
            server="http://127.0.0.1:9",
            branch=BranchId("CN01"),
            credential="secret",
            data=data,
            printer="virtual:" + str(data / "paper"),
            language=VIETNAMESE,
            sound=sound,
            staff_pin=pin_hash,
            closing_message={VIETNAMESE: "Xin mời dùng máy bên cạnh."} if closing_message else {},
        )
        clock = BranchClock(self.hall.office.clock, lambda: self.hall.monotonic)
        self.ties = BranchTies(
            settings,
            printer_from(settings.printer),
            clock,
            new_id=self.hall.office.new_id,
            new_token=self.hall.a_token,
        )
        self.ready = Readiness()
        self.menu = StaffMenu(
            settings,
            self.view,
            StaffSurroundings(
                session=self.hall.session,
                ties=self.ties,
                ready=self.ready,
                monotonic=lambda: self.hall.monotonic,
                now=self.hall.office.clock,
                begin=self.hall.tasks.append,
                stop=self._stop,
                is_supervised=False,
            ),
        )

    def _stop(self) -> None:
        self.stopped += 1

    async def enter(self, page: StaffPage) -> None:
        self.ready.begin()
        self.menu.happen(Asked())
        for figure in PIN:
            self.menu.happen(FigureTyped(figure=figure))
        self.menu.happen(PinGiven())
        await self.hall.work()
        self.menu.happen(WentTo(page=page))


@pytest.fixture(scope="module")
def pin_hash() -> str:
    return hashed(PIN)


def test_a_kiosk_that_staff_close_is_closed_after_a_restart_until_they_open_it(tmp_path: Path, pin_hash: str) -> None:
    before = Menu(tmp_path, pin_hash=pin_hash, closing_message=True)

    async def close() -> None:
        await before.enter(StaffPage.CLOSING)
        before.menu.happen(ClosingWanted(words=ClosingWords.OWN))

    asyncio.run(close())
    after = Menu(tmp_path, pin_hash=pin_hash)
    shut = after.hall.screen.shut
    assert shut is not None
    assert shut.own == "Xin mời dùng máy bên cạnh."

    async def reopen() -> None:
        await after.enter(StaffPage.CLOSING)
        after.menu.happen(OpeningWanted())

    asyncio.run(reopen())
    assert after.hall.screen.shut is None
    assert Menu(tmp_path).hall.view.shown[-1].shut is None


def test_a_pin_file_that_is_damaged_opens_to_nobody(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    menu = Menu(tmp_path, pin_hash="no hash")
    asyncio.run(menu.enter(StaffPage.STATE))
    assert menu.view.shown[-1].page is StaffPage.PIN
    assert "set it anew with motcua kiosk-pin" in caplog.text


def test_before_the_kiosk_is_ready_there_are_no_numbers_to_print(tmp_path: Path, pin_hash: str) -> None:
    menu = Menu(tmp_path, pin_hash=pin_hash)
    asyncio.run(menu.enter(StaffPage.COPIES))
    assert menu.view.shown[-1].copies == ()
    assert menu.menu.is_open


def test_a_loudspeaker_that_fails_is_told_and_one_that_plays_again_too(tmp_path: Path) -> None:
    muted: list[bool] = []
    wellbeing = Wellbeing(lambda condition: muted.append(condition.is_mute), knows_its_branch=True)
    for player in ("/there/is/none", "true"):
        programs = SoundPrograms(mixer="true", player=player)
        volume = OwnVolume(Loudness(SOUND_CARD, tmp_path / "volume", 70, programs=programs), wellbeing)
        with suppress(LoudnessUnavailable):
            asyncio.run(volume.sound())
    assert muted == [True, False]


def test_a_kiosk_without_a_mixer_starts_all_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    menu = Menu(tmp_path, sound=SoundPlace(kind="aplay", target="no-such-device"))
    asyncio.run(menu.menu.set_volume())
    assert menu.ties.wellbeing.condition.is_mute
    assert "no-such-device" in caplog.text or "alsa-utils" in caplog.text


def test_a_change_of_the_kiosks_condition_is_seen_and_keeps_the_page_open(tmp_path: Path, pin_hash: str) -> None:
    menu = Menu(tmp_path, pin_hash=pin_hash)
    asyncio.run(menu.enter(StaffPage.STATE))
    menu.hall.wait(29)
    menu.ties.wellbeing.show_clock(is_wrong=True)
    menu.menu.pass_time()
    menu.hall.wait(29)
    menu.menu.pass_time()
    assert menu.menu.is_open
    assert "clock_wrong" in {part.says for part in menu.view.shown[-1].parts}
    menu.hall.wait(1)
    menu.menu.pass_time()
    assert not menu.menu.is_open
