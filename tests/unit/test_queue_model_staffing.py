"""How a counter is opened, paused and closed."""

from functools import partial

import pytest

from server_client.queue_model import events
from server_client.queue_model.commands import (
    CallNext,
    CloseCounter,
    CloseDay,
    FinishTicket,
    OpenCounter,
    PauseCounter,
    ResumeTicket,
)
from server_client.queue_model.counter import Counter, CounterState
from server_client.queue_model.ids import ClerkId, CounterId, ProfileCode, ReasonCode
from server_client.queue_model.refusals import RefusalCode
from tests.proof.branches import ALL, C1, C2, DONE, OTHER_REASON, REASON, A, B, clerk_of, own_profile
from tests.unit.queue_office import Make, Office, at_work

NOWHERE = CounterId("c9")
LAN = ClerkId("lan")


def test_a_counter_that_was_never_opened_is_closed() -> None:
    assert Office().counter(C2) == Counter(id=C2)


def test_a_clerk_opens_a_counter_under_a_work_profile() -> None:
    office = Office()
    happened = office.do(OpenCounter, counter=C1, clerk=LAN, profile=ALL)
    assert happened == (events.CounterOpened(counter=C1, clerk=LAN, profile=ALL),)
    assert office.counter() == Counter(id=C1, state=CounterState.IDLE, clerk=LAN, profile=ALL, since=office.now)


def test_a_counter_opens_only_on_an_open_day_and_as_configured() -> None:
    office = Office()
    office.refuses(RefusalCode.UNKNOWN_COUNTER, OpenCounter, counter=NOWHERE, clerk=LAN, profile=ALL)
    refused = office.refusal(OpenCounter, counter=C1, clerk=LAN, profile=ProfileCode("none"))
    assert refused.code is RefusalCode.UNKNOWN_PROFILE
    assert refused.sentence == "There is no work profile none; choose one of the branch"
    office.do(CloseDay)
    office.refuses(RefusalCode.DAY_NOT_OPEN, OpenCounter, counter=C1, clerk=LAN, profile=ALL)


def test_a_counter_has_one_clerk_and_a_clerk_one_counter() -> None:
    office = Office()
    office.do(OpenCounter, counter=C1, clerk=LAN, profile=ALL)
    refused = office.refusal(OpenCounter, counter=C1, clerk=ClerkId("minh"), profile=own_profile(A))
    assert refused.code is RefusalCode.COUNTER_TAKEN
    assert refused.sentence == "Counter 1 is open for clerk lan; close it there first"
    refused = office.refusal(OpenCounter, counter=C2, clerk=LAN, profile=ALL)
    assert refused.code is RefusalCode.CLERK_ELSEWHERE
    assert refused.sentence == "Clerk lan works at counter 1; close that first"
    office.do(CloseCounter, counter=C1)
    office.do(OpenCounter, counter=C2, clerk=LAN, profile=ALL)


def test_an_idle_counter_opens_again_only_to_change_its_work_profile() -> None:
    office = Office()
    office.open(C1)
    refused = office.refusal(OpenCounter, counter=C1, clerk=clerk_of(C1), profile=ALL)
    assert refused.code is RefusalCode.COUNTER_UNCHANGED
    assert refused.sentence == "Counter 1 is idle already"
    office.open(C1, own_profile(B))
    assert office.counter().profile == own_profile(B)


def test_a_busy_counter_is_not_opened_paused_or_closed() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.call()
    for start in (False, True):
        if start:
            office.start(ticket)
        refused = office.refusal(OpenCounter, counter=C1, clerk=clerk_of(C1), profile=own_profile(A))
        assert refused.code is RefusalCode.COUNTER_BUSY
        assert refused.sentence == "Counter 1 is busy with ticket A001; finish that first"
        office.refuses(RefusalCode.COUNTER_BUSY, PauseCounter, counter=C1, reason=REASON)
        office.refuses(RefusalCode.COUNTER_BUSY, CloseCounter, counter=C1)


def test_a_paused_counter_calls_no_one_until_it_is_opened() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.wait(5)
    assert office.do(PauseCounter, counter=C1, reason=REASON) == (events.CounterPaused(counter=C1, reason=REASON),)
    counter = office.counter()
    assert (counter.state, counter.pause_reason, counter.since) == (CounterState.PAUSED, REASON, office.now)
    assert (counter.clerk, counter.profile) == (clerk_of(C1), ALL)
    refused = office.refusal(CallNext, counter=C1)
    assert refused.code is RefusalCode.COUNTER_NOT_READY
    assert refused.sentence == "Counter 1 is paused; make it ready first"
    office.open(C1)
    assert office.counter().pause_reason is None
    assert office.call() == ticket


def test_a_pause_changes_only_to_another_reason() -> None:
    office = at_work()
    office.do(PauseCounter, counter=C1, reason=REASON)
    refused = office.refusal(PauseCounter, counter=C1, reason=REASON)
    assert refused.code is RefusalCode.COUNTER_UNCHANGED
    assert refused.sentence == "Counter 1 is paused already"
    office.do(PauseCounter, counter=C1, reason=OTHER_REASON)
    assert office.counter().pause_reason == OTHER_REASON


def test_a_pause_needs_a_reason_from_the_list() -> None:
    refused = at_work().refusal(PauseCounter, counter=C1, reason=ReasonCode("tired"))
    assert refused.code is RefusalCode.UNKNOWN_REASON
    assert refused.sentence == "There is no reason tired; choose one from the list"


@pytest.mark.parametrize("make", [partial(PauseCounter, reason=REASON), CloseCounter, CallNext])
def test_a_closed_or_unknown_counter_does_nothing(make: Make) -> None:
    office = Office()
    refused = office.refusal(make, counter=C1)
    assert refused.code is RefusalCode.COUNTER_CLOSED
    assert refused.sentence == "Counter 1 is closed; open it first"
    refused = office.refusal(make, counter=NOWHERE)
    assert refused.code is RefusalCode.UNKNOWN_COUNTER
    assert refused.sentence == "There is no counter c9; choose one of the branch"


@pytest.mark.parametrize(
    ("make", "state"),
    [
        (partial(PauseCounter, reason=REASON), CounterState.PAUSED),
        (CloseCounter, CounterState.CLOSED),
        (partial(OpenCounter, clerk=clerk_of(C1), profile=ALL), CounterState.IDLE),
        (CallNext, CounterState.CALLED),
    ],
)
def test_a_counter_that_wraps_up_may_do_anything_next(make: Make, state: CounterState) -> None:
    office = at_work()
    office.issue(A)
    office.issue(A)
    ticket = office.call()
    office.start(ticket)
    office.do(FinishTicket, counter=C1, ticket=ticket, outcome=DONE, wrap_up=True)
    assert (office.counter().state, office.counter().ticket) == (CounterState.WRAP_UP, None)
    office.do(make, counter=C1)
    assert office.counter().state is state


def test_who_was_sent_to_a_counter_that_closes_waits_for_any_of_the_service() -> None:
    office = at_work()
    sent, other = office.issue(A), office.issue(A)
    office.send(sent, counter=C1)
    office.send(other, counter=C2)
    office.wait(60)
    assert office.do(CloseCounter, counter=C1) == (events.CounterClosed(counter=C1),)
    assert office.counter() == Counter(id=C1, since=office.now)
    assert office.ticket(sent).directed_to is None
    assert office.ticket(other).directed_to == C2
    office.open(C1)
    assert office.call(C1) == sent


def test_the_held_come_back_to_any_counter_if_their_own_has_closed() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.hold(office.call())
    office.do(CloseCounter, counter=C1)
    assert office.ticket(ticket).directed_to == C1
    office.do(ResumeTicket, ticket=ticket)
    assert office.ticket(ticket).directed_to is None
    assert office.call(C2) == ticket
