"""Memory over thousands of visits: what each leaves behind once the first ones have filled what is kept for reuse.

Every 25 visits the collectors of Python and of QML's scripts run, the allocator gives back what it can
(`malloc_trim`), and the memory that this process alone has written (Private_Dirty) is read; the growth is the slope of
a straight line through the last 60% of the readings. `--leak` loses bytes on purpose, to show that the measure sees
them.
"""

import argparse
import ctypes
import gc
import json
import sys
from collections.abc import Sequence
from math import sqrt
from pathlib import Path

from assets.process import run_loop, start_application
from kiosk.bench.finger import Finger
from kiosk.bench.stage import Stage, a_stage
from kiosk.visiting.step import Step

EVERY = 25
LAST = 0.6
LEAST = 10 * EVERY

_libc = ctypes.CDLL("libc.so.6")
lost: list[bytes] = []


async def measure(visits: int, leak: int, readings: list[tuple[int, int]]) -> None:
    """Make the visits, and fill the list with readings: how many visits, how many bytes."""
    async with a_stage() as stage:
        finger = Finger(stage.window)
        for number in range(1, visits + 1):
            await _visit(stage, finger)
            if leak:
                lost.append(bytes([number % 255 + 1]) * leak)
            if number % EVERY == 0:
                await stage.rest()
                readings.append((number, private_bytes()))


async def _visit(stage: Stage, finger: Finger) -> None:
    for name in ("language-en", "service-hotich", "priority-cao_tuoi", "takeNumber"):
        stage.clock.put_forward()
        await finger.press(name)
        await finger.release(name)
    await stage.until({Step.TICKET})
    stage.clock.put_forward()
    await finger.frame()
    await finger.press("done")
    await finger.release("done")


def private_bytes() -> int:
    gc.collect()
    _libc.malloc_trim(0)
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Private_Dirty:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError("This system does not tell how much memory a process has written")


def visits_to_watch(word: str) -> int:
    """Read how many visits are to be made; argparse.ArgumentTypeError if they are too few to see any growth."""
    visits = int(word)
    if visits < LEAST:
        raise argparse.ArgumentTypeError(f"{LEAST} visits are the least over which memory can be watched")
    return visits


def growth_of(readings: Sequence[tuple[int, int]]) -> tuple[float, float]:
    """The slope of the straight line through the last readings, in bytes a visit, and its standard error."""
    readings = readings[round(len(readings) * (1 - LAST)) :]
    count = len(readings)
    middle_x = sum(x for x, _ in readings) / count
    middle_y = sum(y for _, y in readings) / count
    spread = sum((x - middle_x) ** 2 for x, _ in readings)
    rise = sum((x - middle_x) * (y - middle_y) for x, y in readings) / spread
    rest = sum((y - middle_y - rise * (x - middle_x)) ** 2 for x, y in readings)
    return rise, sqrt(rest / max(1, count - 2) / spread)


def main(arguments: Sequence[str]) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--visits", type=visits_to_watch, default=2000)
    parser.add_argument("--leak", type=int, default=0)
    given = parser.parse_args(arguments)
    application = start_application("motcua-bench")
    readings: list[tuple[int, int]] = []
    run_loop(application, measure(given.visits, given.leak, readings))
    growth, error = growth_of(readings)
    figures = {
        "visits": given.visits,
        "growth_bytes_per_visit": round(growth, 2),
        "growth_error_bytes_per_visit": round(error, 2),
        "memory_mb": round(readings[-1][1] / 2**20, 1),
    }
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
