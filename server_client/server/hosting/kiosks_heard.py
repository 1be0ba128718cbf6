"""Lets the processes of a centre tell each other which kiosks they hear, so that none is missed that another hears."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import cast

from server_client.queue_model.ids import BranchId, DeviceId
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.hosting.presence import GONE_AFTER_S, Presence
from server_client.server.sql.sql import Sql
from server_client.server.stored_time import stored

_EVERY_S = 5.0
_log = logs.logger(__name__)


class KiosksHeard:
    """The table of when each kiosk was last heard by any process; clocks may differ by some seconds."""

    def __init__(self, sql: Sql, now: Callable[[], datetime]) -> None:
        """Prepare to exchange by the database."""
        self._sql = sql
        self._now = now

    async def run(self, branches: Mapping[BranchId, Presence]) -> None:
        """Exchange what is known of the branches' kiosks, until cancelled."""
        while True:
            try:
                await self.exchange(branches)
            except Unavailable as failed:
                _log.warning("kiosks of other processes not known", why=str(failed))
            await asyncio.sleep(_EVERY_S)

    async def exchange(self, branches: Mapping[BranchId, Presence]) -> None:
        """Tell which kiosks are there, and take in which the others have heard."""
        now_ms = stored(self._now())
        there = [(branch, device, now_ms) for branch, one in sorted(branches.items()) for device in one.there()]
        if there:
            await self._sql.change_each(
                "INSERT INTO kiosks_heard (branch, device, heard_ms) VALUES ($1, $2, $3) ON CONFLICT (branch, device)"
                " DO UPDATE SET heard_ms = excluded.heard_ms WHERE kiosks_heard.heard_ms < excluded.heard_ms",
                there,
            )
        found = await self._sql.rows(
            "SELECT branch, device, heard_ms FROM kiosks_heard WHERE heard_ms > $1", now_ms - int(GONE_AFTER_S * 1000)
        )
        for branch, device, heard_ms in cast("list[tuple[BranchId, DeviceId, int]]", found):
            if branch in branches:
                branches[branch].was_heard(device, max(0, now_ms - heard_ms) / 1000)
