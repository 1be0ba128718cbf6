"""How many are ahead: who of a service would be called before whom if all were called now; no minutes are foretold."""

from dataclasses import dataclass
from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import guaranteed, urgency
from server_client.queue_model.ids import ServiceCode, TicketId
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
    """Return who waits for the service, in the order in which the calling rule would take them at `now`."""
    must_go = guaranteed(branch, service, now)

    def turn(ticket: Ticket) -> tuple[bool, float, int]:
        goes_first = must_go is not None and ticket.place <= must_go.place
        return (not goes_first, -urgency(branch, ticket, now), ticket.seq)

    in_order = sorted(branch.waiting_for(service), key=turn)
    return ServiceWaiting(
        service=service,
        waiting=len(in_order),
        longest_since=min((ticket.queued_at for ticket in in_order), default=None),
        standings=tuple(
            Standing(ticket=ticket.id, number=ticket.number, ahead=ahead) for ahead, ticket in enumerate(in_order)
        ),
    )


def people_ahead(branch: Branch, ticket: Ticket, now: datetime) -> int | None:
    """Return how many would be called before the ticket if all were called at `now`; None if it does not wait."""
    if ticket.state is not TicketState.WAITING:
        return None
    if ticket.directed_to is not None:
        return sum(
            other.place < ticket.place
            for other in branch.tickets.values()
            if other.state is TicketState.WAITING and other.directed_to == ticket.directed_to
        )
    standings = waiting_for(branch, ticket.service, now).standings
    return next(standing.ahead for standing in standings if standing.ticket == ticket.id)
