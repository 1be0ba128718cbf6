"""The way of those who booked a time: a code or a phone number, the booking found, a number of its class."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from kiosk.visiting.happening import Happening, Left, LineLost, Tap
from kiosk.visiting.moves import Fork, Moves
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import NumberGiven, NumberRefused, ServiceChosen
from server_client.dossier_model.booking import BookingsFound, Standing
from server_client.dossier_model.personal import Personal
from server_client.queue_model.ids import BookingCode

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit

LONGEST_ENTRY = 40


class Lookup(Enum):
    """What a look-up has come to."""

    NOT_ASKED = auto()
    ANSWERED = auto()
    UNREADABLE = auto()
    """What was typed cannot be such a code."""
    NO_ANSWER = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CheckingIn(Personal):
    """What was typed or scanned to find a booking, and what was found; `chosen` is the booking to check in for."""

    wanted: str = ""
    lookup: Lookup = Lookup.NOT_ASKED
    found: BookingsFound | None = None
    chosen: BookingCode | None = None

    @property
    def standings(self) -> tuple[Standing, ...]:
        """The bookings as they stood when they were looked up."""
        return self.found.standings if self.found is not None else ()


@dataclass(frozen=True, slots=True)
class CheckInBegun(Tap):
    """The person has booked a time."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BookingTyped(Personal, Happening):
    """The booking's code or the phone number is this now."""

    text: str

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, check_in=CheckingIn(wanted=self.text[:LONGEST_ENTRY]))


@dataclass(frozen=True, slots=True)
class BookingWanted(Tap):
    """What was typed is complete: look it up."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BookingsTold(Personal, Happening):
    """The look-up has come to this; `found` only if it was answered."""

    lookup: Lookup
    found: BookingsFound | None = None

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, check_in=replace(visit.check_in, lookup=self.lookup, found=self.found))


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingChosen(Tap):
    """This booking is the one: check me in."""

    code: BookingCode

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, check_in=replace(visit.check_in, chosen=self.code))


def _after_lookup(visit: "Visit") -> Step:
    return Step.BOOKINGS if visit.check_in.standings else Step.BOOKING


MOVES: Moves = {
    (Step.START, CheckInBegun): Step.BOOKING,
    (Step.BOOKING, BookingTyped): Step.BOOKING,
    (Step.BOOKING, BookingWanted): Step.BOOKING_LOOKUP,
    (Step.BOOKING, ServiceChosen): Step.PRIORITY,
    (Step.BOOKING, Left): Step.START,
    (Step.BOOKING_LOOKUP, BookingsTold): Fork(_after_lookup, Step.BOOKINGS, Step.BOOKING),
    (Step.BOOKINGS, BookingChosen): Step.CHECKING_IN,
    (Step.BOOKINGS, ServiceChosen): Step.PRIORITY,
    (Step.BOOKINGS, Left): Step.START,
    (Step.CHECKING_IN, NumberGiven): Step.PRINTING,
    (Step.CHECKING_IN, NumberRefused): Step.REFUSED,
    (Step.CHECKING_IN, LineLost): Step.UNREACHABLE,
}
