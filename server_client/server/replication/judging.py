"""What a run is to the log that is held: its next piece, nothing new, or another log; it asks nobody."""

from dataclasses import dataclass

from server_client.queue_model.epoch_events import EpochBegun
from server_client.server.replication.refusing import epoch_not_begun
from server_client.wire.entry_columns import RunEntries
from server_client.wire.replication import Run


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


def news(cursor: Cursor, run: Run) -> RunEntries:
    """Return the entries of a run that fits that are not held; NotTaken if they are of an epoch that did not begin."""
    entries = run.entries[cursor.seq - run.after :]
    # Within the run this was seen to; it may begin with an entry that does not go on from what is held.
    if entries and entries.epoch[0] != cursor.epoch and type(entries.data[0]) is not EpochBegun:
        raise epoch_not_begun(entries.seq[0])
    return entries


def parting(cursor: Cursor, run: Run) -> int | None:
    """Return the entry after which the run leaves the log that is held by beginning a newer epoch; None if nowhere."""
    for entry in run.entries:
        if type(entry.data) is EpochBegun and entry.epoch > cursor.epoch:
            return entry.seq - 1
    return None


def begun(entries: RunEntries) -> list[int]:
    """Return the epochs that begin in the entries."""
    return [epoch for epoch, data in zip(entries.epoch, entries.data, strict=True) if type(data) is EpochBegun]
