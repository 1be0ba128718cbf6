"""The calling rule once more, written from its words over all tickets, to compare with the production's choice."""

from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import ProfileEntry
from server_client.queue_model.ids import CounterId, ServiceCode, TicketId
from server_client.queue_model.ticket import Ticket, TicketState
from tests.proof.watching import in_force


def expected_next(branch: Branch, counter: CounterId, now: datetime) -> TicketId | None:
    """Return whom the counter must call at `now`, or None if it may call nobody."""
    entries = next(
        (one.entries for one in in_force(branch).profiles if one.code == branch.counters[counter].profile), ()
    )
    offered = [
        ticket
        for ticket in branch.tickets.values()
        if ticket.state is TicketState.WAITING and (ticket.offered_from is None or ticket.offered_from <= now)
    ]
    sent_here = _heads([ticket for ticket in offered if ticket.directed_to == counter])
    forced = [ticket for ticket in sent_here if ticket.goes_first]
    free = [ticket for ticket in sent_here if not ticket.goes_first]
    for entry in entries:
        of_service = [one for one in offered if one.directed_to is None and one.service == entry.service]
        must_go = _must_go(branch, of_service, now)
        if must_go is not None:
            forced.append(must_go)
        else:
            free += [ticket for ticket in _heads(of_service) if _may(ticket, entry, now)]
    candidates = forced or free
    if not candidates:
        return None
    return min(candidates, key=lambda one: (-_urgency(branch, one, now), one.seq)).id


def _place(ticket: Ticket) -> tuple[datetime, int]:
    return (ticket.clock, ticket.seq)


def _heads(tickets: list[Ticket]) -> list[Ticket]:
    classes = {ticket.class_code for ticket in tickets}
    return [min((one for one in tickets if one.class_code == code), key=_place) for code in sorted(classes)]


def _must_go(branch: Branch, tickets: list[Ticket], now: datetime) -> Ticket | None:
    limit = branch.policy.overtaking_limit
    guaranteed = sorted((one for one in tickets if one.passed >= limit or one.goes_first), key=_place)
    if not guaranteed:
        return None
    return min((one for one in tickets if one.class_code == guaranteed[0].class_code), key=_place)


def _may(ticket: Ticket, entry: ProfileEntry, now: datetime) -> bool:
    waited_s = max(0, int((now - ticket.clock).total_seconds()))
    return (not entry.classes or ticket.class_code in entry.classes) and waited_s >= entry.after_wait_s


def _urgency(branch: Branch, ticket: Ticket, now: datetime) -> float:
    slope = branch.policy.slopes.get(ticket.class_code, 1.0)
    return slope * (now - ticket.clock).total_seconds() / _promise_s(branch, ticket.service)


def _promise_s(branch: Branch, code: ServiceCode) -> int:
    return next(service.promise_s for service in in_force(branch).services if service.code == code)
