"""A branch with twelve counters at work and a hundred who wait, as commands and as a log; it measures nothing."""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from itertools import cycle

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import (
    AdoptConfiguration,
    CallNext,
    CloseDay,
    Command,
    FinishTicket,
    IssueTicket,
    OpenCounter,
    OpenDay,
    StartServing,
)
from server_client.queue_model.configuration import Configuration, CounterPlace
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import BranchId, ClerkId, CommandId, CounterId, OutcomeCode, ProfileCode, ServiceCode
from server_client.queue_model.refusals import Refused
from server_client.wire.chain import GENESIS, seal_all
from server_client.wire.messages import decode_configuration
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

WAITING = 100
BRANCH = BranchId("CN01")
COUNTERS = tuple(CounterId(f"q{number:02d}") for number in range(1, 13))
SERVICES = tuple(
    map(ServiceCode, ("hotich", "chungthuc", "datdai", "kinhdoanh", "cutru", "xahoi", "xaydung", "traketqua"))
)
PROFILES = ("tatca", "tuphap", "datxay", "congan", "kinhtexahoi", "traketqua")
_MONDAY = datetime(2026, 3, 2, 0, 30, tzinfo=UTC)
_ROUNDS_A_DAY = 15
_ROUND = timedelta(minutes=12)


def twelve_counters() -> Configuration:
    """Return Hanoi's starter configuration with a twelfth counter."""
    configuration = decode_configuration((files("assets") / "starter" / "hanoi.json").read_bytes())
    last = configuration.counters[-1]
    twelfth = CounterPlace(id=COUNTERS[-1], number=last.number + 1, names=last.names)
    return replace(configuration, counters=(*configuration.counters, twelfth))


def openings(an_id: Callable[[], CommandId], profiles: Sequence[str] = PROFILES) -> Iterator[Command]:
    """Go through the commands by which the clerks sit down, with one work profile after the other."""
    for counter, profile in zip(COUNTERS, cycle(profiles), strict=False):
        yield OpenCounter(id=an_id(), counter=counter, clerk=ClerkId(f"clerk-{counter}"), profile=ProfileCode(profile))


def arrivals(an_id: Callable[[], CommandId], count: int) -> Iterator[IssueTicket]:
    """Go through the commands of so many people, who come for one service after the other."""
    for _, service in zip(range(count), cycle(SERVICES), strict=False):
        yield IssueTicket(id=an_id(), needs=(service,), token=new_token(secrets.token_bytes(TOKEN_BYTES)))


@dataclass
class HeavyLog:
    """Some days of the branch, and one more in the middle of its morning."""

    at: datetime = _MONDAY
    branch: Branch = field(default_factory=lambda: Branch(id=BRANCH))
    entries: list[tuple[bytes, str]] = field(default_factory=list)

    @classmethod
    def after(cls, days: int) -> "HeavyLog":
        """Return the log of so many whole days and a morning after which a hundred wait."""
        log = cls()
        log.do(AdoptConfiguration(id=log.an_id(), configuration=twelve_counters()))
        for _ in range(days):
            log.whole_day()
        log.morning(len(COUNTERS) + WAITING)
        return log

    def an_id(self) -> CommandId:
        """Return an id of the log's own time."""
        return new_id(self.at, secrets.token_bytes(ID_BYTES))

    def do(self, command: Command) -> None:
        """Carry out a command."""
        events = decide(self.branch, command, self.at)
        for event in events:
            self.branch = apply(self.branch, event)
        previous = self.entries[-1][1] if self.entries else GENESIS
        self.entries += [(entry.body, entry.hash) for entry in seal_all(events, previous)]

    def whole_day(self) -> None:
        """Let a day pass, in rounds in which each counter serves once."""
        began = self.at
        self.morning(len(COUNTERS))
        for _ in range(_ROUNDS_A_DAY):
            self.at += _ROUND
            self.finish()
            for one in arrivals(self.an_id, len(COUNTERS)):
                self.do(one)
            self.call()
        self.finish()
        self.do(CloseDay(id=self.an_id()))
        self.at = began + timedelta(days=1)

    def morning(self, people: int) -> None:
        """Open the day and the counters, let people come, and begin to serve."""
        self.do(OpenDay(id=self.an_id()))
        for command in (*openings(self.an_id), *arrivals(self.an_id, people)):
            self.at += timedelta(seconds=2)
            self.do(command)
        self.call()

    def call(self) -> None:
        """Let every counter that has somebody to call, call and serve."""
        for counter in COUNTERS:
            self.at += timedelta(seconds=3)
            try:
                self.do(CallNext(id=self.an_id(), counter=counter))
            except Refused:
                continue
            ticket = self.branch.counter(counter).ticket
            if ticket is not None:
                self.at += timedelta(seconds=15)
                self.do(StartServing(id=self.an_id(), counter=counter, ticket=ticket))

    def finish(self) -> None:
        """Let every counter finish with whom it serves."""
        for counter in COUNTERS:
            ticket = self.branch.counter(counter).ticket
            if ticket is not None:
                self.at += timedelta(seconds=5)
                outcome = OutcomeCode("accepted")
                self.do(FinishTicket(id=self.an_id(), counter=counter, ticket=ticket, outcome=outcome))
