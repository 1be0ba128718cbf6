"""What a replay changes about the past: the rule, promises, counters and hours; a trial is checked as a whole.

A trial names things of one branch (classes, services, counters, work profiles) by their codes; nothing here runs it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import ClassCode, CounterId, ProfileCode, ServiceCode

MOST_CHANGES = 40
_STEEPEST = 1000.0
_MOST_MINUTES = 24 * 60
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])", re.ASCII)


def minute_of(text: str) -> int | None:
    """Return the minutes since midnight of a time such as `08:30`; None if it is no time."""
    matched = _TIME.fullmatch(text)
    return None if matched is None else 60 * int(matched[1]) + int(matched[2])


class Change(Protocol):
    """One thing that is to be otherwise."""

    def faults(self, setup: Configuration) -> Iterator[str]:
        """Go through what keeps it from being tried at a branch that is set up so, one sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSlope:
    """The urgency of a class grows this fast (a walk-in's is 1)."""

    class_code: ClassCode
    slope: float

    def faults(self, setup: Configuration) -> Iterator[str]:
        """Go through what is wrong with it."""
        yield from _unknown("class", self.class_code, [one.code for one in setup.classes])
        if not 0 < self.slope <= _STEEPEST:
            yield f"the slope {self.slope:g} is not above 0 and up to {_STEEPEST:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOvertakingLimit:
    """A number is passed by at most this many later ones of its service."""

    limit: int

    def faults(self, setup: Configuration) -> Iterator[str]:
        """Go through what is wrong with it."""
        if not 1 <= self.limit <= 1000:
            yield f"the limit {self.limit} is not between 1 and 1000"


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstComeFirstServed:
    """Nobody goes before who has come earlier: no class and no promise counts."""

    def faults(self, setup: Configuration) -> Iterator[str]:
        """Go through nothing: it can always be tried."""
        yield from ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPromise:
    """The office promises a wait of so many minutes for the service; both sides are measured by it then."""

    service: ServiceCode
    minutes: int

    def faults(self, setup: Configuration) -> Iterator[str]:
        """Go through what is wrong with it."""
        yield from _unknown("service", self.service, [one.code for one in setup.services])
        if not 1 <= self.minutes <= _MOST_MINUTES:
            yield f"the promise of {self.minutes} minutes is not between 1 and {_MOST_MINUTES}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeAlso:
    """A counter serves one more service whenever it is open, like its others without conditions."""

    counter: CounterId
    service: ServiceCode

    def faults(self, setup: Configuration) -> Iterator[str]:
        """Go through what is wrong with it."""
        yield from _unknown("counter", self.counter, [one.id for one in setup.counters])
        yield from _unknown("service", self.service, [one.code for one in setup.services])


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeNoMore:
    """A counter does not serve a service any more."""

    counter: CounterId
    service: ServiceCode

    def faults(self, setup: Configuration) -> Iterator[str]:
        """Go through what is wrong with it."""
        yield from _unknown("counter", self.counter, [one.id for one in setup.counters])
        yield from _unknown("service", self.service, [one.code for one in setup.services])


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCounter:
    """A counter works from one time to another under a work profile where it had been closed; it may be a new one."""

    counter: CounterId
    profile: ProfileCode
    begins: str
    ends: str

    def faults(self, setup: Configuration) -> Iterator[str]:
        """Go through what is wrong with it."""
        yield from _unknown("work profile", self.profile, [one.code for one in setup.profiles])
        yield from _no_interval(self.begins, self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseCounter:
    """A counter calls nobody from one time to another."""

    counter: CounterId
    begins: str
    ends: str

    def faults(self, setup: Configuration) -> Iterator[str]:
        """Go through what is wrong with it."""
        yield from _unknown("counter", self.counter, [one.id for one in setup.counters])
        yield from _no_interval(self.begins, self.ends)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastNumberAt:
    """Who comes at this time or later gets no number any more; counters work as they did."""

    at: str

    def faults(self, setup: Configuration) -> Iterator[str]:
        """Go through what is wrong with it."""
        yield from _no_time(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseAt:
    """Counters call nobody from this time on and no number is given out; later than it was, they go on until then."""

    at: str

    def faults(self, setup: Configuration) -> Iterator[str]:
        """Go through what is wrong with it."""
        yield from _no_time(self.at)


AnyChange = (
    SetSlope
    | SetOvertakingLimit
    | FirstComeFirstServed
    | SetPromise
    | ServeAlso
    | ServeNoMore
    | OpenCounter
    | CloseCounter
    | LastNumberAt
    | CloseAt
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What is tried on past days: a title, and all that is otherwise, in the order in which it is applied."""

    title: str
    changes: tuple[AnyChange, ...]


def faults(trial: Trial, setup: Configuration) -> tuple[str, ...]:
    """Return one sentence for each fault, naming the change and the thing; empty if the trial can be run."""
    return tuple(_faults(trial, setup))


def _faults(trial: Trial, setup: Configuration) -> Iterator[str]:
    if not trial.changes:
        yield "The trial changes nothing; give it at least one change"
    if len(trial.changes) > MOST_CHANGES:
        yield f"The trial has {len(trial.changes)} changes; at most {MOST_CHANGES} can be tried at once"
    for number, change in enumerate(trial.changes, start=1):
        for fault in change.faults(setup):
            yield f"Change {number} ({type(change).__name__}): {fault}"


def _unknown(what: str, code: str, known: Sequence[str]) -> Iterator[str]:
    if code not in known:
        yield f"there is no {what} {code} at this branch; there are {', '.join(known) or 'none'}"


def _no_time(text: str) -> Iterator[str]:
    if minute_of(text) is None:
        yield f"{text!r} is no time of day; write it as 08:30"


def _no_interval(begins: str, ends: str) -> Iterator[str]:
    yield from _no_time(begins)
    yield from _no_time(ends)
    begin, end = minute_of(begins), minute_of(ends)
    if begin is not None and end is not None and begin >= end:
        yield f"it ends at {ends}, not after it begins at {begins}"
