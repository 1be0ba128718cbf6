"""Estimates the server's clock from how long its answers took, to go by it here; refuses to set any clock.

A server that says at `told` what its time is, in an answer that was asked for at `sent` and came at `received` (both by
a clock of this machine that never jumps), was ahead of that clock by something from `told - received` to
`told - sent`. The narrowest such span is believed, at its middle: the estimate is wrong by at most half of what
the fastest answer took, on a line within a house under 5 ms. As the clocks drift apart a span widens with its age.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

# Cheap clocks of computers differ by some seconds a day.
_DRIFT = 50e-6
_KEPT = 16


class TimeSource(Protocol):
    """Who tells the server's time; `BranchApi` is the real one."""

    async def time(self) -> datetime:
        """Return the server's time; ServerUnavailable."""


@dataclass(frozen=True, slots=True)
class _Span:
    lowest: float
    highest: float
    at: float

    def lag(self, now: float) -> float:
        return (now - self.at) * _DRIFT

    def width(self, now: float) -> float:
        return self.highest - self.lowest + 2 * self.lag(now)

    def meets(self, other: "_Span") -> bool:
        lag = self.lag(other.at)
        return self.lowest - lag <= other.highest and other.lowest <= self.highest + lag


class ServerClock:
    """The server's clock, as seconds since 1970; `elapsed` is a clock of this machine that never jumps."""

    def __init__(self, elapsed: Callable[[], float]) -> None:
        """Know nothing yet."""
        self._elapsed = elapsed
        self._spans: list[_Span] = []

    async def ask(self, source: TimeSource) -> None:
        """Ask once; ServerUnavailable."""
        sent = self._elapsed()
        told = await source.time()
        self.learn(sent=sent, received=self._elapsed(), told=told.timestamp())

    def learn(self, *, sent: float, received: float, told: float) -> None:
        """Take an answer; one that cannot be true beside the others means that the server's clock was set."""
        span = _Span(told - received, told - sent, received)
        if not all(known.meets(span) for known in self._spans):
            self._spans.clear()
        # The narrowest are kept, as wide as they have become by now.
        self._spans = sorted([*self._spans, span], key=lambda known: known.width(received))[:_KEPT]

    @property
    def is_known(self) -> bool:
        """Say whether there was an answer."""
        return bool(self._spans)

    @property
    def accuracy_s(self) -> float:
        """Return by how much the estimate may be wrong, in seconds; infinite before the first answer."""
        now = self._elapsed()
        return self._spans[0].width(now) / 2 if self._spans else float("inf")

    def now(self) -> float:
        """Return the server's time; ValueError before the first answer."""
        if not self._spans:
            raise ValueError("The server's time is not known yet: ask first")
        best = self._spans[0]
        return self._elapsed() + (best.lowest + best.highest) / 2
