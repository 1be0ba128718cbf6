"""What a centre says when PostgreSQL will not: each fault by its kind, with the database's name and what to do."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

import asyncpg
import pytest

from server_client.server.errors import SettingsFault, StoreBroken, StoreUnavailable
from server_client.server.sql.local_cluster import LocalCluster
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from tests.fakes.postgres import execute

Work: TypeAlias = Callable[[Sql], Coroutine[Any, Any, None]]
ADD = "INSERT INTO faults (branch, kind, since_ms, detail) VALUES ($1, 'k', 0, '')"


def on(address: str, work: Work, *, connections: int = 3) -> None:
    """Open the database, do the work and close it."""

    async def opened() -> None:
        sql = await open_sql(address, connections=connections)
        try:
            await work(sql)
        finally:
            await sql.close()

    asyncio.run(asyncio.wait_for(opened(), 60))


async def nothing(sql: Sql) -> None:
    """Do nothing."""


def test_an_address_of_another_kind_is_a_fault_of_the_settings() -> None:
    with pytest.raises(SettingsFault, match=r"give sqlite:PATH or postgresql://"):
        on("mysql://localhost/centre", nothing)


def test_a_database_that_is_not_there_is_named(postgres_cluster: LocalCluster) -> None:
    with pytest.raises(StoreUnavailable, match=r"The database none at 127\.0\.0\.1 does not let us in .*check user"):
        on(postgres_cluster.address("none"), nothing)


def test_a_database_that_takes_no_more_lines_says_so(postgres: str) -> None:
    name = postgres.rpartition("/")[2]
    # Whoever is above all others is let in in any case.
    execute(postgres, "CREATE ROLE visitor LOGIN")
    execute(postgres, f"ALTER DATABASE {name} CONNECTION LIMIT 0")
    try:
        with pytest.raises(StoreUnavailable, match=r"takes no more lines .*max_connections"):
            on(postgres.replace("postgres@", "visitor@"), nothing)
    finally:
        execute(postgres, "DROP ROLE visitor")


def test_a_copy_that_takes_nothing_is_no_place_to_write(postgres: str) -> None:
    execute(postgres, f"ALTER DATABASE {postgres.rpartition('/')[2]} SET default_transaction_read_only = on")

    async def work(sql: Sql) -> None:
        with pytest.raises(StoreUnavailable, match="a copy that takes nothing"):
            await sql.change(ADD, "a")
        assert await sql.rows("SELECT branch FROM faults") == []

    on(postgres, work)


def test_who_may_not_write_is_told_which_right_is_lacking(postgres: str) -> None:
    execute(postgres, "CREATE ROLE reader LOGIN")
    execute(postgres, "GRANT pg_read_all_data TO reader")

    async def work(sql: Sql) -> None:
        with pytest.raises(StoreUnavailable, match=r"does not let us do that .*faults"):
            await sql.change(ADD, "a")
        assert await sql.rows("SELECT branch FROM faults") == []

    try:
        on(postgres.replace("postgres@", "reader@"), work)
    finally:
        execute(postgres, "DROP ROLE reader")


def test_of_two_that_wait_for_each_other_one_is_told_to_repeat_it(postgres: str) -> None:
    async def work(sql: Sql) -> None:
        await sql.change_each(ADD, [("a",), ("b",)])
        both_hold = asyncio.Barrier(2)

        async def take(first: str, second: str) -> None:
            async with sql.transaction() as session:
                await session.rows("SELECT 1 FROM faults WHERE branch = $1 {lock}", first)
                await both_hold.wait()
                await session.rows("SELECT 1 FROM faults WHERE branch = $1 {lock}", second)

        ends = await asyncio.gather(take("a", "b"), take("b", "a"), return_exceptions=True)

        (failed,) = [end for end in ends if end is not None]
        assert isinstance(failed, StoreUnavailable)
        assert "nothing was changed, repeat it" in str(failed)

    on(postgres, work)


def test_a_value_of_the_wrong_kind_is_a_mistake_of_ours_and_rises(postgres: str) -> None:
    async def work(sql: Sql) -> None:
        with pytest.raises(asyncpg.DataError, match="expected str"):
            await sql.change(ADD, 5)
        with pytest.raises(StoreBroken, match=r"refused a statement .*look into its log"):
            await sql.rows("SELECT nothing FROM nowhere")
        assert await sql.change(ADD, "a") == 1

    on(postgres, work)
