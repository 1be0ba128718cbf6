"""Every page of the kiosk in every size and language: nothing cut off, everything large enough and named."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from assets.languages import compile_languages
from kiosk.screen import Screen
from kiosk.visiting.step import Step
from server_client.client.connection import ConnectionState
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.refusals import RefusalCode
from tests.ui.kiosk_screen import LYING, SMALL, UPRIGHT, KioskScreen, described, starter, with_services

Size = tuple[int, int]
Show = Callable[[Size, Configuration], KioskScreen]
SIZES = pytest.mark.parametrize("size", [UPRIGHT, LYING, SMALL], ids=["upright", "lying", "small"])
TONGUES = pytest.mark.parametrize("language", ["vi", "en"])


@pytest.fixture(scope="module", autouse=True)
def languages() -> None:
    compile_languages()


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    shown: list[KioskScreen] = []

    def make(size: Size, configuration: Configuration) -> KioskScreen:
        shown.append(KioskScreen(qtbot, size, configuration))
        return shown[-1]

    yield make
    for screen in shown:
        screen.close()


def pages(start: Screen) -> Iterator[tuple[str, Screen]]:
    """One screen of each kind, with the longest things that there are."""
    service = max(start.services, key=lambda offer: len(offer.name))
    priority = max(start.priorities, key=lambda offer: len(offer.name))
    chosen = replace(start, service=replace(service, waiting=127), priority=priority)
    numbered = replace(
        chosen, number="K128", ahead=127, tracking_url="https://hcc.hanoi.gov.vn/t/k3Jd8sJq0aZxYp91mN4RtQ"
    )
    yield "start", start
    yield "offline", replace(start, line=ConnectionState.OFFLINE)
    yield "closed", replace(start, closed=RefusalCode.DAY_NOT_OPEN)
    yield "priority", replace(chosen, step=Step.PRIORITY, seconds_left=14)
    yield "confirm", replace(chosen, step=Step.CONFIRM, seconds_left=14)
    yield "issuing", replace(chosen, step=Step.ISSUING)
    yield "printing", replace(numbered, step=Step.PRINTING)
    yield "ticket", replace(numbered, step=Step.TICKET, seconds_left=14)
    yield "paperless", replace(numbered, step=Step.PAPERLESS, seconds_left=84)
    for code in RefusalCode:
        yield f"refused {code}", replace(chosen, step=Step.REFUSED, refusal=code)
    yield "unreachable", replace(chosen, step=Step.UNREACHABLE, seconds_left=14)
    yield "broken", replace(chosen, step=Step.BROKEN, seconds_left=14)


def faults_of_texts(screen: KioskScreen) -> Iterator[str]:
    """Every text that is cut off, leaves the window or runs into another."""
    boxes = []
    for text in screen.texts():
        words = str(text.property("text"))
        corner = text.mapToScene(QPointF(0, 0))
        if text.property("truncated"):
            yield f"{words!r} is cut off"
        if text.property("contentWidth") > text.width() + 1:
            yield f"{words!r} is wider than its place"
        if not (corner.x() >= 0 and corner.x() + text.width() <= screen.window.width() + 1):
            yield f"{words!r} leaves the window sideways"
        if not (corner.y() >= 0 and corner.y() + text.height() <= screen.window.height() + 1):
            yield f"{words!r} leaves the window"
        # A numeral's box has room for marks that a number has not, and reaches up on purpose.
        if text.opacity() > 0 and words != "K128":
            boxes.append((words, corner.x(), corner.y(), text.property("contentWidth"), text.height()))
    for place, (words, x, y, width, height) in enumerate(boxes):
        for other, x2, y2, width2, height2 in boxes[place + 1 :]:
            apart = x + width <= x2 or x2 + width2 <= x or y + height <= y2 + 4 or y2 + height2 <= y + 4
            if not apart and abs(x - x2) < 1:
                yield f"{words!r} runs into {other!r}"


@SIZES
@TONGUES
def test_no_text_is_cut_off_on_any_page(show: Show, size: Size, language: str) -> None:
    screen = show(size, starter())
    screen.tap(f"language-{language}")
    found = []
    for name, page in pages(screen.hall.session.screen):
        screen.show(page)
        found += [f"{name}: {fault}" for fault in faults_of_texts(screen)]
    assert found == []


@SIZES
@pytest.mark.parametrize("count", [1, 3, 8, 12, 16])
def test_any_number_of_services_fits_without_scrolling(show: Show, size: Size, count: int) -> None:
    screen = show(size, starter() if count == 8 else with_services(count))
    tiles = [button for button in screen.buttons() if button.objectName().startswith("service-")]
    assert len(tiles) == count
    for tile in tiles:
        corner = tile.mapToScene(QPointF(tile.width(), tile.height()))
        assert corner.x() <= size[0]
        assert corner.y() <= size[1]


@SIZES
def test_everything_that_is_touched_is_large_and_has_a_name(show: Show, size: Size) -> None:
    screen = show(size, starter())
    # On the smallest screen a finger is as large as ever, but its dots are too: 82 of them are 2 cm at 15.6 inches.
    least = 82 if size == SMALL else 96
    for name, page in pages(screen.hall.session.screen):
        screen.show(page)
        for button in screen.buttons():
            assert min(button.width(), button.height()) >= least, f"{name}: {button.objectName()} is too small"
            assert described(button).text(QAccessible.Text.Name), f"{name}: {button.objectName()} has no name"


def test_a_tile_tells_assistive_technology_how_many_wait(show: Show) -> None:
    screen = show(UPRIGHT, starter())
    interface = described(screen.item("service-hotich"))
    assert interface.text(QAccessible.Text.Name) == "Hộ tịch"
    assert interface.text(QAccessible.Text.Description) == "Chưa có ai\u00a0chờ"


def test_the_branch_s_time_is_shown_whatever_the_zone_of_the_machine(show: Show) -> None:
    screen = show(UPRIGHT, starter())
    assert screen.says("08:00")
    assert screen.says("Thứ Hai, 09/03")
