"""Tells how fast a long-running screen's memory grows; it decides nothing about what is too fast.

What is read is the memory that this process alone has written (Private_Dirty), after Python's collector has run and the
allocator has given back what it can (`malloc_trim`). The growth is the slope of a straight line through the last 60% of
the readings: before that, what is kept for reuse is still being filled.
"""

import ctypes
import gc
from collections.abc import Sequence
from math import sqrt
from pathlib import Path

LAST = 0.6

_libc = ctypes.CDLL("libc.so.6")


def private_bytes() -> int:
    """Return the memory that this process alone has written, once what is not needed was let go."""
    gc.collect()
    _libc.malloc_trim(0)
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Private_Dirty:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("This system does not tell how much memory a process has written")


def growth_of(readings: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """The slope of the straight line through the last readings, in bytes a step, and its standard error."""
    readings = readings[round(len(readings) * (1 - LAST)) :]
    count = len(readings)
    middle_x = sum(x for x, _ in readings) / count
    middle_y = sum(y for _, y in readings) / count
    spread = sum((x - middle_x) ** 2 for x, _ in readings)
    rise = sum((x - middle_x) * (y - middle_y) for x, y in readings) / spread
    rest = sum((y - middle_y - rise * (x - middle_x)) ** 2 for x, y in readings)
    return rise, sqrt(rest / max(1, count - 2) / spread)
