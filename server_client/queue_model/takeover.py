"""What an earlier epoch knew and the branch does not: the tickets that have to be adopted; it adopts none."""

from collections.abc import Iterator
from dataclasses import replace

from server_client.queue_model.branch import Branch
from server_client.queue_model.epoch_commands import FormerTicket
from server_client.queue_model.ids import ServiceCode, Token, VisitId
from server_client.queue_model.ticket import Ticket, TicketState, Visit

# Whoever is at a counter stays there: the clerk sees the person.
AWAY = frozenset({TicketState.WAITING, TicketState.HELD, TicketState.MISSED})


def known_visit(branch: Branch, visit: VisitId, token: Token | None) -> Visit | None:
    """Return the visit of that id, or that came with its paper: then only the token is the same."""
    by_token = branch.tokens.get(token) if token is not None else None
    return branch.visits.get(by_token or visit)


def left_behind(former: Branch, shared: Branch, ours: Branch) -> tuple[FormerTicket, ...]:
    """Return what `ours` has to adopt of a fenced epoch, as its whole log leaves it, in order of place.

    `shared` is the state up to which both have one log. Whoever is in play there and unknown here is to wait here;
    whose visit is over there is to end here, if nothing has happened to the ticket here since. What has happened on
    both sides stays as it is on ours.
    """
    if former.day != ours.day:
        return ()
    found = [one for visit in former.visits.values() for one in _of(visit, former, shared, ours)]
    return tuple(sorted(found, key=lambda one: (one.clock, len(one.number), one.number)))


def _of(visit: Visit, former: Branch, shared: Branch, ours: Branch) -> Iterator[FormerTicket]:
    ticket = former.tickets[visit.ticket]
    known = known_visit(ours, visit.id, visit.token)
    if known is None:
        # What is over there and unknown here needs no place.
        if not ticket.state.is_final:
            yield _as_left(visit, ticket)
    elif ticket.state.is_final and _is_untouched(ours.tickets[known.ticket], shared):
        yield _as_left(visit, ticket)


def _is_untouched(ticket: Ticket, shared: Branch) -> bool:
    before = shared.tickets.get(ticket.id)
    # Others may have passed it meanwhile: that is nothing that anyone did to it.
    return ticket.state in AWAY and before is not None and replace(before, passed=ticket.passed) == ticket


def _as_left(visit: Visit, ticket: Ticket) -> FormerTicket:
    return FormerTicket(
        visit=visit.id,
        ticket=ticket.id,
        number=visit.number,
        needs=(ticket.service, *_later(visit, ticket)),
        class_code=ticket.class_code,
        clock=ticket.clock,
        issued_at=visit.issued_at,
        token=visit.token,
        language=visit.language,
        booked_for=ticket.booked_for,
        has_ended=ticket.state.is_final,
    )


def _later(visit: Visit, ticket: Ticket) -> Iterator[ServiceCode]:
    # After a transfer the present service may be a later need too.
    return (need.service for need in visit.needs if need.ticket is None and need.service != ticket.service)
