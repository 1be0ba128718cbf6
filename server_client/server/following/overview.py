"""All branches of a centre in one list: how far each log has come, when its node was last heard, and what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast

from server_client.queue_model.configuration import Names
from server_client.queue_model.ids import BranchId
from server_client.server.sql.sql import Sql
from server_client.wire.overview import BranchFault, BranchLine, Link

# A node has something to say every few seconds, if only that there is nothing new.
SILENT_AFTER = timedelta(seconds=30)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Overview:
    """Reads the table of branches."""

    sql: Sql
    now: Callable[[], datetime]

    async def lines(self, names: Mapping[BranchId, Names]) -> list[BranchLine]:
        """Return all branches by code, each with its names if they are known."""
        found = await self.sql.rows("SELECT branch, hosted, epoch, seq, heard_ms FROM branches ORDER BY branch")
        faults = await self._faults()
        rows = cast("list[tuple[BranchId, bool, int, int, int | None]]", found)
        return [
            BranchLine(
                branch=branch,
                names=names.get(branch, {}),
                hosted=bool(hosted),
                epoch=epoch,
                seq=seq,
                heard=_moment(heard_ms),
                link=Link.HOSTED if hosted else self._link(heard_ms),
                faults=faults.get(branch, []),
            )
            for branch, hosted, epoch, seq, heard_ms in rows
        ]

    async def _faults(self) -> dict[BranchId, list[BranchFault]]:
        found = await self.sql.rows("SELECT branch, kind, since_ms, detail FROM faults ORDER BY branch, since_ms")
        faults: dict[BranchId, list[BranchFault]] = {}
        for branch, kind, since_ms, detail in cast("list[tuple[BranchId, str, int, str]]", found):
            since = _EPOCH + timedelta(milliseconds=since_ms)
            faults.setdefault(branch, []).append(BranchFault(kind=kind, since=since, detail=detail))
        return faults

    def _link(self, heard_ms: int | None) -> Link:
        heard = _moment(heard_ms)
        if heard is None:
            return Link.NEVER
        return Link.LINKED if self.now() - heard < SILENT_AFTER else Link.SILENT


def _moment(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else _EPOCH + timedelta(milliseconds=milliseconds)
