"""Measures from a branch's log what came of the announced waits, with nothing of the product's own but the file.

The entries are read as the plain JSON that they are, so that a fault in the product's reading, folding or adding up
shows as a difference. What is counted is defined in docs/statistics.md.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from pathlib import Path

_LATE_S = 600
_AHEAD_OF_UTC = timedelta(hours=7)
_NEVER_KNOWN = frozenset({"TicketPostponed", "TicketTransferred", "PrioritySet", "TicketCancelled", "TicketExpired"})


@dataclass(slots=True, kw_only=True)
class Waits:
    """Counts of announced waits, and sums of seconds, as `ForecastMeasure` names them."""

    announced: int = 0
    scored: int = 0
    unscored: int = 0
    held: int = 0
    late: int = 0
    error_s: int = 0
    off_s: int = 0
    waited_s: int = 0

    @property
    def coverage(self) -> float:
        """Return the share of announced ranges that held."""
        return self.held / self.scored if self.scored else 0.0

    @property
    def late_share(self) -> float:
        """Return the share of those called more than ten minutes after the likely wait."""
        return self.late / self.scored if self.scored else 0.0

    @property
    def error_min(self) -> float:
        """Return by how many minutes the likely wait was missed on average."""
        return self.error_s / self.scored / 60 if self.scored else 0.0

    @property
    def bias_min(self) -> float:
        """Return by how many minutes people waited longer than told on average."""
        return self.off_s / self.scored / 60 if self.scored else 0.0

    @property
    def mean_wait_min(self) -> float:
        """Return the mean wait of those scored, in minutes."""
        return self.waited_s / self.scored / 60 if self.scored else 0.0


@dataclass(slots=True)
class _Open:
    low_s: int
    likely_s: int
    high_s: int
    issued_at: datetime
    day: str


@dataclass(slots=True)
class _Reading:
    days: dict[str, Waits] = field(default_factory=dict)
    waiting: dict[str, _Open] = field(default_factory=dict)

    def take(self, kind: str, data: Mapping[str, object], at: datetime) -> None:
        """Take the next entry."""
        ticket = str(data.get("ticket", ""))
        if kind == "TicketIssued" and isinstance(announced := data.get("announced"), dict):
            day = (at + _AHEAD_OF_UTC).date().isoformat()
            self.days.setdefault(day, Waits()).announced += 1
            issued_at = _time(str(data["issued_at"]))
            self.waiting[ticket] = _Open(
                int(announced["low_s"]), int(announced["likely_s"]), int(announced["high_s"]), issued_at, day
            )
        elif kind == "TicketCalled" and ticket in self.waiting:
            told = self.waiting.pop(ticket)
            self._judge(self.days[told.day], told, int((at - told.issued_at).total_seconds()))
        elif kind in _NEVER_KNOWN and ticket in self.waiting:
            self.days[self.waiting.pop(ticket).day].unscored += 1

    def _judge(self, waits: Waits, told: _Open, waited_s: int) -> None:
        off_s = waited_s - told.likely_s
        waits.scored += 1
        waits.held += told.low_s <= waited_s <= told.high_s
        waits.late += off_s > _LATE_S
        waits.error_s += abs(off_s)
        waits.off_s += off_s
        waits.waited_s += waited_s


def waits_by_day(log: Path) -> dict[str, Waits]:
    """Return what came of the announced waits of each day (ISO date) in the log of a branch (its SQLite file)."""
    reading = _Reading()
    with closing(sqlite3.connect(f"file:{log}?mode=ro", uri=True)) as opened:
        for (body,) in opened.execute("SELECT body FROM entries ORDER BY seq"):
            entry = json.loads(body)
            reading.take(entry["type"], entry["data"], _time(entry["at"]))
    return reading.days


def together(days: Mapping[str, Waits]) -> Waits:
    """Return the waits of all days put together."""
    total = Waits()
    for waits in days.values():
        for name in _counts():
            setattr(total, name, getattr(total, name) + getattr(waits, name))
    return total


def _counts() -> Iterator[str]:
    return (one.name for one in fields(Waits))


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
