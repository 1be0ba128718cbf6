"""The digests that were made, in the database of the centre or of a node alone; nothing here changes or deletes one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.errors import LogDamaged
from server_client.server.sql.sql import Row, Sql
from server_client.server.stored_time import stored, time_of
from server_client.wire.digests import SealedDigest, stored_digest
from server_client.wire.errors import Malformed


@dataclass(frozen=True, slots=True)
class KeptDigest:
    """A digest as it is kept, the entry of the configuration at its end, and when it was made."""

    sealed: SealedDigest
    configured_at: int
    made_at: datetime


@dataclass(frozen=True, slots=True)
class DigestTable:
    """All digests of all branches; raises as the database does."""

    sql: Sql

    async def newest(self, branch: BranchId) -> KeptDigest | None:
        """Return the digest of the branch's last day that has one."""
        return _only(await self._rows("branch = $1 ORDER BY day DESC LIMIT 1", branch))

    async def of_day(self, branch: BranchId, day: date) -> KeptDigest | None:
        """Return the digest of a day, if there is one."""
        return _only(await self._rows("branch = $1 AND day = $2", branch, day.isoformat()))

    async def before(self, branch: BranchId, day: date) -> KeptDigest | None:
        """Return the last digest of a day before this one, if there is one."""
        return _only(await self._rows("branch = $1 AND day < $2 ORDER BY day DESC LIMIT 1", branch, day.isoformat()))

    async def of_month(self, branch: BranchId, month: str) -> list[KeptDigest]:
        """Return the digests of a month (YYYY-MM), in order."""
        return await self._rows("branch = $1 AND day >= $2 AND day < $3 ORDER BY day", branch, month, f"{month}-99")

    async def all(self, branch: BranchId) -> list[KeptDigest]:
        """Return all digests of a branch, in order."""
        return await self._rows("branch = $1 ORDER BY day", branch)

    async def days(self, branch: BranchId) -> list[date]:
        """Return the days that have a digest, the newest first."""
        found = await self.sql.rows("SELECT day FROM digests WHERE branch = $1 ORDER BY day DESC", branch)
        return [date.fromisoformat(cast("str", row[0])) for row in found]

    async def branches(self) -> list[tuple[BranchId, date]]:
        """Return the branches that have digests, each with its last day."""
        found = await self.sql.rows("SELECT branch, MAX(day) FROM digests GROUP BY branch ORDER BY branch")
        return [(BranchId(branch), date.fromisoformat(day)) for branch, day in cast("list[tuple[str, str]]", found)]

    async def add(self, sealed: SealedDigest, configured_at: int, made_at: datetime) -> bool:
        """Keep a digest for ever; False if that day has one already, which then stays."""
        digest = sealed.digest
        return bool(
            await self.sql.change(
                "INSERT INTO digests (branch, day, last, last_hash, configured_at, body, hash, made_ms)"
                " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (branch, day) DO NOTHING",
                digest.branch,
                digest.day.isoformat(),
                digest.last,
                digest.last_hash,
                configured_at,
                sealed.body,
                sealed.hash,
                stored(made_at),
            )
        )

    async def _rows(self, condition: str, *values: str) -> list[KeptDigest]:
        found = await self.sql.rows(
            f"SELECT body, hash, configured_at, made_ms FROM digests WHERE {condition}",  # noqa: S608 - words of this class
            *values,
        )
        return [_kept(row) for row in found]


def _kept(row: Row) -> KeptDigest:
    body, digest, configured_at, made_ms = cast("tuple[bytes, str, int, int]", row)
    try:
        return KeptDigest(stored_digest(bytes(body), digest), configured_at, time_of(made_ms))
    except Malformed as wrong:
        raise LogDamaged(f"A digest in the database cannot be read: {wrong}") from wrong


def _only(found: Sequence[KeptDigest]) -> KeptDigest | None:
    return found[0] if found else None
