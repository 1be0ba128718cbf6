"""How someone who waits asks for ten minutes more, and what that costs nobody."""

from datetime import timedelta

import pytest

from server_client.queue_model import events
from server_client.queue_model.commands import CallTicket, HoldTicket, PostponeTicket, ResumeTicket, ReturnTicket
from server_client.queue_model.ids import TicketId
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import TicketState
from server_client.queue_model.waiting import people_ahead
from tests.proof.branches import C1, C2, ELDERLY, REASON, A, Limits, configuration
from tests.unit.queue_office import Office, at_work

TEN_MINUTES = timedelta(minutes=10)


def postponed(office: Office, ticket: TicketId) -> events.TicketPostponed:
    """Put the ticket off and return what was recorded."""
    (happened,) = office.do(PostponeTicket, ticket=ticket)
    assert isinstance(happened, events.TicketPostponed)
    return happened


def test_who_asks_for_time_keeps_their_place_and_is_called_first_when_it_is_over() -> None:
    office = at_work()
    first, second, third = office.issue(A), office.issue(A), office.issue(A)
    place = office.ticket(first).place

    assert postponed(office, first).offered_from == office.now + TEN_MINUTES
    assert (office.ticket(first).place, office.ticket(first).state) == (place, TicketState.WAITING)
    assert office.serve() == second
    office.wait(599)
    office.issue(A, wait=1)
    assert office.call() == first
    assert office.ticket(third).passed == 0


def test_others_who_go_before_meanwhile_do_not_count_as_overtakings() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    away = office.issue(A)
    office.issue(A)
    office.issue(A, class_code=ELDERLY)
    postponed(office, away)

    office.serve()
    office.serve()

    assert office.ticket(away).passed == 0


def test_whoever_has_been_overtaken_often_goes_first_again_after_their_time() -> None:
    office = at_work(configuration(limits=Limits(overtaking=1)))
    slow = office.issue(A)
    office.wait(60)
    for _ in range(3):
        office.issue(A, class_code=ELDERLY)
    office.wait(600)
    assert office.serve() != slow
    assert office.ticket(slow).passed == 1
    postponed(office, slow)
    assert office.serve() != slow
    office.wait(600)
    assert office.serve() == slow


def test_time_that_is_asked_for_while_some_is_left_is_added_to_it() -> None:
    office = at_work()
    ticket = office.issue(A)
    begun = office.now
    postponed(office, ticket)
    office.wait(300)
    assert postponed(office, ticket).offered_from == begun + 2 * TEN_MINUTES
    assert office.ticket(ticket).postponed == 2


def test_a_ticket_is_put_off_twice_at_most() -> None:
    office = at_work()
    ticket = office.issue(A)
    postponed(office, ticket)
    office.wait(1000)
    postponed(office, ticket)
    refused = office.refusal(PostponeTicket, ticket=ticket)
    assert refused.code is RefusalCode.POSTPONE_LIMIT
    assert refused.sentence == "Ticket A001 cannot be put off more than 2 times; come when it is called"


def test_an_office_may_let_nobody_put_off() -> None:
    office = at_work(configuration(limits=Limits(postpone=0)))
    office.refuses(RefusalCode.POSTPONE_LIMIT, PostponeTicket, ticket=office.issue(A))


def test_who_is_called_cannot_put_off_any_more() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.call()
    assert office.refusal(PostponeTicket, ticket=ticket).sentence == (
        "Ticket A001 is called; it must be waiting for this"
    )
    office.start(ticket)
    office.refuses(RefusalCode.WRONG_STATE, PostponeTicket, ticket=ticket)
    office.finish(ticket)
    office.refuses(RefusalCode.WRONG_STATE, PostponeTicket, ticket=ticket)
    office.refuses(RefusalCode.UNKNOWN_TICKET, PostponeTicket, ticket=TicketId("none"))


def test_who_is_awaited_at_a_counter_by_name_tells_the_staff_there() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.send(ticket, counter=C2)
    refused = office.refusal(PostponeTicket, ticket=ticket)
    assert refused.code is RefusalCode.AWAITED_AT_COUNTER
    assert refused.sentence == "Ticket A001 is awaited at counter 2; tell the staff there"


def test_a_clerk_who_has_the_person_before_them_calls_them_all_the_same() -> None:
    office = at_work()
    ticket = office.issue(A)
    postponed(office, ticket)
    office.do(CallTicket, counter=C1, ticket=ticket, reason=REASON)
    office.do(HoldTicket, counter=C1, ticket=ticket, reason=REASON)
    office.do(ResumeTicket, ticket=ticket)
    assert office.call() == ticket


def test_who_has_come_back_from_a_miss_may_ask_for_time_too() -> None:
    office = at_work()
    ticket = office.issue(A)
    office.call()
    office.miss(ticket)
    missed_at = office.now
    office.do(ReturnTicket, ticket=ticket)
    assert postponed(office, ticket).offered_from == missed_at + timedelta(seconds=300) + TEN_MINUTES


@pytest.mark.parametrize("others", [0, 2])
def test_those_who_go_before_meanwhile_are_counted_among_the_people_ahead(others: int) -> None:
    office = at_work()
    away = office.issue(A)
    for _ in range(others):
        office.issue(A)
    postponed(office, away)
    assert people_ahead(office.branch, office.ticket(away), office.now) == others
