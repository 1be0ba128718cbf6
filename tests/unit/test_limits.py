"""How many numbers one person may have by pre-registration, decided against what is in the queue."""

from dataclasses import replace
from datetime import timedelta

import pytest

from server_client.dossier_model.limits import Limits, Person, Place, Wish, check_limits
from server_client.dossier_model.preregistration import PreregistrationRefusal, PreregistrationRefused
from server_client.queue_model import commands
from server_client.queue_model.configuration import NOT_PRINTED
from server_client.queue_model.ids import BookingCode, ServiceCode, TicketId, Token, VisitId
from tests.fakes.office import CIVIL, COUNTER_5, EIGHT, LAND, Office, office

LIMITS = Limits()
NEW = VisitId("the new visit")
BOOKED = BookingCode("DL-1")


def wish(*needs: ServiceCode, visit: VisitId = NEW) -> Wish:
    """Return what is asked for at eight."""
    return Wish(visit=visit, needs=needs or (CIVIL,), at=EIGHT)


def place(ticket: str, *needs: ServiceCode, minutes_ago: float = 1, is_withdrawn: bool = False) -> Place:
    """Return a place that was asked for."""
    return Place(
        visit=VisitId(ticket),
        needs=needs or (CIVIL,),
        asked_at=EIGHT - timedelta(minutes=minutes_ago),
        is_withdrawn=is_withdrawn,
    )


def refused(here: Office, person: Person, *needs: ServiceCode, limits: Limits = LIMITS) -> PreregistrationRefused:
    """Return the refusal that the person must meet."""
    with pytest.raises(PreregistrationRefused) as caught:
        check_limits(wish(*needs), person, here.branch, limits)
    return caught.value


def allowed(here: Office, person: Person, *needs: ServiceCode, limits: Limits = LIMITS) -> None:
    """Fail if the person is refused."""
    check_limits(wish(*needs), person, here.branch, limits)


def cancel(here: Office, ticket: TicketId) -> None:
    """End a ticket."""
    here.do(commands.CancelTicket(id=here.new_id(), ticket=ticket, reason=NOT_PRINTED))


def check_in(here: Office) -> TicketId:
    """Let the booked person check in, and return the ticket."""
    id_ = here.new_id()
    here.do(
        commands.CheckInBooking(id=id_, booking=BOOKED, service=LAND, booked_for=EIGHT, token=Token(f"token-{id_}"))
    )
    return TicketId(id_)


def test_a_waiting_ticket_keeps_its_person_from_a_second_one_of_the_service() -> None:
    here = office()
    ticket = here.take(CIVIL)
    person = Person(places=(place(ticket),))

    found = refused(here, person, LAND, CIVIL)

    assert found.code is PreregistrationRefusal.LIMIT_ACTIVE_TICKET
    assert found.particulars == {"service": "civil", "number": "A001"}
    allowed(here, person, LAND)


def test_a_ticket_that_has_ended_keeps_nobody() -> None:
    here = office()
    ticket = here.take(CIVIL)
    cancel(here, ticket)

    allowed(here, Person(places=(place(ticket),)))


def test_the_need_that_comes_later_in_the_visit_counts_while_the_visit_lasts() -> None:
    here = office()
    ticket = here.take(CIVIL, LAND)
    person = Person(places=(place(ticket, CIVIL, LAND),))

    assert refused(here, person, LAND).particulars == {"service": "land", "number": "A001"}
    cancel(here, ticket)
    allowed(here, person, LAND)


def test_a_ticket_counts_for_the_service_to_which_it_was_sent() -> None:
    here = office()
    ticket = here.take(CIVIL)
    here.open()
    here.serve()
    here.do(commands.TransferTicket(id=here.new_id(), ticket=ticket, sender=COUNTER_5, service=LAND))
    person = Person(places=(place(ticket),))

    allowed(here, person, CIVIL)
    assert refused(here, person, LAND).particulars == {"service": "land", "number": "A001"}


@pytest.mark.parametrize(("minutes", "counts"), [(0, True), (9.9, True), (10, False), (60, False)])
def test_a_number_that_is_about_to_come_counts_for_ten_minutes(minutes: float, counts: bool) -> None:
    person = Person(places=(place("not yet", minutes_ago=minutes),))

    if counts:
        assert refused(office(), person).particulars == {"service": "civil", "number": ""}
    else:
        allowed(office(), person, limits=Limits(per_day=1))


def test_what_was_withdrawn_before_its_number_came_does_not_count() -> None:
    person = Person(places=(place("never", is_withdrawn=True), place("never either", is_withdrawn=True)))

    allowed(office(), person, limits=Limits(per_day=1))


def test_what_was_withdrawn_counts_for_as_long_as_its_ticket_is_in_the_queue() -> None:
    here = office()
    ticket = here.take(CIVIL)
    person = Person(places=(place(ticket, is_withdrawn=True),))

    assert refused(here, person).code is PreregistrationRefusal.LIMIT_ACTIVE_TICKET
    assert refused(here, person, LAND, limits=Limits(per_day=1)).code is PreregistrationRefusal.LIMIT_PER_DAY
    cancel(here, ticket)
    allowed(here, person, limits=Limits(per_day=1))


@pytest.mark.parametrize(("per_day", "had"), [(1, 1), (2, 2), (3, 3), (None, 3), (2, 1)])
def test_a_person_has_so_many_numbers_a_day_whatever_came_of_them(per_day: int | None, had: int) -> None:
    here = office()
    tickets = [here.take(CIVIL) for _ in range(had)]
    for ticket in tickets:
        cancel(here, ticket)
    person = Person(places=tuple(map(place, tickets)))
    limits = Limits(per_day=per_day)

    if per_day == had:
        assert refused(here, person, limits=limits).particulars == {"limit": had}
    else:
        allowed(here, person, limits=limits)


def test_bookings_count_and_one_that_has_checked_in_counts_once() -> None:
    here = office()
    person = Person(booked=(BOOKED,))
    assert refused(here, person, limits=Limits(per_day=1)).code is PreregistrationRefusal.LIMIT_PER_DAY
    allowed(here, person)

    ticket = check_in(here)
    both = replace(person, places=(place(ticket, LAND),))

    assert refused(here, both, LAND).code is PreregistrationRefusal.LIMIT_ACTIVE_TICKET
    allowed(here, both, CIVIL)
    assert refused(here, both, CIVIL, limits=Limits(per_day=1)).code is PreregistrationRefusal.LIMIT_PER_DAY


def test_a_visit_does_not_count_against_itself() -> None:
    here = office()
    ticket = check_in(here)

    check_limits(wish(LAND, visit=VisitId(ticket)), Person(booked=(BOOKED,)), here.branch, Limits(per_day=1))
