"""Which times can be booked, and how much one person may have: the rules alone, by what is handed in.

At most two places a person and day, each field once, from today to six days ahead: the limits by which the city's
branches give out numbers online. A person is whatever key stands for them; no number of theirs is here.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from server_client.queue_model.configuration import Configuration, Service
from server_client.queue_model.ids import ServiceCode
from server_client.queue_model.local_time import VIETNAM, local_day

_OFFICE_HOURS = ((450, 690), (810, 1020))
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRules:
    """What the centre lets be booked.

    `share` of what the counters can do is kept for bookings (0: nobody books). A day begins to be bookable `days_ahead`
    days before it. A place for today is to be booked `lead` before, so that the branch has heard of it. `hours`, in
    minutes after midnight from Monday to Friday, are those of services that have none of their own.
    """

    share: float = 0.3
    slot: timedelta = timedelta(minutes=30)
    days_ahead: int = 6
    per_day: int = 2
    lead: timedelta = timedelta(minutes=30)
    hours: tuple[tuple[int, int], ...] = field(default=_OFFICE_HOURS)


NOTHING_BOOKED = BookingRules(share=0)


class BookingRefusal(StrEnum):
    """Why a booking is refused."""

    NOT_BOOKABLE = "not_bookable"
    NO_SUCH_SLOT = "no_such_slot"
    TOO_FAR = "too_far"
    TOO_LATE = "too_late"
    SLOT_FULL = "slot_full"
    PERSON_LIMIT = "person_limit"
    FIELD_BOOKED = "field_booked"


_SENTENCES = {
    BookingRefusal.NOT_BOOKABLE: "Service {service} cannot be booked on {day}; choose another day or service",
    BookingRefusal.NO_SUCH_SLOT: "Nothing can be booked for {time} on {day}; choose one of the times offered",
    BookingRefusal.TOO_FAR: "{day} is not within today and the next {days} days; choose a nearer day",
    BookingRefusal.TOO_LATE: "{time} on {day} is over or too near; choose a later time, or take a number at the branch",
    BookingRefusal.SLOT_FULL: "All places at {time} on {day} are taken; choose another time",
    BookingRefusal.PERSON_LIMIT: "This person has {limit} places on {day} already; choose another day",
    BookingRefusal.FIELD_BOOKED: "This person has a place for {service} on {day} already; use it, or give it up",
}


class BookingRefused(Exception):
    """The rules of booking say no; `code` names the rule."""

    def __init__(self, code: BookingRefusal, /, **particulars: str | int) -> None:
        """Refuse by the rule `code`; the particulars fill its sentence."""
        super().__init__(_SENTENCES[code].format(**particulars))
        self.code = code
        self.particulars = particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A time that can be booked, and how many may."""

    at: datetime
    places: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A place that a person has on a day: which wish it was, and for which service."""

    wish: str
    service: ServiceCode


def slots_on(configuration: Configuration, service: Service, day: date, rules: BookingRules) -> tuple[Slot, ...]:
    """Return the times of a service that can be booked on the day, whoever has some already."""
    if rules.share <= 0 or configuration.day_off(day) is not None:
        return ()
    minutes = int(rules.slot.total_seconds()) // 60
    starts = [
        start
        for opens, closes in _hours(configuration, service, day, rules)
        for start in range(opens, closes - minutes + 1, minutes)
    ]
    places = _places(configuration, service, len(starts), rules)
    midnight = datetime.combine(day, time(), VIETNAM)
    return tuple(Slot(at=midnight + timedelta(minutes=start), places=places) for start in starts) if places else ()


def slot_at(
    configuration: Configuration, code: ServiceCode, at: datetime, *, now: datetime, rules: BookingRules
) -> Slot:
    """Return the slot that begins at `at`; BookingRefused if it cannot be booked at `now`."""
    day, words = local_day(at), _words(at)
    check_day(day, now, rules)
    if at < now + rules.lead:
        raise BookingRefused(BookingRefusal.TOO_LATE, **words)
    service = configuration.service(code)
    offered = () if service is None else slots_on(configuration, service, day, rules)
    if not offered:
        raise BookingRefused(BookingRefusal.NOT_BOOKABLE, service=code, day=day.isoformat())
    for slot in offered:
        if slot.at == at:
            return slot
    raise BookingRefused(BookingRefusal.NO_SUCH_SLOT, **words)


def check_day(day: date, now: datetime, rules: BookingRules) -> None:
    """Refuse a day that is past or too far ahead."""
    today = local_day(now)
    if not today <= day <= today + timedelta(days=rules.days_ahead):
        raise BookingRefused(BookingRefusal.TOO_FAR, day=day.isoformat(), days=rules.days_ahead)


def check_person(
    held: Collection[Held], wish: str, services: Sequence[ServiceCode], *, day: date, rules: BookingRules
) -> None:
    """Refuse what would give a person, who holds these places on the day, more than their share."""
    others = [one for one in held if one.wish != wish]
    for service in services:
        if any(one.service == service for one in others):
            raise BookingRefused(BookingRefusal.FIELD_BOOKED, service=service, day=day.isoformat())
    if len({one.wish for one in others}) >= rules.per_day:
        raise BookingRefused(BookingRefusal.PERSON_LIMIT, limit=rules.per_day, day=day.isoformat())


def full(slot: Slot) -> BookingRefused:
    """Return the refusal of a slot whose places are all taken."""
    return BookingRefused(BookingRefusal.SLOT_FULL, **_words(slot.at))


def _words(at: datetime) -> dict[str, str]:
    local = at.astimezone(VIETNAM)
    return {"day": local.date().isoformat(), "time": local.strftime("%H:%M")}


def _hours(configuration: Configuration, service: Service, day: date, rules: BookingRules) -> Iterator[tuple[int, int]]:
    if service.hours:
        yield from ((hours.opens, hours.closes) for hours in configuration.hours_on(service, day))
    elif day.weekday() < _SATURDAY:
        yield from rules.hours


def _places(configuration: Configuration, service: Service, slots: int, rules: BookingRules) -> int:
    """Return how many a slot takes: the share of what the counters do in it if each service has its part of them."""
    if not slots or not configuration.counters:
        return 0
    counters = len(configuration.counters) / len(configuration.services)
    places = max(1, int(rules.share * rules.slot.total_seconds() * counters / service.nominal_s))
    if service.daily_quota is None:
        return places
    return min(places, int(rules.share * service.daily_quota / slots) or int(service.daily_quota > 0))
