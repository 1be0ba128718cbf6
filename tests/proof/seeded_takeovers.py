"""Faults that a takeover can have; the proof with two nodes must find every one."""

from collections.abc import Mapping
from dataclasses import replace

from server_client.queue_model import epoch_commands, epoch_events, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.epoch_commands import FormerTicket
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.lines import drawn_up
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.takeover import left_behind
from server_client.queue_model.ticket import TicketState
from tests.proof.faulty import applying, seeing, telling
from tests.proof.model import Model


def _number_without_its_mark(branch: Branch, data: EventData) -> EventData:
    return replace(data, mark="") if isinstance(data, epoch_events.EpochBegun) else data


def _mark_forgotten_with_a_called_number(before: Branch, event: Event, after: Branch) -> Branch:
    return replace(after, mark="") if isinstance(event.data, events.TicketCalled) else after


def _takeover_that_drops_who_waits(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, epoch_events.EpochBegun):
        return after
    kept = {id: ticket for id, ticket in after.tickets.items() if ticket.state is not TicketState.WAITING}
    visits = {id: visit for id, visit in after.visits.items() if visit.ticket in kept}
    return replace(after, tickets=PersistentMap(kept), visits=PersistentMap(visits), lines=drawn_up(kept.values()))


def _who_was_called_is_left(former: Branch, shared: Branch, ours: Branch) -> tuple[FormerTicket, ...]:
    found = left_behind(former, shared, ours)
    return tuple(one for one in found if not former.tickets[one.ticket].state.is_at_counter)


def _who_is_done_waits_again(former: Branch, shared: Branch, ours: Branch) -> tuple[FormerTicket, ...]:
    return tuple(one for one in left_behind(former, shared, ours) if not one.has_ended)


def _adopted_twice(branch: Branch, command: Command) -> Branch:
    if not isinstance(command, epoch_commands.AdoptTicket):
        return branch
    return replace(branch, visits=PersistentMap(), tickets=PersistentMap(), tokens=PersistentMap())


SEEDED_TAKEOVERS: Mapping[str, Model] = {
    "number reused over epochs": telling(_number_without_its_mark),
    "mark that is forgotten": applying(_mark_forgotten_with_a_called_number),
    "takeover that drops who waits": applying(_takeover_that_drops_who_waits),
    "called ticket left behind": Model(left_behind=_who_was_called_is_left),
    "done ticket that waits again": Model(left_behind=_who_is_done_waits_again),
    "called ticket adopted twice": seeing(_adopted_twice),
}
