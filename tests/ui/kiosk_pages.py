"""Every page of the kiosk as a screen to be shown, and what is wrong with the texts of one; tests take them from here.

A page that is added to the kiosk is added to `pages`, and is then looked at by all of these tests.
"""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem

from kiosk.screen import Screen
from kiosk.screens.elsewhere import ElsewhereScreen
from kiosk.visiting.step import Step
from server_client.client.connection import ConnectionState
from server_client.queue_model.refusals import RefusalCode
from server_client.queue_model.ticket import AnnouncedWait
from server_client.wait_forecast.announcing import Announcement, AnnouncementKind, unknown
from server_client.wait_forecast.forecast import WhyUnknown
from tests.ui.finding_pages import finding_pages
from tests.ui.introduction_pages import introduction_pages, keeping_pages
from tests.ui.kiosk_screen import KioskScreen
from tests.ui.lookup_pages import lookup_pages
from tests.ui.start_pages import pages_of_a_ticket, pages_of_the_start

LONGEST_WAIT = Announcement(kind=AnnouncementKind.OVER, low_min=105, high_min=150)
FAR_AWAY = ElsewhereScreen(
    name="Chi nhánh số 12 – Trung tâm Phục vụ hành chính công",
    address="Số 258 đường Võ Chí Công, phường Xuân La, quận Tây Hồ",
    travel_min=45,
    low_min=15,
    high_min=20,
    saves_min=105,
    by_phone=True,
)
WAITS = (
    Announcement(kind=AnnouncementKind.RANGE, low_min=105, high_min=120),
    unknown(WhyUnknown.NO_COUNTER),
    LONGEST_WAIT,
    Announcement(kind=AnnouncementKind.RANGE, low_min=0, high_min=20),
    unknown(WhyUnknown.TOO_LATE),
)


def with_waits(start: Screen) -> Screen:
    """The start screen with many people waiting for each service, and what is told of how long that takes."""
    services = (
        replace(offer, waiting=127, told=WAITS[place % len(WAITS)]) for place, offer in enumerate(start.services)
    )
    return replace(start, services=tuple(services))


def pages(start: Screen) -> Iterator[tuple[str, Screen]]:
    """One screen of each kind, with the longest things that there are."""
    service = max(start.services, key=lambda offer: len(offer.name))
    priority = max(start.priorities, key=lambda offer: len(offer.name))
    chosen = replace(start, service=replace(service, waiting=127), priority=priority, told=LONGEST_WAIT)
    numbered = replace(
        chosen,
        number="K128",
        ahead=127,
        announced=AnnouncedWait(low_s=6300, likely_s=6300, high_s=9000),
        tracking_url="https://hcc.hanoi.gov.vn/t/k3Jd8sJq0aZxYp91mN4RtQ",
    )
    yield "start", start
    yield "waits", with_waits(start)
    yield "offline", replace(start, line=ConnectionState.OFFLINE)
    yield "closed", replace(start, closed=RefusalCode.DAY_NOT_OPEN)
    yield "priority", replace(chosen, step=Step.PRIORITY, seconds_left=14)
    yield "confirm", replace(chosen, step=Step.CONFIRM, seconds_left=14)
    yield "confirm elsewhere", replace(chosen, step=Step.CONFIRM, priority=None, elsewhere=FAR_AWAY)
    for why in WhyUnknown:
        yield f"confirm {why}", replace(chosen, step=Step.CONFIRM, told=unknown(why))
    yield "issuing", replace(chosen, step=Step.ISSUING)
    yield "printing", replace(numbered, step=Step.PRINTING)
    yield "ticket", replace(numbered, step=Step.TICKET, seconds_left=14)
    yield "paperless", replace(numbered, step=Step.PAPERLESS, seconds_left=84)
    for code in RefusalCode:
        yield f"refused {code}", replace(chosen, step=Step.REFUSED, refusal=code)
    yield "unreachable", replace(chosen, step=Step.UNREACHABLE, seconds_left=14)
    yield "broken", replace(chosen, step=Step.BROKEN, seconds_left=14)
    yield from finding_pages(start)
    yield from lookup_pages(start)
    yield from introduction_pages(start)
    yield from keeping_pages(start)
    yield from pages_of_the_start(start)
    yield from pages_of_a_ticket(start)


def is_scrolled_away(item: QQuickItem) -> bool:
    """Whether a view that scrolls shows only a part of the item now, or nothing of it."""
    place = item.mapRectToScene(item.boundingRect())
    # Qt's stub leaves out that the topmost item has no parent.
    view: QQuickItem | None = item.parentItem()
    while view is not None:
        if view.clip() and not view.mapRectToScene(view.boundingRect()).adjusted(-1, -1, 1, 1).contains(place):
            return True
        view = view.parentItem()
    return False


def faults_of_texts(screen: KioskScreen) -> Iterator[str]:
    """Every text that is cut off, leaves the window or runs into another."""
    boxes = []
    for text in screen.texts():
        words = str(text.property("text"))
        if text.property("truncated"):
            yield f"{words!r} is cut off"
        if text.property("contentWidth") > text.width() + 1:
            yield f"{words!r} is wider than its place"
        if is_scrolled_away(text):
            continue
        glass = screen.window.contentItem().boundingRect().adjusted(0, 0, 1, 1)
        corner, box = text.mapToScene(QPointF(0, 0)), text.mapRectToScene(QRectF(0, 0, text.width(), text.height()))
        if not glass.contains(box):
            yield f"{words!r} leaves the window"
        # A numeral's box has room for marks that a number has not, and reaches up on purpose.
        if text.opacity() > 0 and words != "K128":
            boxes.append((words, corner.x(), corner.y(), text.property("contentWidth"), text.height()))
    for place, (words, x, y, width, height) in enumerate(boxes):
        for other, x2, y2, width2, height2 in boxes[place + 1 :]:
            apart = x + width <= x2 or x2 + width2 <= x or y + height <= y2 + 4 or y2 + height2 <= y + 4
            if not apart and abs(x - x2) < 1:
                yield f"{words!r} runs into {other!r}"
