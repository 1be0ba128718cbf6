"""What a centre does for citizens, joined: bookings, errands to nodes, and what is forgotten when its day is over."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_bytes

from server_client.dossier_model.booking import BookingOrder
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId
from server_client.server import logs
from server_client.server.citizen.booking_rules import BookingRules
from server_client.server.citizen.bookings import Bookings
from server_client.server.citizen.errands import Errands
from server_client.server.citizen.http_push import HttpPush
from server_client.server.citizen.persons import persons_of
from server_client.server.citizen.push_sealing import PushKey
from server_client.server.citizen.pushing import Pushes
from server_client.server.desk import Desk
from server_client.server.errors import Unavailable
from server_client.server.following.following import Following
from server_client.server.heard_within import heard_within
from server_client.server.sql.sql import Sql

_PURGE_S = 3600.0
# Kiosks tell how old their list is; so it is put anew even if nothing has changed.
DELIVER_S = 600.0
_TRY_AGAIN_S = 10.0
_TOGETHER_S = 0.2
_log = logs.logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizens:
    """The concerns of citizens at a centre."""

    bookings: Bookings
    errands: Errands
    pushes: Pushes | None = None
    """None where the office has no key for web push."""

    def beside(self, hosted: Mapping[BranchId, Desk], following: Following) -> Iterator[Coroutine[None, None, None]]:
        """Go through what is to be done as long as the centre is there; each goes on until it is cancelled."""
        yield self._forget()
        if self.pushes is not None:
            yield self.pushes.run(lambda branch: _state(branch, hosted, following))
        if self.bookings.rules.share > 0:
            for branch, desk in hosted.items():
                yield self._deliver(branch, desk)

    async def deliver(self, branch: BranchId, desk: Desk) -> None:
        """Let the desk of a hosted branch know its bookings; Unavailable if that fails."""
        for day, bookings in (await self.bookings.of_branch(branch)).items():
            orders = [BookingOrder(booking=booking) for booking in bookings]
            await desk.records.put_bookings(day, orders, desk.now())

    async def _deliver(self, branch: BranchId, desk: Desk) -> None:
        while True:
            try:
                with self.errands.news(branch) as news:
                    await self.deliver(branch, desk)
                    await heard_within(news, DELIVER_S)
                # Whoever changes ten bookings at once needs one list.
                await asyncio.sleep(_TOGETHER_S)
            except Unavailable as failed:
                _log.warning("bookings not delivered", branch=branch, why=str(failed))
                await asyncio.sleep(_TRY_AGAIN_S)

    async def _forget(self) -> None:
        while True:
            try:
                await self.bookings.purge()
                await self.errands.purge()
            except Unavailable as failed:
                _log.warning("bookings of past days not forgotten", why=str(failed))
            await asyncio.sleep(_PURGE_S)


def citizens_on(
    sql: Sql, secret: Path, rules: BookingRules, *, now: Callable[[], datetime], push_key: PushKey | None = None
) -> Citizens:
    """Return the concerns on a database, with the secret in this file; StoreUnavailable if that cannot be had."""
    return Citizens(
        bookings=Bookings(sql, persons_of(secret), rules, now),
        errands=Errands(sql, now),
        pushes=None if push_key is None else Pushes(sql, push_key, HttpPush(), now=now, random=token_bytes),
    )


async def _state(branch: BranchId, hosted: Mapping[BranchId, Desk], following: Following) -> Branch | None:
    if branch in hosted:
        return hosted[branch].hosted.state
    try:
        return (await following.at(branch)).state if following.knows(branch) else None
    except Unavailable:
        # The others' phones are told all the same.
        return None
