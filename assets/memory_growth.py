"""Tells how fast a long-running screen's memory grows; it decides nothing about what is too fast.

Read are two things, after Python's collector has run and the allocator has given back what it can (`malloc_trim`).
**In use** is what the allocator has handed out, with what was written in memory beside its heap: the heap of QML's
scripts, large pieces, stacks. **Written** is all that this process alone has written (Private_Dirty): that, the
programs' own data, and the room on the heap between what is in use, of which whole pages only can be given back. Room
comes in steps, whenever the heap gets a new form; a leak is in both, but only what is in use tells it from room.

The growth is the slope of a straight line through the last 60% of the readings: before that, what is kept for reuse is
still being filled.
"""

import ctypes
import gc
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

LAST = 0.6
EXACT: Mapping[str, str] = {
    "PYTHONMALLOC": "malloc",
    "GLIBC_TUNABLES": "glibc.malloc.arena_max=1:glibc.malloc.tcache_count=0",
}
"""What a process is started with so that the allocator knows of every piece, and has only what is in use for used."""

_SMAPS = Path("/proc/self/smaps")
_libc = ctypes.CDLL("libc.so.6")


class _Allocated(ctypes.Structure):
    """The C library's `struct mallinfo2`."""

    _fields_ = tuple(
        (name, ctypes.c_size_t)
        for name in (
            *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
            *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
        )
    )
    uordblks: int


_libc.mallinfo2.restype = _Allocated


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Bytes after so many `steps`: in use, and written."""

    steps: int
    used: int
    written: int


def reading(steps: int) -> Reading:
    """Read this process's memory, once what is not needed was let go."""
    gc.collect()
    _libc.malloc_trim(0)
    handed_out: _Allocated = _libc.mallinfo2()
    written, beside = _written()
    return Reading(steps=steps, used=handed_out.uordblks + beside, written=written)


def growth_of(readings: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """The slope of the straight line through the last readings, in bytes a step, and its standard error.

    Memory that went up stays up for a while, so neighbours are not independent: the error counts them together (Newey
    and West 1987, a sixth of the readings), and is at least that of independent ones.
    """
    readings = readings[round(len(readings) * (1 - LAST)) :]
    count = len(readings)
    middle_x = sum(x for x, _ in readings) / count
    middle_y = sum(y for _, y in readings) / count
    spread = sum((x - middle_x) ** 2 for x, _ in readings)
    rise = sum((x - middle_x) * (y - middle_y) for x, y in readings) / spread
    off = [y - middle_y - rise * (x - middle_x) for x, y in readings]
    independent = sum(one**2 for one in off) / max(1, count - 2) / spread
    pulls = [one * (x - middle_x) / spread for one, (x, _) in zip(off, readings, strict=True)]
    return rise, sqrt(max(independent, _together(pulls, count // 6)))


def _together(pulls: Sequence[float], reach: int) -> float:
    found = sum(one**2 for one in pulls)
    for apart in range(1, reach + 1):
        weight = 2 * (1 - apart / (reach + 1))
        found += weight * sum(one * other for one, other in zip(pulls, pulls[apart:], strict=False))
    return found


def _written() -> tuple[int, int]:
    """Return the bytes that this process alone has written: in all, and in memory without a name."""
    written = beside = 0
    is_nameless = False
    for line in _SMAPS.read_text(encoding="utf-8").splitlines():
        words = line.split(maxsplit=5)
        if "-" in words[0]:
            is_nameless = len(words) == 5
        elif words[0] == "Private_Dirty:":
            written += int(words[1]) * 1024
            beside += int(words[1]) * 1024 if is_nameless else 0
    return written, beside
