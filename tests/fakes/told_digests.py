"""The digests of a whole log, as a centre would have made them, day by day."""

from collections.abc import Sequence

from server_client.queue_model.ids import BranchId
from server_client.server.trust.day_digest import digest_of
from server_client.server.trust.day_ends import DayEnds, EndedDay
from server_client.wire.chain import GENESIS, Entry
from server_client.wire.digests import SealedDigest


def days_of(entries: Sequence[Entry]) -> list[EndedDay]:
    """Return the days of a whole log, the last one if it was closed too."""
    ends = DayEnds(0, GENESIS)
    days = list(ends.read(entries))
    return [*days, ends.ended()] if ends.pending else days


def digests_of(entries: Sequence[Entry], branch: str = "CN01") -> list[SealedDigest]:
    """Return the chained digests of a whole log."""
    made: list[SealedDigest] = []
    for day in days_of(entries):
        made.append(digest_of(BranchId(branch), day.end, day.count, made[-1] if made else None))
    return made
