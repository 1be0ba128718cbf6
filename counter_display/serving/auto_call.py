"""Calling the next by itself when a counter is idle, after a countdown that anyone can stop; it reads no clock."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

COUNTDOWN = timedelta(seconds=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class AutoCall:
    """Whether the clerk wants it, and since when it counts down.

    `stopped`: the clerk has stopped a countdown, and there is none until the counter has had someone again.
    """

    on: bool = False
    stopped: bool = False
    since: datetime | None = None

    def seeing(self, now: datetime, *, idle: bool, may_call: bool) -> "AutoCall":
        """Return it after a look at the counter: `idle` if nobody is there, `may_call` if nothing else is going on."""
        if not self.on or not idle:
            return replace(self, stopped=False, since=None)
        if self.stopped or not may_call:
            return replace(self, since=None)
        return self if self.since is not None and self.since <= now else replace(self, since=now)

    def switched(self, on: bool) -> "AutoCall":
        """Return it as the clerk wants it from now on."""
        return AutoCall(on=on)

    def braked(self) -> "AutoCall":
        """Return it without its countdown, if it has one."""
        return self if self.since is None else replace(self, stopped=True, since=None)

    def is_due(self, now: datetime) -> bool:
        """Say whether the countdown is over."""
        return self.since is not None and now >= self.since + COUNTDOWN

    def left_s(self, now: datetime) -> int:
        """Return how many seconds are left, rounded up; 0 if it does not count down."""
        return 0 if self.since is None else max(0, ceil((self.since + COUNTDOWN - now).total_seconds()))
