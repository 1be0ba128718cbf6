"""How many numbers one person may get by pre-registration; it knows persons by a key only, and walk-ins not at all.

A person is counted for as long as the local day of their pre-registrations. Who leaves themselves out is never counted.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from server_client.dossier_model.preregistration import PreregistrationRefusal, PreregistrationRefused
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BookingCode, ServiceCode, VisitId
from server_client.queue_model.ticket import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """`per_day` numbers a person, None for any number; `pending` is how long a number may take to follow its order."""

    per_day: int | None = 2
    pending: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that a person has asked for today; a withdrawn one counts only while its ticket is in the queue."""

    visit: VisitId
    needs: tuple[ServiceCode, ...]
    asked_at: datetime
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What is known today of one person; `booked` are the bookings of the day that were made with their identity."""

    places: tuple[Place, ...] = ()
    booked: tuple[BookingCode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the person asks for now."""

    visit: VisitId
    needs: tuple[ServiceCode, ...]
    at: datetime


def check_limits(wish: Wish, person: Person, branch: Branch, limits: Limits) -> None:
    """Raise PreregistrationRefused if the person has a number for one of the services, or has had enough today."""
    visits = _visits(person, branch) - {wish.visit}
    for visit in visits:
        active = _active(visit, person.places, branch, wish.at - limits.pending)
        for service in wish.needs:
            if service in active:
                number = active[service]
                raise PreregistrationRefused(PreregistrationRefusal.LIMIT_ACTIVE_TICKET, service=service, number=number)
    if limits.per_day is None:
        return
    not_here = [code for code in person.booked if code not in branch.bookings]
    had = sum(_counts(visit, person.places, branch, wish.at - limits.pending) for visit in visits)
    if had + len(not_here) >= limits.per_day:
        raise PreregistrationRefused(PreregistrationRefusal.LIMIT_PER_DAY, limit=limits.per_day)


def _visits(person: Person, branch: Branch) -> set[VisitId]:
    checked_in = {visit for code in person.booked if (visit := branch.bookings.get(code)) is not None}
    return checked_in | {place.visit for place in person.places}


def _active(
    visit: VisitId, places: Iterable[Place], branch: Branch, pending_since: datetime
) -> Mapping[ServiceCode, str]:
    """Return the services for which the visit is in the queue or about to be, with its number ("" for none yet)."""
    known = branch.visits.get(visit)
    if known is not None:
        return dict.fromkeys(_queued(known, branch), known.number)
    return {
        service: ""
        for place in places
        if place.visit == visit and not place.is_withdrawn and place.asked_at > pending_since
        for service in place.needs
    }


def _counts(visit: VisitId, places: Iterable[Place], branch: Branch, pending_since: datetime) -> bool:
    if _active(visit, places, branch, pending_since):
        return True
    own = [place for place in places if place.visit == visit]
    return visit in branch.visits and not (own and all(place.is_withdrawn for place in own))


def _queued(visit: Visit, branch: Branch) -> set[ServiceCode]:
    tickets = [branch.tickets[need.ticket] for need in visit.needs if need.ticket is not None]
    queued = {ticket.service for ticket in tickets if not ticket.state.is_final}
    if not branch.tickets[visit.ticket].state.is_final:
        queued |= {need.service for need in visit.needs if need.ticket is None}
    return queued
