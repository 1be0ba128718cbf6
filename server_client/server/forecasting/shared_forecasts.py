"""The forecasts of all branches at a centre, in its database: told by nodes, or made by one process for a point.

Which process makes them for a point is settled on the point's row: whoever finds that nobody has for a while takes it,
and of several only one does.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.errors import Unavailable
from server_client.server.forecasting.standing_board import GOOD_FOR_S
from server_client.server.sql.dialects import numbered
from server_client.server.sql.sql import Sql
from server_client.server.stored_time import stored
from server_client.wire.forecasts import BoardMessage, aged, decode_board, risk_percent_of

CHANNEL = "forecast"
# Longer than the longest pause between two boards of one process.
_LEFT_AFTER = timedelta(seconds=45)
_NODE = "node"
_A_STATEMENT = 256
_LEAST_RISK = 25


@dataclass(frozen=True, slots=True)
class SharedForecasts:
    """The table of forecasts. Each question raises Unavailable if the database cannot be asked."""

    sql: Sql
    now: Callable[[], datetime]

    async def forecasts_of(self, branches: Iterable[BranchId]) -> dict[BranchId, BoardMessage]:
        """Return the boards of those branches that have one which is not older than a minute."""
        wanted, now_ms = sorted(set(branches)), stored(self.now())
        boards: dict[BranchId, BoardMessage] = {}
        for start in range(0, len(wanted), _A_STATEMENT):
            for branch, at_ms, document in await self._rows(wanted[start : start + _A_STATEMENT], now_ms):
                boards[branch] = aged(decode_board(document), (now_ms - at_ms) / 1000)
        return boards

    async def at_risk(self) -> dict[BranchId, int]:
        """Return how likely each branch at risk misses a promise in the next hour, in percent; Unavailable."""
        found = await self.sql.rows(
            "SELECT branch, risk_percent FROM forecast_risks WHERE at_ms >= $1",
            stored(self.now()) - int(GOOD_FOR_S * 1000),
        )
        return dict(cast("list[tuple[BranchId, int]]", found))

    async def board(self, branch: BranchId) -> BoardMessage | None:
        """Return the board of one branch; None if it has none that may be shown, or the database is away."""
        try:
            return (await self.forecasts_of([branch])).get(branch)
        except Unavailable:
            # What is asked for beside it is worth telling without it.
            return None

    async def keep(self, branch: BranchId, document: bytes, *, epoch: int, age_s: float) -> bool:
        """Keep what a node has foretold so long ago; False if the branch is hosted here, or in a newer epoch."""
        now_ms = stored(self.now())
        kept = await self.sql.change(
            "INSERT INTO forecasts (branch, at_ms, document, maker, claimed_ms)"
            " SELECT branch, CAST($2 AS BIGINT), CAST($3 AS {bytes}), CAST($4 AS TEXT), CAST($5 AS BIGINT)"
            " FROM branches WHERE branch = $1 AND NOT hosted AND epoch <= $6"
            " ON CONFLICT (branch) DO UPDATE SET at_ms = excluded.at_ms, document = excluded.document,"
            " maker = excluded.maker, claimed_ms = excluded.claimed_ms",
            branch,
            now_ms - int(age_s * 1000),
            document,
            _NODE,
            now_ms,
            epoch,
        )
        if kept:
            await self._keep_risk(branch, document)
            await self.sql.tell(CHANNEL, branch)
        return bool(kept)

    async def claim(self, branch: BranchId, maker: str) -> bool:
        """Say whether it is for this process to make the branch's forecasts: it was before, or nobody does."""
        now = self.now()
        return bool(
            await self.sql.change(
                "INSERT INTO forecasts (branch, at_ms, document, maker, claimed_ms) VALUES ($1, 0, $2, $3, $4)"
                " ON CONFLICT (branch) DO UPDATE SET maker = excluded.maker, claimed_ms = excluded.claimed_ms"
                " WHERE forecasts.maker = excluded.maker OR forecasts.claimed_ms < $5",
                branch,
                b"",
                maker,
                stored(now),
                stored(now - _LEFT_AFTER),
            )
        )

    async def made(self, branch: BranchId, maker: str, document: bytes) -> None:
        """Keep what this process has foretold, unless another has taken the branch over meanwhile."""
        kept = await self.sql.change(
            "UPDATE forecasts SET at_ms = $3, document = $4 WHERE branch = $1 AND maker = $2",
            branch,
            maker,
            stored(self.now()),
            document,
        )
        if kept:
            await self._keep_risk(branch, document)
            await self.sql.tell(CHANNEL, branch)

    async def _keep_risk(self, branch: BranchId, document: bytes) -> None:
        percent = risk_percent_of(document)
        # What is hardly at risk is not written, and what was written is too old in a minute.
        if percent >= _LEAST_RISK:
            await self.sql.change(
                "INSERT INTO forecast_risks (branch, risk_percent, at_ms) VALUES ($1, $2, $3)"
                " ON CONFLICT (branch) DO UPDATE SET risk_percent = excluded.risk_percent, at_ms = excluded.at_ms",
                branch,
                percent,
                stored(self.now()),
            )

    async def last(self, branch: BranchId) -> bytes:
        """Return the newest board as it was kept, however old; nothing if there is none."""
        found = await self.sql.rows("SELECT document FROM forecasts WHERE branch = $1", branch)
        return cast("bytes", found[0][0]) if found else b""

    async def _rows(self, branches: Sequence[BranchId], now_ms: int) -> list[tuple[BranchId, int, bytes]]:
        found = await self.sql.rows(
            "SELECT branch, at_ms, document FROM forecasts"  # noqa: S608 - numbers of values only
            f" WHERE at_ms >= $1 AND branch IN ({numbered(len(branches), 2)})",
            now_ms - int(GOOD_FOR_S * 1000),
            *branches,
        )
        return cast("list[tuple[BranchId, int, bytes]]", found)
