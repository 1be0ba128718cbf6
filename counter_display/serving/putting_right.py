"""What a clerk has just done and can put right: taken back for some seconds, or given another outcome."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from heapq import nlargest
from math import ceil

from counter_display.serving.deeds import Action, Deed, refusal_of
from counter_display.serving.outlook import Outlook
from server_client.queue_model.branch import BEFORE_ALL
from server_client.queue_model.counter import Counter, DeedKind
from server_client.queue_model.ids import OutcomeCode, TicketId
from server_client.queue_model.ticket import Ticket, TicketState

# How long the outcome that was just given stays in sight; it can be put right all day, from the list of the finished.
_IN_SIGHT = timedelta(seconds=20)
# More than a hall's counters can finish within that time.
_MOST_IN_SIGHT = 128


class RightingKind(StrEnum):
    """By which way it is put right."""

    TAKE_BACK = "take_back"
    CORRECT_OUTCOME = "correct_outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class Righting:
    """What can be put right; `left_s` is how many seconds a deed can still be taken back, `outcome` a name."""

    kind: RightingKind
    ticket: TicketId
    number: str
    deed: DeedKind | None = None
    left_s: int = 0
    outcome: str = ""


def righting_at(outlook: Outlook) -> Righting | None:
    """Return what the counter has just done and can put right, if anything."""
    counter = outlook.branch.counter(outlook.seat.counter)
    return _deed(outlook, counter) or _outcome(outlook, counter)


def _deed(outlook: Outlook, counter: Counter) -> Righting | None:
    undoable = counter.undoable
    if undoable is None or refusal_of(outlook.branch, Deed(action=Action.TAKE_BACK), outlook.seat, outlook.now):
        return None
    return Righting(
        kind=RightingKind.TAKE_BACK,
        ticket=undoable.after.id,
        number=undoable.after.number,
        deed=undoable.deed,
        left_s=ceil((undoable.until - outlook.now).total_seconds()),
    )


def _outcome(outlook: Outlook, counter: Counter) -> Righting | None:
    if counter.since is None or not counter.state.may_call or outlook.now > counter.since + _IN_SIGHT:
        return None
    late = outlook.branch.tickets.chosen(_ended_late).values()
    ended = (ticket for ticket in late if _ended_here(ticket, counter))
    ticket = next(ended, None)
    if ticket is None:
        return None
    return Righting(
        kind=RightingKind.CORRECT_OUTCOME,
        ticket=ticket.id,
        number=ticket.number,
        outcome=outcome_name(outlook, ticket.outcome),
    )


def _ended_late(tickets: dict[TicketId, Ticket]) -> dict[TicketId, Ticket]:
    """Choose those who were served last in the whole branch: by the evening thousands were."""
    ended = {key: ticket.ended_at for key, ticket in tickets.items() if ticket.state is TicketState.FINISHED}
    late = nlargest(_MOST_IN_SIGHT, ended, key=lambda key: (ended[key] or BEFORE_ALL, tickets[key].seq))
    return {key: tickets[key] for key in late}


def _ended_here(ticket: Ticket, counter: Counter) -> bool:
    return (
        ticket.state is TicketState.FINISHED
        and ticket.ended_at == counter.since
        and ticket.called_to == counter.id
        and ticket.clerk == counter.clerk
    )


def outcome_name(outlook: Outlook, code: OutcomeCode | None) -> str:
    """Return the name of an outcome in the clerk's language; its code if the office has none of that code any more."""
    known = (outlook.name(one.names) for one in outlook.configuration.outcomes if one.code == code)
    return next(known, code or "")
