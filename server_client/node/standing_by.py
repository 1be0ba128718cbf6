"""A standby: it follows the log of a node for as long as it runs, and has an epoch kept for the day it is needed."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from pathlib import Path

from server_client.client.backoff import Backoff
from server_client.client.errors import NotResumable, Rejected, ServerUnavailable
from server_client.client.log_api import LogApi
from server_client.node.asking import reserve
from server_client.node.errors import GuardError
from server_client.node.log_copy import LogCopy
from server_client.server.epochs.epoch_file import epoch_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """Whom a standby follows, under which address, and the centre that keeps an epoch for it, if one is named."""

    data: Path
    url: str
    node: LogApi
    center: LogApi | None
    tell: Callable[[str], None]
    pause: Callable[[float], Awaitable[None]]
    dice: Callable[[], float]


async def stand_by(log: LogCopy, following: Following) -> None:
    """Follow until cancelled; GuardError if the node has another log than this one."""
    file = epoch_file(following.data)
    file.change(lambda known: replace(known, followed=following.url))
    backoff = Backoff(following.dice)
    told = ""
    while True:
        try:
            if following.center is not None:
                following.tell(f"Epoch {await reserve(following.center, following.data)} is kept for this standby")
                following = replace(following, center=None)
            await _follow(log, following, backoff)
        except NotResumable as behind:
            raise GuardError(
                f"The node's log does not go on from entry {log.head.seq}, which is here ({behind}): if its database"
                " was put back, restore it with a new epoch, or promote this standby"
            ) from behind
        except (ServerUnavailable, Rejected) as away:
            if str(away) != told:
                following.tell(f"Waiting: {away}")
            told = str(away)
        await following.pause(backoff.delay())


async def _follow(log: LogCopy, following: Following, backoff: Backoff) -> None:
    last, _ = await following.node.end()
    await log.catch_up(following.node)
    following.tell(f"Up to date with {following.url}: entry {max(last, log.head.seq)}")
    backoff.reset()
    async with aclosing(following.node.entries(log.head.seq)) as entries:
        async for entry in entries:
            await asyncio.to_thread(log.keep, [entry])
    raise ServerUnavailable("The node has ended the stream of entries")
