"""What a clerk sees to sign in to a counter or to go on at it; who may, the server says; it holds no PIN."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_display.serving.deeds import Seat
from counter_display.serving.outlook import Option
from server_client.dossier_model.vietnamese_text import given_name, name_order
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, Names
from server_client.queue_model.ids import ClerkId, CounterId, Language, ProfileCode


class Gate(StrEnum):
    """Why someone has to sign in at a counter that is open: it was locked, the session ended, the console restarted."""

    LOCKED = "locked"
    ENDED = "ended"
    RESTARTED = "restarted"


class PinTroubleKind(StrEnum):
    """Why nobody was signed in, or no PIN changed."""

    WRONG = "wrong"
    LOCKED_OUT = "locked_out"
    TOO_MANY = "too_many"
    UNREACHED = "unreached"
    WEAK = "weak"
    DIFFERENT = "different"
    NOT_TAKEN = "not_taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class PinTrouble:
    """What is wrong: how many wrong PINs are `left`, `until` when none is looked at; `said` is the server's English."""

    kind: PinTroubleKind
    left: int = 0
    until: datetime | None = None
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """A member of the staff who may sign in."""

    clerk: ClerkId
    name: str
    supervisor: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffChoice:
    """A colleague to choose, and the number of the counter that they have open; 0 if none."""

    clerk: ClerkId
    name: str
    supervisor: bool
    counter: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterChoice:
    """A counter of the branch; `clerk`, by the given name, works there now, if anyone does."""

    counter: CounterId
    number: int
    name: str
    clerk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastSeat:
    """Where this computer was used last, as far as that is known."""

    counter: CounterId | None = None
    clerk: ClerkId | None = None
    profile: ProfileCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPicture:
    """Who, where and for which services: what there is to choose from, and what was chosen before.

    Without `staff` the branch works without PINs, by the staff's codes. `gate` is set while a counter is open here
    whose clerk has to sign in to go on; `number` is then the ticket that is called or served there.
    """

    staff: tuple[StaffChoice, ...]
    counters: tuple[CounterChoice, ...]
    profiles: tuple[Option, ...]
    clerk: str
    counter: str
    profile: str
    day_open: bool
    gate: Gate | None = None
    number: str = ""
    trouble: PinTrouble | None = None
    busy: bool = False


def sign_in_picture(branch: Branch, staff: Iterable[Colleague], last: LastSeat, language: Language) -> SignInPicture:
    """Return what there is to choose from; LookupError before the branch has a configuration."""
    configuration = branch.configuration
    if configuration is None:
        raise LookupError(f"Branch {branch.id} has no configuration yet")

    def name(names: Names) -> str:
        return names.get(language) or names[VIETNAMESE]

    open_at = {branch.counter(place.id).clerk: place.number for place in configuration.counters}
    choices = tuple(
        StaffChoice(clerk=one.clerk, name=one.name, supervisor=one.supervisor, counter=open_at.get(one.clerk, 0))
        for one in sorted(staff, key=lambda one: name_order(one.name))
    )
    names_of = {one.clerk: one.name for one in choices}
    known = last.counter is not None and configuration.counter(last.counter) is not None
    only = configuration.profiles[0].code if len(configuration.profiles) == 1 else ""
    remembered = last.profile if last.profile and configuration.profile(last.profile) else only
    return SignInPicture(
        staff=choices,
        counters=tuple(
            CounterChoice(
                counter=place.id,
                number=place.number,
                name=name(place.names),
                clerk=_name_of(branch.counter(place.id).clerk, names_of),
            )
            for place in configuration.counters
        ),
        profiles=tuple(Option(code=profile.code, name=name(profile.names)) for profile in configuration.profiles),
        clerk=last.clerk if last.clerk in names_of else "",
        counter=last.counter if known and last.counter else "",
        profile=remembered,
        day_open=branch.is_open,
    )


def seat_held(branch: Branch, last: LastSeat) -> Seat | None:
    """Return the seat if its clerk still has the counter open, so that a restarted console goes on where it was."""
    if last.counter is None or last.clerk is None:
        return None
    seat = seat_at(branch, last.counter)
    return seat if seat is not None and seat.clerk == last.clerk else None


def seat_at(branch: Branch, counter: CounterId) -> Seat | None:
    """Return the seat of whoever has the counter open."""
    present = branch.counter(counter)
    if present.clerk is None or present.profile is None:
        return None
    return Seat(counter=counter, clerk=present.clerk, profile=present.profile)


def matching(staff: Iterable[StaffChoice], typed: str) -> tuple[StaffChoice, ...]:
    """Return those whose name or code has a word that begins with each typed one; tones and marks need not be typed."""
    words = _plain(typed).split()
    return tuple(one for one in staff if all(_has(one, word) for word in words))


def _has(one: StaffChoice, word: str) -> bool:
    return any(part.startswith(word) for part in (*_plain(one.name).split(), _plain(one.clerk)))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in apart if not unicodedata.combining(char))


def _name_of(clerk: ClerkId | None, names: dict[ClerkId, str]) -> str:
    return given_name(names.get(clerk, clerk)) if clerk else ""
