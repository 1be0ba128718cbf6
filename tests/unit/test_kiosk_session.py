"""Whole visits at the kiosk, from the first touch to the paper, with the branch and the printer in memory."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest

from kiosk.printing.printer_status import PrinterFault
from kiosk.screen import Paper, Screen
from kiosk.visiting.happening import LanguageChosen, Left, TriedAgain, WentBack
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import Confirmed, PriorityDeclared, ReprintAsked, ServiceChosen
from server_client.client.connection import ConnectionState
from server_client.queue_model.commands import CloseService, IssueTicket
from server_client.queue_model.configuration import ClassKind, Hours
from server_client.queue_model.device_commands import ReportPrint
from server_client.queue_model.refusals import RefusalCode
from tests.fakes.kiosk_parts import PUBLIC, KioskHall
from tests.fakes.office import CIVIL, ELDERLY, ENGLISH, LAND, OFFICE

CHOICE = ServiceChosen(service=CIVIL)
NO_PRIORITY = replace(
    OFFICE,
    classes=tuple(
        replace(cls, active_to=date(2026, 1, 1)) if cls.kind is ClassKind.PRIORITY else cls for cls in OFFICE.classes
    ),
)


def visit(hall: KioskHall) -> Screen:
    """Let a person take a number, and return what is on the screen then."""
    hall.touch(CHOICE, PriorityDeclared(), Confirmed())
    asyncio.run(hall.work())
    return hall.screen


def test_a_visit_ends_with_number_paper_and_code() -> None:
    hall = KioskHall()
    screen = visit(hall)
    assert (screen.step, screen.number, screen.ahead) == (Step.TICKET, "A001", 0)
    assert screen.tracking_url.startswith(f"{PUBLIC}/t/token-")
    (face,) = hall.press.faces
    assert (face.number, face.service, face.branch, face.people_ahead) == ("A001", "Hộ tịch", "Chi nhánh số 1", 0)
    assert face.tracking_url == screen.tracking_url
    (report,) = (command for command in hall.post.waiting if isinstance(command, ReportPrint))
    assert report.fault is None


def test_double_and_triple_taps_make_one_ticket() -> None:
    hall = KioskHall()
    hall.touch(CHOICE, CHOICE, PriorityDeclared(), PriorityDeclared(), Confirmed(), Confirmed(), Confirmed())
    asyncio.run(hall.work())
    assert len(hall.server.branch.tickets) == 1
    assert len(hall.press.faces) == 1


def test_the_ticket_speaks_the_language_of_the_person() -> None:
    hall = KioskHall()
    hall.touch(LanguageChosen(language=ENGLISH))
    visit(hall)
    (face,) = hall.press.faces
    assert (face.language, face.service, face.branch) == ("en", "Civil status", "Branch No. 1")


def test_a_declared_priority_reaches_the_branch_and_is_never_printed() -> None:
    hall = KioskHall()
    hall.touch(CHOICE, PriorityDeclared(class_code=ELDERLY), Confirmed())
    asyncio.run(hall.work())
    assert [ticket.class_code for ticket in hall.server.branch.tickets.values()] == [ELDERLY]
    assert not hall.press.faces[0].priority


def test_people_ahead_are_counted_by_the_calling_rule() -> None:
    hall = KioskHall()
    for _ in range(3):
        hall.server.do(IssueTicket(id=hall.office.new_id(), needs=(CIVIL,), token=hall.a_token()))
    hall.wait(60)
    hall.follow()
    assert visit(hall).ahead == 3
    hall.touch(Left(), CHOICE, PriorityDeclared(class_code=ELDERLY), Confirmed())
    hall.follow()
    asyncio.run(hall.work())
    assert hall.screen.ahead == 4, "a right to go first grows with the wait; nothing has been waited yet"


def test_a_kiosk_that_has_missed_events_believes_what_the_branch_counted() -> None:
    hall = KioskHall()
    for _ in range(2):
        hall.server.do(IssueTicket(id=hall.office.new_id(), needs=(CIVIL,), token=hall.a_token()))
    assert visit(hall).ahead == 2


def test_a_failed_paper_leaves_a_valid_number_that_can_be_printed_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    hall = KioskHall()
    hall.press.fault = PrinterFault.PAPER_OUT
    assert visit(hall).step is Step.PAPERLESS
    assert "put in a new roll" in caplog.text
    assert hall.screen.number == "A001"
    hall.press.fault = None
    hall.touch(ReprintAsked())
    asyncio.run(hall.work())
    assert hall.screen.step is Step.TICKET
    assert [face.copy for face in hall.press.faces] == [0, 1]
    assert len(hall.server.branch.tickets) == 1
    faults = [command.fault for command in hall.post.waiting if isinstance(command, ReportPrint)]
    assert faults == ["paper_out", None]


def test_a_refusal_is_shown_with_its_reason() -> None:
    hall = KioskHall()
    hall.server.do(CloseService(id=hall.office.new_id(), service=CIVIL))
    screen = visit(hall)
    assert (screen.step, screen.refusal) == (Step.REFUSED, RefusalCode.SERVICE_CLOSED)


def test_a_branch_that_cannot_be_reached_is_told_of_and_can_be_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    hall = KioskHall(answer_within_s=0.05)
    hall.server.cut()
    hall.pauses.hold()
    assert visit(hall).step is Step.UNREACHABLE
    assert "number taken back" in caplog.text
    hall.server.mend()
    hall.pauses.let_go()
    hall.touch(TriedAgain())
    asyncio.run(hall.post.carry())
    asyncio.run(hall.work())
    assert (hall.screen.step, hall.screen.number) == (Step.TICKET, "A002")


def test_a_full_disk_does_not_keep_the_person_from_the_paper(caplog: pytest.LogCaptureFixture) -> None:
    hall = KioskHall()
    hall.touch(CHOICE, PriorityDeclared(), Confirmed())
    asking = hall.tasks.pop()
    asyncio.run(asking)
    hall.post.disk_is_full = True
    asyncio.run(hall.work())
    assert hall.screen.step is Step.TICKET
    assert "The disk is full" in caplog.text


def test_priority_is_not_asked_where_none_is_granted() -> None:
    hall = KioskHall(NO_PRIORITY)
    steps = []
    for tap in (LanguageChosen(language=ENGLISH), CHOICE, WentBack()):
        hall.touch(tap)
        steps.append(hall.screen.step)
    assert steps == [Step.START, Step.CONFIRM, Step.START]
    assert hall.screen.language == ENGLISH


def test_tiles_follow_the_branch() -> None:
    hall = KioskHall()
    hall.server.do(IssueTicket(id=hall.office.new_id(), needs=(LAND,), token=hall.a_token()))
    hall.server.do(CloseService(id=hall.office.new_id(), service=CIVIL))
    hall.follow()
    civil, land = hall.screen.services
    assert (civil.waiting, civil.refusal) == (0, RefusalCode.SERVICE_CLOSED)
    assert (land.waiting, land.refusal) == (1, None)


def test_a_cut_line_hides_counts_that_may_be_old() -> None:
    hall = KioskHall()
    hall.session.show_line(ConnectionState.OFFLINE)
    assert [offer.waiting for offer in hall.screen.services] == [None, None]
    hall.session.show_line(ConnectionState.ONLINE)
    assert [offer.waiting for offer in hall.screen.services] == [0, 0]


def test_the_printer_s_state_is_shown() -> None:
    hall = KioskHall()
    hall.session.show_paper(Paper.OUT_OF_ORDER)
    assert hall.screen.paper is Paper.OUT_OF_ORDER


def test_an_abandoned_visit_gives_way_to_the_next_person() -> None:
    hall = KioskHall()
    hall.touch(CHOICE)
    hall.wait(44)
    hall.session.pass_time()
    assert (hall.screen.step, hall.screen.seconds_left) == (Step.PRIORITY, 1)
    hall.wait(1)
    hall.session.pass_time()
    assert hall.screen.step is Step.START


def test_the_ticket_page_counts_down_and_leaves() -> None:
    hall = KioskHall()
    assert visit(hall).seconds_left == 20
    hall.wait(20)
    hall.session.pass_time()
    assert (hall.screen.step, hall.screen.number) == (Step.START, "")


def test_a_house_outside_its_hours_says_when_it_opens() -> None:
    # Eight in the morning of a Monday: the land office opens at nine, the civil office tomorrow at seven.
    hours = {LAND: Hours(weekday=0, opens=540, closes=600), CIVIL: Hours(weekday=1, opens=420, closes=600)}
    services = tuple(replace(service, hours=(hours[service.code],)) for service in OFFICE.services)
    hall = KioskHall(replace(OFFICE, services=services))
    hall.session.pass_time()
    assert hall.screen.closed is RefusalCode.OUTSIDE_HOURS
    opening = hall.screen.opening
    assert opening is not None
    assert (opening.days, f"{opening.at:%a %H:%M}", opening.is_timed) == (0, "Mon 09:00", True)
