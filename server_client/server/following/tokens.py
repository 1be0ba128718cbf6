"""Which branch a ticket's token is of, so that its page is found without any branch's state; kept for a few days.

Whoever takes entries in adds to the table in the same transaction (`replication`); here it is read and purged.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from server_client.queue_model.ids import BranchId, Token
from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.sql.sql import Sql
from server_client.server.stored_time import stored

# A token is good for its day; a branch whose node stays away opens the next day when it is back.
TOKENS_KEPT = timedelta(days=7)
_PURGE_S = 3600.0
_log = logs.logger(__name__)


@dataclass(frozen=True, slots=True)
class TokenIndex:
    """The table of tokens."""

    sql: Sql
    now: Callable[[], datetime]

    async def run(self) -> None:
        """Forget what is good no longer, every hour, until cancelled."""
        while True:
            try:
                await self.purge(self.now())
            except Unavailable as failed:
                _log.warning("tokens not purged", why=str(failed))
            await asyncio.sleep(_PURGE_S)

    async def branch_of(self, token: Token) -> BranchId | None:
        """Return where the ticket with the token was given out, or None if it is not known."""
        found = await self.sql.rows("SELECT branch FROM tokens WHERE token = $1 ORDER BY at_ms DESC LIMIT 1", token)
        return cast("BranchId", found[0][0]) if found else None

    async def purge(self, now: datetime) -> None:
        """Forget tokens that are good no longer."""
        await self.sql.change("DELETE FROM tokens WHERE at_ms < $1", stored(now - TOKENS_KEPT))
