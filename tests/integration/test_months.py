"""The months' parts of a table on a real PostgreSQL: made ahead, by whoever comes first, and nothing is lost."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import Any, TypeAlias

import pytest
import structlog

from server_client.server.sql.keeping import DatabaseKeeper
from server_client.server.sql.months import Month, make_months, months_around
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql

Work: TypeAlias = Callable[[Sql], Coroutine[Any, Any, None]]
NOVEMBER = datetime(2026, 11, 30, 23, 59, tzinfo=UTC)
PARTS = [f"entries_{month}" for month in ("y2026m10", "y2026m11", "y2026m12", "y2027m01", "y2027m02")]
ENTRY = (
    "INSERT INTO entries (branch, seq, epoch, at_ms, command_id, body, hash) VALUES ('CN01', $1, 1, $2, 'c', $3, 'h')"
)


@pytest.fixture
def on(postgres: str) -> Callable[[Work], None]:
    """Return what opens the database and does the work."""

    async def opened(work: Work) -> None:
        sql = await open_sql(postgres)
        try:
            await work(sql)
        finally:
            await sql.close()

    return lambda work: asyncio.run(asyncio.wait_for(opened(work), 60))


def at_ms(moment: datetime) -> int:
    """Return the moment as tables keep it."""
    return int(moment.timestamp() * 1000)


async def lie_in(sql: Sql) -> list[tuple[object, ...]]:
    """Return where each entry lies."""
    return [tuple(row) for row in await sql.rows("SELECT seq, tableoid::regclass::TEXT FROM entries ORDER BY seq")]


def test_the_month_before_and_three_to_come_have_parts_over_the_years_end() -> None:
    assert [month.suffix for month in months_around(NOVEMBER)] == [part.partition("_")[2] for part in PARTS]


def test_a_month_begins_at_midnight_of_its_first_day() -> None:
    assert Month(2026 * 12 + 11).begins_ms == at_ms(datetime(2026, 12, 1, tzinfo=UTC))


def test_parts_are_made_once_and_take_what_is_of_their_month(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        assert await make_months(sql, NOVEMBER) == PARTS
        assert await make_months(sql, NOVEMBER) == []
        last, first = at_ms(datetime(2026, 12, 1, tzinfo=UTC)) - 1, at_ms(datetime(2026, 12, 1, tzinfo=UTC))
        await sql.change_each(ENTRY, [(1, last, b""), (2, first, b""), (3, 0, b"")])
        assert await lie_in(sql) == [(1, PARTS[1]), (2, PARTS[2]), (3, "entries_else")]

    on(work)


def test_what_came_before_its_part_was_made_moves_there(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        await sql.change_each(ENTRY, [(1, at_ms(NOVEMBER), b"x"), (2, 0, b"")])
        await make_months(sql, NOVEMBER)
        assert await lie_in(sql) == [(1, PARTS[1]), (2, "entries_else")]

    on(work)


def test_several_processes_may_look_after_it_at_once(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        made = await asyncio.gather(*(sql.keep(NOVEMBER) for _ in range(4)))
        assert sorted(name for names in made for name in names) == PARTS

    on(work)


def test_a_part_is_read_by_its_keys_like_the_whole(on: Callable[[Work], None]) -> None:
    async def work(sql: Sql) -> None:
        await make_months(sql, NOVEMBER)
        indexes = await sql.rows("SELECT count(*) FROM pg_indexes WHERE tablename = 'entries_y2026m12'")
        assert indexes == [(2,)]

    on(work)


def test_what_keeps_a_part_from_being_made_is_told_and_stops_nothing(
    on: Callable[[Work], None],
) -> None:
    async def work(sql: Sql) -> None:
        await sql.change("ALTER TABLE entries_else RENAME TO entries_of_old")
        await sql.change(ENTRY, 1, at_ms(NOVEMBER), b"")

        with structlog.testing.capture_logs() as said:
            await DatabaseKeeper(sql, lambda: NOVEMBER).keep()

        assert [line["event"] for line in said] == ["database not looked after"]
        assert await lie_in(sql) == [(1, "entries_of_old")]

    on(work)


class Visited:
    """A database that tells when somebody looks after it."""

    def __init__(self) -> None:
        self.visited = asyncio.Event()

    async def keep(self, now: datetime) -> list[str]:
        self.visited.set()
        return [f"part at {now:%Y-%m}"]


def test_a_database_is_looked_after_as_soon_as_its_process_is_there() -> None:
    async def work() -> None:
        database = Visited()
        with structlog.testing.capture_logs() as said:
            keeping = asyncio.ensure_future(DatabaseKeeper(database, lambda: NOVEMBER).run())
            await database.visited.wait()
            await asyncio.sleep(0)
            keeping.cancel()
            await asyncio.wait([keeping])
        assert [line["made"] for line in said] == [["part at 2026-11"]]

    asyncio.run(asyncio.wait_for(work(), 60))
