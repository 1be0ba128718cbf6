"""Whose a dossier at the counter is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from server_client.dossier_model.reception import Ending, Reception, ReceptionEnd, ended
from server_client.queue_model import commands
from server_client.queue_model.ids import ClerkId, CounterId, OutcomeCode, ReasonCode, TicketId, VisitId
from server_client.server.credentials import Credential, Role
from server_client.server.receptions.rights import OtherClerkError, Worker
from server_client.server.vault.reading_rights import Look, NotAtCounterError
from tests.fakes.office import CIVIL, COUNTER_5, COUNTER_6, EIGHT, LAN, LAND, MINH, Office, office
from tests.fakes.receptions import reception

TODAY = date(2026, 3, 9)


def worker(
    place: Office,
    counter: CounterId | None = COUNTER_5,
    *,
    role: Role = Role.COUNTER,
    clerk: ClerkId = LAN,
    is_free: bool = True,
) -> Worker:
    """Return someone who works at a counter of the branch as it stands."""
    reader = Credential(name=f"{role}-1", role=role, secret_hash="")
    return Worker(look=Look(reader=reader, branch=place.branch, counter=counter), clerk=clerk, is_free=is_free)


def served() -> tuple[Office, TicketId, Reception]:
    """Return a branch in which counter 5 serves somebody, and their dossier."""
    place = office()
    ticket = place.take(CIVIL)
    place.open()
    place.serve()
    return place, ticket, replace(reception(visit=VisitId(ticket)), opened_at=EIGHT)


def test_a_counter_has_what_it_called_serves_or_holds() -> None:
    place = office()
    ticket = place.take(CIVIL)
    visit = VisitId(ticket)
    place.open()
    with pytest.raises(NotAtCounterError):
        worker(place).hands(visit)
    place.serve()
    assert worker(place).hands(visit).ticket == ticket
    hold = commands.HoldTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket, reason=ReasonCode("form"))
    place.do(hold)

    hands = worker(place).hands(visit)

    assert (hands.counter, hands.clerk) == (COUNTER_5, LAN)
    with pytest.raises(NotAtCounterError):
        worker(place, COUNTER_6).hands(visit)


def test_a_supervisor_acts_where_the_ticket_is_or_where_they_say() -> None:
    place, _, one = served()

    assert worker(place, None, role=Role.SUPERVISOR).hands(one.visit).counter == COUNTER_5
    assert worker(place, COUNTER_6, role=Role.SUPERVISOR).hands(one.visit).counter == COUNTER_6
    with pytest.raises(NotAtCounterError, match="name the counter"):
        worker(place, None, role=Role.SUPERVISOR).hands(VisitId("nobody"))
    waiting = VisitId(place.take(CIVIL))
    with pytest.raises(NotAtCounterError, match="name the counter"):
        worker(place, None, role=Role.SUPERVISOR).hands(waiting)


def test_what_ended_at_a_counter_is_its_own_to_see_until_the_day_is_over() -> None:
    place, ticket, one = served()
    over = ended(one, Ending(ending=ReceptionEnd.ADVISED, at=EIGHT))
    place.do(
        commands.FinishTicket(id=place.new_id(), counter=COUNTER_5, ticket=ticket, outcome=OutcomeCode("accepted"))
    )

    assert worker(place).may_see(over, TODAY)
    assert worker(place).may_see(one, TODAY)
    assert not worker(place).may_see(over, TODAY + timedelta(days=1))
    assert not worker(place, COUNTER_6).may_see(over, TODAY)
    assert worker(place, None, role=Role.SUPERVISOR).may_see(over, TODAY + timedelta(days=9))


def test_what_has_not_ended_goes_with_its_person() -> None:
    place, ticket, one = served()
    place.do(commands.TransferTicket(id=place.new_id(), ticket=ticket, sender=COUNTER_5, service=LAND))

    assert not worker(place).may_see(one, TODAY)
    with pytest.raises(NotAtCounterError):
        worker(place).insist(one, TODAY)


def test_with_accounts_another_clerk_opens_it_before_changing_it() -> None:
    place, _, one = served()

    worker(place, clerk=LAN, is_free=False).insist(one, TODAY)
    with pytest.raises(OtherClerkError, match="LAN01"):
        worker(place, clerk=MINH, is_free=False).insist(one, TODAY)
    worker(place, clerk=MINH, is_free=True).insist(one, TODAY)
