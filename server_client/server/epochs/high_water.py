"""How far a branch has come, kept outside its database: a database that is behind it was put back; it mends nothing.

The mark follows each commit without waiting for the disk: what it has to outlive is a database file that is put back or
rolled back, not a power cut, which a database that syncs survives by itself. Two places are written in turn, so that
one is whole whatever happens, and the later of the two counts.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from server_client.server.errors import StoreUnavailable
from server_client.server.store.store import Store

_PLACE = 512
_PLACES = 2


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """The last entry that was written: its epoch, number and hash."""

    epoch: int
    seq: int
    hash: str


class HighWater:
    """The mark in a file, which belongs to the one writer of the log."""

    def __init__(self, path: Path) -> None:
        """Open or make the file; StoreUnavailable says why that fails."""
        self.path = path
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            content = os.pread(self._file, _PLACE * _PLACES, 0)
        except OSError as failed:
            raise StoreUnavailable(f"{path} cannot be used ({failed.strerror}): check disk and rights") from failed
        self.mark = _read(content)
        self._turn = 0

    def reached(self, mark: Mark) -> None:
        """Keep the mark; a disk that does not take it is left alone, since the log itself has just been written."""
        self.mark = mark
        line = f"{mark.epoch} {mark.seq} {mark.hash}".encode()
        self._turn = 1 - self._turn
        with suppress(OSError):
            os.pwrite(self._file, (b"%08x %b" % (crc32(line), line)).ljust(_PLACE), self._turn * _PLACE)

    def close(self) -> None:
        """Let go of the file."""
        with suppress(OSError):
            os.fsync(self._file)
        os.close(self._file)


def read_mark(path: Path) -> Mark | None:
    """Return the mark that a file holds, beside whoever writes it; None if there is none."""
    try:
        return _read(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as failed:
        raise StoreUnavailable(f"{path} cannot be read ({failed.strerror}): check disk and rights") from failed


def setback(store: Store, mark: Mark | None) -> str | None:
    """Return what is wrong if a log is behind its mark, or is another; None if it is as it was left."""
    if mark is None:
        return None
    head = store.head()
    if head.seq < mark.seq:
        return (
            f"The log ends at entry {head.seq}, but this branch had come to entry {mark.seq}: an old copy was put back"
        )
    if mark.seq and store.read(mark.seq - 1, 1)[0].hash != mark.hash:
        return f"Entry {mark.seq} of the log is not the one that this branch has written: it is another log"
    return None


def _read(content: bytes) -> Mark | None:
    places = (content[start : start + _PLACE] for start in range(0, _PLACE * _PLACES, _PLACE))
    return max((mark for place in places if (mark := _read_place(place)) is not None), default=None)


def _read_place(place: bytes) -> Mark | None:
    check, _, line = place.rstrip().partition(b" ")
    if check != b"%08x" % crc32(line):
        return None
    epoch, seq, digest = line.decode().split(" ")
    return Mark(int(epoch), int(seq), digest)
