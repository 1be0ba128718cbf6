"""The branch as a kiosk follows it: its name is claimed before each feed, and a refused one gets none.

It decides nothing: the branch says whose the name is.
"""

import logging
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from datetime import datetime
from typing import Protocol

from kiosk.faults import NotOurs
from kiosk.series_right import SeriesRight
from server_client.client.errors import Rejected
from server_client.client.feed import BranchSource
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event
from server_client.queue_model.ids import DeviceId
from server_client.wire.forecasts import BoardMessage
from server_client.wire.views import Holder

log = logging.getLogger("motcua.kiosk")

_REFUSALS = {"other_device": NotOurs.OTHER_NAME, "other_machine": NotOurs.OTHER_MACHINE}


class ClaimableBranch(BranchSource, Protocol):
    """A source that confirms names; `BranchApi` is the real one."""

    async def claim(self, device: DeviceId, machine: str) -> Holder:
        """Have the name confirmed; ServerUnavailable or Rejected."""


class ClaimedBranch:
    """A source for BranchFeed; `told` hears what came of each claim: the branch's answer, or None for a refusal."""

    def __init__(self, api: ClaimableBranch, right: SeriesRight, told: Callable[[Holder | None], None]) -> None:
        self._api = api
        self._right = right
        self._told = told

    async def load(self) -> Branch:
        """Return the branch as it stands."""
        return await self._api.load()

    async def events(
        self,
        after: int,
        *,
        opened: Callable[[], None],
        foretold: Callable[[BoardMessage], None] | None = None,
    ) -> AsyncGenerator[Event, None]:
        """Go through the events after `after`, once the name is confirmed."""
        await self._claim()
        async with aclosing(self._api.events(after, opened=opened, foretold=foretold)) as events:
            async for event in events:
                yield event

    async def probe(self) -> datetime | None:
        """Return the server's time if it says."""
        return await self._api.probe()

    async def _claim(self) -> None:
        try:
            answer = await self._api.claim(self._right.device, self._right.machine)
        except Rejected as rejected:
            why = _REFUSALS.get(rejected.problem.code)
            if why is not None:
                if why is not self._right.refused:
                    log.error("No numbers from here: %s", rejected)
                self._right.lose(why)
                self._told(None)
            raise
        self._right.confirm()
        self._told(answer)
