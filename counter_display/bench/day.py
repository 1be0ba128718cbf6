"""One screen through a busy day of events, as fast as it draws them: `python -m counter_display.bench.day lobby`.

Each event is shown before the next one comes, as in life, where they are tenths of a second apart; a frame is late if
it is not out 50 ms after its event. `none` is the day without a screen: what the branch's own state of the day takes,
since tickets of a day are kept until its end. What a screen takes beyond that is its growth. `--leak` loses bytes at
each event, to show that the measure sees them.
"""

import argparse
import asyncio
import json
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter, process_time

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtQuick import QQuickWindow

from assets.garbage_collection import begin, put_off
from assets.memory_growth import Reading, growth_of, reading
from assets.process import run_loop, start_application
from counter_display.bench.busy_day import BEGINS, BusyDay
from counter_display.bench.console_of_day import ConsoleOfDay
from counter_display.bench.day_screens import DayScreen, LobbyOfDay, PanelOfDay
from counter_display.bench.sim_time import SimTime
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event

SCREENS: Mapping[str, Callable[[SimTime, int], DayScreen]] = {
    "lobby": LobbyOfDay,
    "console": ConsoleOfDay,
    "panel": PanelOfDay,
}
LATE_S = 0.05
READINGS = 100
WARM_UP = 60

lost: list[bytes] = []


@dataclass(slots=True)
class Seen:
    """What was seen of a day: seconds from each event to its frame, on the clock and of all this process's own work."""

    frames: "array[float]"
    worked: "array[float]"
    readings: list[Reading] = field(default_factory=list)
    wrong: int = 0


def nothing_seen(events: int) -> Seen:
    """Make room for the whole day, so that what is noted here does not look like a screen's growth."""
    return Seen(frames=array("d", [-1.0]) * events, worked=array("d", [-1.0]) * events)


class Frames(QObject):
    """Waits for the frame that shows what has just been changed."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__()
        self._window = window
        self._frame: asyncio.Future[None] | None = None
        # Queued: a Python slot on a render thread would wait for the thread that waits for it.
        window.frameSwapped.connect(self._swapped, Qt.ConnectionType.QueuedConnection)

    async def next(self) -> None:
        """Return when a frame is out that was begun after this call."""
        self._frame = asyncio.get_running_loop().create_future()
        self._window.update()
        await self._frame

    @Slot()
    def _swapped(self) -> None:
        if self._frame is not None and not self._frame.done():
            self._frame.set_result(None)


async def live_through(day: BusyDay, kind: str, seen: Seen, *, events: int, leak: int) -> dict[str, float]:
    """Show the whole day on one screen, and return what only that screen can tell."""
    time = SimTime(BEGINS)
    screen = SCREENS[kind](time, events)
    frames = Frames(screen.window)
    await frames.next()
    # As in life: Python does not go over what is there when a screen begins.
    begin()
    readings_due = 0
    async with asyncio.TaskGroup() as tasks:
        work = screen.work()
        beside = tasks.create_task(work) if work is not None else None
        second = time.now()
        for number, (branch, event) in enumerate(day, start=1):
            await time.go_on_until(event.at)
            if (event.at - second).total_seconds() >= 1:
                second = event.at
                screen.tick()
            began, worked = perf_counter(), process_time()
            screen.follow(branch, event)
            await frames.next()
            if number > WARM_UP:
                seen.frames[number - 1] = perf_counter() - began
                seen.worked[number - 1] = process_time() - worked
            seen.wrong += not screen.is_right(branch)
            if leak:
                lost.append(bytes([number % 255 + 1]) * leak)
            readings_due += number % max(1, events // READINGS) == 0
            if readings_due and screen.is_at_rest():
                readings_due = 0
                screen.collect()
                await frames.next()
                seen.readings.append(reading(number))
        if beside is not None:
            beside.cancel()
    screen.close()
    return screen.judged(BusyDay(day.seed, events)) if isinstance(screen, LobbyOfDay) else {}


def live_without_screen(day: Iterator[tuple[Branch, Event]], seen: Seen, *, events: int, leak: int) -> None:
    """Let the day pass with nobody to see it."""
    for number, _ in enumerate(day, start=1):
        if leak:
            lost.append(bytes([number % 255 + 1]) * leak)
        if number % max(1, events // READINGS) == 0:
            seen.readings.append(reading(number))


def main(arguments: Sequence[str]) -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser()
    parser.add_argument("screen", choices=(*SCREENS, "none"))
    parser.add_argument("--events", type=int, default=60_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--leak", type=int, default=0)
    given = parser.parse_args(arguments)
    day, seen = BusyDay(given.seed, given.events), nothing_seen(given.events)
    figures: dict[str, float] = {}
    if given.screen == "none":
        live_without_screen(iter(day), seen, events=given.events, leak=given.leak)
    else:

        async def live() -> None:
            figures.update(await live_through(day, given.screen, seen, events=given.events, leak=given.leak))

        with put_off():
            run_loop(start_application("motcua-bench"), live())
        figures |= _figures(seen)
    print(json.dumps(figures | _growth(seen.readings)))
    return 0


def _growth(readings: Sequence[Reading]) -> dict[str, float]:
    growth, error = growth_of([(one.steps, one.used) for one in readings])
    written, written_error = growth_of([(one.steps, one.written) for one in readings])
    return {
        "bytes_per_event": round(growth, 1),
        "bytes_per_event_error": round(error, 1),
        "written_bytes_per_event": round(written, 1),
        "written_bytes_per_event_error": round(written_error, 1),
        "memory_mb": round(readings[-1].written / 2**20, 1),
    }


def _figures(seen: Seen) -> dict[str, float]:
    frames = [took for took in seen.frames if took >= 0]
    return {
        "frame_p50_ms": round(median(frames) * 1000, 2),
        "frame_p99_ms": round(quantiles(frames, n=100)[98] * 1000, 2),
        "frame_max_ms": round(max(frames) * 1000, 2),
        "late": sum(took > LATE_S for took in frames),
        "late_by_own_work": sum(took > LATE_S for took in seen.worked),
        "wrong": seen.wrong,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
