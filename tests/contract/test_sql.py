"""What the centre's database promises, on SQLite and on a real PostgreSQL."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

import pytest

from server_client.server.errors import StoreBroken
from server_client.server.sql.dialects import numbered
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql

Work: TypeAlias = Callable[[Sql], Coroutine[Any, Any, None]]
ADD = "INSERT INTO faults (branch, kind, since_ms, detail) VALUES ($1, $2, $3, $4)"
COLUMNS = ("branch", "kind", "since_ms", "detail")


@pytest.fixture
def on(sql_address: str) -> Callable[[Work], None]:
    """Return what opens the database, does the work and closes it; each time the same database."""

    async def opened(work: Work) -> None:
        sql = await open_sql(sql_address)
        try:
            await work(sql)
        finally:
            await sql.close()

    return lambda work: asyncio.run(asyncio.wait_for(opened(work), 60))


def test_what_was_written_is_read_by_its_numbered_values(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        # In another order than they stand in the row.
        await sql.change(
            "INSERT INTO faults (detail, kind, branch, since_ms) VALUES ($4, $2, $1, $3)", "a", "b", 3, "d"
        )
        assert await sql.rows("SELECT branch, kind, since_ms, detail FROM faults") == [("a", "b", 3, "d")]

    on(work)


def test_all_kinds_of_values_come_back(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        await sql.change(
            "INSERT INTO branches (branch, epoch, seq, hash, hosted, heard_ms) VALUES ($1, $2, $3, $4, $5, $6)",
            "Đống Đa", 1, 2**62, "ff", True, None,
        )  # fmt: skip
        await sql.change("INSERT INTO snapshots (branch, seq, document) VALUES ($1, $2, $3)", "b", 1, b"\x00\xff")

        ((branch, seq, hosted, heard),) = await sql.rows(
            "SELECT branch, seq, hosted, heard_ms FROM branches WHERE hosted"
        )
        assert (branch, seq, heard) == ("Đống Đa", 2**62, None)
        assert hosted
        assert await sql.rows("SELECT document FROM snapshots") == [(b"\x00\xff",)]

    on(work)


def test_a_change_says_how_many_rows_it_changed(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        assert await sql.change(ADD, "a", "k", 1, "") == 1
        assert await sql.change(ADD + " ON CONFLICT DO NOTHING", "a", "k", 1, "") == 0
        assert await sql.change("UPDATE faults SET since_ms = since_ms + 1 WHERE branch = $1", "a") == 1
        assert await sql.change("DELETE FROM faults WHERE branch = $1", "b") == 0

    on(work)


def test_a_change_can_return_what_it_made(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        assert await sql.rows(ADD + " RETURNING branch, since_ms", "a", "k", 1, "") == [("a", 1)]
        assert await sql.rows("SELECT count(*) FROM faults") == [(1,)]

    on(work)


def test_a_sum_is_a_whole_number(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        await sql.change_each(ADD, [("a", "k", 1, ""), ("b", "k", 2, "")])
        ((total, mean),) = await sql.rows("SELECT sum(since_ms), avg(since_ms) FROM faults")
        assert (total, type(total), mean, type(mean)) == (3, int, 1.5, float)

    on(work)


def test_several_rows_are_found_by_their_ids(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        await sql.copy("faults", COLUMNS, [(name, "k", 1, "") for name in "abcd"])
        found = await sql.rows(f"SELECT branch FROM faults WHERE branch IN ({numbered(2)}) ORDER BY branch", "b", "d")
        assert found == [("b",), ("d",)]

    on(work)


def test_of_many_rows_all_or_none_are_added(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        twice = [("a", "k", 1, ""), ("b", "k", 1, ""), ("a", "k", 1, "")]
        with pytest.raises(StoreBroken):
            await sql.change_each(ADD, twice)
        with pytest.raises(StoreBroken):
            await sql.copy("faults", COLUMNS, twice)
        assert await sql.rows("SELECT * FROM faults") == []

    on(work)


def test_a_transaction_that_raises_leaves_nothing_of_itself(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        heard: list[str] = []
        sql.heard("log", heard.append)

        async def fails() -> None:
            async with sql.transaction() as session:
                await session.change(ADD, "a", "k", 1, "")
                await session.tell("log", "never")
                assert await session.rows("SELECT branch FROM faults") == [("a",)]
                _ = 1 // 0

        with pytest.raises(ZeroDivisionError):
            await fails()
        assert await sql.rows("SELECT * FROM faults") == []
        await sql.change(ADD, "b", "k", 1, "")
        assert "never" not in heard

    on(work)


def test_a_refused_statement_ends_its_transaction_and_nothing_else(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        async def fails() -> None:
            async with sql.transaction() as session:
                await session.change(ADD, "a", "k", 1, "")
                await session.change(ADD, "a", "k", 1, "")

        with pytest.raises(StoreBroken):
            await fails()
        assert await sql.change(ADD, "a", "k", 1, "") == 1

    on(work)


def test_who_is_cancelled_in_a_transaction_leaves_nothing_of_it(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        begun = asyncio.Event()

        async def never_ends() -> None:
            async with sql.transaction() as session:
                await session.change(ADD, "a", "k", 1, "")
                begun.set()
                await asyncio.Event().wait()

        async with asyncio.TaskGroup() as tasks:
            task = tasks.create_task(never_ends())
            await begun.wait()
            task.cancel()
        assert await sql.rows("SELECT * FROM faults") == []
        assert await sql.change(ADD, "a", "k", 1, "") == 1

    on(work)


def test_whoever_is_cancelled_at_whatever_moment_leaves_no_transaction_open(on: Callable[[Work], None]) -> None:
    async def add(sql: Sql, number: int) -> None:
        async with sql.transaction() as session:
            await session.change(ADD, f"CN{number}", "kind", 1, "")

    async def work(sql: Sql) -> None:
        complaints = list[dict[str, Any]]()
        asyncio.get_running_loop().set_exception_handler(lambda _, complaint: complaints.append(complaint))
        for moments in range(0, 60, 2):
            adding = asyncio.ensure_future(add(sql, moments))
            for _ in range(moments):
                await asyncio.sleep(0)
            adding.cancel()
            await asyncio.wait([adding])
            await sql.rows("SELECT branch FROM faults")
        await add(sql, 99)
        assert ("CN99",) in await sql.rows("SELECT branch FROM faults")
        assert complaints == []

    on(work)


def test_nobody_sees_what_is_not_committed(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        async with sql.transaction() as session:
            await session.change(ADD, "a", "k", 1, "")
            assert await sql.rows("SELECT * FROM faults") == []
        assert len(await sql.rows("SELECT * FROM faults")) == 1

    on(work)


def test_who_holds_a_row_is_waited_for(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        await sql.change(ADD, "a", "k", 0, "")

        async def count_up() -> None:
            async with sql.transaction() as session:
                ((since,),) = await session.rows("SELECT since_ms FROM faults WHERE branch = $1 {lock}", "a")
                assert isinstance(since, int)
                await session.change("UPDATE faults SET since_ms = $2 WHERE branch = $1", "a", since + 1)

        await asyncio.gather(*(count_up() for _ in range(30)))
        assert await sql.rows("SELECT since_ms FROM faults") == [(30,)]

    on(work)


def test_what_is_told_is_heard_in_order_and_by_all_who_hear_the_channel(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        first, second, other = asyncio.Queue[str](), asyncio.Queue[str](), asyncio.Queue[str]()
        for channel, queue in (("log", first), ("log", second), ("trust", other)):
            sql.heard(channel, queue.put_nowait)
            assert await queue.get() == ""
        async with sql.transaction() as session:
            await session.tell("log", "CN01")
            await session.tell("log", "CN02")
        for queue in (first, second):
            assert [await queue.get(), await queue.get()] == ["CN01", "CN02"]
        assert other.empty()

    on(work)


def test_who_has_left_a_channel_hears_nothing_more(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        gone, stays = list[str](), asyncio.Queue[str]()
        leave = sql.heard("log", gone.append)
        sql.heard("log", stays.put_nowait)
        assert await stays.get() == ""
        leave()
        leave()
        await sql.tell("log", "CN01")
        while await stays.get() != "CN01":
            pass
        assert "CN01" not in gone

    on(work)


def test_what_was_written_is_there_when_the_database_is_opened_again(on: Callable[[Work], None]) -> None:
    async def first(sql: Sql) -> None:
        await sql.change(ADD, "a", "k", 1, "")

    async def second(sql: Sql) -> None:
        assert await sql.rows("SELECT branch FROM faults") == [("a",)]

    on(first)
    on(second)
