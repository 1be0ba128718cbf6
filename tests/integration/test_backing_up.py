"""Copies of what a server keeps: made while it is written to, checked later, and without what must not be in them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from server_client.installation.backing_up import SUMS, copied, faults_of, old_ones, sealed
from server_client.installation.backup_command import backup
from server_client.server.errors import SettingsFault


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A server's folder, with a database in the middle of being written to."""
    folder = tmp_path / "data"
    (folder / "PT01").mkdir(parents=True)
    for name in ("vault.key", "high-water", "CN01.lock", "devices.json", "PT01/credentials.json"):
        (folder / name).write_text(name, encoding="utf-8")
    with closing(sqlite3.connect(folder / "CN01.sqlite")) as log:
        log.execute("PRAGMA journal_mode=WAL")
        log.execute("CREATE TABLE entries (seq INTEGER)")
        log.execute("INSERT INTO entries VALUES (1)")
        log.commit()
    return folder


def test_a_copy_has_what_was_committed_and_no_key(data: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(data / "CN01.sqlite")) as log:
        log.execute("INSERT INTO entries VALUES (2)")
        copy = copied(data, tmp_path / "copy")
        sealed(copy)
    assert sorted(str(file.relative_to(copy)) for file in copy.rglob("*") if file.is_file()) == [
        "CN01.sqlite",
        "PT01/credentials.json",
        SUMS,
        "devices.json",
    ]
    with closing(sqlite3.connect(copy / "CN01.sqlite")) as found:
        assert found.execute("SELECT seq FROM entries").fetchall() == [(1,)]
    assert list(faults_of(copy)) == []


def test_what_was_changed_taken_or_never_finished_is_told(data: Path, tmp_path: Path) -> None:
    copy = copied(data, tmp_path / "copy")
    assert "not finished" in next(faults_of(copy))
    sealed(copy)
    (copy / "devices.json").write_text("another", encoding="utf-8")
    (copy / "PT01/credentials.json").unlink()
    assert set(faults_of(copy)) == {"devices.json is not as it was written", "PT01/credentials.json is missing"}
    (copy / "CN01.sqlite").write_bytes(b"SQLite format 3\0" + bytes(5000))
    sealed(copy)
    assert ["does not hold together" in fault for fault in faults_of(copy)] == [True]


def test_the_command_copies_checks_and_keeps_so_many(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "copies"
    (data / "vault.sqlite").write_bytes((data / "CN01.sqlite").read_bytes())
    for day in ("2026-01-01T000000Z", "2026-01-02T000000Z"):
        sealed(copied(data, to / day))
    assert backup(["make", "--data", str(data), "--to", str(to), "--keep", "2"]) == 0
    kept = sorted(one.name for one in to.iterdir())
    assert len(kept) == 2
    assert kept[0] == "2026-01-02T000000Z"
    assert [backup(["check", str(to / name)]) for name in kept] == [0, 0]
    # Purges are not undone by old copies.
    assert [(to / name / "vault.sqlite").exists() for name in kept] == [False, True]
    (to / kept[1] / "devices.json").unlink()
    assert backup(["check", str(to / kept[1])]) == 1
    assert old_ones(to, 5) == []
    assert "devices.json is missing" in capsys.readouterr().out


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert backup(["make", "--data", str(tmp_path / "none"), "--to", str(tmp_path / "copies")]) == 1
    assert "give the folder of a server" in capsys.readouterr().err
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(SettingsFault, match="could not be copied"):
        copied(tmp_path, file / "copies")
