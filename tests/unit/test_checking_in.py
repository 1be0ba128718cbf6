"""The way of those who booked: looked up by code, phone or QR, one touch to the number, and what is told if not."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.screens.looking_up import NO_BOOKING
from kiosk.visiting.checking_in import (
    BookingChosen,
    BookingTyped,
    BookingWanted,
    CheckInBegun,
    Lookup,
    Setback,
    SoughtBy,
    SoughtByChosen,
)
from kiosk.visiting.happening import LanguageChosen, Left, TriedAgain, WentBack
from kiosk.visiting.patience import Patience
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import Confirmed, PriorityDeclared, ServiceChosen, ServicesWanted
from server_client.client.connection import ConnectionState
from server_client.dossier_model.booking import Booking, CheckIn
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.dossier_model.scanned_payload import Opaque, OpaqueKind, OtherCode
from server_client.queue_model.commands import CancelTicket, CheckInBooking, CloseDay, IssueTicket
from server_client.queue_model.ids import BookingCode
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import TicketOrigin, TicketState
from tests.fakes.kiosk_parts import KioskHall
from tests.fakes.office import CIVIL, EIGHT, ENGLISH, LAND

CODE = BookingCode("HN-1001")
PHONE = PhoneNumber(text="0912345678")
NEAR = Booking(code=CODE, service=CIVIL, booked_for=EIGHT + timedelta(minutes=30))
LATE = Booking(code=BookingCode("HN-1002"), service=LAND, booked_for=EIGHT - timedelta(minutes=30))
EARLY = Booking(code=BookingCode("HN-1003"), service=LAND, booked_for=EIGHT + timedelta(hours=5))
TOMORROW = Booking(code=BookingCode("HN-1004"), service=LAND, booked_for=EIGHT + timedelta(days=1))


def hall(*bookings: Booking, answer_within_s: float = 8, patience: Patience | None = None) -> KioskHall:
    made = KioskHall(answer_within_s=answer_within_s, patience=patience or Patience())
    made.records.known_bookings += bookings
    made.records.booked_by |= dict.fromkeys((booking.code for booking in bookings), PHONE)
    return made


def look_up(kiosk: KioskHall, text: str = CODE) -> None:
    """Let somebody look a booking up by its code, or by a number where the phone pad is."""
    kiosk.touch(CheckInBegun(), BookingTyped(text=text), BookingWanted())
    asyncio.run(kiosk.work())


def by_phone(kiosk: KioskHall, text: str = PHONE.text) -> None:
    kiosk.touch(CheckInBegun(), SoughtByChosen(by=SoughtBy.PHONE), BookingTyped(text=text), BookingWanted())
    asyncio.run(kiosk.work())


def check_in(kiosk: KioskHall, code: BookingCode = CODE) -> None:
    kiosk.touch(BookingChosen(code=code))
    asyncio.run(kiosk.work())


def test_who_booked_is_asked_one_question_and_gets_a_number_for_that_time() -> None:
    kiosk = hall(NEAR)
    look_up(kiosk, " hn-1001 ")
    booking = kiosk.screen.booking
    assert kiosk.screen.step is Step.BOOKINGS
    assert booking.asked is not None
    assert (booking.asked.code, booking.asked.service, f"{booking.asked.at:%H:%M}") == (CODE, "Hộ tịch", "08:30")
    check_in(kiosk)
    assert (kiosk.screen.step, kiosk.screen.number) == (Step.TICKET, "A001")
    assert kiosk.screen.service is not None
    (face,) = kiosk.press.faces
    assert (face.number, face.service, face.booked_for) == ("A001", "Hộ tịch", NEAR.booked_for)
    assert [visit.origin for visit in kiosk.server.branch.visits.values()] == [TicketOrigin.BOOKED]


def test_the_ticket_of_a_booking_speaks_the_language_of_the_person() -> None:
    kiosk = hall(NEAR)
    kiosk.touch(LanguageChosen(language=ENGLISH))
    look_up(kiosk)
    check_in(kiosk)
    assert [visit.language for visit in kiosk.server.branch.visits.values()] == [ENGLISH]
    assert kiosk.press.faces[0].service == "Civil status"


def test_a_phone_number_finds_all_bookings_of_today_and_the_person_chooses() -> None:
    kiosk = hall(NEAR, LATE, EARLY)
    by_phone(kiosk, "0912 345 678")
    booking = kiosk.screen.booking
    assert [row.check_in for row in booking.rows] == [CheckIn.LATE, CheckIn.ON_TIME, CheckIn.TOO_EARLY]
    assert booking.asked is None
    check_in(kiosk, LATE.code)
    assert kiosk.screen.number == "H001"
    assert kiosk.server.branch.bookings.keys() == {LATE.code}


def test_a_double_tap_on_a_booking_makes_one_ticket() -> None:
    kiosk = hall(NEAR)
    look_up(kiosk)
    kiosk.touch(BookingChosen(code=CODE), BookingChosen(code=CODE))
    asyncio.run(kiosk.work())
    assert len(kiosk.server.branch.tickets) == 1


@pytest.mark.parametrize("booking", [EARLY, TOMORROW, replace(NEAR, checked_in="A012")])
def test_a_booking_for_which_no_number_is_given_now_is_told_of_and_cannot_be_chosen(booking: Booking) -> None:
    kiosk = hall(booking)
    look_up(kiosk, booking.code)
    assert kiosk.screen.step is Step.BOOKINGS
    assert (kiosk.screen.booking.asked, kiosk.screen.booking.rows[0].number) == (None, booking.checked_in or "")
    check_in(kiosk, booking.code)
    assert kiosk.screen.step is Step.BOOKINGS
    assert kiosk.server.branch.tickets == {}


def test_who_comes_too_early_may_take_a_number_of_the_same_line_without_the_booking() -> None:
    kiosk = hall(EARLY)
    look_up(kiosk, EARLY.code)
    walk_in = kiosk.screen.booking.walk_in
    assert walk_in == LAND
    kiosk.touch(ServiceChosen(service=walk_in), PriorityDeclared(), Confirmed())
    asyncio.run(kiosk.work())
    assert [visit.origin for visit in kiosk.server.branch.visits.values()] == [TicketOrigin.COUNTED]
    assert kiosk.server.branch.bookings == {}


def test_a_booking_for_another_day_leads_to_no_line_in_particular() -> None:
    kiosk = hall(TOMORROW)
    look_up(kiosk, TOMORROW.code)
    assert kiosk.screen.booking.walk_in is None
    kiosk.touch(ServicesWanted())
    assert kiosk.screen.step is Step.SERVICE


def test_a_scanned_code_is_looked_up_at_once() -> None:
    kiosk = hall(NEAR)
    kiosk.touch(CheckInBegun(), Scanned(scan=OtherCode(text=CODE)))
    asyncio.run(kiosk.work())
    assert kiosk.screen.step is Step.BOOKINGS


def test_the_next_booking_may_be_scanned_beside_the_first() -> None:
    kiosk = hall(NEAR, EARLY)
    look_up(kiosk, EARLY.code)
    kiosk.touch(Scanned(scan=OtherCode(text=CODE)))
    asyncio.run(kiosk.work())
    assert [row.code for row in kiosk.screen.booking.rows] == [CODE]


@pytest.mark.parametrize("kind", [OpaqueKind.PAYMENT, OpaqueKind.EMPTY])
def test_a_scan_of_no_use_leaves_the_page_and_what_was_typed(kind: OpaqueKind) -> None:
    kiosk = hall(NEAR)
    kiosk.touch(CheckInBegun(), BookingTyped(text="HN"), Scanned(scan=Opaque(kind=kind)))
    assert (kiosk.screen.step, kiosk.screen.booking.wanted) == (Step.BOOKING, "HN")
    assert kiosk.tasks == []


@pytest.mark.parametrize(
    ("by", "text"), [(SoughtBy.CODE, "?!"), (SoughtBy.CODE, ""), (SoughtBy.PHONE, "0912"), (SoughtBy.PHONE, "12345678")]
)
def test_what_cannot_be_such_a_code_is_not_asked_for(by: SoughtBy, text: str) -> None:
    kiosk = hall(NEAR)
    kiosk.records.is_away = True
    kiosk.touch(CheckInBegun(), SoughtByChosen(by=by), BookingTyped(text=text), BookingWanted())
    asyncio.run(kiosk.work())
    assert (kiosk.screen.step, kiosk.screen.booking.lookup) == (Step.BOOKING, Lookup.UNREADABLE)
    kiosk.touch(BookingTyped(text=text + "1"))
    assert kiosk.screen.booking.lookup is Lookup.NOT_ASKED, "whoever mends it is not scolded on"


def test_a_phone_number_typed_as_a_code_is_understood() -> None:
    kiosk = hall(NEAR)
    look_up(kiosk, PHONE.text)
    assert kiosk.screen.step is Step.BOOKINGS


def test_another_way_to_look_it_up_begins_with_an_empty_field() -> None:
    kiosk = hall(NEAR)
    kiosk.touch(CheckInBegun(), BookingTyped(text="HN"), SoughtByChosen(by=SoughtBy.CODE))
    assert kiosk.screen.booking.wanted == "HN"
    kiosk.touch(SoughtByChosen(by=SoughtBy.PHONE))
    assert (kiosk.screen.booking.by, kiosk.screen.booking.wanted) == (SoughtBy.PHONE, "")


def test_nothing_found_says_whether_any_booking_of_today_is_known() -> None:
    kiosk = hall(NEAR)
    look_up(kiosk, "HN-9999")
    assert (kiosk.screen.step, kiosk.screen.booking.lookup) == (Step.BOOKING, Lookup.ANSWERED)
    assert not kiosk.screen.booking.never_told
    never = hall()
    look_up(never)
    assert never.screen.booking.never_told


def test_whoever_tried_too_many_codes_is_told_to_wait() -> None:
    kiosk = hall(NEAR)
    kiosk.records.has_heard_too_many = True
    look_up(kiosk)
    assert (kiosk.screen.step, kiosk.screen.booking.lookup) == (Step.BOOKING, Lookup.TOO_OFTEN)


@pytest.mark.parametrize("trouble", ["is_away", "keeps_silent"])
def test_a_branch_that_does_not_answer_keeps_nobody_waiting(trouble: str, caplog: pytest.LogCaptureFixture) -> None:
    kiosk = hall(NEAR, patience=Patience(lookup=0.01))
    setattr(kiosk.records, trouble, True)
    look_up(kiosk)
    assert (kiosk.screen.step, kiosk.screen.booking.lookup) == (Step.BOOKING, Lookup.NO_ANSWER)
    assert "BOOKING_LOOKUP" in caplog.text
    assert CODE not in caplog.text
    kiosk.touch(ServicesWanted())
    assert kiosk.screen.step is Step.SERVICE


def test_a_line_that_is_known_to_be_cut_is_not_tried() -> None:
    kiosk = hall(NEAR)
    kiosk.records.keeps_silent = True
    kiosk.session.show_line(ConnectionState.OFFLINE)
    look_up(kiosk)
    assert kiosk.screen.booking.lookup is Lookup.NO_ANSWER


def test_a_check_in_without_an_answer_keeps_the_booking_and_offers_the_next_steps(
    caplog: pytest.LogCaptureFixture,
) -> None:
    kiosk = hall(NEAR, answer_within_s=0.01)
    look_up(kiosk)
    kiosk.post.loses_answers = True
    kiosk.pauses.hold()
    check_in(kiosk)
    assert (kiosk.screen.step, kiosk.screen.booking.setback) == (Step.NOT_CHECKED_IN, Setback.NO_ANSWER)
    assert kiosk.screen.booking.walk_in == CIVIL
    assert [type(command) for command in kiosk.post.waiting] == [CheckInBooking, CancelTicket]
    assert "check-in taken back" in caplog.text
    kiosk.post.loses_answers = False
    kiosk.pauses.let_go()
    kiosk.touch(TriedAgain())
    asyncio.run(kiosk.work())
    assert (kiosk.screen.step, kiosk.screen.number) == (Step.TICKET, "A002")
    states = [ticket.state for ticket in kiosk.server.branch.tickets.values()]
    assert states == [TicketState.CANCELLED, TicketState.WAITING]


def test_after_a_check_in_without_an_answer_a_number_without_the_booking_is_to_be_had(
    caplog: pytest.LogCaptureFixture,
) -> None:
    kiosk = hall(NEAR, answer_within_s=0.01)
    look_up(kiosk)
    kiosk.server.cut()
    kiosk.pauses.hold()
    check_in(kiosk)
    assert "could not be checked in" in caplog.text
    kiosk.server.mend()
    kiosk.touch(ServiceChosen(service=CIVIL), PriorityDeclared(), Confirmed())
    asyncio.run(kiosk.work())
    assert kiosk.screen.step is Step.TICKET
    assert kiosk.press.faces[-1].booked_for is None
    assert kiosk.server.branch.bookings == {}


def test_a_booking_that_has_changed_meanwhile_is_looked_up_again(caplog: pytest.LogCaptureFixture) -> None:
    kiosk = hall(NEAR)
    look_up(kiosk)
    kiosk.post.is_rejected, kiosk.post.rejected_as = True, "booking_differs"
    check_in(kiosk)
    assert (kiosk.screen.step, kiosk.screen.booking.setback) == (Step.NOT_CHECKED_IN, Setback.CHANGED)
    assert CODE not in caplog.text
    kiosk.touch(TriedAgain())
    asyncio.run(kiosk.work())
    assert (kiosk.screen.step, kiosk.screen.booking.setback) == (Step.BOOKINGS, None)


def test_a_booking_that_has_checked_in_elsewhere_meanwhile_is_refused_and_then_seen_with_its_number() -> None:
    kiosk = hall(NEAR)
    look_up(kiosk)
    twin = CheckInBooking(
        id=kiosk.office.new_id(), booking=CODE, service=CIVIL, booked_for=NEAR.booked_for, token=kiosk.a_token()
    )
    kiosk.server.do(twin)
    check_in(kiosk)
    screen = kiosk.screen
    assert (screen.step, screen.booking.setback) == (Step.NOT_CHECKED_IN, Setback.REFUSED)
    assert screen.refusal is RefusalCode.BOOKING_CHECKED_IN
    kiosk.records.known_bookings = [replace(NEAR, checked_in="A001")]
    kiosk.touch(TriedAgain())
    asyncio.run(kiosk.work())
    assert kiosk.screen.booking.rows[0].number == "A001"


def test_a_closed_day_refuses_a_check_in_in_words() -> None:
    kiosk = hall(NEAR)
    look_up(kiosk)
    kiosk.server.do(CloseDay(id=kiosk.office.new_id()))
    check_in(kiosk)
    assert (kiosk.screen.step, kiosk.screen.refusal) == (Step.NOT_CHECKED_IN, RefusalCode.DAY_NOT_OPEN)


def test_going_back_shows_what_was_typed_and_says_nothing_against_it() -> None:
    kiosk = hall(NEAR)
    look_up(kiosk)
    kiosk.touch(WentBack())
    assert (kiosk.screen.step, kiosk.screen.booking.wanted) == (Step.BOOKING, CODE)
    kiosk.touch(WentBack())
    assert kiosk.screen.step is Step.START


def test_the_next_person_finds_nothing_of_the_one_before() -> None:
    kiosk = hall(NEAR)
    by_phone(kiosk)
    kiosk.touch(Left())
    assert kiosk.screen.booking == NO_BOOKING
    kiosk.touch(CheckInBegun())
    assert kiosk.screen.booking == NO_BOOKING
    assert PHONE.text not in repr(kiosk.view.shown)


def test_a_walk_in_after_a_look_up_gets_its_own_order() -> None:
    kiosk = hall()
    look_up(kiosk)
    kiosk.touch(ServicesWanted(), ServiceChosen(service=LAND), PriorityDeclared(), Confirmed())
    asyncio.run(kiosk.work())
    (order,) = (command for command in kiosk.server.sent if isinstance(command, IssueTicket))
    assert order.needs == (LAND,)
