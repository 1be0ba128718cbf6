"""Replacing, promoting and restoring a node: the guards, the log, and then the epoch; the server itself begins it."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from server_client.client.errors import Rejected, ServerUnavailable
from server_client.client.log_api import LogApi
from server_client.node.asking import Claim, claim
from server_client.node.errors import GuardError
from server_client.node.log_copy import LogCopy
from server_client.node.vault_back import VaultBack
from server_client.queue_model.branch import Branch
from server_client.queue_model.epoch_commands import EpochReason
from server_client.queue_model.ids import BranchId
from server_client.server.epochs.epoch_file import epoch_file
from server_client.server.epochs.high_water import read_mark
from server_client.server.errors import LogDamaged
from server_client.server.store.database import only_writer
from server_client.server.store.sqlite_store import SqliteReader
from server_client.server.verification import Unsound, verified

_PARTS = ("", "-wal", "-shm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeover:
    """What was told of a takeover: the folder, the centre if it is named, and what the engineer vouches for."""

    data: Path
    branch: BranchId
    center: LogApi | None = None
    expected: int | None = None
    high_water: Path | None = None
    is_old_off: bool = False
    although_it_answers: bool = False

    @property
    def log_path(self) -> Path:
        """Return where the log is."""
        return self.data / f"{self.branch}.sqlite"

    @property
    def mark_path(self) -> Path:
        """Return where the high-water mark is."""
        return self.high_water or self.data / "high-water"


async def replace(wanted: Takeover, vault: VaultBack, tell: Callable[[str], None]) -> None:
    """Take a branch over with new hardware: log and vault from the centre, then an epoch of its own."""
    if wanted.center is None:
        raise GuardError("New hardware has no log: name the centre, which has it, by --center")
    if not wanted.is_old_off:
        raise GuardError(
            "The old node must be off, or it goes on giving out numbers: switch it off and say so by --old-node-is-off"
        )
    if read_mark(wanted.mark_path) is not None:
        raise GuardError(f"{wanted.data} is a node's folder already: use motcua node restore, or an empty folder")
    with LogCopy(wanted.data, wanted.branch) as log:
        await log.catch_up(wanted.center)
        if log.head.seq == 0:
            raise GuardError(f"The centre holds nothing of branch {wanted.branch}; check --branch")
        tell(f"The log of {wanted.branch} is here up to entry {log.head.seq}")
        await vault.fetch(wanted.center, tell)
        await _begin(wanted, log, EpochReason.REPLACED, tell)


async def promote(wanted: Takeover, followed: Callable[[str], LogApi], tell: Callable[[str], None]) -> None:
    """Make a standby the node: with what the centre has besides, and an epoch of it, or with the reserved one alone."""
    url = epoch_file(wanted.data).value().followed
    if url and not wanted.although_it_answers:
        await _is_silent(url, followed(url))
    with LogCopy(wanted.data, wanted.branch) as log:
        if wanted.center is not None:
            await log.catch_up(wanted.center)
        if log.head.seq == 0:
            raise GuardError(f"{wanted.data} has no log of {wanted.branch}: let it follow with motcua node standby")
        tell(f"The log of {wanted.branch} is here up to entry {log.head.seq}")
        await _begin(wanted, log, EpochReason.PROMOTED, tell)


async def restore(wanted: Takeover, backup: Path | None, tell: Callable[[str], None]) -> None:
    """Put a backup in place of the log, or go on with the one that is there, with what the centre has besides."""
    mark, state = read_mark(wanted.mark_path), None
    if backup is not None:
        lock = only_writer(wanted.log_path.with_suffix(".lock"))
        try:
            state = _put_back(wanted, backup, tell)
        finally:
            os.close(lock)
    with LogCopy(wanted.data, wanted.branch) as log:
        if state is not None:
            log.hold(state)
        if wanted.center is not None:
            await log.catch_up(wanted.center)
        if log.head.seq == 0:
            raise GuardError(f"There is no log of {wanted.branch} to go on with: name a backup, or the centre")
        if mark is not None and mark.seq > log.head.seq:
            tell(
                f"This branch had come to entry {mark.seq}; the log ends at {log.head.seq}. What was printed after that"
                " is not known here: kiosks tell the last numbers that they gave out, other papers are keyed in"
            )
        await _begin(wanted, log, EpochReason.RESTORED, tell)


async def _is_silent(url: str, node: LogApi) -> None:
    try:
        health = await node.health()
    except (ServerUnavailable, Rejected):
        return
    finally:
        await node.close()
    if health.ready:
        raise GuardError(
            f"The node at {url} is at work and has come to entry {health.seq}: stop it first, or say"
            " --although-it-answers, and it is fenced as soon as it hears of it"
        )


async def _begin(wanted: Takeover, log: LogCopy, reason: EpochReason, tell: Callable[[str], None]) -> None:
    is_alone = wanted.is_old_off or reason is EpochReason.RESTORED
    wish = Claim(
        data=wanted.data,
        epoch=log.epoch,
        reason=reason,
        is_alone=is_alone,
        high_water=wanted.high_water,
        expected=wanted.expected,
    )
    epoch = await claim(wanted.center, wish)
    days = "today" if is_alone else "from now on, since the old node may still give out others"
    tell(f"Epoch {epoch} begins when motcua branch is started on {wanted.data}; its numbers bear its mark {days}")


def _put_back(wanted: Takeover, backup: Path, tell: Callable[[str], None]) -> Branch:
    """Put the backup in place, and return the state at its end."""
    state = _sound_end(backup, wanted.branch)
    if state is None:
        raise GuardError(f"{backup} is no sound log of {wanted.branch}: see motcua verify, and use another backup")
    present = _sound_end(wanted.log_path, wanted.branch)
    if present is not None and present.seq > state.seq:
        raise GuardError(
            f"The log in {wanted.data} is sound and goes to entry {present.seq}, the backup only to {state.seq}: go on"
            " with it by leaving --backup out, or move it away first"
        )
    aside = _aside(wanted.log_path)
    for part in _PARTS:
        path = Path(f"{wanted.log_path}{part}")
        if path.exists():
            path.rename(f"{aside}{part}")
        if Path(f"{backup}{part}").exists() and part != "-shm":
            shutil.copyfile(f"{backup}{part}", path)
    tell(f"The backup is in place up to entry {state.seq}; what was there is {aside.name}")
    return state


def _sound_end(path: Path, branch: BranchId) -> Branch | None:
    try:
        log = SqliteReader(path)
    except LogDamaged:
        return None
    try:
        return verified(log, branch).branch
    except (Unsound, LogDamaged):
        return None
    finally:
        log.close()


def _aside(path: Path) -> Path:
    numbers = range(1, 1000)
    return next(one for n in numbers if not (one := path.with_suffix(f".before-{n}.sqlite")).exists())
