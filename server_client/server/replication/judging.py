"""What a run is to the log that is held: its next piece, nothing new, or another log; it asks nobody."""

from collections.abc import Sequence
from dataclasses import dataclass

from server_client.queue_model.epoch_events import EpochBegun
from server_client.server.replication.refusing import epoch_not_begun
from server_client.wire.replication import Run
from server_client.wire.run_entries import RunEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where the log held of a branch ends; `granted` is the newest epoch that was granted to a node."""

    epoch: int
    seq: int
    hash: str
    granted: int = 1

    @property
    def newest_epoch(self) -> int:
        """Return the epoch that counts."""
        return max(self.epoch, self.granted)


def fits(cursor: Cursor, run: Run) -> bool:
    """Say whether the run reaches the end of the log that is held, and agrees with it there: so with all of it."""
    return run.after <= cursor.seq <= run.last and run.hash_at(cursor.seq) == cursor.hash


def news(cursor: Cursor, run: Run) -> Sequence[RunEntry]:
    """Return the entries of a run that fits that are not held; NotTaken if they are of an epoch that did not begin."""
    entries = run.entries[cursor.seq - run.after :]
    # Within the run this was seen to; it may begin with an entry that does not go on from what is held.
    if entries and entries[0].epoch != cursor.epoch and type(entries[0].data) is not EpochBegun:
        raise epoch_not_begun(entries[0].seq)
    return entries


def parting(cursor: Cursor, run: Run) -> int | None:
    """Return the entry after which the run leaves the log that is held by beginning a newer epoch; None if nowhere."""
    for entry in run.entries:
        if type(entry.data) is EpochBegun and entry.epoch > cursor.epoch:
            return entry.seq - 1
    return None


def begun(entries: Sequence[RunEntry]) -> list[int]:
    """Return the epochs that begin in the entries."""
    return [entry.epoch for entry in entries if type(entry.data) is EpochBegun]
