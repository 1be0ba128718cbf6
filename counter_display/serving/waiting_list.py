"""Who waits, as the console lists it: by service, in calling order for one counter, and those who stepped away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import heapify, heappop, heappush

from counter_display.serving.outlook import Outlook
from counter_display.serving.picture import ClassMark, class_mark, service_name
from counter_display.serving.promise import PromiseState, promise_state
from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import guaranteed, next_for, profile_of, serves, urgency
from server_client.queue_model.configuration import WALK_IN, Service
from server_client.queue_model.ids import CounterId, ServiceCode, TicketId
from server_client.queue_model.lines import sent_to
from server_client.queue_model.ticket import Ticket, TicketState
from server_client.queue_model.waiting import waiting_for
from server_client.wait_forecast.announcing import Announcement, told_holder, told_newcomer

_AWAY = frozenset({TicketState.HELD, TicketState.MISSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRow:
    """How one service stands; `late` counts who have waited longer than promised, `at_risk` who soon will have.

    `told` is the wait of who takes a number now, None if it is not foretold.
    """

    code: ServiceCode
    prefix: str
    name: str
    icon: str
    waiting: int
    longest_min: int
    promise_min: int
    at_risk: int
    late: int
    mine: bool
    is_open: bool
    told: Announcement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingRow:
    """One who waits; `not_before` is set until the ticket may be offered, `sent_here` if it was sent to this one.

    `told` is how much longer it is likely to take, None if that is not foretold.
    """

    ticket: TicketId
    number: str
    service: str
    mark: ClassMark
    waited_min: int
    promise_min: int
    promise: PromiseState
    sent_here: bool
    not_before: datetime | None = None
    told: Announcement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayRow:
    """One who was missed or held, and can be put back into the queue."""

    ticket: TicketId
    number: str
    service: str
    mark: ClassMark
    held: bool
    away_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPicture:
    """All who wait, as one counter sees them."""

    services: tuple[ServiceRow, ...]
    waiting: tuple[WaitingRow, ...]
    away: tuple[AwayRow, ...]


def waiting_picture(outlook: Outlook) -> WaitingPicture:
    """Return who waits; LookupError before the branch has a configuration."""
    branch = outlook.branch
    in_order = calling_order(branch, outlook.seat.counter, outlook.now)
    rows = (_service_row(outlook, service) for service in outlook.configuration.services)
    return WaitingPicture(
        services=tuple(sorted(rows, key=lambda row: not row.mine)),
        waiting=tuple(_waiting_row(outlook, ticket) for ticket in in_order),
        away=tuple(_away_row(outlook, ticket) for ticket in _away(outlook)),
    )


def calling_order(branch: Branch, counter: CounterId, now: datetime) -> list[Ticket]:
    """Return those whom the counter may call, in the order in which the calling rule would take them at `now`.

    The first is whom `next_for` names; the rest are merged line by line, so conditions of the work profile that depend
    on the time to come are not foretold.
    """
    profile = profile_of(branch, counter)
    lines = [iter(_sent_to(branch, counter))]
    for entry in profile.entries if profile else ():
        standings = waiting_for(branch, entry.service, now).standings
        tickets = (branch.tickets[standing.ticket] for standing in standings)
        lines.append(ticket for ticket in tickets if not entry.classes or ticket.class_code in entry.classes)
    merged = list(_merged(branch, lines, now))
    choice = next_for(branch, counter, now)
    if choice is None:
        return merged
    return [choice.ticket, *(ticket for ticket in merged if ticket.id != choice.ticket.id)]


def _merged(branch: Branch, lines: list[Iterator[Ticket]], now: datetime) -> Iterator[Ticket]:
    must_go = {ticket.id for service in _services_of(branch) if (ticket := guaranteed(branch, service, now))}
    heads: list[tuple[bool, bool, float, int, int]] = []
    shown: dict[int, Ticket] = {}

    def push(line: int) -> None:
        ticket = next(lines[line], None)
        if ticket is not None:
            shown[line] = ticket
            rank = -urgency(branch, ticket, now)
            heappush(heads, (not ticket.is_offered(now), ticket.id not in must_go, rank, ticket.seq, line))

    heapify(heads)
    for line in range(len(lines)):
        push(line)
    while heads:
        line = heappop(heads)[-1]
        yield shown[line]
        push(line)


def _services_of(branch: Branch) -> Iterator[ServiceCode]:
    for service in branch.configuration.services if branch.configuration else ():
        yield service.code


def _sent_to(branch: Branch, counter: CounterId) -> list[Ticket]:
    sent = (branch.tickets[ticket] for ticket in sent_to(branch.lines, counter))
    return sorted(sent, key=lambda ticket: ticket.place)


def _service_row(outlook: Outlook, service: Service) -> ServiceRow:
    branch = outlook.branch
    queued = [ticket.queued_at for ticket in branch.waiting_for(service.code)]
    waited = [(outlook.now - at).total_seconds() for at in queued]
    promises = [promise_state(seconds, service.promise_s) for seconds in waited]
    return ServiceRow(
        code=service.code,
        prefix=service.prefix,
        name=outlook.name(service.names),
        icon=service.icon,
        waiting=len(waited),
        longest_min=_minutes(max(waited, default=0)),
        promise_min=service.promise_s // 60,
        at_risk=promises.count(PromiseState.AT_RISK),
        late=promises.count(PromiseState.BROKEN),
        mine=serves(profile_of(branch, outlook.seat.counter), service.code),
        is_open=service.code not in branch.closed_services,
        told=told_newcomer(outlook.waits, service.code, WALK_IN),
    )


def _waiting_row(outlook: Outlook, ticket: Ticket) -> WaitingRow:
    service = outlook.configuration.service(ticket.service)
    promise_s = service.promise_s if service else 0
    waited_s = (outlook.now - ticket.queued_at).total_seconds()
    return WaitingRow(
        ticket=ticket.id,
        number=ticket.number,
        service=service_name(outlook, ticket.service),
        mark=class_mark(outlook, ticket.class_code),
        waited_min=_minutes(waited_s),
        promise_min=promise_s // 60,
        promise=promise_state(waited_s, promise_s),
        sent_here=ticket.directed_to is not None,
        not_before=None if ticket.is_offered(outlook.now) else ticket.offered_from,
        told=told_holder(outlook.waits, ticket.id, ticket.service),
    )


def _away(outlook: Outlook) -> list[Ticket]:
    profile = profile_of(outlook.branch, outlook.seat.counter)
    away = (
        ticket
        for ticket in outlook.branch.tickets.chosen(_stepped_away).values()
        if (ticket.state is TicketState.HELD and ticket.directed_to in {None, outlook.seat.counter})
        or (ticket.state is TicketState.MISSED and serves(profile, ticket.service))
    )
    return sorted(away, key=lambda ticket: (ticket.away_since or ticket.queued_at, ticket.seq), reverse=True)


def _stepped_away(tickets: dict[TicketId, Ticket]) -> dict[TicketId, Ticket]:
    return {key: ticket for key, ticket in tickets.items() if ticket.state in _AWAY}


def _away_row(outlook: Outlook, ticket: Ticket) -> AwayRow:
    away_since = ticket.away_since or ticket.queued_at
    return AwayRow(
        ticket=ticket.id,
        number=ticket.number,
        service=service_name(outlook, ticket.service),
        mark=class_mark(outlook, ticket.class_code),
        held=ticket.state is TicketState.HELD,
        away_min=_minutes((outlook.now - away_since).total_seconds()),
    )


def _minutes(seconds: float) -> int:
    return max(0, int(seconds // 60))
