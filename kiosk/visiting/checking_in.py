"""The way of those who booked a time: a code or a phone number, the booking found, a number for its time."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from kiosk.visiting.happening import Happening, Left, Tap, TriedAgain
from kiosk.visiting.moves import Fork, Moves
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import NumberGiven, ServiceChosen, ServicesWanted
from server_client.dossier_model.booking import BookingsFound, Standing
from server_client.dossier_model.personal import Personal
from server_client.queue_model.ids import BookingCode
from server_client.queue_model.refusals import RefusalCode

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit

LONGEST_ENTRY = 64


class SoughtBy(Enum):
    """What a booking is looked up by."""

    CODE = auto()
    PHONE = auto()


class Lookup(Enum):
    """What a look-up has come to."""

    NOT_ASKED = auto()
    ANSWERED = auto()
    UNREADABLE = auto()
    """What was typed cannot be such a code."""
    TOO_OFTEN = auto()
    """Too many codes were tried that there are not; it takes a minute until the next."""
    NO_ANSWER = auto()


class Setback(Enum):
    """Why a check-in brought no number; the booking is as it was."""

    NO_ANSWER = auto()
    CHANGED = auto()
    """The branch has no such booking any more, or has it for another time or service."""
    REFUSED = auto()
    """The rules of the branch say no; the visit's `refusal` says which."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CheckingIn(Personal):
    """What was typed or scanned to find a booking, and what was found; `chosen` is the booking to check in for."""

    by: SoughtBy = SoughtBy.CODE
    wanted: str = ""
    lookup: Lookup = Lookup.NOT_ASKED
    found: BookingsFound | None = None
    chosen: BookingCode | None = None
    setback: Setback | None = None

    @property
    def standings(self) -> tuple[Standing, ...]:
        """The bookings as they stood when they were looked up."""
        return self.found.standings if self.found is not None else ()

    @property
    def chosen_standing(self) -> Standing | None:
        """The booking to check in for."""
        return self.open_standing(self.chosen) if self.chosen is not None else None

    def open_standing(self, code: BookingCode) -> Standing | None:
        """Return the booking of that code if a number is given out for it now."""
        return next((one for one in self.standings if one.booking.code == code and one.check_in.is_open), None)


@dataclass(frozen=True, slots=True)
class CheckInBegun(Tap):
    """The person has booked a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SoughtByChosen(Happening):
    """The person wants to look the booking up by this."""

    by: SoughtBy

    def noted(self, visit: "Visit") -> "Visit":
        return visit if visit.check_in.by is self.by else replace(visit, check_in=CheckingIn(by=self.by))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BookingTyped(Personal, Happening):
    """The booking's code or the phone number is this now."""

    text: str

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, check_in=CheckingIn(by=visit.check_in.by, wanted=self.text[:LONGEST_ENTRY]))


@dataclass(frozen=True, slots=True)
class BookingWanted(Tap):
    """What was typed is complete: look it up."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BookingsTold(Personal, Happening):
    """The look-up has come to this; `found` only if it was answered."""

    lookup: Lookup
    found: BookingsFound | None = None

    def noted(self, visit: "Visit") -> "Visit":
        sought = visit.check_in
        return replace(
            visit, check_in=CheckingIn(by=sought.by, wanted=sought.wanted, lookup=self.lookup, found=self.found)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingChosen(Tap):
    """This booking is the one: check me in. One for which no number is given out now is not chosen."""

    code: BookingCode

    def noted(self, visit: "Visit") -> "Visit":
        standing = visit.check_in.open_standing(self.code)
        if standing is None:
            return visit
        return replace(
            visit,
            needs=(standing.booking.service,),
            check_in=replace(visit.check_in, chosen=self.code, setback=None),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInFailed(Happening):
    """No number came of the check-in; `refusal` is the rule that said no, if one did."""

    setback: Setback
    refusal: RefusalCode | None = None

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, refusal=self.refusal, check_in=replace(visit.check_in, setback=self.setback))


def _after_lookup(visit: "Visit") -> Step:
    return Step.BOOKINGS if visit.check_in.standings else Step.BOOKING


def _after_choice(visit: "Visit") -> Step:
    return Step.CHECKING_IN if visit.check_in.chosen is not None else Step.BOOKINGS


def _after_setback(visit: "Visit") -> Step:
    return Step.CHECKING_IN if visit.check_in.setback is Setback.NO_ANSWER else Step.BOOKING_LOOKUP


MOVES: Moves = {
    (Step.START, CheckInBegun): Step.BOOKING,
    (Step.BOOKING, SoughtByChosen): Step.BOOKING,
    (Step.BOOKING, BookingTyped): Step.BOOKING,
    (Step.BOOKING, BookingWanted): Step.BOOKING_LOOKUP,
    (Step.BOOKING, ServicesWanted): Step.SERVICE,
    (Step.BOOKING, Left): Step.START,
    (Step.BOOKING_LOOKUP, BookingsTold): Fork(_after_lookup, Step.BOOKINGS, Step.BOOKING),
    (Step.BOOKINGS, BookingChosen): Fork(_after_choice, Step.CHECKING_IN, Step.BOOKINGS),
    (Step.BOOKINGS, ServiceChosen): Step.PRIORITY,
    (Step.BOOKINGS, ServicesWanted): Step.SERVICE,
    (Step.BOOKINGS, Left): Step.START,
    (Step.CHECKING_IN, NumberGiven): Step.PRINTING,
    (Step.CHECKING_IN, CheckInFailed): Step.NOT_CHECKED_IN,
    (Step.NOT_CHECKED_IN, TriedAgain): Fork(_after_setback, Step.CHECKING_IN, Step.BOOKING_LOOKUP),
    (Step.NOT_CHECKED_IN, ServiceChosen): Step.PRIORITY,
    (Step.NOT_CHECKED_IN, ServicesWanted): Step.SERVICE,
    (Step.NOT_CHECKED_IN, Left): Step.START,
}
