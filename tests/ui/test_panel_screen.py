"""The counter's panel by touch, in every size and language, with an office in memory behind it."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from urllib.parse import unquote

import pytest
import shiboken6
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from assets.engine import KIOSK, ScreenEngine, available_languages, create_engine, open_window
from assets.qr_image import QrImageProvider
from assets.screen_options import WindowSize
from counter_display.panel.picture import ClerkCard, OpenCounter, PanelPicture, Phase, ReasonRow, Trouble, levels_of
from counter_display.panel.settings import PanelPlace
from counter_display.panel.ui.clerk_pictures import SIDE, ClerkPictures, rounded
from counter_display.panel.ui.panel_view import PanelView
from counter_display.panel.ui.second_screen import QML, Panel, PanelSetting, listen, open_panel, screen_for
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import CommandId, CounterId, ReasonCode, TicketId
from tests.fakes.office import COUNTER_5, EIGHT, ENGLISH, LAN
from tests.fakes.panel import SLOW, PanelRig, a_fee, panel_at

SIZES = [(1024, 600), (1280, 800), (1366, 768), (1920, 1080), (800, 1280)]
LEAST_TARGET = 96


class Glass:
    """A panel's window, and the desk behind it if there is one."""

    def __init__(self, size: tuple[int, int], language: str = "vi") -> None:
        look = replace(KIOSK, reduced_motion=True)
        self.engine: ScreenEngine = create_engine(look=look, language=language, import_paths=[QML])
        self.engine.addImageProvider("qr", QrImageProvider())
        self.engine.addImageProvider("clerk", ClerkPictures())
        self.view = PanelView(PanelPicture(now=EIGHT), tuple((one.code, one.name) for one in available_languages()))
        self.view.setParent(self.engine)
        width, height = size
        words = {"view": self.view, "server": "https://cn01.example", "width": width, "height": height}
        self.window: QQuickWindow = open_window(self.engine, "Panel", "Main", {**words, "visible": True})

    def follow(self, rig: PanelRig) -> None:
        """Be the window of that desk."""
        listen(self.view, rig.desk)
        self.sync(rig)

    def sync(self, rig: PanelRig) -> None:
        self.engine.set_language(rig.picture.language)
        self.view.show(rig.picture)
        QTest.qWait(1)

    def items(self, name: str) -> list[QQuickItem]:
        return [item for item in shown(self.window.contentItem()) if item.objectName() == name]

    def text(self, name: str) -> str:
        (item,) = self.items(name)
        return str(item.property("text"))

    def touch(self, name: str, rig: PanelRig | None = None) -> None:
        (item,) = self.items(name)
        middle = item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        if rig is not None:
            self.sync(rig)

    def close(self) -> None:
        self.window.close()
        shiboken6.delete(self.engine)


def shown(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from shown(child)


@pytest.fixture
def glass() -> Iterator[Glass]:
    one = Glass((1280, 800))
    yield one
    one.close()


def phases(language: str) -> dict[str, PanelPicture]:
    """Return a full picture of each page."""
    card = ClerkCard(clerk=LAN, name="Nguyễn Thị Phương Lan")
    others = tuple(
        OpenCounter(key=CounterId(str(at)), number=at, offers="Kinh tế, hạ tầng và đô thị") for at in range(6, 17)
    )
    reasons = tuple(
        ReasonRow(key=ReasonCode(f"r{at}"), name="Phải đi lại nhiều lần", chosen=at % 2 == 0) for at in range(6)
    )
    base = PanelPicture(
        now=EIGHT,
        language=ENGLISH if language == "en" else VIETNAMESE,
        trouble=Trouble.UNREACHABLE,
        stale_since=EIGHT,
        branch="Chi nhánh số 1",
        office="Trung tâm Phục vụ hành chính công Thành phố Hà Nội",
        counter=12,
        offers="Tư pháp, hộ tịch, chứng thực",
        number="K2-0143",
        service="Giải quyết chính sách đối với người có công",
        calls=2,
        pause_reason="Xử lý hồ sơ",
        since=EIGHT,
        clerk=card,
        others=others,
        fee=a_fee(TicketId("t"), 12_345_000),
        levels=levels_of(5),
        reasons=reasons,
        comments=True,
    )
    return {phase: replace(base, phase=phase) for phase in Phase}


@pytest.mark.parametrize(("size", "language"), list(product(SIZES, ("vi", "en"))))
def test_everything_is_inside_the_window_and_large_enough_to_touch(size: tuple[int, int], language: str) -> None:
    one = Glass(size, language)
    area = QRectF(0, 0, *size)
    try:
        for phase, picture in phases(language).items():
            one.view.show(picture)
            QTest.qWait(1)
            for item in shown(one.window.contentItem()):
                place = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))
                if item.objectName() or "Text" in item.metaObject().className():
                    assert area.contains(place), f"{phase}: {item.objectName()} {item.property('text')} is at {place}"
                if item.property("pressed") is not None and item.objectName():
                    assert min(place.width(), place.height()) >= LEAST_TARGET - 2, f"{phase}: {item.objectName()}"
    finally:
        one.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_words_are_not_cut_off_on_a_small_tablet(language: str) -> None:
    one = Glass((1024, 600), language)
    try:
        for phase, picture in phases(language).items():
            one.view.show(picture)
            QTest.qWait(1)
            cut = [
                str(item.property("text"))
                for item in shown(one.window.contentItem())
                if item.property("truncated") and str(item.property("text")) not in {picture.office, picture.branch}
            ]
            assert cut == [], phase
    finally:
        one.close()


def test_one_touch_on_a_face_rates_and_is_thanked(glass: Glass) -> None:
    rig = panel_at()
    glass.follow(rig)
    ticket = rig.serve()
    rig.finish(ticket)
    glass.sync(rig)
    assert len([item for item in shown(glass.window.contentItem()) if item.objectName().startswith("level-")]) == 3
    glass.touch("level-1", rig)
    assert [one.score for one in rig.given] == [1]
    assert glass.items("thanks")


def test_the_lowest_face_asks_what_was_not_good(glass: Glass) -> None:
    rig = panel_at()
    glass.follow(rig)
    rig.finish(rig.serve())
    glass.sync(rig)
    glass.touch("level-3", rig)
    glass.touch(f"reason-{SLOW}", rig)
    glass.touch("again", rig)
    assert rig.given == []
    glass.touch("level-3", rig)
    glass.touch(f"reason-{SLOW}", rig)
    glass.touch("give", rig)
    assert [(one.score, one.reasons) for one in rig.given] == [(3, (SLOW,))]


def test_a_comment_is_typed_and_sent(glass: Glass) -> None:
    rig = panel_at(comments=True)
    glass.follow(rig)
    ticket = rig.serve()
    rig.finish(ticket)
    glass.sync(rig)
    glass.touch("level-1", rig)
    glass.touch("write", rig)
    (field,) = glass.items("comment")
    field.setProperty("text", "x" * 400)
    assert len(str(field.property("text"))) == 300
    glass.touch("send", rig)
    assert rig.comments_given == [(ticket, "x" * 300)]
    assert not glass.items("write")


def test_the_language_changes_by_one_touch(glass: Glass) -> None:
    rig = panel_at()
    glass.follow(rig)
    rig.serve()
    glass.sync(rig)
    assert (glass.text("language"), glass.text("service")) == ("English", "Hộ tịch")
    glass.touch("language", rig)
    assert (glass.text("language"), glass.text("service")) == ("Tiếng Việt", "Civil status")


def test_the_fee_is_a_request_and_says_so(glass: Glass) -> None:
    rig = panel_at()
    ticket = rig.serve()
    fee = a_fee(ticket)
    rig.desk.ask_fee(fee)
    glass.sync(rig)
    assert glass.text("feeAmount") == "150.000 đ"
    assert "không phải biên nhận" in glass.text("feeNotice")
    (code,) = glass.items("feeCode")
    source = unquote(str(code.property("source").toString()))
    assert fee.code in source


def test_the_clerks_picture_is_round_and_a_broken_one_is_nothing() -> None:
    square = QImage(40, 60, QImage.Format.Format_RGB32)
    square.fill(Qt.GlobalColor.red)
    bytes_ = QByteArray()
    buffer = QBuffer(bytes_)
    assert buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # Qt's stubs know this format as bytes, Qt as text.
    assert square.save(buffer, "PNG")  # type: ignore[call-overload]
    round_ = rounded(bytes(bytes_.data()), 20)
    assert (round_.pixelColor(10, 10).red(), round_.pixelColor(0, 0).alpha()) == (255, 0)
    assert rounded(b"no picture", 10).pixelColor(5, 5).alpha() == 0
    provider = ClerkPictures()
    provider.keep(bytes(bytes_.data()))
    size = QSize()
    assert provider.requestImage("LAN01/1", size, QSize(-1, -1)).width() == SIDE
    assert size == QSize(SIDE, SIDE)


def second(place: PanelPlace) -> Panel:
    setting = PanelSetting(server="https://cn01.example", is_second=True)
    ids = iter(range(100))
    return open_panel(setting, place, clock=lambda: EIGHT, new_id=lambda: CommandId(f"id-{next(ids)}"))


def test_beside_a_console_the_panel_takes_no_keys_and_waits_for_its_screen(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="motcua.panel"):
        panel = second(PanelPlace(screen="no such screen"))
    try:
        assert not panel.window.isVisible()
        assert "waits for its screen no such screen" in caplog.text
        assert panel.window.flags() & Qt.WindowType.WindowDoesNotAcceptFocus
    finally:
        panel.close()


def test_the_second_screen_is_any_but_the_first() -> None:
    first = QGuiApplication.primaryScreen()
    assert screen_for("", [first], first) is None
    assert screen_for("elsewhere", [first], first) is None


def test_a_panel_beside_a_console_follows_the_language_of_the_ticket() -> None:
    panel = second(PanelPlace(windowed=WindowSize(1024, 600)))
    try:
        rig = panel_at()
        rig.serve(ENGLISH)
        panel.desk.sit_at(COUNTER_5)
        panel.desk.know(rig.office.branch)
        assert (panel.picture.language, panel.picture.phase) == (ENGLISH, Phase.SERVING)
        assert (panel.window.width(), panel.window.height()) == (1024, 600)
    finally:
        panel.close()
