"""How numbers are given out at the kiosk and for a booking."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from server_client.queue_model import events
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import (
    AdoptPaperTickets,
    CancelTicket,
    CheckInBooking,
    CloseDay,
    CloseService,
    IssueTicket,
    OpenService,
    PaperTicket,
)
from server_client.queue_model.configuration import BOOKING, NOT_PRINTED, CalendarDay, Configuration, DayKind, Hours
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import (
    BookingCode,
    ClassCode,
    CommandId,
    Language,
    ServiceCode,
    TicketId,
    Token,
    VisitId,
)
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import AnnouncedWait, TicketOrigin, TicketState
from tests.proof.branches import BRANCH, ELDERLY, MORNING, REASON, TODAY, A, B, configuration, named
from tests.unit.queue_office import Office, only

NOWHERE = ServiceCode("X")
TOKEN = Token("token")


def office_where_a(**fields: object) -> Office:
    """Return an office whose service A is changed."""
    setup = configuration()
    return Office(replace(setup, services=(replace(setup.services[0], **fields), setup.services[1])))  # type: ignore[arg-type]


def with_inactive_elderly() -> Configuration:
    """Return an office that grants the elderly's class no more."""
    setup = configuration()
    ended = (MORNING - timedelta(days=1)).date()
    return replace(setup, classes=tuple(replace(c, active_to=ended) if c.code == ELDERLY else c for c in setup.classes))


def paper(number: str, *, service: ServiceCode = A, minutes: int = -10, ticket: str | None = None) -> PaperTicket:
    """Return a paper ticket taken some minutes from the morning's start."""
    return PaperTicket(
        ticket=TicketId(ticket or f"paper-{number}"),
        number=number,
        service=service,
        taken_at=MORNING + timedelta(minutes=minutes),
    )


def test_a_citizen_takes_a_number_and_joins_the_line() -> None:
    office = Office()
    (issued,) = office.do(
        IssueTicket, id=CommandId("tap"), needs=(A, B), token=TOKEN, language=Language("en"), class_code=ELDERLY
    )
    assert issued == events.TicketIssued(
        visit=VisitId("tap"),
        ticket=TicketId("tap"),
        number="A001",
        series="A",
        ordinal=1,
        token=TOKEN,
        language=Language("en"),
        needs=(A, B),
        class_code=ELDERLY,
        clock=office.now,
        issued_at=office.now,
        origin=TicketOrigin.COUNTED,
        ahead=0,
        booking=None,
        booked_for=None,
    )
    ticket, visit = office.ticket(TicketId("tap")), office.visit(TicketId("tap"))
    assert (ticket.state, ticket.service, ticket.class_code, ticket.number) == (TicketState.WAITING, A, ELDERLY, "A001")
    assert (ticket.clock, ticket.queued_at, ticket.seq) == (office.now, office.now, office.branch.seq)
    assert (visit.token, visit.language, visit.origin, visit.ticket) == (TOKEN, "en", TicketOrigin.COUNTED, "tap")
    assert [(need.service, need.ticket) for need in visit.needs] == [(A, "tap"), (B, None)]
    assert visit.next_need == 1
    assert office.branch.tokens[TOKEN] == visit.id


def test_the_numbers_of_a_service_follow_each_other_and_each_service_has_its_own() -> None:
    office = Office()
    tickets = [office.issue(A), office.issue(B), office.issue(A), office.issue(B), office.issue(B)]
    assert [office.ticket(ticket).number for ticket in tickets] == ["A001", "B001", "A002", "B002", "B003"]


def test_a_cancelled_number_is_not_given_out_again() -> None:
    office = Office()
    office.do(CancelTicket, ticket=office.issue(A), reason=REASON)
    assert office.ticket(office.issue(A)).number == "A002"


def test_a_ticket_says_how_many_wait_for_its_service() -> None:
    office = Office()
    office.issue(A)
    office.issue(B)
    office.issue(A, class_code=ELDERLY)
    issued = only(events.TicketIssued, office.do(IssueTicket, needs=(A,), token=TOKEN))
    assert issued.ahead == 2


def test_a_branch_without_configuration_gives_out_nothing() -> None:
    command = IssueTicket(id=CommandId("tap"), needs=(A,), token=TOKEN)
    with pytest.raises(Refused, match="Branch CN01 has no configuration yet"):
        decide(Branch(id=BRANCH), command, MORNING)
    with pytest.raises(Refused, match="Branch CN01 has no configuration yet"):
        decide(Branch(id=BRANCH), replace(command, number="K1-001", taken_at=MORNING), MORNING)


def test_nothing_is_given_out_after_the_days_end() -> None:
    office = Office()
    office.do(CloseDay)
    office.refuses(RefusalCode.DAY_NOT_OPEN, IssueTicket, needs=(A,), token=TOKEN)
    office.refuses(
        RefusalCode.DAY_NOT_OPEN, CheckInBooking, booking=BookingCode("B-1"), service=A, booked_for=MORNING, token=TOKEN
    )
    office.refuses(RefusalCode.DAY_NOT_OPEN, AdoptPaperTickets, papers=(paper("A001"),))


def test_nothing_is_given_out_after_midnight_until_the_new_day_is_open() -> None:
    office = Office()
    office.wait(24 * 3600)
    refused = office.refusal(IssueTicket, needs=(A,), token=TOKEN)
    assert refused.code is RefusalCode.DAY_OVER
    assert refused.sentence == "The open day 2026-03-02 is over; open the new day first"
    office.refuses(
        RefusalCode.DAY_OVER, CheckInBooking, booking=BookingCode("B-1"), service=A, booked_for=office.now, token=TOKEN
    )
    office.refuses(RefusalCode.DAY_OVER, AdoptPaperTickets, papers=(paper("A001"),))


def test_a_visit_needs_a_service_that_the_branch_offers() -> None:
    office = Office()
    office.refuses(RefusalCode.NO_NEED, IssueTicket, needs=(), token=TOKEN)
    office.refuses(RefusalCode.UNKNOWN_SERVICE, IssueTicket, needs=(NOWHERE,), token=TOKEN)
    refused = office.refusal(IssueTicket, needs=(A, NOWHERE), token=TOKEN)
    assert refused.sentence == "There is no service X; choose one that the branch offers"


def test_a_service_is_listed_once_in_a_visit() -> None:
    refused = Office().refusal(IssueTicket, needs=(A, B, A), token=TOKEN)
    assert refused.code is RefusalCode.NEED_ALREADY_LISTED
    assert refused.sentence == "Service A is on the visit's list already"


@pytest.mark.parametrize("needs", [(B,), (A, B)])
def test_a_closed_service_gives_out_no_numbers_until_it_is_opened(needs: tuple[ServiceCode, ...]) -> None:
    office = Office()
    office.do(CloseService, service=B)
    refused = office.refusal(IssueTicket, needs=needs, token=TOKEN)
    assert refused.code is RefusalCode.SERVICE_CLOSED
    assert "Service B " in refused.sentence
    office.issue(A)
    office.do(OpenService, service=B)
    office.issue(*needs)


# Local minutes; the morning begins at 480, on a Monday.
@pytest.mark.parametrize(
    ("hours", "is_open"),
    [
        ((), True),
        ((Hours(weekday=0, opens=480, closes=481),), True),
        ((Hours(weekday=0, opens=479, closes=480),), False),
        ((Hours(weekday=0, opens=481, closes=700),), False),
        ((Hours(weekday=1, opens=0, closes=1440),), False),
        ((Hours(weekday=0, opens=0, closes=100), Hours(weekday=0, opens=400, closes=500)), True),
    ],
)
def test_a_service_gives_out_numbers_in_its_hours(hours: tuple[Hours, ...], is_open: bool) -> None:
    office = office_where_a(hours=hours)
    if is_open:
        office.issue(A)
        return
    refused = office.refusal(IssueTicket, needs=(A,), token=TOKEN)
    assert refused.code is RefusalCode.OUTSIDE_HOURS
    assert refused.sentence == "Service A gives out no numbers at 08:00; come in its hours"


@pytest.mark.parametrize(
    ("kind", "hours_of", "open_on"),
    [(DayKind.WORK, 4, 4), (DayKind.WORK, None, 0), (DayKind.OFF, None, 0)],
    ids=["a day that is worked like a Friday", "one that is worked as its weekday", "a day off, opened by hand"],
)
def test_the_calendar_says_whose_hours_hold(kind: DayKind, hours_of: int | None, open_on: int) -> None:
    known = CalendarDay(day=TODAY, kind=kind, names=named("day"), hours_of=hours_of)
    for weekday in range(7):
        a = replace(configuration().services[0], hours=(Hours(weekday=weekday, opens=0, closes=1440),))
        office = Office(replace(configuration(), services=(a, *configuration().services[1:]), calendar=(known,)))
        if weekday == open_on:
            office.issue(A)
        else:
            office.refuses(RefusalCode.OUTSIDE_HOURS, IssueTicket, needs=(A,), token=TOKEN)


def test_what_the_calendar_says_of_another_day_changes_nothing() -> None:
    known = CalendarDay(day=date(2026, 3, 3), kind=DayKind.WORK, names=named("day"), hours_of=4)
    a = replace(configuration().services[0], hours=(Hours(weekday=0, opens=0, closes=1440),))
    Office(replace(configuration(), services=(a, *configuration().services[1:]), calendar=(known,))).issue(A)


def test_the_time_in_a_refusal_has_hours_and_minutes() -> None:
    office = office_where_a(hours=(Hours(weekday=0, opens=0, closes=1),))
    office.wait(3600 * 5 + 60 * 7)
    assert "at 13:07;" in office.refusal(IssueTicket, needs=(A,), token=TOKEN).sentence


def test_a_service_gives_out_its_quota_and_no_more() -> None:
    office = office_where_a(daily_quota=2)
    office.issue(A)
    office.issue(A)
    refused = office.refusal(IssueTicket, needs=(A,), token=TOKEN)
    assert refused.code is RefusalCode.QUOTA_REACHED
    assert refused.sentence == "Service A has given out all 2 numbers of today; come another day"
    office.issue(B)


def test_a_quota_of_one_gives_out_one() -> None:
    office = office_where_a(daily_quota=1)
    office.issue(A)
    office.refuses(RefusalCode.QUOTA_REACHED, IssueTicket, needs=(A,), token=TOKEN)


def test_a_quota_of_nought_gives_out_nothing() -> None:
    office_where_a(daily_quota=0).refuses(RefusalCode.QUOTA_REACHED, IssueTicket, needs=(A,), token=TOKEN)


def test_a_class_must_be_known_and_granted_by_declaration_today() -> None:
    office = Office(with_inactive_elderly())
    unknown = office.refusal(IssueTicket, needs=(A,), token=TOKEN, class_code=ClassCode("vip"))
    assert unknown.code is RefusalCode.UNKNOWN_CLASS
    assert unknown.sentence == "There is no class vip; choose one that the branch grants"
    assert "Class booking " in office.refusal(IssueTicket, needs=(A,), token=TOKEN, class_code=BOOKING).sentence
    refused = office.refusal(IssueTicket, needs=(A,), token=TOKEN, class_code=ELDERLY)
    assert refused.code is RefusalCode.CLASS_NOT_GRANTED
    assert refused.sentence == "Class elderly is not granted by declaration today; choose another"


@pytest.mark.parametrize(
    ("begins", "ends", "is_granted"),
    [(0, 0, True), (-1, None, True), (None, 1, True), (1, None, False), (None, -1, False), (None, None, True)],
)
def test_a_class_is_granted_on_both_its_end_days(begins: int | None, ends: int | None, is_granted: bool) -> None:
    setup = configuration()
    first = None if begins is None else (MORNING + timedelta(days=begins)).date()
    last = None if ends is None else (MORNING + timedelta(days=ends)).date()
    changed = tuple(
        replace(cls, active_from=first, active_to=last) if cls.code == ELDERLY else cls for cls in setup.classes
    )
    office = Office(replace(setup, classes=changed))
    if is_granted:
        assert office.ticket(office.issue(A, class_code=ELDERLY)).class_code == ELDERLY
    else:
        office.refuses(RefusalCode.CLASS_NOT_GRANTED, IssueTicket, needs=(A,), token=TOKEN, class_code=ELDERLY)


def test_a_token_and_a_tickets_id_belong_to_one_visit() -> None:
    office = Office()
    ticket = office.issue(A, token="mine")
    office.refuses(RefusalCode.TOKEN_TAKEN, IssueTicket, needs=(A,), token=Token("mine"))
    office.do(AdoptPaperTickets, papers=(paper("A010", ticket="keyed-in"),))
    office.refuses(RefusalCode.TICKET_TAKEN, IssueTicket, id=CommandId("keyed-in"), needs=(A,), token=TOKEN)
    office.refuses(RefusalCode.TICKET_TAKEN, AdoptPaperTickets, papers=(paper("A011", ticket=ticket),))


def test_someone_who_booked_stands_by_the_booked_time() -> None:
    office = Office()
    office.issue(A)
    booked_for = office.now + timedelta(hours=1)
    happened = office.do(
        CheckInBooking,
        id=CommandId("scan"),
        booking=BookingCode("B-7"),
        service=A,
        booked_for=booked_for,
        token=TOKEN,
        language=Language("en"),
    )
    assert happened == (
        events.BookingCheckedIn(booking=BookingCode("B-7"), visit=VisitId("scan"), booked_for=booked_for),
        events.TicketIssued(
            visit=VisitId("scan"),
            ticket=TicketId("scan"),
            number="A002",
            series="A",
            ordinal=2,
            token=TOKEN,
            language=Language("en"),
            needs=(A,),
            class_code=BOOKING,
            clock=booked_for,
            issued_at=office.now,
            origin=TicketOrigin.BOOKED,
            ahead=1,
            booking=BookingCode("B-7"),
            booked_for=booked_for,
        ),
    )
    ticket = office.ticket(TicketId("scan"))
    assert (ticket.clock, ticket.booked_for, ticket.queued_at) == (booked_for, booked_for, office.now)
    assert office.visit(TicketId("scan")).booking == "B-7"
    assert office.branch.bookings[BookingCode("B-7")] == "scan"


def test_someone_who_comes_after_the_booked_time_stands_by_their_coming() -> None:
    office = Office()
    ticket = office.check_in(office.now - timedelta(minutes=20))
    assert office.ticket(ticket).clock == MORNING


def test_a_booking_checks_in_once() -> None:
    office = Office()
    office.check_in(office.now)
    refused = office.refusal(CheckInBooking, booking=BookingCode("B-1"), service=A, booked_for=office.now, token=TOKEN)
    assert refused.code is RefusalCode.BOOKING_CHECKED_IN
    assert refused.sentence == "Booking B-1 has checked in already, with number A001"
    office.check_in(office.now, booking="B-2")


def test_a_check_in_that_the_kiosk_takes_back_leaves_the_booking_as_it_was() -> None:
    office = Office()
    office.check_in(office.now, booking="B-2")
    unseen = office.check_in(office.now)
    office.do(CancelTicket, ticket=unseen, reason=NOT_PRINTED)
    assert office.visit(unseen).booking is None
    seen = office.check_in(office.now)
    assert office.branch.bookings == {BookingCode("B-1"): seen, BookingCode("B-2"): "id-003"}


def test_a_booking_whose_holder_gave_up_stays_used() -> None:
    office = Office()
    ticket = office.check_in(office.now)
    office.do(CancelTicket, ticket=ticket, reason=REASON)
    office.refuses(
        RefusalCode.BOOKING_CHECKED_IN,
        CheckInBooking,
        booking=BookingCode("B-1"),
        service=A,
        booked_for=office.now,
        token=TOKEN,
    )


def test_a_booking_for_another_day_does_not_check_in() -> None:
    office = Office()
    booked_for = office.now + timedelta(days=1)
    refused = office.refusal(CheckInBooking, booking=BookingCode("B-1"), service=A, booked_for=booked_for, token=TOKEN)
    assert refused.code is RefusalCode.BOOKING_OTHER_DAY
    assert refused.sentence == "Booking B-1 is for 2026-03-03, not for today"


def test_a_booking_needs_a_known_service_and_a_new_token_and_id() -> None:
    office = Office()
    office.issue(A, token="mine")
    office.do(AdoptPaperTickets, papers=(paper("A010", ticket="keyed-in"),))
    booking = {"booking": BookingCode("B-1"), "booked_for": office.now}
    office.refuses(RefusalCode.UNKNOWN_SERVICE, CheckInBooking, service=NOWHERE, token=TOKEN, **booking)
    office.refuses(RefusalCode.TOKEN_TAKEN, CheckInBooking, service=A, token=Token("mine"), **booking)
    office.refuses(
        RefusalCode.TICKET_TAKEN, CheckInBooking, id=CommandId("keyed-in"), service=A, token=TOKEN, **booking
    )


TOLD = AnnouncedWait(low_s=600, likely_s=900, high_s=1200)


def test_what_a_person_was_told_of_the_wait_is_in_the_log() -> None:
    office = Office()
    assert only(events.TicketIssued, office.do(IssueTicket, needs=(A,), token=TOKEN, announced=TOLD)).announced == TOLD
    assert only(events.TicketIssued, office.do(IssueTicket, needs=(A,), token=Token("2"))).announced is None
    happened = office.do(
        CheckInBooking, booking=BookingCode("b"), service=A, booked_for=MORNING, token=Token("3"), announced=TOLD
    )
    issued = next(event for event in happened if isinstance(event, events.TicketIssued))
    assert issued.announced == TOLD


@pytest.mark.parametrize(("low", "likely", "high"), [(-1, 0, 1), (2, 1, 3), (1, 3, 2)])
def test_a_number_is_given_out_whatever_nonsense_was_told(low: int, likely: int, high: int) -> None:
    told = AnnouncedWait(low_s=low, likely_s=likely, high_s=high)
    issued = only(events.TicketIssued, Office().do(IssueTicket, needs=(A,), token=TOKEN, announced=told))
    assert (issued.number, issued.announced) == ("A001", None)
