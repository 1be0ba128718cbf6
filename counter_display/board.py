"""Says what a hall is shown and told of its branch; refuses to know clocks, sound, screens or the network."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from heapq import nlargest

from counter_display.announcing import Announcement
from server_client.queue_model import events
from server_client.queue_model.branch import BEFORE_ALL, Branch
from server_client.queue_model.configuration import Configuration, Names, Service
from server_client.queue_model.counter import CounterState
from server_client.queue_model.events import Event
from server_client.queue_model.ids import CounterId, Language, ServiceCode, TicketId, VisitId
from server_client.queue_model.lines import ServiceLine
from server_client.queue_model.ticket import CallReasonKind, Ticket, TicketState

# A call that the hall could not hear because the line was cut is spoken afterwards only while it is this young.
SPOKEN_WITHIN = timedelta(seconds=60)

# For how long what was called may still be spoken, one call after the other.
STILL_HEARD = timedelta(minutes=3)

# How many calls that no longer stand are remembered.
PAST_CALLS = 16

# Among how many of the last that were called those are looked for: by the evening thousands have been called, and it is
# asked after each event. As many may wait again, and so not be among those who were called before.
_LATE_CALLS = 256

_AWAY = frozenset({CounterState.CLOSED, CounterState.PAUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The last call of a visit: `counter` is what the counter's sign says, `ordinal` above 1 means it was repeated.

    `service` is the code of what the ticket is for now, and no part of which call it is: a transfer that is taken
    back changes it twice. A picture kept by an older version does not say it.

    Whoever was served at the desk without having waited was called by nobody, and is no call here.
    """

    visit: VisitId
    number: str
    counter: str
    language: Language
    at: datetime
    ordinal: int
    service: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceQueue:
    """How many wait for a service, counted as on every other screen, and since when the first of them has.

    `promise_s` is the wait that the office promises; `is_open` is False while the service takes no one more.
    """

    code: ServiceCode
    prefix: str
    names: Names
    waiting: int
    longest_since: datetime | None
    is_open: bool
    promise_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A branch as its hall sees it.

    `calls` are those that stand (the person has not come yet) and `past` those that no longer do, newest first both;
    who waits again is in neither. `day` is the local day of the numbers, None before the first one.
    """

    configuration: Configuration
    day: date | None
    is_open: bool
    calls: tuple[Call, ...]
    past: tuple[Call, ...]
    services: tuple[ServiceQueue, ...]
    open_counters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded:
    """The number is no longer called; `seq` and `at` as in Announcement."""

    seq: int
    number: str
    at: datetime


def board_of(branch: Branch) -> Board | None:
    """Return the board of the branch, or None while it has no configuration."""
    configuration = branch.configuration
    if configuration is None:
        return None
    standing, past = _calls(branch)
    return Board(
        configuration=configuration,
        day=branch.day,
        is_open=branch.is_open,
        calls=standing,
        past=past,
        services=_services(branch, configuration),
        open_counters=sum(branch.counter(place.id).state not in _AWAY for place in configuration.counters),
    )


def to_say(
    before: Branch | None, after: Branch, latest: Sequence[Event], *, now: datetime
) -> tuple[Announcement | CallEnded, ...]:
    """Return what the voice has to be told, in order, when `latest` has made `after` of `before`.

    Without `latest` the whole document was loaded anew: what happened in between is told from the difference, and
    nothing if there is no `before`. A call is left out if it is older at `now` than SPOKEN_WITHIN.
    """
    if latest:
        return tuple(_told(after, latest, now))
    if before is None:
        return ()
    return tuple(_caught_up(before, after, now))


def recent_calls(branch: Branch) -> tuple[Announcement | CallEnded, ...]:
    """Return the calls of the last STILL_HEARD, oldest first, and then the ends of those that no longer stand.

    From them a voice that joins others in the middle of the day works out what is being spoken.
    """
    called = [
        ticket for ticket in _last_of_visits(_called_out(branch)) if branch.at - _called_at(ticket) <= STILL_HEARD
    ]
    recent = called[::-1]
    over = [ticket for ticket in recent if ticket.state is not TicketState.CALLED]
    first = position(branch) + 1 - len(recent) - len(over)
    calls = [_announced(_last_call(branch, ticket), seq) for seq, ticket in enumerate(recent, start=first)]
    ends = [
        CallEnded(seq=seq, number=ticket.number, at=_came_at(ticket))
        for seq, ticket in enumerate(over, start=first + len(recent))
    ]
    return (*calls, *ends)


def _called_at(ticket: Ticket) -> datetime:
    return ticket.called_at or BEFORE_ALL


def _came_at(ticket: Ticket) -> datetime:
    """Return when the ticket's last call was over; when it was made, if nothing tells of its end."""
    times = (ticket.started_at, ticket.away_since, ticket.ended_at)
    return next((at for at in times if at is not None and at >= _called_at(ticket)), _called_at(ticket))


def position(branch: Branch) -> int:
    """Return where the branch stands, as `seq` of what is told to the voice.

    A new epoch may begin at a lower seq than the hall has seen of the old one, and must still be heard.
    """
    return _position(branch.epoch, branch.seq)


def _position(epoch: int, seq: int) -> int:
    return (epoch << 48) + seq


def _told(after: Branch, latest: Sequence[Event], now: datetime) -> Iterator[Announcement | CallEnded]:
    for event in latest:
        at = _position(event.epoch, event.seq)
        match event.data:
            case (
                events.TicketCalled(ticket=ticket, counter=counter)
                | events.TicketRecalled(ticket=ticket, counter=counter)
            ) if _was_called_out(after, ticket) and now - event.at <= SPOKEN_WITHIN:
                called = after.tickets[ticket]
                yield _announced(_call(after, called, counter, at=event.at, ordinal=called.calls), at)
            case (
                events.ServingStarted(ticket=ticket)
                | events.TicketMissed(ticket=ticket)
                | events.TicketAbandoned(ticket=ticket)
                | events.TicketHeld(ticket=ticket)
                | events.TicketTransferred(ticket=ticket)
                | events.TicketExpired(ticket=ticket)
            ) if _was_called_out(after, ticket):
                yield CallEnded(seq=at, number=after.tickets[ticket].number, at=event.at)
            case _:
                pass


def _caught_up(before: Branch, after: Branch, now: datetime) -> Iterator[Announcement | CallEnded]:
    old, new = _standing(before), _standing(after)
    # A call that stands again since it was taken back that it had ended is no news: it was heard when it was made.
    known = [_last_call(before, ticket) for ticket in _last_of_visits(_called_out(before))]
    ended = [call for call in old.values() if new.get(call.visit) != call]
    begun = [call for call in new.values() if call not in known and now - call.at <= SPOKEN_WITHIN]
    # Each of these was at least one event of its own among those that were not seen, so the last seqs are theirs.
    first = position(after) + 1 - len(ended) - len(begun)
    for seq, call in enumerate(ended, start=first):
        yield CallEnded(seq=seq, number=call.number, at=after.at)
    for seq, call in enumerate(sorted(begun, key=lambda call: call.at), start=first + len(ended)):
        yield _announced(call, seq)


def _announced(call: Call, seq: int) -> Announcement:
    return Announcement(
        seq=seq,
        number=call.number,
        counter=call.counter,
        language=call.language,
        ordinal=call.ordinal,
        at=call.at,
        service=call.service,
    )


def _calls(branch: Branch) -> tuple[tuple[Call, ...], tuple[Call, ...]]:
    """Return the calls that stand, and PAST_CALLS at most of those that no longer do, newest first both."""
    standing: list[Call] = []
    past: list[Call] = []
    called = _called_out(branch)
    still_called = sum(ticket.state is TicketState.CALLED for ticket in called)
    for ticket in _last_of_visits(called):
        if ticket.state is TicketState.CALLED:
            standing.append(_last_call(branch, ticket))
        elif len(past) < PAST_CALLS:
            past += [_last_call(branch, ticket)] if not _waits_again(branch, ticket.visit) else []
        elif len(standing) == still_called:
            break
    return tuple(standing), tuple(past)


def _called_out(branch: Branch) -> list[Ticket]:
    """Return the tickets that were called to the whole hall and stand or are among the last, the latest at the end."""
    return sorted(branch.tickets.chosen(_standing_or_late).values(), key=_when_called)


def _standing_or_late(tickets: dict[TicketId, Ticket]) -> dict[TicketId, Ticket]:
    called = {key: ticket for key, ticket in tickets.items() if ticket.called_at is not None and _is_called_out(ticket)}
    late = nlargest(_LATE_CALLS, called, key=lambda key: _when_called(called[key]))
    standing = (key for key, ticket in called.items() if ticket.state is TicketState.CALLED)
    return {key: called[key] for key in (*late, *standing)}


def _when_called(ticket: Ticket) -> tuple[datetime, int]:
    return _called_at(ticket), ticket.seq


def _last_of_visits(called: Sequence[Ticket]) -> Iterator[Ticket]:
    """Go through the ticket of each visit that was called last, the newest first."""
    seen: set[VisitId] = set()
    for ticket in reversed(called):
        if ticket.visit not in seen:
            seen.add(ticket.visit)
            yield ticket


def _last_call(branch: Branch, ticket: Ticket) -> Call:
    return _call(branch, ticket, ticket.called_to or CounterId(""), at=_called_at(ticket), ordinal=ticket.calls)


def _was_called_out(branch: Branch, ticket: TicketId) -> bool:
    called = branch.tickets.get(ticket)
    return called is not None and _is_called_out(called)


def _is_called_out(ticket: Ticket) -> bool:
    reason = ticket.call_reason
    return reason is not None and reason.kind is not CallReasonKind.WALK_DIRECT


def _standing(branch: Branch) -> dict[VisitId, Call]:
    return {call.visit: call for call in _calls(branch)[0]}


def _call(branch: Branch, ticket: Ticket, counter: CounterId, *, at: datetime, ordinal: int) -> Call:
    place = branch.configuration.counter(counter) if branch.configuration is not None else None
    return Call(
        visit=ticket.visit,
        number=ticket.number,
        counter=str(place.number) if place is not None else counter,
        language=branch.visits[ticket.visit].language,
        at=at,
        ordinal=ordinal,
        service=ticket.service,
    )


def _waits_again(branch: Branch, visit: VisitId) -> bool:
    return branch.tickets[branch.visits[visit].ticket].state is TicketState.WAITING


def _services(branch: Branch, configuration: Configuration) -> tuple[ServiceQueue, ...]:
    waiting: dict[ServiceCode, list[TicketId]] = {service.code: [] for service in configuration.services}
    for key, line in branch.lines.items():
        if isinstance(key, ServiceLine) and key.service in waiting:
            waiting[key.service].extend(line)
    return tuple(_queue(branch, service, waiting[service.code]) for service in configuration.services)


def _queue(branch: Branch, service: Service, tickets: Sequence[TicketId]) -> ServiceQueue:
    return ServiceQueue(
        code=service.code,
        prefix=service.prefix,
        names=service.names,
        waiting=len(tickets),
        longest_since=min((branch.tickets[ticket].queued_at for ticket in tickets), default=None),
        is_open=service.code not in branch.closed_services,
        promise_s=service.promise_s,
    )
