"""Faults of putting a ticket off; the proof must find every one of these too."""

from collections.abc import Mapping
from dataclasses import replace

from server_client.queue_model import commands, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.ticket import TicketState
from tests.proof.faulty import applying, seeing, telling, with_ticket
from tests.proof.model import Model


def _the_place_is_lost(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.TicketPostponed):
        return after
    return with_ticket(after, replace(after.tickets[event.data.ticket], clock=event.at))


def _no_time_is_given(branch: Branch, data: EventData) -> EventData:
    return replace(data, offered_from=branch.at) if isinstance(data, events.TicketPostponed) else data


def _it_is_forgotten_at_once(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.TicketPostponed):
        return after
    return with_ticket(after, replace(after.tickets[event.data.ticket], offered_from=None))


def _without_end(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.TicketPostponed):
        return after
    return with_ticket(after, replace(after.tickets[event.data.ticket], postponed=0))


def _a_called_ticket_is_put_off(branch: Branch, command: Command) -> Branch:
    if not isinstance(command, commands.PostponeTicket) or command.ticket not in branch.tickets:
        return branch
    return with_ticket(branch, replace(branch.tickets[command.ticket], state=TicketState.WAITING))


def _passes_count_meanwhile(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.TicketCalled):
        return after
    away = [one for one in after.tickets.values() if one.postponed and not one.is_offered(event.at)]
    return replace(after, tickets=after.tickets.update({one.id: replace(one, passed=one.passed + 1) for one in away}))


SEEDED_POSTPONING: Mapping[str, Model] = {
    "put off and its place lost": applying(_the_place_is_lost),
    "put off for no time": telling(_no_time_is_given),
    "put off and offered at once": applying(_it_is_forgotten_at_once),
    "put off without end": applying(_without_end),
    "put off when called already": seeing(_a_called_ticket_is_put_off),
    "passes counted while away": applying(_passes_count_meanwhile),
}
