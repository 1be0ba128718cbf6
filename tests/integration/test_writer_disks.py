"""What a full or broken disk does to the one writer of a branch, and the snapshots that it keeps."""

from pathlib import Path

import pytest

from server_client.server.errors import StoreBroken, StoreUnavailable
from server_client.server.hosting.revival import revived
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.threaded_log import ThreadedLog
from tests.fakes.log_entries import CN01
from tests.fakes.memory_store import MemoryDisk, MemoryStore
from tests.fakes.writing import Told, issue, number, open_office, run, writing


def test_a_full_disk_refuses_all_and_the_branch_goes_on_when_there_is_room() -> None:
    async def work() -> None:
        disk, command = MemoryDisk(), issue()
        async with writing(MemoryStore(disk)) as writer:
            await open_office(writer)
            disk.full = True
            for _ in range(2):
                with pytest.raises(StoreUnavailable, match="free some space"):
                    await writer.settle(command)
            assert writer.fault is None
            disk.full = False
            assert number(await writer.settle(command)) == "A001"

    run(work())


def test_a_refusal_that_cannot_be_kept_is_not_given() -> None:
    async def work() -> None:
        disk = MemoryDisk(full=True)
        async with writing(MemoryStore(disk)) as writer:
            with pytest.raises(StoreUnavailable):
                await writer.settle(issue())
        assert disk.refusals == {}

    run(work())


def test_a_broken_disk_stops_all_writing_and_says_so() -> None:
    async def work() -> None:
        disk, told = MemoryDisk(), Told()
        async with writing(MemoryStore(disk), told) as writer:
            await open_office(writer)
            length, commits = len(disk.entries), len(told.commits)
            disk.broken = True
            with pytest.raises(StoreBroken, match="restart"):
                await writer.settle(issue())
            disk.broken = False
            with pytest.raises(StoreBroken, match="restart"):
                await writer.settle(issue())
            assert writer.fault == "The disk in memory is broken: restart"
        assert (len(disk.entries), len(told.commits)) == (length, commits)
        assert disk.snapshots == []

    run(work())


def test_a_log_that_cannot_be_read_any_more_stops_all_writing(tmp_path: Path) -> None:
    async def work() -> None:
        store = SqliteStore(tmp_path / "log.sqlite")
        async with writing(store) as writer:
            await open_office(writer)
            store._db.execute("DROP TABLE refusals")
            with pytest.raises(StoreBroken, match="Reading"):
                await writer.settle(issue())
            assert writer.fault is not None

    run(work())


def test_a_stop_keeps_a_snapshot_that_is_the_state() -> None:
    async def work() -> None:
        disk, told = MemoryDisk(), Told()
        async with writing(MemoryStore(disk), told) as writer:
            await open_office(writer)
            await writer.settle(issue())
        log, disk.entries = disk.entries, disk.entries[-1:]
        assert [snapshot.seq for snapshot in disk.snapshots] == [3]
        disk.entries = log
        branch, head = await revived(ThreadedLog(MemoryStore(disk)), CN01)
        assert branch == told.commits[-1].branch
        assert head == told.commits[-1].head

    run(work())


def test_a_stop_without_news_keeps_no_snapshot() -> None:
    async def work() -> None:
        disk = MemoryDisk()
        async with writing(MemoryStore(disk)):
            pass
        assert disk.snapshots == []

    run(work())


def test_a_full_disk_at_the_stop_costs_only_the_snapshot() -> None:
    async def work() -> None:
        disk = MemoryDisk()
        async with writing(MemoryStore(disk)) as writer:
            await open_office(writer)
            disk.full = True
        assert disk.snapshots == []
        assert not disk.in_use

    run(work())
