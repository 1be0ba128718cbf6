"""What a log goes through on a disk of its own; run as `python -m … SCENARIO FOLDER` where that disk is."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from resource import RLIM_INFINITY, RLIMIT_FSIZE, getrlimit, setrlimit

import pytest

from server_client.queue_model.ids import CommandId
from server_client.server.errors import StoreBroken, StoreUnavailable
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group, Store
from server_client.wire.chain import GENESIS, checked
from tests.fakes.log_entries import an_id, entries_after


def full_disk(folder: Path) -> None:
    """Nothing is half done when the disk is full, and the log goes on when there is room again."""
    path = folder / "CN01.sqlite"
    store = SqliteStore(path)
    write(store, times=5)
    ballast = fill(folder)
    lost, kept = fails(store, StoreUnavailable)
    store.append(Group())
    assert store.answers([lost]) == {}
    ballast.unlink()
    write(store, times=5)
    assert holds(store) == kept + 5
    store.close()


def full_disk_at_start(folder: Path) -> None:
    """A log that cannot be opened for want of room says so, and is whole when there is room again."""
    path = folder / "CN01.sqlite"
    store = SqliteStore(path)
    write(store, times=5)
    store.close()
    ballast = fill(folder)
    with pytest.raises(StoreUnavailable, match="is full: free some space"):
        SqliteStore(path)
    ballast.unlink()
    store = SqliteStore(path)
    assert holds(store) == 5
    store.close()


def read_only_disk(folder: Path) -> None:
    """A log on a disk that is mounted read-only is refused before anything is written."""
    path = folder / "CN01.sqlite"
    store = SqliteStore(path)
    write(store, times=5)
    store.close()
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    with pytest.raises(StoreUnavailable, match="cannot be written to"):
        SqliteStore(path)
    subprocess.run(["mount", "-o", "remount,rw", str(folder)], check=True)
    store = SqliteStore(path)
    assert holds(store) == 5
    store.close()


def file_limit(folder: Path) -> None:
    """A disk that fails in the middle of a write leaves whole groups only, and they are there after a restart."""
    path = folder / "CN01.sqlite"
    store = SqliteStore(path)
    write(store, times=5)
    setrlimit(RLIMIT_FSIZE, (path.with_suffix(".sqlite-wal").stat().st_size + 10_000, getrlimit(RLIMIT_FSIZE)[1]))
    lost, kept = fails(store, StoreBroken)
    setrlimit(RLIMIT_FSIZE, (RLIM_INFINITY, RLIM_INFINITY))
    store.close()
    store = SqliteStore(path)
    assert store.answers([lost]) == {}
    assert holds(store) == kept
    store.close()


def write(store: Store, *, times: int) -> None:
    """Write groups of one entry."""
    for _ in range(times):
        store.append(Group(entries=entries_after(store.head(), an_id())))


def fails(store: Store, error: type[Exception]) -> tuple[CommandId, int]:
    """Write until it fails with the error; return the command that was lost and the length of the log."""
    for _ in count():
        before, command = store.head(), an_id()
        try:
            store.append(Group(entries=entries_after(before, *[command] * 20)))
        except error:
            assert store.head() == before
            return command, before.seq
    raise AssertionError("unreachable")


def fill(folder: Path) -> Path:
    """Take all the room there is, to the last byte."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                continue
    return ballast


def holds(store: Store) -> int:
    """Return the length of a log whose chain holds from its first entry to its head."""
    entries = store.read(0, 1_000_000)
    assert [event.seq for event in checked(entries, GENESIS, 0)] == list(range(1, store.head().seq + 1))
    return len(entries)


SCENARIOS: Mapping[str, Callable[[Path], None]] = {
    scenario.__name__: scenario for scenario in (full_disk, full_disk_at_start, read_only_disk, file_limit)
}

if __name__ == "__main__":
    SCENARIOS[sys.argv[1]](Path(sys.argv[2]))
