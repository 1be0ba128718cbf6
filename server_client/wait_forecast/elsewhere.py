"""Whether somebody would have their turn sooner at another branch, and at which; it asks nobody and moves nobody.

People who are all shown the same short line make it a long one. So what is compared counts those who are on their way
already, little is suggested and only what is fresh, and those who ask at once are not all sent to one place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from server_client.queue_model.ids import BranchId
from server_client.wait_forecast.forecast import WaitRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """How much it takes to send somebody to another branch, in seconds.

    `saves_s` is what it has to save, the way included. Whatever comes within `alike_s` of the best is as good as the
    best. Nothing older than `fresh_s` is gone by.
    """

    saves_s: float = 480.0
    alike_s: float = 180.0
    fresh_s: float = 60.0


GUARD = Guard()
CONFIRMING = Guard(saves_s=240.0, alike_s=float("inf"))
"""What was suggested a moment ago may be taken while it still saves half of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class There:
    """A service at another branch, all in seconds.

    `wait` is of who would take a number there at the time of a board that is `age_s` old. `coming` are those who have
    moved there since and are not on the board yet; each makes everyone after them wait `pace_s` longer, which is also
    how often somebody is called. `closes_s` is how long the service is still given, None if no end is known.
    """

    branch: BranchId
    travel_s: float
    wait: WaitRange
    age_s: float
    pace_s: float
    coming: int = 0
    closes_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Where to go: `saves_s` sooner, after `travel_s` on the way and `wait` at the place."""

    branch: BranchId
    travel_s: float
    wait: WaitRange
    saves_s: float


def suggested(
    here: WaitRange, others: Iterable[There], *, seed: str, keeps_place: bool, guard: Guard = GUARD
) -> Suggestion | None:
    """Return where to go instead of waiting `here` from now on; None if nowhere is worth the way.

    Of those that are as good as the best, `seed` (the ticket) says which, always the same one while it is among them.
    With `keeps_place` the place there is taken at once, so what is waited there passes on the way.
    """
    worth = advisable(here, others, keeps_place=keeps_place, guard=guard)
    if not worth:
        return None
    most = max(one.saves_s for one in worth)
    alike = [one for one in worth if one.saves_s >= most - guard.alike_s]
    return max(alike, key=lambda one: sha256(f"{seed} {one.branch}".encode()).digest())


def advisable(
    here: WaitRange, others: Iterable[There], *, keeps_place: bool, guard: Guard = GUARD
) -> tuple[Suggestion, ...]:
    """Return all that are worth the way."""
    fresh = (one for one in others if one.age_s <= guard.fresh_s)
    found = (_suggestion(here, one, keeps_place=keeps_place) for one in fresh if _is_open(one, keeps_place=keeps_place))
    return tuple(one for one in found if one.saves_s >= guard.saves_s)


def _is_open(there: There, *, keeps_place: bool) -> bool:
    return there.closes_s is None or _turn_s(there, there.wait.q90_s, keeps_place=keeps_place) <= there.closes_s


def _suggestion(here: WaitRange, there: There, *, keeps_place: bool) -> Suggestion:
    wait = there.wait
    mean, low, likely, high = (
        _turn_s(there, seconds, keeps_place=keeps_place)
        for seconds in (wait.mean_s, wait.q10_s, wait.q50_s, wait.q90_s)
    )
    way = there.travel_s
    return Suggestion(
        branch=there.branch,
        travel_s=way,
        wait=WaitRange(mean_s=mean - way, q10_s=low - way, q50_s=likely - way, q90_s=high - way),
        saves_s=here.mean_s - mean,
    )


def _turn_s(there: There, wait_s: float, *, keeps_place: bool) -> float:
    """Return when one's turn comes there, in seconds from now."""
    wait_s += there.coming * there.pace_s
    if not keeps_place:
        return there.travel_s + wait_s
    # Whoever comes when their turn is over has the next counter that is free, not one at once.
    return max(there.travel_s + there.pace_s, wait_s)
