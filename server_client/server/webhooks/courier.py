"""Delivers what the logs tell to the webhooks: each branch in its order, each message until it is taken.

A message may come twice (a process that died had no time to note that it was taken), but none is passed over: whoever
does not take one is tried again for a day, ever more seldom, then parked until somebody looks.
"""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.audit.trail import NOBODY
from server_client.server.errors import Unavailable
from server_client.server.following.log_reader import LogReader
from server_client.server.heard_within import heard_within
from server_client.server.vault.sealed_secrets import SecretLocked
from server_client.server.webhooks.http_receiver import NotTaken
from server_client.server.webhooks.webhook_table import Cursor, Webhook, WebhookTable
from server_client.wire.chain import Entry, event_of
from server_client.wire.errors import Malformed
from server_client.wire.webhooks import SIGNATURE_HEADER, Message, WebhookState, encode_message, message_of, signature

_LOOK_S = 1.0
_FIRST_S, _LONGEST_S, _DOUBLINGS = 5.0, 3600.0, 10
_GIVEN_UP_AFTER = timedelta(days=1)
_HELD = timedelta(seconds=60)
# Half of it is time enough to hand over one message more.
_RENEWED_AFTER = timedelta(seconds=30)
_BRANCHES_AT_ONCE = 8
_BRANCHES_A_ROUND = 64
_PORTION = 50
_log = logs.logger(__name__)


class Receiver(Protocol):
    """The way to the receivers."""

    async def hand_over(self, url: str, body: bytes, headers: dict[str, str]) -> None:
        """Send one message; raises NotTaken."""

    async def close(self) -> None:
        """Let go of connections."""


class _LostHold(Exception):
    """Another process delivers to this webhook by now, or it was paused."""


class _Stuck(Exception):
    """A message of this branch was not taken."""

    def __init__(self, branch: BranchId, why: str, *, is_final: bool) -> None:
        super().__init__(f"{branch} {why}")
        self.is_final = is_final
        self.branch = branch


class Courier:
    """One process's share of the deliveries; `me` is its name, `dice` gives 0 up to 1."""

    def __init__(
        self,
        table: WebhookTable,
        receiver: Receiver,
        *,
        me: str,
        now: Callable[[], datetime],
        dice: Callable[[], float],
    ) -> None:
        """Prepare; nothing is sent before `run`."""
        self._table = table
        self._receiver = receiver
        self._me = me
        self._now = now
        self._dice = dice
        self._held_since: dict[str, datetime] = {}
        self._news = asyncio.Event()

    async def run(self) -> None:
        """Deliver, until cancelled."""
        leave = self._table.sql.heard("log", lambda _: self._news.set())
        try:
            while True:
                try:
                    is_more = await self.step()
                except Unavailable as failed:
                    _log.warning("webhooks not looked at", why=str(failed))
                    is_more = False
                if not is_more:
                    await heard_within(self._news, _LOOK_S)
        finally:
            leave()
            await self._receiver.close()

    async def step(self) -> bool:
        """Tell each webhook that is due some of what there is to tell; say whether there is more of it.

        Unavailable if the database is away.
        """
        now = self._now()
        due = [one for one in await self._table.all() if one.state is WebhookState.ACTIVE and one.next_try <= now]
        return any(await asyncio.gather(*(self._serve(webhook) for webhook in due)))

    async def send(self, webhook: Webhook, message: Message) -> None:
        """Hand one message over, signed; raises NotTaken."""
        body, now = encode_message(message), self._now()
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "motcua-webhook/1",
            "Motcua-Message": message.id,
            "Motcua-Event": message.type,
            SIGNATURE_HEADER: signature(await self._signing(webhook, now), now, body),
        }
        await self._receiver.hand_over(webhook.url, body, headers)

    async def _signing(self, webhook: Webhook, now: datetime) -> list[str]:
        try:
            return await self._table.signing(webhook, now)
        except SecretLocked as locked:
            # The receiver has no part in it, but nothing can be told to it until then.
            raise NotTaken(str(locked), is_final=False) from locked

    async def _serve(self, webhook: Webhook) -> bool:
        cursors = await self._table.behind(webhook, 1 if webhook.tries else _BRANCHES_A_ROUND)
        if not cursors:
            return False
        try:
            await self._hold(webhook)
            # One message shows whether a receiver that failed is back; a dead one is not sent those of all branches.
            limit = asyncio.Semaphore(_BRANCHES_AT_ONCE)
            outcomes = await asyncio.gather(
                *(self._tell(webhook, cursor, limit) for cursor in cursors), return_exceptions=True
            )
            more = [_raised(outcome) for outcome in outcomes]
            if webhook.tries:
                await self._table.taken(webhook.id)
                _log.info("webhook taken again", webhook=webhook.id)
        except _LostHold:
            return False
        except _Stuck as stuck:
            await self._note(webhook, stuck)
            return False
        return any(more) or bool(webhook.tries) or len(cursors) == _BRANCHES_A_ROUND

    async def _hold(self, webhook: Webhook) -> None:
        now = self._now()
        if not await self._table.claim(webhook.id, self._me, now, now + _HELD):
            raise _LostHold
        self._held_since[webhook.id] = now

    async def _tell(self, webhook: Webhook, cursor: Cursor, limit: asyncio.Semaphore) -> bool:
        async with limit:
            cursor = await self._table.since_epoch(cursor)
            entries = await LogReader(self._table.sql, cursor.branch).read(cursor.seq, _PORTION)
            told = cursor
            try:
                for entry in entries:
                    told = await self._told(webhook, told, entry)
            finally:
                if told != cursor:
                    await self._table.move(webhook.id, told)
            return len(entries) == _PORTION

    async def _told(self, webhook: Webhook, cursor: Cursor, entry: Entry) -> Cursor:
        try:
            event = event_of(entry.body)
        except Malformed as broken:
            raise _Stuck(cursor.branch, f"entry {entry.seq} cannot be read: {broken}", is_final=False) from broken
        message = message_of(event)
        if message is not None and webhook.wants(message.type):
            if self._now() - self._held_since[webhook.id] > _RENEWED_AFTER:
                await self._hold(webhook)
            try:
                await self.send(webhook, message)
            except NotTaken as failed:
                raise _Stuck(cursor.branch, f"entry {entry.seq}: {failed}", is_final=failed.is_final) from failed
        return Cursor(cursor.branch, event.epoch, entry.seq)

    async def _note(self, webhook: Webhook, stuck: _Stuck) -> None:
        now, fault = self._now(), str(stuck)
        since = webhook.failing_since or now
        if stuck.is_final or now - since >= _GIVEN_UP_AFTER:
            await self._table.set_state(webhook.id, WebhookState.PARKED, NOBODY, fault)
            _log.error("webhook parked", webhook=webhook.id, why=fault)
            return
        if not webhook.tries:
            _log.warning("webhook not taken", webhook=webhook.id, why=fault)
        longest = min(_LONGEST_S, _FIRST_S * 2 ** min(webhook.tries, _DOUBLINGS))
        wait = timedelta(seconds=longest * (0.5 + 0.5 * self._dice()))
        failing = replace(webhook, failing_since=since)
        await self._table.failed(failing, branch=stuck.branch, fault=fault, next_try=now + wait)


def _raised(outcome: bool | BaseException) -> bool:
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome
