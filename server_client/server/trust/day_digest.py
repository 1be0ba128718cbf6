"""Makes the digest of a day from what was counted; how figures are rounded and put together is told here alone."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from math import ceil

from server_client.queue_model.ids import BranchId
from server_client.queue_model.ticket import CallReasonKind, TicketState
from server_client.server.trust.day_count import DayCount
from server_client.server.trust.small_counts import SMALLEST, Tickets, coarsened, large_enough
from server_client.wire.chain import GENESIS
from server_client.wire.digests import NOT_TOLD, SEVERAL, Digest, DigestForecasts, DigestRow, SealedDigest, sealed

_MINUTE_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class DayEnd:
    """Where a day ended in the log: its first entry and the hash before it, its last and the hash of that."""

    day: date
    first: int
    before: str
    last: int
    last_hash: str


def digest_of(branch: BranchId, end: DayEnd, count: DayCount, previous: SealedDigest | None) -> SealedDigest:
    """Return the day's digest, which follows the previous one."""
    everything, forecasts = list(count.tickets.values()), count.forecasts
    numbers, moved = count.numbers, sum(ticket.is_moved for ticket in everything)
    return sealed(
        Digest(
            branch=branch,
            day=end.day,
            first=end.first,
            last=end.last,
            before=end.before,
            last_hash=end.last_hash,
            numbers=None if 0 < numbers < SMALLEST else numbers,
            total=_row(SEVERAL, SEVERAL, everything) if large_enough(everything) else None,
            rows=tuple(_row(*cell, tickets) for cell, tickets in coarsened(count.by_cell()).items()),
            forecasts=DigestForecasts(known=forecasts.known, held=forecasts.held, late=forecasts.late)
            if forecasts.known >= SMALLEST
            else NOT_TOLD,
            moved=moved if moved >= SMALLEST else NOT_TOLD,
            prev=GENESIS if previous is None else previous.hash,
        )
    )


def _row(service: str, class_code: str, tickets: Tickets) -> DigestRow:
    ends = Counter(ticket.end for ticket in tickets)
    called = [ticket.call for ticket in tickets if ticket.call is not None and ticket.is_called]
    waits = sorted(call.waited_s for call in called)
    return DigestRow(
        service=service,
        class_code=class_code,
        tickets=len(tickets),
        called=len(called),
        served_directly=sum(
            ticket.call is not None and ticket.call.kind is CallReasonKind.WALK_DIRECT for ticket in tickets
        ),
        finished=ends[TicketState.FINISHED],
        abandoned=ends[TicketState.ABANDONED],
        cancelled=ends[TicketState.CANCELLED],
        expired=ends[TicketState.EXPIRED],
        within_promise=sum(call.waited_s <= call.promise_s for call in called),
        wait_median_min=_minutes(_nearest_rank(waits, 0.5)),
        wait_p90_min=_minutes(_nearest_rank(waits, 0.9)),
        wait_longest_min=_minutes(waits[-1]),
        overtaken_at_most=max(call.passed for call in called),
    )


def _nearest_rank(ordered: list[int], share: float) -> int:
    """Return the value that the share of all is at most (nearest rank: a wait that somebody had)."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def _minutes(seconds: int) -> int:
    return -(-seconds // _MINUTE_S)
