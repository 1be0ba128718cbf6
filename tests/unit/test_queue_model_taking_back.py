"""How a counter takes back what it did last: what is as it was then, and for how long."""

from dataclasses import replace
from datetime import timedelta

import pytest

from server_client.queue_model import events
from server_client.queue_model.apply import apply
from server_client.queue_model.commands import (
    AddNeed,
    CallTicket,
    CloseCounter,
    SetPriority,
    TakeBack,
)
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.counter import CounterState, DeedKind
from server_client.queue_model.ids import CommandId, CounterId
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import TicketState
from tests.proof.branches import C1, C2, ELDERLY, REASON, A, B, C, Limits, clerk_of, configuration
from tests.unit.deeds_at_a_counter import DEEDS, add_need, call_elsewhere, called, come_back, grant, send
from tests.unit.queue_office import at_work


@pytest.mark.parametrize("deed", DEEDS)
def test_all_is_as_it_was_before_a_deed_that_was_taken_back(deed: DeedKind) -> None:
    office, ticket = called()
    before = office.branch
    DEEDS[deed](office, ticket)
    undoable = office.counter().undoable
    assert undoable is not None
    assert (undoable.deed, undoable.until) == (deed, office.now + timedelta(seconds=10))
    office.wait(10)
    assert office.do(TakeBack, counter=C1) == (events.DeedTakenBack(counter=C1, ticket=ticket),)
    after = office.branch
    assert dict(after.tickets) == dict(before.tickets)
    assert dict(after.visits) == dict(before.visits)
    assert dict(after.counters) == dict(before.counters)
    assert {key: line for key, line in after.lines.items() if line} == {}


@pytest.mark.parametrize("deed", [DeedKind.HOLD, DeedKind.TRANSFER, DeedKind.ADD_NEED, DeedKind.SET_PRIORITY])
def test_who_was_being_served_is_served_again(deed: DeedKind) -> None:
    office, ticket = called()
    office.start(ticket)
    before = replace(office.counter(), undoable=None)
    served = office.ticket(ticket)
    office.wait(60)
    DEEDS[deed](office, ticket)
    office.do(TakeBack, counter=C1)
    assert office.ticket(ticket) == served
    assert office.counter() == before
    assert (before.state, before.ticket) == (CounterState.SERVING, ticket)


def test_a_deed_is_taken_back_in_time_or_not_at_all() -> None:
    office, ticket = called()
    office.miss(ticket)
    office.wait(10.001)
    refused = office.refusal(TakeBack, counter=C1)
    assert refused.code is RefusalCode.TOO_LATE_TO_TAKE_BACK
    assert refused.sentence == "What was done to ticket A001 can be taken back for 10 s only; go on"


def test_the_policy_says_how_long_a_deed_can_be_taken_back() -> None:
    office, ticket = called(at_work(configuration(limits=Limits(undo_s=60))))
    office.miss(ticket)
    office.wait(60)
    office.do(TakeBack, counter=C1)
    assert office.ticket(ticket).state is TicketState.CALLED


@pytest.mark.parametrize("deed", DEEDS)
def test_where_nothing_is_taken_back_nothing_is(deed: DeedKind) -> None:
    office, ticket = called(at_work(configuration(limits=Limits(undo_s=0))))
    DEEDS[deed](office, ticket)
    refused = office.refusal(TakeBack, counter=C1)
    assert refused.code is RefusalCode.NOTHING_TO_TAKE_BACK
    assert refused.sentence == "Counter 1 has nothing to take back; put it right by its own key"


def test_a_deed_is_taken_back_once() -> None:
    office, ticket = called()
    office.miss(ticket)
    office.do(TakeBack, counter=C1)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C1)


def test_only_the_counter_that_did_it_takes_it_back() -> None:
    office, ticket = called()
    office.miss(ticket)
    office.refuses(RefusalCode.NOTHING_TO_TAKE_BACK, TakeBack, counter=C2)
    office.refuses(RefusalCode.UNKNOWN_COUNTER, TakeBack, counter=CounterId("c9"))
    office.do(CloseCounter, counter=C2)
    office.refuses(RefusalCode.COUNTER_CLOSED, TakeBack, counter=C2)


def test_a_miss_taken_back_does_not_count_and_the_next_does() -> None:
    office, ticket = called()
    office.miss(ticket)
    office.do(TakeBack, counter=C1)
    office.miss(ticket)
    assert (office.ticket(ticket).state, office.ticket(ticket).misses) == (TicketState.MISSED, 1)


def test_a_transfer_taken_back_leaves_its_line_and_keeps_clock_and_passes() -> None:
    office = at_work()
    early, late = office.issue(A), office.issue(A)
    office.do(CallTicket, counter=C2, ticket=late, reason=REASON)
    office.call(C1)
    before = office.ticket(early)
    assert before.passed == 1
    send(office, early)
    assert office.ticket(early).passed == 0
    assert [one.id for one in office.branch.waiting_for(B)] == [early]
    office.do(TakeBack, counter=C1)
    assert office.ticket(early) == before
    assert list(office.branch.waiting_for(B)) == []


def test_a_class_given_in_the_line_is_taken_back_there() -> None:
    office = at_work()
    first, second = office.issue(A), office.issue(A)
    grant(office, second)
    assert office.counter().state is CounterState.IDLE
    office.do(TakeBack, counter=C1)
    assert office.ticket(second).class_code == WALK_IN
    assert (office.counter().state, office.counter().ticket) == (CounterState.IDLE, None)
    assert [one.id for one in office.branch.waiting_for(A)] == [first, second]


def test_only_the_need_that_was_added_is_taken_back() -> None:
    office, ticket = called(at_work(configuration(services=(A, B, C))))
    add_need(office, ticket)
    office.do(AddNeed, ticket=ticket, service=C, counter=C2)
    office.do(TakeBack, counter=C1)
    assert [need.service for need in office.visit(ticket).needs] == [A, C]
    assert office.counter(C2).state is CounterState.IDLE


def test_a_need_that_was_served_before_stays_when_the_same_is_added_and_taken_back() -> None:
    office = at_work()
    office.issue(A, B)
    office.serve()
    ticket = office.call()
    office.do(AddNeed, ticket=ticket, service=A, counter=C1)
    office.do(TakeBack, counter=C1)
    needs = office.visit(ticket).needs
    assert [need.service for need in needs] == [A, B]
    assert needs[0].ticket is not None


def test_needs_and_classes_are_given_at_an_open_counter_or_at_none() -> None:
    office, ticket = called()
    office.do(CloseCounter, counter=C2)
    office.refuses(RefusalCode.COUNTER_CLOSED, AddNeed, ticket=ticket, service=B, counter=C2)
    office.refuses(RefusalCode.COUNTER_CLOSED, SetPriority, ticket=ticket, class_code=ELDERLY, counter=C2)


def test_a_repeated_take_back_is_answered_as_the_first() -> None:
    office, ticket = called()
    office.miss(ticket)
    office.do(TakeBack, counter=C1, id=CommandId("once"))
    assert office.do(TakeBack, counter=C1, id=CommandId("once")) == ()
    assert office.ticket(ticket).state is TicketState.CALLED


def test_an_event_that_takes_back_nothing_does_not_follow() -> None:
    office, ticket = called()
    office.miss(ticket)
    event = replace(office.log[-1], seq=office.branch.seq + 1, data=events.DeedTakenBack(counter=C2, ticket=ticket))
    with pytest.raises(LookupError, match="Counter c2 has done nothing that could be taken back"):
        apply(office.branch, event)


def test_who_called_last_is_known_of_the_ticket() -> None:
    office, ticket = called()
    assert office.ticket(ticket).clerk == clerk_of(C1)
    office.miss(ticket)
    come_back(office, ticket)
    assert office.ticket(ticket).clerk == clerk_of(C1)
    call_elsewhere(office, ticket)
    assert office.ticket(ticket).clerk == clerk_of(C2)
