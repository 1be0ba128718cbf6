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
from server_client.queue_model.configuration import BOOKING, NOT_PRINTED, WALK_IN
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import ClassCode, ReasonCode, ServiceCode, TicketId
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import TicketState
from tests.proof.branches import C1, C2, ELDERLY, REASON, A, B, C, Limits, configuration
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
    office.wait(60)
    happened = office.do(HoldTicket, counter=C1, ticket=ticket, reason=REASON)
    assert happened == (events.TicketHeld(ticket=ticket, counter=C1, reason=REASON),)
    held = office.ticket(ticket)
    assert (held.state, held.counter, held.directed_to, held.moves) == (TicketState.HELD, None, C1, 1)
    assert held.away_since == office.now
    assert (office.counter().state, office.counter().ticket) == (CounterState.IDLE, None)
    assert office.counter().since == office.now
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


def test_a_kiosk_takes_back_a_number_that_nobody_was_given_whatever_reasons_staff_may_choose() -> None:
    office = at_work()
    ticket = office.issue(A)
    assert office.do(CancelTicket, ticket=ticket, reason=NOT_PRINTED) == (
        events.TicketCancelled(ticket=ticket, reason=NOT_PRINTED),
    )


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
