"""A working day of a branch of any size, drawn from a seed and decided by the queue's own rules; it keeps no log.

People come as they do in an office that opens at eight, most of them in the morning. They get a number with the wait
that they are told, are called, repeated, missed, held, sent on, served for one or two needs, and rate it; clerks pause
and write up, a kiosk runs out of paper. That comes to some seven and a half events for each number.
"""

import heapq
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from server_client.queue_model import commands as order
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.counter import CounterState
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.device_commands import AnswerHelp, AskForHelp, ReportDevice, ReportPrint
from server_client.queue_model.ids import (
    ClerkId,
    CommandId,
    CounterId,
    DeviceId,
    OutcomeCode,
    ProfileCode,
    ReasonCode,
    ServiceCode,
    TicketId,
    VisitId,
)
from server_client.queue_model.local_time import VIETNAM
from server_client.queue_model.ticket import AnnouncedWait
from server_client.server.hosting.round import Round
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

# Who comes in each half hour from eight on; nobody is given a number in the last of the nine and a half hours.
_HALF_HOURS = (1.6, 2.1, 2.3, 2.1, 1.7, 1.3, 0.9, 0.7, 0.7, 0.9, 1.1, 1.15, 1.0, 0.8, 0.5, 0.3, 0.2)
_OPENS, _HALF_HOUR_S, _OPEN_S = time(8), 1800, 34_200
# What a number keeps the counters busy with beside being served once, and how much of their time they are.
_TURNS_A_NUMBER, _LOAD = 1.3, 0.72
_PROFILE = ProfileCode("tatca")

Deed = Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPlan:
    """Which day it is, how many numbers are given out at about how many counters, and what it is drawn from.

    With `until`, a time of the day, it is broken off there; else it goes to its end and is closed.
    """

    day: date
    tickets: int
    counters: int
    seed: int
    until: timedelta | None = None

    @property
    def begins(self) -> datetime:
        """Return when the doors open."""
        return datetime.combine(self.day, _OPENS, VIETNAM).astimezone(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """Somebody has a number."""

    visit: VisitId
    service: ServiceCode
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AtCounter:
    """Somebody's serving has begun."""

    visit: VisitId
    counter: CounterId
    at: datetime


Moment = Came | AtCounter


class WorkingDay:
    """One day of the branch that `settling` holds; what happens is settled there."""

    def __init__(self, settling: Round, office: Configuration, plan: DayPlan) -> None:
        """Draw who comes when; nothing has happened yet."""
        self.settling = settling
        self._office = office
        self._plan = plan
        self._dice = random.Random(f"day/{plan.seed}/{plan.day}")
        self._counters = [place.id for place in office.counters[: plan.counters]]
        self._served_s = _OPEN_S * _LOAD * len(self._counters) / (plan.tickets * _TURNS_A_NUMBER)
        self._now = plan.begins
        self._agenda: list[tuple[datetime, int, Deed]] = []
        self._order = 0
        self._moments: list[Moment] = []

    def moments(self) -> Iterator[Moment]:
        """Let the day go by; at each of these moments the branch is as it was then."""
        until = timedelta(seconds=_OPEN_S) if self._plan.until is None else self._plan.until
        self._open()
        while self._agenda and self._agenda[0][0] < self._plan.begins + until:
            at, _, deed = heapq.heappop(self._agenda)
            # No entry is older than the one before it.
            self._now = max(self._now, at)
            deed()
            yield from self._moments
            self._moments.clear()
        if self._plan.until is None:
            self._close()

    @property
    def _branch(self) -> Branch:
        return self.settling.branch

    def _open(self) -> None:
        self._do(order.OpenDay(id=self._id()))
        for counter in self._counters:
            self._sit_down(counter)
        for kiosk in self._office.kiosks:
            self._report(kiosk.id, ())
            if self._dice.random() < 0.3:
                self._at(self._dice.uniform(0, _OPEN_S), lambda kiosk=kiosk.id: self._run_out(kiosk))  # type: ignore[misc]  # bound now
        halves = self._dice.choices(range(len(_HALF_HOURS)), _HALF_HOURS, k=self._plan.tickets)
        for half in halves:
            self._at(_HALF_HOUR_S * (half + self._dice.random()), self._come)

    def _close(self) -> None:
        self._now = max(self._now, self._plan.begins + timedelta(seconds=_OPEN_S))
        for counter in self._counters:
            at = self._branch.counter(counter)
            if at.ticket is not None and at.state is CounterState.SERVING:
                self._do(self._finishing(counter, at.ticket))
            elif at.ticket is not None:
                self._do(order.MissTicket(id=self._id(), counter=counter, ticket=at.ticket))
            self._do(order.CloseCounter(id=self._id(), counter=counter))
        self._do(order.CloseDay(id=self._id()))

    def _come(self) -> None:
        services = [one.code for one in self._office.services]
        needs = tuple(self._dice.sample(services, 2 if self._dice.random() < 0.1 else 1))
        waiting = sum(len(line) for line in self._branch.lines.values())
        likely_s = int(waiting / len(self._counters) * (self._served_s + 40))
        announced = AnnouncedWait(low_s=likely_s // 2, likely_s=likely_s, high_s=likely_s * 3 // 2 + 240)
        token, id_ = new_token(self._dice.randbytes(TOKEN_BYTES)), self._id()
        if not self._do(order.IssueTicket(id=id_, needs=needs, token=token, announced=announced)):
            return
        visit = self._branch.tickets[TicketId(id_)].visit
        self._moments.append(Came(visit=visit, service=needs[0], at=self._now))
        self._later(2, lambda: self._do(ReportPrint(id=self._id(), visit=visit)))
        if self._dice.random() < 0.01:
            left = order.CancelTicket(id=self._id(), ticket=TicketId(id_), reason=ReasonCode("left"))
            self._later(900, lambda: self._do(left))
        self._wake()

    def _wake(self) -> None:
        """Let a clerk who has nothing to do look up."""
        idle = [one for one in self._counters if self._branch.counter(one).state is CounterState.IDLE]
        if idle:
            counter = self._dice.choice(idle)
            self._later(4, lambda: self._call(counter))

    def _sit_down(self, counter: CounterId) -> None:
        clerk = ClerkId(f"clerk-{counter}")
        self._do(order.OpenCounter(id=self._id(), counter=counter, clerk=clerk, profile=_PROFILE))
        self._later(5, lambda: self._call(counter))

    def _call(self, counter: CounterId) -> None:
        if self._branch.counter(counter).state is not CounterState.IDLE:
            return
        if self._dice.random() < 0.01:
            self._do(order.PauseCounter(id=self._id(), counter=counter, reason=ReasonCode("break")))
            self._later(600, lambda: self._sit_down(counter))
        elif self._do(order.CallNext(id=self._id(), counter=counter)):
            self._later(14, lambda: self._await(counter))

    def _await(self, counter: CounterId) -> None:
        ticket, chance = self._branch.counter(counter).ticket, self._dice.random()
        if ticket is None:
            return
        if chance < 0.18:
            self._do(order.RecallTicket(id=self._id(), counter=counter, ticket=ticket))
            self._later(14, lambda: self._await(counter))
        elif chance < 0.22:
            self._do(order.MissTicket(id=self._id(), counter=counter, ticket=ticket))
            self._later(300, lambda: self._return(order.ReturnTicket(id=self._id(), ticket=ticket)))
            self._later(3, lambda: self._call(counter))
        else:
            self._do(order.StartServing(id=self._id(), counter=counter, ticket=ticket))
            visit = self._branch.tickets[ticket].visit
            self._moments.append(AtCounter(visit=visit, counter=counter, at=self._now))
            self._later(self._dice.gammavariate(4, self._served_s / 4), lambda: self._end(counter, ticket))

    def _end(self, counter: CounterId, ticket: TicketId) -> None:
        if self._branch.counter(counter).ticket != ticket:
            return
        chance, pause_s = self._dice.random(), 12.0
        if chance < 0.04:
            self._do(order.HoldTicket(id=self._id(), counter=counter, ticket=ticket, reason=ReasonCode("form")))
            self._later(400, lambda: self._return(order.ResumeTicket(id=self._id(), ticket=ticket)))
        elif chance < 0.1:
            service = self._dice.choice([one.code for one in self._office.services])
            self._do(order.TransferTicket(id=self._id(), ticket=ticket, sender=counter, service=service))
        elif self._do(self._finishing(counter, ticket, wrap_up=chance < 0.8)):
            if self._dice.random() < 0.6:
                score = self._dice.choices((1, 2, 3), (80, 15, 5))[0]
                self._later(8, lambda: self._do(order.RateService(id=self._id(), ticket=ticket, score=score)))
            if chance < 0.8:
                self._later(20, lambda: self._sit_down(counter))
        self._later(pause_s, lambda: self._call(counter))

    def _return(self, back: Command) -> None:
        self._do(back)
        self._wake()

    def _finishing(self, counter: CounterId, ticket: TicketId, *, wrap_up: bool = False) -> Command:
        outcome = OutcomeCode(self._dice.choice(self._office.outcomes).code)
        return order.FinishTicket(id=self._id(), counter=counter, ticket=ticket, outcome=outcome, wrap_up=wrap_up)

    def _run_out(self, kiosk: DeviceId) -> None:
        self._report(kiosk, (DeviceFault.PAPER_OUT,))
        self._do(AskForHelp(id=self._id(), device=kiosk))
        answer = AnswerHelp(id=self._id(), device=kiosk, counter=self._counters[0])
        self._later(200, lambda: self._do(answer))
        self._later(500, lambda: self._report(kiosk, ()))

    def _report(self, kiosk: DeviceId, faults: tuple[DeviceFault, ...]) -> None:
        self._do(ReportDevice(id=self._id(), device=kiosk, faults=faults))

    def _do(self, command: Command) -> bool:
        """Have the command settled, and say whether anything came of it."""
        before = len(self.settling.entries)
        self.settling.settle(command, self._now)
        if isinstance(bug := self.settling.answers[command.id], Exception) and command.id not in self.settling.refusals:
            raise bug
        return len(self.settling.entries) > before

    def _later(self, seconds: float, deed: Deed) -> None:
        """Let the deed be done after about so many seconds."""
        self._put(self._now + timedelta(seconds=seconds * (0.5 + self._dice.random())), deed)

    def _at(self, seconds: float, deed: Deed) -> None:
        self._put(self._plan.begins + timedelta(seconds=seconds), deed)

    def _put(self, at: datetime, deed: Deed) -> None:
        self._order += 1
        heapq.heappush(self._agenda, (at.replace(microsecond=at.microsecond // 1000 * 1000), self._order, deed))

    def _id(self) -> CommandId:
        return new_id(self._now, self._dice.randbytes(ID_BYTES))


def working_days(last: date, count: int) -> list[date]:
    """Return so many working days in order, Mondays to Fridays, of which the last is `last` whatever it is."""
    days, day = [last], last
    while len(days) < count:
        day -= timedelta(days=1)
        if day.weekday() < 5:
            days.append(day)
    return sorted(days)
