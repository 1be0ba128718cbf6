"""What each branch is offered: its part of the version published to it, as it is today, under a number that grows.

A branch takes only what is newer than what it has. So each change gets the next number, be it a publication, a return
to an older version, or a day on which something in the document begins; what says the same is not offered again.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId
from server_client.server.replication import stored_rows
from server_client.server.replication.stored_rows import StoredFault
from server_client.server.sql.sql import Sql, SqlSession
from server_client.server.stored_time import stored, time_of, time_or_none
from server_client.wire.organisation import encode_offer
from server_client.wire.pictures import configuration_in

# Heard by whoever gives configurations out; the text is the branch.
CHANNEL = "configuration"
FAULT = "configuration_refused"
_LONGEST_REASON = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """Which version a branch is to have."""

    branch: BranchId
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The newest that a branch was offered; `reason` says why it does not take it over, if that is so."""

    branch: BranchId
    number: int
    version: int
    at: datetime
    content: str
    reason: str
    refused_at: datetime | None


class Offers:
    """What all branches are to have, and what they were offered of it."""

    def __init__(self, sql: Sql, now: Callable[[], datetime]) -> None:
        """Keep it in the centre's database."""
        self._sql = sql
        self._now = now

    async def publications(self) -> list[Publication]:
        """Return which version each branch is to have."""
        found = await self._sql.rows("SELECT branch, version FROM configuration_publications ORDER BY branch")
        rows = cast("list[tuple[BranchId, int]]", found)
        return [Publication(branch=branch, version=version) for branch, version in rows]

    async def publish(self, session: SqlSession, version: int, branches: Sequence[BranchId], *, by: str) -> None:
        """Let these branches have the version; what they are offered follows."""
        await session.change_each(
            "INSERT INTO configuration_publications (branch, version, by_name, at_ms) VALUES ($1, $2, $3, $4)"
            " ON CONFLICT (branch) DO UPDATE SET version = $2, by_name = $3, at_ms = $4",
            [(branch, version, by, stored(self._now())) for branch in sorted(branches)],
        )
        await session.tell(CHANNEL, *branches)

    async def newest(self) -> dict[BranchId, Offer]:
        """Return the newest offer of each branch."""
        found = await self._sql.rows(
            "SELECT o.branch, o.number, o.version, o.at_ms, o.content, o.reason, o.refused_ms"
            " FROM configuration_offers o JOIN"
            " (SELECT branch, MAX(number) AS number FROM configuration_offers GROUP BY branch) newest"
            " ON o.branch = newest.branch AND o.number = newest.number ORDER BY o.branch"
        )
        rows = cast("list[tuple[BranchId, int, int, int, str, str, int | None]]", found)
        return {
            branch: Offer(
                branch=branch,
                number=number,
                version=version,
                at=time_of(at_ms),
                content=content,
                reason=reason,
                refused_at=time_or_none(refused_ms),
            )
            for branch, number, version, at_ms, content, reason, refused_ms in rows
        }

    async def document(self, branch: BranchId) -> bytes | None:
        """Return the newest offer of a branch as it goes out; None if it was offered none."""
        found = await self._sql.rows(
            "SELECT document FROM configuration_offers WHERE branch = $1 ORDER BY number DESC LIMIT 1", branch
        )
        return cast("bytes", found[0][0]) if found else None

    async def offer(
        self,
        publication: Publication,
        compiled: Callable[[int], Configuration],
        *,
        content: str,
        above: int = 0,
    ) -> bool:
        """Offer what `compiled` gives under the next number, above `above`; say whether that was needed.

        Nothing is offered if the newest offer says the same as `content` and is above `above` already, or if the branch
        is to have another version meanwhile.
        """
        branch = publication.branch
        async with self._sql.transaction() as session:
            wished = await session.rows(
                "SELECT version FROM configuration_publications WHERE branch = $1 {lock}", branch
            )
            if [row[0] for row in wished] != [publication.version]:
                return False
            found = await session.rows(
                "SELECT number, version, content FROM configuration_offers WHERE branch = $1"
                " ORDER BY number DESC LIMIT 1",
                branch,
            )
            number, version, known = cast("tuple[int, int, str]", found[0]) if found else (0, 0, "")
            if known == content and number > above:
                if version != publication.version:
                    await session.change(
                        "UPDATE configuration_offers SET version = $3 WHERE branch = $1 AND number = $2",
                        branch,
                        number,
                        publication.version,
                    )
                return False
            following = max(number or await _works_by(session, branch), above) + 1
            await session.change(
                "INSERT INTO configuration_offers (branch, number, version, at_ms, content, document)"
                " VALUES ($1, $2, $3, $4, $5, $6)",
                branch,
                following,
                publication.version,
                stored(self._now()),
                content,
                encode_offer(compiled(following)),
            )
            await stored_rows.forget_fault(session, branch, FAULT)
            await session.tell(CHANNEL, branch)
        return True

    async def refused(self, branch: BranchId, number: int, sentence: str) -> None:
        """Note that a branch does not take an offer over, for whoever has to act on it."""
        now = self._now()
        async with self._sql.transaction() as session:
            changed = await session.change(
                "UPDATE configuration_offers SET refused_ms = $3, reason = $4 WHERE branch = $1 AND number = $2"
                " AND number = (SELECT MAX(number) FROM configuration_offers WHERE branch = $1)",
                branch,
                number,
                stored(now),
                sentence[:_LONGEST_REASON],
            )
            if changed:
                detail = json.dumps({"number": number, "what": sentence[:_LONGEST_REASON]})
                fault = StoredFault(kind=FAULT, since=now, detail=detail)
                await stored_rows.keep_fault(session, branch, fault)

    async def taken(self, branch: BranchId) -> None:
        """Note that a branch works by its newest offer."""
        async with self._sql.transaction() as session:
            changed = await session.change(
                "UPDATE configuration_offers SET refused_ms = NULL, reason = '' WHERE branch = $1 AND reason <> ''",
                branch,
            )
            if changed:
                await stored_rows.forget_fault(session, branch, FAULT)


async def _works_by(session: SqlSession, branch: BranchId) -> int:
    """Return the number that the branch works by already, as far as its log is here; 0 if that is not known."""
    documents = await stored_rows.documents(session, [branch])
    return configuration_in(documents[branch]) or 0 if branch in documents else 0
