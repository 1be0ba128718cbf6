"""The contract of a log's storage; every implementation passes the same suite."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import Refused
from server_client.wire.chain import GENESIS, Entry

# How a command was answered: by the entries that it brought about, or by a refusal.
Answer = Sequence[Entry] | Refused


@dataclass(frozen=True, slots=True)
class Head:
    """Where a log ends."""

    seq: int = 0
    hash: str = GENESIS


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What one durable transaction adds: entries that follow the log, and refusals that they don't contain."""

    entries: Sequence[Entry] = ()
    refusals: Mapping[CommandId, Refused] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A state as of entry `seq`, as a branch document."""

    seq: int
    document: bytes


class Store(Protocol):
    """One branch's log on durable storage. Its methods block; one thread at a time may use it."""

    def head(self) -> Head:
        """Return where the log ends."""

    def append(self, group: Group) -> None:
        """Add the group durably and wholly, or raise: StoreUnavailable (nothing changed) or StoreBroken."""

    def answers(self, commands: Iterable[CommandId]) -> Mapping[CommandId, Answer]:
        """Return how those of the commands were answered that have been."""

    def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`, in order."""

    def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot, and forget all but the few newest."""

    def close(self) -> None:
        """Let go of the storage."""
