"""The highest epoch of its branch that a device has seen, kept over restarts: a server of a lower one was replaced."""

import os
from contextlib import suppress
from pathlib import Path


class EpochMemory:
    """One number in a file; with no file it is known until the program ends. A disk that fails only shortens it."""

    def __init__(self, path: Path | None = None) -> None:
        """Read the file, if there is one; what is no number counts as nothing seen."""
        self._path = path
        self.highest = 0
        if path is not None:
            with suppress(OSError, ValueError):
                self.highest = int(path.read_text(encoding="ascii"))

    def heard(self, epoch: int) -> None:
        """Take note of an epoch."""
        if epoch <= self.highest:
            return
        self.highest = epoch
        # Every branch begins with the first, and most stay in it: that is worth no writing.
        if self._path is None or epoch == 1:
            return
        new = self._path.with_suffix(".new")
        with suppress(OSError):
            with new.open("w", encoding="ascii") as file:
                file.write(str(epoch))
                file.flush()
                os.fsync(file.fileno())
            new.replace(self._path)
