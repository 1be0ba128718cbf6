"""A branch's own log told as a trace, event by event, and learned from; no person and no text of the log is in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from server_client.queue_model import events
from server_client.queue_model.commands import TransferPosition
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.ids import ClassCode, CounterId, ServiceCode, TicketId
from server_client.queue_model.local_time import local_day
from server_client.wait_forecast import trace
from server_client.wait_forecast.experience import Experience, Learned
from server_client.wait_forecast.terms_of_branch import seconds_of_day, skills_of, terms_of
from server_client.wait_forecast.trace import TraceData, TraceEvent


@dataclass(frozen=True, slots=True)
class _Known:
    """A ticket as far as the trace needs it: `counter` is where it is."""

    service: ServiceCode
    class_code: ClassCode
    counter: CounterId | None = None


class LogTrace:
    """Tells a log as a trace; it needs each event once, in order, and copes with a beginning in the middle."""

    def __init__(self, configuration: Configuration | None = None) -> None:
        """Know nothing yet but the configuration, where the log is taken up after it was told."""
        self.configuration = configuration
        self.day: date | None = None
        self._tickets: dict[TicketId, _Known] = {}
        self._before_deed: dict[CounterId, tuple[TicketId, _Known]] = {}
        self._open: dict[CounterId, trace.CounterOpened] = {}

    def take(self, event: Event) -> tuple[TraceEvent, ...]:
        """Return what the event is in the trace, which may be nothing."""
        teller = _TELLERS.get(type(event.data))
        if self.day is None or isinstance(event.data, events.DayOpened):
            self.day = local_day(event.at)
        if teller is None:
            return ()
        told = teller(self, event.data, event)
        day, t = self.day, seconds_of_day(self.day, event.at)
        return tuple(TraceEvent(day=day.toordinal(), t=t, data=data) for data in told)

    def _configuration_adopted(self, data: events.ConfigurationAdopted, event: Event) -> Iterator[TraceData]:
        self.configuration = data.configuration
        yield from ()

    def _day_opened(self, data: events.DayOpened, event: Event) -> Iterator[TraceData]:
        if data.day != self.day:
            # A day that is opened before its midnight or after it is still that day.
            self.day = data.day
        self._before_deed.clear()
        yield trace.BranchOpened(kind=str(data.day.weekday()))
        # Nobody opens again what was left open over night.
        yield from self._open.values()

    def _day_closed(self, data: events.DayClosed, event: Event) -> Iterator[TraceData]:
        self._tickets.clear()
        self._before_deed.clear()
        yield trace.BranchClosed()

    def _ticket_issued(self, data: events.TicketIssued, event: Event) -> Iterator[TraceData]:
        self._tickets[data.ticket] = _Known(data.needs[0], data.class_code)
        day = self.day or local_day(event.at)
        yield trace.TicketIssued(
            ticket=data.ticket,
            service=data.needs[0],
            class_code=data.class_code,
            clock_s=seconds_of_day(day, data.clock),
            slot_s=seconds_of_day(day, data.booked_for) if data.booked_for is not None else None,
        )
        if data.offered_from is not None:
            yield trace.TicketChanged(ticket=data.ticket, offered_from_s=seconds_of_day(day, data.offered_from))

    def _need_queued(self, data: events.NeedQueued, event: Event) -> Iterator[TraceData]:
        self._tickets[data.ticket] = _Known(data.service, data.class_code)
        clock = seconds_of_day(self.day or local_day(event.at), data.clock)
        yield trace.TicketIssued(ticket=data.ticket, service=data.service, class_code=data.class_code, clock_s=clock)

    def _ticket_called(self, data: events.TicketCalled, event: Event) -> Iterator[TraceData]:
        self._before_deed.pop(data.counter, None)
        self._now(data.ticket, data.counter)
        yield trace.TicketCalled(ticket=data.ticket, counter=data.counter)

    def _ticket_recalled(self, data: events.TicketRecalled, event: Event) -> Iterator[TraceData]:
        self._before_deed.pop(data.counter, None)
        yield trace.TicketRecalled(ticket=data.ticket, counter=data.counter)

    def _serving_started(self, data: events.ServingStarted, event: Event) -> Iterator[TraceData]:
        known = self._deed(data.counter, data.ticket)
        self._now(data.ticket, data.counter)
        if known is not None:
            yield trace.ServiceStarted(ticket=data.ticket, counter=data.counter, service=known.service)

    def _ticket_finished(self, data: events.TicketFinished, event: Event) -> Iterator[TraceData]:
        self._before_deed.pop(data.counter, None)
        self._tickets.pop(data.ticket, None)
        yield trace.ServiceEnded(ticket=data.ticket)

    def _ticket_missed(self, data: events.TicketMissed, event: Event) -> Iterator[TraceData]:
        self._deed(data.counter, data.ticket)
        self._now(data.ticket, None)
        yield trace.NoShow(ticket=data.ticket)

    def _ticket_abandoned(self, data: events.TicketAbandoned, event: Event) -> Iterator[TraceData]:
        self._before_deed.pop(data.counter, None)
        self._tickets.pop(data.ticket, None)
        yield trace.NoShow(ticket=data.ticket, is_final=True)

    def _ticket_returned(self, data: events.TicketReturned, event: Event) -> Iterator[TraceData]:
        self._now(data.ticket, None)
        offered = seconds_of_day(self.day or local_day(event.at), data.offered_from)
        yield trace.TicketReturned(ticket=data.ticket, offered_from_s=offered, to_any=True)

    def _ticket_postponed(self, data: events.TicketPostponed, event: Event) -> Iterator[TraceData]:
        offered = seconds_of_day(self.day or local_day(event.at), data.offered_from)
        yield trace.TicketChanged(ticket=data.ticket, offered_from_s=offered)

    def _ticket_held(self, data: events.TicketHeld, event: Event) -> Iterator[TraceData]:
        self._deed(data.counter, data.ticket)
        self._now(data.ticket, None)
        yield trace.TicketHeld(ticket=data.ticket)

    def _ticket_resumed(self, data: events.TicketResumed, event: Event) -> Iterator[TraceData]:
        self._now(data.ticket, None)
        yield trace.TicketReturned(ticket=data.ticket, directed_to=data.counter, to_any=data.counter is None)

    def _ticket_transferred(self, data: events.TicketTransferred, event: Event) -> Iterator[TraceData]:
        known = self._tickets.get(data.ticket)
        if known is None:
            return
        clock = seconds_of_day(self.day or local_day(event.at), data.clock)
        if known.counter is None:
            yield trace.TicketMoved(
                ticket=data.ticket,
                service=data.service,
                clock_s=clock,
                directed_to=data.counter,
                goes_first=data.position is TransferPosition.FIRST,
                starts_anew=data.position is TransferPosition.LAST,
            )
        else:
            self._deed(known.counter, data.ticket)
            yield trace.ServiceEnded(
                ticket=data.ticket,
                to=data.service,
                clock_s=clock,
                class_code=known.class_code,
                directed_to=data.counter,
                goes_first=data.position is TransferPosition.FIRST,
                starts_anew=data.position is TransferPosition.LAST,
            )
        self._tickets[data.ticket] = _Known(data.service, known.class_code)

    def _ticket_cancelled(self, data: events.TicketCancelled, event: Event) -> Iterator[TraceData]:
        self._tickets.pop(data.ticket, None)
        yield trace.Cancelled(ticket=data.ticket)

    def _ticket_expired(self, data: events.TicketExpired, event: Event) -> Iterator[TraceData]:
        self._tickets.pop(data.ticket, None)
        yield trace.Expired(ticket=data.ticket)

    def _priority_set(self, data: events.PrioritySet, event: Event) -> Iterator[TraceData]:
        known = self._tickets.get(data.ticket)
        if known is None:
            return
        if data.counter is not None:
            self._deed(data.counter, data.ticket)
        self._tickets[data.ticket] = replace(known, class_code=data.class_code)
        yield trace.TicketChanged(ticket=data.ticket, class_code=data.class_code)

    def _need_added(self, data: events.NeedAdded, event: Event) -> Iterator[TraceData]:
        if data.counter is not None:
            self._before_deed.pop(data.counter, None)
        yield from ()

    def _deed_taken_back(self, data: events.DeedTakenBack, event: Event) -> Iterator[TraceData]:
        ticket, before = self._before_deed.pop(data.counter, (data.ticket, None))
        if before is None or ticket != data.ticket:
            return
        now, self._tickets[ticket] = self._tickets[ticket], before
        if now.class_code != before.class_code:
            yield trace.TicketChanged(ticket=ticket, class_code=before.class_code)
        elif before.counter is not None:
            yield trace.CallUndone(ticket=ticket, counter=before.counter)

    def _counter_opened(self, data: events.CounterOpened, event: Event) -> Iterator[TraceData]:
        skills = skills_of(self.configuration, data.profile) if self.configuration is not None else ()
        opened = self._open[data.counter] = trace.CounterOpened(counter=data.counter, clerk=data.clerk, skills=skills)
        yield opened

    def _counter_paused(self, data: events.CounterPaused, event: Event) -> Iterator[TraceData]:
        yield trace.CounterClosed(counter=data.counter, reason=data.reason, keeps_sent=True)

    def _counter_closed(self, data: events.CounterClosed, event: Event) -> Iterator[TraceData]:
        self._before_deed.pop(data.counter, None)
        self._open.pop(data.counter, None)
        yield trace.CounterClosed(counter=data.counter)

    def _now(self, ticket: TicketId, counter: CounterId | None) -> None:
        known = self._tickets.get(ticket)
        if known is not None:
            self._tickets[ticket] = replace(known, counter=counter)

    def _deed(self, counter: CounterId, ticket: TicketId) -> _Known | None:
        known = self._tickets.get(ticket)
        if known is not None:
            self._before_deed[counter] = (ticket, known)
        return known


class LogLessons:
    """Learns from a log; `experience` is None until the log has told how the branch is set up."""

    def __init__(self, learned: Learned | None = None, configuration: Configuration | None = None) -> None:
        """Begin with what was learned from the log before, if anything, and by what the branch works then."""
        self.experience: Experience | None = None
        self._learned = learned
        self._trace = LogTrace(configuration)

    def take(self, event: Event) -> None:
        """Take in the next event."""
        told = self._trace.take(event)
        configuration = self._trace.configuration
        if configuration is None:
            return
        if isinstance(event.data, events.ConfigurationAdopted | events.DayOpened) or self.experience is None:
            self._adopt(terms_of(configuration, self._trace.day or local_day(event.at)))
        if self.experience is not None:
            for one in told:
                self.experience.learn(one)

    def _adopt(self, terms: trace.Terms) -> None:
        if self.experience is None:
            self.experience = Experience(terms, self._learned)
        else:
            self.experience.adopt(terms)


# One entry a type: the second parameter is of the key's type, which the type checker cannot express.
_TELLERS: dict[type[EventData], Callable[[LogTrace, Any, Event], Iterator[TraceData]]] = {
    events.ConfigurationAdopted: LogTrace._configuration_adopted,  # noqa: SLF001
    events.DayOpened: LogTrace._day_opened,  # noqa: SLF001
    events.DayClosed: LogTrace._day_closed,  # noqa: SLF001
    events.TicketIssued: LogTrace._ticket_issued,  # noqa: SLF001
    events.NeedQueued: LogTrace._need_queued,  # noqa: SLF001
    events.NeedAdded: LogTrace._need_added,  # noqa: SLF001
    events.TicketCalled: LogTrace._ticket_called,  # noqa: SLF001
    events.TicketRecalled: LogTrace._ticket_recalled,  # noqa: SLF001
    events.ServingStarted: LogTrace._serving_started,  # noqa: SLF001
    events.TicketFinished: LogTrace._ticket_finished,  # noqa: SLF001
    events.TicketMissed: LogTrace._ticket_missed,  # noqa: SLF001
    events.TicketAbandoned: LogTrace._ticket_abandoned,  # noqa: SLF001
    events.TicketReturned: LogTrace._ticket_returned,  # noqa: SLF001
    events.TicketPostponed: LogTrace._ticket_postponed,  # noqa: SLF001
    events.TicketHeld: LogTrace._ticket_held,  # noqa: SLF001
    events.TicketResumed: LogTrace._ticket_resumed,  # noqa: SLF001
    events.TicketTransferred: LogTrace._ticket_transferred,  # noqa: SLF001
    events.TicketCancelled: LogTrace._ticket_cancelled,  # noqa: SLF001
    events.TicketExpired: LogTrace._ticket_expired,  # noqa: SLF001
    events.PrioritySet: LogTrace._priority_set,  # noqa: SLF001
    events.DeedTakenBack: LogTrace._deed_taken_back,  # noqa: SLF001
    events.CounterOpened: LogTrace._counter_opened,  # noqa: SLF001
    events.CounterPaused: LogTrace._counter_paused,  # noqa: SLF001
    events.CounterClosed: LogTrace._counter_closed,  # noqa: SLF001
}
