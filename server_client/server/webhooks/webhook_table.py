"""The webhooks and their cursors in the centre's database; what they mean is not decided here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.sql.sql import Row, Sql, SqlSession
from server_client.server.stored_time import stored, stored_or_none, time_of, time_or_none
from server_client.wire.webhooks import WebhookState

_COLUMNS = "id, url, events, branches, secret, state, fault, fault_branch, tries, failing_since_ms, next_ms, made_ms"
_BEHIND = (
    " FROM branches b LEFT JOIN webhook_cursors c ON c.branch = b.branch AND c.webhook = $1"
    " WHERE (b.seq > COALESCE(c.seq, 0) OR b.epoch > COALESCE(c.epoch, 0)) AND b.seq > 0"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """One webhook; no `events` or `branches` means all. `fault_branch` is the branch whose message was not taken."""

    id: str
    url: str
    events: frozenset[str]
    branches: frozenset[str]
    secret: str
    state: WebhookState
    fault: str
    fault_branch: str
    tries: int
    failing_since: datetime | None
    next_try: datetime
    made_at: datetime

    def wants(self, kind: str) -> bool:
        """Say whether messages of that type are to be told."""
        return not self.events or kind in self.events


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a webhook has been told of a branch, and in which epoch that entry was."""

    branch: BranchId
    epoch: int
    seq: int


@dataclass(frozen=True, slots=True)
class WebhookTable:
    """All webhooks; raises as the database does."""

    sql: Sql

    async def all(self) -> list[Webhook]:
        """Return all webhooks, the oldest first."""
        found = await self.sql.rows(f"SELECT {_COLUMNS} FROM webhooks ORDER BY made_ms, id")  # noqa: S608 - our words
        return [_webhook(row) for row in found]

    async def one(self, id_: str) -> Webhook | None:
        """Return one webhook, if there is one of that id."""
        found = await self.sql.rows(f"SELECT {_COLUMNS} FROM webhooks WHERE id = $1", id_)  # noqa: S608 - our words
        return _webhook(found[0]) if found else None

    async def add(self, webhook: Webhook) -> None:
        """Keep a new webhook, which is told of what happens from now on."""
        async with self.sql.transaction() as session:
            await session.change(
                "INSERT INTO webhooks (id, url, events, branches, secret, state, made_ms)"
                " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                webhook.id,
                webhook.url,
                _joined(webhook.events),
                _joined(webhook.branches),
                webhook.secret,
                webhook.state,
                stored(webhook.made_at),
            )
            await session.change(
                "INSERT INTO webhook_cursors (branch, webhook, epoch, seq)"
                " SELECT branch, CAST($1 AS TEXT), epoch, seq FROM branches",
                webhook.id,
            )

    async def remove(self, id_: str) -> bool:
        """Forget a webhook; False if there was none of that id."""
        async with self.sql.transaction() as session:
            await session.change("DELETE FROM webhook_cursors WHERE webhook = $1", id_)
            return bool(await session.change("DELETE FROM webhooks WHERE id = $1", id_))

    async def set_state(self, id_: str, state: WebhookState, fault: str = "") -> bool:
        """Pause, park or resume a webhook, which then begins its tries anew; False if there is none of that id."""
        return bool(
            await self.sql.change(
                "UPDATE webhooks SET state = $2, fault = $3, tries = 0, failing_since_ms = NULL, next_ms = 0"
                " WHERE id = $1",
                id_,
                state,
                fault,
            )
        )

    async def claim(self, id_: str, holder: str, now: datetime, until: datetime) -> bool:
        """Say whether this process, and no other, delivers to the webhook up to then; it may be asked for again."""
        return bool(
            await self.sql.change(
                "UPDATE webhooks SET holder = $2, held_until_ms = $4"
                " WHERE id = $1 AND state = 'active' AND next_ms <= $3 AND (holder = $2 OR held_until_ms < $3)",
                id_,
                holder,
                stored(now),
                stored(until),
            )
        )

    async def failed(self, webhook: Webhook, *, branch: BranchId, fault: str, next_try: datetime) -> None:
        """Keep that a message was not taken, and when the next try is."""
        await self.sql.change(
            "UPDATE webhooks SET fault = $2, fault_branch = $3, tries = $4, failing_since_ms = $5, next_ms = $6"
            " WHERE id = $1 AND state = 'active'",
            webhook.id,
            fault,
            branch,
            webhook.tries + 1,
            stored_or_none(webhook.failing_since),
            stored(next_try),
        )

    async def taken(self, id_: str) -> None:
        """Keep that messages are taken again."""
        await self.sql.change(
            "UPDATE webhooks SET fault = '', fault_branch = '', tries = 0, failing_since_ms = NULL, next_ms = 0"
            " WHERE id = $1",
            id_,
        )

    async def behind(self, webhook: Webhook, limit: int) -> list[Cursor]:
        """Return branches of which there is more to tell; the one whose message was not taken comes first."""
        found = await self.sql.rows(
            f"SELECT b.branch, COALESCE(c.epoch, 0), COALESCE(c.seq, 0) {_BEHIND}"
            " ORDER BY CASE WHEN b.branch = $2 THEN 0 ELSE 1 END, b.branch",
            webhook.id,
            webhook.fault_branch,
        )
        cursors = [Cursor(*row) for row in cast("list[tuple[BranchId, int, int]]", found)]
        return [one for one in cursors if not webhook.branches or one.branch in webhook.branches][:limit]

    async def since_epoch(self, cursor: Cursor) -> Cursor:
        """Return the cursor, put back where a later epoch began if entries that were told of are not the log's."""
        found = await self.sql.rows(
            "SELECT MIN(seq) FROM entries WHERE branch = $1 AND epoch > $2", cursor.branch, cursor.epoch
        )
        first = cast("int | None", found[0][0])
        return cursor if first is None or first > cursor.seq else Cursor(cursor.branch, cursor.epoch, first - 1)

    async def move(self, id_: str, cursor: Cursor) -> None:
        """Go on after this entry."""
        await _move(self.sql, id_, cursor)


async def _move(session: SqlSession, id_: str, cursor: Cursor) -> None:
    await session.change(
        "INSERT INTO webhook_cursors (branch, webhook, epoch, seq) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (branch, webhook) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq",
        cursor.branch,
        id_,
        cursor.epoch,
        cursor.seq,
    )


def _joined(words: frozenset[str]) -> str:
    return " ".join(sorted(words))


def _webhook(row: Row) -> Webhook:
    id_, url, events, branches, secret, state, fault, fault_branch = cast("Sequence[str]", row[:8])
    tries, failing_since_ms, next_ms, made_ms = cast("tuple[int, int | None, int, int]", row[8:])
    return Webhook(
        id=id_,
        url=url,
        events=frozenset(events.split()),
        branches=frozenset(branches.split()),
        secret=secret,
        state=WebhookState(state),
        fault=fault,
        fault_branch=fault_branch,
        tries=tries,
        failing_since=time_or_none(failing_since_ms),
        next_try=time_of(next_ms),
        made_at=time_of(made_ms),
    )
