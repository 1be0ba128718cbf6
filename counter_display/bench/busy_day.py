"""A busy day in a branch, drawn from a seed and decided by the queue's own rules; it knows no clock and no screen.

Eleven counters that rarely rest, people who come as fast as they are served, and all that happens to them: calls,
repeats, people who do not come, step aside, are sent on, want one thing more, rate; breaks, slips that are taken back,
kiosks that report. So many events come as 60,000 do in twelve hours.
"""

import heapq
import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assets.engine import ASSETS
from server_client.queue_model import commands as order
from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import WALK_IN, Configuration
from server_client.queue_model.counter import CounterState
from server_client.queue_model.decide import decide
from server_client.queue_model.device_commands import AnswerHelp, AskForHelp, ReportDevice, ReportPrint
from server_client.queue_model.events import Event
from server_client.queue_model.ids import (
    BranchId,
    ClassCode,
    ClerkId,
    CommandId,
    CounterId,
    DeviceId,
    Language,
    OutcomeCode,
    ProfileCode,
    ReasonCode,
    ServiceCode,
    TicketId,
    Token,
)
from server_client.queue_model.refusals import Refused
from server_client.wire.messages import decode_configuration

BEGINS = datetime(2026, 3, 9, 0, 0, tzinfo=UTC)  # 07:00 in Hanoi, a Monday
PROFILE = ProfileCode("tatca")
# How many wait in a busy hall: people come faster below and slower above it.
_CROWD = 90
_PACE_S = 4.95
_SERVED_S = 29
_CONFIGURATION = Path(ASSETS / "starter" / "hanoi.json")

Deed = Callable[[], None]


def clerk_of(counter: CounterId) -> ClerkId:
    """Who sits there all day."""
    return ClerkId(f"clerk-{counter}")


class BusyDay:
    """One day; going through it yields each event with the branch after it, `events` of them at most."""

    def __init__(self, seed: int, events: int) -> None:
        self.seed = seed
        self.branch = Branch(id=BranchId("CN01"))
        self.now = BEGINS
        self._left = events
        self._random = random.Random(seed)
        self._agenda: list[tuple[datetime, int, Deed]] = []
        self._made = 0
        self._new: list[tuple[Branch, Event]] = []
        self._office: Configuration = decode_configuration(_CONFIGURATION.read_bytes())

    def __iter__(self) -> Iterator[tuple[Branch, Event]]:
        self._begin()
        while self._left > 0:
            yield from self._new[: self._left]
            self._left -= len(self._new)
            self._new.clear()
            self.now, _, deed = heapq.heappop(self._agenda)
            deed()

    def _begin(self) -> None:
        self._do(order.AdoptConfiguration(id=self._id(), configuration=self._office))
        self._do(order.OpenDay(id=self._id()))
        for place in self._office.counters:
            self._open(place.id)
        for kiosk in self._office.kiosks:
            self._report(kiosk.id)
        self._arrive()

    def _arrive(self) -> None:
        """Someone takes a number; the next one comes soon."""
        chance = self._random
        service = chance.choice(self._office.services).code
        needs = (service,) if chance.random() < 0.95 else (service, self._other(service))
        id_, token = self._id(), Token(f"token-{self._made:018}")
        class_code = chance.choice(self._office.classes).code if chance.random() < 0.12 else WALK_IN
        class_code = WALK_IN if class_code == ClassCode("booking") else class_code
        language = Language("en" if chance.random() < 0.1 else "vi")
        issue = order.IssueTicket(id=id_, needs=needs, token=token, class_code=class_code, language=language)
        if self._do(issue):
            visit = self.branch.tickets[TicketId(id_)].visit
            self._later(1, lambda: self._do(ReportPrint(id=self._id(), visit=visit)))
            if chance.random() < 0.02:
                cancel = order.CancelTicket(id=self._id(), ticket=TicketId(id_), reason=ReasonCode("left"))
                self._later(400, lambda: self._do(cancel))
        waiting = sum(len(line) for line in self.branch.lines.values())
        self._later(_PACE_S * (0.6 if waiting < _CROWD else 1.6), self._arrive)

    def _open(self, counter: CounterId) -> None:
        self._do(order.OpenCounter(id=self._id(), counter=counter, clerk=clerk_of(counter), profile=PROFILE))
        self._later(2, lambda: self._call(counter))

    def _call(self, counter: CounterId) -> None:
        chance = self._random.random()
        if self.branch.counter(counter).state is not CounterState.IDLE:
            return
        if chance < 0.01:
            self._do(order.PauseCounter(id=self._id(), counter=counter, reason=ReasonCode("break")))
            self._later(300, lambda: self._open(counter))
        elif chance < 0.03:
            service, token = self._random.choice(self._office.services).code, Token(f"token-{self._made:018}")
            self._do(order.ServeWalkIn(id=self._id(), counter=counter, service=service, token=token))
            self._later(_SERVED_S, lambda: self._end(counter))
        elif self._do(order.CallNext(id=self._id(), counter=counter)):
            self._later(9, lambda: self._await(counter))
        else:
            self._later(5, lambda: self._call(counter))

    def _await(self, counter: CounterId) -> None:
        """Whoever is called comes, is called again, or does not come."""
        ticket, chance = self.branch.counter(counter).ticket, self._random.random()
        if ticket is None:
            self._later(1, lambda: self._call(counter))
        elif chance < 0.15 and self._do(order.RecallTicket(id=self._id(), counter=counter, ticket=ticket)):
            self._later(9, lambda: self._await(counter))
        elif chance < 0.2:
            self._do(order.MissTicket(id=self._id(), counter=counter, ticket=ticket))
            self._later(90, lambda: self._do(order.ReturnTicket(id=self._id(), ticket=ticket)))
            self._later(3, lambda: self._call(counter))
        else:
            self._start(counter, ticket)

    def _start(self, counter: CounterId, ticket: TicketId) -> None:
        self._do(order.StartServing(id=self._id(), counter=counter, ticket=ticket))
        if self._random.random() < 0.02:
            self._do(order.TakeBack(id=self._id(), counter=counter))
            self._later(9, lambda: self._await(counter))
        else:
            self._later(_SERVED_S, lambda: self._end(counter))

    def _end(self, counter: CounterId) -> None:
        """Whoever is served goes, steps aside, or is sent on."""
        ticket, chance = self.branch.counter(counter).ticket, self._random.random()
        if ticket is None:
            self._later(1, lambda: self._call(counter))
            return
        if chance < 0.05:
            self._do(order.HoldTicket(id=self._id(), counter=counter, ticket=ticket, reason=ReasonCode("form")))
            self._later(120, lambda: self._do(order.ResumeTicket(id=self._id(), ticket=ticket)))
        elif chance < 0.1:
            service = self._other(self.branch.tickets[ticket].service)
            self._do(order.TransferTicket(id=self._id(), ticket=ticket, sender=counter, service=service))
        else:
            self._finish(counter, ticket)
        self._later(3, lambda: self._call(counter))

    def _finish(self, counter: CounterId, ticket: TicketId) -> None:
        if self._random.random() < 0.05:
            service = self._other(self.branch.tickets[ticket].service)
            self._do(order.AddNeed(id=self._id(), ticket=ticket, service=service, counter=counter))
        outcome = OutcomeCode(self._random.choice(self._office.outcomes).code)
        self._do(order.FinishTicket(id=self._id(), counter=counter, ticket=ticket, outcome=outcome))
        if self._random.random() < 0.6:
            score = self._random.randint(1, 3)
            self._later(4, lambda: self._do(order.RateService(id=self._id(), ticket=ticket, score=score)))

    def _report(self, kiosk: DeviceId) -> None:
        self._do(ReportDevice(id=self._id(), device=kiosk, faults=()))
        if self._random.random() < 0.2:
            self._do(AskForHelp(id=self._id(), device=kiosk))
            answer = AnswerHelp(id=self._id(), device=kiosk, counter=self._office.counters[0].id)
            self._later(60, lambda: self._do(answer))
        self._later(600, lambda: self._report(kiosk))

    def _do(self, command: Command) -> bool:
        """Carry the command out, and say whether the rules let it."""
        try:
            events = decide(self.branch, command, self.now)
        except Refused:
            return False
        for event in events:
            self.branch = apply(self.branch, event)
            self._new.append((self.branch, event))
        return bool(events)

    def _later(self, seconds: float, deed: Callable[[], object]) -> None:
        """Let the deed be done after about so many seconds."""
        at = self.now + timedelta(seconds=seconds * (0.5 + self._random.random()))
        self._made += 1
        heapq.heappush(self._agenda, (at, self._made, lambda: _done(deed)))

    def _id(self) -> CommandId:
        self._made += 1
        return CommandId(f"id-{self._made:017}")

    def _other(self, service: ServiceCode) -> ServiceCode:
        return self._random.choice([one.code for one in self._office.services if one.code != service])


def _done(deed: Callable[[], object]) -> None:
    deed()
