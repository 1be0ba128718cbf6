"""What motcua node refuses, and that it has begun nothing then: against a centre on a real socket."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from server_client.node.command import node
from server_client.node.log_copy import LogCopy
from server_client.queue_model.epoch_commands import BeginEpoch, EpochReason
from server_client.server.credentials import Role
from server_client.server.epochs.epoch_file import NodeEpochs, epoch_file
from server_client.server.store.sqlite_store import SqliteReader, SqliteStore
from server_client.server.store.store import Group
from server_client.server.verification import verified
from tests.fakes.log_entries import CN01, an_id
from tests.fakes.running_center import RunningCenter, a_node, running_center


class Spare:
    """A machine that takes over, with its credential at the centre."""

    def __init__(self, folder: Path, center: RunningCenter, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = folder / "spare"
        self.center = center
        self._capsys = capsys
        self._secret = folder / "spare.secret"
        self._secret.write_text(center.credentials.add("spare", Role.NODE, lambda: "s" * 43, branch=CN01))

    def run(self, action: str, *words: str, at_center: bool = True) -> tuple[int, str]:
        """Run a command; return how it ended and what was said."""
        center = ["--center", self.center.url, "--center-credential", str(self._secret)] if at_center else []
        ended = node([action, "--data", str(self.data), *center, *words])
        said = self._capsys.readouterr()
        return ended, said.out + said.err

    @property
    def seq(self) -> int:
        """Return how far the log has come here."""
        log = SqliteReader(self.data / "CN01.sqlite")
        entries = log.read(0, 1_000)
        log.close()
        return len(entries)

    @property
    def known(self) -> NodeEpochs:
        """Return what is known of epochs here."""
        return epoch_file(self.data).value()


@pytest.fixture
def spare(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Spare]:
    """Run a centre, and have a machine that takes over."""
    with running_center(tmp_path / "center") as center:
        yield Spare(tmp_path, center, capsys)


def test_new_hardware_needs_a_centre_that_has_the_log(spare: Spare) -> None:
    assert spare.run("replace", "--old-node-is-off", at_center=False) == (
        1,
        "motcua node replace: New hardware has no log: name the centre, which has it, by --center\n",
    )
    assert "This branch is not here" in spare.run("replace", "--old-node-is-off")[1]
    assert spare.known == NodeEpochs()


def test_a_centre_needs_a_credential(spare: Spare) -> None:
    ended, said = spare.run("replace", "--center", "http://127.0.0.1:9", at_center=False)
    assert (ended, "--center needs --center-credential FILE" in said) == (1, True)


def test_a_log_that_differs_from_the_centres_is_not_gone_on_with(spare: Spare) -> None:
    spare.center.take_in(a_node(CN01, 3))
    for entries in (a_node(CN01, 9).entries, a_node(CN01, 3).entries, a_node(CN01, 1).entries):
        store = SqliteStore(spare.data / "CN01.sqlite")
        store.append(Group(entries=entries))
        store.close()
        ended, said = spare.run("promote")
        assert ended == 1
        assert "these are two logs" in said or "the log here is not the beginning of that one" in said
        for part in ("", "-wal", "-shm"):
            (spare.data / f"CN01.sqlite{part}").unlink(missing_ok=True)
    assert spare.known.granted is None


def test_a_takeover_that_is_repeated_gets_the_epoch_that_it_has(spare: Spare) -> None:
    spare.center.take_in(a_node(CN01, 3))
    for _ in range(2):
        ended, said = spare.run("promote", "--old-node-is-off")
        assert (ended, "Epoch 2 begins when" in said, "bear its mark today" in said) == (0, True, True)
    assert spare.seq == 5
    epoch_file(spare.data).change(lambda known: NodeEpochs(asked=known.asked, after=known.after))
    assert "Epoch 2 begins when" in spare.run("promote")[1]


def test_whoever_was_granted_an_epoch_meanwhile_is_named_and_can_be_taken_over_from(spare: Spare) -> None:
    log = a_node(CN01, 1)
    spare.center.take_in(log)
    assert spare.run("promote")[0] == 0
    epoch_file(spare.data).change(lambda _: NodeEpochs())
    ended, said = spare.run("promote")
    assert (ended, "say so by --expected 2" in said) == (1, True)
    assert "Epoch 3 begins when" in spare.run("promote", "--expected", "2")[1]
    assert "from now on, since the old node may still give out others" in spare.run("promote", "--expected", "2")[1]


def test_an_epoch_that_has_begun_comes_with_the_log(spare: Spare) -> None:
    log = a_node(CN01, 1)
    spare.center.take_in(log)
    assert spare.run("promote")[0] == 0
    log.do(BeginEpoch(id=an_id(), epoch=2, reason=EpochReason.PROMOTED, is_alone=True))
    spare.center.take_in(log)
    # What was taken in shows a moment later; here it is not waited for, but looked at.
    spare.center.do(spare.center.center.following.step(looks=True))
    assert "Epoch 3 begins when" in spare.run("restore")[1]
    assert spare.seq == log.seq


def test_there_is_nothing_to_restore_from_nothing(spare: Spare, tmp_path: Path) -> None:
    assert "There is no log of CN01 to go on with" in spare.run("restore", at_center=False)[1]
    assert "is no sound log of CN01" in spare.run("restore", "--backup", str(tmp_path / "none"), at_center=False)[1]


def test_whoever_takes_over_starts_from_a_snapshot_however_long_the_log(spare: Spare, tmp_path: Path) -> None:
    log = a_node(CN01, 9)
    spare.center.take_in(log)
    store = SqliteStore(tmp_path / "backup.sqlite")
    store.append(Group(entries=log.entries[:4]))
    store.close()
    takeovers = (
        ("restore", "--backup", str(tmp_path / "backup.sqlite")),
        ("replace", "--old-node-is-off", "--expected", "2"),
    )
    for number, words in enumerate(takeovers):
        spare.data = tmp_path / f"spare-{number}"
        assert spare.run(*words)[0] == 0
        kept = SqliteReader(spare.data / "CN01.sqlite")
        assert [snapshot.seq for snapshot in kept.snapshots()] == [log.seq]
        sound = verified(kept, CN01)
        kept.close()
        assert (sound.head.seq, sound.snapshots) == (log.seq, 1)


def test_a_log_that_is_gone_on_with_is_read_from_its_newest_snapshot(tmp_path: Path) -> None:
    log = a_node(CN01, 9)
    with LogCopy(tmp_path, CN01) as copy:
        copy.keep(log.entries[:4])
    with LogCopy(tmp_path, CN01) as copy:
        copy.keep(log.entries[4:6])
        copy.keep(log.entries[6:])
    kept = SqliteReader(tmp_path / "CN01.sqlite")
    assert [snapshot.seq for snapshot in kept.snapshots()] == [log.seq, 4]
    assert verified(kept, CN01).snapshots == 2
    kept.close()


def test_a_backup_of_an_altered_log_is_not_put_in_place(spare: Spare, tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "backup.sqlite")
    entries = a_node(CN01, 2).entries
    store.append(Group(entries=[*entries[:2], entries[3]]))
    store.close()
    assert "is no sound log" in spare.run("restore", "--backup", str(tmp_path / "backup.sqlite"))[1]
    spare.data.mkdir(exist_ok=True)
    (tmp_path / "backup.sqlite").rename(spare.data / "CN01.sqlite")
    for part in ("-wal", "-shm"):
        (tmp_path / f"backup.sqlite{part}").unlink(missing_ok=True)
    assert "the log is not sound" in spare.run("backup", "--to", str(tmp_path / "copy"), at_center=False)[1]
