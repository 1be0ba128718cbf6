"""The command `motcua bench kiosk`: runs each measure in a process of its own and puts the figures together.

It fails if a visit of the monkey was stuck or anything was complained of; a missed goal of speed is only shown.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence

from assets.memory_growth import EXACT

PARTS = ("starting", "touching", "printing", "growing", "monkey")
WATCHED = ("growing", "monkey")
"""Those whose memory is watched: what makes that exact makes them slower."""
# What is to be found, if it is there; an object of 50 bytes takes some 100 with its head and its place in a list.
CONTROL_LEAK = 50
GOALS: Mapping[str, float] = {
    "start_s": 0.6,
    "touch_frame_p99_ms": 17,
    "touch_print_p50_ms": 25,
    "growth_bytes_per_visit": 20,
    "monkey_pages_unseen": 0,
    "monkey_stuck": 0,
    "monkey_complaints": 0,
    "monkey_growth_bytes_per_visit": 1000,
}


def kiosk(arguments: Sequence[str]) -> int:
    """Measure start, touch to frame, touch to printer and memory of the kiosk, and let a monkey loose on it."""
    parser = argparse.ArgumentParser(prog="motcua bench kiosk", description=kiosk.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--only", choices=PARTS, action="append", help="measure only this (may be given again)")
    parser.add_argument("--visits", type=int, default=2000, help="visits over which memory is watched (default 2000)")
    parser.add_argument("--monkey-visits", type=int, default=1000, help="visits of the monkey (default 1000)")
    parser.add_argument("--seed", type=int, default=1, help="what the monkey's whims are drawn from (default 1)")
    parser.add_argument(
        "--leak", type=int, default=0, metavar="BYTES", help="lose so many bytes in each visit, to try the measure"
    )
    given = parser.parse_args(arguments)
    figures: dict[str, float] = {}
    for part in given.only or PARTS:
        found = _part(part, given)
        figures |= found
        if not given.json:
            # As they come: what is measured last takes minutes.
            _tell(found)
    if given.json:
        print(json.dumps(figures))
    return int(any(figures.get(name) for name in ("monkey_stuck", "monkey_complaints")))


def _part(part: str, given: argparse.Namespace) -> dict[str, float]:
    match part:
        case "growing":
            figures = _measured(part, ("--visits", str(given.visits), "--leak", str(given.leak)))
            # The same measure with something to see: were this 0, the 0 above would mean nothing.
            control = _measured(part, ("--visits", str(given.visits), "--leak", str(given.leak + CONTROL_LEAK)))
            seen = control["growth_bytes_per_visit"] - figures["growth_bytes_per_visit"]
            return figures | {"leak_seen_of_50_bytes": round(seen, 2)}
        case "monkey":
            return _measured(part, ("--visits", str(given.monkey_visits), "--seed", str(given.seed)))
        case _:
            return _measured(part, ())


def _tell(figures: Mapping[str, float]) -> None:
    for name, value in figures.items():
        goal = f"   goal {GOALS[name]:g}" if name in GOALS else ""
        print(f"{name:36} {value:10.3f}{goal}", flush=True)


def _measured(part: str, words: Sequence[str]) -> dict[str, float]:
    environment = {
        **os.environ,
        **(EXACT if part in WATCHED else {}),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "QT_QUICK_BACKEND": "software",
        "QSG_RENDER_LOOP": "basic",
    }
    words = (sys.executable, "-m", f"kiosk.bench.{part}", *words)
    done = subprocess.run(words, stdout=subprocess.PIPE, env=environment, check=False)
    if not done.stdout:
        # One that fails with its figures has said why, and they count.
        done.check_returncode()
    figures: dict[str, float] = json.loads(done.stdout)
    return figures
