"""Entries move to the part of their month while another process adds to the same log: it finds them all the same."""

import asyncio
from collections.abc import Sequence

from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.store import sql_store
from server_client.server.store.log_store import Proposal
from server_client.server.store.store import Group, Head
from server_client.wire.chain import Entry
from tests.fakes.log_entries import CN01, an_id, entries_after

# As `months` makes a part, which here is for all times.
MOVING = (
    "CREATE TABLE entries_all (LIKE entries INCLUDING DEFAULTS INCLUDING CONSTRAINTS)",
    "LOCK TABLE entries_else IN ACCESS EXCLUSIVE MODE",
    "INSERT INTO entries_all SELECT * FROM entries_else",
    "DELETE FROM entries_else",
    "ALTER TABLE entries ATTACH PARTITION entries_all FOR VALUES FROM (0) TO (9000000000000)",
)
WAITING = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


def proposal(head: Head) -> Proposal:
    """Return what a host wants to add behind the head."""
    command = an_id()
    return Proposal(group=Group(entries=entries_after(head, command)), after=head, news=(command,))


def anew(entries: Sequence[Entry]) -> Proposal:
    """Return the same behind what came first."""
    return proposal(Head(entries[-1].seq, entries[-1].hash))


async def until_one_waits(sql: Sql) -> None:
    """Return when someone waits for a lock."""
    while not await sql.rows(WAITING):  # noqa: ASYNC110 - a lock gives no sign
        await asyncio.sleep(0)


def test_who_adds_while_entries_move_to_their_month_misses_none(postgres: str) -> None:
    async def work() -> None:
        sql, mover = await open_sql(postgres), await open_sql(postgres)
        store = await sql_store.opened(sql, CN01)
        await store.add(proposal(Head()), anew)
        async with asyncio.TaskGroup() as tasks, mover.transaction() as session:
            for statement in MOVING:
                await session.change(statement)
            # It has planned by now where entries lie.
            adding = tasks.create_task(store.add(proposal(Head()), anew))
            await until_one_waits(sql)
        await adding
        assert [entry.seq for entry in await store.read(0, 10)] == [1, 2]
        await sql.close()
        await mover.close()

    asyncio.run(asyncio.wait_for(work(), 30))
