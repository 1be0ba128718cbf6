"""Says what a hall is shown and told of its branch; refuses to know clocks, sound, screens or the network."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from counter_display.announcing import Announcement
from server_client.queue_model import events
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import Configuration, Names, Service
from server_client.queue_model.counter import CounterState
from server_client.queue_model.events import Event
from server_client.queue_model.ids import CounterId, Language, ServiceCode, TicketId, VisitId
from server_client.queue_model.lines import ServiceLine
from server_client.queue_model.ticket import Ticket, TicketState

# A call that the hall could not hear because the line was cut is spoken afterwards only while it is this young.
SPOKEN_WITHIN = timedelta(seconds=60)

# How many calls that no longer stand are remembered.
PAST_CALLS = 16

_AWAY = frozenset({CounterState.CLOSED, CounterState.PAUSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """The last call of a visit: `counter` is what the counter's sign says, `ordinal` above 1 means it was repeated."""

    visit: VisitId
    number: str
    counter: str
    language: Language
    at: datetime
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceQueue:
    """How many wait for a service, counted as on every other screen, and since when the first of them has."""

    code: ServiceCode
    prefix: str
    names: Names
    waiting: int
    longest_since: datetime | None
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A branch as its hall sees it.

    `calls` are those that stand (the person has not come yet) and `past` those that no longer do, newest first both;
    who waits again is in neither. `day` is the local day of the numbers, None before the first one.
    """

    office: Names
    branch: Names
    day: date | None
    is_open: bool
    calls: tuple[Call, ...]
    past: tuple[Call, ...]
    services: tuple[ServiceQueue, ...]
    open_counters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEnded:
    """The number is no longer called; `seq` as in Announcement."""

    seq: int
    number: str


def board_of(branch: Branch, before: Board | None = None, latest: Sequence[Event] = ()) -> Board | None:
    """Return the board of the branch as `latest` has left it, or None while the branch has no configuration.

    `before` is the last board: calls of finished tickets are in no state, so they are remembered from it.
    """
    configuration = branch.configuration
    if configuration is None:
        return None
    standing = _newest_first(_at_counters(branch, TicketState.CALLED))
    known = [
        *(before.calls + before.past if before is not None else ()),
        *_at_counters(branch, TicketState.SERVING),
        *_called_in(branch, latest),
    ]
    return Board(
        office=configuration.office,
        branch=configuration.branch,
        day=branch.day,
        is_open=branch.is_open,
        calls=standing,
        past=_past(branch, known, standing),
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
            ) if ticket in after.tickets and now - event.at <= SPOKEN_WITHIN:
                called = after.tickets[ticket]
                yield _announced(_call(after, called, counter, at=event.at, ordinal=called.calls), at)
            case (
                events.ServingStarted(ticket=ticket)
                | events.TicketMissed(ticket=ticket)
                | events.TicketAbandoned(ticket=ticket)
                | events.TicketHeld(ticket=ticket)
                | events.TicketTransferred(ticket=ticket)
                | events.TicketExpired(ticket=ticket)
            ) if ticket in after.tickets:
                yield CallEnded(seq=at, number=after.tickets[ticket].number)
            case _:
                pass


def _caught_up(before: Branch, after: Branch, now: datetime) -> Iterator[Announcement | CallEnded]:
    old = {call.visit: call for call in _at_counters(before, TicketState.CALLED)}
    new = {call.visit: call for call in _at_counters(after, TicketState.CALLED)}
    ended = [call for call in old.values() if new.get(call.visit) != call]
    begun = [call for call in new.values() if old.get(call.visit) != call and now - call.at <= SPOKEN_WITHIN]
    # Each of these was at least one event of its own among those that were not seen, so the last seqs are theirs.
    first = position(after) + 1 - len(ended) - len(begun)
    for seq, call in enumerate(ended, start=first):
        yield CallEnded(seq=seq, number=call.number)
    for seq, call in enumerate(sorted(begun, key=lambda call: call.at), start=first + len(ended)):
        yield _announced(call, seq)


def _announced(call: Call, seq: int) -> Announcement:
    return Announcement(seq=seq, number=call.number, counter=call.counter, language=call.language, ordinal=call.ordinal)


def _at_counters(branch: Branch, state: TicketState) -> Iterator[Call]:
    for counter in branch.counters.values():
        ticket = branch.tickets.get(counter.ticket) if counter.ticket is not None else None
        if ticket is not None and ticket.state is state and ticket.called_at is not None:
            yield _call(branch, ticket, counter.id, at=ticket.called_at, ordinal=ticket.calls)


def _called_in(branch: Branch, latest: Sequence[Event]) -> Iterator[Call]:
    for event in latest:
        match event.data:
            case events.TicketCalled(ticket=ticket, counter=counter) if ticket in branch.tickets:
                yield _call(branch, branch.tickets[ticket], counter, at=event.at, ordinal=1)
            case _:
                pass


def _call(branch: Branch, ticket: Ticket, counter: CounterId, *, at: datetime, ordinal: int) -> Call:
    place = branch.configuration.counter(counter) if branch.configuration is not None else None
    return Call(
        visit=ticket.visit,
        number=ticket.number,
        counter=str(place.number) if place is not None else counter,
        language=branch.visits[ticket.visit].language,
        at=at,
        ordinal=ordinal,
    )


def _past(branch: Branch, known: Iterable[Call], standing: Sequence[Call]) -> tuple[Call, ...]:
    called = {call.visit for call in standing}
    last: dict[VisitId, Call] = {}
    for call in _newest_first(known):
        if call.visit not in called and not _waits_again(branch, call.visit):
            last.setdefault(call.visit, call)
    return tuple(last.values())[:PAST_CALLS]


def _waits_again(branch: Branch, visit: VisitId) -> bool:
    """Say whether the visit waits for its next call; one of another day counts as gone too."""
    found = branch.visits.get(visit)
    return found is None or branch.tickets[found.ticket].state is TicketState.WAITING


def _newest_first(calls: Iterable[Call]) -> tuple[Call, ...]:
    return tuple(sorted(calls, key=lambda call: call.at, reverse=True))


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
    )
