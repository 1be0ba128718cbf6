"""What is told of a foretold wait: a range on the scale by which people reckon, and calm; it foretells nothing itself.

Told is from the last step of the scale before the 10th percentile to the first one after the 90th, so what is told
holds at least as often as the range that was foretold. It stays until something is news: noise is not.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from server_client.queue_model.ids import ClassCode, ServiceCode, TicketId

if TYPE_CHECKING:
    from server_client.queue_model.ticket import AnnouncedWait

    # Screens tell what was foretold elsewhere, and need nothing of what foretells.
    from server_client.wait_forecast.forecast import WaitRange, WhyUnknown

SCALE_MIN = (0, 5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 105, 120)
"""What people say: five minutes up to half an hour, ten up to an hour, then quarters of an hour."""
FEW_MIN = 5
"""Whoever is called within so many minutes is told "a few minutes"."""
MOST_MIN = 120
"""Beyond that nobody reckons in minutes: "more than two hours"."""
HALF_HOUR_MIN = 30
LEAST_PER_PERSON_S = 15.0
"""No hall calls people faster than that for long: so much each of those ahead takes at least, whatever is foretold."""
SLACK_MIN = 2.5
"""Half of the smallest step: who is likely called so much outside of what they were told has not been told wrongly."""


class AnnouncementKind(StrEnum):
    """How it is put into words.

    `NEXT`: nobody is ahead; the minutes say how long it may take all the same. `OVER`: it may be more than two hours,
    and `low_min` says from when on, two hours at most. `UNKNOWN`: nothing is known, for the reason that is given.
    """

    NEXT = "next"
    RANGE = "range"
    OVER = "over"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """What is told: minutes from and to, on the scale; of what is unknown only `why`."""

    kind: AnnouncementKind
    low_min: int = 0
    high_min: int = 0
    why: "WhyUnknown | None" = None


class ToldWait(Protocol):
    """What is told of one wait, as it has come from the branch."""

    @property
    def kind(self) -> AnnouncementKind:
        """How it is put into words."""

    @property
    def low_min(self) -> int:
        """The minutes that it takes at least."""

    @property
    def high_min(self) -> int:
        """The minutes that it takes at most."""

    @property
    def announced(self) -> "AnnouncedWait":
        """What is told, as it enters the log."""


class ToldWaits(Protocol):
    """All that is told of a branch's waits; the board that the feed brings is one."""

    def for_ticket(self, ticket: TicketId) -> ToldWait | None:
        """Return what is told to who holds the ticket."""

    def for_newcomer(self, service: ServiceCode, class_code: ClassCode) -> ToldWait | None:
        """Return what is told to who would take a number now."""

    def why_unknown(self, service: ServiceCode) -> "WhyUnknown | None":
        """Return why nothing can be told of the service; None if there is no such reason."""


def announce(wait: "WaitRange", before: Announcement | None, ahead: int) -> Announcement:
    """Return what is told of the wait to somebody with so many people ahead, who was told `before`.

    Whether they are next is always told at once; the minutes change only if they are news.
    """
    least_min = max(0, ahead) * LEAST_PER_PERSON_S / 60
    low, likely, high = (max(seconds / 60, least_min) for seconds in (wait.q10_s, wait.q50_s, wait.q90_s))
    fresh = _on_scale(low, high, ahead)
    if before is None or before.kind is AnnouncementKind.UNKNOWN or before.high_min < least_min:
        return fresh
    if _is_news(before, (low, likely, high)):
        return fresh
    return replace(before, kind=_kind(before.high_min, ahead))


def unknown(why: "WhyUnknown") -> Announcement:
    """Return what is told when nothing is known."""
    return Announcement(kind=AnnouncementKind.UNKNOWN, why=why)


def told_newcomer(waits: ToldWaits | None, service: ServiceCode, class_code: ClassCode) -> Announcement | None:
    """Return what is told to who would take a number now, or why nothing is; None if there is nothing to go by."""
    if waits is None:
        return None
    why = waits.why_unknown(service)
    return _as_told(waits.for_newcomer(service, class_code)) if why is None else unknown(why)


def told_holder(waits: ToldWaits | None, ticket: TicketId, service: ServiceCode) -> Announcement | None:
    """Return what is told to who holds the ticket, which waits for that service; else as above."""
    if waits is None:
        return None
    told = _as_told(waits.for_ticket(ticket))
    why = waits.why_unknown(service)
    return unknown(why) if told is None and why is not None else told


def _as_told(wait: ToldWait | None) -> Announcement | None:
    """Return what is told and nothing besides: two of them are equal as long as nothing else is to be shown."""
    return None if wait is None else Announcement(kind=wait.kind, low_min=wait.low_min, high_min=wait.high_min)


def _on_scale(low: float, high: float, ahead: int) -> Announcement:
    low_min = SCALE_MIN[bisect_right(SCALE_MIN, low) - 1]
    # Beyond its own lower end: a wait of no width is told as a range too.
    high_min = _step_from(max(high, low_min + 1))
    return Announcement(kind=_kind(high_min, ahead), low_min=low_min, high_min=high_min)


def _step_from(minutes: float) -> int:
    at = bisect_left(SCALE_MIN, minutes)
    if at == len(SCALE_MIN):
        return -int(-minutes // HALF_HOUR_MIN) * HALF_HOUR_MIN
    return SCALE_MIN[at]


def _step_below(minutes: int) -> int:
    return HALF_HOUR_MIN if minutes > MOST_MIN else minutes - SCALE_MIN[bisect_left(SCALE_MIN, minutes) - 1]


def _kind(high_min: int, ahead: int) -> AnnouncementKind:
    if ahead <= 0:
        return AnnouncementKind.NEXT
    return AnnouncementKind.OVER if high_min > MOST_MIN else AnnouncementKind.RANGE


def _is_news(before: Announcement, minutes: tuple[float, float, float]) -> bool:
    """Say whether the likely wait has left what was told, an end is off by its whole width, or half of it would do.

    Each of the three needs more to happen than what made the present range, so none of them swings back by noise.
    """
    # How far beyond two hours it goes is not said, and so is no news.
    low, likely, high, told = (min(each, MOST_MIN + HALF_HOUR_MIN) for each in (*minutes, before.high_min))
    width = told - before.low_min
    has_left = not before.low_min - SLACK_MIN <= likely <= told + SLACK_MIN
    is_off = low < before.low_min - width or high > told + width
    is_vague = width > 2 * (high - low + _step_below(before.high_min))
    return has_left or is_off or is_vague
