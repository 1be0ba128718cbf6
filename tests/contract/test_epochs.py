"""Granting epochs keeps its word on both databases: each once, to one, whoever asks at the same time."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any, TypeAlias

import pytest

from server_client.queue_model.epoch_commands import EpochReason
from server_client.queue_model.ids import BranchId, CommandId
from server_client.server.epochs.granting import EpochMovedError, Epochs, begins, newest_epoch
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.wire.epochs import EpochRequest, EpochState
from tests.fakes.log_entries import an_id

CN01, CN02 = BranchId("CN01"), BranchId("CN02")
EIGHT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
Work: TypeAlias = Callable[[Sql], Coroutine[Any, Any, None]]


@pytest.fixture
def on(sql_address: str) -> Callable[[Work], None]:
    """Return what opens the database, does the work and closes it."""

    async def opened(work: Work) -> None:
        sql = await open_sql(sql_address)
        try:
            await work(sql)
        finally:
            await sql.close()

    return lambda work: asyncio.run(asyncio.wait_for(opened(work), 60))


def asking(*, expected: int = 1, id: CommandId | None = None, reserve: bool = False) -> EpochRequest:
    """Return the wish for an epoch."""
    return EpochRequest(id=id or an_id(), expected=expected, reason=EpochReason.REPLACED, reserve=reserve)


def test_an_epoch_is_granted_to_whoever_knows_the_newest(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        epochs = Epochs(sql, lambda: EIGHT)
        first = await epochs.grant(CN01, "spare", asking())
        assert (first.epoch, first.holder, first.state, first.granted_at) == (2, "spare", EpochState.GRANTED, EIGHT)
        with pytest.raises(EpochMovedError, match="in epoch 2, not in 1") as moved:
            await epochs.grant(CN01, "other", asking())
        assert moved.value.newest == 2
        assert (await epochs.grant(CN01, "other", asking(expected=2))).epoch == 3
        assert (await epochs.grant(CN02, "spare", asking())).epoch == 2
        told = await epochs.of(CN01)
        assert (told.newest, [one.holder for one in told.epochs]) == (3, ["spare", "other"])

    on(work)


def test_of_many_who_ask_at_once_one_gets_the_epoch(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        epochs = Epochs(sql, lambda: EIGHT)
        got = await asyncio.gather(
            *(epochs.grant(CN01, f"spare-{number}", asking()) for number in range(8)), return_exceptions=True
        )
        refused = [one for one in got if isinstance(one, EpochMovedError)]
        assert len(refused) == 7
        assert len((await epochs.of(CN01)).epochs) == 1

    on(work)


def test_who_asks_again_for_a_lost_answer_gets_the_same_epoch(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        epochs, id = Epochs(sql, lambda: EIGHT), an_id()
        first = await epochs.grant(CN01, "spare", asking(id=id))
        assert await epochs.grant(CN01, "spare", asking(id=id)) == first
        with pytest.raises(EpochMovedError):
            await epochs.grant(CN01, "other", asking(id=an_id()))

    on(work)


def test_a_reserved_epoch_fences_nobody_before_it_begins(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        epochs = Epochs(sql, lambda: EIGHT)
        kept = await epochs.grant(CN01, "standby", asking(reserve=True))
        assert (kept.epoch, kept.state) == (2, EpochState.RESERVED)
        assert await newest_epoch(sql, CN01) == 1
        # The next is another one, so that nobody else ever has that number.
        assert (await epochs.grant(CN01, "second", asking(reserve=True))).epoch == 3
        assert await begins(sql, CN01, 2)
        assert await newest_epoch(sql, CN01) == 2
        assert (await epochs.grant(CN01, "third", asking(expected=2))).epoch == 4

    on(work)


def test_an_epoch_that_nobody_was_given_does_not_begin(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        assert await begins(sql, CN01, 1)
        assert not await begins(sql, CN01, 2)
        await sql.change(
            "INSERT INTO branches (branch, epoch, seq, hash, hosted) VALUES ($1, $2, $3, $4, $5)",
            CN01, 5, 9, "ff", False,
        )  # fmt: skip
        assert await newest_epoch(sql, CN01) == 5

    on(work)
