"""The table of forecasts, on SQLite and on a real PostgreSQL: one maker a point, nothing old, nothing of the fenced."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import pytest

from server_client.queue_model.ids import BranchId, ServiceCode
from server_client.server.forecasting.feed_forecasts import FeedForecasts
from server_client.server.forecasting.shared_forecasts import SharedForecasts
from server_client.server.hosting.feed import Feed, Listener, Message
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.wire.elsewhere import ElsewherePlace
from server_client.wire.forecasts import BoardMessage, decode_board, encode_board
from tests.fakes.boards import a_board, a_place
from tests.proof.branches import MORNING

CN01, PT01 = BranchId("CN01"), BranchId("PT01")
BODY = encode_board(a_board())


@dataclass
class Centre:
    """The table, a clock, and a node's branch and a point in the table of branches."""

    sql: Sql
    forecasts: SharedForecasts
    at: datetime = MORNING

    def pass_s(self, seconds: float) -> None:
        """Let time pass."""
        self.at += timedelta(seconds=seconds)


At: TypeAlias = Callable[[Callable[[Centre], Coroutine[Any, Any, None]]], None]


@pytest.fixture
def at(sql_address: str) -> At:
    """Return what does a work at a centre."""

    async def opened(work: Callable[[Centre], Coroutine[Any, Any, None]]) -> None:
        sql = await open_sql(sql_address)
        centre = Centre(sql, SharedForecasts(sql, lambda: centre.at))
        try:
            for branch, hosted, epoch in ((CN01, False, 2), (PT01, True, 1)):
                await sql.change(
                    "INSERT INTO branches (branch, hosted, epoch, seq, hash) VALUES ($1, $2, $3, 0, $4)",
                    branch,
                    hosted,
                    epoch,
                    "0" * 64,
                )
            await work(centre)
        finally:
            await sql.close()

    return lambda work: asyncio.run(asyncio.wait_for(opened(work), 60))


def test_what_a_node_foretells_is_told_for_a_minute(at: At) -> None:
    async def work(centre: Centre) -> None:
        assert await centre.forecasts.keep(CN01, BODY, epoch=2, age_s=5.0)
        found = await centre.forecasts.forecasts_of([CN01, PT01])
        assert found == {CN01: a_board(age_s=5.0)}
        centre.pass_s(54)
        board = await centre.forecasts.board(CN01)
        assert board is not None
        assert board.age_s == 59.0
        centre.pass_s(2)
        assert await centre.forecasts.forecasts_of([CN01]) == {}
        assert await centre.forecasts.last(CN01) == BODY

    at(work)


def test_a_node_that_was_replaced_tells_nothing_and_nobody_tells_for_a_point(at: At) -> None:
    async def work(centre: Centre) -> None:
        assert not await centre.forecasts.keep(CN01, BODY, epoch=1, age_s=0.0)
        assert not await centre.forecasts.keep(PT01, BODY, epoch=1, age_s=0.0)
        assert not await centre.forecasts.keep(BranchId("unknown"), BODY, epoch=1, age_s=0.0)
        assert await centre.forecasts.forecasts_of([CN01, PT01]) == {}
        assert await centre.forecasts.last(CN01) == b""

    at(work)


def test_of_several_processes_one_foretells_for_a_point_until_it_is_gone(at: At) -> None:
    async def work(centre: Centre) -> None:
        makers = [f"process-{number}" for number in range(4)]
        claims = await asyncio.gather(*(centre.forecasts.claim(PT01, maker) for maker in makers))
        assert sum(claims) == 1
        first = makers[claims.index(True)]
        other = next(maker for maker in makers if maker != first)
        await centre.forecasts.made(PT01, other, BODY)
        assert await centre.forecasts.board(PT01) is None
        await centre.forecasts.made(PT01, first, BODY)
        assert await centre.forecasts.board(PT01) == a_board()
        centre.pass_s(40)
        assert await centre.forecasts.claim(PT01, first)
        centre.pass_s(40)
        assert not await centre.forecasts.claim(PT01, other)
        centre.pass_s(10)
        assert await centre.forecasts.claim(PT01, other)
        assert not await centre.forecasts.claim(PT01, first)

    at(work)


def test_who_follows_a_branch_is_sent_each_board_as_it_comes(at: At) -> None:
    async def work(centre: Centre) -> None:
        sent, came = list[bytes](), asyncio.Event()

        async def send(message: Message) -> None:
            body = message["body"]
            assert isinstance(body, bytes)
            sent.append(body)
            came.set()

        async def read(after: int, limit: int) -> list[Any]:
            return []

        feed = Feed(0, read)
        feed.join(Listener(send=send, end=lambda: None, position=0, hears_forecasts=True))

        async def elsewhere(branch: BranchId, board: BoardMessage) -> Mapping[ServiceCode, ElsewherePlace]:
            return {service: a_place() for service in board.services}

        feeds = asyncio.ensure_future(FeedForecasts(centre.forecasts, lambda: {CN01: feed}, elsewhere).run())
        # It listens once it has begun to run.
        await asyncio.sleep(0)
        await centre.forecasts.keep(CN01, BODY, epoch=2, age_s=0.0)
        await came.wait()
        feeds.cancel()
        await asyncio.gather(feeds, return_exceptions=True)
        assert sent[0].startswith(b"event: forecast\ndata: {")
        told = decode_board(sent[0].removeprefix(b"event: forecast\ndata: "))
        assert [told.elsewhere_for(service) for service in told.services] == [a_place()] * len(told.services)

    at(work)
