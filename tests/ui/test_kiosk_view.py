"""What the kiosk's view tells QML, and no more than that; codes as images; rows that change in place."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from assets.qr_code import QUIET_ZONE, qr_code
from assets.qr_image import INK, PAPER, draw_qr
from kiosk.ui.kiosk_view import KioskView
from kiosk.ui.outfit import Outfit
from tests.fakes.kiosk_parts import KioskHall

ADDRESS = "https://hcc.example/t/k3Jd8sJq0aZxYp91mN4RtQ"


def cells(model: QAbstractListModel) -> list[dict[str, object]]:
    roles = {role: bytes(name.data()).decode() for role, name in model.roleNames().items()}
    return [
        {name: model.data(model.index(row), role) for role, name in roles.items()} for row in range(model.rowCount())
    ]


@pytest.fixture
def hall(qtbot: QtBot) -> KioskHall:
    return KioskHall()


@pytest.fixture
def view(hall: KioskHall) -> KioskView:
    return KioskView(hall.session.screen, Outfit(languages=(("vi", "Tiếng Việt"), ("en", "English"))))


def test_nothing_is_told_that_has_not_changed(view: KioskView, hall: KioskHall) -> None:
    names = [name for name in dir(view) if name.endswith("Changed")]
    spies = {name: QSignalSpy(getattr(view, name)) for name in names}
    view.show(hall.session.screen)
    assert {name: spy.count() for name, spy in spies.items() if spy.count()} == {}


def test_only_what_has_changed_is_told(view: KioskView, hall: KioskHall) -> None:
    names = [name for name in dir(view) if name.endswith("Changed")]
    spies = {name: QSignalSpy(getattr(view, name)) for name in names}
    view.show(replace(hall.session.screen, seconds_left=7))
    assert [name for name, spy in spies.items() if spy.count()] == ["secondsLeftChanged"]


def test_a_changed_count_changes_one_cell_of_one_row(view: KioskView, hall: KioskHall) -> None:
    model: QAbstractListModel = view.property("taking").property("services")
    changes = QSignalSpy(model.dataChanged)
    screen = hall.session.screen
    first, second = screen.services
    view.show(replace(screen, services=(first, replace(second, waiting=3))))
    assert changes.count() == 1
    assert [row["waiting"] for row in cells(model)] == [0, 3]


def test_services_come_and_go_with_the_configuration(view: KioskView, hall: KioskHall) -> None:
    model: QAbstractListModel = view.property("taking").property("services")
    screen = hall.session.screen
    first, second = screen.services
    view.show(replace(screen, services=(second,)))
    assert [row["name"] for row in cells(model)] == ["Đất đai"]
    view.show(replace(screen, services=(second, first)))
    assert [row["name"] for row in cells(model)] == ["Đất đai", "Hộ tịch"]


def test_a_code_is_drawn_dark_on_white_with_its_quiet_zone(qtbot: QtBot) -> None:
    image, code = draw_qr(ADDRESS), qr_code(ADDRESS)
    assert code is not None
    assert (image.width(), image.height()) == (code.quiet_side, code.quiet_side)
    assert image.pixel(0, 0) == PAPER
    assert image.pixel(QUIET_ZONE, QUIET_ZONE) == INK
    drawn = sum(image.pixel(x, y) == INK for x in range(image.width()) for y in range(image.height()))
    assert drawn == sum(row.bit_count() for row in code.rows)


def test_an_address_that_fits_in_no_code_is_drawn_as_nothing(qtbot: QtBot) -> None:
    assert draw_qr("").size().width() == 1
    assert draw_qr("x" * 4000).pixelColor(0, 0) == Qt.GlobalColor.white
