"""The command `motcua bench hall`: a day of events on each screen; did the hall see and hear what the log says?

It fails if a call was missed, doubled or out of order, or a screen showed what was not so; a goal of speed or memory
that was missed is only shown.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from assets.memory_growth import EXACT

SCREENS = ("lobby", "console", "panel")
LEAST_EVENTS = 200
# What is to be found, if it is there; an object of 50 bytes takes some 100 with its head and its place in a list.
CONTROL_LEAK = 50
# A leak shows in a part of the day already.
CONTROL_SHARE = 4
GOALS: Mapping[str, float] = {
    f"{screen}_{figure}": goal
    for screen in SCREENS
    for figure, goal in {"late": 0, "late_by_own_work": 0, "wrong": 0, "growth_bytes_per_event": 20}.items()
} | {"missed": 0, "doubled": 0, "disordered": 0}
_FAULTS = ("missed", "doubled", "disordered", "wrong")


def hall(arguments: Sequence[str]) -> int:
    """Let console, panel and lobby live through a busy day: memory, late frames, and no call missed or doubled."""
    parser = argparse.ArgumentParser(prog="motcua bench hall", description=hall.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--events", type=events_of, default=60_000, help="events of the day (default 60000, twelve hours)"
    )
    parser.add_argument("--seed", type=int, default=1, help="what the day is drawn from (default 1)")
    parser.add_argument("--only", choices=SCREENS, action="append", help="only this screen (may be given again)")
    given = parser.parse_args(arguments)
    figures = _measured(given.only or SCREENS, given.events, given.seed)
    failed = any(value for name, value in figures.items() if name.endswith(_FAULTS))
    if given.json:
        print(json.dumps(figures))
        return int(failed)
    for name, value in figures.items():
        goal = f"   goal {GOALS[name]:g}" if name in GOALS else ""
        print(f"{name:40} {value:10.2f}{goal}")
    return int(failed)


def events_of(word: str) -> int:
    """Read how many events the day has; argparse.ArgumentTypeError if they are too few to tell anything."""
    events = int(word)
    if events < LEAST_EVENTS:
        raise argparse.ArgumentTypeError(f"{LEAST_EVENTS} events are the least that tell anything")
    return events


def _measured(screens: Sequence[str], events: int, seed: int) -> dict[str, float]:
    day = ("--events", str(events), "--seed", str(seed))
    shorter = ("--events", str(max(LEAST_EVENTS, events // CONTROL_SHARE)), "--seed", str(seed))
    # Two at a time: as many as the smallest machine has cores.
    with ThreadPoolExecutor(max_workers=2) as places:
        shown = {screen: places.submit(_lived, screen, day) for screen in screens}
        alone, less = places.submit(_lived, "none", day), places.submit(_lived, "none", shorter)
        # The same measure with something to see: were this 0, a 0 above would mean nothing.
        leaking = places.submit(_lived, "none", (*shorter, "--leak", str(CONTROL_LEAK)))
        figures = {"events": float(events)}
        for screen, told in shown.items():
            figures |= figures_of(screen, told.result(), alone.result())
        figures["day_bytes_per_event"] = alone.result()["bytes_per_event"]
        seen = leaking.result()["bytes_per_event"] - less.result()["bytes_per_event"]
        figures["leak_seen_of_50_bytes"] = round(seen, 1)
    return figures


def figures_of(screen: str, told: Mapping[str, float], alone: Mapping[str, float]) -> dict[str, float]:
    """Name a screen's figures, and take from its growth what the day's own state takes."""
    calls = ("calls", "spoken", "come_before", "missed", "doubled", "disordered")
    frames = ("frame_p50_ms", "frame_p99_ms", "frame_max_ms", "late", "late_by_own_work", "wrong", "memory_mb")
    return {
        **{name: told[name] for name in calls if name in told},
        **{f"{screen}_{name}": told[name] for name in frames},
        **_beyond(f"{screen}_growth", "bytes_per_event", told, alone),
        **_beyond(f"{screen}_written", "written_bytes_per_event", told, alone),
    }


def _beyond(name: str, figure: str, told: Mapping[str, float], alone: Mapping[str, float]) -> dict[str, float]:
    error = (told[f"{figure}_error"] ** 2 + alone[f"{figure}_error"] ** 2) ** 0.5
    return {
        f"{name}_bytes_per_event": round(told[figure] - alone[figure], 1),
        f"{name}_error_bytes_per_event": round(error, 1),
    }


def _lived(screen: str, words: Sequence[str]) -> dict[str, float]:
    environment = {
        **os.environ,
        **EXACT,
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
        "QT_QUICK_BACKEND": "software",
        "QSG_RENDER_LOOP": "basic",
    }
    command = (sys.executable, "-m", "counter_display.bench.day", screen, *words)
    done = subprocess.run(command, stdout=subprocess.PIPE, env=environment, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures
