"""The log on a real disk: one writer, and disks that are full, read-only or failing, with nothing half done."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import apsw
import pytest

from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.server.errors import LogDamaged, StoreBroken, StoreUnavailable
from server_client.server.store.sqlite_store import SqliteReader, SqliteStore
from server_client.server.store.store import Group
from tests.fakes.log_entries import an_id, entries_after
from tests.integration.disk_scenarios import fails, holds, write

# A user namespace gives even an unprivileged user a disk of their own, where the machine allows them.
PRIVATE_DISK = ["unshare", "--user", "--map-root-user", "--mount"]


def run(words: Sequence[str]) -> None:
    """Run a program; what it says when it fails is the test's message."""
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def may_mount() -> bool:
    """Say whether this machine lets a test have a disk of its own."""
    words = [*PRIVATE_DISK, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    try:
        return subprocess.run(words, capture_output=True, timeout=20, check=False).returncode == 0
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("scenario", ["full_disk", "full_disk_at_start", "read_only_disk"])
def test_a_disk_that_takes_nothing_is_refused_and_nothing_is_half_done(scenario: str, tmp_path: Path) -> None:
    if not may_mount():
        pytest.skip("this machine lets no test mount a disk; the same refusals are tried without one below")
    script = f'mount -t tmpfs -o size=512k tmpfs "$0" && exec {sys.executable} -m {disk_scenarios()} {scenario} "$0"'
    run([*PRIVATE_DISK, "sh", "-c", script, str(tmp_path)])


def test_a_disk_that_fails_in_the_middle_leaves_whole_groups_only(tmp_path: Path) -> None:
    run([sys.executable, "-m", disk_scenarios(), "file_limit", str(tmp_path)])


def disk_scenarios() -> str:
    """Return the module that the other process runs."""
    return "tests.integration.disk_scenarios"


def test_a_log_at_its_largest_size_takes_nothing_more_and_goes_on_when_it_may_grow(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "CN01.sqlite")
    write(store, times=5)
    store._db.pragma("max_page_count", store._db.pragma("page_count") + 2)

    lost, kept = fails(store, StoreUnavailable)

    assert store.answers([lost]) == {}
    store._db.pragma("max_page_count", 1_000_000)
    write(store, times=5)
    assert holds(store) == kept + 5
    store.close()


def test_a_full_disk_is_told_as_such_in_a_step_of_several_statements_too(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "CN01.sqlite")
    store._db.pragma("max_page_count", store._db.pragma("page_count"))

    with pytest.raises(StoreUnavailable, match="is full"):
        store.append(Group(refusals={an_id(): Refused(RefusalCode.NO_NEED) for _ in range(500)}))

    store._db.pragma("max_page_count", 1_000_000)
    write(store, times=1)
    assert holds(store) == 1
    store.close()


def test_a_second_process_cannot_write_the_same_log(tmp_path: Path) -> None:
    path = tmp_path / "CN01.sqlite"
    store = SqliteStore(path)
    program = (
        "import sys; from pathlib import Path; from server_client.server.store.sqlite_store import SqliteStore\n"
        "SqliteStore(Path(sys.argv[1]))"
    )

    words = [sys.executable, "-c", program, str(path)]
    second = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)

    assert second.returncode == 1
    assert f"LogInUse: Another process writes the log at {tmp_path}: stop it first" in second.stderr
    write(store, times=1)
    store.close()


def test_the_right_to_write_ends_with_the_process_that_had_it(tmp_path: Path) -> None:
    path = tmp_path / "CN01.sqlite"
    program = (
        "import os, sys; from pathlib import Path; from server_client.server.store.sqlite_store import SqliteStore\n"
        "store = SqliteStore(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", program, str(path)], timeout=60, check=False)
    assert killed.returncode == -9

    store = SqliteStore(path)

    write(store, times=1)
    store.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)

    with pytest.raises(StoreUnavailable, match="cannot be written to"):
        SqliteStore(tmp_path / "CN01.sqlite")


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")

    with pytest.raises(StoreUnavailable, match="cannot be written to"):
        SqliteStore(tmp_path / "data" / "CN01.sqlite")


def test_a_file_that_is_no_log_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "CN01.sqlite"
    path.write_bytes(b"not a database, but somebody's work\n" * 100)
    before = path.read_bytes()

    with pytest.raises(LogDamaged, match="restore it from a backup"):
        SqliteStore(path)

    assert path.read_bytes() == before


def test_a_log_that_could_not_be_opened_can_be_opened_later(tmp_path: Path) -> None:
    path = tmp_path / "CN01.sqlite"
    path.write_bytes(b"nonsense" * 1000)
    with pytest.raises(LogDamaged):
        SqliteStore(path)
    path.unlink()

    SqliteStore(path).close()


def test_a_log_of_a_later_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "CN01.sqlite"
    SqliteStore(path).close()
    with apsw.Connection(str(path)) as db:
        db.pragma("user_version", 9)

    with pytest.raises(LogDamaged, match="has the format 9, this program reads 1"):
        SqliteStore(path)
    with pytest.raises(LogDamaged, match="has the format 9, this program reads 1"):
        SqliteReader(path)


def test_a_store_that_fails_to_read_says_so(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "CN01.sqlite")
    store._db.execute("DROP TABLE entries")

    with pytest.raises(StoreBroken, match="check the disk, then restart"):
        store.head()
    store.close()


def test_a_reader_sees_what_was_written_since_it_opened(tmp_path: Path) -> None:
    path = tmp_path / "CN01.sqlite"
    store = SqliteStore(path)
    reader = SqliteReader(path)
    entries = entries_after(store.head(), an_id(), an_id())

    store.append(Group(entries=entries))

    assert reader.read(0, 10) == entries
    reader.close()
    store.close()


def test_a_reader_of_no_log_says_so(tmp_path: Path) -> None:
    with pytest.raises(LogDamaged, match="cannot be read as a log"):
        SqliteReader(tmp_path / "CN09.sqlite")


def test_a_reader_that_fails_says_so(tmp_path: Path) -> None:
    path = tmp_path / "CN01.sqlite"
    store = SqliteStore(path)
    reader = SqliteReader(path)
    store._db.execute("DROP TABLE entries")

    with pytest.raises(LogDamaged, match="check the disk"):
        reader.read(0, 10)
    reader.close()
    store.close()


def test_readers_of_a_killed_writers_log_do_not_stop_the_next_writer(tmp_path: Path) -> None:
    path = tmp_path / "CN01.sqlite"
    program = (
        "import os, sys; from pathlib import Path; from server_client.server.store.sqlite_store import SqliteStore\n"
        "from tests.integration.disk_scenarios import write\n"
        "write(SqliteStore(Path(sys.argv[1])), times=200); os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], timeout=60, check=False)

    readers = [SqliteReader(path) for _ in range(3)]
    store = SqliteStore(path)
    write(store, times=1)

    assert holds(store) == 201
    assert [len(reader.read(0, 1000)) for reader in readers] == [201] * 3
    for reader in readers:
        reader.close()
    store.close()
