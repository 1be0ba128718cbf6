"""Followed branches on a real database with a clock that a test sets: when they live, when they go, and snapshots."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from server_client.queue_model.ids import BranchId, DeviceId, Token
from server_client.server.app import now
from server_client.server.center import Center, open_center
from server_client.server.errors import LogDamaged
from server_client.server.following.following import Following
from server_client.server.following.log_reader import LogReader
from server_client.server.following.snapshot_keeper import SnapshotKeeper
from server_client.server.hosting.feed import Listener, Message
from server_client.server.hosting.kiosks_heard import KiosksHeard
from server_client.server.hosting.presence import GONE_AFTER_S, Presence
from server_client.server.store.store import Head
from tests.fakes.running_center import a_node, ship

ONE, TWO, THREE = BranchId("CN01"), BranchId("CN02"), BranchId("CN03")
K1, K2 = DeviceId("K1"), DeviceId("K2")
Work: TypeAlias = Callable[[Center], Coroutine[Any, Any, None]]


@pytest.fixture
def at(sql_address: str, tmp_path: Path) -> Callable[[Work], None]:
    """Return what opens a centre's database, does the work and closes it."""

    async def opened(work: Work) -> None:
        center = await open_center(sql_address, tmp_path, now=now, dice=lambda: 0.0)
        try:
            async with asyncio.TaskGroup() as tasks:
                taking_in = tasks.create_task(center.taking_in.run())
                await work(center)
                taking_in.cancel()
        finally:
            await center.close()

    return lambda work: asyncio.run(asyncio.wait_for(opened(work), 60))


async def nothing(message: Message) -> None:
    """Take what a feed sends."""


def test_branches_that_nobody_looks_at_go_and_come_back_as_they_are(at: Callable[[Work], None]) -> None:
    async def work(center: Center) -> None:
        seconds = [0.0]
        nodes = [a_node(branch) for branch in (ONE, TWO)]
        for node in nodes:
            await ship(center, node)
        following = Following(center.sql, lambda: seconds[0])
        await following.begin()
        first = await following.at(ONE)
        second = await following.at(TWO)
        listener = Listener(send=nothing, end=lambda: None, position=second.head.seq)
        second.feed.join(listener)

        seconds[0] += 600
        await following.step(looks=True)

        assert list(following.alive()) == [second]
        again = await following.at(ONE)
        assert again is not first
        assert again.head == Head(nodes[0].seq, nodes[0].hash_at(nodes[0].seq))

    at(work)


def test_of_too_many_those_go_that_nobody_has_asked_for_longest(at: Callable[[Work], None]) -> None:
    async def work(center: Center) -> None:
        seconds = [0.0]
        following = Following(center.sql, lambda: seconds[0], most=2)
        for branch in (ONE, TWO, THREE):
            await ship(center, a_node(branch))
        await following.begin()
        for branch in (TWO, ONE, THREE):
            await following.at(branch)
            seconds[0] += 10

        await following.step(looks=True)

        assert [one.state.id for one in following.alive()] == [ONE, THREE]

    at(work)


def test_a_log_of_several_epochs_is_read_along_the_newest(at: Callable[[Work], None]) -> None:
    async def work(center: Center) -> None:
        node = a_node(ONE, 2)
        await ship(center, node)
        # What a fenced node has written beyond where the next epoch began, kept as history.
        last = node.entries[-1]
        for seq, digest in ((last.seq, "other"), (last.seq + 1, "beyond")):
            await center.sql.change(
                "INSERT INTO entries (branch, seq, epoch, at_ms, command_id, body, hash)"
                " VALUES ($1, $2, $3, $4, $5, $6, $7)",
                *(ONE, seq, 0, 0, "fenced", b"{}", digest),
            )

        read = await LogReader(center.sql, ONE).read(0, 100)

        assert [entry.hash for entry in read] == [entry.hash for entry in node.entries]

    at(work)


def test_a_copy_that_does_not_hold_together_is_not_shown(at: Callable[[Work], None]) -> None:
    async def work(center: Center) -> None:
        await ship(center, a_node(ONE))
        await center.sql.change("UPDATE entries SET hash = $2 WHERE branch = $1 AND seq = 2", ONE, "0" * 64)
        following = Following(center.sql, lambda: 0.0)
        await following.begin()

        with pytest.raises(LogDamaged, match="The copy of branch CN01 does not hold together"):
            await following.at(ONE)

    at(work)


def test_a_long_log_is_given_a_snapshot_in_the_background(at: Callable[[Work], None]) -> None:
    async def work(center: Center) -> None:
        node = a_node(ONE, 5)
        await ship(center, node)
        assert await center.snapshots.keep_one() is None

        short = SnapshotKeeper(center.sql, lambda: 0.0, lambda: 0.0, due=4)
        assert await short.keep_one() == ONE
        assert await short.keep_one() is None
        snapshots = await LogReader(center.sql, ONE).snapshots()
        assert [snapshot.seq for snapshot in snapshots] == [node.seq]

        followed = await center.following.at(ONE)
        assert followed.head == Head(node.seq, node.hash_at(node.seq))
        assert followed.state.tickets.keys() == node.state.tickets.keys()

    at(work)


def test_tokens_are_good_for_their_days_only(at: Callable[[Work], None]) -> None:
    async def work(center: Center) -> None:
        node = a_node(ONE, 2)
        await ship(center, node)
        token = next(iter(node.state.tokens))

        await center.tokens.purge(now())
        assert await center.tokens.branch_of(token) == ONE
        assert await center.tokens.branch_of(Token("nobody's")) is None
        await center.tokens.purge(now() + timedelta(days=8))
        assert await center.tokens.branch_of(token) is None

    at(work)


def test_a_kiosk_that_another_process_hears_is_not_missed(at: Callable[[Work], None]) -> None:
    async def work(center: Center) -> None:
        seconds = [1000.0]
        here, there = Presence(lambda: seconds[0]), Presence(lambda: seconds[0])
        heard = KiosksHeard(center.sql, lambda: now() + timedelta(seconds=seconds[0]))
        there.joined(K1)
        here.heard(K1)
        here.heard(K2)

        seconds[0] += GONE_AFTER_S - 1
        await heard.exchange({ONE: there})
        await heard.exchange({ONE: here})
        seconds[0] += 2
        assert not here.is_gone(K1)
        assert here.is_gone(K2)

        # The other process was killed: nobody takes its word for longer than a kiosk's.
        seconds[0] += GONE_AFTER_S
        await heard.exchange({ONE: here})
        assert here.is_gone(K1)

    at(work)
