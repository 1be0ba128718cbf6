"""Thousands of visits of somebody who touches, types and presents whatever comes, while things break beside them.

Nothing may be stuck: every page has something to touch, work under way comes to its end, and when the patience of the
page is at its end the start screen is there. Any warning of Qt and any exception ends up in the figures, and so do
memory that grows and pages that were never reached.
"""

import argparse
import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtQuick import QQuickItem

from assets.engine import ASSETS
from assets.memory_growth import Reading, reading
from assets.process import run_loop, start_application
from kiosk.bench.complaints import Complaints
from kiosk.bench.forgetful import utc_now
from kiosk.bench.growing import EVERY, LEAST, figures_of
from kiosk.bench.meddling import Meddling
from kiosk.bench.stage import Stage, a_stage
from kiosk.bench.whims import Whims
from kiosk.guide import Guide
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.step import WORKING, Step
from server_client.catalogue_files.everyday_words_file import load_everyday_words
from server_client.catalogue_files.importing import load_catalogue
from server_client.queue_model.local_time import local_day

MOST_DEEDS = 40
PATIENCE_S = 1000.0
PAUSES_AFTER = 5
"""Visits; in between them the next person comes at once, while the pages of the last one are still there."""
LONGEST = 48
"""Letters in a field, as the monkey types."""
_KEYS = (
    Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Down,
    Qt.Key.Key_Backspace,
)


class Stuck(Exception):
    """A page leads nowhere, or a visit does not end."""


class Monkey:
    """Does to one stage's window what its whims say."""

    def __init__(self, stage: Stage, whims: Whims) -> None:
        self._stage = stage
        self._whims = whims
        self._meddling = Meddling(stage, whims)
        self._deeds = (*[self._touch] * 8, self._drag, self._type, self._type, self._press_key, self._scan)
        self._touched = ""
        self._meddling.mend()

    async def visit(self) -> None:
        """Make one visit, from the start screen to the start screen; Stuck."""
        for _ in range(self._whims.count(MOST_DEEDS)):
            self._touched = ""
            if self._whims.chance(0.1):
                self._meddling.meddle()
            else:
                self._whims.one_of(self._deeds)()
            self._stage.clock.put_forward()
            if self._whims.chance(0.9):
                await self._settle()
            if self._touched:
                self._whims.note(self._touched, self._stage.session.visit.step.name)
        await self._go()

    async def _go(self) -> None:
        """Nobody touches anything any more."""
        session = self._stage.session
        self._meddling.mend()
        for _ in range(4):
            await self._settle()
            self._stage.clock.put_forward(PATIENCE_S)
            session.pass_time()
            if session.visit.step is Step.START:
                self._refuse_dead_end()
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

    def _refuse_dead_end(self) -> None:
        screen = self._stage.session.screen
        if screen.step in WORKING or screen.shut is not None:
            return
        if not any(_is_button(item) for item in _shown(self._stage.pages)):
            raise Stuck(f"There is nothing to touch at {screen.step.name}")

    def _touch(self) -> None:
        self._refuse_dead_end()
        place = self._place()
        self._mouse(QEvent.Type.MouseButtonPress, place)
        self._mouse(QEvent.Type.MouseButtonRelease, place)

    def _drag(self) -> None:
        place, way = self._place(), QPointF(self._whims.up_to(400) - 200, self._whims.up_to(1200) - 600)
        self._mouse(QEvent.Type.MouseButtonPress, place)
        for part in (0.25, 0.5, 0.75, 1):
            self._mouse(QEvent.Type.MouseMove, place + way * part)
        self._mouse(QEvent.Type.MouseButtonRelease, place + way)

    def _place(self) -> QPointF:
        """A place to touch: mostly something that asks for it, else anywhere."""
        window, up_to = self._stage.window, self._whims.up_to
        touchable = [item for item in _shown(window.contentItem()) if _is_button(item) or _is_field(item)]
        if not touchable or self._whims.chance(0.1):
            return QPointF(up_to(window.width()), up_to(window.height()))
        item = self._whims.rare_one(touchable, self._named)
        self._touched = self._named(item)
        return item.mapToScene(QPointF(up_to(item.width()), up_to(item.height())))

    def _named(self, item: QQuickItem) -> str:
        """The kind of thing that it is on this page: the tiles of all services, say, are one."""
        return f"{self._stage.session.visit.step.name} {item.objectName().split('-')[0]}"

    def _mouse(self, kind: QEvent.Type, place: QPointF) -> None:
        window, left, none = self._stage.window, Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        button = none if kind is QEvent.Type.MouseMove else left
        held = none if kind is QEvent.Type.MouseButtonRelease else left
        event = QMouseEvent(kind, place, window.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(window, event)

    def _type(self) -> None:
        if self._whims.chance(0.5):
            for _ in range(LONGEST):
                self._key(Qt.Key.Key_Backspace, "")
        for letter in self._whims.text(self._stage.session.visit.step):
            self._key(0, letter)

    def _press_key(self) -> None:
        self._key(self._whims.one_of(_KEYS), "")

    def _key(self, key: int, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text)
            QCoreApplication.sendEvent(self._stage.window, event)

    def _scan(self) -> None:
        self._stage.session.happen(Scanned(scan=self._whims.scan(local_day(utc_now()))))


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


def _is_button(item: QQuickItem) -> bool:
    return item.inherits("QQuickAbstractButton")


def _is_field(item: QQuickItem) -> bool:
    return item.inherits("QQuickMouseArea")


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What came of the visits: readings of memory, the steps never reached, and where it got stuck, if it did."""

    visits: int = 0
    readings: list[Reading] = field(default_factory=list)
    unseen: frozenset[Step] = frozenset()
    stuck: str = ""


async def measure(visits: int, seed: int, outcome: Outcome) -> None:
    """Make the visits, or those until one is stuck, and say what came of them."""
    async with a_stage() as stage:
        stage.session.show_guide(starter_guide())
        monkey = Monkey(stage, Whims(seed))
        for number in range(1, visits + 1):
            try:
                await monkey.visit()
            except Stuck as stuck:
                outcome.stuck = f"{stuck}, in visit {number} of seed {seed}"
                break
            outcome.visits = number
            if number % PAUSES_AFTER == 0:
                await stage.rest()
            if number % EVERY == 0:
                outcome.readings.append(reading(number))
        outcome.unseen = frozenset(set(Step) - stage.entered)


def main(arguments: Sequence[str]) -> int:
    """Print the figures as JSON; 1 if a visit was stuck or anything was complained of."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--visits", type=int, default=5000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    application = start_application("motcua-bench")
    complaints = Complaints()
    complaints.listen()
    outcome = Outcome()
    run_loop(application, measure(given.visits, given.seed, outcome))
    for step in sorted(outcome.unseen, key=lambda step: step.value):
        print(f"Never reached: {step.name}", file=sys.stderr)
    for told in filter(None, dict.fromkeys((*complaints.told, outcome.stuck))):
        print(told, file=sys.stderr)
    print(json.dumps(_figures(outcome, complaints)))
    return 1 if complaints.told or outcome.stuck else 0


def _figures(outcome: Outcome, complaints: Complaints) -> dict[str, float]:
    figures: dict[str, float] = {
        "monkey_visits": outcome.visits,
        "monkey_pages_seen": len(Step) - len(outcome.unseen),
        "monkey_pages_unseen": len(outcome.unseen),
        "monkey_stuck": int(outcome.stuck != ""),
        "monkey_complaints": len(complaints.told),
    }
    if len(outcome.readings) * EVERY < LEAST:
        return figures
    return figures | {f"monkey_{name}": figure for name, figure in figures_of(outcome.readings).items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
