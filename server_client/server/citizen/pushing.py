"""Tells phones whose page is closed that their number is next or called: each once, by whichever process comes first.

A subscription is kept with its ticket's token until the ticket has ended, at the latest until the day is over.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, cast

from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId, Language, Token
from server_client.queue_model.local_time import local_day
from server_client.queue_model.ticket import TicketState
from server_client.queue_model.waiting import people_ahead
from server_client.server import logs
from server_client.server.citizen.http_push import Left
from server_client.server.citizen.push_sealing import SALT_BYTES, PushKey, sealed, subscriber
from server_client.server.errors import Unavailable
from server_client.server.sql.sql import Sql
from server_client.wire.pushes import PushText, Subscription, decode_subscription, encode_push_text, encode_subscription

_LOOK_S = 2.0
# One phone has one; a few more for whoever tries several browsers.
_MOST_OF_A_TICKET = 5
_NOTHING, _NEXT, _CALLED = "", "next", "called"
_ORDER = (_NOTHING, _NEXT, _CALLED)
_BELOW_ORDER = (1 << 255) - 1
_TEXTS = {
    ("vi", _NEXT): ("{number}: quý khách là người tiếp theo", "Xin có mặt ở khu vực chờ."),
    ("vi", _CALLED): ("{number}: mời đến quầy số {counter}", "Xin mang theo phiếu và hồ sơ."),
    ("en", _NEXT): ("{number}: you are next", "Please be in the waiting area."),
    ("en", _CALLED): ("{number}: please go to counter {counter}", "Bring your ticket and your documents."),
}
_log = logs.logger(__name__)


class PushLine(Protocol):
    """The way to the push services."""

    async def leave(self, endpoint: str, sealed: bytes, authorization: str) -> Left:
        """Leave a message at the endpoint."""

    async def close(self) -> None:
        """Close all connections."""


@dataclass(frozen=True, slots=True)
class _Kept:
    branch: BranchId
    token: Token
    subscription: Subscription
    language: Language
    told: str


class Pushes:
    """The subscriptions of all branches of a centre; `random` gives that many new random bytes."""

    def __init__(
        self, sql: Sql, key: PushKey, line: PushLine, *, now: Callable[[], datetime], random: Callable[[int], bytes]
    ) -> None:
        """Keep them in the centre's database, and tell by the line."""
        self.key = key
        self._sql = sql
        self._line = line
        self._now = now
        self._random = random

    async def subscribe(self, branch: BranchId, token: Token, subscription: Subscription, language: Language) -> None:
        """Keep a subscription for as long as its ticket lasts; ValueError if its keys are none."""
        subscriber(subscription.keys.p256dh, subscription.keys.auth)
        found = await self._sql.rows(
            "SELECT COUNT(*) FROM pushes WHERE branch = $1 AND token = $2 AND endpoint <> $3",
            *(branch, token, subscription.endpoint),
        )
        if cast("int", found[0][0]) >= _MOST_OF_A_TICKET:
            raise ValueError("This ticket has enough subscriptions")
        await self._sql.change(
            "INSERT INTO pushes (branch, token, endpoint, subscription, language, day, told)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (branch, token, endpoint)"
            " DO UPDATE SET subscription = excluded.subscription, language = excluded.language",
            *(branch, token, subscription.endpoint, encode_subscription(subscription), language),
            *(local_day(self._now()).isoformat(), _NOTHING),
        )

    async def count(self) -> int:
        """Return how many subscriptions there are."""
        return cast("int", (await self._sql.rows("SELECT COUNT(*) FROM pushes"))[0][0])

    async def run(self, state_of: Callable[[BranchId], Awaitable[Branch | None]]) -> None:
        """Tell whoever is to be told, until cancelled."""
        try:
            while True:
                try:
                    await self.step(state_of)
                except Unavailable as failed:
                    _log.warning("phones not told", why=str(failed))
                await asyncio.sleep(_LOOK_S)
        finally:
            await self._line.close()

    async def step(self, state_of: Callable[[BranchId], Awaitable[Branch | None]]) -> None:
        """Look once at every ticket that has a subscription."""
        await self._sql.change("DELETE FROM pushes WHERE day < $1", local_day(self._now()).isoformat())
        rows = await self._sql.rows("SELECT branch, token, subscription, language, told FROM pushes ORDER BY branch")
        for branch, token, kept, language, told in cast("list[tuple[BranchId, Token, bytes, Language, str]]", rows):
            subscription = decode_subscription(bytes(kept))
            await self._look(_Kept(branch, token, subscription, language, told), await state_of(branch))

    async def _look(self, kept: _Kept, branch: Branch | None) -> None:
        visit = None if branch is None else branch.tokens.get(kept.token)
        if branch is None or visit is None:
            return
        ticket = branch.tickets[branch.visits[visit].ticket]
        if ticket.state.is_final:
            await self._forget(kept)
            return
        now = branch.time(self._now())
        is_next = ticket.is_offered(now) and people_ahead(branch, ticket, now) == 0
        stage = _CALLED if ticket.state is TicketState.CALLED else _NEXT if is_next else _NOTHING
        if _ORDER.index(stage) <= _ORDER.index(kept.told):
            return
        if not await self._is_mine(kept, stage):
            return
        place = branch.configuration.counter(ticket.counter) if branch.configuration and ticket.counter else None
        await self._tell(kept, stage, number=ticket.number, counter="–" if place is None else str(place.number))

    async def _tell(self, kept: _Kept, stage: str, *, number: str, counter: str) -> None:
        title, body = _TEXTS["en" if kept.language == "en" else "vi", stage]
        text = PushText(title=title.format(number=number, counter=counter), body=body, page=f"/t/{kept.token}")
        keys, endpoint = kept.subscription.keys, kept.subscription.endpoint
        scalar = 1 + int.from_bytes(self._random(32)) % _BELOW_ORDER
        known, salt = subscriber(keys.p256dh, keys.auth), self._random(SALT_BYTES)
        message = sealed(encode_push_text(text), known, salt=salt, scalar=scalar)
        left = await self._line.leave(endpoint, message, self.key.authorization(endpoint, self._now()))
        if left is Left.GONE:
            await self._forget(kept)

    async def _is_mine(self, kept: _Kept, stage: str) -> bool:
        # Of several processes that have seen the call, one tells it.
        changed = await self._sql.change(
            "UPDATE pushes SET told = $4 WHERE branch = $1 AND token = $2 AND endpoint = $3 AND told = $5",
            *(kept.branch, kept.token, kept.subscription.endpoint, stage, kept.told),
        )
        return changed == 1

    async def _forget(self, kept: _Kept) -> None:
        await self._sql.change(
            "DELETE FROM pushes WHERE branch = $1 AND token = $2 AND endpoint = $3",
            *(kept.branch, kept.token, kept.subscription.endpoint),
        )
