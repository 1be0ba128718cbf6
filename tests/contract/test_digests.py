"""Making the digests of the days, on SQLite and on a real PostgreSQL: each once, chained, never changed."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeAlias

import pytest

from server_client.queue_model.commands import CloseDay, OpenDay
from server_client.queue_model.ids import BranchId
from server_client.server.replication.picture_keeper import PictureKeeper
from server_client.server.replication.taking_in import TakingIn
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.trust.trust import Trust
from server_client.wire.digests import SealedDigest, decode_digests, encode_digests
from tests.fakes.log_entries import an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import EIGHT
from tests.fakes.told_days import a_branch, a_day
from tests.fakes.told_digests import digests_of

CN01 = BranchId("CN01")


@dataclass
class Centre:
    """A centre with a clock that is told the time."""

    sql: Sql
    taking_in: TakingIn
    trust: Trust = field(init=False)
    time: datetime = EIGHT

    def __post_init__(self) -> None:
        self.trust = Trust.at_center(self.sql, now=lambda: self.time, dice=lambda: 0.5)

    async def have(self, node: NodeLog, at: datetime) -> None:
        """Take in what a node has, at a time, and make the digests that are due then."""
        self.time = at
        held = await self.taking_in.held(node.branch)
        if held.seq < node.seq:
            await self.taking_in.take(node.run(held.seq))
        await self.trust.maker.look()

    async def told(self, branch: BranchId = CN01) -> list[SealedDigest]:
        """Return the digests of a branch."""
        return [one.sealed for one in await self.trust.digests.all(branch)]


Work: TypeAlias = Callable[[Centre], Coroutine[Any, Any, None]]
At: TypeAlias = Callable[[Work], None]


@pytest.fixture
def at(sql_address: str) -> At:
    """Return what does the work at a centre."""

    def worked(work: Work) -> None:
        async def opened() -> None:
            sql = await open_sql(sql_address)
            centre: list[Centre] = []
            taking_in = TakingIn(sql, PictureKeeper(sql), now=lambda: centre[0].time)
            centre.append(Centre(sql, taking_in))
            try:
                async with asyncio.TaskGroup() as tasks:
                    running = tasks.create_task(taking_in.run())
                    await work(centre[0])
                    running.cancel()
            finally:
                await sql.close()

        asyncio.run(asyncio.wait_for(opened(), 60))

    return worked


def test_each_day_is_told_once_whenever_its_log_comes(at: At) -> None:
    node = a_branch()

    async def work(centre: Centre) -> None:
        for visits in (24, 0, 30):
            a_day(node, visits)
            await centre.have(node, node.now)
        # By eight the next morning the last day is surely over, too.
        made = await centre.told()
        assert made == digests_of(node.entries)
        await centre.trust.maker.look()
        assert await centre.told() == made

    at(work)


def test_a_backlog_of_days_comes_to_the_same_digests(at: At) -> None:
    node = a_branch()
    for visits in (24, 12, 30):
        a_day(node, visits)

    async def work(centre: Centre) -> None:
        await centre.have(node, node.now)
        assert await centre.told() == digests_of(node.entries)
        first = (await centre.told())[0]
        assert await centre.trust.digests.add(first, 1, EIGHT) is False
        assert decode_digests(encode_digests(CN01, await centre.told())) == await centre.told()

    at(work)


def test_a_day_is_not_told_before_it_is_over(at: At) -> None:
    node = a_day(a_branch(), 24)
    evening = EIGHT + timedelta(hours=12)

    async def work(centre: Centre) -> None:
        await centre.have(node, evening)
        assert await centre.told() == []
        # It is opened once more; the day goes on.
        node.now = evening
        node.do(OpenDay(id=an_id(), reopen=True))
        node.do(CloseDay(id=an_id()))
        midnight = EIGHT + timedelta(hours=16)
        centre.time = midnight
        await centre.trust.maker.look()
        assert await centre.told() == []
        # What the node had sent was not all; by now it is, and midnight has passed when it is heard.
        await centre.have(node, midnight + timedelta(minutes=20))
        (only,) = await centre.told()
        assert only.digest.last == node.seq

    at(work)


def test_a_node_that_says_nothing_more_after_its_day_is_told_of_in_the_morning(at: At) -> None:
    node = a_day(a_branch(), 24)

    async def work(centre: Centre) -> None:
        await centre.have(node, EIGHT + timedelta(hours=12))
        for hours, digests in ((17, 0), (21, 0), (23, 1)):
            centre.time = EIGHT + timedelta(hours=hours)
            await centre.trust.maker.look()
            assert len(await centre.told()) == digests

    at(work)


def test_several_processes_make_the_same_digests(at: At) -> None:
    nodes = [a_day(a_branch(f"CN{number:02}"), number) for number in (3, 9, 24)]

    def node_time() -> datetime:
        return nodes[0].now

    async def work(centre: Centre) -> None:
        centre.time = node_time()
        for node in nodes:
            await centre.taking_in.take(node.run())
        others = [centre.trust, *(Trust.at_center(centre.sql, now=node_time, dice=lambda: 0.9) for _ in range(2))]
        await asyncio.gather(*(one.maker.look() for one in others))
        for node in nodes:
            assert await centre.told(node.branch) == digests_of(node.entries, node.branch)
        assert [branch for branch, _ in await centre.trust.digests.branches()] == [node.branch for node in nodes]

    at(work)


def test_the_days_calls_can_be_gone_through_for_two_weeks(at: At) -> None:
    node = a_branch()
    for visits in (24, 12):
        a_day(node, visits)

    async def work(centre: Centre) -> None:
        await centre.have(node, node.now)
        first, second = EIGHT.date(), EIGHT.date() + timedelta(days=1)
        for day, numbers in ((first, 24), (second, 12), (first, 24)):
            course = await centre.trust.courses.of_day(CN01, day)
            assert course is not None
            assert (course.day, len(course.visits), len(course.calls)) == (day, numbers, numbers)
        for day in (first - timedelta(days=1), second + timedelta(days=1), second + timedelta(days=2)):
            assert await centre.trust.courses.of_day(CN01, day) is None
        assert await centre.trust.courses.of_day(BranchId("CN09"), first) is None
        centre.time += timedelta(days=15)
        assert await centre.trust.courses.of_day(CN01, first) is None

    at(work)
