"""What reading calls need of a branch, whether it is hosted here or followed."""

from typing import Protocol

from server_client.queue_model.branch import Branch
from server_client.server.hosting.feed import Feed
from server_client.server.store.store import Head
from server_client.wire.chain import Entry


class ServedBranch(Protocol):
    """A branch as far as it can be read: `state` and `head` are what its log has come to, and what was told."""

    @property
    def state(self) -> Branch:
        """Return the branch now."""

    @property
    def head(self) -> Head:
        """Return where its log ends."""

    @property
    def feed(self) -> Feed:
        """Return the live end of its log."""

    async def read(self, after: int, limit: int) -> list[Entry]:
        """Return up to `limit` entries after entry `after`."""
