"""The webhooks and their cursors in the centre's database; what they mean is not decided here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from urllib.parse import urlsplit

from server_client.queue_model.ids import BranchId
from server_client.server.audit.trail import Deed, Trail
from server_client.server.sql.sql import Row, Sql, SqlSession
from server_client.server.stored_time import stored, stored_or_none, time_of, time_or_none
from server_client.server.vault.sealed_secrets import SealedSecrets
from server_client.wire.webhooks import WebhookState

_COLUMNS = (
    "id, url, events, branches, secret, state, fault, fault_branch, COALESCE(old_secret, ''), tries,"
    " failing_since_ms, next_ms, made_ms, COALESCE(old_until_ms, 0)"
)
_TABLES = "webhooks LEFT JOIN webhook_old_secrets ON webhook = id"
# Unless it was exchanged meanwhile.
_SEAL = "UPDATE webhooks SET secret = $3 WHERE id = $1 AND secret = $2"
_SEAL_OLD = "UPDATE webhook_old_secrets SET old_secret = $3 WHERE webhook = $1 AND old_secret = $2"
_DEEDS = {WebhookState.ACTIVE: "resumed", WebhookState.PAUSED: "paused", WebhookState.PARKED: "parked"}
_BEHIND = (
    " FROM branches b LEFT JOIN webhook_cursors c ON c.branch = b.branch AND c.webhook = $1"
    " WHERE (b.seq > COALESCE(c.seq, 0) OR b.epoch > COALESCE(c.epoch, 0)) AND b.seq > 0"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """One webhook; no `events` or `branches` means all. `fault_branch` is the branch whose message was not taken.

    `sealed` is its secret, and `old_sealed` the one before, which signs as well until `old_until`.
    """

    id: str
    url: str
    events: frozenset[str]
    branches: frozenset[str]
    sealed: str
    state: WebhookState
    fault: str
    fault_branch: str
    tries: int
    failing_since: datetime | None
    next_try: datetime
    made_at: datetime
    old_sealed: str = ""
    old_until: datetime | None = None

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
    secrets: SealedSecrets
    trail: Trail

    async def all(self) -> list[Webhook]:
        """Return all webhooks, the oldest first."""
        found = await self.sql.rows(f"SELECT {_COLUMNS} FROM {_TABLES} ORDER BY made_ms, id")  # noqa: S608 - our words
        return [_webhook(row) for row in found]

    async def one(self, id_: str) -> Webhook | None:
        """Return one webhook, if there is one of that id."""
        found = await self.sql.rows(f"SELECT {_COLUMNS} FROM {_TABLES} WHERE id = $1", id_)  # noqa: S608 - our words
        return _webhook(found[0]) if found else None

    async def add(self, webhook: Webhook, by: str) -> None:
        """Keep a new webhook, which is told of what happens from now on."""
        async with self.sql.transaction() as session:
            await session.change(
                "INSERT INTO webhooks (id, url, events, branches, secret, state, made_ms)"
                " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                webhook.id,
                webhook.url,
                _joined(webhook.events),
                _joined(webhook.branches),
                webhook.sealed,
                webhook.state,
                stored(webhook.made_at),
            )
            await session.change(
                "INSERT INTO webhook_cursors (branch, webhook, epoch, seq)"
                " SELECT branch, CAST($1 AS TEXT), epoch, seq FROM branches",
                webhook.id,
            )
            detail = " ".join([_host(webhook.url), *sorted(webhook.events), *sorted(webhook.branches)])
            await self._record(session, by, "webhook_added", webhook.id, detail)

    async def remove(self, id_: str, by: str) -> bool:
        """Forget a webhook; False if there was none of that id."""
        async with self.sql.transaction() as session:
            await session.change("DELETE FROM webhook_cursors WHERE webhook = $1", id_)
            await session.change("DELETE FROM webhook_old_secrets WHERE webhook = $1", id_)
            if not await session.change("DELETE FROM webhooks WHERE id = $1", id_):
                return False
            await self._record(session, by, "webhook_removed", id_)
            return True

    async def set_state(self, id_: str, state: WebhookState, by: str, fault: str = "") -> bool:
        """Pause, park or resume a webhook, which then begins its tries anew; False if there is none of that id."""
        async with self.sql.transaction() as session:
            changed = await session.change(
                "UPDATE webhooks SET state = $2, fault = $3, tries = 0, failing_since_ms = NULL, next_ms = 0"
                " WHERE id = $1",
                id_,
                state,
                fault,
            )
            if changed:
                await self._record(session, by, f"webhook_{_DEEDS[state]}", id_, fault)
        return bool(changed)

    async def exchange(self, id_: str, sealed: str, old_until: datetime, by: str) -> bool:
        """Let another secret sign, and the present one beside it up to then; False if there is none of that id."""
        async with self.sql.transaction() as session:
            await session.change(
                "INSERT INTO webhook_old_secrets (webhook, old_secret, old_until_ms)"
                " SELECT id, secret, CAST($2 AS BIGINT) FROM webhooks WHERE id = $1"
                " ON CONFLICT (webhook) DO UPDATE SET old_secret = excluded.old_secret,"
                " old_until_ms = excluded.old_until_ms",
                id_,
                stored(old_until),
            )
            changed = await session.change("UPDATE webhooks SET secret = $2 WHERE id = $1", id_, sealed)
            if changed:
                await self._record(session, by, "webhook_secret_exchanged", id_)
        return bool(changed)

    async def seal_anew(self, now: datetime) -> int:
        """Seal with the newest key what is not, forget old secrets whose time is over, and return how many that were.

        Raises SecretLocked too. Of several processes any may do it.
        """
        count = await self.sql.change("DELETE FROM webhook_old_secrets WHERE old_until_ms <= $1", stored(now))
        for webhook in await self.all():
            for statement, kept in ((_SEAL, webhook.sealed), (_SEAL_OLD, webhook.old_sealed)):
                if kept and not self.secrets.is_current(kept):
                    sealed = self.secrets.seal(webhook.id, self.secrets.open(webhook.id, kept))
                    count += await self.sql.change(statement, webhook.id, kept, sealed)
        return count

    async def signing(self, webhook: Webhook, now: datetime) -> list[str]:
        """Return the secrets that a message to it is signed with, the present one first; SecretLocked."""
        signs_on = webhook.old_sealed and webhook.old_until is not None and now < webhook.old_until
        kept = [webhook.sealed, *([webhook.old_sealed] if signs_on else [])]
        return [self.secrets.open(webhook.id, one) for one in kept]

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

    async def put(self, id_: str, cursor: Cursor, by: str) -> None:
        """Go on after this entry, because somebody wants it so."""
        async with self.sql.transaction() as session:
            await _move(session, id_, cursor)
            await self._record(session, by, "webhook_moved", id_, f"{cursor.branch} {cursor.seq}")

    async def _record(self, session: SqlSession, by: str, what: str, id_: str, detail: str = "") -> None:
        await self.trail.record_within(session, Deed(who=by, what=what, about=id_, detail=detail))


async def _move(session: SqlSession, id_: str, cursor: Cursor) -> None:
    await session.change(
        "INSERT INTO webhook_cursors (branch, webhook, epoch, seq) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (branch, webhook) DO UPDATE SET epoch = excluded.epoch, seq = excluded.seq",
        cursor.branch,
        id_,
        cursor.epoch,
        cursor.seq,
    )


def _host(url: str) -> str:
    # What follows the host may be secret.
    return urlsplit(url).hostname or ""


def _joined(words: frozenset[str]) -> str:
    return " ".join(sorted(words))


def _webhook(row: Row) -> Webhook:
    id_, url, events, branches, secret, state, fault, fault_branch, old_secret = cast("Sequence[str]", row[:9])
    tries, failing_since_ms, next_ms, made_ms, old_until_ms = cast("tuple[int, int | None, int, int, int]", row[9:])
    return Webhook(
        id=id_,
        url=url,
        events=frozenset(events.split()),
        branches=frozenset(branches.split()),
        sealed=secret,
        state=WebhookState(state),
        fault=fault,
        fault_branch=fault_branch,
        tries=tries,
        failing_since=time_or_none(failing_since_ms),
        next_try=time_of(next_ms),
        made_at=time_of(made_ms),
        old_sealed=old_secret,
        old_until=time_of(old_until_ms) if old_until_ms else None,
    )
