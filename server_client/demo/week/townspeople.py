"""The generator's people and clerks at work in a real branch: what they do goes to its server, in order, over HTTP.

Whom a clerk calls the server decides; when people come and go, and how long everything takes, the generator does.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from server_client.client.api import BranchApi
from server_client.demo.week.foretold_waits import ForetoldWaits
from server_client.demo.week.made_up_office import PRIORITY, counter_id, profile_code, service_code
from server_client.demo.week.served_calling import ServedRule, about_to_call, call
from server_client.demo.week.week_clock import WeekClock
from server_client.policy_lab.generator.branch_day import advance, begin
from server_client.policy_lab.generator.day_state import Counter, DayState
from server_client.policy_lab.generator.scenario import Scenario, TicketClass
from server_client.policy_lab.generator.scribe import CLASS_CODES, ticket_name
from server_client.policy_lab.generator.waiting_lines import Ticket
from server_client.queue_model import commands as order
from server_client.queue_model import events
from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import BOOKING, WALK_IN
from server_client.queue_model.device_commands import ReportPrint
from server_client.queue_model.ids import (
    BookingCode,
    ClerkId,
    CommandId,
    CounterId,
    OutcomeCode,
    ReasonCode,
    ServiceCode,
    TicketId,
    Token,
    VisitId,
)
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.wait_forecast import trace
from server_client.wire.answers import Settled
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

_CLASSES = {
    CLASS_CODES[TicketClass.WALKIN]: WALK_IN,
    CLASS_CODES[TicketClass.PRIORITY]: PRIORITY,
    CLASS_CODES[TicketClass.APPOINTMENT]: BOOKING,
}
_DONE, _FETCHED = OutcomeCode("accepted"), OutcomeCode("returned")
_RESULTS = ServiceCode("traketqua")
_PAUSES = {"pause": ReasonCode("break"), "break": ReasonCode("meal")}
_ASIDE, _LEFT = ReasonCode("copying"), ReasonCode("left")

Scene = Callable[[datetime], Awaitable[None]]


@dataclass(slots=True)
class Tally:
    """What was done to the branch."""

    commands: int = 0
    numbers: int = 0
    announced: int = 0
    refreshed: int = 0
    tokens: dict[TicketId, Token] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Day:
    """One day as it is lived: which ticket of the generator is which at the branch, and at which counter it is."""

    state: DayState
    rule: ServedRule
    begins: datetime
    tickets: dict[TicketId, TicketId] = field(default_factory=dict)
    made_up: dict[TicketId, TicketId] = field(default_factory=dict)
    at: dict[TicketId, CounterId] = field(default_factory=dict)
    held: set[TicketId] = field(default_factory=set)
    served: dict[TicketId, ServiceCode] = field(default_factory=dict)

    def time(self, seconds: float) -> datetime:
        """Return when that is."""
        return self.begins + timedelta(seconds=seconds)


@dataclass(slots=True, kw_only=True)
class Townspeople:
    """All people and clerks of the scenario; `kiosk` gives numbers out, `staff` does all else."""

    scenario: Scenario
    clock: WeekClock
    kiosk: BranchApi
    staff: BranchApi
    foretold: ForetoldWaits
    rng: Random
    tally: Tally = field(default_factory=Tally)

    async def live(self, number: int, begins: datetime, scenes: dict[datetime, Scene], until: datetime | None) -> None:
        """Live through a day that begins then; at the time of a scene everything stands still for it."""
        rule = ServedRule(limit=self.scenario.overtaking_limit)
        day = Day(state=begin(self.scenario, number, rule), rule=rule, begins=begins)
        self.clock.put_on(begins)
        await self._open_day()
        left = sorted(scenes.items())
        while day.state.agenda:
            at = day.time(day.state.agenda[0][0])
            if until is not None and at > until:
                break
            while left and left[0][0] <= at:
                then, scene = left.pop(0)
                self.clock.put_on(then)
                await scene(then)
            self.clock.put_on(at)
            await self._step(day)
        await self._send(self.staff, order.CloseDay(id=self._id()))

    async def close(self, counter: CounterId) -> None:
        """Close a counter at which nobody of them works."""
        await self._staff(order.CloseCounter(id=self._id(), counter=counter))

    async def _open_day(self) -> None:
        try:
            await self._send(self.staff, order.OpenDay(id=self._id()))
        except Refused as refused:
            # The server opens its days by itself, as soon as it looks at the clock.
            if refused.code is not RefusalCode.DAY_ALREADY_OPEN:
                raise

    async def _step(self, day: Day) -> None:
        counter = about_to_call(day.state)
        if counter is None:
            advance(day.state)
        else:
            call(day.state, day.rule, counter, await self._called_to(day, counter))
        if day.state.scribe is None:
            raise AssertionError("A day begins with a scribe")
        for event in day.state.scribe.take():
            await self._tell(day, event.data)

    async def _called_to(self, day: Day, counter: Counter) -> Ticket | None:
        try:
            settled = await self._send(
                self.staff, order.CallNext(id=self._id(), counter=counter_id(self.scenario, counter.index))
            )
        except Refused as refused:
            if refused.code is not RefusalCode.NOBODY_WAITING:
                raise
            return None
        for event in settled.events:
            if isinstance(event.data, events.TicketCalled):
                made_up = day.made_up[event.data.ticket]
                return next(one for one in day.state.tickets.values() if ticket_name(one.number) == made_up)
        raise AssertionError("A call names whom it calls")

    async def _tell(self, day: Day, data: trace.TraceData) -> None:  # noqa: C901 - one case for each thing
        match data:
            case trace.TicketIssued():
                await self._issue(day, data)
            case trace.TicketCalled():
                day.at[data.ticket] = _counter(data.counter)
            case trace.TicketRecalled():
                await self._at_counter(day, data.ticket, order.RecallTicket)
            case trace.ServiceStarted():
                day.served[data.ticket] = self._service(data.service)
                await self._at_counter(day, data.ticket, order.StartServing)
            case trace.ServiceEnded():
                await self._end(day, data)
            case trace.TicketHeld():
                day.held.add(data.ticket)
                ticket, counter = day.tickets[data.ticket], day.at[data.ticket]
                await self._staff(order.HoldTicket(id=self._id(), counter=counter, ticket=ticket, reason=_ASIDE))
            case trace.NoShow():
                await self._at_counter(day, data.ticket, order.MissTicket)
            case trace.TicketReturned():
                kind = order.ResumeTicket if data.ticket in day.held else order.ReturnTicket
                day.held.discard(data.ticket)
                await self._staff(kind(id=self._id(), ticket=day.tickets[data.ticket]))
            case trace.Cancelled():
                await self._staff(order.CancelTicket(id=self._id(), ticket=day.tickets[data.ticket], reason=_LEFT))
            case trace.CounterOpened():
                await self._open(day, data)
            case trace.CounterClosed():
                await self._leave(data)
            case _:
                # Bookings are known elsewhere; who waits until the end of the day is let go with the day.
                pass

    async def _issue(self, day: Day, data: trace.TicketIssued) -> None:
        service, class_code = self._service(data.service), _CLASSES[data.class_code]
        await self.foretold.refresh()
        self.tally.refreshed += 1
        id_, token = self._id(), new_token(self.rng.randbytes(TOKEN_BYTES))
        announced = self.foretold.announced(service, class_code)
        command: Command
        if data.slot_s is None:
            command = order.IssueTicket(
                id=id_, needs=(service,), token=token, class_code=class_code, announced=announced
            )
        else:
            command = order.CheckInBooking(
                id=id_,
                booking=BookingCode(f"DL-{id_[-12:]}"),
                service=service,
                booked_for=day.time(data.slot_s),
                token=token,
                announced=announced,
            )
        ticket = TicketId(id_)
        await self._send(self.kiosk, command)
        await self._send(self.kiosk, ReportPrint(id=self._id(), visit=VisitId(id_)))
        day.tickets[data.ticket], day.made_up[ticket] = ticket, data.ticket
        self.tally.tokens[ticket] = token
        self.tally.numbers += 1
        self.tally.announced += announced is not None

    async def _end(self, day: Day, data: trace.ServiceEnded) -> None:
        ticket, counter = day.tickets[data.ticket], day.at[data.ticket]
        if data.to is None:
            outcome = _FETCHED if day.served[data.ticket] == _RESULTS else _DONE
            await self._staff(order.FinishTicket(id=self._id(), counter=counter, ticket=ticket, outcome=outcome))
        else:
            to = self._service(data.to)
            await self._staff(order.TransferTicket(id=self._id(), ticket=ticket, sender=counter, service=to))

    async def _open(self, day: Day, data: trace.CounterOpened) -> None:
        index = next(index for index, one in enumerate(self.scenario.counters) if one.code == data.counter)
        profile = profile_code(day.state.counters[index].skills)
        clerk = ClerkId(f"clerk-{data.clerk}")
        opened = order.OpenCounter(id=self._id(), counter=_counter(data.counter), clerk=clerk, profile=profile)
        await self._staff(opened)

    async def _leave(self, data: trace.CounterClosed) -> None:
        counter, reason = _counter(data.counter), _PAUSES.get(data.reason)
        if reason is None:
            await self._staff(order.CloseCounter(id=self._id(), counter=counter))
        else:
            await self._staff(order.PauseCounter(id=self._id(), counter=counter, reason=reason))

    async def _at_counter(
        self, day: Day, ticket: TicketId, deed: type[order.RecallTicket | order.StartServing | order.MissTicket]
    ) -> None:
        await self._staff(deed(id=self._id(), counter=day.at[ticket], ticket=day.tickets[ticket]))

    async def _staff(self, command: Command) -> None:
        await self._send(self.staff, command)

    async def _send(self, api: BranchApi, command: Command) -> Settled:
        self.tally.commands += 1
        return await api.send(command)

    def _service(self, code: ServiceCode) -> ServiceCode:
        return next(service_code(one) for one in self.scenario.services if one.code == code)

    def _id(self) -> CommandId:
        return new_id(self.clock.now(), self.rng.randbytes(ID_BYTES))


def _counter(code: CounterId) -> CounterId:
    return CounterId(code.lower())
