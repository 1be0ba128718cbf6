"""How someone who is on the way from elsewhere keeps a place, and is called to no counter before they can be there."""

from datetime import timedelta

import pytest

from server_client.queue_model import events
from server_client.queue_model.commands import CancelTicket, IssueTicket
from server_client.queue_model.configuration import MOVED
from server_client.queue_model.ids import TicketId
from server_client.queue_model.ticket import TicketState
from tests.fakes.log_entries import a_token
from tests.proof.branches import A
from tests.unit.queue_office import Office, at_work


def on_the_way(office: Office, minutes: int, *, is_online: bool = True) -> events.TicketIssued:
    """Give out a number to somebody who is there in so many minutes, and return what was recorded."""
    there = office.now + timedelta(minutes=minutes)
    (issued,) = office.do(IssueTicket, needs=(A,), token=a_token(), is_online=is_online, offered_from=there)
    assert isinstance(issued, events.TicketIssued)
    return issued


def test_who_is_on_the_way_has_their_place_at_once_and_is_called_when_they_can_be_there() -> None:
    office = at_work()
    coming = on_the_way(office, 10).ticket
    later = office.issue(A)

    assert office.serve() == later
    assert office.ticket(coming).passed == 0
    assert office.ticket(coming).postponed == 0
    last = office.issue(A)
    office.wait(600)
    assert office.call() == coming
    assert office.ticket(last).state is TicketState.WAITING


@pytest.mark.parametrize("minutes", [0, -5])
def test_who_could_be_there_already_is_offered_at_once(minutes: int) -> None:
    assert on_the_way(at_work(), minutes).offered_from is None


def test_nobody_keeps_a_place_for_longer_than_three_hours() -> None:
    office = at_work()

    assert on_the_way(office, 600).offered_from == office.now + timedelta(hours=3)


def test_who_stands_at_the_kiosk_is_not_on_the_way() -> None:
    assert on_the_way(at_work(), 10, is_online=False).offered_from is None


def test_a_place_that_was_moved_elsewhere_ends_with_that_reason() -> None:
    office = at_work()
    ticket: TicketId = office.issue(A)

    (ended,) = office.do(CancelTicket, ticket=ticket, reason=MOVED)

    assert ended == events.TicketCancelled(ticket=ticket, reason=MOVED)
    assert office.ticket(ticket).state is TicketState.CANCELLED
