"""How numbers join that are on paper already: from a kiosk that was cut off, and from a pad."""

from dataclasses import replace
from datetime import datetime, timedelta

from server_client.queue_model import events
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import (
    AdoptConfiguration,
    AdoptPaperTickets,
    CloseDay,
    CloseService,
    Command,
    IssueTicket,
    OpenDay,
    PaperTicket,
)
from server_client.queue_model.configuration import BOOKING, VIETNAMESE, WALK_IN, Configuration, Hours
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import (
    ClassCode,
    CommandId,
    ServiceCode,
    TicketId,
    Token,
    VisitId,
)
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import TicketOrigin, TicketState
from tests.proof.branches import BRANCH, C1, ELDERLY, MORNING, A, B, Limits, configuration
from tests.unit.queue_office import Office, at_work, only

NOWHERE = ServiceCode("X")
TOKEN = Token("token")


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


def emergency(
    office: Office, number: str = "K2-001", *, taken_at: datetime | None = None, **fields: object
) -> events.TicketIssued:
    """Hand in a ticket that a kiosk printed while it was cut off, a minute ago if not said otherwise."""
    given = {"needs": (A,), "token": Token(number), "number": number}
    taken_at = taken_at or office.now - timedelta(minutes=1)
    return only(events.TicketIssued, office.do(IssueTicket, **given | {"taken_at": taken_at} | fields))


def test_a_ticket_taken_offline_keeps_its_number_and_stands_by_its_true_time() -> None:
    office = at_work()
    office.wait(600)
    later = office.issue(A)
    issued = emergency(office, taken_at=MORNING + timedelta(minutes=1), needs=(A, B), class_code=ELDERLY)
    assert (issued.number, issued.series, issued.ordinal, issued.origin) == ("K2-001", None, None, TicketOrigin.OFFLINE)
    assert issued.clock == issued.issued_at == MORNING + timedelta(minutes=1)
    assert (issued.ahead, issued.needs, issued.class_code, issued.token) == (1, (A, B), ELDERLY, "K2-001")
    assert issued.language == VIETNAMESE
    assert issued.visit == VisitId(issued.ticket)
    assert office.call(C1) == issued.ticket
    assert office.ticket(later).number == "A001"
    assert office.ticket(office.issue(A)).number == "A002"


def test_a_ticket_taken_offline_is_not_stopped_by_what_the_kiosk_could_not_know() -> None:
    setup = with_inactive_elderly()
    closed = (Hours(weekday=5, opens=0, closes=1),)
    office = Office(
        replace(setup, services=(replace(setup.services[0], hours=closed, daily_quota=0), setup.services[1]))
    )
    office.do(CloseService, service=A)
    assert office.ticket(emergency(office, class_code=ELDERLY).ticket).state is TicketState.WAITING


def test_a_kiosks_clock_that_runs_fast_gives_no_place_in_the_future() -> None:
    office = Office()
    issued = emergency(office, taken_at=office.now + timedelta(minutes=5))
    assert issued.clock == issued.issued_at == office.now


def test_a_ticket_taken_offline_on_a_day_that_is_over_is_recorded_as_expired() -> None:
    office = Office()
    office.do(CloseDay)
    ticket = emergency(office).ticket
    assert office.ticket(ticket).state is TicketState.EXPIRED
    assert [type(event.data) for event in office.log[-2:]] == [events.TicketIssued, events.TicketExpired]
    assert not any(office.branch.lines.values())


def test_a_ticket_taken_offline_yesterday_is_recorded_as_expired_today() -> None:
    office = Office()
    office.wait(24 * 3600)
    office.do(OpenDay)
    assert office.ticket(emergency(office, taken_at=MORNING).ticket).state is TicketState.EXPIRED
    assert office.ticket(emergency(office, "K2-002").ticket).state is TicketState.WAITING


def test_a_ticket_taken_offline_before_its_day_is_opened_opens_it_and_stands_by_its_true_time() -> None:
    office = Office()
    office.do(CloseDay)
    office.wait(24 * 3600)
    taken_at = office.now - timedelta(minutes=30)
    happened = office.do(IssueTicket, needs=(A,), token=TOKEN, number="K2-001", taken_at=taken_at)
    assert [type(data) for data in happened] == [events.DayOpened, events.TicketIssued]
    assert happened[0] == events.DayOpened(day=MORNING.date() + timedelta(days=1))
    (ticket,) = office.branch.tickets.values()
    assert (ticket.state, ticket.clock, ticket.number) == (TicketState.WAITING, taken_at, "K2-001")
    second = emergency(office, "K2-002")
    assert (office.ticket(second.ticket).state, second.ahead) == (TicketState.WAITING, 1)
    office.refuses(RefusalCode.DAY_ALREADY_OPEN, OpenDay)
    office.open(C1)
    assert office.call(C1) == ticket.id


def test_a_ticket_taken_offline_today_ends_a_day_that_was_left_open() -> None:
    office = at_work()
    yesterdays = office.issue(A)
    office.issue(A)
    office.wait(24 * 3600)
    happened = office.do(IssueTicket, needs=(A,), token=TOKEN, number="K2-001", taken_at=office.now)
    assert happened[0] == events.TicketExpired(ticket=yesterdays)
    assert [type(data) for data in happened[-3:]] == [events.DayClosed, events.DayOpened, events.TicketIssued]
    assert only(events.TicketIssued, happened).ahead == 0
    assert [ticket.number for ticket in office.branch.tickets.values()] == ["K2-001"]


def test_the_first_day_of_a_branch_may_begin_with_a_ticket_taken_offline() -> None:
    branch = Branch(id=BRANCH)
    given: list[Command] = [
        AdoptConfiguration(id=CommandId("configure"), configuration=configuration()),
        IssueTicket(id=CommandId("tap"), needs=(A,), token=TOKEN, number="K2-001", taken_at=MORNING),
    ]
    for command in given:
        for event in decide(branch, command, MORNING):
            branch = apply(branch, event)
    assert branch.is_open
    assert branch.tickets[TicketId("tap")].state is TicketState.WAITING


def test_a_ticket_taken_offline_yesterday_opens_no_day() -> None:
    office = Office()
    office.do(CloseDay)
    office.wait(24 * 3600)
    ticket = emergency(office, taken_at=MORNING + timedelta(hours=9)).ticket
    assert office.ticket(ticket).state is TicketState.EXPIRED
    assert not office.branch.is_open


def test_a_ticket_of_a_day_left_open_still_waits_in_it() -> None:
    office = Office()
    office.wait(24 * 3600)
    ticket = emergency(office, taken_at=MORNING + timedelta(hours=9)).ticket
    assert office.ticket(ticket).state is TicketState.WAITING
    assert office.branch.day == MORNING.date()


def test_one_number_may_be_taken_offline_on_two_days() -> None:
    office = Office()
    office.wait(24 * 3600)
    office.do(OpenDay)
    emergency(office, taken_at=MORNING)
    emergency(office, token=Token("other"))
    refused = office.refusal(IssueTicket, needs=(A,), token=TOKEN, number="K2-001", taken_at=MORNING)
    assert refused.code is RefusalCode.NUMBER_TAKEN
    assert refused.sentence == "The number K2-001 was given out already; check it against the paper"


def test_only_an_emergency_number_has_a_time_and_it_must_have_one() -> None:
    office = Office()
    office.refuses(RefusalCode.TAKEN_AT_MISSING, IssueTicket, needs=(A,), token=TOKEN, number="K2-001")
    office.refuses(RefusalCode.TAKEN_AT_MISSING, IssueTicket, needs=(A,), token=TOKEN, taken_at=MORNING)


def test_an_emergency_ticket_must_make_sense() -> None:
    office = Office()
    office.issue(A, token="mine")
    office.do(AdoptPaperTickets, papers=(paper("A010", ticket="keyed-in"),))
    good: dict[str, object] = {"needs": (A,), "token": TOKEN, "number": "K2-001", "taken_at": MORNING}
    office.refuses(RefusalCode.NO_NEED, IssueTicket, **good | {"needs": ()})
    office.refuses(RefusalCode.UNKNOWN_SERVICE, IssueTicket, **good | {"needs": (A, NOWHERE)})
    office.refuses(RefusalCode.NEED_ALREADY_LISTED, IssueTicket, **good | {"needs": (A, A)})
    office.refuses(RefusalCode.UNKNOWN_CLASS, IssueTicket, **good | {"class_code": ClassCode("vip")})
    office.refuses(RefusalCode.CLASS_NOT_GRANTED, IssueTicket, **good | {"class_code": BOOKING})
    office.refuses(RefusalCode.TOKEN_TAKEN, IssueTicket, **good | {"token": Token("mine")})
    office.refuses(RefusalCode.TICKET_TAKEN, IssueTicket, **good | {"id": CommandId("keyed-in")})
    refused = office.refusal(IssueTicket, **good | {"number": "A002"})
    assert refused.code is RefusalCode.BAD_NUMBER
    assert refused.sentence == "The number A002 is of no known series; check it against the paper"


def test_paper_numbers_join_by_their_true_times_and_carry_their_series_on() -> None:
    office = at_work()
    papers = (
        paper("A003", minutes=-1),
        paper("B001", service=B, minutes=-3),
        paper("A001", minutes=-5),
        paper("P1-001"),
    )
    happened = office.do(AdoptPaperTickets, papers=papers)
    assert happened[0] == events.PaperTicketsAdopted(visits=tuple(VisitId(one.ticket) for one in papers))
    issued = [data for data in happened if isinstance(data, events.TicketIssued)]
    assert [(data.number, data.series, data.ordinal, data.ahead) for data in issued] == [
        ("P1-001", None, None, 0),
        ("A001", "A", 1, 1),
        ("B001", "B", 1, 0),
        ("A003", "A", 3, 2),
    ]
    first = issued[0]
    assert (first.clock, first.issued_at) == (MORNING - timedelta(minutes=10), MORNING - timedelta(minutes=10))
    assert (first.token, first.language, first.origin) == (None, VIETNAMESE, TicketOrigin.PAPER)
    assert (first.needs, first.class_code, first.visit, first.ticket) == ((A,), WALK_IN, "paper-P1-001", "paper-P1-001")
    assert dict(office.branch.tokens) == {}
    assert office.ticket(office.issue(A)).number == "A004"
    assert [office.serve() for _ in range(4)] == ["paper-P1-001", "paper-A001", "paper-B001", "paper-A003"]


def test_papers_of_one_minute_join_in_the_order_of_their_numbers() -> None:
    office = Office()
    happened = office.do(AdoptPaperTickets, papers=(paper("A1000"), paper("A999"), paper("A998")))
    numbers = [data.number for data in happened if isinstance(data, events.TicketIssued)]
    assert numbers == ["A998", "A999", "A1000"]


def test_papers_count_those_who_wait_already() -> None:
    office = Office()
    office.issue(A)
    happened = office.do(AdoptPaperTickets, papers=(paper("A002"), paper("A003")))
    assert [data.ahead for data in happened if isinstance(data, events.TicketIssued)] == [1, 2]


def test_a_paper_from_the_future_is_taken_as_from_now() -> None:
    office = Office()
    issued = only(events.TicketIssued, office.do(AdoptPaperTickets, papers=(paper("A001", minutes=30),)))
    assert issued.clock == issued.issued_at == office.now


def test_papers_must_make_sense() -> None:
    office = Office()
    office.issue(A)
    office.refuses(RefusalCode.NO_PAPER, AdoptPaperTickets, papers=())
    office.refuses(RefusalCode.UNKNOWN_SERVICE, AdoptPaperTickets, papers=(paper("A002", service=NOWHERE),))
    vip = replace(paper("A002"), class_code=ClassCode("vip"))
    office.refuses(RefusalCode.UNKNOWN_CLASS, AdoptPaperTickets, papers=(vip,))
    booked = replace(paper("A002"), class_code=BOOKING)
    office.refuses(RefusalCode.CLASS_NOT_GRANTED, AdoptPaperTickets, papers=(booked,))
    assert "number B002 is of no known" in office.refusal(AdoptPaperTickets, papers=(paper("B002"),)).sentence
    office.refuses(RefusalCode.NUMBER_TAKEN, AdoptPaperTickets, papers=(paper("A001"),))
    twice = office.refusal(AdoptPaperTickets, papers=(paper("P1-001"), paper("P1-001", ticket="other")))
    assert twice.code is RefusalCode.NUMBER_TAKEN
    assert "P1-001" in twice.sentence
    office.refuses(RefusalCode.NUMBER_TAKEN, AdoptPaperTickets, papers=(paper("A002"), paper("A002", ticket="other")))
    refused = office.refusal(AdoptPaperTickets, papers=(paper("A002", ticket="one"), paper("A003", ticket="one")))
    assert refused.code is RefusalCode.TICKET_TAKEN
    assert refused.sentence == "The id one belongs to another ticket; make a new one"


def test_a_paper_number_below_the_series_is_taken_even_if_no_visit_bears_it() -> None:
    office = Office()
    office.do(AdoptPaperTickets, papers=(paper("A005"),))
    refused = office.refusal(AdoptPaperTickets, papers=(paper("A004"),))
    assert refused.code is RefusalCode.NUMBER_TAKEN
    assert "A004" in refused.sentence


def test_a_paper_of_a_foreign_series_is_taken_once() -> None:
    office = Office()
    office.do(AdoptPaperTickets, papers=(paper("P1-001"),))
    office.refuses(RefusalCode.NUMBER_TAKEN, AdoptPaperTickets, papers=(paper("P1-001", ticket="other"),))


def test_the_limits_of_an_office_do_not_touch_the_numbers() -> None:
    office = Office(configuration(limits=Limits(need=1)))
    assert office.ticket(office.issue(A)).number == "A001"
