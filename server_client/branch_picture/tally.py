"""What must be known of a branch to keep its picture up: its open tickets, its counters, its sums; no rule is here.

Unlike the branch's state it is changed in place, and it remembers no ticket that has ended: one event costs the centre
about a microsecond, where `apply` takes ten and keeps a whole day of each of three thousand branches.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from server_client.branch_picture.picture import CounterPicture, ForecastPicture, KioskPicture, Picture, ServicePicture
from server_client.queue_model.branch import BEFORE_ALL
from server_client.queue_model.counter import CounterState
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.foretold import what_came_of
from server_client.queue_model.ids import BranchId, ClerkId, CounterId, DeviceId, ReasonCode, ServiceCode, TicketId
from server_client.queue_model.ticket import AnnouncedWait, TicketState

# What became of one announced wait, by (range held, called late).
_CAME = {(True, False): "h", (True, True): "b", (False, True): "l", (False, False): "n"}
_LOOKED_BACK_AT = 100


@dataclass(slots=True)
class OpenTicket:
    """A ticket that has not ended; `waited_s` and `promise_s` are what its last call told.

    `announced` is the wait that was announced, until it is known or can never be.
    """

    service: ServiceCode
    queued_at: datetime
    state: TicketState = TicketState.WAITING
    counter: CounterId | None = None
    waited_s: int = 0
    promise_s: int = 0
    announced: AnnouncedWait | None = None

    def go_back_to(self, before: "Before", counter: CounterId) -> None:
        """Be as before a deed of the counter."""
        self.state = before.state
        self.service = before.service
        self.counter = counter


@dataclass(slots=True)
class Before:
    """How a ticket was before a deed, and since when its counter had been doing what it did then."""

    ticket: TicketId
    state: TicketState
    service: ServiceCode
    since: datetime | None


@dataclass(slots=True)
class Deed:
    """What a counter did last and may take back; `before` is None if that left the ticket where it was."""

    before: Before | None


@dataclass(slots=True)
class CounterTally:
    """One counter."""

    state: CounterState = CounterState.CLOSED
    since: datetime | None = None
    clerk: ClerkId | None = None
    pause_reason: ReasonCode | None = None
    ticket: TicketId | None = None
    deed: Deed | None = None

    def freed(self, at: datetime, to: CounterState = CounterState.IDLE) -> None:
        """Be at the disposal of the next."""
        self.state = to
        self.ticket = None
        self.since = at
        self.deed = None


@dataclass(slots=True)
class ServiceTally:
    """The sums of one service today; `promise_s` is None if the configuration has no such service."""

    promise_s: int | None = None
    issued: int = 0
    finished: int = 0
    abandoned: int = 0
    cancelled: int = 0
    expired: int = 0
    waited_s: int = 0
    within_promise: int = 0

    @property
    def is_shown(self) -> bool:
        """Say whether there is anything to show."""
        return self.promise_s is not None or self.issued > 0


@dataclass(slots=True)
class KioskTally:
    """One kiosk."""

    faults: tuple[DeviceFault, ...] = ()
    help_asked_at: datetime | None = None


@dataclass(slots=True)
class Tally:
    """A branch after event `seq`, whose hash is `head`; `listed` are the kiosks of its configuration.

    `foretold` has a letter for each of the last announced waits of today that are known.
    """

    branch: BranchId
    epoch: int = 1
    seq: int = 0
    head: str = ""
    at: datetime = BEFORE_ALL
    day: date | None = None
    is_open: bool = False
    configuration: int | None = None
    closed: set[ServiceCode] = field(default_factory=set)
    services: dict[ServiceCode, ServiceTally] = field(default_factory=dict)
    tickets: dict[TicketId, OpenTicket] = field(default_factory=dict)
    counters: dict[CounterId, CounterTally] = field(default_factory=dict)
    kiosks: dict[DeviceId, KioskTally] = field(default_factory=dict)
    listed: tuple[DeviceId, ...] = ()
    strays: int = 0
    foretold: str = ""

    def service(self, service: ServiceCode) -> ServiceTally:
        """Return the sums of the service, which may be its first."""
        found = self.services.get(service)
        if found is None:
            found = self.services[service] = ServiceTally()
        return found

    def counter(self, counter: CounterId) -> CounterTally:
        """Return the counter, which may never have been open."""
        found = self.counters.get(counter)
        if found is None:
            found = self.counters[counter] = CounterTally()
        return found

    def kiosk(self, device: DeviceId) -> KioskTally:
        """Return the kiosk, which may never have told of itself."""
        found = self.kiosks.get(device)
        if found is None:
            found = self.kiosks[device] = KioskTally()
        return found

    def known(self, ticket: OpenTicket, at: datetime) -> None:
        """Take note of how long the wait came to be, if one was announced and this is the first call."""
        announced, ticket.announced = ticket.announced, None
        if announced is not None:
            came = what_came_of(announced, max(0, int((at - ticket.queued_at).total_seconds())))
            self.foretold = (self.foretold + _CAME[came.held, came.came_late])[-_LOOKED_BACK_AT:]

    def picture(self) -> Picture:
        """Return what is shown."""
        return Picture(
            branch=self.branch,
            epoch=self.epoch,
            seq=self.seq,
            at=self.at,
            day=self.day,
            is_open=self.is_open,
            configuration=self.configuration,
            services=self._services(),
            counters=tuple(_counter(id, counter) for id, counter in self.counters.items()),
            kiosks=tuple(
                KioskPicture(device=id, faults=kiosk.faults, help_asked_at=kiosk.help_asked_at)
                for id, kiosk in self.kiosks.items()
            ),
            strays=self.strays,
            forecasts=ForecastPicture(
                scored=len(self.foretold),
                held=self.foretold.count("h") + self.foretold.count("b"),
                late=self.foretold.count("l") + self.foretold.count("b"),
            ),
        )

    def _services(self) -> tuple[ServicePicture, ...]:
        counts: dict[tuple[ServiceCode, TicketState], int] = {}
        first: dict[ServiceCode, datetime] = {}
        for ticket in self.tickets.values():
            key = (ticket.service, ticket.state)
            counts[key] = counts.get(key, 0) + 1
            if ticket.state is TicketState.WAITING:
                known = first.get(ticket.service)
                if known is None or ticket.queued_at < known:
                    first[ticket.service] = ticket.queued_at
        return tuple(
            ServicePicture(
                service=code,
                is_open=code not in self.closed,
                promise_s=service.promise_s,
                waiting=counts.get((code, TicketState.WAITING), 0),
                longest_since=first.get(code),
                called=counts.get((code, TicketState.CALLED), 0),
                serving=counts.get((code, TicketState.SERVING), 0),
                held=counts.get((code, TicketState.HELD), 0),
                missed=counts.get((code, TicketState.MISSED), 0),
                issued=service.issued,
                finished=service.finished,
                abandoned=service.abandoned,
                cancelled=service.cancelled,
                expired=service.expired,
                waited_s=service.waited_s,
                within_promise=service.within_promise,
            )
            for code, service in self.services.items()
            if service.is_shown
        )


def _counter(id: CounterId, counter: CounterTally) -> CounterPicture:
    return CounterPicture(
        counter=id,
        state=counter.state,
        since=counter.since,
        clerk=counter.clerk,
        pause_reason=counter.pause_reason,
        ticket=counter.ticket,
    )
