"""What reports after the fact change: how a citizen found it, what became of the paper, what the outcome was."""

from dataclasses import replace

from server_client.queue_model import device_events, events
from server_client.queue_model.applying import steps
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event


def service_rated(branch: Branch, data: events.ServiceRated, event: Event) -> Branch:
    """It is known how the citizen found it."""
    return steps.with_ticket(branch, replace(branch.tickets[data.ticket], rating=data.score))


def outcome_corrected(branch: Branch, data: events.OutcomeCorrected, event: Event) -> Branch:
    """It ended otherwise than was said before."""
    return steps.with_ticket(branch, replace(branch.tickets[data.ticket], outcome=data.outcome))


def ticket_printed(branch: Branch, data: device_events.TicketPrinted, event: Event) -> Branch:
    """A paper came out, so nothing is wrong any more."""
    return steps.with_visit(branch, replace(branch.visits[data.visit], prints=data.copy, print_fault=None))


def ticket_print_failed(branch: Branch, data: device_events.TicketPrintFailed, event: Event) -> Branch:
    """No paper came out."""
    return steps.with_visit(branch, replace(branch.visits[data.visit], print_fault=data.fault))
