"""Goes through a branch's log as it grows: chain, replay, numbers, counters; it judges nothing but what it is given."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from server_client.chaos.checks.violation import Violation
from server_client.chaos.diary import digest_of
from server_client.chaos.digest import EACH, state_digest
from server_client.queue_model.apply import OutOfOrder, apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import CounterState
from server_client.queue_model.events import Event, ServingStarted, TicketCalled, TicketIssued
from server_client.queue_model.ids import BranchId, CommandId
from server_client.queue_model.lines import drawn_up
from server_client.queue_model.local_time import local_day
from server_client.queue_model.ticket import TicketState
from server_client.wire.chain import GENESIS, Entry, checked
from server_client.wire.errors import Malformed

_AT_COUNTER = {TicketState.CALLED: CounterState.CALLED, TicketState.SERVING: CounterState.SERVING}


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event stands: a number of one epoch's log."""

    epoch: int
    seq: int


@dataclass(slots=True, kw_only=True)
class LogAudit:
    """One log, named for messages; `take` goes on with it, and each of the rest is of what was taken so far."""

    branch_id: BranchId
    name: str
    look: str
    state: Branch = field(init=False)
    head: str = GENESIS
    events: dict[Place, str] = field(default_factory=dict)
    commands: set[CommandId] = field(default_factory=set)
    tickets: dict[str, TicketIssued] = field(default_factory=dict)
    numbers: dict[tuple[date, str], str] = field(default_factory=dict)
    digests: dict[Place, str] = field(default_factory=dict)
    begun: dict[int, int] = field(default_factory=dict)
    calls: int = 0
    is_readable: bool = True

    def __post_init__(self) -> None:
        self.state = Branch(id=self.branch_id)

    @property
    def seq(self) -> int:
        """Return the number of the last entry taken."""
        return self.state.seq

    def take(self, entries: Sequence[Entry]) -> tuple[Violation, ...]:
        """Go on with the entries that follow, and return what is wrong in them; after a break nothing more is read."""
        found: list[Violation] = []
        if not self.is_readable:
            return ()
        try:
            for event, entry in zip(checked(entries, self.head, self.seq), entries, strict=True):
                found.extend(self._event(event))
                self.head = entry.hash
        except Malformed as broken:
            found.append(self._wrong("chain", self.seq + 1, str(broken)))
            self.is_readable = False
        except (OutOfOrder, LookupError, TypeError, ValueError) as stumbled:
            found.append(self._wrong("replay", self.seq + 1, f"the event cannot be applied: {stumbled}"))
            self.is_readable = False
        if self.is_readable:
            self.digests[Place(self.state.epoch, self.seq)] = state_digest(self.state)
            found.extend(self._whole_state())
        return tuple(found)

    def _event(self, event: Event) -> Iterator[Violation]:
        before = self.state
        if event.at < before.at:
            yield self._wrong("time", event.seq, f"the event is of {event.at}, the one before of {before.at}")
        if event.epoch < before.epoch:
            yield self._wrong("epoch", event.seq, f"the event is of epoch {event.epoch} after one of {before.epoch}")
        yield from self._call(before, event)
        self.state = apply(before, event)
        self.begun.setdefault(event.epoch, event.seq)
        self.events[Place(event.epoch, event.seq)] = digest_of(event)
        self.commands.add(event.command_id)
        if isinstance(event.data, TicketIssued):
            yield from self._number(event.seq, event.data)
        yield from self._counters(event.seq)
        if event.seq % EACH == 0:
            self.digests[Place(event.epoch, event.seq)] = state_digest(self.state)

    def _call(self, before: Branch, event: Event) -> Iterator[Violation]:
        data = event.data
        if not isinstance(data, TicketCalled | ServingStarted):
            return
        ticket, counter = before.tickets.get(data.ticket), before.counter(data.counter)
        if isinstance(data, TicketCalled):
            self.calls += 1
        if ticket is not None and ticket.state.is_at_counter and ticket.counter != data.counter:
            what = f"ticket {ticket.number} comes to counter {data.counter} while it is at {ticket.counter}"
            yield self._wrong("one counter a ticket", event.seq, what)
        if counter.ticket is not None and counter.ticket != data.ticket:
            what = f"counter {data.counter} gets a second ticket while it has {counter.ticket}"
            yield self._wrong("one ticket a counter", event.seq, what)

    def _number(self, seq: int, ticket: TicketIssued) -> Iterator[Violation]:
        key = local_day(ticket.issued_at), ticket.number
        first = self.numbers.setdefault(key, ticket.visit)
        if first != ticket.visit:
            yield self._wrong("number twice", seq, f"{ticket.number} of {key[0]} is given to a second visit")
        if ticket.token is not None:
            self.tickets[ticket.token] = ticket

    def _counters(self, seq: int) -> Iterator[Violation]:
        held: dict[str, str] = {}
        for counter in self.state.counters.values():
            if counter.ticket is None:
                continue
            other = held.setdefault(counter.ticket, counter.id)
            ticket = self.state.tickets.get(counter.ticket)
            if other != counter.id:
                yield self._wrong("one counter a ticket", seq, f"{counter.ticket} is at {other} and at {counter.id}")
            elif ticket is None or ticket.counter != counter.id or _AT_COUNTER.get(ticket.state) != counter.state:
                what = f"counter {counter.id} is {counter.state} with {counter.ticket}, which does not say so"
                yield self._wrong("counter and ticket", seq, what)

    def _whole_state(self) -> Iterator[Violation]:
        state = self.state
        at_counters = {counter.ticket for counter in state.counters.values() if counter.ticket is not None}
        for ticket in state.tickets.values():
            if ticket.state.is_at_counter and ticket.id not in at_counters:
                what = f"ticket {ticket.number} is {ticket.state} at no counter"
                yield self._wrong("counter and ticket", self.seq, what)
        lines = {key: line for key, line in state.lines.items() if line}
        if lines != dict(drawn_up(state.tickets.values())):
            yield self._wrong("lines", self.seq, "who waits is not who the tickets say is waiting")

    def _wrong(self, check: str, seq: int, what: str) -> Violation:
        return Violation(check=check, where=self.name, seq=seq, what=what, look=self.look)


def numbers_of_all(audits: Iterable[LogAudit]) -> tuple[Violation, ...]:
    """Return what is wrong with the numbers of all logs of a branch together: one number of a day is one visit's."""
    given: dict[tuple[date, str], tuple[str, str]] = {}
    found: list[Violation] = []
    for audit in audits:
        for key, visit in audit.numbers.items():
            first, name = given.setdefault(key, (visit, audit.name))
            if first != visit:
                what = f"{key[1]} of {key[0]} is of visit {visit} here and of {first} in {name}"
                found.append(Violation(check="number twice", where=audit.name, what=what, look=audit.look))
    return tuple(found)
