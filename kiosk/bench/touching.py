"""From a touch to the next frame, 1080 × 1920, drawn by the processor: a press shows, and lifting turns the page."""

import json
import sys
from statistics import median, quantiles

from assets.process import run_loop, start_application
from kiosk.bench.finger import Finger
from kiosk.bench.stage import Stage, a_stage
from kiosk.visiting.step import Step

ROUNDS = 120
WARM_UP = 10
_ROUND = (
    "language-en", "language-vi", "service-hotich", "priorityBack", "service-datdai", "notEntitled", "confirmBack",
    "priority-cao_tuoi", "takeNumber",
)  # fmt: skip


async def measure(latencies: list[float]) -> None:
    """Fill the list with seconds from touch to frame."""
    async with a_stage() as stage:
        finger = Finger(stage.window)
        for number in range(WARM_UP + ROUNDS):
            found = await _round(stage, finger)
            if number >= WARM_UP:
                latencies += found


async def _round(stage: Stage, finger: Finger) -> list[float]:
    found = []
    for name in (*_ROUND, "done"):
        stage.clock.put_forward()
        # What is still to be drawn of the last touch is not this one's.
        await finger.frame()
        found += [await finger.press(name), await finger.release(name)]
        if name == "takeNumber":
            await stage.until({Step.TICKET})
    return found


def main() -> int:
    """Print the figures as JSON."""
    application = start_application("motcua-bench")
    latencies: list[float] = []
    run_loop(application, measure(latencies))
    figures = {
        "touches": len(latencies),
        "touch_frame_p50_ms": median(latencies) * 1000,
        "touch_frame_p99_ms": quantiles(latencies, n=100)[98] * 1000,
        "touch_frame_max_ms": max(latencies) * 1000,
    }
    print(json.dumps({name: round(value, 3) for name, value in figures.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
