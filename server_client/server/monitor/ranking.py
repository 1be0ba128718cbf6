"""The board's branches in the order in which they need somebody: what is alarmed, what is late, who works, who rests.

What follows from a line alone is worked out once a line, so that thousands of branches are put in order in some
milliseconds, and once a second at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from server_client.queue_model.ids import BranchId
from server_client.server.monitor.alarms import Alarm
from server_client.server.monitor.board import Board, Shown
from server_client.server.monitor.branch_line import BranchLine


class Need(IntEnum):
    """How much a branch needs somebody, the most first."""

    ALARM = 0
    TAKEN_ON = 1
    LATE = 2
    WORKING = 3
    RESTING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What follows from a line alone."""

    line: BranchLine
    is_open: bool
    waiting: int
    longest_since: datetime | None
    promise: timedelta | None
    service_level: float | None
    served: int
    counters_open: int
    counters_paused: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A branch at a moment; its alarms are the newest first."""

    sums: Sums
    need: Need
    longest: timedelta
    alarms: Sequence[Alarm]

    @property
    def is_late(self) -> bool:
        """Say whether somebody has waited longer than is promised."""
        promise = self.sums.promise
        return promise is not None and self.longest > promise


class Ranking:
    """Puts the board's branches in order, anew only when the board has changed."""

    def __init__(self, board: Board) -> None:
        """Look at this board."""
        self._board = board
        self._sums: dict[BranchId, Sums] = {}
        self._of: Shown | None = None
        self._ranked: list[Ranked] = []

    def ranked(self, now: datetime) -> Sequence[Ranked]:
        """Return all branches, who needs somebody first; waits are as of when the board last changed."""
        shown = self._board.shown
        if shown is not self._of:
            self._ranked = self._put_in_order(shown, shown.at or now)
            self._of = shown
        return self._ranked

    def _put_in_order(self, shown: Shown, now: datetime) -> list[Ranked]:
        alarms: dict[BranchId, list[Alarm]] = {}
        for alarm in shown.alarms:
            alarms.setdefault(alarm.matter.branch, []).append(alarm)
        self._sums = {branch: self._sums_of(branch, line) for branch, line in shown.lines.items()}
        ranked = [_ranked(sums, alarms.get(branch, ()), now) for branch, sums in self._sums.items()]
        return sorted(ranked, key=lambda one: (one.need, -one.longest, -one.sums.waiting, one.sums.line.branch))

    def _sums_of(self, branch: BranchId, line: BranchLine) -> Sums:
        known = self._sums.get(branch)
        if known is not None and known.line.picture is line.picture:
            return known if known.line is line else _with_line(known, line)
        return Sums(
            line=line,
            is_open=line.is_open,
            waiting=line.waiting,
            longest_since=None if line.picture is None else line.picture.longest_since,
            promise=line.promise,
            service_level=line.service_level,
            served=line.served,
            counters_open=line.counters_open,
            counters_paused=line.counters_paused,
        )


def _with_line(known: Sums, line: BranchLine) -> Sums:
    return Sums(
        line=line,
        is_open=known.is_open,
        waiting=known.waiting,
        longest_since=known.longest_since,
        promise=known.promise,
        service_level=known.service_level,
        served=known.served,
        counters_open=known.counters_open,
        counters_paused=known.counters_paused,
    )


def _ranked(sums: Sums, alarms: Sequence[Alarm], now: datetime) -> Ranked:
    since = sums.longest_since
    longest = timedelta() if since is None or now < since else now - since
    return Ranked(sums=sums, need=_need(sums, alarms, longest), longest=longest, alarms=alarms)


def _need(sums: Sums, alarms: Sequence[Alarm], longest: timedelta) -> Need:
    if alarms:
        return Need.TAKEN_ON if all(alarm.acknowledged for alarm in alarms) else Need.ALARM
    if not sums.is_open:
        return Need.RESTING
    return Need.LATE if sums.promise is not None and longest > sums.promise else Need.WORKING
