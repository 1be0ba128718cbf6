"""What an onlooker counts about each ticket from the events alone, to compare with what the tickets say themselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from server_client.queue_model import device_events, events
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import TransferPosition
from server_client.queue_model.configuration import ClassKind, Configuration
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.events import Event
from server_client.queue_model.ids import CounterId, DeviceId, ServiceCode, TicketId
from server_client.queue_model.ticket import Ticket, TicketOrigin, TicketState

# Of the other origins the number was on paper before the branch heard of it.
GIVEN_OUT_HERE = (TicketOrigin.COUNTED, TicketOrigin.BOOKED, TicketOrigin.DESK, TicketOrigin.ONLINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How often things have happened to one ticket; `passes` counts since it joined its present line at its end.

    Until `away_until` its holder has said that they are away.
    """

    passes: int = 0
    calls: int = 0
    misses: int = 0
    moves: int = 0
    postponed: int = 0
    away_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What a counter has done last, from which nothing has come so far; `before` is the whole branch as it was."""

    ticket: TicketId
    at: datetime
    before: Branch
    tally: Tally
    need: ServiceCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The tallies of the tickets in play, the kiosks where help is waited for, and what each kiosk has told last.

    Besides what each counter could take back now, where each ticket of the day was finished, and which epoch has given
    out the numbers of each day's series.
    """

    tallies: Mapping[TicketId, Tally] = field(default_factory=dict)
    deeds: Mapping[CounterId, Deed] = field(default_factory=dict)
    finished_at: Mapping[TicketId, CounterId] = field(default_factory=dict)
    given_by: Mapping[tuple[date | None, str], int] = field(default_factory=dict)
    asking: frozenset[DeviceId] = frozenset()
    told: Mapping[DeviceId, tuple[DeviceFault, ...]] = field(default_factory=dict)

    def tally(self, ticket: TicketId) -> Tally:
        """Return the ticket's tally, all zero if nothing has happened to it."""
        return self.tallies.get(ticket, Tally())


def watched(watch: Watch, before: Branch, event: Event) -> Watch:
    """Return the tallies after an event that happened to `before`."""
    data = event.data
    match data:
        case events.TicketCalled():
            ticket = before.tickets[data.ticket]
            passed = {other.id for other in before.tickets.values() if is_passed(before, other, ticket, event.at)}
            tallies = {
                id: replace(watch.tally(id), passes=watch.tally(id).passes + 1) if id in passed else watch.tally(id)
                for id in {*watch.tallies, *passed}
            }
            called = replace(watch.tally(ticket.id), calls=1, away_until=None)
            return replace(watch, tallies=tallies | {ticket.id: called})
        case events.TicketRecalled():
            tally = watch.tally(data.ticket)
            return _with(watch, data.ticket, replace(tally, calls=tally.calls + 1))
        case events.TicketMissed() | events.TicketAbandoned():
            tally = watch.tally(data.ticket)
            return _with(watch, data.ticket, replace(tally, misses=tally.misses + 1))
        case events.TicketPostponed():
            return _put_off(watch, before, data.ticket, event.at)
        case events.TicketHeld():
            tally = watch.tally(data.ticket)
            return _with(watch, data.ticket, replace(tally, moves=tally.moves + 1))
        case events.TicketTransferred():
            ticket, tally = before.tickets[data.ticket], watch.tally(data.ticket)
            starts_anew = data.service != ticket.service or data.position is TransferPosition.LAST
            moved = replace(tally, moves=tally.moves + 1, away_until=None, passes=0 if starts_anew else tally.passes)
            return _with(watch, ticket.id, moved)
        case _:
            return _watched_ends(watch, before, event)


def _watched_ends(watch: Watch, before: Branch, event: Event) -> Watch:
    data = event.data
    match data:
        case events.DeedTakenBack():
            deed = watch.deeds.get(data.counter)
            tally = deed.tally if deed is not None else watch.tally(data.ticket)
            return replace(watch, tallies={**watch.tallies, data.ticket: tally})
        case events.TicketFinished():
            return replace(watch, finished_at={**watch.finished_at, data.ticket: data.counter})
        case events.TicketIssued(series=str(series)) if data.origin in GIVEN_OUT_HERE:
            return replace(watch, given_by={**watch.given_by, (before.day, series): event.epoch})
        case events.DayClosed():
            return Watch(told=watch.told, finished_at=watch.finished_at, given_by=watch.given_by)
        case _:
            return _watched_kiosks(watch, before, event)


def _watched_kiosks(watch: Watch, before: Branch, event: Event) -> Watch:
    data = event.data
    match data:
        case events.DayOpened():
            return watch if data.day == before.day else replace(watch, asking=frozenset())
        case device_events.HelpAsked():
            return replace(watch, asking=watch.asking | {data.device})
        case device_events.HelpAnswered():
            return replace(watch, asking=watch.asking - {data.device})
        case device_events.DeviceReported():
            return replace(watch, told={**watch.told, data.device: data.faults})
        case _:
            return watch


def _put_off(watch: Watch, before: Branch, ticket: TicketId, at: datetime) -> Watch:
    tally = watch.tally(ticket)
    # Whoever came back from a miss is passed over for a while already.
    begins = max(moment for moment in (at, tally.away_until, before.tickets[ticket].offered_from) if moment is not None)
    until = begins + timedelta(seconds=before.policy.postpone_s)
    return _with(watch, ticket, replace(tally, postponed=tally.postponed + 1, away_until=until))


def _with(watch: Watch, ticket: TicketId, tally: Tally) -> Watch:
    return replace(watch, tallies={**watch.tallies, ticket: tally})


def is_passed(branch: Branch, other: Ticket, called: Ticket, at: datetime) -> bool:
    """Say whether a call at `at` passes the other ticket."""
    return (
        called.directed_to is None
        and not is_booking(branch, called)
        and other.state is TicketState.WAITING
        and other.directed_to is None
        and other.service == called.service
        and (other.clock, other.seq) < (called.clock, called.seq)
        and (other.offered_from is None or other.offered_from <= at)
    )


def is_booking(branch: Branch, ticket: Ticket) -> bool:
    """Say whether the ticket has a booked time's right."""
    return any(cls.code == ticket.class_code and cls.kind is ClassKind.BOOKING for cls in in_force(branch).classes)


def in_force(branch: Branch) -> Configuration:
    """Return the branch's configuration; LookupError if it has none."""
    if branch.configuration is None:
        raise LookupError("The branch has no configuration")
    return branch.configuration
