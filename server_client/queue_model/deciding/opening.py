"""How days and services open and close, and how a branch takes over a configuration."""

from collections.abc import Iterator
from datetime import date, datetime

from server_client.queue_model import commands, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration_check import faults
from server_client.queue_model.counter import CounterState
from server_client.queue_model.deciding import guards
from server_client.queue_model.events import EventData
from server_client.queue_model.ids import OutcomeCode
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.stranding import stranded
from server_client.queue_model.ticket import TicketState

# The outcome of a ticket that was being served when the day ended: nobody said how it went.
DAY_ENDED = OutcomeCode("day_ended")


def open_day(branch: Branch, command: commands.OpenDay, now: datetime) -> list[EventData]:
    """Begin the present local day, after ending one that was left open."""
    guards.configured(branch)
    today = local_day(now)
    if branch.is_open and branch.day == today:
        raise Refused(RefusalCode.DAY_ALREADY_OPEN, day=str(today))
    if branch.day == today and not command.reopen:
        raise Refused(RefusalCode.DAY_ALREADY_CLOSED, day=str(today))
    return day_begun(branch, today)


def day_begun(branch: Branch, today: date) -> list[EventData]:
    """Begin the day, after ending one that was left open."""
    ending = _day_end(branch) if branch.is_open else []
    return [*ending, events.DayOpened(day=today)]


def close_day(branch: Branch, command: commands.CloseDay, now: datetime) -> list[EventData]:
    """End the day, whatever state the branch is in: no state may keep an office from closing."""
    guards.day_is_open(branch)
    return _day_end(branch)


def open_service(branch: Branch, command: commands.OpenService, now: datetime) -> list[EventData]:
    """Let a service give out numbers again."""
    guards.known_service(guards.day_is_open(branch), command.service)
    if command.service not in branch.closed_services:
        raise Refused(RefusalCode.SERVICE_ALREADY_OPEN, service=command.service)
    return [events.ServiceOpened(service=command.service)]


def close_service(branch: Branch, command: commands.CloseService, now: datetime) -> list[EventData]:
    """Let a service give out no more numbers today."""
    guards.known_service(guards.day_is_open(branch), command.service)
    if command.service in branch.closed_services:
        raise Refused(RefusalCode.SERVICE_CLOSED, service=command.service)
    return [events.ServiceClosed(service=command.service)]


def adopt_configuration(branch: Branch, command: commands.AdoptConfiguration, now: datetime) -> list[EventData]:
    """Work by a newer configuration, which must be sound and must have all that is in use."""
    new = command.configuration
    found = faults(new)
    if found:
        raise Refused(RefusalCode.FAULTY_CONFIGURATION, faults="; ".join(found))
    if branch.configuration is not None and new.version <= branch.configuration.version:
        current = branch.configuration.version
        raise Refused(RefusalCode.NOT_NEWER, version=new.version, current=current)
    lacking = stranded(branch, new)
    if lacking:
        raise Refused(RefusalCode.WOULD_STRAND, lacking="; ".join(one.text for one in lacking))
    return [events.ConfigurationAdopted(configuration=new)]


def _day_end(branch: Branch) -> list[EventData]:
    day = branch.day or local_day(branch.at)
    return [*_ticket_ends(branch), *_counter_ends(branch), events.DayClosed(day=day)]


def _ticket_ends(branch: Branch) -> Iterator[EventData]:
    for ticket in branch.tickets.values():
        if ticket.state is TicketState.SERVING and ticket.counter is not None:
            yield events.TicketFinished(ticket=ticket.id, counter=ticket.counter, outcome=DAY_ENDED, wrap_up=False)
        elif not ticket.state.is_final:
            yield events.TicketExpired(ticket=ticket.id)


def _counter_ends(branch: Branch) -> Iterator[EventData]:
    for counter in branch.counters.values():
        if counter.state is not CounterState.CLOSED:
            yield events.CounterClosed(counter=counter.id)
