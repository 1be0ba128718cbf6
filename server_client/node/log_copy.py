"""A branch's log taken over entry by entry from another server, each checked before it is kept; it decides nothing."""

from contextlib import aclosing
from pathlib import Path
from typing import Self

from server_client.client.log_api import LogApi
from server_client.node.errors import GuardError
from server_client.queue_model.ids import BranchId
from server_client.server.epochs.fence import epoch_of
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group, Head
from server_client.wire.chain import Entry, checked
from server_client.wire.errors import Malformed

_PORTION = 500


class LogCopy:
    """The log in a node's folder, which nobody else writes meanwhile; LogInUse if someone does."""

    def __init__(self, data: Path, branch: BranchId) -> None:
        """Open or make the log."""
        self._store = SqliteStore(data / f"{branch}.sqlite")
        self.branch = branch
        self.head: Head = self._store.head()

    def __enter__(self) -> Self:
        """Hold the log."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the log."""
        self._store.close()

    @property
    def epoch(self) -> int:
        """Return the epoch in which the log ends."""
        return epoch_of(self._store)

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
        self._store.append(Group(entries=entries))
        self.head = Head(entries[-1].seq, entries[-1].hash)

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
