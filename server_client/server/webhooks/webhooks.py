"""What an administrator does with webhooks: add, test, pause, resume, send again, remove; delivery is the courier's."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_network
from typing import Self

from server_client.queue_model.ids import BranchId
from server_client.server.sql.sql import Sql
from server_client.server.webhooks.courier import Courier
from server_client.server.webhooks.guard import Guard
from server_client.server.webhooks.http_receiver import HttpReceiver, NotTaken
from server_client.server.webhooks.webhook_table import Cursor, Webhook, WebhookTable
from server_client.wire.new_ids import ID_BYTES, new_id
from server_client.wire.webhooks import KINDS, NewWebhook, WebhookState, message_for_test

MOST = 32
_SECRET_BYTES = 32


class WebhookRefused(Exception):
    """It cannot be done as asked; `code` is the problem's."""

    def __init__(self, code: str, why: str) -> None:
        """Say why."""
        super().__init__(why)
        self.code = code


@dataclass(frozen=True, slots=True)
class Webhooks:
    """All webhooks of a centre."""

    table: WebhookTable
    courier: Courier
    guard: Guard
    now: Callable[[], datetime]
    random: Callable[[int], bytes]

    @classmethod
    def at_center(
        cls, sql: Sql, networks: Sequence[str], *, now: Callable[[], datetime], dice: Callable[[], float]
    ) -> Self:
        """Return them on the centre's database; `networks` are private ones where they may go."""
        table = WebhookTable(sql)
        guard = Guard(tuple(ip_network(network) for network in networks))
        courier = Courier(table, HttpReceiver(guard), me=secrets.token_hex(8), now=now, dice=dice)
        return cls(table, courier, guard, now, secrets.token_bytes)

    async def add(self, wish: NewWebhook) -> Webhook:
        """Return the new webhook with its secret; raises WebhookRefused, NotAllowed or Unknown (`guard`)."""
        strange = sorted(set(wish.events) - set(KINDS))
        if strange:
            raise WebhookRefused("unknown_event", f"There is no event {', '.join(strange)}: {', '.join(KINDS)}")
        await self.guard.target(wish.url)
        if len(await self.table.all()) >= MOST:
            raise WebhookRefused("too_many_webhooks", f"There are {MOST} webhooks: remove one first")
        webhook = Webhook(
            id=new_id(self.now(), self.random(ID_BYTES)),
            url=wish.url,
            events=frozenset(wish.events),
            branches=frozenset(wish.branches),
            secret=self.random(_SECRET_BYTES).hex(),
            state=WebhookState.ACTIVE,
            fault="",
            fault_branch="",
            tries=0,
            failing_since=None,
            next_try=self.now(),
            made_at=self.now(),
        )
        await self.table.add(webhook)
        return webhook

    async def known(self, id_: str) -> Webhook:
        """Return the webhook; WebhookRefused if there is none of that id."""
        webhook = await self.table.one(id_)
        if webhook is None:
            raise WebhookRefused("unknown_webhook", f"There is no webhook {id_}")
        return webhook

    async def test(self, id_: str) -> str:
        """Send a message that says nothing, now; return why it was not taken, or nothing."""
        webhook = await self.known(id_)
        try:
            await self.courier.send(webhook, message_for_test(webhook.id, self.now()))
        except NotTaken as failed:
            return str(failed)
        return ""

    async def set_state(self, id_: str, state: WebhookState) -> None:
        """Pause it, or resume it where it was; WebhookRefused if there is none."""
        if not await self.table.set_state(id_, state):
            raise WebhookRefused("unknown_webhook", f"There is no webhook {id_}")

    async def go_on_after(self, id_: str, branch: BranchId, seq: int) -> None:
        """Send again what follows an entry of a branch, or pass over what comes up to it; WebhookRefused if unknown."""
        await self.known(id_)
        found = await self.table.sql.rows("SELECT epoch, seq FROM branches WHERE branch = $1", branch)
        if not found:
            raise WebhookRefused("unknown_branch", f"There is no branch {branch}")
        epoch, head = found[0]
        await self.table.move(id_, Cursor(branch, int(epoch or 0), min(seq, int(head or 0))))

    async def remove(self, id_: str) -> None:
        """Forget it; WebhookRefused if there is none."""
        if not await self.table.remove(id_):
            raise WebhookRefused("unknown_webhook", f"There is no webhook {id_}")
