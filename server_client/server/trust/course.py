"""The course of one day's calls, gone through again from the log by the very rules that decided; it decides nothing.

It begins without knowing the days before: a day begins with nobody waiting and every counter closed.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from server_client.queue_model.apply import OutOfOrder, apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import overtaken_by
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.epoch_events import EpochBegun
from server_client.queue_model.events import Event, NeedQueued, TicketCalled, TicketIssued
from server_client.queue_model.ids import BranchId, CounterId, TicketId, VisitId
from server_client.queue_model.ticket import CallReason
from server_client.server.errors import LogDamaged

# From one kept state on, any other is reached by applying at most this many events: a few milliseconds.
_KEPT_EVERY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call as it was recorded, and whom it passed: those of its service who stood before it and could be called."""

    seq: int
    at: datetime
    counter: CounterId
    ticket: TicketId
    reason: CallReason
    passed: tuple[TicketId, ...]


@dataclass(slots=True)
class Course:
    """A day from the entry after `start.seq` on, as far as it has been read."""

    start: Branch
    state: Branch = field(init=False)
    calls: list[Call] = field(default_factory=list)
    visits: dict[str, VisitId] = field(default_factory=dict)
    tickets: dict[VisitId, list[TicketId]] = field(default_factory=dict)
    _events: list[Event] = field(default_factory=list)
    _kept: list[Branch] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state = self.start
        self._kept.append(self.start)

    @property
    def day(self) -> date | None:
        """Return which day it is."""
        return self.state.day

    def read(self, happened: Iterable[Event]) -> None:
        """Go on with the events that follow; LogDamaged if they do not."""
        for event in happened:
            try:
                self._take(event)
            except (OutOfOrder, LookupError) as wrong:
                raise LogDamaged(f"The log of {self.start.id} cannot be gone through again: {wrong}") from wrong

    def before(self, seq: int) -> Branch:
        """Return the branch as it was just before entry `seq` of the day."""
        state = self._kept[bisect_right(self._kept, seq - 1, key=lambda kept: kept.seq) - 1]
        first = self.start.seq + 1
        for event in self._events[state.seq + 1 - first : seq - first]:
            state = apply(state, event)
        return state

    def tickets_of(self, number: str) -> Sequence[TicketId]:
        """Return the tickets that the holder of the number had, one after the other; none if nobody had it."""
        visit = self.visits.get(number)
        return [] if visit is None else self.tickets[visit]

    def _take(self, event: Event) -> None:
        data = event.data
        if isinstance(data, TicketCalled):
            self.calls.append(self._called(data, event))
        self.state = apply(self.state, event)
        self._events.append(event)
        if isinstance(data, TicketIssued):
            self.visits[data.number] = data.visit
        if isinstance(data, TicketIssued | NeedQueued):
            self.tickets.setdefault(data.visit, []).append(data.ticket)
        if len(self._events) % _KEPT_EVERY == 0:
            self._kept.append(self.state)

    def _called(self, data: TicketCalled, event: Event) -> Call:
        ticket = self.state.tickets[data.ticket]
        # Who is served at the desk at once was called nowhere, and passes whom the rule says all the same.
        passed = overtaken_by(self.state, ticket, event.at)
        return Call(
            seq=event.seq,
            at=event.at,
            counter=data.counter,
            ticket=data.ticket,
            reason=data.reason,
            passed=tuple(one.id for one in passed),
        )


def course_from(branch: BranchId, first: Event, configuration: Configuration | None) -> Course:
    """Return the course of the day whose first event this is; nothing is read yet."""
    epoch = first.epoch - 1 if isinstance(first.data, EpochBegun) else first.epoch
    return Course(Branch(id=branch, epoch=epoch, seq=first.seq - 1, configuration=configuration))
