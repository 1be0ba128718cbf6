"""Why one number was called while another waited: what the rule says of both at that moment, without any person.

Everything is taken from the state just before the call and from `queue_model.calling`, which decided it; nothing is
retold from memory, so what is shown is what the rule says, and where the record says otherwise that is shown as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server_client.queue_model.branch import Branch
from server_client.queue_model.calling import (
    guaranteed,
    next_for,
    overtaken_by,
    profile_of,
    reason_by_hand,
    reason_without_waiting,
    serves,
    urgency,
)
from server_client.queue_model.configuration import ClassKind, Names, ProfileEntry
from server_client.queue_model.lines import line_of
from server_client.queue_model.ticket import CallReasonKind, Ticket, TicketState
from server_client.server.trust.course import Call, Course


class Why(StrEnum):
    """What decided between the two."""

    CHOSEN = "chosen"
    AT_DESK = "at_desk"
    SENT_HERE = "sent_here"
    SENT_FIRST = "sent_first"
    SENT_ELSEWHERE = "sent_elsewhere"
    OTHER_SERVICE = "other_service"
    NOT_OFFERED = "not_offered"
    OTHER_CLASS = "other_class"
    HELPS_LATER = "helps_later"
    GUARANTEE = "guarantee"
    EARLIER = "earlier"
    URGENCY = "urgency"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two numbers at the moment of the call; of its class only the kind is told."""

    number: str
    service: Names
    kind: ClassKind
    clock: datetime
    booked_for: datetime | None
    waited_s: int
    promise_s: int
    slope: float
    urgency: float
    passed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why `called` was called while `other` waited.

    `passes` says whether that counts as an overtaking; `follows_rule` whether the rule, asked again, names the same
    ticket for the same reason. `because` is what a clerk gave as a reason, `offered_from` and `after_wait_s` belong to
    NOT_OFFERED and HELPS_LATER.
    """

    at: datetime
    counter: int | None
    called: Side
    other: Side
    why: Why
    limit: int
    passes: bool
    follows_rule: bool
    because: Names | None = None
    offered_from: datetime | None = None
    after_wait_s: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """Two numbers that never stood beside each other: when each was taken, and first called (None if never)."""

    first: str
    first_taken: datetime
    first_called: datetime | None
    second: str
    second_taken: datetime
    second_called: datetime | None


def compared(course: Course, first: str, second: str) -> Explanation | Apart | None:
    """Return why the earlier called of the two numbers went before the other; None if one of them was not given out."""
    ours, theirs = course.tickets_of(first), course.tickets_of(second)
    if not ours or not theirs or first == second:
        return None
    for call in course.calls:
        others = theirs if call.ticket in ours else ours if call.ticket in theirs else []
        if others:
            before = course.before(call.seq)
            for other in others:
                ticket = before.tickets.get(other)
                if ticket is not None and ticket.state is TicketState.WAITING:
                    return explained(before, call, ticket)
    state = course.state
    return Apart(
        first=first,
        first_taken=state.visits[course.visits[first]].issued_at,
        first_called=_first_call(course, ours),
        second=second,
        second_taken=state.visits[course.visits[second]].issued_at,
        second_called=_first_call(course, theirs),
    )


def passers(course: Course, number: str) -> list[Explanation]:
    """Return all calls that passed the holder of the number, in order."""
    ours = course.tickets_of(number)
    found: list[Explanation] = []
    for call in course.calls:
        mine = next((ticket for ticket in ours if ticket in call.passed), None)
        if mine is not None:
            before = course.before(call.seq)
            found.append(explained(before, call, before.tickets[mine]))
    return found


def explained(before: Branch, call: Call, other: Ticket) -> Explanation:
    """Return why the ticket was called while the other waited; `before` is the branch just before the call."""
    called = before.tickets[call.ticket]
    configuration = before.configuration
    place = configuration.counter(call.counter) if configuration else None
    entry = _entry(before, call, other)
    reasons = configuration.call_reasons if configuration else ()
    return Explanation(
        at=call.at,
        counter=place.number if place else None,
        called=_side(before, called, call.at),
        other=_side(before, other, call.at),
        why=_why(before, call, called, other),
        limit=before.policy.overtaking_limit,
        passes=other.id in call.passed,
        follows_rule=_follows_rule(before, call, called),
        because=next((one.names for one in reasons if one.code == call.reason.chosen_because), None),
        offered_from=other.offered_from,
        after_wait_s=entry.after_wait_s if entry else 0,
    )


def _why(before: Branch, call: Call, called: Ticket, other: Ticket) -> Why:
    by_record = _BY_RECORD.get(call.reason.kind)
    if by_record is not None:
        return by_record
    keeps_out = _keeps_out(before, call, other)
    if keeps_out is not None:
        return keeps_out
    if guaranteed(before, called.service, call.at) is not None and guaranteed(before, other.service, call.at) is None:
        return Why.GUARANTEE
    if line_of(called) == line_of(other) and called.place < other.place:
        return Why.EARLIER
    ours, theirs = urgency(before, called, call.at), urgency(before, other, call.at)
    if (ours, -called.seq) >= (theirs, -other.seq):
        return Why.URGENCY
    return Why.GUARANTEE if guaranteed(before, called.service, call.at) is not None else Why.OTHERWISE


_BY_RECORD = {
    CallReasonKind.CHOSEN: Why.CHOSEN,
    CallReasonKind.WALK_DIRECT: Why.AT_DESK,
    CallReasonKind.SENT_FIRST: Why.SENT_FIRST,
    CallReasonKind.SENT_HERE: Why.SENT_HERE,
}


def _keeps_out(before: Branch, call: Call, other: Ticket) -> Why | None:
    """Return why this counter could not have called the other then, if that is so."""
    if other.directed_to is not None:
        return None if other.directed_to == call.counter else Why.SENT_ELSEWHERE
    if not serves(profile_of(before, call.counter), other.service):
        return Why.OTHER_SERVICE
    if not other.is_offered(call.at):
        return Why.NOT_OFFERED
    entry = _entry(before, call, other)
    if entry is not None and entry.classes and other.class_code not in entry.classes:
        return Why.OTHER_CLASS
    if entry is not None and (call.at - other.clock).total_seconds() < entry.after_wait_s:
        return Why.HELPS_LATER
    return None


def _entry(before: Branch, call: Call, other: Ticket) -> ProfileEntry | None:
    profile = profile_of(before, call.counter)
    entries = profile.entries if profile else ()
    return next((entry for entry in entries if entry.service == other.service), None)


def _follows_rule(before: Branch, call: Call, called: Ticket) -> bool:
    reason = call.reason
    if reason.kind is CallReasonKind.WALK_DIRECT:
        return reason == reason_without_waiting(before, called, call.at)
    if reason.kind is CallReasonKind.CHOSEN and reason.chosen_because is not None:
        limit = before.policy.overtaking_limit
        is_fair = all(one.passed < limit for one in overtaken_by(before, called, call.at))
        return is_fair and reason == reason_by_hand(before, called, reason.chosen_because, call.at)
    choice = next_for(before, call.counter, call.at)
    return choice is not None and choice.ticket.id == call.ticket and choice.reason == reason


def _side(before: Branch, ticket: Ticket, at: datetime) -> Side:
    configuration = before.configuration
    service = configuration.service(ticket.service) if configuration else None
    calling_class = configuration.calling_class(ticket.class_code) if configuration else None
    return Side(
        number=ticket.number,
        service=service.names if service else {},
        kind=calling_class.kind if calling_class else ClassKind.WALK_IN,
        clock=ticket.clock,
        booked_for=ticket.booked_for,
        waited_s=max(0, int((at - ticket.clock).total_seconds())),
        promise_s=service.promise_s if service else 0,
        slope=before.policy.slope(ticket.class_code),
        urgency=urgency(before, ticket, at),
        passed=ticket.passed,
    )


def _first_call(course: Course, tickets: Sequence[str]) -> datetime | None:
    return next((call.at for call in course.calls if call.ticket in tickets), None)
