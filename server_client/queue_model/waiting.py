"""How many are ahead: who of a service would be called before whom if all were called now; no minutes are foretold."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import overtakes_nobody, urgency
from server_client.queue_model.ids import ClassCode, ServiceCode, TicketId
from server_client.queue_model.lines import sent_to
from server_client.queue_model.ticket import Ticket, TicketState


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A waiting ticket and how many of its line stand before it."""

    ticket: TicketId
    number: str
    ahead: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceWaiting:
    """Who waits for one service, in order, and since when the first of them has."""

    service: ServiceCode
    waiting: int
    longest_since: datetime | None
    standings: tuple[Standing, ...]


def waiting_for(branch: Branch, service: ServiceCode, now: datetime) -> ServiceWaiting:
    """Return who waits for the service, in the order in which the calling rule would take them at `now`.

    Who has returned and is not offered yet stands behind those who are.
    """
    waiting = list(branch.waiting_for(service))
    in_order = [
        *_in_turn(branch, (ticket for ticket in waiting if ticket.is_offered(now)), now),
        *_in_turn(branch, (ticket for ticket in waiting if not ticket.is_offered(now)), now),
    ]
    return ServiceWaiting(
        service=service,
        waiting=len(in_order),
        longest_since=min((ticket.queued_at for ticket in in_order), default=None),
        standings=tuple(
            Standing(ticket=ticket.id, number=ticket.number, ahead=ahead) for ahead, ticket in enumerate(in_order)
        ),
    )


def people_ahead(branch: Branch, ticket: Ticket, now: datetime) -> int | None:
    """Return how many would be called before the ticket if all were called at `now`; None if it does not wait.

    Before a ticket that was sent to a counter by name stand those with an earlier place who were sent there too.
    """
    if ticket.state is not TicketState.WAITING:
        return None
    if ticket.directed_to is not None:
        there = sent_to(branch.lines, ticket.directed_to)
        return sum(branch.tickets[other].place < ticket.place for other in there)
    standings = waiting_for(branch, ticket.service, now).standings
    return next(standing.ahead for standing in standings if standing.ticket == ticket.id)


def _in_turn(branch: Branch, waiting: Iterable[Ticket], now: datetime) -> list[Ticket]:
    """Return the tickets of one service as they are called one after another, each call passing those it overtakes."""
    lines: dict[ClassCode, deque[Ticket]] = {}
    for ticket in waiting:
        lines.setdefault(ticket.class_code, deque()).append(ticket)
    limit = branch.policy.overtaking_limit
    passed = {ticket.id: ticket.passed for line in lines.values() for ticket in line}
    must_go = {one.id: one for line in lines.values() for one in line if one.goes_first or one.passed >= limit}
    in_order: list[Ticket] = []
    while any(lines.values()):
        if must_go:
            first = lines[min(must_go.values(), key=lambda one: one.place).class_code][0]
        else:
            heads = (line[0] for line in lines.values() if line)
            first = min(heads, key=lambda one: (-urgency(branch, one, now), one.seq))
        lines[first.class_code].popleft()
        must_go.pop(first.id, None)
        in_order.append(first)
        if overtakes_nobody(branch, first):
            continue
        for line in lines.values():
            for other in line:
                if other.place > first.place:
                    break
                passed[other.id] += 1
                if passed[other.id] >= limit:
                    must_go[other.id] = other
    return in_order
