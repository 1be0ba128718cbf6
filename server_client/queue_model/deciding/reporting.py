"""What is told to the log after the fact: whether paper came out, how the citizen found it, what the outcome was."""

from datetime import datetime

from server_client.queue_model import commands, device_commands, device_events, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.deciding import guards
from server_client.queue_model.events import EventData
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import TicketState


def rate_service(branch: Branch, command: commands.RateService, now: datetime) -> list[EventData]:
    """Note how a citizen found it, once for each finished ticket."""
    configuration = guards.configured(branch)
    ticket = guards.ticket_in(branch, command.ticket, TicketState.FINISHED)
    if ticket.rating is not None:
        raise Refused(RefusalCode.ALREADY_RATED, number=ticket.number)
    if not 1 <= command.score <= configuration.rating_levels:
        raise Refused(RefusalCode.BAD_SCORE, score=command.score, levels=configuration.rating_levels)
    for reason in command.reasons:
        guards.known_reason(configuration.rating_reasons, reason)
    return [events.ServiceRated(ticket=ticket.id, score=command.score, reasons=command.reasons)]


def correct_outcome(branch: Branch, command: commands.CorrectOutcome, now: datetime) -> list[EventData]:
    """Put right with which outcome a counter finished a ticket of today; the day may have been closed since."""
    configuration = guards.configured(branch)
    guards.known_outcome(configuration, command.outcome)
    ticket = guards.ticket_in(branch, command.ticket, TicketState.FINISHED)
    if branch.day != local_day(now):
        raise Refused(RefusalCode.DAY_OVER, day=str(branch.day))
    finished_at = ticket.called_to or command.counter
    if finished_at != command.counter:
        sign = guards.sign(branch, finished_at)
        raise Refused(RefusalCode.FINISHED_ELSEWHERE, number=ticket.number, counter=sign)
    if ticket.outcome == command.outcome:
        raise Refused(RefusalCode.OUTCOME_UNCHANGED, number=ticket.number, outcome=command.outcome)
    return [events.OutcomeCorrected(ticket=ticket.id, counter=command.counter, outcome=command.outcome)]


def report_print(branch: Branch, command: device_commands.ReportPrint, now: datetime) -> list[EventData]:
    """Note that the paper of a visit came out, or why it did not."""
    visit = branch.visits.get(command.visit)
    if visit is None:
        raise Refused(RefusalCode.UNKNOWN_VISIT, visit=command.visit)
    if command.fault is None:
        return [device_events.TicketPrinted(visit=visit.id, copy=visit.prints + 1)]
    return [device_events.TicketPrintFailed(visit=visit.id, fault=command.fault)]
