"""Which pages of the kiosk are built: few enough to change their language in one frame, and the next ones in time."""

from collections.abc import Iterator

import pytest
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from kiosk.ui.pages_ahead import READ_MS
from tests.ui.kiosk_screen import KioskScreen


@pytest.fixture
def screen(qtbot: QtBot) -> Iterator[KioskScreen]:
    shown = KioskScreen(qtbot)
    yield shown
    shown.close()


def built(screen: KioskScreen) -> set[str]:
    """The names of the kiosk's pages that are alive, shown or not."""
    names = (item.metaObject().className().split("_QML")[0] for item in screen.window.findChildren(QQuickItem))
    return {name for name in names if name.endswith("Page") and name != "KioskPage"}


WAYS_IN = {"StartPage", "PriorityPage", "SearchPage", "BookingPage", "ReceiptPage", "HelpPage"}


def test_at_the_start_only_the_ways_in_are_built(screen: KioskScreen) -> None:
    assert built(screen) == WAYS_IN


def test_another_language_finds_few_pages_to_write_anew_after_a_visit_too(screen: KioskScreen, qtbot: QtBot) -> None:
    for name in ("service-civil", "notEntitled", "takeNumber"):
        screen.tap(name)
    screen.work()
    assert "TicketPage" in built(screen)
    screen.tap("done")
    qtbot.waitUntil(lambda: built(screen) == WAYS_IN, timeout=20 * READ_MS)
    screen.tap("language-en")
    assert screen.says("What do you need today?")
    assert built(screen) == WAYS_IN


def test_a_page_is_ready_before_it_is_touched(screen: KioskScreen, qtbot: QtBot) -> None:
    screen.tap("service-civil")
    assert "ConfirmPage" not in built(screen)
    qtbot.waitUntil(lambda: "ConfirmPage" in built(screen), timeout=20 * READ_MS)
    screen.tap("notEntitled")
    qtbot.waitUntil(lambda: "TicketPage" in built(screen), timeout=20 * READ_MS)


def test_who_is_quicker_than_the_pages_finds_them_in_the_new_language(screen: KioskScreen) -> None:
    screen.tap("language-en")
    screen.tap("service-civil")
    screen.tap("notEntitled")
    assert screen.says("Take a number")


def test_a_finger_quicker_than_the_kiosk_can_read_its_pages_still_gets_one(qtbot: QtBot) -> None:
    screen = KioskScreen(qtbot, hasty=True)
    screen.tap("service-civil")
    qtbot.waitUntil(lambda: "PriorityPage" in built(screen), timeout=60_000)
    screen.tap("notEntitled")
    assert screen.says("Lấy số")
    screen.close()


def test_the_way_back_keeps_what_it_led_past(screen: KioskScreen, qtbot: QtBot) -> None:
    screen.tap("service-civil")
    screen.tap("notEntitled")
    qtbot.waitUntil(lambda: "TicketPage" in built(screen), timeout=20 * READ_MS)
    assert "PriorityPage" in built(screen)
    screen.tap("confirmBack")
    assert "ConfirmPage" in built(screen)
