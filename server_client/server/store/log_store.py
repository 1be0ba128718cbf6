"""How the writer of a branch uses its log, wherever that is kept: nothing here holds up the loop."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from server_client.queue_model.ids import CommandId
from server_client.server.store.store import Answer, Group, Head, Snapshot
from server_client.wire.chain import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What is to be added behind the head `after`, unless one of the commands `news` was answered before."""

    group: Group
    after: Head
    news: Sequence[CommandId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What has become of a proposal: with answers from before nothing was added. `took_s` seconds at the storage."""

    before: Mapping[CommandId, Answer]
    took_s: float


# Given the entries that another process has added meanwhile, tell what is proposed behind them.
Anew: TypeAlias = Callable[[Sequence[Entry]], Proposal]


class LogStore(Protocol):
    """One branch's log on durable storage, perhaps shared with other processes; one task at a time adds to it."""

    async def add(self, proposal: Proposal, anew: Anew) -> Added:
        """Add the proposal durably and wholly, or raise StoreUnavailable, StoreBroken, LogDamaged or Fenced.

        Then nothing was added, or the line was lost at the very end: the same proposed again finds out. Where other
        processes write too, `anew` is asked for as long as they were first; from then on nobody comes between.
        """

    async def head(self) -> Head:
        """Return where the log ends."""

    async def read(self, after: int, limit: int) -> list[Entry]:
        """Return entries that follow entry `after`, in order; up to `limit`, and none only at the end."""

    async def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""

    async def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot, and forget all but the few newest."""

    async def close(self) -> None:
        """Let go of the storage."""
