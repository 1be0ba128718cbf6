"""Tells how long others kept this thread from the processor: the part of a late frame that is not the program's doing.

What this process does to itself counts as its own: work, waiting for the disk, threads that wait for one another.
"""

import os

# Linux, Documentation/scheduler/sched-stats.rst: time on the processor, time ready but kept waiting for it, turns.
_WAITED = 1


class KeptWaiting:
    """The thread that makes it; reading it takes some microseconds."""

    def __init__(self) -> None:
        self._file = os.open("/proc/thread-self/schedstat", os.O_RDONLY)

    def seconds(self) -> float:
        """Return for how long the thread was ready and had no processor, since it began."""
        return int(os.pread(self._file, 100, 0).split()[_WAITED]) / 1e9

    def close(self) -> None:
        """Read no more."""
        os.close(self._file)
