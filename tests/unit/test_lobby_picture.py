"""What the hall's screen shows of its branch: names, figures, notices, the time and the language; nothing is spoken."""

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_display.lobby.hall import Hall
from counter_display.lobby.notices import Notice, notice_of
from counter_display.lobby.picture import Picture, Trouble
from counter_display.opening import House
from server_client.queue_model import commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, Hours
from server_client.queue_model.configuration import Notice as PublishedNotice
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import BranchId
from server_client.wait_forecast.announcing import Announcement as WaitTold
from server_client.wait_forecast.announcing import AnnouncementKind
from server_client.wait_forecast.forecast import WhyUnknown
from tests.fakes.boards import foretold
from tests.fakes.office import CIVIL, COUNTER_5, ENGLISH, LAND, OFFICE, office
from tests.fakes.told_waits import board_telling
from tests.unit.hall_place import Place


@pytest.fixture
def place() -> Place:
    return Place()


def test_time_goes_on(place: Place) -> None:
    place.office.take(LAND)
    place.go_online()
    place.office.wait(minutes=7.5)
    place.hall.tick()
    assert [row.minutes for row in place.picture.services] == [0, 7]
    assert place.picture.now == place.office.now


def test_a_wait_that_began_after_now_is_no_wait(place: Place) -> None:
    place.office.take(LAND)
    place.skew = timedelta(minutes=-5)
    place.load()
    assert [row.minutes for row in place.picture.services] == [0, 0]


def test_the_phases_of_a_day(place: Place) -> None:
    place.hall.follow(Branch(id=BranchId("CN01")), ())
    houses = [place.picture.opening.house]
    place.load()
    houses.append(place.picture.opening.house)
    place.do(commands.CloseDay(id=place.office.new_id()))
    houses.append(place.picture.opening.house)
    place.office.wait(minutes=24 * 60)
    place.hall.tick()
    houses.append(place.picture.opening.house)
    assert houses == [House.STARTING, House.OPEN, House.OVER, House.BEFORE]


def test_names_are_in_the_language_of_the_hall_or_else_vietnamese(place: Place) -> None:
    place.load()
    board = place.picture.board
    english = Picture(now=place.office.now, board=board, language=ENGLISH)
    assert (english.branch, english.services[1].name) == ("Branch No. 1", "Land")
    assert Picture(now=place.office.now, board=board).branch == "Chi nhánh số 1"
    assert english.office == "Public Administration Service Center"


def test_before_anything_is_known_the_picture_is_empty(place: Place) -> None:
    empty = Picture(now=place.office.now)
    assert (empty.office, empty.branch, empty.lead, empty.calls, empty.services) == ("", "", None, (), ())
    assert (empty.waiting, empty.open_counters) == (0, 0)


def test_people_and_counters_are_counted(place: Place) -> None:
    for service in (CIVIL, LAND, LAND):
        place.office.take(service)
    place.load()
    assert (place.picture.waiting, place.picture.open_counters) == (3, 2)


def test_languages_take_turns_but_not_while_somebody_is_called(place: Place) -> None:
    hall = Hall(
        Picture(now=place.office.now, beats=2),
        show=place.pictures.append,
        clock=place.office.clock,
        elapsed=place.seconds,
        languages=(VIETNAMESE, ENGLISH),
    )
    hall.line(connected=True)

    def tick(*, after_s: float = 0) -> tuple[str, int]:
        place.office.wait(minutes=after_s / 60)
        hall.tick()
        return place.picture.language, place.picture.turn

    place.office.take(CIVIL)
    hall.follow(place.office.branch, ())
    first = place.picture.turn
    assert [tick(), tick(after_s=10), tick(after_s=10)] == [("vi", first), ("en", first), ("vi", first + 1)]
    command = commands.CallNext(id=place.office.new_id(), counter=COUNTER_5)
    events = decide(place.office.branch, command, place.office.now)
    place.office.do(command)
    hall.follow(place.office.branch, events)
    assert tick(after_s=10)[0] == "vi"
    assert tick(after_s=10)[0] == "vi"
    assert tick(after_s=10)[0] == "en"


def test_a_cut_picture_says_of_when_it_is(place: Place) -> None:
    place.go_online()
    cut_at = place.office.now
    place.hall.line(connected=False)
    place.office.wait(minutes=5)
    place.hall.line(connected=False, trouble=Trouble.UNREACHABLE)
    assert (place.picture.stale_since, place.picture.trouble) == (cut_at, Trouble.UNREACHABLE)
    place.hall.line(connected=True)
    assert (place.picture.stale_since, place.picture.trouble) == (None, Trouble.NONE)


def test_numbers_of_yesterday_are_not_called_today(place: Place) -> None:
    place.office.take(CIVIL)
    place.go_online()
    place.call()
    place.hall.line(connected=False)
    place.office.wait(minutes=24 * 60)
    place.hall.tick()
    assert (place.picture.lead, place.picture.calls) == (None, ())
    assert place.picture.opening.house is House.BEFORE


def test_a_picture_of_a_former_run_shows_its_calls_as_past(place: Place) -> None:
    place.office.take(CIVIL)
    place.go_online()
    place.call()
    board = place.picture.board
    old = Picture(now=place.office.now, board=board, kept=True, stale_since=place.office.now)
    assert old.lead is None
    assert [(row.number, row.standing) for row in old.calls] == [("A001", False)]
    again = Hall(old, show=place.pictures.append, clock=place.office.clock, elapsed=place.seconds)
    again.follow(place.office.branch, ())
    again.line(connected=True)
    assert (place.picture.kept, place.picture.stale_since) == (False, None)
    assert place.picture.lead is not None


def test_only_the_services_of_the_hall_are_shown_and_counted(place: Place) -> None:
    for service in (CIVIL, LAND, LAND):
        place.office.take(service)
    place.load()
    only = Picture(now=place.office.now, board=place.picture.board, services_shown=(LAND,))
    assert ([row.prefix for row in only.services], only.waiting) == (["H"], 2)


def test_the_reason_for_closing_is_the_office_s_own(place: Place) -> None:
    place.go_online()
    why = Notice(texts={VIETNAMESE: "Mất điện"}, only_closed=True)
    place.hall.notice((notice_of("Xin giữ trật tự"), why))
    assert (place.picture.reason, [row.text for row in place.picture.notice_rows]) == ("", ["Xin giữ trật tự"])
    place.do(commands.CloseDay(id=place.office.new_id()))
    assert place.picture.reason == "Mất điện"


def test_a_service_outside_its_hours_says_when_it_goes_on(place: Place) -> None:
    hours = (Hours(weekday=0, opens=450, closes=480), Hours(weekday=0, opens=810, closes=1020))
    land = replace(OFFICE.services[1], hours=hours)
    civil = replace(OFFICE.services[0], hours=(Hours(weekday=0, opens=450, closes=1020),))
    place.office = office(replace(OFFICE, services=(civil, land)))
    place.load()
    rows = {row.prefix: (row.accepting, row.resumes, row.promise) for row in place.picture.services}
    assert rows == {"A": (True, "", 20), "H": (False, "13:30", 30)}
    assert [(row.text, row.detail) for row in place.picture.hours_rows] == [
        ("07:30 – 17:00", "Hộ tịch"),
        ("07:30 – 08:00, 13:30 – 17:00", "Đất đai"),
    ]


def test_the_mark_of_a_voice_in_step_is_on_the_picture(place: Place) -> None:
    place.hall.keep_in_step("tang1 7F3A")
    assert place.picture.voice_mark == "tang1 7F3A"


def test_what_the_centre_has_published_is_read_below_the_halls_own_notices() -> None:
    place = Place()
    today = place.office.now.date()
    published = (
        PublishedNotice(texts={VIETNAMESE: "Tổng đài 1900 1009"}),
        PublishedNotice(texts={VIETNAMESE: "Đã qua"}, to_day=today - timedelta(days=1)),
        PublishedNotice(texts={VIETNAMESE: "Chưa đến"}, from_day=today + timedelta(days=1)),
    )
    configuration = replace(OFFICE, version=2, notices=published)
    place.office.do(commands.AdoptConfiguration(id=place.office.new_id(), configuration=configuration))
    place.hall.notice((notice_of("Xin giữ trật tự"),))
    assert [row.text for row in place.picture.notice_rows] == ["Xin giữ trật tự"]

    place.hall.follow(place.office.branch, ())

    assert [row.text for row in place.picture.notice_rows] == ["Xin giữ trật tự", "Tổng đài 1900 1009"]


def test_a_wait_takes_the_place_of_the_promise_as_long_as_it_is_foretold(place: Place) -> None:
    place.go_online()
    place.hall.foretell(board_telling({CIVIL: foretold(20, 30), LAND: WhyUnknown.NO_COUNTER}))
    civil, land = place.picture.services
    assert civil.told == WaitTold(kind=AnnouncementKind.RANGE, low_min=20, high_min=30)
    assert land.told is not None
    assert land.told.why is WhyUnknown.NO_COUNTER
    place.hall.foretell(None)
    assert [row.told for row in place.picture.services] == [None, None]
