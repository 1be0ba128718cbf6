"""Fetches the card of the clerk who sits at the counter: the name and picture, if the office shows them to citizens."""

import asyncio
import logging
from collections.abc import Callable
from typing import Protocol

from counter_display.panel.picture import ClerkCard
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.queue_model.ids import ClerkId
from server_client.wire.staff import StaffMember

REFRESH_S = 120.0
RETRY_S = 10.0

log = logging.getLogger("motcua.panel")


class StaffSource(Protocol):
    """Whoever knows the staff; `StaffApi` is the real one."""

    async def staff(self) -> tuple[StaffMember, ...]:
        """Return who may sign in; ServerUnavailable or Rejected."""
        ...

    async def picture(self, clerk: ClerkId) -> bytes | None:
        """Return a clerk's picture as JPEG, or None."""
        ...


class ClerkCards:
    """The card of one clerk at a time; `show` gets None for who is not shown, and what changes every few minutes."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self._wanted: ClerkId | None = None
        self._news = asyncio.Event()

    def want(self, clerk: ClerkId | None) -> None:
        """Ask for the card of whoever sits there now."""
        if clerk != self._wanted:
            self._wanted = clerk
            self._news.set()

    async def run(self, source: StaffSource, show: Callable[[ClerkCard | None], None]) -> None:
        """Fetch cards until cancelled."""
        while True:
            self._news.clear()
            wait_s = REFRESH_S
            try:
                show(await self._card(source, self._wanted))
            except ServerUnavailable:
                # What was shown stays: it is of the same clerk, or the picture leaves it out.
                wait_s = RETRY_S
            except Rejected as no:
                log.warning("Clerks are shown without names: %s", no)
            await self._until_news(wait_s)

    async def _until_news(self, wait_s: float) -> None:
        try:
            async with asyncio.timeout(wait_s):
                await self._news.wait()
        except TimeoutError:
            return

    async def _card(self, source: StaffSource, clerk: ClerkId | None) -> ClerkCard | None:
        if clerk is None:
            return None
        member = next((one for one in await source.staff() if one.clerk == clerk), None)
        if member is None or not member.shows_name or member.name is None:
            return None
        picture = await source.picture(clerk) if member.picture else None
        return ClerkCard(clerk=clerk, name=member.name, picture=picture or b"")
