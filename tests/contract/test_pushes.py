"""Phones are told of a call once, whichever process sees it first, and are forgotten with their ticket and day."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import StartServing
from server_client.queue_model.ids import BranchId, Language, Token
from server_client.server.citizen.http_push import Left
from server_client.server.citizen.push_sealing import PushKey
from server_client.server.citizen.pushing import Pushes
from server_client.server.sql.opening import open_sql
from server_client.wire.pushes import PushKeys, Subscription
from tests.proof.branches import BRANCH, C1, A
from tests.unit.queue_office import Office, at_work
from tests.unit.test_push_sealing import POINT, SECRET

KEY = PushKey(ec.generate_private_key(ec.SECP256R1()), "mailto:it@example.org")


@dataclass
class Line:
    """A push service that keeps what is left there."""

    answer: Left = Left.DONE
    left: list[str] = field(default_factory=list)

    async def leave(self, endpoint: str, sealed: bytes, authorization: str) -> Left:
        """Keep the endpoint."""
        assert len(sealed) > 86
        assert authorization.startswith("vapid t=")
        self.left.append(endpoint)
        return self.answer

    async def close(self) -> None:
        """Do nothing."""


def subscription(number: int = 1) -> Subscription:
    """Return a browser's subscription."""
    keys = PushKeys(p256dh=POINT, auth=SECRET)
    return Subscription(endpoint=f"https://web.push.apple.com/{number}", keys=keys)


@dataclass
class Told:
    """An office, the phones of its visitors, and two processes that look after them."""

    office: Office
    line: Line
    processes: list[Pushes]

    async def look(self) -> int:
        """Let both processes look at once; return how many messages have been left so far."""

        async def state_of(branch: BranchId) -> Branch | None:
            return self.office.branch if branch == BRANCH else None

        await asyncio.gather(*(one.step(state_of) for one in self.processes))
        return len(self.line.left)

    async def subscribe(self, token: str, number: int = 1) -> None:
        """Let a phone be told."""
        await self.processes[0].subscribe(BRANCH, Token(token), subscription(number), Language("vi"))


@dataclass
class Clock:
    """A clock that a test sets."""

    now: datetime


Work: TypeAlias = Callable[[Told, Clock], Coroutine[Any, Any, None]]


def work_done(sql_address: str, work: Work) -> None:
    """Do the work with an office of which two processes look after the phones."""

    async def opened() -> None:
        sql = await open_sql(sql_address)
        try:
            office, line = at_work(), Line()
            clock = Clock(office.now)
            processes = [
                Pushes(sql, KEY, line, now=lambda: clock.now, random=lambda count: b"7" * count) for _ in range(2)
            ]
            await work(Told(office, line, processes), clock)
        finally:
            await sql.close()

    asyncio.run(asyncio.wait_for(opened(), 60))


def test_a_phone_is_told_that_it_is_next_and_that_it_is_called_once_each(sql_address: str) -> None:
    async def work(told: Told, clock: Clock) -> None:
        told.office.issue(A, token="first")
        told.office.issue(A, token="second")
        await told.subscribe("second")
        assert await told.look() == 0
        first = told.office.call()
        assert await told.look() == 1
        assert await told.look() == 1
        told.office.start(first)
        told.office.finish(first)
        told.office.call()
        assert await told.look() == 2
        assert await told.look() == 2

    work_done(sql_address, work)


def test_a_ticket_that_has_ended_and_a_day_that_is_over_leave_nothing_behind(sql_address: str) -> None:
    async def work(told: Told, clock: Clock) -> None:
        ticket = told.office.issue(A, token="first")
        told.office.issue(A, token="second")
        await told.subscribe("first", 1)
        await told.subscribe("second", 2)
        told.office.call()
        told.office.do(StartServing, ticket=ticket, counter=C1)
        told.office.finish(ticket)
        await told.look()
        assert await kept(told) == 1
        clock.now += timedelta(days=1)
        await told.look()
        assert await kept(told) == 0

    work_done(sql_address, work)


def test_a_browser_that_has_given_up_is_forgotten(sql_address: str) -> None:
    async def work(told: Told, clock: Clock) -> None:
        told.office.issue(A, token="first")
        await told.subscribe("first")
        told.line.answer = Left.GONE
        assert await told.look() == 1
        assert await kept(told) == 0

    work_done(sql_address, work)


def test_a_ticket_has_a_few_phones_and_no_more(sql_address: str) -> None:
    async def work(told: Told, clock: Clock) -> None:
        for number in range(5):
            await told.subscribe("first", number)
        await told.subscribe("first", 4)
        with pytest.raises(ValueError, match="enough"):
            await told.subscribe("first", 5)

    work_done(sql_address, work)


async def kept(told: Told) -> int:
    """Return how many subscriptions are kept."""
    return await told.processes[0].count()
