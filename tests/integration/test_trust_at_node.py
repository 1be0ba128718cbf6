"""A node without a centre publishes its days itself, and gives out numbers whether it can or not."""

import asyncio
import logging
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from server_client.queue_model.ids import BranchId
from server_client.server.errors import StoreUnavailable
from server_client.server.hosting.hosted_branch import HostedBranch
from server_client.server.metrics import Metrics, ServerMetrics
from server_client.server.settings import ServerSettings
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group
from server_client.server.trust.trust import TrustAtNode
from tests.fakes.node_log import NodeLog
from tests.fakes.told_days import a_branch, a_day
from tests.fakes.told_digests import digests_of

CN01 = BranchId("CN01")


async def hosted_with(node: NodeLog, data: Path) -> HostedBranch:
    """Return the branch whose log this is, as its node hosts it."""
    store = SqliteStore(data / "CN01.sqlite")
    store.append(Group(entries=node.entries))
    store.close()
    settings = ServerSettings(branch=CN01, data=data, public_url="http://127.0.0.1")
    return await HostedBranch.in_file(settings, Metrics(ServerMetrics(), CN01), lambda: node.now)


async def ran(trust: TrustAtNode, hosted: HostedBranch, until: datetime) -> TrustAtNode:
    """Let the node publish until it has told of a day, or of its fault; `until` is the last day's."""
    async with asyncio.timeout(30):
        while True:
            try:
                newest = await trust.trust.digests.newest(CN01)
            except StoreUnavailable:
                newest = None
            if newest is not None and newest.sealed.digest.day == until.date():
                return trust
            await asyncio.sleep(0.01)


async def fault_of(trust: TrustAtNode) -> str:
    """Return why nothing is published, once opening the file was tried."""
    async with asyncio.timeout(30):
        while True:
            try:
                _ = trust.trust
            except StoreUnavailable as fault:
                if "in a moment" not in str(fault):
                    return str(fault)
            await asyncio.sleep(0.01)


def test_its_days_are_told_and_its_calls_can_be_asked_about(tmp_path: Path) -> None:
    node = a_branch()
    for visits in (24, 12):
        a_day(node, visits)

    async def work() -> None:
        hosted = await hosted_with(node, tmp_path)
        trust = TrustAtNode(hosted, tmp_path / "digests.sqlite", now=lambda: node.now)
        with pytest.raises(StoreUnavailable, match="try again in a moment"):
            _ = trust.trust
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(trust.run())
            await ran(trust, hosted, node.now - timedelta(days=1))
            assert [one.sealed for one in await trust.trust.digests.all(CN01)] == digests_of(node.entries)
            course = await trust.trust.courses.of_day(CN01, (node.now - timedelta(days=1)).date())
            assert course is not None
            assert len(course.calls) == 12
            running.cancel()
        hosted.stop()
        await hosted.run()

    asyncio.run(work())


def test_a_file_that_cannot_be_opened_is_said_and_stops_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    node = a_day(a_branch(), 12)
    (tmp_path / "digests.sqlite").mkdir()

    async def work() -> None:
        hosted = await hosted_with(node, tmp_path)
        trust = TrustAtNode(hosted, tmp_path / "digests.sqlite", now=lambda: node.now)
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(trust.run())
            assert "digests.sqlite cannot be" in await fault_of(trust)
            running.cancel()
        hosted.stop()
        await hosted.run()

    asyncio.run(work())
