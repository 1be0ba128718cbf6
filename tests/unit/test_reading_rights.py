"""How much of a pre-registration each device may see, by where the visit's ticket stands."""

import pytest

from server_client.queue_model import commands
from server_client.queue_model.ids import CounterId, OutcomeCode, ReasonCode, TicketId, VisitId
from server_client.server.credentials import Credential, Role
from server_client.server.vault.reading_rights import Extent, Look, NotAtCounterError
from tests.fakes.office import CIVIL, COUNTER_5, COUNTER_6, LAND, MINH, Office, office


@pytest.fixture
def hall() -> Office:
    """Return an office with two clerks."""
    place = office()
    place.open()
    place.open(COUNTER_6, MINH)
    return place


def look(hall: Office, role: Role = Role.COUNTER, at: CounterId | None = COUNTER_5) -> Look:
    """Return the wish of a device of that role to see something."""
    reader = Credential(name="device", role=role, secret_hash="")
    return Look(reader=reader, branch=hall.branch, counter=at)


def extent(hall: Office, ticket: TicketId) -> Extent:
    """Return how much of the ticket's visit counter 5 may see now."""
    return look(hall).extent(hall.branch.tickets[ticket].visit)


def test_before_the_call_a_counter_sees_the_papers_and_not_who_it_is(hall: Office) -> None:
    assert extent(hall, hall.take(CIVIL)) is Extent.PAPERS


def test_the_counter_that_has_called_sees_who_it_is_until_the_end(hall: Office) -> None:
    ticket = hall.take(CIVIL)
    hall.call()
    assert extent(hall, ticket) is Extent.FULL
    hall.do(commands.StartServing(id=hall.new_id(), counter=COUNTER_5, ticket=ticket))
    assert extent(hall, ticket) is Extent.FULL
    hall.do(commands.HoldTicket(id=hall.new_id(), counter=COUNTER_5, ticket=ticket, reason=ReasonCode("form")))
    assert extent(hall, ticket) is Extent.FULL


def test_another_counter_sees_the_papers_only(hall: Office) -> None:
    ticket = hall.take(CIVIL)
    hall.call(COUNTER_6)
    assert extent(hall, ticket) is Extent.PAPERS
    hall.do(commands.StartServing(id=hall.new_id(), counter=COUNTER_6, ticket=ticket))
    hall.do(commands.HoldTicket(id=hall.new_id(), counter=COUNTER_6, ticket=ticket, reason=ReasonCode("form")))
    assert extent(hall, ticket) is Extent.PAPERS


def test_who_was_called_in_vain_is_no_counters_any_more(hall: Office) -> None:
    ticket = hall.take(CIVIL)
    hall.call()
    hall.do(commands.MissTicket(id=hall.new_id(), counter=COUNTER_5, ticket=ticket))

    assert extent(hall, ticket) is Extent.PAPERS


def test_a_counter_that_is_not_named_sees_the_papers_only(hall: Office) -> None:
    ticket = hall.take(CIVIL)
    visit = hall.branch.tickets[ticket].visit
    hall.call()

    assert look(hall, at=None).extent(visit) is Extent.PAPERS


def test_once_the_visit_is_over_a_counter_sees_nothing(hall: Office) -> None:
    ticket = hall.take(CIVIL)
    visit = hall.branch.tickets[ticket].visit
    hall.do(commands.CancelTicket(id=hall.new_id(), ticket=ticket, reason=ReasonCode("left")))

    for unknown in (visit, VisitId("never was"), None):
        with pytest.raises(NotAtCounterError, match="not in the queue now"):
            look(hall).extent(unknown)
        assert look(hall, Role.SUPERVISOR).extent(unknown) is Extent.FULL
        assert look(hall, Role.KIOSK).extent(unknown) is Extent.MASKED


def test_a_visit_goes_on_with_its_next_need(hall: Office) -> None:
    first = hall.take(CIVIL, LAND)
    visit = hall.branch.tickets[first].visit
    hall.serve()
    hall.do(commands.FinishTicket(id=hall.new_id(), counter=COUNTER_5, ticket=first, outcome=OutcomeCode("accepted")))

    assert look(hall).extent(visit) is Extent.PAPERS


def test_whoever_takes_it_on_has_its_ticket(hall: Office) -> None:
    ticket = hall.take(CIVIL)
    visit = hall.branch.tickets[ticket].visit
    with pytest.raises(NotAtCounterError, match="call it first"):
        look(hall).insist_on_full(visit)
    hall.call()

    look(hall).insist_on_full(visit)
