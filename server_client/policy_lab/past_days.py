"""A branch's past days as lines of the trace format, for whoever wants to score a forecast; no person is in them.

Tickets are numbered anew each day and clerks bear names drawn for this one export; classes are told by their kinds.
Seconds count from the earliest opening of a service on the day.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from server_client.policy_lab.told_day import ToldDay, with_ticket
from server_client.policy_lab.trace_lines import Config, line_of, setup_line
from server_client.queue_model.configuration import VIETNAMESE, ClassKind, Configuration
from server_client.queue_model.events import Event
from server_client.queue_model.ids import ClassCode, ClerkId, TicketId
from server_client.wait_forecast import trace
from server_client.wait_forecast.log_trace import LogTrace
from server_client.wait_forecast.terms_of_branch import terms_of
from server_client.wait_forecast.trace import TraceEvent

_KINDS = {
    ClassKind.WALK_IN: ClassCode("walkin"),
    ClassKind.PRIORITY: ClassCode("priority"),
    ClassKind.BOOKING: ClassCode("appointment"),
}


class PastDays:
    """Tells a log's days one after another; `begin` and `end` are inclusive, None for all."""

    def __init__(self, rng: Random, *, begin: date | None = None, end: date | None = None) -> None:
        """Know nothing of the log yet; `rng` draws the clerks' names."""
        self._rng = rng
        self._begin, self._end = begin, end
        self._trace = LogTrace()
        self._day = ToldDay()
        self._clerks: dict[ClerkId, ClerkId] = {}
        self._is_told = False

    def take(self, event: Event) -> Iterator[str]:
        """Take in the next event of the log and go through the lines of the day that ended with it."""
        before = self._trace.day
        told = self._trace.take(event)
        if before is not None and self._trace.day != before:
            yield from self._lines(before)
        for one in told:
            self._day.take(one)

    def rest(self) -> Iterator[str]:
        """Go through the lines of the last day."""
        if self._trace.day is not None:
            yield from self._lines(self._trace.day)

    def _lines(self, day: date) -> Iterator[str]:
        gathered, self._day = self._day.events, ToldDay()
        setup = self._trace.configuration
        is_wanted = (self._begin is None or day >= self._begin) and (self._end is None or day <= self._end)
        if setup is None or not is_wanted or not any(isinstance(one.data, trace.TicketIssued) for one in gathered):
            return
        opens_s = _opening_s(setup, day)
        if not self._is_told:
            yield _config(setup, day, opens_s)
            self._is_told = True
        names = _Names(setup, self._clerk)
        for one in gathered:
            yield line_of(names.given(_from_opening(one, opens_s)))

    def _clerk(self, clerk: ClerkId) -> ClerkId:
        while clerk not in self._clerks:
            name = ClerkId(f"k{self._rng.randrange(10_000):04d}")
            if name not in self._clerks.values():
                self._clerks[clerk] = name
        return self._clerks[clerk]


@dataclass(slots=True)
class _Names:
    setup: Configuration
    clerk: Callable[[ClerkId], ClerkId]
    tickets: dict[TicketId, TicketId] = field(default_factory=dict)

    def given(self, event: TraceEvent) -> TraceEvent:
        """Return the event with the names of the export."""
        data = event.data
        if isinstance(data, trace.TicketIssued):
            self.tickets.setdefault(data.ticket, TicketId(f"t{len(self.tickets) + 1}"))
            data = replace(data, class_code=_kind(self.setup, data.class_code))
        elif isinstance(data, trace.CounterOpened):
            data = replace(data, clerk=self.clerk(data.clerk))
        return replace(event, data=with_ticket(data, self.tickets))


def _kind(setup: Configuration, code: ClassCode) -> ClassCode:
    found = setup.calling_class(code)
    return _KINDS[found.kind if found is not None else ClassKind.WALK_IN]


def _opening_s(setup: Configuration, day: date) -> float:
    """Return when the first service opens, in seconds from midnight; 0 where no hours are set."""
    opens = [hours.opens for service in setup.services for hours in setup.hours_on(service, day)]
    return 60.0 * min(opens, default=0)


def _from_opening(event: TraceEvent, opens_s: float) -> TraceEvent:
    data = event.data
    match data:
        case trace.TicketIssued(clock_s=clock, slot_s=slot):
            data = replace(data, clock_s=clock - opens_s, slot_s=None if slot is None else slot - opens_s)
        case trace.ServiceEnded(clock_s=float(clock)):
            data = replace(data, clock_s=clock - opens_s)
        case trace.TicketReturned(offered_from_s=float(offered)):
            data = replace(data, offered_from_s=offered - opens_s)
        case _:
            pass
    return replace(event, t=round(event.t - opens_s, 3), data=data)


def _config(setup: Configuration, day: date, opens_s: float) -> str:
    terms, policy = terms_of(setup, day), setup.policy_on(day)
    ends = terms.issue_end_s.values()
    return setup_line(
        Config(
            services=tuple(
                (service.code, service.names[VIETNAMESE], terms.services[service.code]) for service in setup.services
            ),
            # Of several classes of a kind the first speaks for it.
            slopes={_KINDS[cls.kind]: policy.slope(cls.code) for cls in reversed(setup.classes)},
            overtaking_limit=policy.overtaking_limit,
            issue_end_s=max(ends) - opens_s if ends else None,
            # A transfer "by time of issue" keeps the clock: lines of transfers tell their clocks.
            transfer_credit_s=0.0,
            noshow_after_s=None,
        )
    )
