"""Finds out whether the kiosk's disk takes what must outlive a power cut, before a person needs it; it frees none."""

import asyncio
import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from kiosk.faults import DiskState

LOW_BYTES = 64 * 1024 * 1024
"""With less than this staff are told while there is still room for a day's numbers."""
WELL_S = 30.0
ILL_S = 3.0

_TRIAL = b"\0" * 4096
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class DiskCheck:
    """One folder's check; `watch` belongs into the application's task group."""

    def __init__(self, folder: Path, *, sync: Callable[[int], None] = os.fdatasync) -> None:
        """Name the folder; `sync` makes a written file durable."""
        self._file = folder / "disk-check"
        self._sync = sync
        self._suspected = asyncio.Event()

    def suspect(self) -> None:
        """Check at once: a write has just failed."""
        self._suspected.set()

    async def watch(self, notice: Callable[[DiskState], None]) -> None:
        """Check now and then for ever; `notice` gets the first state and each changed one."""
        last: DiskState | None = None
        while True:
            self._suspected.clear()
            state = await asyncio.to_thread(self.state)
            if state is not last:
                last = state
                notice(state)
            with suppress(TimeoutError):
                async with asyncio.timeout(WELL_S if state is DiskState.WELL else ILL_S):
                    await self._suspected.wait()

    def state(self) -> DiskState:
        """Write a little, and see how much room is left; it blocks."""
        try:
            self._write()
            room = os.statvfs(self._file.parent)
        except OSError as exc:
            return DiskState.FULL if exc.errno in _NO_ROOM else DiskState.FAULTY
        return DiskState.WELL if room.f_bavail * room.f_frsize >= LOW_BYTES else DiskState.LOW

    def _write(self) -> None:
        file = os.open(self._file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            if os.write(file, _TRIAL) < len(_TRIAL):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            self._sync(file)
        finally:
            os.close(file)
