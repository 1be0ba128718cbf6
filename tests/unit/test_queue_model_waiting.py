"""How many are ahead."""

from datetime import datetime

from server_client.queue_model.commands import CallTicket, ReturnTicket
from server_client.queue_model.waiting import ServiceWaiting, Standing, people_ahead, waiting_for
from tests.proof.branches import C1, C2, ELDERLY, MORNING, REASON, A, B, Limits, configuration
from tests.unit.queue_office import Office, at_work


def order(office: Office) -> list[str]:
    """Return the tickets that wait for A, in the order of the forecast."""
    return [one.ticket for one in waiting_for(office.branch, A, office.now).standings]


def test_nobody_waits_in_an_empty_branch() -> None:
    expected = ServiceWaiting(service=A, waiting=0, longest_since=None, standings=())
    assert waiting_for(Office().branch, A, MORNING) == expected


def test_who_waits_for_a_service_is_listed_in_order() -> None:
    office = at_work()
    first, second = office.issue(A), office.issue(A)
    office.issue(B)
    assert waiting_for(office.branch, A, office.now) == ServiceWaiting(
        service=A,
        waiting=2,
        longest_since=MORNING,
        standings=(Standing(ticket=first, number="A001", ahead=0), Standing(ticket=second, number="A002", ahead=1)),
    )
    assert people_ahead(office.branch, office.ticket(second), office.now) == 1


def test_the_more_urgent_are_ahead() -> None:
    office = at_work()
    walk_in, elderly = office.issue(A), office.issue(A, class_code=ELDERLY)
    office.wait(60)
    assert order(office) == [elderly, walk_in]


def test_the_longest_wait_counts_from_coming_not_from_the_clock() -> None:
    office = at_work()
    came: datetime = office.now
    office.check_in(office.now.replace(hour=5))
    assert waiting_for(office.branch, A, office.now).longest_since == came


def test_the_guarantee_is_foretold() -> None:
    office = at_work(configuration(limits=Limits(overtaking=2)))
    walk_ins = [office.issue(A) for _ in range(2)]
    elderly = [office.issue(A, class_code=ELDERLY) for _ in range(4)]
    office.wait(600)
    assert order(office) == [*elderly[:2], *walk_ins, *elderly[2:]]
    assert [office.serve() for _ in range(6)] == [*elderly[:2], *walk_ins, *elderly[2:]]


def test_who_is_guaranteed_already_is_first() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    walk_in, later = office.issue(A), office.issue(A)
    office.do(CallTicket, counter=C1, ticket=later, reason=REASON)
    elderly = office.issue(A, class_code=ELDERLY, wait=600)
    assert order(office) == [walk_in, elderly]


def test_bookings_pass_without_being_counted() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    walk_in = office.issue(A)
    booked = [office.check_in(office.now, booking=str(at)) for at in range(3)]
    office.wait(60)
    assert order(office) == [*booked, walk_in]


def test_at_equal_urgency_the_lower_seq_is_ahead() -> None:
    office = at_work()
    elderly, walk_in = office.issue(A, class_code=ELDERLY, wait=0), office.issue(A, wait=0)
    assert order(office) == [elderly, walk_in]


def test_who_is_not_offered_yet_stands_behind_those_who_are() -> None:
    office = at_work()
    away, present = office.issue(A), office.issue(A)
    office.call()
    office.miss(away)
    office.do(ReturnTicket, ticket=away)
    assert order(office) == [present, away]
    assert people_ahead(office.branch, office.ticket(away), office.now) == 1
    office.wait(300)
    assert order(office) == [away, present]


def test_nobody_is_ahead_of_one_who_does_not_wait() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.call()
    assert people_ahead(office.branch, office.ticket(ticket), office.now) is None


def test_before_one_who_was_sent_to_a_counter_are_those_sent_there_earlier() -> None:
    office = at_work()
    first, second, elsewhere, waiting, called = (office.issue(A) for _ in range(5))
    for ticket in (first, second, called):
        office.send(ticket, counter=C1)
    office.send(elsewhere, counter=C2)
    office.do(CallTicket, counter=C1, ticket=called, reason=REASON)
    ahead = [people_ahead(office.branch, office.ticket(one), office.now) for one in (first, second, elsewhere, waiting)]
    assert ahead == [0, 1, 0, 0]
