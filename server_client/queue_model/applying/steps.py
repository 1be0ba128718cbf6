"""The changes that several events share; each returns the branch, or the ticket, as it is after."""

from dataclasses import replace
from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import Counter, CounterState
from server_client.queue_model.ids import CounterId, OutcomeCode, TicketId
from server_client.queue_model.lines import joined, left
from server_client.queue_model.ticket import Ticket, TicketState, Visit


def with_ticket(branch: Branch, ticket: Ticket) -> Branch:
    """Put the ticket in place of what it was."""
    return replace(branch, tickets=branch.tickets.set(ticket.id, ticket))


def with_visit(branch: Branch, visit: Visit) -> Branch:
    """Put the visit in place of what it was."""
    return replace(branch, visits=branch.visits.set(visit.id, visit))


def with_counter(branch: Branch, counter: Counter) -> Branch:
    """Put the counter in place of what it was."""
    return replace(branch, counters=branch.counters.set(counter.id, counter))


def queued(branch: Branch, ticket: Ticket) -> Branch:
    """Put the ticket in place of what it was, and in its line."""
    tickets = branch.tickets.set(ticket.id, ticket)
    return replace(branch, tickets=tickets, lines=joined(branch.lines, tickets, ticket))


def requeued(branch: Branch, before: Ticket, after: Ticket) -> Branch:
    """Put the waiting ticket in place of what it was, and in its new line instead of its old one."""
    return queued(replace(branch, lines=left(branch.lines, before)), after)


def ended(
    branch: Branch, ticket: TicketId, state: TicketState, at: datetime, *, outcome: OutcomeCode | None = None
) -> Ticket:
    """Return the ticket as it is for good."""
    return replace(
        branch.tickets[ticket],
        state=state,
        counter=None,
        directed_to=None,
        away_since=None,
        ended_at=at,
        outcome=outcome,
    )


def out_of_queue(branch: Branch, ticket: TicketId, state: TicketState, at: datetime) -> Branch:
    """End the ticket, and its waiting if it waits."""
    before = branch.tickets[ticket]
    lines = left(branch.lines, before) if before.state is TicketState.WAITING else branch.lines
    return with_ticket(replace(branch, lines=lines), ended(branch, ticket, state, at))


def freed(
    branch: Branch, counter: CounterId, ticket: Ticket, at: datetime, *, to: CounterState = CounterState.IDLE
) -> Branch:
    """Put the ticket in place of what it was, and its counter at the disposal of the next."""
    return with_counter_freed(with_ticket(branch, ticket), counter, at, to=to)


def with_counter_freed(
    branch: Branch, counter: CounterId | None, at: datetime, *, to: CounterState = CounterState.IDLE
) -> Branch:
    """Put the counter, if there is one, at the disposal of the next."""
    if counter is None:
        return branch
    return with_counter(branch, replace(branch.counter(counter), state=to, ticket=None, since=at, undoable=None))
