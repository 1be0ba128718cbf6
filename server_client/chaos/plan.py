"""The plan of a campaign, made from its seed alone: what goes wrong where, in which order, for how long.

The same seed and the same city make the same plan. When exactly a process is hit in its work is not planned: that is
up to the machine, and differs from run to run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random


class Kind(StrEnum):
    """What can go wrong."""

    KILL = "kill"
    FREEZE = "freeze"
    CUT_LINE = "cut line"
    DUMB_LINE = "dumb line"
    SLOW_LINE = "slow line"
    DISK_FULL = "disk full"
    READ_ONLY_DISK = "read-only disk"
    FAILING_SYNC = "failing fsync"
    CLOCK_AHEAD = "clock ahead"
    CLOCK_BEHIND = "clock behind"
    OLD_BACKUP = "old backup"
    TWO_NODES = "two nodes"
    LOST_NODE = "lost node"
    LOST_JOURNAL = "lost journal"
    NO_PAPER = "out of paper"
    UNPLUGGED = "printer unplugged"


class Part(StrEnum):
    """Which machine or line of a branch is hit."""

    CENTRE = "centre"
    NODE = "node"
    KIOSK = "kiosk"
    COUNTER = "counter"
    LOBBY = "lobby"
    STANDBY = "standby"
    HALL_LINE = "hall line"
    CENTRE_LINE = "centre line"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What stands at a branch, as far as the plan goes; `node` is false for a point that the centre hosts."""

    branch: str
    kiosks: tuple[str, ...]
    counters: tuple[str, ...]
    node: bool = True
    standby: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that goes wrong: `name` is the kiosk's or counter's, `amount` seconds for clocks and slow lines."""

    kind: Kind
    part: Part
    branch: str
    name: str = ""
    amount: float = 0.0

    @property
    def where(self) -> str:
        """Return the place in words."""
        return " ".join(word for word in (self.branch, self.part, self.name) if word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """Faults that hold together for `hold_s`, in this order, before they are healed and everything is looked at."""

    faults: tuple[Fault, ...]
    hold_s: float


_OF_PART = {
    Part.CENTRE: ((Kind.KILL, 3), (Kind.FREEZE, 2)),
    Part.NODE: (
        (Kind.KILL, 5),
        (Kind.FREEZE, 2),
        (Kind.DISK_FULL, 2),
        (Kind.READ_ONLY_DISK, 2),
        (Kind.FAILING_SYNC, 3),
        (Kind.CLOCK_AHEAD, 2),
        (Kind.CLOCK_BEHIND, 2),
        (Kind.OLD_BACKUP, 2),
        (Kind.LOST_NODE, 2),
    ),
    Part.KIOSK: (
        (Kind.KILL, 4),
        (Kind.FREEZE, 1),
        (Kind.DISK_FULL, 2),
        (Kind.READ_ONLY_DISK, 1),
        (Kind.FAILING_SYNC, 2),
        (Kind.CLOCK_AHEAD, 2),
        (Kind.CLOCK_BEHIND, 2),
        (Kind.NO_PAPER, 2),
        (Kind.UNPLUGGED, 3),
        (Kind.LOST_JOURNAL, 2),
    ),
    Part.COUNTER: ((Kind.KILL, 2), (Kind.FREEZE, 1)),
    Part.LOBBY: ((Kind.KILL, 1), (Kind.FREEZE, 1)),
    Part.STANDBY: ((Kind.TWO_NODES, 3), (Kind.KILL, 1)),
    Part.HALL_LINE: ((Kind.CUT_LINE, 4), (Kind.DUMB_LINE, 2), (Kind.SLOW_LINE, 2)),
    Part.CENTRE_LINE: ((Kind.CUT_LINE, 3), (Kind.DUMB_LINE, 2), (Kind.SLOW_LINE, 1)),
}
_ALONE = frozenset({Kind.OLD_BACKUP, Kind.TWO_NODES, Kind.LOST_NODE})
"""What an engineer comes for: one of these at a time, as one engineer does it."""
_HOLDS_S = (1.0, 4.0)
_EPISODE_S = 9.0
"""About how long an episode is with its healing, by which the minutes are shared out."""
_SECOND = 0.35
_THIRD = 0.15
_LITTLE_S = (3, 60, 600)
_MUCH_S = (3 * 3600, 26 * 3600)
_MUCH = 0.2
_SLOW_S = (0.05, 0.6)


def plan_of(seed: int, minutes: float, places: Sequence[Place]) -> tuple[Episode, ...]:
    """Return the episodes of a campaign."""
    dice = Random(seed)
    count = max(1, round(minutes * 60 / _EPISODE_S))
    decks = _Decks(dice, places)
    return tuple(_episode(dice, decks) for _ in range(count))


class _Decks:
    """Deals faults so that each kind comes soon: what has not been dealt for long comes first."""

    def __init__(self, dice: Random, places: Sequence[Place]) -> None:
        self._dice = dice
        self._all = [
            (part, kind, place.branch, name)
            for place in places
            for part, name in _parts(place)
            for kind, weight in _OF_PART[part]
            for _ in range(weight)
        ]
        self._deck: list[tuple[Part, Kind, str, str]] = []

    def deal(self) -> Fault:
        """Return the next fault."""
        if not self._deck:
            self._deck = self._kinds_first()
        part, kind, branch, name = self._deck.pop(0)
        return Fault(kind=kind, part=part, branch=branch, name=name, amount=_amount(self._dice, kind))

    def put_back(self, fault: Fault) -> None:
        """Let it come next."""
        self._deck.insert(0, (fault.part, fault.kind, fault.branch, fault.name))

    def _kinds_first(self) -> list[tuple[Part, Kind, str, str]]:
        shuffled = self._dice.sample(self._all, len(self._all))
        first = {(part, kind): (part, kind, branch, name) for part, kind, branch, name in shuffled}
        once = list(first.values())
        self._dice.shuffle(once)
        return once + shuffled[: len(shuffled) // 4]


def _parts(place: Place) -> list[tuple[Part, str]]:
    shared = [
        *((Part.KIOSK, name) for name in place.kiosks),
        *((Part.COUNTER, name) for name in place.counters),
        (Part.LOBBY, ""),
        (Part.HALL_LINE, ""),
    ]
    if not place.node:
        return [*shared, (Part.CENTRE, "0"), (Part.CENTRE, "1")]
    own = [(Part.NODE, ""), (Part.CENTRE_LINE, ""), *([(Part.STANDBY, "")] if place.standby else [])]
    return [*shared, *own]


def _amount(dice: Random, kind: Kind) -> float:
    if kind in {Kind.CLOCK_AHEAD, Kind.CLOCK_BEHIND}:
        seconds = dice.choice(_MUCH_S) if dice.random() < _MUCH else dice.choice(_LITTLE_S)
        return float(seconds if kind is Kind.CLOCK_AHEAD else -seconds)
    return round(dice.uniform(*_SLOW_S), 2) if kind is Kind.SLOW_LINE else 0.0


def _episode(dice: Random, decks: _Decks) -> Episode:
    faults = [decks.deal()]
    for chance in (_SECOND, _THIRD):
        if faults[0].kind in _ALONE or dice.random() >= chance:
            continue
        more = decks.deal()
        if more.kind in _ALONE or _hit(more) in map(_hit, faults):
            decks.put_back(more)
        else:
            faults.append(more)
    return Episode(faults=tuple(faults), hold_s=round(dice.uniform(*_HOLDS_S), 2))


def _hit(fault: Fault) -> tuple[Part, str, str]:
    return fault.part, fault.branch, fault.name
