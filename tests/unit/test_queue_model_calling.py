"""Who is next, and why."""

from dataclasses import replace
from datetime import timedelta

import pytest

from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import guaranteed, next_for, overtaken_by, profile_of, serves, urgency
from server_client.queue_model.commands import (
    CallNext,
    CallTicket,
    CloseCounter,
    ReturnTicket,
    SetPriority,
    TransferPosition,
)
from server_client.queue_model.configuration import Configuration, ProfileEntry
from server_client.queue_model.ids import ProfileCode
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import CallReason, CallReasonKind
from tests.proof.branches import (
    BRANCH,
    C1,
    C2,
    ELDERLY,
    REASON,
    A,
    B,
    Limits,
    configuration,
    own_profile,
    profile,
)
from tests.unit.queue_office import Office, at_work

HELP = ProfileCode("help")
FIRST = TransferPosition.FIRST


def reason(office: Office) -> CallReason:
    """Return why the first counter's next is the next."""
    choice = next_for(office.branch, C1, office.now)
    assert choice is not None
    return choice.reason


def helping(*entries: ProfileEntry, limits: Limits | None = None) -> Office:
    """Return an office whose first counter works under a profile of these entries, the second under all."""
    setup = configuration(limits=limits)
    office = Office(replace(setup, profiles=(*setup.profiles, profile(HELP, *entries))))
    office.open(C1, HELP)
    office.open(C2)
    return office


def test_a_counter_that_is_closed_has_no_next() -> None:
    office = Office()
    office.issue(A)
    assert next_for(office.branch, C1, office.now) is None


def test_without_configuration_there_is_no_profile_and_no_next() -> None:
    office = at_work()
    bare = replace(office.branch, configuration=None)
    assert profile_of(bare, C1) is None
    assert next_for(Branch(id=BRANCH), C1, office.now) is None


def test_a_profile_serves_its_services_and_none_serves_nothing() -> None:
    office = Office()
    office.open(C1, own_profile(A))
    assert serves(profile_of(office.branch, C1), A)
    assert not serves(profile_of(office.branch, C1), B)
    assert not serves(None, A)


def test_the_first_of_a_line_is_called_first() -> None:
    office = at_work()
    first, second = office.issue(A), office.issue(A)
    assert [office.serve(), office.serve()] == [first, second]


def test_urgency_is_slope_times_wait_over_promise() -> None:
    office = at_work()
    tickets = [office.issue(A, wait=0), office.issue(A, class_code=ELDERLY, wait=0), office.issue(B, wait=0)]
    booked = office.check_in(office.now + timedelta(seconds=60))
    office.now += timedelta(seconds=299)
    expected = [1 * 300 / 600, 4 * 300 / 600, 1 * 300 / 1200]
    assert [urgency(office.branch, office.ticket(one), office.now) for one in tickets] == expected
    assert urgency(office.branch, office.ticket(booked), office.now) == 10 * 240 / 600


def test_before_a_booked_time_urgency_is_below_nought() -> None:
    office = at_work()
    booked = office.check_in(office.now + timedelta(seconds=61))
    assert urgency(office.branch, office.ticket(booked), office.now) == -1.0
    walk_in = office.issue(A)
    assert office.call() == walk_in


def test_a_class_without_a_slope_has_one() -> None:
    setup = configuration()
    office = Office(replace(setup, policies=(replace(setup.policies[0], slopes={}),)))
    ticket = office.issue(A, class_code=ELDERLY, wait=600)
    assert urgency(office.branch, office.ticket(ticket), office.now) == 1.0


def test_the_larger_urgency_goes_first() -> None:
    office = at_work()
    early = office.issue(A, wait=50)
    elderly = office.issue(A, class_code=ELDERLY, wait=10)
    choice = next_for(office.branch, C1, office.now)
    assert choice is not None
    assert choice.ticket.id == early
    office.wait(10)
    assert office.call() == elderly
    assert office.call(C2) == early


def test_the_service_with_the_shorter_promise_goes_first() -> None:
    office = at_work()
    slow, quick = office.issue(B, wait=10), office.issue(A, wait=20)
    assert [office.serve(), office.serve()] == [quick, slow]


def test_at_equal_urgency_the_lower_seq_goes_first() -> None:
    office = at_work()
    first, second = office.issue(B, wait=0), office.issue(A, wait=0)
    assert [office.serve(), office.serve()] == [first, second]
    third = office.issue(A, wait=0)
    fourth = office.issue(A, class_code=ELDERLY, wait=0)
    assert [office.serve(), office.serve()] == [third, fourth]


def test_a_call_tells_how_long_was_waited_of_what_was_promised() -> None:
    office = at_work()
    office.issue(B, wait=100.9)
    assert reason(office) == CallReason(kind=CallReasonKind.WAITED, waited_s=100, promise_s=1200)


def test_a_call_tells_of_priority() -> None:
    office = at_work()
    office.issue(A, class_code=ELDERLY, wait=3)
    assert reason(office) == CallReason(kind=CallReasonKind.PRIORITY, waited_s=3, promise_s=600)


def test_a_call_tells_of_the_booked_time() -> None:
    office = at_work()
    booked_for = office.now + timedelta(minutes=5)
    office.check_in(booked_for)
    expected = CallReason(kind=CallReasonKind.BOOKED, waited_s=0, promise_s=600, booked_for=booked_for)
    assert reason(office) == expected


def test_who_is_here_before_a_booked_time_is_called_when_nobody_else_waits() -> None:
    office = at_work()
    booked = office.check_in(office.now + timedelta(hours=1))
    walk_in = office.issue(A)
    assert [office.serve(), office.serve()] == [walk_in, booked]


def test_a_call_tells_of_a_transfer_to_the_front() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.send(ticket, service=B, position=FIRST)
    assert reason(office).kind is CallReasonKind.SENT_FIRST


def test_a_call_tells_of_a_transfer_to_the_counter() -> None:
    office = at_work()
    ticket = office.issue(A, class_code=ELDERLY)
    office.send(ticket, counter=C1)
    assert reason(office).kind is CallReasonKind.SENT_HERE


def test_a_choice_by_hand_keeps_the_figures() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    first, second = office.issue(A), office.issue(A)
    office.do(CallTicket, counter=C1, ticket=second, reason=REASON)
    office.do(CallTicket, counter=C2, ticket=first, reason=REASON)
    chosen = CallReason(kind=CallReasonKind.CHOSEN, waited_s=2, promise_s=600, passed=1, chosen_because=REASON)
    assert office.ticket(first).call_reason == chosen


def test_a_ticket_is_overtaken_so_often_and_then_goes_first() -> None:
    office = at_work(configuration(limits=Limits(overtaking=2)))
    walk_in = office.issue(A)
    elderly = [office.issue(A, class_code=ELDERLY) for _ in range(3)]
    office.wait(60)
    assert [office.serve(), office.serve()] == elderly[:2]
    assert office.ticket(walk_in).passed == 2
    assert reason(office).kind is CallReasonKind.OVERTAKEN
    assert reason(office).passed == 2
    assert office.serve() == walk_in
    assert office.serve() == elderly[2]


def test_the_guarantee_goes_to_the_earliest_of_those_who_have_it() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    one, other, third = (office.issue(A) for _ in range(3))
    office.do(CallTicket, counter=C1, ticket=third, reason=REASON)
    assert [office.ticket(ticket).passed for ticket in (one, other)] == [1, 1]
    assert guaranteed(office.branch, A, office.now) == office.ticket(one)
    assert guaranteed(office.branch, B, office.now) is None
    office.do(SetPriority, ticket=other, class_code=ELDERLY)
    office.wait(60)
    assert office.call(C2) == one


def test_the_guarantee_goes_before_more_urgent_tickets_of_other_services() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    slow, later = office.issue(B), office.issue(B)
    office.do(CallTicket, counter=C1, ticket=later, reason=REASON)
    urgent = office.issue(A, class_code=ELDERLY, wait=600)
    assert [office.serve(C2), office.serve(C2)] == [slow, urgent]


def test_who_is_not_offered_yet_does_not_hold_up_the_guaranteed_behind_them() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    away, present, later = (office.issue(A) for _ in range(3))
    office.call()
    office.miss(away)
    office.do(CallTicket, counter=C1, ticket=later, reason=REASON)
    office.do(ReturnTicket, ticket=away)
    assert office.ticket(present).passed == 1
    assert office.call(C2) == present


def test_whoever_stands_before_the_guaranteed_in_their_own_line_goes_before_them() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    before, guaranteed_one, later = (office.issue(A) for _ in range(3))
    office.send(before, counter=C2)
    office.do(CallTicket, counter=C1, ticket=later, reason=REASON)
    office.do(CloseCounter, counter=C2)
    office.miss(later)
    office.issue(A, class_code=ELDERLY, wait=600)
    assert [office.ticket(one).passed for one in (before, guaranteed_one)] == [0, 1]
    assert reason(office).kind is CallReasonKind.WAITED
    assert [office.serve(), office.serve()] == [before, guaranteed_one]


def test_a_guaranteed_ticket_is_called_even_where_the_profile_helps_out_only() -> None:
    office = helping(ProfileEntry(service=A, classes=(ELDERLY,), after_wait_s=3600), limits=Limits(overtaking=1))
    walk_in, later = office.issue(A), office.issue(A)
    office.refuses(RefusalCode.NOBODY_WAITING, CallNext, counter=C1)
    office.do(CallTicket, counter=C2, ticket=later, reason=REASON)
    assert office.call(C1) == walk_in


def test_a_profile_may_take_some_classes_only() -> None:
    office = helping(ProfileEntry(service=A, classes=(ELDERLY,)))
    office.issue(A)
    office.refuses(RefusalCode.NOBODY_WAITING, CallNext, counter=C1)
    elderly = office.issue(A, class_code=ELDERLY)
    assert office.call(C1) == elderly


def test_a_profile_may_help_out_only_with_those_who_have_waited_long() -> None:
    office = helping(ProfileEntry(service=A, after_wait_s=120))
    ticket = office.issue(A, wait=119)
    office.refuses(RefusalCode.NOBODY_WAITING, CallNext, counter=C1)
    office.wait(1)
    assert office.call(C1) == ticket


def test_who_has_returned_and_is_not_offered_yet_holds_up_no_one_and_is_passed_by_no_one() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    away, present = office.issue(A), office.issue(A)
    office.call()
    office.miss(away)
    office.do(ReturnTicket, ticket=away)
    assert overtaken_by(office.branch, office.ticket(present), office.now) == []
    assert office.call() == present
    assert office.ticket(away).passed == 0


def test_who_had_the_guarantee_and_missed_the_call_has_it_again_when_offered() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    walk_in, later, third = (office.issue(A) for _ in range(3))
    office.do(CallTicket, counter=C1, ticket=later, reason=REASON)
    office.call(C2)
    office.miss(walk_in, C2)
    office.do(ReturnTicket, ticket=walk_in)
    assert guaranteed(office.branch, A, office.now) is None
    assert office.call(C2) == third
    office.miss(third, C2)
    office.wait(300)
    assert guaranteed(office.branch, A, office.now) == office.ticket(walk_in)


def test_a_booking_overtakes_nobody() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    walk_in = office.issue(A)
    for at in range(3):
        booked = office.check_in(office.now, booking=f"B-{at}")
        assert overtaken_by(office.branch, office.ticket(booked), office.now) == []
        office.do(CallTicket, counter=C1, ticket=booked, reason=REASON)
        office.start(booked)
        office.finish(booked)
    assert office.ticket(walk_in).passed == 0


def test_a_booking_is_overtaken_like_anyone() -> None:
    office = at_work()
    booked, later = office.check_in(office.now), office.issue(A)
    office.do(CallTicket, counter=C1, ticket=later, reason=REASON)
    assert office.ticket(booked).passed == 1


def test_a_ticket_sent_to_a_counter_overtakes_nobody_and_is_overtaken_by_nobody() -> None:
    office = at_work()
    waiting, sent, last = (office.issue(A) for _ in range(3))
    office.send(sent, counter=C1)
    office.do(CallTicket, counter=C1, ticket=sent, reason=REASON)
    assert office.ticket(waiting).passed == 0
    office.send(waiting, counter=C1)
    office.do(CallTicket, counter=C2, ticket=last, reason=REASON)
    assert office.ticket(waiting).passed == 0


def test_another_service_is_not_overtaken() -> None:
    office = at_work()
    other, ticket = office.issue(B), office.issue(A)
    office.do(CallTicket, counter=C1, ticket=ticket, reason=REASON)
    assert office.ticket(other).passed == 0


def test_only_those_with_an_earlier_place_are_overtaken() -> None:
    office = at_work()
    tickets = [office.issue(A, wait=0) for _ in range(3)]
    elderly = office.issue(A, class_code=ELDERLY, wait=0)
    office.do(CallTicket, counter=C1, ticket=tickets[1], reason=REASON)
    assert [office.ticket(one).passed for one in (*tickets, elderly)] == [1, 0, 0, 0]


def test_who_was_sent_here_competes_by_urgency_but_first_means_first() -> None:
    office = at_work()
    early = office.issue(A, wait=60)
    sent = office.issue(A)
    office.send(sent, counter=C1)
    assert office.call(C1) == early
    office.miss(early)
    office.send(sent, counter=C1, position=FIRST)
    office.issue(A, class_code=ELDERLY, wait=600)
    assert office.call(C1) == sent


def test_each_class_of_those_sent_here_has_its_line() -> None:
    office = at_work()
    walk_in, elderly = office.issue(A), office.issue(A, class_code=ELDERLY)
    for ticket in (walk_in, elderly):
        office.send(ticket, counter=C2)
    office.wait(60)
    assert [office.serve(C2), office.serve(C2)] == [elderly, walk_in]


def test_the_state_and_the_configuration_must_fit() -> None:
    office = at_work()
    ticket = office.ticket(office.issue(A))
    setup = office.branch.configuration
    assert isinstance(setup, Configuration)
    with pytest.raises(LookupError, match="Ticket A001 waits for service A, which is not configured"):
        urgency(replace(office.branch, configuration=replace(setup, services=())), ticket, office.now)
    with pytest.raises(LookupError, match="Class walk_in is not configured"):
        overtaken_by(replace(office.branch, configuration=replace(setup, classes=())), ticket, office.now)
    with pytest.raises(LookupError, match="Branch CN01 has no configuration yet"):
        overtaken_by(replace(office.branch, configuration=None), ticket, office.now)
