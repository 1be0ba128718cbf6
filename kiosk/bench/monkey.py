"""Thousands of visits of somebody who touches, types and presents whatever comes, while things break beside them.

After each visit nothing may be stuck: once the work under way is done and the patience of the page is at its end, the
start screen is there. Any warning of Qt, any exception, and memory that grows end the measure or show in its figures.
"""

import argparse
import asyncio
import json
import logging
import sys
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtQuick import QQuickItem

from assets.engine import ASSETS, log_qt_messages
from assets.process import run_loop, start_application
from kiosk.bench.forgetful import utc_now
from kiosk.bench.growing import EVERY, LAST, private_bytes, slope
from kiosk.bench.stage import Stage
from kiosk.bench.whims import Whims
from kiosk.guide import Guide
from kiosk.screen import Paper
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.step import WORKING, Step
from server_client.catalogue_files.everyday_words_file import load_everyday_words
from server_client.catalogue_files.importing import load_catalogue
from server_client.client.connection import ConnectionState
from server_client.queue_model.local_time import local_day

MOST_DEEDS = 40
TEXT = "khai sinh nguyeenx 0912345678 HN-2026"
PATIENCE_S = 1000.0


class Stuck(Exception):
    """A visit did not end."""


class Monkey:
    """Does to one stage's window what its whims say."""

    def __init__(self, stage: Stage, whims: Whims) -> None:
        self._stage = stage
        self._whims = whims
        self.seen: dict[Step, int] = {}

    async def visit(self) -> None:
        """Make one visit, from the start screen to the start screen."""
        for _ in range(self._whims.count(MOST_DEEDS)):
            step = self._stage.session.visit.step
            self.seen[step] = self.seen.get(step, 0) + 1
            self._whims.one_of(
                (self._touch, self._touch, self._touch, self._touch, self._type, self._scan, self._meddle)
            )()
            self._stage.clock.put_forward()
            if self._whims.chance(0.9):
                await self._settle()
        await self._go()

    async def _go(self) -> None:
        """Nobody touches anything any more."""
        session = self._stage.session
        session.show_line(ConnectionState.ONLINE)
        session.show_paper(Paper.READY)
        for _ in range(4):
            await self._settle()
            self._stage.clock.put_forward(PATIENCE_S)
            session.pass_time()
            if session.visit.step is Step.START:
                return
        raise Stuck(f"The visit stays at {session.visit.step.name}")

    async def _settle(self) -> None:
        """Let the work that is under way come to its end."""
        for _ in range(10_000):
            await asyncio.sleep(0)
            if self._stage.session.visit.step not in WORKING:
                return
            await asyncio.sleep(0.001)
        raise Stuck(f"{self._stage.session.visit.step.name} does not end")

    def _touch(self) -> None:
        window = self._stage.window
        touchable = [item for item in _shown(window.contentItem()) if _is_button(item)]
        place = self._whims.place(touchable, window.width(), window.height())
        for kind, held in (
            (QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton),
            (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
        ):
            self._mouse(kind, held, place)

    def _mouse(self, kind: QEvent.Type, held: Qt.MouseButton, place: QPointF) -> None:
        window, none = self._stage.window, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(kind, place, window.mapToGlobal(place), Qt.MouseButton.LeftButton, held, none)
        QCoreApplication.sendEvent(window, event)

    def _type(self) -> None:
        for letter in TEXT[: self._whims.count(len(TEXT))]:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QCoreApplication.sendEvent(self._stage.window, key)

    def _scan(self) -> None:
        self._stage.session.happen(Scanned(scan=self._whims.scan(local_day(utc_now()))))

    def _meddle(self) -> None:
        """Something beside the person changes."""
        session = self._stage.session
        self._whims.one_of(
            (
                lambda: session.show_line(ConnectionState.OFFLINE),
                lambda: session.show_line(ConnectionState.ONLINE),
                lambda: session.show_paper(Paper.OUT_OF_ORDER),
                lambda: session.show_paper(Paper.LOW),
                lambda: session.show_paper(Paper.READY),
                self._pause,
            )
        )()

    def _pause(self) -> None:
        self._stage.clock.put_forward(self._whims.seconds(120))
        self._stage.session.pass_time()


class Faults(logging.Handler):
    """Counts what the program complains of: errors, and every warning of Qt's, which is logged as one."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the first of them in words."""
        self.told.append(record.getMessage())


def starter_guide() -> Guide:
    """The shipped procedures, as a kiosk has them."""
    starter = ASSETS / "starter"
    words = load_everyday_words(starter / "everyday_words.toml")
    return Guide(load_catalogue(starter / "procedures.json"), words, local_day(utc_now()))


def _shown(item: QQuickItem) -> Iterator[QQuickItem]:
    if item.isVisible() and item.isEnabled():
        yield item
        for child in item.childItems():
            yield from _shown(child)


def _is_button(item: QObject) -> bool:
    return item.inherits("QQuickAbstractButton")


async def measure(visits: int, seed: int, readings: list[tuple[int, int]], seen: dict[Step, int]) -> None:
    """Make the visits, and fill the list with readings (visits, bytes) and the steps that were seen."""
    async with asyncio.TaskGroup() as tasks:
        stage = Stage(tasks)
        stage.session.show_guide(starter_guide())
        await stage.press.warm_up()
        monkey = Monkey(stage, Whims(seed))
        for number in range(1, visits + 1):
            await monkey.visit()
            if number % EVERY == 0:
                readings.append((number, private_bytes()))
        await stage.press.close()
        seen |= monkey.seen


def main(arguments: Sequence[str]) -> int:
    """Print the figures as JSON; 1 if anything was complained of."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--visits", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    application = start_application("motcua-bench")
    faults = Faults()
    logging.getLogger().addHandler(faults)
    log_qt_messages()
    readings: list[tuple[int, int]] = []
    seen: dict[Step, int] = {}
    run_loop(application, measure(given.visits, given.seed, readings, seen))
    growth, error = slope(readings[round(len(readings) * (1 - LAST)) :])
    figures = {
        "monkey_visits": given.visits,
        "monkey_steps_seen": len(seen),
        "monkey_complaints": len(faults.told),
        "monkey_growth_bytes_per_visit": round(growth, 2),
        "monkey_growth_error_bytes_per_visit": round(error, 2),
    }
    for told in dict.fromkeys(faults.told):
        print(told, file=sys.stderr)
    print(json.dumps(figures))
    return 1 if faults.told else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
