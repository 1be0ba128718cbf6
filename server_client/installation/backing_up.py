"""Copies what a server keeps, while it runs, and says whether a copy is whole; keys of vaults are never in it.

A copy is a folder of its own, named by its moment, with `SHA256SUMS` as `sha256sum --check` reads it. How far the log
has come outside of it (`high-water`) stays out too: put back with an old log it would hide that this one is old. What
is forgotten by the day (vault, bookings, dossiers) is in the newest copy only: old copies undo no purge.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from server_client.server.errors import SettingsFault

SUMS = "SHA256SUMS"
DATABASE = "center.dump"
FORGOTTEN = ("vault.sqlite", "records.sqlite")
"""Files of what persons said of themselves, or others of them."""
_LEFT_OUT = ("*-wal", "*-shm", "*.new", "*.lock", "vault.key", "high-water")


def copied(data: Path, to: Path) -> Path:
    """Copy every file under `data` into the new folder `to`; SettingsFault if that can't be done."""
    if not data.is_dir():
        raise SettingsFault(f"{data} is not there: give the folder of a server by --data")
    try:
        for file in _files(data):
            target = to / file.relative_to(data)
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _copy(file, target)
    except (OSError, sqlite3.Error) as failed:
        raise SettingsFault(
            f"{data} could not be copied to {to} ({failed}): look at the disk and its rights"
        ) from failed
    return to


def sealed(copy: Path) -> None:
    """Write the sums of all that is in a copy."""
    lines = [f"{_sum(file)}  {file.relative_to(copy)}\n" for file in sorted(_all(copy)) if file.name != SUMS]
    (copy / SUMS).write_text("".join(lines), encoding="utf-8")


def faults_of(copy: Path) -> Iterator[str]:
    """Say what is wrong with a copy: a file that was changed, a database that does not hold together."""
    sums = copy / SUMS
    if not sums.is_file():
        yield f"{sums} is not there: this is no backup, or one that was not finished"
        return
    for line in sums.read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        file = copy / name
        if not file.is_file():
            yield f"{name} is missing"
        elif _sum(file) != digest:
            yield f"{name} is not as it was written"
        elif file.suffix == ".sqlite":
            yield from _unsound(file, name)


def forget_persons(copy: Path) -> None:
    """Take out of a copy what is about persons; the rest stays whole."""
    gone = [file for file in _all(copy) if file.name in FORGOTTEN]
    for file in gone:
        file.unlink()
    if gone:
        sealed(copy)


def whole_ones(folder: Path) -> list[Path]:
    """Return the copies in a folder that were finished, the oldest first."""
    return sorted((one for one in folder.iterdir() if (one / SUMS).is_file()), key=lambda one: one.name)


def old_ones(folder: Path, keep: int) -> list[Path]:
    """Return the copies beyond the newest `keep`."""
    return whole_ones(folder)[:-keep]


def _files(data: Path) -> Iterator[Path]:
    return (file for file in _all(data) if not any(file.match(pattern) for pattern in _LEFT_OUT))


def _all(folder: Path) -> Iterator[Path]:
    return (file for file in folder.rglob("*") if file.is_file())


def _copy(file: Path, target: Path) -> None:
    if file.suffix != ".sqlite":
        shutil.copy2(file, target)
        return
    # All pages in one go: a log that is written to meanwhile would begin the copy again and again.
    with (
        closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=10)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)
    target.chmod(0o600)


def _unsound(file: Path, name: str) -> Iterator[str]:
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            (said,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.Error as failed:
        said = str(failed)
    if said != "ok":
        yield f"{name} does not hold together: {said}"


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
