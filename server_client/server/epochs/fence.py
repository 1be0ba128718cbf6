"""Whether this node may write its branch: it may not behind its own mark, nor once a newer epoch is known.

A fenced node goes on to be read, and says why it takes no commands. Only an epoch of its own ends that.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from server_client.queue_model.epoch_commands import BeginEpoch
from server_client.queue_model.ids import CommandId
from server_client.server.epochs.epoch_file import Grant, epoch_file
from server_client.server.epochs.high_water import HighWater, Mark, setback
from server_client.server.errors import Fenced
from server_client.server.store.store import Store
from server_client.wire.stamps import stamp_of

_TAKE = "take a new epoch with motcua node restore"
FIRST = 1


class Fence:
    """The right of one node to write; `why_not` says why it has none."""

    def __init__(self, data: Path, *, mark_at: Path | None = None) -> None:
        """Name the folder; nothing is known before `look`. `mark_at` keeps the high-water mark elsewhere."""
        self._file = epoch_file(data)
        self._mark_at = mark_at or data / "high-water"
        self._high_water: HighWater | None = None
        self._epoch = FIRST
        self._grant: Grant | None = None
        self._fenced: Callable[[], None] = lambda: None
        self.why_not: str | None = None

    def look(self, store: Store) -> None:
        """Compare the log with what is kept beside it; errors as of KeptFile and HighWater."""
        self._file.renew()
        known = self._file.kept
        self._epoch = epoch_of(store)
        self._high_water = HighWater(self._mark_at)
        mark = self._high_water.mark
        reached = max(self._epoch, mark.epoch if mark is not None else FIRST)
        # One that this node has written under is used up, whatever has become of the log since.
        if known.granted is not None and known.granted.epoch > reached and known.granted.epoch >= known.newest:
            self._grant = known.granted
            return
        behind = setback(store, mark)
        if behind is not None:
            self.why_not = f"{behind}; {_TAKE}"
        elif self._epoch < max(reached, known.newest):
            self.why_not = _superseded(self._epoch, max(reached, known.newest))

    def on_fenced(self, fenced: Callable[[], None]) -> None:
        """Call `fenced` when this node loses its right while it works."""
        self._fenced = fenced

    def beginning(self, id: CommandId) -> BeginEpoch | None:
        """Return the command by which the granted epoch begins, if there is one."""
        if self._grant is None:
            return None
        return BeginEpoch(id=id, epoch=self._grant.epoch, reason=self._grant.reason, is_alone=self._grant.is_alone)

    def check(self, epoch: int) -> None:
        """Raise Fenced if this node may write nothing of this epoch."""
        if self.why_not is not None:
            raise Fenced(self.why_not)
        if self._grant is not None and epoch < self._grant.epoch:
            raise Fenced(f"Epoch {self._grant.epoch} has to begin first; try again in a moment")

    def reached(self, mark: Mark) -> None:
        """Take note of what was written."""
        if self._high_water is not None:
            self._high_water.reached(mark)
        self._epoch = mark.epoch
        if self._grant is not None:
            self._grant = None
            self._file.change(lambda known: replace(known, granted=None, reserved=None, followed="", asked="", after=0))

    def hear(self, newest: int) -> None:
        """Take note that epoch `newest` has been given to a node: if that is not this one, it writes no more."""
        if newest <= self._epoch or (self._grant is not None and newest <= self._grant.epoch):
            return
        if newest > self._file.kept.newest:
            self._file.change(lambda known: replace(known, newest=max(newest, known.newest)))
        if self.why_not is None:
            self.why_not = _superseded(self._epoch, newest)
            self._fenced()

    def close(self) -> None:
        """Let go of what is kept."""
        if self._high_water is not None:
            self._high_water.close()


def epoch_of(store: Store) -> int:
    """Return the epoch in which the log ends."""
    seq = store.head().seq
    return stamp_of(store.read(seq - 1, 1)[0].body).epoch if seq else FIRST


def _superseded(epoch: int, newest: int) -> str:
    return (
        f"Another node has taken this branch over: epoch {newest} was given out, this one is in {epoch};"
        f" switch it off, or {_TAKE}"
    )
