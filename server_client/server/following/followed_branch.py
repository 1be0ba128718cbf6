"""One branch that another server writes, as its log here tells it: state, feed and reading; it takes no command."""

import asyncio

from server_client.queue_model.apply import OutOfOrder, apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId
from server_client.server.errors import LogDamaged
from server_client.server.following.log_reader import LogReader
from server_client.server.hosting.feed import Feed
from server_client.server.store.store import Head
from server_client.wire.chain import Entry, checked
from server_client.wire.documents import decode_branch, is_as_replayed
from server_client.wire.errors import Malformed

# Some milliseconds of applying; then others have their turn.
_PORTION = 100
# A followed branch has few listeners, and there are many branches.
_TOLD_KEPT = 256


class FollowedBranch:
    """A copy that is brought up from the log whenever `catch_up` is called, the first time from a snapshot on."""

    def __init__(self, branch: BranchId, log: LogReader) -> None:
        """Name the branch; nothing is read before the first `catch_up`."""
        self.state = Branch(id=branch)
        self.head = Head()
        self._log = log
        self.feed = Feed(0, log.read, kept=_TOLD_KEPT)
        self._in_turn = asyncio.Lock()
        self._is_built = False

    @property
    def is_built(self) -> bool:
        """Say whether there is a state to show."""
        return self._is_built

    async def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries after entry `after`."""
        return await self._log.read(after, limit)

    async def built(self) -> None:
        """Bring the branch to life unless it has been; errors as of `catch_up`."""
        if not self._is_built:
            await self.catch_up()

    async def catch_up(self) -> None:
        """Take in what the log has more; LogDamaged if it does not hold together, Unavailable if it cannot be read.

        A log that has gone back, to a restored backup say, is read anew, and who listens is let go of.
        """
        async with self._in_turn:
            if not self._is_built:
                await self._build()
                return
            try:
                await self._go_on()
            except (Malformed, OutOfOrder):
                await self._build()

    async def look(self) -> None:
        """Do the same, having looked whether the log still is the one that was read."""
        async with self._in_turn:
            found = [] if not self.head.seq else await self._log.read(self.head.seq - 1, 1)
            if self.head.seq and [entry.hash for entry in found] != [self.head.hash]:
                self._is_built = False
        await self.catch_up()

    async def _build(self) -> None:
        self._is_built = False
        self.feed.end()
        self.state, self.head = await self._from_snapshot() or (Branch(id=self.state.id), Head())
        try:
            await self._go_on()
        except (Malformed, OutOfOrder) as broken:
            raise LogDamaged(f"The copy of branch {self.state.id} does not hold together: {broken}") from broken
        self.feed = Feed(self.head.seq, self._log.read, kept=_TOLD_KEPT)
        self._is_built = True

    async def _go_on(self) -> None:
        while entries := await self._log.read(self.head.seq, _PORTION):
            state = self.state
            for event in checked(entries, self.head.hash, self.head.seq):
                state = apply(state, event)
            self.state, self.head = state, Head(entries[-1].seq, entries[-1].hash)
            if self._is_built:
                self.feed.publish(entries)

    async def _from_snapshot(self) -> tuple[Branch, Head] | None:
        # A snapshot only saves time: one of an older format, or of a log that has since been cut short, is passed over.
        for snapshot in await self._log.snapshots():
            try:
                if not is_as_replayed(snapshot.document):
                    continue
                state, digest = decode_branch(snapshot.document)
            except Malformed:
                continue
            found = await self._log.read(snapshot.seq - 1, 1)
            if [(entry.seq, entry.hash) for entry in found] == [(snapshot.seq, digest)] and state.id == self.state.id:
                return state, Head(snapshot.seq, digest)
        return None
