"""How a ticket leaves and rejoins its line."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from server_client.queue_model import events
from server_client.queue_model.commands import (
    AddNeed,
    CallTicket,
    CancelTicket,
    CloseService,
    HoldTicket,
    PauseCounter,
    ResumeTicket,
    ReturnTicket,
    SetPriority,
    TransferPosition,
    TransferTicket,
)
from server_client.queue_model.configuration import BOOKING, WALK_IN
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import ClassCode, CounterId, ReasonCode, ServiceCode, TicketId
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import TicketState
from tests.proof.branches import C1, C2, ELDERLY, MORNING, REASON, A, B, C, Limits, configuration, own_profile
from tests.unit.queue_office import Make, Office, at_work

UNKNOWN = TicketId("none")
MS = timedelta(milliseconds=1)
FIRST, LAST, BY_ISSUE = TransferPosition.FIRST, TransferPosition.LAST, TransferPosition.BY_ISSUE


def at_counter(*, starts: bool = False) -> tuple[Office, TicketId]:
    """Return an office whose first counter has called, or serves, a ticket."""
    office = at_work()
    office.issue(A)
    ticket = office.call()
    if starts:
        office.start(ticket)
    return office, ticket


def line(office: Office, service: ServiceCode = A) -> list[TicketId]:
    """Return who waits for any counter of the service, in order of place."""
    return [one.id for one in sorted(office.branch.waiting_for(service), key=lambda one: one.place)]


def test_a_missed_person_returns_to_their_own_place_a_while_after_the_miss() -> None:
    office, ticket = at_counter()
    clock = office.ticket(ticket).clock
    office.miss(ticket)
    missed_at = office.now
    office.wait(100)
    later = office.issue(A)
    happened = office.do(ReturnTicket, ticket=ticket)
    assert happened == (events.TicketReturned(ticket=ticket, offered_from=missed_at + timedelta(seconds=300)),)
    now = office.ticket(ticket)
    assert (now.state, now.clock, now.seq, now.away_since) == (TicketState.WAITING, clock, now.seq, None)
    assert line(office) == [ticket, later]
    office.wait(198)
    assert office.call(C2) == later
    office.wait(1)
    assert office.call(C1) == ticket


def test_only_the_missed_return() -> None:
    office, ticket = at_counter()
    refused = office.refusal(ReturnTicket, ticket=ticket)
    assert refused.code is RefusalCode.WRONG_STATE
    assert refused.sentence == "Ticket A001 is called; it must be missed for this"
    office.refuses(RefusalCode.UNKNOWN_TICKET, ReturnTicket, ticket=UNKNOWN)


@pytest.mark.parametrize("starts", [False, True])
def test_a_person_at_the_counter_steps_aside_and_comes_back_to_it(starts: bool) -> None:
    office, ticket = at_counter(starts=starts)
    happened = office.do(HoldTicket, counter=C1, ticket=ticket, reason=REASON)
    assert happened == (events.TicketHeld(ticket=ticket, counter=C1, reason=REASON),)
    held = office.ticket(ticket)
    assert (held.state, held.counter, held.directed_to, held.moves) == (TicketState.HELD, None, C1, 1)
    assert held.away_since == office.now
    assert (office.counter().state, office.counter().ticket) == (CounterState.IDLE, None)
    assert office.do(ResumeTicket, ticket=ticket) == (events.TicketResumed(ticket=ticket, counter=C1),)
    back = office.ticket(ticket)
    assert (back.state, back.directed_to, back.away_since) == (TicketState.WAITING, C1, None)
    office.refuses(RefusalCode.SENT_ELSEWHERE, CallTicket, counter=C2, ticket=ticket, reason=REASON)
    assert office.call(C1) == ticket


def test_the_held_wait_for_their_own_counter_while_it_pauses() -> None:
    office, ticket = at_counter()
    office.hold(ticket)
    office.do(PauseCounter, counter=C1, reason=REASON)
    office.do(ResumeTicket, ticket=ticket)
    assert office.ticket(ticket).directed_to == C1


def test_a_hold_needs_a_reason_its_own_counter_and_someone_there() -> None:
    office, ticket = at_counter()
    waiting = office.issue(A)
    office.refuses(RefusalCode.UNKNOWN_REASON, HoldTicket, counter=C1, ticket=ticket, reason=ReasonCode("tea"))
    office.refuses(RefusalCode.AT_OTHER_COUNTER, HoldTicket, counter=C2, ticket=ticket, reason=REASON)
    office.refuses(RefusalCode.UNKNOWN_TICKET, HoldTicket, counter=C1, ticket=UNKNOWN, reason=REASON)
    refused = office.refusal(HoldTicket, counter=C1, ticket=waiting, reason=REASON)
    assert refused.code is RefusalCode.WRONG_STATE
    assert refused.sentence == "Ticket A002 is waiting; it must be called or serving for this"


def test_only_the_held_resume() -> None:
    office, ticket = at_counter()
    assert "it must be held for this" in office.refusal(ResumeTicket, ticket=ticket).sentence
    office.refuses(RefusalCode.UNKNOWN_TICKET, ResumeTicket, ticket=UNKNOWN)


def test_a_ticket_is_moved_up_to_the_limit() -> None:
    office = at_work(configuration(limits=Limits(move=2)))
    ticket = office.issue(A)
    office.send(ticket, service=B)
    office.call()
    office.hold(ticket)
    office.do(ResumeTicket, ticket=ticket)
    assert office.ticket(ticket).moves == 2
    refused = office.refusal(TransferTicket, ticket=ticket, service=A)
    assert refused.code is RefusalCode.MOVE_LIMIT
    assert refused.sentence == "Ticket A001 has been moved 2 times; finish or cancel it"
    office.call()
    office.refuses(RefusalCode.MOVE_LIMIT, HoldTicket, counter=C1, ticket=ticket, reason=REASON)


@pytest.mark.parametrize("starts", [False, True])
def test_a_transfer_from_a_counter_frees_it_and_keeps_the_place(starts: bool) -> None:
    office, ticket = at_counter(starts=starts)
    office.wait(60)
    before = office.ticket(ticket)
    happened = office.do(TransferTicket, ticket=ticket, sender=C1, service=B)
    assert happened == (
        events.TicketTransferred(ticket=ticket, service=B, counter=None, position=BY_ISSUE, clock=before.clock),
    )
    now = office.ticket(ticket)
    assert (now.state, now.service, now.counter, now.directed_to) == (TicketState.WAITING, B, None, None)
    assert (now.clock, now.seq, now.moves, now.goes_first, now.number) == (before.clock, before.seq, 1, False, "A001")
    assert (office.counter().state, office.counter().ticket) == (CounterState.IDLE, None)
    assert office.counter().since == office.now
    assert line(office, B) == [ticket]


def test_a_waiting_ticket_is_sent_to_another_line() -> None:
    office = at_work()
    first, second, third = (office.issue(A) for _ in range(3))
    office.send(second, service=B)
    assert (line(office), line(office, B)) == ([first, third], [second])


def test_a_ticket_is_sent_to_a_counter_by_name_for_its_own_service() -> None:
    office = Office()
    office.open(C2, own_profile(B))
    ticket = office.issue(A)
    (sent,) = office.do(TransferTicket, ticket=ticket, counter=C2)
    assert sent == events.TicketTransferred(
        ticket=ticket, service=A, counter=C2, position=BY_ISSUE, clock=office.ticket(ticket).clock
    )
    assert office.ticket(ticket).directed_to == C2
    assert office.call(C2) == ticket


def test_a_ticket_is_sent_to_another_service_at_one_counter() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.send(ticket, service=B, counter=C2)
    assert (office.ticket(ticket).service, office.ticket(ticket).directed_to) == (B, C2)
    office.refuses(RefusalCode.UNKNOWN_SERVICE, TransferTicket, ticket=ticket, service=ServiceCode("X"))


def test_a_transfer_names_a_target_that_can_take_it() -> None:
    office = Office()
    office.open(C1)
    ticket = office.issue(A)
    refused = office.refusal(TransferTicket, ticket=ticket)
    assert refused.code is RefusalCode.NO_TARGET
    assert refused.sentence == "Say to which service or counter ticket A001 is to go"
    office.refuses(RefusalCode.UNKNOWN_COUNTER, TransferTicket, ticket=ticket, counter=CounterId("c9"))
    office.refuses(RefusalCode.COUNTER_CLOSED, TransferTicket, ticket=ticket, counter=C2)
    office.refuses(RefusalCode.UNKNOWN_TICKET, TransferTicket, ticket=UNKNOWN, service=B)


def test_only_its_own_counter_sends_a_ticket_on() -> None:
    office, ticket = at_counter()
    office.refuses(RefusalCode.AT_OTHER_COUNTER, TransferTicket, ticket=ticket, service=B)
    office.refuses(RefusalCode.AT_OTHER_COUNTER, TransferTicket, ticket=ticket, sender=C2, service=B)


@pytest.mark.parametrize("leave", ["hold", "miss"])
def test_who_is_away_is_not_sent_on(leave: str) -> None:
    office, ticket = at_counter()
    getattr(office, leave)(ticket)
    refused = office.refusal(TransferTicket, ticket=ticket, service=B)
    assert refused.code is RefusalCode.WRONG_STATE
    assert refused.sentence.endswith("it must be waiting or called or serving for this")


def test_who_is_sent_first_goes_before_all_of_the_service() -> None:
    office = at_work()
    office.issue(B, class_code=ELDERLY)
    first_in_b = office.issue(B)
    one, other = office.issue(A), office.issue(A)
    office.wait(600)
    office.send(one, service=B, position=FIRST)
    assert office.ticket(one).clock == MORNING - MS
    assert office.ticket(one).goes_first
    office.send(other, service=B, position=FIRST)
    assert office.ticket(other).clock == MORNING - 2 * MS
    assert line(office, B)[:2] == [other, one]
    assert [office.serve() for _ in range(2)] == [other, one]
    assert not office.ticket(one).goes_first
    assert first_in_b in line(office, B)


def test_who_is_sent_first_and_is_the_earliest_keeps_the_clock() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.send(ticket, service=B, position=FIRST)
    assert office.ticket(ticket).clock == MORNING
    office.issue(B)
    office.send(ticket, service=B, position=FIRST)
    assert office.ticket(ticket).clock == MORNING


def test_who_is_sent_last_stands_behind_all_who_wait_there() -> None:
    office = at_work()
    one, other, third = (office.issue(A) for _ in range(3))
    office.issue(B)
    office.wait(60)
    for ticket, clock in ((third, office.now), (other, office.now + MS), (one, office.now + 2 * MS)):
        office.send(ticket, service=B, position=LAST)
        assert office.ticket(ticket).clock == clock
        assert not office.ticket(ticket).goes_first
    assert line(office, B)[1:] == [third, other, one]
    office.wait(60)
    later = office.issue(B)
    assert line(office, B)[-1] == later


def test_the_end_of_a_line_is_before_those_who_are_booked_for_later() -> None:
    office = at_work()
    noon = office.now + timedelta(hours=4)
    office.check_in(noon, service=B)
    ticket = office.issue(A)
    office.send(ticket, service=B, position=LAST)
    assert office.ticket(ticket).clock == office.now
    office.wait(3600)
    later = office.issue(B)
    assert [office.serve(), office.serve()] == [ticket, later]


def test_the_end_of_a_line_is_behind_those_whose_booked_time_has_come() -> None:
    office = at_work()
    booked = office.check_in(office.now + timedelta(seconds=2), service=B)
    ticket = office.issue(A)
    office.send(ticket, service=B, position=LAST)
    assert office.ticket(ticket).clock == office.ticket(booked).clock + MS == office.now + MS


def test_a_booking_sent_to_the_end_does_not_come_before_its_time() -> None:
    office = at_work()
    noon = office.now + timedelta(hours=4)
    booked = office.check_in(noon)
    office.send(booked, service=B, position=LAST)
    assert office.ticket(booked).clock == noon


def test_who_is_sent_first_or_last_to_a_counter_stands_so_among_those_sent_there() -> None:
    office = at_work()
    there, one, other = (office.issue(A) for _ in range(3))
    office.send(there, counter=C1)
    in_line = office.issue(A)
    office.wait(60)
    office.send(one, counter=C1, position=LAST)
    office.send(other, counter=C1, position=FIRST)
    assert office.ticket(one).clock == office.now
    assert office.ticket(other).clock == MORNING - MS
    assert office.ticket(in_line).clock == MORNING + timedelta(seconds=3)
    assert [office.serve(C1) for _ in range(2)] == [other, there]


def passed_once(office: Office) -> TicketId:
    """Return a waiting ticket for A that a later one has passed."""
    ticket, later = office.issue(A), office.issue(A)
    office.do(CallTicket, counter=C1, ticket=later, reason=REASON)
    assert office.ticket(ticket).passed == 1
    return ticket


@pytest.mark.parametrize(
    ("service", "position", "passed"), [(A, BY_ISSUE, 1), (A, FIRST, 1), (A, LAST, 0), (B, BY_ISSUE, 0), (B, FIRST, 0)]
)
def test_passes_are_forgotten_at_another_service_or_at_the_end(
    service: ServiceCode, position: TransferPosition, passed: int
) -> None:
    office = at_work()
    ticket = passed_once(office)
    office.send(ticket, service=service, position=position)
    assert office.ticket(ticket).passed == passed


def test_who_was_overtaken_and_then_sent_to_the_end_goes_last() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    ticket = passed_once(office)
    before = office.issue(A, class_code=ELDERLY)
    office.send(ticket, service=A, position=LAST)
    office.wait(60)
    assert office.call(C2) == before


@pytest.mark.parametrize("state", ["waiting", "held", "missed"])
def test_who_is_at_no_counter_gives_up_the_place(state: str) -> None:
    office, ticket = at_counter()
    if state == "waiting":
        ticket = office.issue(A)
    else:
        {"held": office.hold, "missed": office.miss}[state](ticket)
    happened = office.do(CancelTicket, ticket=ticket, reason=REASON)
    assert happened == (events.TicketCancelled(ticket=ticket, reason=REASON),)
    now = office.ticket(ticket)
    assert (now.state, now.ended_at, now.directed_to) == (TicketState.CANCELLED, office.now, None)
    assert now.away_since is None
    assert line(office) == []


@pytest.mark.parametrize("starts", [False, True])
def test_who_is_at_a_counter_does_not_cancel(starts: bool) -> None:
    office, ticket = at_counter(starts=starts)
    refused = office.refusal(CancelTicket, ticket=ticket, reason=REASON)
    assert refused.code is RefusalCode.WRONG_STATE
    assert refused.sentence.endswith("it must be waiting or held or missed for this")


def test_giving_up_needs_a_reason_from_the_list_and_a_known_ticket() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.refuses(RefusalCode.UNKNOWN_REASON, CancelTicket, ticket=ticket, reason=ReasonCode("rain"))
    office.refuses(RefusalCode.UNKNOWN_TICKET, CancelTicket, ticket=UNKNOWN, reason=REASON)


def test_staff_grant_and_withdraw_priority_and_the_place_stays() -> None:
    office = at_work()
    first, second = office.issue(A), office.issue(A)
    clock = office.ticket(second).clock
    office.wait(60)
    happened = office.do(SetPriority, ticket=second, class_code=ELDERLY)
    assert happened == (events.PrioritySet(ticket=second, class_code=ELDERLY),)
    assert (office.ticket(second).class_code, office.ticket(second).clock) == (ELDERLY, clock)
    assert office.call(C1) == second
    office.do(SetPriority, ticket=second, class_code=WALK_IN)
    assert office.ticket(second).class_code == WALK_IN
    assert office.ticket(second).state is TicketState.CALLED
    assert line(office) == [first]


def test_a_class_is_changed_only_for_another_that_may_be_granted() -> None:
    office = at_work()
    ticket = office.issue(A)
    refused = office.refusal(SetPriority, ticket=ticket, class_code=WALK_IN)
    assert refused.code is RefusalCode.CLASS_UNCHANGED
    assert refused.sentence == "Ticket A001 is of class walk_in already"
    office.refuses(RefusalCode.UNKNOWN_CLASS, SetPriority, ticket=ticket, class_code=ClassCode("vip"))
    office.refuses(RefusalCode.CLASS_NOT_GRANTED, SetPriority, ticket=ticket, class_code=BOOKING)
    office.refuses(RefusalCode.UNKNOWN_TICKET, SetPriority, ticket=UNKNOWN, class_code=ELDERLY)


def test_a_booking_keeps_its_class() -> None:
    office = at_work()
    refused = office.refusal(SetPriority, ticket=office.check_in(office.now), class_code=ELDERLY)
    assert refused.code is RefusalCode.BOOKING_KEEPS_CLASS
    assert refused.sentence == "Ticket A001 was booked and keeps its class"


@pytest.mark.parametrize("make", [partial(SetPriority, class_code=ELDERLY), partial(AddNeed, service=B)])
def test_nothing_is_granted_to_who_is_done(make: Make) -> None:
    office = at_work()
    ticket = office.issue(A)
    office.serve()
    refused = office.refusal(make, ticket=ticket)
    assert refused.code is RefusalCode.WRONG_STATE
    assert refused.sentence == (
        "Ticket A001 is finished; it must be waiting or called or serving or held or missed for this"
    )


def test_a_visit_grows_by_a_service_which_is_queued_in_its_turn() -> None:
    office, ticket = at_counter(starts=True)
    visit = office.visit(ticket).id
    assert office.do(AddNeed, ticket=ticket, service=B) == (events.NeedAdded(visit=visit, service=B),)
    assert [(need.service, need.ticket) for need in office.visit(ticket).needs] == [(A, ticket), (B, None)]
    office.finish(ticket)
    (waiting,) = line(office, B)
    assert office.ticket(waiting).number == "A001"


def test_a_need_is_listed_once_while_it_is_ahead() -> None:
    office = at_work(configuration(services=(A, B, C)))
    ticket = office.issue(A, B)
    for service in (A, B):
        refused = office.refusal(AddNeed, ticket=ticket, service=service)
        assert refused.code is RefusalCode.NEED_ALREADY_LISTED
        assert refused.sentence == f"Service {service} is on the visit's list already"
    office.serve()
    (second,) = line(office, B)
    office.do(AddNeed, ticket=second, service=A)
    assert [need.service for need in office.visit(ticket).needs] == [A, B, A]


def test_a_visit_has_so_many_needs_and_no_more() -> None:
    office = at_work(configuration(services=(A, B, C), limits=Limits(need=2)))
    ticket = office.issue(A)
    office.do(AddNeed, ticket=ticket, service=B)
    refused = office.refusal(AddNeed, ticket=ticket, service=C)
    assert refused.code is RefusalCode.NEED_LIMIT
    assert refused.sentence == "A visit can be for 2 services at most; take another ticket for the rest"


def test_a_need_is_of_a_known_and_open_service() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.refuses(RefusalCode.UNKNOWN_SERVICE, AddNeed, ticket=ticket, service=ServiceCode("X"))
    office.refuses(RefusalCode.UNKNOWN_TICKET, AddNeed, ticket=UNKNOWN, service=B)
    office.do(CloseService, service=B)
    refused = office.refusal(AddNeed, ticket=ticket, service=B)
    assert refused.code is RefusalCode.SERVICE_CLOSED
    assert "Service B " in refused.sentence


def test_times_are_those_of_the_commands() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.wait(5)
    office.call()
    called_at: datetime = office.now
    office.wait(5)
    office.start(ticket)
    assert office.ticket(ticket).called_at == called_at
    assert office.ticket(ticket).started_at == called_at + timedelta(seconds=5)
