"""Who is next: the largest urgency among the heads of the lines, under a guarantee against being overtaken.

    urgency = slope(class) × (now − clock) / promise(service)

The rule and its measured effect are in `docs/calling.md`. Nothing here changes the state.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import ClassKind, Configuration, ProfileEntry, WorkProfile
from server_client.queue_model.ids import ClassCode, CounterId, ReasonCode, ServiceCode
from server_client.queue_model.lines import CounterLine, Line, ServiceLine, line_of
from server_client.queue_model.ticket import CallReason, CallReasonKind, Ticket

_BY_CLASS = {
    ClassKind.BOOKING: CallReasonKind.BOOKED,
    ClassKind.PRIORITY: CallReasonKind.PRIORITY,
    ClassKind.WALK_IN: CallReasonKind.WAITED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The ticket to call and why."""

    ticket: Ticket
    reason: CallReason


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    ticket: Ticket
    kind: CallReasonKind
    is_forced: bool


def next_for(branch: Branch, counter: CounterId, now: datetime) -> Choice | None:
    """Return whom the counter is to call at `now`, or None if nobody waits whom it may call."""
    profile = profile_of(branch, counter)
    if profile is None:
        return None
    candidates = [
        *_sent_here(branch, counter),
        *(candidate for entry in profile.entries for candidate in _of_service(branch, entry, now)),
    ]
    if not candidates:
        return None
    best = min(candidates, key=lambda one: (not one.is_forced, -urgency(branch, one.ticket, now), one.ticket.seq))
    return Choice(ticket=best.ticket, reason=_reason(branch, best.ticket, best.kind, now))


def reason_by_hand(branch: Branch, ticket: Ticket, because: ReasonCode, now: datetime) -> CallReason:
    """Return the reason of a call for which a clerk has chosen the ticket."""
    return _reason(branch, ticket, CallReasonKind.CHOSEN, now, because=because)


def reason_without_waiting(branch: Branch, ticket: Ticket, now: datetime) -> CallReason:
    """Return the reason of a call of someone who is at the desk already and is served at once."""
    return _reason(branch, ticket, CallReasonKind.WALK_DIRECT, now)


def urgency(branch: Branch, ticket: Ticket, now: datetime) -> float:
    """Return how much of the promised wait has passed, times the slope of the class; below 0 before a booked time."""
    waited_s = (now - ticket.clock).total_seconds()
    return branch.policy.slope(ticket.class_code) * waited_s / _promise_s(branch, ticket)


def overtaken_by(branch: Branch, ticket: Ticket, now: datetime) -> list[Ticket]:
    """Return whom a call of the waiting ticket at `now` overtakes.

    These are the tickets of its service with an earlier place that could have been called.
    """
    if overtakes_nobody(branch, ticket):
        return []
    return [
        other
        for line in _lines(branch, ticket.service)
        for other in takewhile(lambda one: one.place < ticket.place, map(branch.tickets.__getitem__, line))
        if other.is_offered(now)
    ]


def overtakes_nobody(branch: Branch, ticket: Ticket) -> bool:
    """Say whether the ticket's call passes no one, whoever waits.

    A booking's time was given out before; a ticket sent to a counter by name stands in another line.
    """
    return ticket.directed_to is not None or _kind(branch, ticket.class_code) is ClassKind.BOOKING


def guaranteed(branch: Branch, service: ServiceCode, now: datetime) -> Ticket | None:
    """Return the earliest ticket of the service that no later one may overtake any more, if there is one."""
    limit = branch.policy.overtaking_limit
    return min(
        (
            ticket
            for ticket in branch.waiting_for(service)
            if (ticket.passed >= limit or ticket.goes_first) and ticket.is_offered(now)
        ),
        key=lambda ticket: ticket.place,
        default=None,
    )


def profile_of(branch: Branch, counter: CounterId) -> WorkProfile | None:
    """Return the work profile under which the counter works, if it does."""
    code = branch.counter(counter).profile
    return branch.configuration.profile(code) if branch.configuration and code is not None else None


def serves(profile: WorkProfile | None, service: ServiceCode) -> bool:
    """Say whether the work profile has the service."""
    return profile is not None and any(entry.service == service for entry in profile.entries)


def _sent_here(branch: Branch, counter: CounterId) -> Iterator[_Candidate]:
    # All of them are offered: only who returns from a miss is not, and that is to the line of the service.
    for key, line in branch.lines.items():
        if isinstance(key, CounterLine) and key.counter == counter and line:
            head = branch.tickets[line[0]]
            yield _Candidate(ticket=head, kind=CallReasonKind.SENT_HERE, is_forced=head.goes_first)


def _of_service(branch: Branch, entry: ProfileEntry, now: datetime) -> Iterator[_Candidate]:
    must_go = guaranteed(branch, entry.service, now)
    if must_go is not None:
        # Whoever stands before it in its own line goes before it; nobody of another line does.
        first = _first_offered(branch, branch.lines[line_of(must_go)], now) or must_go
        yield _Candidate(ticket=first, kind=_kind_of_call(branch, first), is_forced=True)
        return
    for line in _lines(branch, entry.service, entry.classes):
        head = _first_offered(branch, line, now)
        if head is not None and _waited_s(head, now) >= entry.after_wait_s:
            yield _Candidate(ticket=head, kind=_kind_of_call(branch, head), is_forced=False)


def _lines(branch: Branch, service: ServiceCode, classes: tuple[ClassCode, ...] = ()) -> Iterator[Line]:
    for key, line in branch.lines.items():
        if isinstance(key, ServiceLine) and key.service == service and (not classes or key.class_code in classes):
            yield line


def _first_offered(branch: Branch, line: Line, now: datetime) -> Ticket | None:
    return next((ticket for ticket in map(branch.tickets.__getitem__, line) if ticket.is_offered(now)), None)


def _kind_of_call(branch: Branch, ticket: Ticket) -> CallReasonKind:
    if ticket.goes_first:
        return CallReasonKind.SENT_FIRST
    if ticket.passed >= branch.policy.overtaking_limit:
        return CallReasonKind.OVERTAKEN
    return _BY_CLASS[_kind(branch, ticket.class_code)]


def _reason(
    branch: Branch, ticket: Ticket, kind: CallReasonKind, now: datetime, *, because: ReasonCode | None = None
) -> CallReason:
    return CallReason(
        kind=kind,
        waited_s=_waited_s(ticket, now),
        promise_s=_promise_s(branch, ticket),
        passed=ticket.passed,
        booked_for=ticket.booked_for,
        chosen_because=because,
    )


def _waited_s(ticket: Ticket, now: datetime) -> int:
    """Return the whole seconds since the clock: 0 for someone who is here before a booked time."""
    return max(0, int((now - ticket.clock).total_seconds()))


def _promise_s(branch: Branch, ticket: Ticket) -> int:
    service = _configuration(branch).service(ticket.service)
    if service is None:
        raise LookupError(f"Ticket {ticket.number} waits for service {ticket.service}, which is not configured")
    return service.promise_s


def _kind(branch: Branch, class_code: ClassCode) -> ClassKind:
    cls = _configuration(branch).calling_class(class_code)
    if cls is None:
        raise LookupError(f"Class {class_code} is not configured")
    return cls.kind


def _configuration(branch: Branch) -> Configuration:
    if branch.configuration is None:
        raise LookupError(f"Branch {branch.id} has no configuration yet")
    return branch.configuration
