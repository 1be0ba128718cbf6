"""The staff's pages: shut to everybody but who knows the PIN, never in a citizen's way, and closed by themselves."""

import asyncio
import logging
from dataclasses import replace

import pytest

from kiosk.closing import ClosingWords
from kiosk.faults import Condition
from kiosk.given_tickets import GivenTicket
from kiosk.staff.happening import (
    Asked,
    ChimeWanted,
    ClosingWanted,
    CopyWanted,
    EndWanted,
    FigureTakenBack,
    FigureTyped,
    Left,
    OpeningWanted,
    PaperEnded,
    PinGiven,
    PinSeen,
    Scanned,
    SoundEnded,
    StaffHappening,
    Touched,
    TrialWanted,
    VolumeTurned,
    WentBack,
    WentTo,
)
from kiosk.staff.page import HARMLESS, StaffPage
from kiosk.staff.pin_tries import MOST_FIGURES
from kiosk.staff.staff_visit import IDLE_S, Progress
from server_client.dossier_model.scanned_payload import OtherCode
from server_client.queue_model.ids import Language, ServiceCode, VisitId
from tests.fakes.office import CIVIL, EIGHT, LAND
from tests.fakes.staff_parts import PIN, StaffRoom

VISIT = VisitId("v1")
WISHES: tuple[tuple[StaffPage, StaffHappening], ...] = (
    (StaffPage.COPIES, CopyWanted(visit=VISIT)),
    (StaffPage.TRIALS, TrialWanted()),
    (StaffPage.VOLUME, VolumeTurned(level=80)),
    (StaffPage.VOLUME, ChimeWanted()),
    (StaffPage.CLOSING, ClosingWanted(words=ClosingWords.DESK)),
    (StaffPage.CLOSING, OpeningWanted()),
    (StaffPage.ENDING, EndWanted()),
)


@pytest.fixture
def room() -> StaffRoom:
    return StaffRoom()


def done(room: StaffRoom) -> list[str]:
    """What was done to paper, sound and house, but for ending the citizen's visit."""
    asyncio.run(room.work())
    heard = [f"volume {room.volume.level}"] * (room.volume.level != 70) + ["chime"] * room.volume.chimes
    return [*room.papers.printed, *(one for one in room.house.done if one != "visit forgotten"), *heard]


def copies(room: StaffRoom) -> list[tuple[str, str, int, str]]:
    """The numbers that are listed, as they are told."""
    return [(row.number, row.line, row.prints, row.fault) for row in room.screen.copies]


def enter(room: StaffRoom, page: StaffPage = StaffPage.MENU) -> None:
    asyncio.run(room.enter(page))


def test_the_gesture_leads_to_the_pin_and_ends_the_visit_that_is_on_the_screen(room: StaffRoom) -> None:
    room.happen(Asked())
    assert room.where() is StaffPage.PIN
    assert room.house.done == ["visit forgotten"]


def test_while_a_number_is_under_way_the_gesture_leads_nowhere(room: StaffRoom) -> None:
    room.house.is_busy = True
    room.happen(Asked())
    assert room.where() is StaffPage.CLOSED
    assert room.house.done == []
    assert room.view.shown == []


def test_the_right_pin_opens_the_menu(room: StaffRoom) -> None:
    room.happen(Asked())
    room.type_pin(PIN)
    assert room.screen.is_checking
    asyncio.run(room.work())
    assert (room.where(), room.screen.is_known) == (StaffPage.MENU, True)


def test_no_screen_and_no_words_of_a_visit_hold_a_figure_of_the_pin(
    room: StaffRoom, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    room.happen(Asked())
    for pin in ("111111", PIN):
        room.type_pin(pin)
        assert pin not in repr(room.desk.visit)
        asyncio.run(room.work())
    told = [repr(screen) for screen in room.view.shown] + [repr(FigureTyped(figure="7")), caplog.text]
    assert not any(pin in text for text in told for pin in (PIN, "111111"))
    assert "'7'" not in repr(FigureTyped(figure="7"))
    assert [screen.figures for screen in room.view.shown[:4]] == [0, 1, 2, 3]


def test_a_wrong_pin_is_told_and_another_may_be_tried(room: StaffRoom, caplog: pytest.LogCaptureFixture) -> None:
    room.happen(Asked())
    room.type_pin("111112")
    asyncio.run(room.work())
    assert (room.where(), room.screen.was_wrong, room.screen.figures) == (StaffPage.PIN, True, 0)
    assert "A wrong PIN at the staff menu, 1 in a row" in caplog.text
    room.type_pin(PIN)
    asyncio.run(room.work())
    assert room.where() is StaffPage.MENU


def test_after_three_wrong_pins_none_is_taken_for_a_while_not_even_by_another_opening(
    room: StaffRoom, caplog: pytest.LogCaptureFixture
) -> None:
    room.happen(Asked())
    for _ in range(3):
        room.type_pin("111112")
        asyncio.run(room.work())
    assert room.screen.pause_s == 30
    room.type_pin(PIN)
    assert (room.tasks, room.screen.figures) == ([], 0)
    room.happen(WentBack(), Asked())
    assert room.screen.pause_s == 30
    room.wait(29.5)
    assert room.screen.pause_s == 1
    room.wait(0.5)
    room.type_pin(PIN)
    asyncio.run(room.work())
    assert room.where() is StaffPage.MENU
    assert "3 in a row" in caplog.text
    room.happen(Left(), Asked())
    assert room.desk.visit.tries.wrong == 0


def test_figures_can_be_taken_back_and_are_only_figures_and_not_too_many(room: StaffRoom) -> None:
    room.happen(Asked(), FigureTyped(figure="7"), FigureTyped(figure="x"), FigureTyped(figure=""))
    room.happen(FigureTyped(figure="12"), FigureTyped(figure="²"), PinGiven())
    assert (room.screen.figures, room.tasks) == (1, [])
    room.happen(FigureTakenBack(), FigureTakenBack())
    assert room.screen.figures == 0
    room.happen(*(FigureTyped(figure="1") for _ in range(MOST_FIGURES + 3)))
    assert room.screen.figures == MOST_FIGURES


def test_what_is_typed_while_a_pin_is_looked_at_is_no_part_of_the_next(
    room: StaffRoom, caplog: pytest.LogCaptureFixture
) -> None:
    room.happen(Asked())
    room.type_pin("111112")
    room.happen(FigureTyped(figure="9"), PinGiven(), WentBack(), Left())
    assert (room.where(), room.screen.figures, len(room.tasks)) == (StaffPage.PIN, 0, 1)
    asyncio.run(room.work())
    assert room.screen.was_wrong
    assert "1 in a row" in caplog.text


@pytest.mark.parametrize(("page", "wish"), WISHES, ids=[type(wish).__name__ for _, wish in WISHES])
def test_what_is_asked_for_is_done_on_its_page_alone_and_only_with_the_pin(
    room: StaffRoom, page: StaffPage, wish: StaffHappening
) -> None:
    room.happen(wish, Asked(), wish, WentTo(page=page), wish)
    assert done(room) == []
    room.happen(Left())
    enter(room)
    room.happen(wish)
    assert done(room) == []
    room.happen(WentTo(page=page), wish)
    assert done(room) != []


def test_without_a_pin_set_only_the_state_is_shown() -> None:
    room = StaffRoom(has_pin=False)
    room.happen(Asked())
    assert (room.where(), room.screen.has_pin, room.screen.is_known) == (StaffPage.MENU, False, False)
    for page in StaffPage:
        room.happen(WentTo(page=page))
        assert room.where() in HARMLESS
        room.happen(*(wish for _, wish in WISHES))
        assert room.screen.copies == ()
        if room.where() is not StaffPage.MENU:
            room.happen(WentBack())
    assert done(room) == []


@pytest.mark.parametrize("page", [page for page in StaffPage if page is not StaffPage.CLOSED])
def test_every_page_closes_by_itself_when_nobody_touches_it(room: StaffRoom, page: StaffPage) -> None:
    if page is StaffPage.PIN:
        room.happen(Asked(), FigureTyped(figure="7"))
    else:
        enter(room, page)
    room.wait(IDLE_S - 0.5)
    assert room.where() is page
    room.happen(Touched())
    room.wait(IDLE_S - 0.5)
    assert room.where() is page
    room.wait(0.5)
    assert room.screen.page is StaffPage.CLOSED
    assert (room.desk.visit.is_known, room.desk.visit.entered) == (False, "")


def test_it_does_not_close_while_something_is_under_way(room: StaffRoom) -> None:
    enter(room, StaffPage.COPIES)
    room.happen(CopyWanted(visit=VISIT))
    room.wait(IDLE_S * 3)
    assert room.screen.paper is Progress.UNDER_WAY
    asyncio.run(room.work())
    assert room.where() is StaffPage.COPIES
    room.wait(IDLE_S)
    assert room.where() is StaffPage.CLOSED


def test_someone_who_works_on_the_printer_keeps_the_state_open(room: StaffRoom) -> None:
    enter(room, StaffPage.STATE)
    room.wait(IDLE_S - 1)
    room.desk.feel()
    room.wait(IDLE_S - 1)
    assert room.where() is StaffPage.STATE
    room.happen(WentBack())
    room.wait(IDLE_S - 1)
    room.desk.feel()
    room.wait(2)
    assert room.where() is StaffPage.CLOSED


def test_back_leads_to_the_menu_and_from_there_out(room: StaffRoom) -> None:
    enter(room, StaffPage.TRIALS)
    pages = []
    for happening in (WentBack(), WentBack(), WentBack(), Left(), Touched()):
        room.happen(happening)
        pages.append(room.where())
    assert pages == [StaffPage.MENU, *[StaffPage.CLOSED] * 4]


def test_a_second_gesture_changes_nothing(room: StaffRoom) -> None:
    enter(room, StaffPage.STATE)
    room.happen(Asked())
    assert room.where() is StaffPage.STATE
    assert room.house.done == ["visit forgotten"]


def test_the_state_is_shown_part_by_part_as_it_is_now(room: StaffRoom) -> None:
    enter(room, StaffPage.STATE)
    room.known = replace(room.known, condition=Condition(is_clock_wrong=True))
    room.wait(0.5)
    assert {part.says for part in room.screen.parts} >= {"clock_wrong", "printer_well"}


def test_the_numbers_of_today_are_listed_with_their_line_and_how_they_came_out(room: StaffRoom) -> None:
    given = GivenTicket(
        visit=VISIT, number="A001", needs=(CIVIL, LAND), token=None, language=Language("vi"), issued_at=EIGHT, prints=1
    )
    gone = replace(given, visit=VisitId("v2"), number="X001", needs=(ServiceCode("gone"),), prints=0, fault="paper_out")
    room.known = replace(room.known, given=(given, gone))
    room.happen(Asked())
    assert copies(room) == []
    room.type_pin(PIN)
    asyncio.run(room.work())
    assert copies(room) == [("A001", "Hộ tịch, Đất đai", 1, ""), ("X001", "", 0, "paper_out")]
    room.known = replace(room.known, configuration=None)
    room.wait(0.5)
    assert [line for _, line, *_ in copies(room)] == ["", ""]


def test_a_copy_is_printed_once_however_often_it_is_touched(room: StaffRoom) -> None:
    enter(room, StaffPage.COPIES)
    room.happen(CopyWanted(visit=VISIT), CopyWanted(visit=VISIT), CopyWanted(visit=VisitId("v2")), WentBack(), Left())
    assert (room.where(), room.screen.copy) == (StaffPage.COPIES, VISIT)
    asyncio.run(room.work())
    assert (room.papers.printed, room.screen.paper) == ([VISIT], Progress.DONE)


def test_a_paper_that_does_not_come_is_told_with_its_reason_until_the_page_is_left(room: StaffRoom) -> None:
    room.papers.fault = "cover_open"
    enter(room, StaffPage.TRIALS)
    room.happen(TrialWanted())
    asyncio.run(room.work())
    assert (room.screen.paper, room.screen.fault, room.screen.copy) == (Progress.FAILED, "cover_open", "")
    assert room.papers.printed == ["trial in vi"]
    room.happen(WentBack(), WentTo(page=StaffPage.COPIES))
    assert (room.screen.paper, room.screen.fault) == (Progress.NONE, "")


def test_scans_are_the_staffs_while_they_have_the_screen_and_told_by_their_kind_on_one_page(room: StaffRoom) -> None:
    scan = OtherCode(text="012345")
    assert not room.desk.take_scan(scan)
    enter(room)
    assert room.desk.take_scan(scan)
    assert room.screen.scans == 0
    room.happen(WentTo(page=StaffPage.TRIALS))
    assert room.desk.take_scan(scan)
    assert room.desk.take_scan(scan)
    assert (room.screen.scanned, room.screen.scans) == ("code", 2)
    assert not any("012345" in repr(screen) for screen in room.view.shown)


def test_the_volume_is_turned_at_every_touch_even_while_it_sounds(room: StaffRoom) -> None:
    enter(room, StaffPage.VOLUME)
    room.happen(ChimeWanted(), ChimeWanted(), VolumeTurned(level=80), VolumeTurned(level=90))
    assert (len(room.tasks), room.screen.sound) == (3, Progress.UNDER_WAY)
    asyncio.run(room.work())
    assert (room.volume.level, room.volume.chimes, room.screen.sound) == (90, 1, Progress.DONE)


def test_a_sound_device_that_fails_is_told(room: StaffRoom, caplog: pytest.LogCaptureFixture) -> None:
    room.volume.is_broken = True
    enter(room, StaffPage.VOLUME)
    room.happen(ChimeWanted())
    asyncio.run(room.work())
    assert room.screen.sound is Progress.FAILED
    assert "no such card" in caplog.text


@pytest.mark.parametrize(
    ("wish", "doing"),
    [(ClosingWanted(words=ClosingWords.SOON), "closed: soon"), (OpeningWanted(), "opened")],
)
def test_closing_and_opening_give_the_screen_back_at_once(room: StaffRoom, wish: StaffHappening, doing: str) -> None:
    enter(room, StaffPage.CLOSING)
    room.happen(wish)
    assert room.house.done[-1] == doing
    assert room.screen.page is StaffPage.CLOSED


def test_what_ends_after_the_pages_have_closed_opens_nothing(room: StaffRoom) -> None:
    room.happen(PaperEnded(), SoundEnded(is_well=True), PinSeen(is_right=True), Scanned(kind="code"))
    assert room.where() is StaffPage.CLOSED
    assert not room.desk.visit.is_known
