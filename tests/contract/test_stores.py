"""What every store of a log promises: a file of its own, the centre's database on SQLite and on PostgreSQL, memory."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.server.errors import LogInUse, StoreBroken
from server_client.server.store.log_store import Proposal
from server_client.server.store.store import Group, Head, Snapshot
from server_client.wire.chain import GENESIS
from tests.fakes.log_entries import an_id, entries_after
from tests.fakes.memory_store import MemoryDisk
from tests.fakes.waited_log import WaitedLog

Open: TypeAlias = Callable[[], WaitedLog]


@pytest.fixture(params=["file", "memory", "sqlite", "postgresql"])
def open_store(request: pytest.FixtureRequest, tmp_path: Path) -> Open:
    """Return what opens the same log each time."""
    match request.param:
        case "file":
            return lambda: WaitedLog.in_file(tmp_path / "data" / "CN01.sqlite")
        case "memory":
            disk = MemoryDisk()
            return lambda: WaitedLog.in_memory(disk)
        case "sqlite":
            return lambda: WaitedLog.in_database(f"sqlite:{tmp_path / 'centre.sqlite'}")
        case _:
            address = request.getfixturevalue("postgres")
            return lambda: WaitedLog.in_database(str(address))


@pytest.fixture
def store(open_store: Open) -> Iterator[WaitedLog]:
    """Give an empty log, and close it."""
    store = open_store()
    yield store
    store.close()


def a_refusal() -> Refused:
    """Return a refusal with a text and a figure in it."""
    return Refused(RefusalCode.QUOTA_REACHED, service="hotich", quota=40)


def test_a_new_log_is_empty(store: WaitedLog) -> None:
    assert store.head() == Head(0, GENESIS)
    assert store.read(0, 10) == []
    assert store.snapshots() == []


def test_the_head_is_the_last_entry(store: WaitedLog) -> None:
    entries = entries_after(store.head(), an_id(), an_id())

    store.append(Group(entries=entries))

    assert store.head() == Head(2, entries[-1].hash)


def test_entries_are_read_as_they_were_written(store: WaitedLog) -> None:
    entries = entries_after(store.head(), an_id(), an_id(), an_id())

    store.append(Group(entries=entries))

    assert store.read(0, 10) == entries


def test_entries_are_read_from_any_place_and_as_many_as_wanted(store: WaitedLog) -> None:
    entries = entries_after(store.head(), *(an_id() for _ in range(6)))
    store.append(Group(entries=entries))

    assert store.read(2, 3) == entries[2:5]
    assert store.read(5, 3) == entries[5:]
    assert store.read(6, 3) == []


def test_a_command_is_answered_by_all_of_its_entries_in_order(store: WaitedLog) -> None:
    first, second = an_id(), an_id()
    entries = entries_after(store.head(), first, first, second)
    store.append(Group(entries=entries))

    assert store.answers({first, second, an_id()}) == {first: entries[:2], second: entries[2:]}


def test_no_answers_are_asked_for_and_none_are_given(store: WaitedLog) -> None:
    assert store.answers(()) == {}


def test_a_refused_command_is_answered_by_its_refusal(store: WaitedLog) -> None:
    command, refused = an_id(), a_refusal()

    store.append(Group(refusals={command: refused}))

    answer = store.answers([command])[command]
    assert isinstance(answer, Refused)
    assert (answer.code, answer.particulars) == (refused.code, refused.particulars)


def test_of_a_group_with_a_command_that_was_answered_before_nothing_is_added(store: WaitedLog) -> None:
    settled, refused, new = an_id(), an_id(), an_id()
    before = entries_after(store.head(), settled)
    store.append(Group(entries=before, refusals={refused: a_refusal()}))
    group = Group(entries=entries_after(store.head(), settled, new))

    found = store.propose(Proposal(group=group, after=store.head(), news=(settled, new, refused)))

    assert found.keys() == {settled, refused}
    assert found[settled] == before
    assert store.head() == Head(1, before[0].hash)


def test_refusals_are_no_entries(store: WaitedLog) -> None:
    store.append(Group(refusals={an_id(): a_refusal()}))

    assert store.head() == Head()


def test_a_group_of_both_is_kept_whole(store: WaitedLog) -> None:
    settled, refused = an_id(), an_id()
    entries = entries_after(store.head(), settled)

    store.append(Group(entries=entries, refusals={refused: a_refusal()}))

    assert store.answers([settled, refused]).keys() == {settled, refused}


def test_a_group_that_does_not_follow_the_log_leaves_nothing_of_itself(store: WaitedLog) -> None:
    store.append(Group(entries=entries_after(store.head(), an_id())))
    before = store.head()
    good, bad, refused = an_id(), an_id(), an_id()
    overlapping = entries_after(Head(), bad) + entries_after(before, good)

    with pytest.raises(StoreBroken):
        store.append(Group(entries=overlapping, refusals={refused: a_refusal()}))

    assert store.head() == before
    assert store.answers([good, bad, refused]) == {}


def test_a_group_with_a_refusal_that_was_given_before_leaves_nothing_of_itself(store: WaitedLog) -> None:
    refused, settled = an_id(), an_id()
    store.append(Group(refusals={refused: a_refusal()}))

    with pytest.raises(StoreBroken):
        store.append(Group(entries=entries_after(store.head(), settled), refusals={refused: a_refusal()}))

    assert store.head() == Head()
    assert store.answers([settled]) == {}


def test_a_group_larger_than_one_statement_is_kept_whole(store: WaitedLog) -> None:
    entries = entries_after(store.head(), *(an_id() for _ in range(9000)))

    store.append(Group(entries=entries))

    assert store.read(0, 10_000) == entries


def test_everything_is_there_when_the_log_is_opened_again(open_store: Open) -> None:
    store, settled, refused = open_store(), an_id(), an_id()
    entries = entries_after(store.head(), settled)
    store.append(Group(entries=entries, refusals={refused: a_refusal()}))
    store.keep_snapshot(Snapshot(1, b"{}"))
    store.close()

    again = open_store()

    assert again.read(0, 10) == entries
    assert again.answers([settled, refused]).keys() == {settled, refused}
    assert again.snapshots() == [Snapshot(1, b"{}")]
    again.close()


@pytest.mark.parametrize("open_store", ["file", "memory", "sqlite"], indirect=True)
def test_a_log_or_a_database_of_one_process_has_one_writer(open_store: Open) -> None:
    store = open_store()

    with pytest.raises(LogInUse, match="Another"):
        open_store()

    store.close()
    open_store().close()


def test_snapshots_come_newest_first_and_old_ones_are_forgotten(store: WaitedLog) -> None:
    for seq in (1, 2, 3, 4, 5):
        store.keep_snapshot(Snapshot(seq, b"%d" % seq))

    assert store.snapshots() == [Snapshot(5, b"5"), Snapshot(4, b"4"), Snapshot(3, b"3")]


def test_a_snapshot_of_the_same_entry_takes_the_place_of_the_old(store: WaitedLog) -> None:
    store.keep_snapshot(Snapshot(1, b"old"))
    store.keep_snapshot(Snapshot(1, b"new"))

    assert store.snapshots() == [Snapshot(1, b"new")]
