"""What an administrator does with webhooks: add, test, pause, resume, send again, remove; delivery is the courier's."""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_network
from typing import Self

from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.audit.trail import NOBODY
from server_client.server.errors import Unavailable
from server_client.server.webhooks.courier import Courier
from server_client.server.webhooks.guard import Guard
from server_client.server.webhooks.http_receiver import HttpReceiver, NotTaken
from server_client.server.webhooks.webhook_table import Cursor, Webhook, WebhookTable
from server_client.wire.new_ids import ID_BYTES, new_id
from server_client.wire.webhooks import KINDS, NewWebhook, WebhookState, message_for_test

MOST = 32
OLD_SIGNS_ON = timedelta(days=1)
"""For how long the secret before signs as well, so that a receiver can change in its own time."""
_SECRET_BYTES = 32
_SECRETS_S = 60.0
_log = logs.logger(__name__)


class WebhookRefused(Exception):
    """It cannot be done as asked; `code` is the problem's."""

    def __init__(self, code: str, why: str) -> None:
        """Say why."""
        super().__init__(why)
        self.code = code


@dataclass(frozen=True, slots=True)
class ToldSecret:
    """A webhook, and its secret in clear, to be told this once."""

    webhook: Webhook
    secret: str = field(repr=False)

    @property
    def id(self) -> str:
        """Return the webhook's id."""
        return self.webhook.id


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
        cls,
        table: WebhookTable,
        networks: Sequence[str],
        *,
        now: Callable[[], datetime],
        dice: Callable[[], float],
    ) -> Self:
        """Return them on the centre's tables; `networks` are private ones where they may go."""
        guard = Guard(tuple(ip_network(network) for network in networks))
        courier = Courier(table, HttpReceiver(guard), me=secrets.token_hex(8), now=now, dice=dice)
        return cls(table, courier, guard, now, secrets.token_bytes)

    async def look_after_secrets(self) -> None:
        """Seal what lies in clear or under an old key, and forget what was exchanged, until cancelled."""
        fault = None
        while True:
            try:
                if not await self.table.seal_anew(self.now()):
                    self.table.secrets.drop_old()
                fault = None
            except Unavailable as failed:
                if str(failed) != fault:
                    fault = str(failed)
                    _log.error("webhooks' secrets not sealed", why=fault)
            await asyncio.sleep(_SECRETS_S)

    async def add(self, wish: NewWebhook, by: str = NOBODY) -> ToldSecret:
        """Return the new webhook with its secret; raises WebhookRefused, NotAllowed or Unknown (`guard`)."""
        strange = sorted(set(wish.events) - set(KINDS))
        if strange:
            raise WebhookRefused("unknown_event", f"There is no event {', '.join(strange)}: {', '.join(KINDS)}")
        await self.guard.target(wish.url)
        known = await self.table.all()
        if known:
            # If their key is missing, none must be made in its place.
            await self.table.signing(known[0], self.now())
        if len(known) >= MOST:
            raise WebhookRefused("too_many_webhooks", f"There are {MOST} webhooks: remove one first")
        id_, secret = new_id(self.now(), self.random(ID_BYTES)), self.random(_SECRET_BYTES).hex()
        webhook = Webhook(
            id=id_,
            url=wish.url,
            events=frozenset(wish.events),
            branches=frozenset(wish.branches),
            sealed=self.table.secrets.seal(id_, secret),
            state=WebhookState.ACTIVE,
            fault="",
            fault_branch="",
            tries=0,
            failing_since=None,
            next_try=self.now(),
            made_at=self.now(),
        )
        await self.table.add(webhook, by)
        return ToldSecret(webhook, secret)

    async def exchange(self, id_: str, by: str = NOBODY) -> ToldSecret:
        """Return the webhook with a new secret; the one before signs beside it for a day. WebhookRefused."""
        await self.table.signing(await self.known(id_), self.now())
        secret = self.random(_SECRET_BYTES).hex()
        sealed = self.table.secrets.seal(id_, secret)
        if not await self.table.exchange(id_, sealed, self.now() + OLD_SIGNS_ON, by):
            raise WebhookRefused("unknown_webhook", f"There is no webhook {id_}")
        return ToldSecret(await self.known(id_), secret)

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

    async def set_state(self, id_: str, state: WebhookState, by: str = NOBODY) -> None:
        """Pause it, or resume it where it was; WebhookRefused if there is none."""
        if not await self.table.set_state(id_, state, by):
            raise WebhookRefused("unknown_webhook", f"There is no webhook {id_}")

    async def go_on_after(self, id_: str, branch: BranchId, seq: int, by: str = NOBODY) -> None:
        """Send again what follows an entry of a branch, or pass over what comes up to it; WebhookRefused if unknown."""
        await self.known(id_)
        found = await self.table.sql.rows("SELECT epoch, seq FROM branches WHERE branch = $1", branch)
        if not found:
            raise WebhookRefused("unknown_branch", f"There is no branch {branch}")
        epoch, head = found[0]
        await self.table.put(id_, Cursor(branch, int(epoch or 0), min(seq, int(head or 0))), by)

    async def remove(self, id_: str, by: str = NOBODY) -> None:
        """Forget it; WebhookRefused if there is none."""
        if not await self.table.remove(id_, by):
            raise WebhookRefused("unknown_webhook", f"There is no webhook {id_}")
