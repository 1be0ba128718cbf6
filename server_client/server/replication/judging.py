"""What a run is to the log that is held: its next piece, nothing new, too far ahead, or another log; it asks nobody."""

from dataclasses import dataclass

from server_client.queue_model.events import EpochBegun
from server_client.server.replication.refusing import epoch_not_begun, not_granted
from server_client.wire.replication import Run, RunEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """Where the log held of a branch ends; `granted` is the newest epoch that was granted, None if that is not kept."""

    epoch: int
    seq: int
    hash: str
    granted: int | None = None

    @property
    def newest_epoch(self) -> int:
        """Return the epoch that counts."""
        return max(self.epoch, self.granted or 0)


def fits(cursor: Cursor, run: Run) -> bool:
    """Say whether the run reaches the end of the log that is held, and agrees with it there: so with all of it."""
    return run.after <= cursor.seq <= run.last and run.hash_at(cursor.seq) == cursor.hash


def news(cursor: Cursor, run: Run) -> list[RunEntry]:
    """Return the entries of a run that fits that are not held; NotTaken if they begin an epoch that they may not."""
    entries = list(run.entries[cursor.seq - run.after :])
    epoch = cursor.epoch
    for entry in entries:
        if entry.epoch == epoch:
            continue
        # Within the run this was seen to; it may begin with an entry that does not go on from what is held.
        if type(entry.data) is not EpochBegun and cursor.seq > 0:
            raise epoch_not_begun(entry.seq)
        if cursor.granted is not None and entry.epoch > cursor.granted:
            raise not_granted(entry.epoch, cursor.granted)
        epoch = entry.epoch
    return entries
