"""Logs of as many branches as wanted, all of one working day that the queue's own rules have decided; nothing is sent.

The day is decided once, with Hanoi's starter configuration; each branch's log is the same day under its own name, so
that every entry has its own hash and every chain has to be checked by itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from itertools import count, cycle
from pathlib import Path

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import (
    AdoptConfiguration,
    CallNext,
    Command,
    FinishTicket,
    IssueTicket,
    OpenCounter,
    OpenDay,
    StartServing,
)
from server_client.queue_model.decide import decide
from server_client.queue_model.events import Event, TicketCalled
from server_client.queue_model.ids import BranchId, ClerkId, CommandId, TicketId
from server_client.wire.chain import GENESIS, Entry, seal_all
from server_client.wire.messages import decode_configuration
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token
from server_client.wire.replication import encode_run

# A Monday, eight in the morning in Vietnam.
_MORNING = datetime(2026, 3, 2, 1, tzinfo=UTC)
_STEP = timedelta(seconds=2)
_WAITING = 40
_STARTER = Path(str(files("assets") / "starter" / "hanoi.json"))


class Day:
    """One branch's day, decided as far as it is asked for: forty wait, and people come as others are served."""

    def __init__(self, morning: datetime = _MORNING) -> None:
        """Begin with nothing."""
        self._numbers = count(1)
        self._now = morning
        self._state = Branch(id=BranchId("DAY"))
        self._events: list[Event] = []
        self._going_on = self._work()

    def events(self, after: int, last: int) -> list[Event]:
        """Return the events behind `after` up to `last`."""
        while len(self._events) < last:
            next(self._going_on)
        return self._events[after:last]

    def _work(self) -> Iterator[None]:
        configuration = decode_configuration(_STARTER.read_bytes())
        self._do(AdoptConfiguration(id=self._id(), configuration=configuration))
        self._do(OpenDay(id=self._id()))
        services = cycle([service.code for service in configuration.services])
        profile = max(configuration.profiles, key=lambda one: len(one.entries)).code
        counters = [place.id for place in configuration.counters][:8]
        for counter in counters:
            self._do(OpenCounter(id=self._id(), counter=counter, clerk=ClerkId(f"clerk-{counter}"), profile=profile))
            yield
        outcome = configuration.outcomes[0].code
        for number, counter in enumerate(cycle(counters)):
            token = new_token(next(self._numbers).to_bytes(TOKEN_BYTES))
            self._do(IssueTicket(id=self._id(), needs=(next(services),), token=token))
            yield
            if number < _WAITING:
                continue
            called = self._called(CallNext(id=self._id(), counter=counter))
            yield
            self._do(StartServing(id=self._id(), counter=counter, ticket=called))
            yield
            self._do(FinishTicket(id=self._id(), counter=counter, ticket=called, outcome=outcome))
            yield

    def _called(self, command: Command) -> TicketId:
        return next(event.data.ticket for event in self._do(command) if isinstance(event.data, TicketCalled))

    def _do(self, command: Command) -> tuple[Event, ...]:
        self._now += _STEP
        events = decide(self._state, command, self._now)
        for event in events:
            self._state = apply(self._state, event)
        self._events += events
        return events

    def _id(self) -> CommandId:
        number = next(self._numbers)
        return new_id(self._now + timedelta(milliseconds=number), number.to_bytes(ID_BYTES))


@dataclass
class BranchLog:
    """The log of one branch as far as it has been sealed."""

    branch: BranchId
    seq: int = 0
    hash: str = field(default=GENESIS)

    def goes_on(self, day: Day, entries: int) -> list[Entry]:
        """Return the next entries."""
        events = day.events(self.seq, self.seq + entries)
        sealed = seal_all([replace(event, branch=self.branch) for event in events], self.hash)
        self.seq, self.hash = sealed[-1].seq, sealed[-1].hash
        return sealed

    def run(self, day: Day, entries: int) -> tuple[bytes, list[Entry]]:
        """Return the next entries as a run, and as they are."""
        after, prev = self.seq, self.hash
        sealed = self.goes_on(day, entries)
        return encode_run(sealed, epoch=1, after=after, prev=prev, head=self.seq), sealed
