"""Memory over thousands of visits: what each leaves behind once the first ones have filled what is kept for reuse.

Every 25 visits the collectors of Python and of QML's scripts run and the memory is read; how, and what counts as
growth, is said in `assets.memory_growth`. `--leak` loses bytes on purpose, to show that the measure sees them.
"""

import argparse
import json
import sys
from collections.abc import Sequence

from assets.memory_growth import Reading, growth_of, reading
from assets.process import run_loop, start_application
from kiosk.bench.finger import Finger
from kiosk.bench.stage import Stage, a_stage
from kiosk.visiting.step import Step

EVERY = 25
LEAST = 10 * EVERY

lost: list[bytes] = []


async def measure(visits: int, leak: int, readings: list[Reading]) -> None:
    """Make the visits, and fill the list with readings."""
    async with a_stage() as stage:
        finger = Finger(stage.window)
        for number in range(1, visits + 1):
            await _visit(stage, finger)
            if leak:
                lost.append(bytes([number % 255 + 1]) * leak)
            if number % EVERY == 0:
                await stage.rest()
                readings.append(reading(number))


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


def visits_to_watch(word: str) -> int:
    """Read how many visits are to be made; argparse.ArgumentTypeError if they are too few to see any growth."""
    visits = int(word)
    if visits < LEAST:
        raise argparse.ArgumentTypeError(f"{LEAST} visits are the least over which memory can be watched")
    return visits


def main(arguments: Sequence[str]) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--visits", type=visits_to_watch, default=2000)
    parser.add_argument("--leak", type=int, default=0)
    given = parser.parse_args(arguments)
    application = start_application("motcua-bench")
    readings: list[Reading] = []
    run_loop(application, measure(given.visits, given.leak, readings))
    print(json.dumps({"visits": given.visits, **figures_of(readings)}))
    return 0


def figures_of(readings: Sequence[Reading]) -> dict[str, float]:
    """Return how fast memory in use and memory written grow, in bytes a visit, each with its error."""
    growth, error = growth_of([(one.steps, one.used) for one in readings])
    written, written_error = growth_of([(one.steps, one.written) for one in readings])
    return {
        "growth_bytes_per_visit": round(growth, 2),
        "growth_error_bytes_per_visit": round(error, 2),
        "written_bytes_per_visit": round(written, 2),
        "written_error_bytes_per_visit": round(written_error, 2),
        "memory_mb": round(readings[-1].written / 2**20, 1),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
