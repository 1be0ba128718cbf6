"""A branch's log in memory, for tests that want a disk they can break; what SqliteStore promises, it keeps too."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import Refused
from server_client.server.errors import LogInUse, StoreBroken, StoreUnavailable
from server_client.server.store.store import Answer, Group, Head, Snapshot
from server_client.wire.chain import Entry

_SNAPSHOTS_KEPT = 3


@dataclass
class MemoryDisk:
    """What outlives a store; a test sets `full` or `broken` and every write fails as on a real disk."""

    entries: list[Entry] = field(default_factory=list)
    refusals: dict[CommandId, Refused] = field(default_factory=dict)
    snapshots: list[Snapshot] = field(default_factory=list)
    full: bool = False
    broken: bool = False
    in_use: bool = False
    groups: list[Group] = field(default_factory=list)
    """Each group that was written, in order."""


class MemoryStore:
    """One log on such a disk, held exclusively while it is open."""

    def __init__(self, disk: MemoryDisk) -> None:
        """Open the log; LogInUse if another store has."""
        if disk.in_use:
            raise LogInUse("Another store writes the log in memory: close it first")
        disk.in_use = True
        self._disk = disk

    def head(self) -> Head:
        """Return where the log ends."""
        last = self._disk.entries[-1:]
        return Head(last[0].seq, last[0].hash) if last else Head()

    def append(self, group: Group) -> None:
        """Add the group wholly, or raise as the disk is set."""
        self._check_writable()
        new = range(self.head().seq + 1, self.head().seq + 1 + len(group.entries))
        if [entry.seq for entry in group.entries] != list(new) or group.refusals.keys() & self._disk.refusals.keys():
            raise StoreBroken("The group does not follow the log in memory")
        self._disk.entries += group.entries
        self._disk.refusals |= group.refusals
        self._disk.groups.append(group)

    def answers(self, commands: Iterable[CommandId]) -> Mapping[CommandId, Answer]:
        """Return how those of the commands were answered that have been."""
        wanted = set(commands)
        entries: dict[CommandId, list[Entry]] = {}
        for entry in self._disk.entries:
            if entry.command_id in wanted:
                entries.setdefault(entry.command_id, []).append(entry)
        refused: dict[CommandId, Answer] = {
            command: refusal for command, refusal in self._disk.refusals.items() if command in wanted
        }
        return refused | entries

    def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`, in order."""
        return self._disk.entries[max(after, 0) :][:limit]

    def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""
        return sorted(self._disk.snapshots, key=lambda snapshot: -snapshot.seq)

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot, and forget all but the few newest."""
        self._check_writable()
        others = [other for other in self.snapshots() if other.seq != snapshot.seq]
        self._disk.snapshots = sorted([snapshot, *others], key=lambda one: -one.seq)[:_SNAPSHOTS_KEPT]

    def close(self) -> None:
        """Let go of the log."""
        self._disk.in_use = False

    def _check_writable(self) -> None:
        if self._disk.broken:
            raise StoreBroken("The disk in memory is broken: restart")
        if self._disk.full:
            raise StoreUnavailable("The disk in memory is full: free some space")
