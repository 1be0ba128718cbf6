"""A log that takes entries only while its node may write them, and marks outside of itself how far it has come."""

from collections.abc import Iterable, Mapping

from server_client.queue_model.ids import CommandId
from server_client.server.epochs.fence import Fence
from server_client.server.epochs.high_water import Mark
from server_client.server.store.store import Answer, Group, Head, Snapshot, Store
from server_client.wire.chain import Entry
from server_client.wire.stamps import stamp_of


class FencedStore:
    """The store of a node, within its fence; `append` raises Fenced, and all else is the store's own."""

    def __init__(self, store: Store, fence: Fence) -> None:
        """Look whether the log is as it was left; what keeps that from being known closes the store and is raised."""
        self._store = store
        self._fence = fence
        try:
            fence.look(store)
        except BaseException:
            store.close()
            raise

    def head(self) -> Head:
        """Return where the log ends."""
        return self._store.head()

    def append(self, group: Group) -> None:
        """Add the group and then mark it; Fenced if this node may not, else errors as of the store."""
        if not group.entries:
            self._store.append(group)
            return
        last = group.entries[-1]
        epoch = stamp_of(last.body).epoch
        self._fence.check(epoch)
        self._store.append(group)
        self._fence.reached(Mark(epoch, last.seq, last.hash))

    def answers(self, commands: Iterable[CommandId]) -> Mapping[CommandId, Answer]:
        """Return how those of the commands were answered that have been."""
        return self._store.answers(commands)

    def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries that follow entry `after`, in order."""
        return self._store.read(after, limit)

    def snapshots(self) -> list[Snapshot]:
        """Return the snapshots kept, the newest first."""
        return self._store.snapshots()

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot."""
        self._store.keep_snapshot(snapshot)

    def close(self) -> None:
        """Let go of the log, and of the mark."""
        self._store.close()
        self._fence.close()
