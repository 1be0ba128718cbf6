"""How a branch comes back from its log: with and without snapshots, and from a log that was tampered with."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId
from server_client.server.errors import LogDamaged
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group, Head, Snapshot
from server_client.wire.documents import encode_branch
from tests.fakes.log_entries import CN01, an_id, entries_after
from tests.fakes.memory_store import MemoryDisk, MemoryStore
from tests.fakes.writing import brought_back


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """Give a log of five entries."""
    store = SqliteStore(tmp_path / "CN01.sqlite")
    store.append(Group(entries=entries_after(Head(), *(an_id() for _ in range(5)))))
    yield store
    store.close()


def test_an_empty_log_is_an_empty_branch(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "CN01.sqlite")

    assert brought_back(store) == (Branch(id=CN01), Head())
    store.close()


def test_a_log_is_replayed_to_its_head(store: SqliteStore) -> None:
    branch, head = brought_back(store)

    assert branch.seq == 5
    assert head == store.head()


def test_a_snapshot_and_what_follows_it_give_the_same_as_the_whole_log(store: SqliteStore) -> None:
    branch, head = brought_back(store)
    store.keep_snapshot(Snapshot(head.seq, encode_branch(branch, head.hash, with_settled=True)))
    store.append(Group(entries=entries_after(head, an_id(), an_id())))

    with_snapshot = brought_back(store)
    store._db.execute("DELETE FROM snapshots")

    assert with_snapshot == brought_back(store)


def test_a_snapshot_spares_the_reading_of_what_came_before_it(store: SqliteStore) -> None:
    branch, head = brought_back(store)
    store.keep_snapshot(Snapshot(head.seq, encode_branch(branch, head.hash, with_settled=True)))
    store._db.execute("DELETE FROM entries WHERE seq < 5")

    assert brought_back(store) == (branch, head)


@pytest.mark.parametrize("document", [b"not a document", b'{"format":9}'])
def test_a_snapshot_that_cannot_be_read_is_passed_over(store: SqliteStore, document: bytes) -> None:
    store.keep_snapshot(Snapshot(5, document))

    assert brought_back(store)[0].seq == 5


def test_a_snapshot_of_an_older_form_of_the_rules_is_passed_over(store: SqliteStore) -> None:
    branch, head = brought_back(store)
    document = encode_branch(replace(branch, is_open=True), head.hash, with_settled=True)
    store.keep_snapshot(Snapshot(head.seq, document.replace(b'"effects":2', b'"effects":1')))

    assert brought_back(store)[0] == branch


def test_a_snapshot_of_another_log_is_passed_over(store: SqliteStore) -> None:
    branch, _ = brought_back(store)
    store.keep_snapshot(Snapshot(5, encode_branch(replace(branch, is_open=True), "f" * 64, with_settled=True)))

    assert brought_back(store)[0] == branch


def test_a_log_of_another_branch_is_refused(store: SqliteStore) -> None:
    with pytest.raises(LogDamaged, match="CN01"):
        brought_back(store, BranchId("CN02"))


def test_a_snapshot_of_another_branch_is_refused(store: SqliteStore) -> None:
    branch, head = brought_back(store)
    store.keep_snapshot(Snapshot(head.seq, encode_branch(branch, head.hash, with_settled=True)))

    with pytest.raises(LogDamaged, match="The log is of branch CN01, not of CN02"):
        brought_back(store, BranchId("CN02"))


def test_an_altered_entry_keeps_the_branch_from_starting(store: SqliteStore) -> None:
    store._db.execute("UPDATE entries SET body = CAST(replace(body, 'DayClosed', 'DayOpened') AS BLOB) WHERE seq = 3")

    with pytest.raises(LogDamaged, match=r"Entry 3 was altered.*motcua verify"):
        brought_back(store)


def test_a_missing_entry_keeps_the_branch_from_starting(store: SqliteStore) -> None:
    store._db.execute("DELETE FROM entries WHERE seq = 3")

    with pytest.raises(LogDamaged, match="Entry 3 is missing; 4"):
        brought_back(store)


def test_a_long_way_back_is_gone_once_even_if_the_machine_is_never_stopped() -> None:
    disk = MemoryDisk(entries=entries_after(Head(), *(an_id() for _ in range(10_000))))

    branch, head = brought_back(MemoryStore(disk))

    assert [snapshot.seq for snapshot in disk.snapshots] == [10_000]
    assert json.loads(disk.snapshots[0].document)["head"] == head.hash
    disk.in_use = False
    assert brought_back(MemoryStore(disk)) == (branch, head)


def test_a_full_disk_does_not_keep_a_branch_from_coming_back() -> None:
    disk = MemoryDisk(entries=entries_after(Head(), *(an_id() for _ in range(10_000))), full=True)

    assert brought_back(MemoryStore(disk))[0].seq == 10_000
    assert disk.snapshots == []
