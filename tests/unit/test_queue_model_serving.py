"""How a ticket is called, served and finished."""

from functools import partial

import pytest

from server_client.queue_model import events
from server_client.queue_model.commands import (
    AddNeed,
    AdoptPaperTickets,
    CallNext,
    CallTicket,
    CancelTicket,
    CloseCounter,
    FinishTicket,
    HoldTicket,
    MissTicket,
    PaperTicket,
    PauseCounter,
    RecallTicket,
    ReturnTicket,
    StartServing,
)
from server_client.queue_model.configuration import BOOKING, WALK_IN
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import CommandId, CounterId, OutcomeCode, ReasonCode, TicketId
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import CallReason, CallReasonKind, TicketState
from tests.proof.branches import C1, C2, DONE, ELDERLY, REASON, A, B, C, Limits, configuration, own_profile
from tests.unit.queue_office import Make, Office, at_work, only

UNKNOWN = TicketId("none")


def called() -> tuple[Office, TicketId]:
    """Return an office whose first counter has called a ticket."""
    office = at_work()
    office.issue(A)
    office.wait(30)
    return office, office.call()


def serving() -> tuple[Office, TicketId]:
    """Return an office whose first counter serves a ticket."""
    office, ticket = called()
    office.start(ticket)
    return office, ticket


def test_a_call_brings_ticket_and_counter_together() -> None:
    office = at_work()
    ticket = office.issue(A, wait=90)
    reason = CallReason(kind=CallReasonKind.WAITED, waited_s=90, promise_s=600)
    happened = office.do(CallNext, counter=C1)
    assert happened == (events.TicketCalled(ticket=ticket, counter=C1, reason=reason),)
    now, counter = office.ticket(ticket), office.counter()
    assert (now.state, now.counter, now.calls, now.called_at) == (TicketState.CALLED, C1, 1, office.now)
    assert now.goes_first is False
    assert now.called_to == C1
    assert (now.call_reason, now.started_at) == (reason, None)
    assert (counter.state, counter.ticket, counter.since) == (CounterState.CALLED, ticket, office.now)
    assert not any(office.branch.lines.values())


def test_a_call_for_which_nobody_waits_is_refused() -> None:
    office = at_work()
    refused = office.refusal(CallNext, counter=C2)
    assert refused.code is RefusalCode.NOBODY_WAITING
    assert refused.sentence == "Nobody is waiting for counter 2"


def test_a_busy_counter_calls_nobody() -> None:
    office, _ = called()
    other = office.issue(A)
    refused = office.refusal(CallNext, counter=C1)
    assert refused.code is RefusalCode.COUNTER_BUSY
    assert refused.sentence == "Counter 1 is busy with ticket A001; finish that first"
    office.refuses(RefusalCode.COUNTER_BUSY, CallTicket, counter=C1, ticket=other, reason=REASON)


def test_a_clerk_may_choose_whom_to_call_with_a_reason() -> None:
    office = at_work()
    office.issue(A)
    ticket = office.issue(A, wait=7)
    happened = office.do(CallTicket, counter=C1, ticket=ticket, reason=REASON)
    reason = CallReason(kind=CallReasonKind.CHOSEN, waited_s=7, promise_s=600, chosen_because=REASON)
    assert happened == (events.TicketCalled(ticket=ticket, counter=C1, reason=reason),)
    assert office.ticket(ticket).state is TicketState.CALLED


def test_a_choice_by_hand_needs_an_open_and_ready_counter() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.refuses(RefusalCode.UNKNOWN_COUNTER, CallTicket, counter=CounterId("c9"), ticket=ticket, reason=REASON)
    office.do(PauseCounter, counter=C1, reason=REASON)
    office.refuses(RefusalCode.COUNTER_NOT_READY, CallTicket, counter=C1, ticket=ticket, reason=REASON)
    office.do(CloseCounter, counter=C1)
    office.refuses(RefusalCode.COUNTER_CLOSED, CallTicket, counter=C1, ticket=ticket, reason=REASON)


def test_a_choice_by_hand_needs_a_reason_from_the_list_and_a_known_ticket() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.refuses(RefusalCode.UNKNOWN_REASON, CallTicket, counter=C1, ticket=ticket, reason=ReasonCode("friend"))
    refused = office.refusal(CallTicket, counter=C1, ticket=UNKNOWN, reason=REASON)
    assert refused.code is RefusalCode.UNKNOWN_TICKET
    assert refused.sentence == "There is no ticket none today; look it up by its number"


def test_a_ticket_at_another_counter_is_not_called() -> None:
    office, ticket = called()
    refused = office.refusal(CallTicket, counter=C2, ticket=ticket, reason=REASON)
    assert refused.code is RefusalCode.AT_OTHER_COUNTER
    assert refused.sentence == "Ticket A001 is already called at counter 1"
    office.start(ticket)
    assert (
        "already serving at counter 1" in office.refusal(CallTicket, counter=C2, ticket=ticket, reason=REASON).sentence
    )


@pytest.mark.parametrize(
    ("leave", "state"),
    [
        (partial(HoldTicket, reason=REASON), "held"),
        (MissTicket, "missed"),
    ],
)
def test_who_does_not_wait_is_not_called(leave: Make, state: str) -> None:
    office, ticket = called()
    office.do(leave, counter=C1, ticket=ticket)
    refused = office.refusal(CallTicket, counter=C1, ticket=ticket, reason=REASON)
    assert refused.code is RefusalCode.WRONG_STATE
    assert refused.sentence == f"Ticket A001 is {state}; it must be waiting for this"


def test_a_counter_calls_only_for_the_services_of_its_work_profile() -> None:
    office = Office()
    office.open(C1, own_profile(B))
    ticket = office.issue(A)
    office.refuses(RefusalCode.NOBODY_WAITING, CallNext, counter=C1)
    refused = office.refusal(CallTicket, counter=C1, ticket=ticket, reason=REASON)
    assert refused.code is RefusalCode.NOT_IN_PROFILE
    assert refused.sentence == "Counter 1 does not serve A now; change its work profile or transfer"


def test_a_counter_calls_whoever_was_sent_to_it_whatever_its_work_profile() -> None:
    office = Office()
    office.open(C1, own_profile(B))
    office.open(C2)
    first, second = office.issue(A), office.issue(A)
    office.send(first, counter=C1)
    office.send(second, counter=C1)
    refused = office.refusal(CallTicket, counter=C2, ticket=first, reason=REASON)
    assert refused.code is RefusalCode.SENT_ELSEWHERE
    assert refused.sentence == "Ticket A001 was sent to counter 1; transfer it before calling it here"
    office.refuses(RefusalCode.NOBODY_WAITING, CallNext, counter=C2)
    assert office.call(C1) == first
    assert office.ticket(first).directed_to is None
    office.miss(first)
    office.do(CallTicket, counter=C1, ticket=second, reason=REASON)


def test_a_choice_by_hand_does_not_break_the_guarantee_of_another() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    first, second, third = (office.issue(A) for _ in range(3))
    office.do(CallTicket, counter=C1, ticket=second, reason=REASON)
    assert office.ticket(first).passed == 1
    refused = office.refusal(CallTicket, counter=C2, ticket=third, reason=REASON)
    assert refused.code is RefusalCode.WOULD_OVERTAKE
    assert refused.sentence == "Ticket A001 has been overtaken 1 times and goes first; call it before"
    office.do(CallTicket, counter=C2, ticket=first, reason=REASON)


def test_a_choice_by_hand_may_pass_who_is_not_offered_yet() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    first, second, third = (office.issue(A) for _ in range(3))
    office.do(CallTicket, counter=C1, ticket=second, reason=REASON)
    office.call(C2)
    office.miss(first, C2)
    office.do(ReturnTicket, ticket=first)
    assert office.ticket(first).passed == 1
    office.do(CallTicket, counter=C2, ticket=third, reason=REASON)
    assert office.ticket(first).passed == 1


def test_a_choice_by_hand_may_pass_who_is_below_the_limit() -> None:
    office = at_work(configuration(limits=Limits(overtaking=2)))
    office.issue(A)
    second, third = office.issue(A), office.issue(A)
    office.do(CallTicket, counter=C1, ticket=second, reason=REASON)
    office.do(CallTicket, counter=C2, ticket=third, reason=REASON)


def test_a_call_is_repeated_up_to_the_limit() -> None:
    office, ticket = called()
    office.wait(10)
    again = events.TicketRecalled(ticket=ticket, counter=C1)
    assert office.do(RecallTicket, counter=C1, ticket=ticket) == (again,)
    assert (office.ticket(ticket).calls, office.ticket(ticket).called_at) == (2, office.now)
    assert office.ticket(ticket).state is TicketState.CALLED
    office.do(RecallTicket, counter=C1, ticket=ticket)
    refused = office.refusal(RecallTicket, counter=C1, ticket=ticket)
    assert refused.code is RefusalCode.CALL_LIMIT
    assert refused.sentence == "Ticket A001 has been called 3 times; start serving or mark it as missed"


def test_who_returns_is_called_afresh() -> None:
    office, ticket = called()
    office.do(RecallTicket, counter=C1, ticket=ticket)
    office.miss(ticket)
    office.do(ReturnTicket, ticket=ticket)
    office.wait(300)
    assert office.call() == ticket
    assert office.ticket(ticket).calls == 1
    assert office.ticket(ticket).offered_from is None


def test_who_was_served_and_sent_on_has_not_been_begun_with_again() -> None:
    office, ticket = serving()
    office.send(ticket, service=B)
    office.call()
    assert office.ticket(ticket).started_at is None


def test_serving_begins_with_whoever_was_called() -> None:
    office, ticket = called()
    office.wait(10)
    happened = office.do(StartServing, counter=C1, ticket=ticket)
    assert happened == (events.ServingStarted(ticket=ticket, counter=C1),)
    now, counter = office.ticket(ticket), office.counter()
    assert (now.state, now.started_at, now.counter) == (TicketState.SERVING, office.now, C1)
    assert (counter.state, counter.ticket, counter.since) == (CounterState.SERVING, ticket, office.now)


@pytest.mark.parametrize("make", [RecallTicket, StartServing, MissTicket])
def test_what_is_done_with_the_called_is_not_done_with_the_served(make: Make) -> None:
    office, ticket = serving()
    refused = office.refusal(make, counter=C1, ticket=ticket)
    assert refused.code is RefusalCode.WRONG_STATE
    assert refused.sentence == "Ticket A001 is serving; it must be called for this"


def test_nothing_is_finished_before_it_was_begun() -> None:
    office, ticket = called()
    refused = office.refusal(FinishTicket, counter=C1, ticket=ticket, outcome=DONE)
    assert refused.code is RefusalCode.WRONG_STATE
    assert refused.sentence == "Ticket A001 is called; it must be serving for this"


@pytest.mark.parametrize("make", [RecallTicket, StartServing, MissTicket])
def test_only_its_own_counter_deals_with_a_ticket(make: Make) -> None:
    office, ticket = called()
    office.refuses(RefusalCode.AT_OTHER_COUNTER, make, counter=C2, ticket=ticket)
    office.refuses(RefusalCode.UNKNOWN_TICKET, make, counter=C1, ticket=UNKNOWN)
    waiting = office.issue(A)
    office.refuses(RefusalCode.WRONG_STATE, make, counter=C1, ticket=waiting)


def test_a_finished_ticket_frees_its_counter() -> None:
    office, ticket = serving()
    office.wait(300)
    happened = office.do(FinishTicket, counter=C1, ticket=ticket, outcome=DONE)
    assert happened == (events.TicketFinished(ticket=ticket, counter=C1, outcome=DONE, wrap_up=False),)
    now, counter = office.ticket(ticket), office.counter()
    assert (now.state, now.outcome, now.ended_at) == (TicketState.FINISHED, DONE, office.now)
    assert (now.counter, now.directed_to, now.away_since) == (None, None, None)
    assert (counter.state, counter.ticket, counter.since) == (CounterState.IDLE, None, office.now)


def test_a_clerk_may_have_work_left_after_a_ticket() -> None:
    office, ticket = serving()
    (finished,) = office.do(FinishTicket, counter=C1, ticket=ticket, outcome=DONE, wrap_up=True)
    assert finished == events.TicketFinished(ticket=ticket, counter=C1, outcome=DONE, wrap_up=True)
    assert (office.counter().state, office.counter().ticket) == (CounterState.WRAP_UP, None)


def test_an_outcome_is_from_the_list() -> None:
    office, ticket = serving()
    refused = office.refusal(FinishTicket, counter=C1, ticket=ticket, outcome=OutcomeCode("vanished"))
    assert refused.code is RefusalCode.UNKNOWN_OUTCOME
    assert refused.sentence == "There is no outcome vanished; choose one from the list"


def test_a_ticket_is_finished_at_its_own_counter() -> None:
    office, ticket = serving()
    office.refuses(RefusalCode.AT_OTHER_COUNTER, FinishTicket, counter=C2, ticket=ticket, outcome=DONE)
    office.refuses(RefusalCode.UNKNOWN_TICKET, FinishTicket, counter=C1, ticket=UNKNOWN, outcome=DONE)


def test_the_next_need_of_a_visit_joins_by_the_visits_time_of_issue() -> None:
    office = at_work(configuration(services=(A, B, C)))
    issued_at = office.now
    first = office.issue(A, B, C, class_code=ELDERLY)
    office.issue(B)
    office.wait(60)
    office.start(office.call())
    happened = office.do(FinishTicket, id=CommandId("second"), counter=C1, ticket=first, outcome=DONE)
    queued = events.NeedQueued(
        visit=office.visit(first).id, ticket=TicketId("second"), service=B, class_code=ELDERLY, clock=issued_at
    )
    assert happened[1:] == (queued,)
    second = office.ticket(TicketId("second"))
    assert (second.number, second.state, second.service) == ("A001", TicketState.WAITING, B)
    assert (second.clock, second.seq, second.queued_at) == (issued_at, office.branch.seq, office.now)
    assert (second.class_code, second.visit) == (ELDERLY, office.visit(first).id)
    visit = office.visit(first)
    assert [(need.service, need.ticket) for need in visit.needs] == [(A, first), (B, "second"), (C, None)]
    assert (visit.ticket, visit.next_need) == ("second", 2)
    assert office.call() == "second"


def test_a_visit_ends_with_its_last_need() -> None:
    office = at_work()
    ticket = office.issue(A, B)
    office.serve()
    last = office.serve()
    assert [office.ticket(one).state for one in (ticket, last)] == [TicketState.FINISHED] * 2
    assert office.visit(ticket).next_need is None
    office.refuses(RefusalCode.NOBODY_WAITING, CallNext, counter=C1)


def test_who_had_booked_waits_for_the_next_need_as_a_walk_in() -> None:
    office = at_work()
    ticket = office.check_in(office.now)
    office.do(AddNeed, ticket=ticket, service=B)
    assert office.ticket(ticket).class_code == BOOKING
    office.start(office.call())
    queued = only(events.NeedQueued, office.finish(ticket))
    assert queued.class_code == WALK_IN


def test_a_further_need_gets_an_id_that_no_ticket_bears() -> None:
    office = at_work()
    first = office.issue(A, B)
    paper = PaperTicket(ticket=TicketId("keyed-in"), number="P1-001", service=B, taken_at=office.now)
    office.do(AdoptPaperTickets, papers=(paper,))
    office.start(office.call())
    fields = {"counter": C1, "ticket": first, "outcome": DONE}
    refused = office.refusal(FinishTicket, id=CommandId("keyed-in"), **fields)
    assert refused.code is RefusalCode.TICKET_TAKEN
    assert refused.sentence == "The id keyed-in belongs to another ticket; make a new one"
    office.do(FinishTicket, **fields)


def test_who_does_not_come_is_missed_and_may_return() -> None:
    office, ticket = called()
    happened = office.do(MissTicket, counter=C1, ticket=ticket)
    assert happened == (events.TicketMissed(ticket=ticket, counter=C1),)
    now, counter = office.ticket(ticket), office.counter()
    assert (now.state, now.misses, now.counter, now.away_since) == (TicketState.MISSED, 1, None, office.now)
    assert (counter.state, counter.ticket, counter.since) == (CounterState.IDLE, None, office.now)


def test_who_does_not_come_once_too_often_has_left() -> None:
    office, ticket = called()
    office.miss(ticket)
    office.do(ReturnTicket, ticket=ticket)
    office.wait(300)
    office.call()
    happened = office.do(MissTicket, counter=C1, ticket=ticket)
    assert happened == (events.TicketAbandoned(ticket=ticket, counter=C1),)
    now, counter = office.ticket(ticket), office.counter()
    assert (now.state, now.misses, now.counter, now.ended_at) == (TicketState.ABANDONED, 2, None, office.now)
    assert (counter.state, counter.ticket, counter.since) == (CounterState.IDLE, None, office.now)
    assert now.away_since is None


def test_a_further_need_of_one_who_has_left_is_not_queued() -> None:
    office = at_work()
    ticket = office.issue(A, B)
    office.do(CancelTicket, ticket=ticket, reason=REASON)
    assert list(office.branch.tickets) == [ticket]
    office.refuses(RefusalCode.NOBODY_WAITING, CallNext, counter=C1)
