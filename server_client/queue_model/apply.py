"""What each event makes of a branch's state; it refuses nothing but an event that is not the next."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from server_client.queue_model import device_events, epoch_events, events
from server_client.queue_model.applying import (
    attending,
    issuing,
    moving,
    opening,
    reporting,
    serving,
    staffing,
    taking_back,
)
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event, EventData


class OutOfOrder(Exception):
    """The event is not the next of this branch: its log has a hole, a repeat, or is another's."""


def apply(branch: Branch, event: Event) -> Branch:
    """Return the branch after the event; OutOfOrder if it is not the next one of this branch."""
    is_next = event.branch == branch.id and event.seq == branch.seq + 1 and event.at >= branch.at
    if not (is_next and _is_of_epoch(branch, event)):
        raise OutOfOrder(
            f"Branch {branch.id} is at event {branch.seq} of epoch {branch.epoch}, {branch.at.isoformat()};"
            f" event {event.seq} of {event.branch}, epoch {event.epoch}, {event.at.isoformat()} does not follow"
        )
    changed = _EFFECTS[type(event.data)](branch, event.data, event)
    if changed is branch:
        changed = replace(branch)
    # What an effect has made is nobody else's yet, so its header is written into it: a second copy of all its fields
    # would be a tenth of the work of issuing a ticket.
    write = object.__setattr__
    write(changed, "epoch", event.epoch)
    write(changed, "seq", event.seq)
    write(changed, "at", event.at)
    write(changed, "settled", changed.settled.set(event.command_id, event.seq))
    return changed


def _is_of_epoch(branch: Branch, event: Event) -> bool:
    # A later epoch has to say that it begins, and only the event that says so changes it.
    if type(event.data) is epoch_events.EpochBegun:
        return event.epoch > branch.epoch
    return event.epoch == branch.epoch


# One entry a type: the value's second parameter is of the key's type, which the type checker cannot express.
_EFFECTS: dict[type[EventData], Callable[[Branch, Any, Event], Branch]] = {  # type: ignore[explicit-any]
    events.ConfigurationAdopted: opening.configuration_adopted,
    events.DayOpened: opening.day_opened,
    events.DayClosed: opening.day_closed,
    events.ServiceOpened: opening.service_opened,
    events.ServiceClosed: opening.service_closed,
    events.BookingCheckedIn: issuing.booking_checked_in,
    events.PaperTicketsAdopted: issuing.paper_tickets_adopted,
    epoch_events.EpochBegun: opening.epoch_begun,
    events.TicketIssued: issuing.ticket_issued,
    events.NeedQueued: issuing.need_queued,
    events.NeedAdded: issuing.need_added,
    events.TicketCalled: serving.ticket_called,
    events.TicketRecalled: serving.ticket_recalled,
    events.ServingStarted: serving.serving_started,
    events.TicketFinished: serving.ticket_finished,
    events.TicketMissed: serving.ticket_missed,
    events.TicketAbandoned: serving.ticket_abandoned,
    events.TicketReturned: moving.ticket_returned,
    events.TicketPostponed: moving.ticket_postponed,
    events.TicketHeld: moving.ticket_held,
    events.TicketResumed: moving.ticket_resumed,
    events.TicketTransferred: moving.ticket_transferred,
    events.TicketCancelled: moving.ticket_cancelled,
    events.TicketExpired: moving.ticket_expired,
    events.PrioritySet: moving.priority_set,
    events.DeedTakenBack: taking_back.deed_taken_back,
    events.OutcomeCorrected: reporting.outcome_corrected,
    events.CounterOpened: staffing.counter_opened,
    events.CounterPaused: staffing.counter_paused,
    events.CounterClosed: staffing.counter_closed,
    events.ServiceRated: reporting.service_rated,
    device_events.TicketPrinted: reporting.ticket_printed,
    device_events.TicketPrintFailed: reporting.ticket_print_failed,
    device_events.HelpAsked: attending.help_asked,
    device_events.HelpAnswered: attending.help_answered,
    device_events.DeviceReported: attending.device_reported,
    device_events.DeviceLocked: attending.device_locked,
    device_events.DeviceUnlocked: attending.device_unlocked,
}
