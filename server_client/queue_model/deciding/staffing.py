"""How a counter is opened, paused and closed."""

from datetime import datetime

from server_client.queue_model import commands, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import CounterState
from server_client.queue_model.deciding import guards
from server_client.queue_model.events import EventData
from server_client.queue_model.ids import ClerkId, CounterId
from server_client.queue_model.refusals import RefusalCode, Refused


def open_counter(branch: Branch, command: commands.OpenCounter, now: datetime) -> list[EventData]:
    """Make a counter ready: for a clerk who begins, comes back, has wrapped up, or changes the work profile."""
    configuration = guards.day_is_open(branch)
    guards.known_counter(configuration, command.counter)
    if configuration.profile(command.profile) is None:
        raise Refused(RefusalCode.UNKNOWN_PROFILE, profile=command.profile)
    counter = branch.counter(command.counter)
    if counter.clerk is not None and counter.clerk != command.clerk:
        sign = guards.sign(branch, counter.id)
        raise Refused(RefusalCode.COUNTER_TAKEN, counter=sign, clerk=counter.clerk)
    guards.not_busy(branch, counter)
    _not_elsewhere(branch, command.clerk, command.counter)
    if counter.state is CounterState.IDLE and counter.profile == command.profile:
        raise Refused(RefusalCode.COUNTER_UNCHANGED, counter=guards.sign(branch, counter.id), state=counter.state)
    return [events.CounterOpened(counter=command.counter, clerk=command.clerk, profile=command.profile)]


def pause_counter(branch: Branch, command: commands.PauseCounter, now: datetime) -> list[EventData]:
    """Let a counter call no one for a while."""
    counter = guards.open_counter(branch, command.counter)
    guards.known_reason(guards.configured(branch).pause_reasons, command.reason)
    guards.not_busy(branch, counter)
    if counter.state is CounterState.PAUSED and counter.pause_reason == command.reason:
        raise Refused(RefusalCode.COUNTER_UNCHANGED, counter=guards.sign(branch, counter.id), state=counter.state)
    return [events.CounterPaused(counter=command.counter, reason=command.reason)]


def close_counter(branch: Branch, command: commands.CloseCounter, now: datetime) -> list[EventData]:
    """Let a clerk leave; a ticket at the counter must be finished first."""
    counter = guards.open_counter(branch, command.counter)
    guards.not_busy(branch, counter)
    return [events.CounterClosed(counter=command.counter)]


def _not_elsewhere(branch: Branch, clerk: ClerkId, counter: CounterId) -> None:
    for other in branch.counters.values():
        if other.clerk == clerk and other.id != counter:
            raise Refused(RefusalCode.CLERK_ELSEWHERE, clerk=clerk, counter=guards.sign(branch, other.id))
