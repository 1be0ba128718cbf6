"""What a counter may undo: its last deed, for some seconds, while nothing has come of it; never a ticket's end."""

from datetime import datetime

from server_client.queue_model import commands, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.deciding import guards
from server_client.queue_model.events import EventData
from server_client.queue_model.refusals import RefusalCode, Refused


def take_back(branch: Branch, command: commands.TakeBack, now: datetime) -> list[EventData]:
    """Undo the counter's last deed if the ticket is still as that left it: not returned, called, passed or changed."""
    counter = guards.open_counter(branch, command.counter)
    undoable = counter.undoable
    if undoable is None:
        raise Refused(RefusalCode.NOTHING_TO_TAKE_BACK, counter=guards.sign(branch, counter.id))
    ticket = branch.tickets[undoable.after.id]
    if now > undoable.until:
        raise Refused(RefusalCode.TOO_LATE_TO_TAKE_BACK, number=ticket.number, limit=branch.policy.undo_s)
    if ticket != undoable.after:
        raise Refused(RefusalCode.CHANGED_SINCE, number=ticket.number)
    return [events.DeedTakenBack(counter=counter.id, ticket=ticket.id)]
