"""What is wrong with one machine just now, in a small file: its disk, and how far its clock is off; it breaks nothing.

The campaign writes the file, and the process that is to suffer looks into it whenever it writes or asks for the time.
"""

import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path

_SIZE = 64


class Disk(StrEnum):
    """How a disk takes what is written: well, without room, as one mounted for reading, or failing to sync."""

    WELL = "well"
    FULL = "full"
    READ_ONLY = "read_only"
    NO_SYNC = "no_sync"


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How a machine is; `ahead_s` is by how many seconds its clock is ahead, less than 0 for one that is behind."""

    disk: Disk = Disk.WELL
    ahead_s: int = 0


class Trouble:
    """One machine's file; made when it is missing."""

    def __init__(self, path: Path) -> None:
        """Open it; OSError."""
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        # What is broken for the process must not be broken for this.
        self._write, self._read = os.pwrite, os.pread

    def set(self, state: State) -> None:
        """Let the machine be so from now on."""
        self._write(self._file, f"{state.disk} {state.ahead_s}".encode().ljust(_SIZE), 0)

    def state(self) -> State:
        """Return how the machine is now."""
        words = self._read(self._file, _SIZE, 0).decode().split()
        return State(disk=Disk(words[0]), ahead_s=int(words[1])) if words else State()

    def now(self) -> datetime:
        """Return the time by the machine's clock, to the millisecond."""
        at = datetime.now(UTC) + timedelta(seconds=self.state().ahead_s)  # noqa: TID251 - the clock of a process
        return at.replace(microsecond=at.microsecond // 1000 * 1000)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)
