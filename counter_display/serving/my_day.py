"""What a day was like for one clerk so far, told from the branch's tickets; of others it tells nothing."""

from collections import Counter as Tally
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from statistics import fmean

from counter_display.serving.outlook import Outlook
from counter_display.serving.picture import service_name
from counter_display.serving.promise import PromiseState, promise_state
from counter_display.serving.putting_right import outcome_name
from server_client.queue_model.ids import ClerkId, TicketId
from server_client.queue_model.ticket import CallReason, CallReasonKind, Ticket, TicketState


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeCount:
    """How often the clerk's work ended so."""

    code: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedRow:
    """One whom the clerk has served; times in seconds. `here` if the outcome can be put right at this counter."""

    ticket: TicketId
    number: str
    service: str
    outcome: str
    ended_at: datetime
    serving_s: int
    waited_s: int
    in_time: bool
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MyDay:
    """The clerk's day: counts, and means and maxima in seconds; those of nobody are 0.

    `in_time` of the `served` had waited no longer than promised. Who was served without a number has not waited, and is
    in no figure of waits. `missed` were called, did not come, and have not been served since.
    """

    served: int
    in_time: int
    missed: int
    mean_serving_s: int
    longest_serving_s: int
    mean_waited_s: int
    longest_waited_s: int
    outcomes: tuple[OutcomeCount, ...]
    finished: tuple[FinishedRow, ...]


def my_day(outlook: Outlook, clerk: ClerkId) -> MyDay:
    """Return the clerk's day so far, the last served first."""
    mine = [ticket for ticket in outlook.branch.tickets.values() if ticket.clerk == clerk]
    ended = [ticket for ticket in mine if ticket.state is TicketState.FINISHED]
    rows = sorted((_row(outlook, ticket) for ticket in ended), key=lambda row: row.ended_at, reverse=True)
    serving = [row.serving_s for row in rows]
    waited = [ticket.call_reason.waited_s for ticket in ended if ticket.call_reason and _has_waited(ticket.call_reason)]
    return MyDay(
        served=len(rows),
        in_time=sum(row.in_time for row in rows),
        missed=sum(ticket.state in {TicketState.MISSED, TicketState.ABANDONED} for ticket in mine),
        mean_serving_s=_mean(serving),
        longest_serving_s=max(serving, default=0),
        mean_waited_s=_mean(waited),
        longest_waited_s=max(waited, default=0),
        outcomes=_outcomes(outlook, ended),
        finished=tuple(rows),
    )


def _row(outlook: Outlook, ticket: Ticket) -> FinishedRow:
    ended_at = ticket.ended_at or outlook.now
    reason = ticket.call_reason
    waited_s, promise_s = (reason.waited_s, reason.promise_s) if reason else (0, 0)
    return FinishedRow(
        ticket=ticket.id,
        number=ticket.number,
        service=service_name(outlook, ticket.service),
        outcome=outcome_name(outlook, ticket.outcome),
        ended_at=ended_at,
        serving_s=max(0, int((ended_at - (ticket.started_at or ended_at)).total_seconds())),
        waited_s=waited_s,
        in_time=promise_state(waited_s, promise_s) is not PromiseState.BROKEN,
        here=ticket.called_to == outlook.seat.counter,
    )


def _has_waited(reason: CallReason) -> bool:
    return reason.kind is not CallReasonKind.WALK_DIRECT


def _outcomes(outlook: Outlook, ended: Iterable[Ticket]) -> tuple[OutcomeCount, ...]:
    counted = Tally(ticket.outcome for ticket in ended)
    return tuple(
        OutcomeCount(code=one.code, name=outlook.name(one.names), count=counted[one.code])
        for one in outlook.configuration.outcomes
        if counted[one.code]
    )


def _mean(seconds: list[int]) -> int:
    return round(fmean(seconds)) if seconds else 0
