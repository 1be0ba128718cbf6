"""What a citizen booked before coming: its code as they give it, and whether they may check in now; it books nothing.

The city's booking system is the authority for bookings; here they are read, never made or changed.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from server_client.dossier_model.personal import Personal
from server_client.dossier_model.phone_number import PhoneNumber
from server_client.dossier_model.vietnamese_text import tidy
from server_client.queue_model.ids import BookingCode, ServiceCode
from server_client.queue_model.local_time import local_day

LONGEST = 64

_FORM = re.compile(r"[A-Z0-9][A-Z0-9_.-]{1,62}[A-Z0-9]")
# Hyphens of every kind, and the stroke, which may not stand in an id.
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−/", "-"))
_LABEL_ENDS = re.compile(r"[:#№]")
_SEPARATORS = re.compile(r"[_.-]+")
# What is told apart neither on paper nor on a small screen.
_LOOK_ALIKES = str.maketrans("OIL", "011")


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """A place that was booked; `checked_in` is the number that its holder has been given already."""

    code: BookingCode
    service: ServiceCode
    booked_for: datetime
    checked_in: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BookingOrder(Personal):
    """A booking as the booking system delivers it; whose it is, is hashed with a key before it is kept."""

    booking: Booking
    phone: PhoneNumber | None = None
    identity_number: str | None = None


class CheckIn(StrEnum):
    """Whether the holder of a booking may check in now; the screen says each in its own words."""

    ON_TIME = "on_time"
    """May check in: the booked time is near, or now."""
    LATE = "late"
    """May check in, but the booked time has passed: the place in the queue counts from now."""
    TOO_EARLY = "too_early"
    """For today, but more than the allowed time ahead."""
    DONE = "done"
    """A number was given out for it already."""
    LATER_DAY = "later_day"
    PAST_DAY = "past_day"

    @property
    def is_open(self) -> bool:
        """Say whether a number is given out for it now."""
        return self in {CheckIn.ON_TIME, CheckIn.LATE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One booking as it stands at a moment; `opens_at` is the earliest time of its check-in."""

    booking: Booking
    check_in: CheckIn
    opens_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingsFound:
    """What a look-up found at `at`; `delivered_at` is when the booking system last told of today, None for never."""

    bookings: tuple[Booking, ...]
    at: datetime
    earliest: timedelta
    delivered_at: datetime | None

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Return the bookings as they stood when they were looked up."""
        return standings(self.bookings, self.at, self.earliest)


def read_booking_code(text: str) -> BookingCode | None:
    """Return the code that was typed or scanned, or None if no booking can have such a code."""
    # Width is the only difference between some digits, and an input method may change it.
    written = _LABEL_ENDS.split(tidy(unicodedata.normalize("NFKC", text)))[-1]
    code = "".join(written.translate(_DASHES).split()).upper().strip("_.-")
    return BookingCode(code) if _FORM.fullmatch(code) else None


def alike(code: BookingCode) -> str:
    """Return the code without what people leave out or mistake: all codes that could be meant have the same."""
    return _SEPARATORS.sub("", code).translate(_LOOK_ALIKES)


def phone_counted_as(phone: PhoneNumber) -> str:
    """Return what a phone number counts as, to be hashed with a key before it is kept."""
    return f"phone {phone.text}"


def identity_counted_as(number: str) -> str:
    """Return what the 12 digits of a personal number count as: the same as for the applicant who has it."""
    return f"identity {number}"


def counted_as_any(number: str) -> tuple[str, str]:
    """Return all that a number counts as of which nobody has said what kind it is."""
    return identity_counted_as(number), f"phone {number}"


def check_in(booking: Booking, now: datetime, earliest: timedelta) -> CheckIn:
    """Return whether its holder may check in at `now`; `earliest` is how long before the booked time."""
    if booking.checked_in is not None:
        return CheckIn.DONE
    day, today = local_day(booking.booked_for), local_day(now)
    if day != today:
        return CheckIn.LATER_DAY if day > today else CheckIn.PAST_DAY
    if now > booking.booked_for:
        return CheckIn.LATE
    return CheckIn.ON_TIME if booking.booked_for - now <= earliest else CheckIn.TOO_EARLY


def standings(bookings: Iterable[Booking], now: datetime, earliest: timedelta) -> tuple[Standing, ...]:
    """Return how each stands at `now`: those that may check in first, and within that by their booked times."""
    found = (
        Standing(booking=booking, check_in=check_in(booking, now, earliest), opens_at=booking.booked_for - earliest)
        for booking in bookings
    )
    ranks = {verdict: rank for rank, verdict in enumerate(_ORDER)}
    return tuple(sorted(found, key=lambda one: (ranks[one.check_in], one.booking.booked_for, one.booking.code)))


def only_open(found: Iterable[Standing]) -> Standing | None:
    """Return the one that may check in now, or None if there is none or a person has to choose."""
    ready = [standing for standing in found if standing.check_in.is_open]
    return ready[0] if len(ready) == 1 else None


_ORDER = (CheckIn.LATE, CheckIn.ON_TIME, CheckIn.TOO_EARLY, CheckIn.DONE, CheckIn.LATER_DAY, CheckIn.PAST_DAY)
