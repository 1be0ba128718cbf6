"""What of a state decides its future: the key under which the exploration knows it again.

Two states of one key differ only in the names of tickets, the sequence numbers (not their order), the moment on the
clock (not the time between it and the tickets' clocks) and in what no rule reads: printed and shown figures.
"""

import marshal
from datetime import datetime, timedelta
from hashlib import blake2b

from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import Counter
from server_client.queue_model.device import DeviceFault, DeviceState
from server_client.queue_model.ids import TicketId
from server_client.queue_model.ticket import Ticket, TicketState
from tests.proof.watching import Tally, Watch

_MS = timedelta(milliseconds=1)
Key = tuple["Key | str | int | None", ...]


def key_of(branch: Branch, now: datetime, watch: Watch) -> Key:
    """Return the state's key."""
    live = sorted((one for one in branch.tickets.values() if not one.state.is_final), key=lambda one: one.seq)
    ranks = {ticket.id: rank for rank, ticket in enumerate(live)}
    return (
        branch.is_open,
        branch.day is None,
        branch.epoch,
        branch.mark,
        branch.marked_until is None,
        tuple(sorted((series, by) for (_, series), by in watch.given_by.items())),
        tuple(sorted(branch.closed_services)),
        tuple(sorted(branch.numbers.items())),
        len(branch.visits),
        tuple(sorted(_rated(one) for one in branch.tickets.values() if one.state is TicketState.FINISHED)),
        tuple(_device_key(branch.devices[id]) for id in sorted(branch.devices)),
        tuple(sorted(watch.asking)),
        tuple((id, _values(watch.told[id])) for id in sorted(watch.told)),
        tuple(_counter_key(branch.counters[id], ranks) for id in sorted(branch.counters)),
        tuple(_undoable_key(branch, branch.counters[id], now, watch, ranks) for id in sorted(branch.counters)),
        tuple(_ticket_key(branch, ticket, now, watch.tally(ticket.id)) for ticket in live),
    )


def digest(key: Key) -> bytes:
    """Return 128 bits that stand for the key; a collision among 10^6 has a chance of 10^-27."""
    return blake2b(marshal.dumps(key, 2), digest_size=16).digest()


def _rated(ticket: Ticket) -> bool:
    return ticket.rating is not None


def _ms(moment: datetime | None, now: datetime) -> int | None:
    return None if moment is None else (moment - now) // _MS


def _counter_key(counter: Counter, ranks: dict[TicketId, int]) -> Key:
    # A ticket that is not in play stands for itself: only a faulty model leaves one at a counter.
    ticket = None if counter.ticket is None else ranks.get(counter.ticket, -1)
    return (counter.id, counter.state.value, counter.clerk, counter.profile, counter.pause_reason, ticket)


def _undoable_key(
    branch: Branch, counter: Counter, now: datetime, watch: Watch, ranks: dict[TicketId, int]
) -> Key | None:
    undoable = counter.undoable
    if undoable is None or now > undoable.until or branch.tickets[undoable.after.id] != undoable.after:
        # It cannot be taken back any more, and never will: no ticket becomes again what it was.
        return None
    deed = watch.deeds.get(counter.id)
    return (
        undoable.deed.value,
        ranks.get(undoable.after.id, -1),
        _ms(undoable.until, now),
        undoable.need,
        _ticket_key(branch, undoable.before, now, deed.tally if deed is not None else Tally()),
    )


def _device_key(device: DeviceState) -> Key:
    # Whoever answered last is only shown.
    return (
        device.id,
        _values(device.faults),
        device.reported_at is None,
        device.help_asked_at is None,
    )


def _values(faults: tuple[DeviceFault, ...]) -> Key:
    return tuple(fault.value for fault in faults)


def _ticket_key(branch: Branch, ticket: Ticket, now: datetime, tally: Tally) -> Key:
    policy = branch.policy
    visit = branch.visits[ticket.visit]
    is_held_back = ticket.offered_from is not None and ticket.offered_from > now
    return (
        ticket.state.value,
        ticket.service,
        ticket.class_code,
        _ms(ticket.clock, now),
        ticket.counter,
        ticket.directed_to,
        ticket.goes_first,
        _ms(ticket.offered_from, now) if is_held_back else None,
        min(ticket.passed, policy.overtaking_limit + 1),
        ticket.calls if ticket.state is TicketState.CALLED else 0,
        ticket.misses,
        ticket.moves,
        ticket.postponed,
        _ms(ticket.away_since, now) if ticket.state is TicketState.MISSED else None,
        len(visit.needs),
        tuple(need.service for need in visit.needs if need.ticket is None),
        _ms(visit.issued_at, now),
        _tally_key(tally, ticket, policy.overtaking_limit, now),
    )


def _tally_key(tally: Tally, ticket: Ticket, limit: int, now: datetime) -> Key:
    calls = tally.calls if ticket.state is TicketState.CALLED else 0
    away = tally.away_until if tally.away_until is not None and tally.away_until > now else None
    return (min(tally.passes, limit + 1), calls, tally.misses, tally.moves, tally.postponed, _ms(away, now))
