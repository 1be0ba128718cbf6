"""Every way to divide a lobby's screen: all in its place, the call readable from 15 m, media gone at once for it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from counter_display.lobby.notices import notice_of, read_notices
from counter_display.lobby.picture import Trouble
from counter_display.lobby.showing.frame import Frame, Size
from server_client.queue_model import commands
from server_client.queue_model.configuration import VIETNAMESE, Configuration
from server_client.queue_model.ids import CounterId, ServiceCode
from tests.ui.dossier_screen import things_of
from tests.ui.lobby_screen import Lobby, Show, large_office, lobbies, scene

SIZES = [(1920, 1080), (1366, 768), (1080, 1920), (3840, 2160)]
COLUMNS = [1, 2, 3, 4]
# A screen of 55 inches is 1218 mm wide; at 15 m a sign of 75 mm is read without effort.
SCREEN_MM, READABLE_MM = 1218, 75
RED = QColor("#ff0000")


@pytest.fixture
def show(qapp: QGuiApplication) -> Iterator[Show]:
    with lobbies() as opened:
        yield opened


def lit(lobby: Lobby) -> None:
    """Let a red picture come, as large as there is room for."""
    size = lobby.media.room
    pixels = bytes([0, 0, 255, 255]) * size.width * size.height
    lobby.media.deliver(Frame(size=size, stride=4 * size.width, pixels=pixels))
    QTest.qWait(1)


def inked(picture: QImage, place: QRectF) -> int:
    """Return how high the dark signs on that place of the picture are, in pixels."""
    area = place.toRect()
    rows = [
        y
        for y in range(area.top(), area.bottom())
        if any(picture.pixelColor(x, y).lightness() < 60 for x in range(area.left(), area.right(), 4))
    ]
    return rows[-1] - rows[0] if rows else 0


def named(lobby: Lobby, name: str) -> QQuickItem:
    """Return the one of that name that is seen."""
    (found,) = [item for item in lobby.window.findChildren(QQuickItem, name) if item.isVisible()]
    return found


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_call_is_readable_from_fifteen_metres(show: Show, width: int, height: int, columns: int) -> None:
    lobby = show(width, height, configuration=large_office(12), columns=columns, hasMedia=True)
    lobby.refresh()
    lobby.call(1)
    lobby.call(12)
    lobby.calm_down()
    lit(lobby)
    # The smallest that it ever is: with pictures and films beside it.
    needed = READABLE_MM * max(width, height) / SCREEN_MM
    assert inked(lobby.picture(), scene(lobby.item("leadNumber"))) >= needed


@pytest.mark.parametrize("has_media", [False, True])
@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_lies_on_anything_else(show: Show, width: int, height: int, columns: int, *, has_media: bool) -> None:
    lobby = show(width, height, configuration=large_office(12), columns=columns, hasMedia=has_media)
    lobby.hall.notice((notice_of("Một"), notice_of("Hai " * 40)))
    for counter in range(1, 9):
        lobby.call(counter)
    lobby.calm_down()
    if has_media:
        lit(lobby)
    names = ("call", "calls", "services", "media", "notices")
    found = {name: item for name in names for item in lobby.window.findChildren(QQuickItem, name) if item.isVisible()}
    assert {"call", "calls"} <= set(found)
    assert ("services" in found) == (columns > 1)
    assert ("media" in found) == has_media
    places = {name: scene(item) for name, item in found.items()}
    whole = QRectF(0, 0, width, height)
    assert all(whole.contains(place) and place.height() > 20 for place in places.values())
    pairs = [(one, other) for one in places for other in places if one < other]
    assert not [pair for pair in pairs if places[pair[0]].intersects(places[pair[1]])]


@pytest.mark.parametrize("columns", COLUMNS)
def test_media_give_way_to_a_call_at_once_and_come_back(show: Show, columns: int) -> None:
    lobby = show(configuration=large_office(8), columns=columns, hasMedia=True)
    lobby.refresh()
    lit(lobby)

    def red() -> bool:
        cloth = scene(lobby.item("cloth")).center().toPoint()
        return lobby.picture().pixelColor(cloth) == RED

    assert red()
    lobby.call(1)
    assert not red()
    lobby.calm_down()
    assert red()


def test_a_call_takes_the_place_of_the_media_too(show: Show) -> None:
    lobby = show(configuration=large_office(8), hasMedia=True)
    lobby.refresh()
    lit(lobby)
    lobby.call(1)
    during = scene(lobby.item("call"))
    lobby.calm_down()
    after = scene(lobby.item("call"))
    assert during.height() > 2 * after.height()
    assert (during.left(), during.top(), during.width()) == (after.left(), after.top(), after.width())


def test_a_frame_smaller_than_its_room_stands_in_the_middle(show: Show) -> None:
    lobby = show(configuration=large_office(8), columns=1, hasMedia=True)
    lobby.refresh()
    lobby.media.deliver(Frame(size=Size(20, 10), stride=80, pixels=bytes([0, 0, 255, 255]) * 200))
    QTest.qWait(1)
    cloth = scene(lobby.item("cloth"))
    picture, middle = lobby.picture(), cloth.center().toPoint()
    assert picture.pixelColor(middle) == RED
    assert picture.pixelColor(middle.x() + 25, middle.y()) != RED


def test_without_files_the_call_has_the_place_to_itself(show: Show) -> None:
    lobby = show(configuration=large_office(8), hasMedia=True)
    lobby.refresh()
    lit(lobby)
    lobby.media.deliver(None)
    lobby.call(1)
    lobby.calm_down()
    assert [item for item in lobby.window.findChildren(QQuickItem, "media") if item.isVisible()] == []


def test_notices_take_turns(show: Show) -> None:
    lobby = show()
    lobby.refresh()
    lobby.hall.notice((notice_of("Một"), notice_of("Hai")))
    seen = set()
    for _ in range(2):
        lobby.hall.tick()
        (notice,) = [row for row in lobby.item("notices").childItems() if row.property("text") and row.isVisible()]
        seen.add(notice.property("text"))
        lobby.office.wait(minutes=10 / 60)
    assert seen == {"Một", "Hai"}
    assert lobby.item("notices").isVisible()
    lobby.hall.notice(())
    assert not lobby.item("notices").isVisible()


def test_services_that_have_no_room_take_turns(show: Show) -> None:
    lobby = show(configuration=large_office(12), hasMedia=True)
    lobby.refresh()
    seen = set()
    for _ in range(4):
        lobby.hall.tick()
        rows = [row for row in lobby.item("services").childItems() if row.property("prefix") and row.isVisible()]
        place = scene(lobby.item("services"))
        assert all(place.contains(scene(row)) for row in rows)
        seen |= {row.property("prefix") for row in rows}
        lobby.office.wait(minutes=10 / 60)
    assert len(seen) == 12


def test_a_closed_house_says_why_and_when_it_opens(show: Show) -> None:
    lobby = show()
    lobby.refresh()
    lobby.hall.notice(read_notices('[[notice]]\nvi = "Nghỉ do mất điện."\nwhen = "closed"'))
    lobby.office.do(commands.CloseDay(id=lobby.office.new_id()))
    lobby.refresh()
    assert (lobby.text("closedTitle"), lobby.text("closedText")) == (
        "Hôm nay đã hết giờ tiếp nhận",
        "Nghỉ do mất điện.",
    )
    assert named(lobby, "opening").property("text") == "Mở lại ngày mai"
    assert not lobby.item("calls").isVisible()


def test_before_the_first_picture_staff_are_told_what_is_wrong(show: Show) -> None:
    lobby = show(server="http://10.0.0.5:8100")
    assert not lobby.item("fault").isVisible()
    lobby.hall.line(connected=False, trouble=Trouble.UNREACHABLE)
    assert "chưa nối được với http://10.0.0.5:8100" in lobby.text("fault")
    assert lobby.item("fault").isVisible()
    lobby.hall.line(connected=False, trouble=Trouble.SHUT_OUT)
    assert "không nhận màn hình này" in lobby.text("fault")


def test_an_upright_screen_marks_a_cut_line_too(show: Show) -> None:
    lobby = show(1080, 1920)
    lobby.refresh()
    lobby.hall.line(connected=False)
    assert named(lobby, "cut").property("text") == "Số liệu lúc 08:00, đang nối lại"


def test_a_burst_of_thirty_calls_is_shown_whole(show: Show) -> None:
    lobby = show(configuration=large_office(8), still=False, hasMedia=True)
    lobby.refresh()
    lit(lobby)
    numbers = []
    for at in range(30):
        counter = CounterId(f"c{at % 12 + 1:02}")
        ticket = lobby.office.branch.counter(counter).ticket
        if ticket is not None:
            lobby.office.do(commands.MissTicket(id=lobby.office.new_id(), counter=counter, ticket=ticket))
        numbers.append(lobby.call(at % 12 + 1))
        assert lobby.text("leadNumber") == numbers[-1]
    rows = lobby.view.picture.calls
    assert [row.number for row in rows if row.standing] == numbers[-2:-13:-1]
    assert [row.number for row in rows if not row.standing] == numbers[-13:-29:-1]
    assert not lobby.item("cloth").isVisible()


LONG_NAMES = ("Đăng ký hộ kinh doanh", "Lao động, thương binh và xã hội", "Hộ tịch")


def wordy(services: int) -> Configuration:
    """Return an office whose services, branch and office have long names."""
    large = large_office(services)
    named = tuple(
        replace(one, names={VIETNAMESE: LONG_NAMES[at % len(LONG_NAMES)]}) for at, one in enumerate(large.services)
    )
    office = {VIETNAMESE: "Trung tâm Phục vụ hành chính công thành phố Hà Nội"}
    branch = {VIETNAMESE: "Chi nhánh số 1 – Khu vực Hoàn Kiếm, Ba Đình, Tây Hồ"}
    return replace(large, services=named, office=office, branch=branch)


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_no_name_is_cut_short(show: Show, width: int, height: int, columns: int) -> None:
    lobby = show(width, height, configuration=wordy(8), columns=columns)
    lobby.refresh()
    lobby.call(1)
    seen = list(things_of(lobby.window.contentItem()))
    assert len([item for item in seen if item.objectName() == "serviceName"]) == 8
    assert [item.property("text") for item in seen if item.property("truncated")] == []


def test_staff_are_told_what_is_set_up_wrongly(show: Show) -> None:
    lobby = show(1920, 1080)
    lobby.view.show(replace(lobby.view.picture, unknown=(ServiceCode("hotich2"),), voice_mark="tang1 7F3A"))
    assert lobby.text("unknownServices") == "Dành cho cán bộ: ở đây không có lĩnh vực hotich2"
    assert "tang1 7F3A" in lobby.text("voiceMark")
