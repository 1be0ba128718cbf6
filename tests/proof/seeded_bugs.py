"""Faults that a queue can have, each made by wrapping the production's functions: the proof must find every one.

Those of slips taken back and of walk-ins are in `seeded_slips`.
"""

from collections.abc import Mapping
from dataclasses import replace

from server_client.queue_model import commands, device_commands, device_events, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command, TransferPosition
from server_client.queue_model.counter import CounterState
from server_client.queue_model.device import in_order
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.ids import CounterId, TicketId
from server_client.queue_model.local_time import local_day
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.ticket import TicketState
from tests.proof.branches import ALL
from tests.proof.faulty import Mend, applying, seeing, telling, with_counter, with_ticket
from tests.proof.model import Model
from tests.proof.seeded_postponing import SEEDED_POSTPONING
from tests.proof.seeded_slips import SEEDED_SLIPS


def _freed(branch: Branch, counter: CounterId) -> Branch:
    known = branch.counters.get(counter)
    if known is None or not known.state.is_busy:
        return branch
    return with_counter(branch, replace(known, state=CounterState.IDLE, ticket=None))


def _taken_for(branch: Branch, ticket: TicketId, state: TicketState, instead: TicketState) -> Branch:
    known = branch.tickets.get(ticket)
    if known is None or known.state is not state:
        return branch
    return with_ticket(
        branch, replace(known, state=instead, counter=None if instead is TicketState.WAITING else known.counter)
    )


def _number_from_a_count(branch: Branch, data: EventData) -> EventData:
    if not isinstance(data, events.TicketIssued) or data.series is None:
        return data
    in_play = sum(not ticket.state.is_final for ticket in branch.tickets.values())
    return replace(data, ordinal=in_play + 1, number=f"{data.series}{in_play + 1:03d}")


def _number_reused_after_a_cancel(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.TicketCancelled):
        return after
    prefix = after.tickets[event.data.ticket].number[0]
    return replace(after, numbers=after.numbers.set(prefix, after.numbers.get(prefix, 1) - 1))


def _call_of_a_called_ticket(branch: Branch, command: Command) -> Branch:
    if not isinstance(command, commands.CallTicket):
        return branch
    return _taken_for(branch, command.ticket, TicketState.CALLED, TicketState.WAITING)


def _unskilled_call(branch: Branch, command: Command) -> Branch:
    if not isinstance(command, commands.CallNext | commands.CallTicket) or command.counter not in branch.counters:
        return branch
    return with_counter(branch, replace(branch.counters[command.counter], profile=ALL))


def _newest_first(branch: Branch, command: Command) -> Branch:
    if not isinstance(command, commands.CallNext):
        return branch
    return replace(branch, lines=PersistentMap({key: line[::-1] for key, line in branch.lines.items()}))


def _call_while_busy(branch: Branch, command: Command) -> Branch:
    return _freed(branch, command.counter) if isinstance(command, commands.CallNext) else branch


def _close_that_drops_its_ticket(branch: Branch, command: Command) -> Branch:
    return _freed(branch, command.counter) if isinstance(command, commands.CloseCounter) else branch


def _finish_without_start(branch: Branch, command: Command) -> Branch:
    if not isinstance(command, commands.FinishTicket):
        return branch
    return _taken_for(branch, command.ticket, TicketState.CALLED, TicketState.SERVING)


def _cancel_while_serving(branch: Branch, command: Command) -> Branch:
    if not isinstance(command, commands.CancelTicket):
        return branch
    return _taken_for(branch, command.ticket, TicketState.SERVING, TicketState.WAITING)


def _keeps_counter(kind: type[EventData]) -> Mend:
    def mend(before: Branch, event: Event, after: Branch) -> Branch:
        if not isinstance(event.data, kind):
            return after
        changed = [counter for id, counter in before.counters.items() if counter != after.counters[id]]
        return with_counter(after, changed[0]) if changed else after

    return mend


def _endless_returns(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.TicketReturned):
        return after
    return with_ticket(after, replace(after.tickets[event.data.ticket], misses=0))


def _endless_moves(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.TicketResumed):
        return after
    return with_ticket(after, replace(after.tickets[event.data.ticket], moves=0))


def _return_loses_its_place(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.TicketReturned):
        return after
    return with_ticket(after, replace(after.tickets[event.data.ticket], clock=event.at))


def _resume_at_a_strangers_counter(branch: Branch, data: EventData) -> EventData:
    if not isinstance(data, events.TicketResumed):
        return data
    strangers = [one.id for one in branch.counters.values() if one.clerk is not None and one.id != data.counter]
    return replace(data, counter=strangers[0]) if strangers else data


def _held_outlive_the_day(branch: Branch, data: EventData) -> EventData | None:
    if not isinstance(data, events.TicketExpired) or data.ticket not in branch.tickets:
        return data
    return None if branch.tickets[data.ticket].state is TicketState.HELD else data


def _issued_after_the_day(branch: Branch, command: Command) -> Branch:
    return replace(branch, is_open=True) if isinstance(command, commands.IssueTicket) else branch


def _early_paper_is_lost(branch: Branch, command: Command) -> Branch:
    if branch.is_open or not isinstance(command, commands.IssueTicket) or command.taken_at is None:
        return branch
    return replace(branch, day=local_day(command.taken_at))


def _help_asked_again(branch: Branch, command: Command) -> Branch:
    if not isinstance(command, device_commands.AskForHelp):
        return branch
    return replace(branch, devices=PersistentMap())


def _a_call_for_help_outlives_the_day(before: Branch, event: Event, after: Branch) -> Branch:
    return replace(after, devices=before.devices) if isinstance(event.data, events.DayClosed) else after


def _a_report_answers_help(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, device_events.DeviceReported):
        return after
    device = after.device(event.data.device)
    return replace(after, devices=after.devices.set(device.id, replace(device, help_asked_at=None)))


def _faults_add_up(branch: Branch, data: EventData) -> EventData:
    if not isinstance(data, device_events.DeviceReported):
        return data
    return replace(data, faults=in_order((*branch.device(data.device).faults, *data.faults)))


def _no_idempotency(branch: Branch, command: Command) -> Branch:
    return replace(branch, settled=PersistentMap())


def _overtaking_without_end(branch: Branch, command: Command) -> Branch:
    if branch.configuration is None:
        return branch
    policies = tuple(replace(policy, overtaking_limit=1000) for policy in branch.configuration.policies)
    return replace(branch, configuration=replace(branch.configuration, policies=policies))


def _passes_are_not_counted(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.TicketCalled):
        return after
    counts = {id: replace(ticket, passed=before.tickets[id].passed) for id, ticket in after.tickets.items()}
    return replace(after, tickets=after.tickets.update(counts))


def _the_last_goes_first(before: Branch, event: Event, after: Branch) -> Branch:
    if not isinstance(event.data, events.TicketTransferred) or event.data.position is not TransferPosition.LAST:
        return after
    passed = before.tickets[event.data.ticket].passed
    return with_ticket(after, replace(after.tickets[event.data.ticket], passed=passed))


SEEDED_BUGS: Mapping[str, Model] = {
    "number from a count": telling(_number_from_a_count),
    "number reused after a cancel": applying(_number_reused_after_a_cancel),
    "call of a ticket that is already called": seeing(_call_of_a_called_ticket),
    "call by an unskilled counter": seeing(_unskilled_call),
    "newest first": seeing(_newest_first),
    "call while busy": seeing(_call_while_busy),
    "close that drops its ticket": seeing(_close_that_drops_its_ticket),
    "no-show that keeps its counter": applying(_keeps_counter(events.TicketMissed)),
    "hold that keeps its counter": applying(_keeps_counter(events.TicketHeld)),
    "transfer that keeps its counter": applying(_keeps_counter(events.TicketTransferred)),
    "finish without start": seeing(_finish_without_start),
    "endless returns": applying(_endless_returns),
    "endless moves": applying(_endless_moves),
    "return that loses its place": applying(_return_loses_its_place),
    "cancel while serving": seeing(_cancel_while_serving),
    "resume at a stranger's counter": telling(_resume_at_a_strangers_counter),
    "held tickets forgotten at day end": telling(_held_outlive_the_day),
    "issuing after the day's end": seeing(_issued_after_the_day),
    "early emergency number lost": seeing(_early_paper_is_lost),
    "help asked for twice at once": seeing(_help_asked_again),
    "call for help that outlives the day": applying(_a_call_for_help_outlives_the_day),
    "report that answers a call for help": applying(_a_report_answers_help),
    "faults that only add up": telling(_faults_add_up),
    "no idempotency": seeing(_no_idempotency),
    "overtaking limit ignored": seeing(_overtaking_without_end),
    "passes not counted": applying(_passes_are_not_counted),
    "passes kept by a transfer to the end": applying(_the_last_goes_first),
    **SEEDED_SLIPS,
    **SEEDED_POSTPONING,
}
