"""A node within its fence: its mark outside the database, a database that was put back, grants, a newer epoch."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from server_client.queue_model.epoch_commands import EpochReason
from server_client.queue_model.epoch_events import EpochBegun
from server_client.queue_model.events import DayClosed, Event, EventData
from server_client.queue_model.ids import BranchId
from server_client.server.epochs.epoch_file import Grant, NodeEpochs, epoch_file
from server_client.server.epochs.fence import Fence
from server_client.server.epochs.fenced_store import FencedStore
from server_client.server.epochs.high_water import HighWater, Mark, read_mark
from server_client.server.errors import Fenced, LogDamaged, StoreUnavailable
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group, Snapshot
from server_client.wire.chain import seal_all
from tests.fakes.log_entries import an_id

EIGHT = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
BEGUN = EpochBegun(reason=EpochReason.RESTORED, mark="2", marked_until=None)


class Folder:
    """A node's folder, whose log is opened again and again."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.mark = path / "high-water"
        self.told: list[str] = []

    def start(self) -> tuple[FencedStore, Fence]:
        """Open the log as a server does."""
        fence = Fence(self.path)
        store = FencedStore(SqliteStore(self.path / "CN01.sqlite"), fence)
        fence.on_fenced(lambda: self.told.append("fenced"))
        return store, fence

    def write(self, store: FencedStore, data: EventData | None = None, *, epoch: int = 1) -> None:
        """Add one entry to the log."""
        head = store.head()
        event = Event(
            branch=BranchId("CN01"),
            epoch=epoch,
            seq=head.seq + 1,
            at=EIGHT,
            command_id=an_id(),
            data=data or DayClosed(day=EIGHT.date()),
        )
        store.append(Group(entries=seal_all([event], head.hash)))

    def written(self, entries: int) -> None:
        """Run a server that writes so many entries."""
        store, _ = self.start()
        for _ in range(entries):
            self.write(store)
        store.close()

    def without_log(self) -> None:
        """Let the disk of the log be lost."""
        for part in ("", "-wal", "-shm"):
            (self.path / f"CN01.sqlite{part}").unlink(missing_ok=True)

    def grant(self, epoch: int) -> None:
        """Grant the node an epoch."""
        granted = Grant(epoch=epoch, reason=EpochReason.RESTORED, is_alone=True)
        epoch_file(self.path).change(lambda known: replace(known, granted=granted))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return an empty folder."""
    return Folder(tmp_path)


@pytest.fixture
def water(tmp_path: Path) -> Iterator[HighWater]:
    """Open a mark."""
    water = HighWater(tmp_path / "disk" / "mark")
    yield water
    water.close()


def test_the_mark_follows_what_is_written(folder: Folder) -> None:
    store, _ = folder.start()
    assert read_mark(folder.mark) is None
    folder.write(store)
    folder.write(store)
    assert read_mark(folder.mark) == Mark(1, 2, store.head().hash)
    store.close()
    store, fence = folder.start()
    assert fence.why_not is None
    store.close()


def test_a_database_that_was_put_back_takes_nothing_and_can_be_read(folder: Folder) -> None:
    folder.written(3)
    folder.without_log()
    store, fence = folder.start()
    assert fence.why_not == (
        "The log ends at entry 0, but this branch had come to entry 3: an old copy was put back; take a new epoch with"
        " motcua node restore"
    )
    with pytest.raises(Fenced, match="an old copy was put back"):
        folder.write(store)
    store.append(Group())
    store.keep_snapshot(Snapshot(0, b"{}"))
    assert (store.head().seq, store.read(0, 9), store.answers([]), len(store.snapshots())) == (0, [], {}, 1)
    store.close()


def test_another_log_of_the_same_length_is_noticed(folder: Folder) -> None:
    folder.written(2)
    folder.without_log()
    mark = folder.mark.read_bytes()
    folder.mark.unlink()
    folder.written(2)
    folder.mark.write_bytes(mark)
    store, fence = folder.start()
    assert fence.why_not is not None
    assert fence.why_not.startswith("Entry 2 of the log is not the one that this branch has written")
    store.close()


def test_a_granted_epoch_has_to_begin_before_anything_else(folder: Folder) -> None:
    folder.written(2)
    folder.without_log()
    folder.grant(2)
    store, fence = folder.start()
    assert fence.why_not is None
    beginning = fence.beginning(an_id())
    assert beginning is not None
    assert (beginning.epoch, beginning.reason, beginning.is_alone) == (2, EpochReason.RESTORED, True)
    with pytest.raises(Fenced, match="Epoch 2 has to begin first"):
        folder.write(store)
    folder.write(store, BEGUN, epoch=2)
    assert fence.beginning(an_id()) is None
    assert epoch_file(folder.path).value() == NodeEpochs()
    assert read_mark(folder.mark) == Mark(2, 1, store.head().hash)
    store.close()


def test_a_grant_is_good_for_once(folder: Folder) -> None:
    folder.grant(2)
    store, _ = folder.start()
    folder.write(store, BEGUN, epoch=2)
    store.close()
    folder.without_log()
    folder.grant(2)
    store, fence = folder.start()
    assert fence.why_not is not None
    assert fence.beginning(an_id()) is None
    store.close()


def test_a_node_that_hears_of_a_newer_epoch_stops_and_stays_so(folder: Folder) -> None:
    store, fence = folder.start()
    folder.write(store)
    fence.hear(1)
    assert fence.why_not is None
    fence.hear(3)
    fence.hear(2)
    assert folder.told == ["fenced"]
    with pytest.raises(Fenced, match="epoch 3 was given out, this one is in 1"):
        folder.write(store)
    store.close()
    store, fence = folder.start()
    assert fence.why_not is not None
    fence.hear(4)
    assert folder.told == ["fenced"]
    store.close()
    folder.grant(3)
    store, fence = folder.start()
    assert fence.why_not is not None
    store.close()
    folder.grant(5)
    store, fence = folder.start()
    fence.hear(5)
    assert fence.why_not is None
    store.close()


def test_a_fence_that_cannot_be_known_lets_go_of_the_log(folder: Folder) -> None:
    folder.mark.mkdir()
    with pytest.raises(StoreUnavailable, match="cannot be used"):
        folder.start()
    with pytest.raises(StoreUnavailable, match="cannot be read"):
        read_mark(folder.mark)
    folder.mark.rmdir()
    (folder.path / "epoch.json").write_text("3")
    with pytest.raises(LogDamaged, match="what is known of a node's epochs"):
        folder.start()
    (folder.path / "epoch.json").unlink()
    store, _ = folder.start()
    store.close()


def test_a_mark_that_was_cut_short_leaves_the_one_before(water: HighWater) -> None:
    for seq in (1, 2, 3):
        water.reached(Mark(1, seq, f"{seq:064}"))
    content = bytearray(water.path.read_bytes())
    assert read_mark(water.path) == Mark(1, 3, f"{3:064}")
    content[600:620] = bytes(20)
    water.path.write_bytes(content)
    assert read_mark(water.path) == Mark(1, 2, f"{2:064}")


def test_a_later_epoch_counts_whatever_its_number(water: HighWater) -> None:
    water.reached(Mark(1, 90, "a" * 64))
    water.reached(Mark(2, 5, "b" * 64))
    assert read_mark(water.path) == water.mark == Mark(2, 5, "b" * 64)


def test_a_fence_is_unlooked_before_its_log_is_open(tmp_path: Path) -> None:
    fence = Fence(tmp_path)
    fence.reached(Mark(1, 1, "a" * 64))
    fence.close()
    assert fence.why_not is None
