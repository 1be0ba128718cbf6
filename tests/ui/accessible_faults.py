"""Walks what assistive technology finds on a page of the kiosk, and lists what is wrong with it; it knows no page."""

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QColor
from PySide6.QtQuick import QQuickItem

from kiosk.ui.focus_reader import CONTROLS, described, is_control, role_of
from tests.ui.contrast import contrast, ground_of
from tests.ui.kiosk_pages import is_scrolled_away
from tests.ui.kiosk_screen import KioskScreen

LEAST = 96

Text, Kind = QAccessible.Text, QAccessible.Role


def faults_of_controls(screen: KioskScreen, zoom: float) -> Iterator[str]:
    """Everything that is touched: its name, its role, its size, the keyboard's way to it, and its state in a sign."""
    for item in screen.items():
        if item.opacity() == 0:
            continue
        role = role_of(item)
        name = item.objectName() or item.metaObject().className()
        if item.inherits("QQuickAbstractButton") and role not in CONTROLS:
            yield f"{name} can be pressed, but is a {role.name} to assistive technology"
        if role not in CONTROLS:
            continue
        if not described(item).text(Text.Name).strip():
            yield f"{name} has no name"
        if min(item.width(), item.height()) < LEAST * zoom - 1:
            yield f"{name} is only {item.width():.0f} by {item.height():.0f}"
        if item.isEnabled() and not is_control(item):
            yield f"{name} cannot be reached by the keyboard"
        if described(item).state().checked and not signs(item):
            yield f"{name} is chosen, and only its colour says so"


def signs(item: QQuickItem) -> list[str]:
    """The icons within a control that say that it is chosen."""
    found, below = [], [item]
    while below:
        child = below.pop()
        below += [other for other in child.childItems() if other.isVisible()]
        if "check" in str(child.property("name")):
            found.append(str(child.property("name")))
    return found


def faults_of_words(screen: KioskScreen) -> Iterator[str]:
    """Every text that is seen and not said: it is in no name and no description that assistive technology finds."""
    said = " ".join(told(item) for item in screen.items())
    for text in screen.texts():
        words = plain(str(text.property("text")))
        # A sign alone says something to eyes only.
        if text.opacity() > 0 and any(map(str.isalnum, words)) and not is_said(words, said):
            yield f"{words!r} is seen, but not said"


def is_said(words: str, said: str) -> bool:
    """Whether the words are among what is said; from so many to so many is seen with a dash, which cannot be heard."""
    return any(words.replace("\u2013", between) in said for between in ("\u2013", " đến ", " to "))


def told(item: QQuickItem) -> str:
    """What assistive technology knows of an item, in one line."""
    if role_of(item) is Kind.NoRole:
        return ""
    return plain(f"{described(item).text(Text.Name)} {described(item).text(Text.Description)}")


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\u00a0", " ")


def faults_of_colours(screen: KioskScreen, least: float) -> Iterator[str]:
    """Every text that stands out too little from what it really lies on."""
    picture = screen.window.grabWindow()
    for text in screen.texts():
        if text.opacity() < 1 or is_scrolled_away(text):
            continue
        ink = text.property("color")
        assert isinstance(ink, QColor)
        ground = ground_of(picture, text.mapRectToScene(text.boundingRect()).toRect(), ink)
        ratio = contrast(ink, ground)
        if ratio < least:
            yield f"{text.property('text')!r} has {ratio:.1f}:1, {ink.name()} on {ground.name()}"
