"""What a log in the centre's database promises where several hosts write it, on SQLite and on a real PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pytest

from server_client.queue_model.ids import CommandId
from server_client.server.errors import Fenced, LogDamaged, LogInUse
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.store import sql_store
from server_client.server.store.log_store import Proposal
from server_client.server.store.sql_store import SqlStore
from server_client.server.store.store import Group, Head
from server_client.wire.chain import Entry
from tests.fakes.log_entries import CN01, an_id, entries_after

Two: TypeAlias = Callable[[Callable[[Sql, SqlStore, SqlStore], Coroutine[Any, Any, None]]], None]


@pytest.fixture
def with_two(sql_address: str) -> Two:
    """Return what does a work with two hosts of one log."""

    async def opened(work: Callable[[Sql, SqlStore, SqlStore], Coroutine[Any, Any, None]]) -> None:
        async with _database(sql_address) as first, _database(sql_address, first) as second:
            await work(first, await sql_store.opened(first, CN01), await sql_store.opened(second, CN01))

    return lambda work: asyncio.run(asyncio.wait_for(opened(work), 60))


@asynccontextmanager
async def _database(address: str, other: Sql | None = None) -> AsyncIterator[Sql]:
    # A file has one process, in which all hosts share it; PostgreSQL is opened by each.
    if other is not None and address.startswith("sqlite:"):
        yield other
        return
    sql = await open_sql(address, connections=3)
    try:
        yield sql
    finally:
        await sql.close()


@dataclass
class Deciding:
    """One host: what it wants to add, decided anew behind whatever came first."""

    command: CommandId
    came: list[Entry] = field(default_factory=list)

    def behind(self, head: Head) -> Proposal:
        group = Group(entries=entries_after(head, self.command))
        return Proposal(group=group, after=head, news=(self.command,))

    def anew(self, entries: Sequence[Entry]) -> Proposal:
        self.came += entries
        return self.behind(Head(entries[-1].seq, entries[-1].hash))


def test_who_comes_second_decides_anew_behind_the_first(with_two: Two) -> None:
    async def work(sql: Sql, first: SqlStore, second: SqlStore) -> None:
        one, other = Deciding(an_id()), Deciding(an_id())
        await first.add(one.behind(Head()), one.anew)

        added = await second.add(other.behind(Head()), other.anew)

        log = await first.read(0, 10)
        assert added.before == {}
        assert [entry.command_id for entry in log] == [one.command, other.command]
        assert other.came == log[:1]
        assert await second.head() == Head(2, log[1].hash)

    with_two(work)


def test_a_command_that_the_other_host_has_settled_gets_its_answer(with_two: Two) -> None:
    async def work(sql: Sql, first: SqlStore, second: SqlStore) -> None:
        twice = an_id()
        one, other = Deciding(twice), Deciding(twice)
        await first.add(one.behind(Head()), one.anew)

        added = await second.add(other.behind(Head()), other.anew)

        assert added.before == {twice: await first.read(0, 10)}
        assert (await first.head()).seq == 1

    with_two(work)


def test_what_came_is_taken_in_however_long_it_is(with_two: Two) -> None:
    async def work(sql: Sql, first: SqlStore, second: SqlStore) -> None:
        entries = entries_after(Head(), *(an_id() for _ in range(4500)))
        one, other = Deciding(an_id()), Deciding(an_id())
        await first.add(Proposal(group=Group(entries=entries), after=Head(), news=()), one.anew)

        await second.add(other.behind(Head()), other.anew)

        assert other.came == entries
        assert (await first.head()).seq == 4501

    with_two(work)


def test_many_hosts_at_once_leave_one_log_without_a_hole(with_two: Two) -> None:
    async def work(sql: Sql, first: SqlStore, second: SqlStore) -> None:
        async def goes_on(store: SqlStore) -> None:
            head = Head()
            for _ in range(20):
                deciding = Deciding(an_id())
                await store.add(deciding.behind(head), deciding.anew)
                if deciding.came:
                    head = Head(deciding.came[-1].seq, deciding.came[-1].hash)

        await asyncio.gather(goes_on(first), goes_on(second), goes_on(first))

        log = await first.read(0, 100)
        assert [entry.seq for entry in log] == list(range(1, 61))
        assert len({entry.command_id for entry in log}) == 60

    with_two(work)


def test_who_adds_wakes_up_who_follows(with_two: Two) -> None:
    async def work(sql: Sql, first: SqlStore, second: SqlStore) -> None:
        told = asyncio.Queue[str]()
        sql.heard(sql_store.CHANNEL, told.put_nowait)
        assert await told.get() == ""
        one = Deciding(an_id())

        await second.add(one.behind(Head()), one.anew)

        assert await told.get() == CN01

    with_two(work)


def test_a_branch_that_has_a_node_is_not_hosted(with_two: Two) -> None:
    async def work(sql: Sql, first: SqlStore, second: SqlStore) -> None:
        one = Deciding(an_id())
        await sql.change("UPDATE branches SET hosted = $1", False)

        with pytest.raises(LogInUse, match="node of its own"):
            await sql_store.opened(sql, CN01)
        with pytest.raises(Fenced, match="not hosted"):
            await first.add(one.behind(Head()), one.anew)
        assert await first.read(0, 10) == []

    with_two(work)


def test_a_log_that_was_given_a_new_epoch_takes_nothing_of_the_old(with_two: Two) -> None:
    async def work(sql: Sql, first: SqlStore, second: SqlStore) -> None:
        one = Deciding(an_id())
        await sql.change("UPDATE branches SET epoch = 2")

        with pytest.raises(Fenced, match="new epoch 2"):
            await first.add(one.behind(Head()), one.anew)
        assert await first.read(0, 10) == []

    with_two(work)


def test_a_log_that_went_back_is_noticed_and_not_written(with_two: Two) -> None:
    async def work(sql: Sql, first: SqlStore, second: SqlStore) -> None:
        one, other = Deciding(an_id()), Deciding(an_id())
        await first.add(one.behind(Head()), one.anew)
        head = await first.head()
        await sql.change("DELETE FROM entries")
        await sql.change("UPDATE branches SET seq = 0, hash = $1", Head().hash)

        with pytest.raises(LogDamaged, match="restored from a backup"):
            await second.add(other.behind(head), other.anew)
        assert await first.read(0, 10) == []

    with_two(work)
