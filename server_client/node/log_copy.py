"""A branch's log taken over entry by entry from another server, each checked before it is kept; it decides nothing.

Snapshots are kept on the way, so that whoever takes over starts at once, however long the log.
"""

from contextlib import aclosing, suppress
from pathlib import Path
from typing import Self

from server_client.client.log_api import LogApi
from server_client.node.errors import GuardError
from server_client.queue_model.apply import OutOfOrder, apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId
from server_client.server.epochs.fence import epoch_of
from server_client.server.errors import StoreUnavailable
from server_client.server.hosting.revival import read_state
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group, Head, Snapshot
from server_client.wire.chain import Entry, checked
from server_client.wire.documents import encode_branch
from server_client.wire.errors import Malformed

_PORTION = 500
# As a server does it: a start replays less than a second's worth.
_SNAPSHOT_DUE = 5_000


class LogCopy:
    """The log in a node's folder, which nobody else writes meanwhile; LogInUse if someone does."""

    def __init__(self, data: Path, branch: BranchId) -> None:
        """Open or make the log."""
        self._store = SqliteStore(data / f"{branch}.sqlite")
        self.branch = branch
        self.head: Head = self._store.head()
        self._state: Branch | None = None
        self._snapshot_seq = self.head.seq

    def __enter__(self) -> Self:
        """Hold the log."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the log."""
        try:
            # It only saves time; whoever writes the log next learns what is wrong with the disk.
            with suppress(StoreUnavailable):
                self._keep_snapshot(1)
        finally:
            self._store.close()

    @property
    def epoch(self) -> int:
        """Return the epoch in which the log ends."""
        return epoch_of(self._store)

    def hold(self, state: Branch) -> None:
        """Go on from the state at the end of this log, which somebody has just made from all of it."""
        self._state, self._snapshot_seq = state, 0

    def keep(self, entries: list[Entry]) -> None:
        """Add entries; GuardError if they do not go on from this log."""
        try:
            events = list(checked(entries, self.head.hash, self.head.seq))
        except Malformed as wrong:
            raise GuardError(
                f"{wrong}: the log here is not the beginning of that one; see which of the two is right, and begin"
                " with an empty folder"
            ) from wrong
        if any(event.branch != self.branch for event in events):
            raise GuardError(f"That log is of branch {events[0].branch}, not of {self.branch}; check --branch")
        state = self._state or read_state(self._store, self.branch)[0]
        try:
            for event in events:
                state = apply(state, event)
        except OutOfOrder as wrong:
            raise GuardError(f"{wrong}: that log is not sound, see motcua verify there") from wrong
        self._store.append(Group(entries=entries))
        self.head = Head(entries[-1].seq, entries[-1].hash)
        self._state = state
        self._keep_snapshot(_SNAPSHOT_DUE)

    def _keep_snapshot(self, due: int) -> None:
        """Keep the state as it is, if so many entries have come since that was done."""
        if self._state is not None and self.head.seq - self._snapshot_seq >= due:
            document = encode_branch(self._state, self.head.hash, with_settled=True)
            self._store.keep_snapshot(Snapshot(self.head.seq, document))
            self._snapshot_seq = self.head.seq

    async def catch_up(self, source: LogApi) -> None:
        """Take over what the source has beyond this log; GuardError if it has another log."""
        last, digest = await source.end()
        if last < self.head.seq:
            entry = self._store.read(last - 1, 1)[0] if last else None
            if entry is not None and entry.hash != digest:
                raise GuardError(f"Entry {last} here is not the one there: these are two logs; see which is right")
            return
        await self._up_to(source, last)
        if self.head.hash != digest:
            raise GuardError(f"Entry {last} here is not the one there: these are two logs; see which is right")

    async def _up_to(self, source: LogApi, last: int) -> None:
        waiting: list[Entry] = []
        if last == self.head.seq:
            return
        async with aclosing(source.entries(self.head.seq)) as entries:
            async for entry in entries:
                waiting.append(entry)
                if len(waiting) == _PORTION or entry.seq == last:
                    self.keep(waiting)
                    waiting = []
                if entry.seq == last:
                    return
