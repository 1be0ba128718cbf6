"""A scanner that types before a real window: no field or button gets its keys, a person's keyboard is not disturbed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kiosk.scanning.wedge import KeyKind
from kiosk.ui.wedge_filter import EventClock, WedgeFilter, keystroke
from tests.contract.hand_scanner import NO_MODIFIER, strike
from tests.unit.identity_papers import CARD, PASSPORT

PAGE = b"""
import QtQuick
import QtQuick.Controls.Basic
Window {
    width: 400; height: 200; visible: true
    Column {
        TextField { objectName: "field"; focus: true; width: 300 }
        Button {
            property int presses: 0
            objectName: "button"; text: "Go"
            Keys.onReturnPressed: presses += 1
            onClicked: presses += 1
        }
    }
}
"""


class Desk:
    """A window with a field and a button, and what was scanned before it."""

    def __init__(self, qtbot: QtBot) -> None:
        self.engine = QQmlEngine()
        self._component = QQmlComponent(self.engine)  # it owns the window
        self._component.setData(PAGE, QUrl())
        window = self._component.create()
        assert isinstance(window, QQuickWindow), self._component.errorString()
        self.window = window
        self.scans: list[str] = []
        # A long pause, as a busy machine may hold up the test between two keys.
        self.filter = WedgeFilter(self.window, self.scans.append, gap_s=0.2)
        self.window.requestActivate()
        assert QTest.qWaitForWindowActive(self.window)
        self._qtbot = qtbot

    def item(self, name: str) -> QQuickItem:
        found = self.window.findChild(QQuickItem, name)
        assert found is not None
        return found

    def typed(self) -> str:
        return str(self.item("field").property("text"))

    def wait_for(self, text: str) -> None:
        self._qtbot.waitUntil(lambda: self.typed() == text)

    def wait_for_scans(self, count: int) -> None:
        self._qtbot.waitUntil(lambda: len(self.scans) == count)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    yield desk
    desk.window.close()


class KeyLog(QObject):
    """What keys a window gets, behind the filter."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self.keys: list[tuple[str, int]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            self.keys.append(("press" if event.type() is QEvent.Type.KeyPress else "release", event.key()))
        return False


def log_behind(desk: Desk) -> KeyLog:
    """A log of the keys that come through: filters are asked in the reverse order of their installing."""
    log = KeyLog(desk.window)
    desk.window.removeEventFilter(desk.filter)
    desk.window.installEventFilter(log)
    desk.window.installEventFilter(desk.filter)
    return log


@pytest.mark.parametrize("words", [CARD, PASSPORT])
def test_a_scan_reaches_no_field(desk: Desk, words: str) -> None:
    strike(desk.window, words + "\n")

    desk.wait_for_scans(1)

    assert desk.scans == [words]
    assert desk.typed() == ""


def test_a_scan_presses_no_button(desk: Desk) -> None:
    desk.item("button").forceActiveFocus()

    strike(desk.window, "A button takes spaces\n\n")
    desk.wait_for_scans(1)

    assert desk.item("button").property("presses") == 0


def test_no_key_of_a_scan_is_left_hanging(desk: Desk) -> None:
    log = log_behind(desk)

    strike(desk.window, CARD + "\n")
    desk.wait_for_scans(1)

    assert log.keys == []


def test_a_field_gets_a_letter_that_is_followed_by_none(desk: Desk) -> None:
    strike(desk.window, "a")
    assert desk.typed() == ""
    desk.wait_for("a")

    strike(desk.window, "b")
    desk.wait_for("ab")

    assert desk.scans == []


def test_letters_keep_their_presses_and_releases_in_order(desk: Desk) -> None:
    log = log_behind(desk)
    a, b = Qt.Key.Key_A, Qt.Key.Key_B

    for action, key in (("press", a), ("press", b), ("release", a)):
        QTest.sendKeyEvent(
            QTest.KeyAction.Press if action == "press" else QTest.KeyAction.Release,
            desk.window, key, chr(key).lower(), NO_MODIFIER,
        )  # fmt: skip
    desk.wait_for("ab")
    QTest.keyRelease(desk.window, b)

    assert log.keys == [("press", a), ("press", b), ("release", a), ("release", b)]


def test_enter_after_a_letter_comes_after_it(desk: Desk) -> None:
    log = log_behind(desk)

    strike(desk.window, "a\n")

    assert desk.typed() == "a"
    assert log.keys[-1] == ("release", Qt.Key.Key_Return)


@pytest.mark.parametrize(
    "name", ["Key_Up", "Key_Return", "Key_Enter", "Key_F5", "Key_Escape", "Key_Tab", "Key_Backspace", "Key_Shift"]
)
def test_keys_that_navigate_pass_at_once(desk: Desk, name: str) -> None:
    log = log_behind(desk)
    key = Qt.Key[name]

    QTest.keyClick(desk.window, key)

    assert log.keys == [("press", key), ("release", key)]


def test_a_shortcut_passes_at_once(desk: Desk) -> None:
    log = log_behind(desk)

    QTest.keyClick(desk.window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(desk.window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)

    a = Qt.Key.Key_A
    assert [key for key in log.keys if key[1] == a] == [("press", a), ("release", a)] * 2


def test_what_an_input_method_commits_passes_at_once(desk: Desk) -> None:
    commit = QInputMethodEvent()
    commit.setCommitString("Nguyễn Văn Đức, rất nhanh")

    QCoreApplication.sendEvent(desk.item("field"), commit)

    assert desk.typed() == "Nguyễn Văn Đức, rất nhanh"


def test_keys_that_a_program_sends_pass_at_once_however_fast(desk: Desk) -> None:
    for char in "0912345678":
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(desk.window, QKeyEvent(kind, ord(char), NO_MODIFIER, char))

    assert desk.typed() == "0912345678"
    assert desk.scans == []


def test_a_key_that_repeats_itself_is_a_persons(desk: Desk) -> None:
    for _ in range(20):
        QTest.simulateEvent(desk.window, True, Qt.Key.Key_A, NO_MODIFIER, "a", True)

    assert desk.typed() == "a" * 20


def test_a_scan_in_the_midst_of_typing_spoils_neither(desk: Desk) -> None:
    strike(desk.window, "a")
    desk.wait_for("a")
    strike(desk.window, CARD + "\n")
    desk.wait_for_scans(1)
    strike(desk.window, "b")
    desk.wait_for("ab")

    assert desk.scans == [CARD]


def test_what_a_person_typed_while_the_program_was_busy_is_no_scan() -> None:
    now = [100.0]
    clock = EventClock(lambda: now[0])
    first = clock.at(5_000)
    now[0] += 0.4

    struck = [clock.at(5_000 + stamp) for stamp in (130, 250, 390)]

    assert [round(at - first, 3) for at in struck] == [0.13, 0.25, 0.39]


def test_the_clock_of_keys_goes_on_without_stamps_and_when_they_begin_anew() -> None:
    now = [100.0]
    clock = EventClock(lambda: now[0])
    first = clock.at(4_294_967_290)
    now[0] += 0.01
    second = clock.at(4)
    now[0] += 0.02
    third = clock.at(0)

    assert second - first == pytest.approx(0.01)
    assert third - second == pytest.approx(0.02)
    assert clock.now() == third


@pytest.mark.parametrize(
    ("key", "modifiers", "text", "kind"),
    [
        (Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier, "\n", KeyKind.END),
        (Qt.Key.Key_unknown, NO_MODIFIER, "\n", KeyKind.END),
        (Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier, "\x1d", KeyKind.CONTROL),
        (Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier, "\r", KeyKind.END),
        (Qt.Key.Key_1, Qt.KeyboardModifier.KeypadModifier, "1", KeyKind.TEXT),
        (Qt.Key.Key_Bar, Qt.KeyboardModifier.ShiftModifier, "|", KeyKind.TEXT),
        (Qt.Key.Key_Backspace, NO_MODIFIER, "\b", KeyKind.ERASE),
        (Qt.Key.Key_Delete, NO_MODIFIER, "\x7f", KeyKind.OTHER),
        (Qt.Key.Key_Left, NO_MODIFIER, "", KeyKind.OTHER),
    ],
)
def test_each_key_has_its_part_in_a_burst(
    key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str, kind: KeyKind
) -> None:
    stroke = keystroke(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))

    assert stroke is not None
    assert stroke.kind is kind


def test_shift_has_none() -> None:
    assert keystroke(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)) is None
