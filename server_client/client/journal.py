"""A small ordered map that outlives power cuts: one file, one line a change; it knows nothing of what the lines mean.

Each change is one line, `<crc32> <key> <value>`, written and synced before it counts; an empty value drops the key.
A line cut short by a power cut can only be the last, was never counted, and is left out. A bad line before a good one
is damage: the file is put aside under another name and the rest is used. A new file is written beside the old, synced,
renamed over it, and the folder synced. Everything here blocks; the outbox calls it in a thread of its own.
"""

import fcntl
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from zlib import crc32

from server_client.client.errors import OutboxUnavailable

# Bytes of a file that is worth writing anew once it is empty or mostly dropped lines.
LONG = 128 * 1024

_FILE = "outbox.journal"


class Journal:
    """The map in `folder`; every change raises OutboxUnavailable if it is not safe on disk.

    A new key that could not be written is forgotten; of a known one the change holds, and is on disk with the next
    change that succeeds. After a failed write or sync nothing in the file's tail can be trusted (the kernel forgets
    what it could not write), so the next change writes a new file.
    """

    def __init__(self, folder: Path, sync: Callable[[int], None]) -> None:
        """Name the folder; `sync` makes a written file durable, given its descriptor."""
        self._folder = folder
        self._sync = sync
        self._lines: dict[str, bytes] = {}
        self._lock: int | None = None
        self._file: int | None = None
        self._size = 0
        # Files that were put aside because of damage, for staff to look into.
        self.damaged: tuple[Path, ...] = ()

    def open(self) -> dict[str, bytes]:
        """Take the folder for this process and return what is in the map."""
        try:
            self._open()
        except OSError as exc:
            self.close()
            raise self._unavailable(exc) from exc
        return {key: _value(line) for key, line in self._lines.items()}

    def put(self, key: str, value: bytes) -> None:
        """Keep the value, which is neither empty nor has a line's end, under the key."""
        line = _line(key, value)
        known = key in self._lines
        self._lines[key] = line
        try:
            self._write(line)
        except OSError as exc:
            if not known:
                del self._lines[key]
            raise self._unavailable(exc) from exc

    def drop(self, key: str) -> None:
        """Forget the key, if it is there."""
        if self._lines.pop(key, None) is None:
            return
        try:
            self._write(_line(key, b""))
        except OSError as exc:
            raise self._unavailable(exc) from exc
        if self._size > LONG and self._size > 2 * sum(map(len, self._lines.values())):
            # The long file is as good as a short one, and if the disk has trouble, the next change will say so.
            with suppress(OSError):
                self._replace()

    def close(self) -> None:
        """Leave the folder to others."""
        self._leave_file()
        if self._lock is not None:
            os.close(self._lock)
        self._lock = None

    def _open(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(self._folder / "outbox.lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path = self._folder / _FILE
        is_there = path.exists()
        content = path.read_bytes() if is_there else b""
        self._lines, whole, damaged = _read(content)
        if damaged:
            os.close(self._written(self._folder / f"damaged-{crc32(content):08x}.journal", content))
        if is_there and whole and len(content) <= LONG:
            self._file = os.open(path, os.O_WRONLY | os.O_APPEND)
            self._size = len(content)
        else:
            self._replace()
            _sync_folder(self._folder.parent)
        self.damaged = tuple(sorted(self._folder.glob("damaged-*.journal")))

    def _write(self, line: bytes) -> None:
        if self._file is None:
            self._replace()
            return
        try:
            _write_all(self._file, line)
            self._sync(self._file)
        except OSError:
            # What was just turned down must not come back after a restart.
            with suppress(OSError):
                os.ftruncate(self._file, self._size)
            self._leave_file()
            raise
        self._size += len(line)

    def _replace(self) -> None:
        if self._lock is None:
            raise OSError("it is not open")
        content = b"".join(self._lines.values())
        new = self._folder / f"{_FILE}.new"
        file = self._written(new, content)
        try:
            new.replace(self._folder / _FILE)
            self._leave_file()
            _sync_folder(self._folder)
        except OSError:
            os.close(file)
            raise
        self._file, self._size = file, len(content)

    def _written(self, path: Path, content: bytes) -> int:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_APPEND, 0o600)
        try:
            _write_all(file, content)
            self._sync(file)
        except OSError:
            os.close(file)
            path.unlink()
            raise
        return file

    def _leave_file(self) -> None:
        if self._file is not None:
            os.close(self._file)
        self._file = None

    def _unavailable(self, exc: OSError) -> OutboxUnavailable:
        if isinstance(exc, BlockingIOError):
            return OutboxUnavailable(f"The outbox in {self._folder} is in use by another program; stop that first")
        return OutboxUnavailable(
            f"The outbox in {self._folder} cannot be written: {exc.strerror or exc}; see to the disk, nothing was sent"
        )


def _line(key: str, value: bytes) -> bytes:
    return _checked(b"%b %b" % (key.encode(), value)) + b"\n"


def _checked(body: bytes) -> bytes:
    return b"%08x %b" % (crc32(body), body)


def _value(line: bytes) -> bytes:
    return line[:-1].split(b" ", 2)[2]


def _read(content: bytes) -> tuple[dict[str, bytes], bool, bool]:
    """Return the lines that hold, whether all the file is good, and whether a bad line stands before a good one."""
    found: dict[str, bytes] = {}
    bad = damaged = False
    *lines, rest = content.split(b"\n")
    for line in lines:
        body = line[9:]
        if line != _checked(body):
            bad = True
            continue
        damaged = damaged or bad
        key, _, value = body.partition(b" ")
        if value:
            found[key.decode()] = line + b"\n"
        else:
            found.pop(key.decode(), None)
    return found, not bad and not rest, damaged


def _write_all(file: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(file, rest) :]


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
