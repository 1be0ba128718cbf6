"""Every page of the kiosk, with and without aids, as it is to those who see, reach or read badly; it knows no page."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.accessibility import PRESETS, UNAIDED, Accessibility, Preset
from kiosk.ui.focus_reader import is_control
from tests.ui.accessible_faults import faults_of_colours, faults_of_controls, faults_of_words
from tests.ui.kiosk_pages import faults_of_texts, pages
from tests.ui.kiosk_screen import LYING, UPRIGHT, KioskScreen, starter

ALL = Accessibility(large_type=True, high_contrast=True, reach=True, patience_factor=3)
Size = tuple[int, int]
Show = Callable[..., KioskScreen]
SCROLLERS = {"scrollUp", "scrollDown"}
TONGUES = pytest.mark.parametrize("language", ["vi", "en"])
SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING], ids=["upright", "lying"])
AIDS = pytest.mark.parametrize(
    "aids",
    [UNAIDED, PRESETS[Preset.SEEING], PRESETS[Preset.SITTING], ALL],
    ids=["plain", "seeing", "sitting", "all"],
)


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    shown: list[KioskScreen] = []

    def make(size: Size) -> KioskScreen:
        shown.append(KioskScreen(qtbot, size, starter()))
        return shown[-1]

    yield make
    for screen in shown:
        screen.close()


def zoom(screen: KioskScreen) -> float:
    theme = screen.engine.singletonInstance("MotCua", "Theme")
    assert isinstance(theme, QObject)
    return float(theme.property("zoom"))


def shown_pages(screen: KioskScreen, aids: Accessibility) -> Iterator[str]:
    """Shows each page with these aids, and gives its name."""
    for name, page in pages(screen.hall.session.screen):
        screen.show(replace(page, accessibility=aids))
        QTest.qWait(0)
        screen.show(replace(page, accessibility=aids))
        yield name


@SIZES
@AIDS
@TONGUES
def test_everything_that_is_touched_and_every_text_is_as_it_must_be_with_any_aid(
    show: Show, size: Size, aids: Accessibility, language: str
) -> None:
    """What is touched has a name, a size and a sign, and no text is cut off; both in one look: it takes long."""
    screen = show(size)
    screen.tap(f"language-{language}")
    found = []
    for name, page in pages(screen.hall.session.screen):
        screen.show(replace(page, accessibility=aids))
        if faults_on(screen):
            # What scrolls may need another frame to find its place.
            QTest.qWait(0)
            screen.show(replace(page, accessibility=aids))
            found += [f"{name}: {fault}" for fault in faults_on(screen)]
    assert found == []


def faults_on(screen: KioskScreen) -> list[str]:
    """Return what is wrong with the controls and the texts of the page."""
    return [*faults_of_controls(screen, zoom(screen)), *faults_of_texts(screen)]


def test_what_is_seen_is_also_said(show: Show) -> None:
    screen = show(UPRIGHT)
    found = []
    for name in shown_pages(screen, UNAIDED):
        found += [f"{name}: {fault}" for fault in faults_of_words(screen)]
    assert found == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("high", "least"), [(False, 4.5), (True, 7.0)], ids=["plain", "high"])
def test_every_text_stands_out_from_what_it_really_lies_on(show: Show, dark: bool, high: bool, least: float) -> None:
    screen = show(UPRIGHT)
    found = []
    for name in shown_pages(screen, UNAIDED):
        screen.engine.set_look(replace(screen.look, dark=dark, high_contrast=high))
        found += [f"{name}: {fault}" for fault in faults_of_colours(screen, least)]
    assert found == []


@SIZES
@pytest.mark.parametrize("aids", [UNAIDED, ALL], ids=["plain", "all"])
def test_the_keyboard_comes_to_everything_on_a_page_and_round_again(
    show: Show, size: Size, aids: Accessibility
) -> None:
    screen = show(size)
    found = []
    for name in shown_pages(screen, aids):
        there = {item for item in screen.items() if is_control(item)}
        reached = []
        # A page that gives way to the keyboard may have its buttons for scrolling until it has found its new place.
        for _ in range(len(there) + 5):
            QTest.keyClick(screen.window, Qt.Key.Key_Tab)
            reached.append(screen.window.activeFocusItem())
        # The keyboard scrolls by coming to what is out of sight, so it may pass the buttons for it while they are off.
        names = {item.objectName() for item in there - set(reached) if is_control(item)}
        # To the keys one comes from their field, by the arrow down.
        missed = {one for one in names - SCROLLERS if not one.startswith("key-")}
        comes_round = not there or reached[0] in reached[1:] or reached[0].objectName() in SCROLLERS
        if missed or not comes_round:
            found.append(f"{name}: the keyboard does not come to {missed}")
    assert found == []


def test_what_has_the_keyboard_shows_it(show: Show) -> None:
    screen = show(UPRIGHT)
    found = []
    for name in shown_pages(screen, UNAIDED):
        QTest.keyClick(screen.window, Qt.Key.Key_Tab)
        focused = screen.window.activeFocusItem()
        rings = [item for item in screen.items() if item.metaObject().className().startswith("FocusRing")]
        if is_control(focused) and len(rings) != 1:
            found.append(f"{name}: {focused.objectName()} has {len(rings)} rings")
    assert found == []
