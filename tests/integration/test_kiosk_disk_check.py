"""Whether the kiosk's disk takes what must outlive a power cut."""

import asyncio
import errno
import os
from pathlib import Path

import pytest

from kiosk.disk_check import DiskCheck
from kiosk.faults import DiskState
from kiosk.kept_lines import KeptLines
from server_client.client.errors import OutboxUnavailable


class Disk:
    """A disk whose syncs fail as told."""

    def __init__(self) -> None:
        self.error = 0

    def sync(self, _file: int) -> None:
        if self.error:
            raise OSError(self.error, os.strerror(self.error))


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (0, DiskState.WELL),
        (errno.ENOSPC, DiskState.FULL),
        (errno.EDQUOT, DiskState.FULL),
        (errno.EIO, DiskState.FAULTY),
        (errno.EROFS, DiskState.FAULTY),
    ],
)
def test_a_disk_says_what_it_does_not_take(tmp_path: Path, error: int, state: DiskState) -> None:
    disk = Disk()
    disk.error = error
    assert DiskCheck(tmp_path, sync=disk.sync).state() is state


def test_a_folder_that_is_gone_is_a_faulty_disk(tmp_path: Path) -> None:
    assert DiskCheck(tmp_path / "gone").state() is DiskState.FAULTY


def test_a_disk_that_is_truly_full_is_noticed_and_heals() -> None:
    # Always full, on every Linux.
    check = DiskCheck(Path("/dev/full").parent)
    check._file = Path("/dev/full")
    assert check.state() is DiskState.FULL


def test_a_suspicion_is_looked_into_at_once_and_a_change_is_told_once(tmp_path: Path) -> None:
    async def story() -> None:
        disk, told = Disk(), asyncio.Queue[DiskState]()
        check = DiskCheck(tmp_path, sync=disk.sync)
        async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
            watching = tasks.create_task(check.watch(told.put_nowait))
            assert await told.get() is DiskState.WELL
            for error, state in ((errno.ENOSPC, DiskState.FULL), (0, DiskState.WELL)):
                disk.error = error
                check.suspect()
                assert await told.get() is state
            watching.cancel()
        assert told.empty()

    asyncio.run(story())


def test_lines_are_there_again_after_a_restart_and_a_full_disk_says_so(tmp_path: Path) -> None:
    async def story() -> None:
        disk = Disk()
        lines = KeptLines(tmp_path / "lines", sync=disk.sync)
        assert await lines.open() == {}
        await lines.put("a", b"one")
        await lines.put("b", b"two")
        lines.drop_soon("a")
        disk.error = errno.ENOSPC
        with pytest.raises(OutboxUnavailable, match="No space left"):
            await lines.put("c", b"three")
        lines.put_soon("d", b"four")
        disk.error = 0
        await lines.put("e", b"five")
        await lines.close()
        again = KeptLines(tmp_path / "lines")
        kept = await again.open()
        assert kept.items() >= {"b": b"two", "e": b"five"}.items()
        assert not {"a", "c"} & kept.keys()
        await again.close()

    asyncio.run(story())
