"""What a supervisor can do now about counters, as a change of a scene that is played; it judges none of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from server_client.queue_model.ids import CounterId, ProfileCode
from server_client.wait_forecast.deed import Deed
from server_client.wait_forecast.future import Absence
from server_client.wait_forecast.outlook import Outlook
from server_client.wait_forecast.scene import Seat, SeatState
from server_client.wait_forecast.stage import staged
from server_client.wait_forecast.trace import Skill

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A deed at a counter, under a work profile from now on (not of a closing)."""

    deed: Deed
    counter: CounterId
    profile: ProfileCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What may be done: the work profiles that there are, and the counters that somebody could open."""

    profiles: Mapping[ProfileCode, tuple[Skill, ...]]
    spare: tuple[CounterId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A change in numbers of a stage: the outlook under it, and its seat, about whose absences it decides."""

    outlook: Outlook
    deed: Deed | None
    seat: int
    until_s: float

    def absences(self, drawn: Sequence[Sequence[Absence]]) -> dict[int, list[Absence]]:
        """Return when the seat is away if the change is made, from when it would be away without."""
        now = self.outlook.stage.scene.t
        match self.deed:
            case Deed.OPEN:
                return {self.seat: list(_without(drawn[self.seat], now, self.until_s))}
            case Deed.CLOSE:
                return {self.seat: _with(drawn[self.seat], now, self.until_s)}
            case _:
                return {}


def unchanged(outlook: Outlook) -> Changed:
    """Return the outlook as it is."""
    return Changed(outlook=outlook, deed=None, seat=-1, until_s=outlook.stage.scene.t)


def changed(outlook: Outlook, change: Change, choices: Choices, lasts_s: float) -> Changed:
    """Return the outlook if the change is made now; opening and closing last so long, another profile for good."""
    scene = outlook.stage.scene
    number = next(n for n, seat in enumerate(scene.seats) if seat.counter == change.counter)
    seat = _changed_seat(scene.seats[number], change, choices, scene.t)
    seats = (*scene.seats[:number], seat, *scene.seats[number + 1 :])
    outlook = replace(outlook, stage=staged(replace(scene, seats=seats), asked=frozenset()))
    if change.deed is Deed.OPEN:
        outlook = replace(
            outlook,
            elapsed=_put(outlook.elapsed, number, 0.0),
            idle_gap=_put(outlook.idle_gap, number, outlook.odds.gap_opened),
            speed=_put(outlook.speed, number, 1.0),
        )
    return Changed(outlook=outlook, deed=change.deed, seat=number, until_s=scene.t + lasts_s)


def _changed_seat(seat: Seat, change: Change, choices: Choices, now: float) -> Seat:
    match change.deed:
        case Deed.CLOSE:
            return seat
        case Deed.RESKILL:
            return replace(seat, skills=_skills(change, choices))
        case Deed.OPEN:
            return replace(
                seat,
                skills=_skills(change, choices),
                state=SeatState.IDLE,
                since_s=now,
                freed_by="opened",
                standing=None,
            )


def _skills(change: Change, choices: Choices) -> tuple[Skill, ...]:
    if change.profile is None:
        raise ValueError(f"To {change.deed} counter {change.counter} takes a work profile")
    return choices.profiles[change.profile]


def _put(values: tuple[_Value, ...], place: int, value: _Value) -> tuple[_Value, ...]:
    return (*values[:place], value, *values[place + 1 :])


def _without(absences: Sequence[Absence], begin: float, end: float) -> Iterator[Absence]:
    """Go through the absences with none between begin and end."""
    for one in absences:
        if one.from_s >= end:
            yield one
        elif one.until_s > end:
            yield one._replace(from_s=end, at_least_s=0.0)


def _with(absences: Sequence[Absence], begin: float, end: float) -> list[Absence]:
    """Return the absences with one from begin to end, longer if another began within it."""
    until = max((one.until_s for one in absences if one.from_s < end), default=end)
    return [Absence(begin, max(end, until)), *(one for one in absences if one.from_s >= end)]
