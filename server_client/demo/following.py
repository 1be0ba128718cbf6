"""Follows a branch of the demonstration by its feed, so that one waits for what happened there and never on time."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

from server_client.client.api import BranchApi
from server_client.client.connection import ConnectionState
from server_client.client.feed import BranchFeed
from server_client.demo.branch_office import BRANCH
from server_client.demo.display import PATIENCE_S, until
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.ids import BranchId

Kind = TypeVar("Kind", bound=EventData)


class Followed:
    """What is known of a branch: its state, and the events since it is followed."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self._branch: Branch | None = None

    @property
    def branch(self) -> Branch:
        """Return the branch as last heard; LookupError before it was loaded."""
        if self._branch is None:
            raise LookupError("The branch has not been loaded yet")
        return self._branch

    @property
    def is_known(self) -> bool:
        """Say whether the branch has been loaded."""
        return self._branch is not None

    def show(self, branch: Branch, events: tuple[Event, ...]) -> None:
        """Take over what the feed tells."""
        self._branch = branch
        self.events.extend(events)

    def all_of(self, kind: type[Kind]) -> list[Kind]:
        """Return what happened of this kind, in order."""
        return [event.data for event in self.events if isinstance(event.data, kind)]

    async def until_more(self, kind: type[Kind], before: int = 0, *, within_s: float = PATIENCE_S) -> Kind:
        """Return the last event of the kind as soon as there are more of them than `before`; NotSeen."""
        what = f"the branch tells {kind.__name__} number {before + 1}"
        await until(lambda: len(self.all_of(kind)) > before, what, within_s=within_s)
        return self.all_of(kind)[-1]


@asynccontextmanager
async def following(url: str, credential: str, branch: BranchId = BRANCH) -> AsyncIterator[Followed]:
    """Follow the branch during the block."""
    followed = Followed()
    api = BranchApi(url, branch, credential)
    feed = BranchFeed(api, show=followed.show, connection=_heard, pause=asyncio.sleep, random=random.random)
    try:
        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(feed.run())
            await until(lambda: followed.is_known, "the branch answers")
            yield followed
            task.cancel()
    finally:
        await api.close()


def _heard(_state: ConnectionState) -> None:
    """A cut line is waited out: whoever waits for an event has a limit."""
