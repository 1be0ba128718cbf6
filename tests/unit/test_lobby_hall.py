"""The hall carries the feed to screen and voice: nothing old is spoken, the last picture stays."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from counter_display.announcing import Announcement
from counter_display.lobby.hall import ATTENTION_S, CATCHING_UP_S, Hall
from counter_display.lobby.notices import Notice, notice_of
from counter_display.lobby.picture import Picture, Trouble
from counter_display.opening import House
from counter_display.speaking.voice import VoiceState
from server_client.queue_model import commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.configuration import VIETNAMESE, Hours
from server_client.queue_model.configuration import Notice as PublishedNotice
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import BranchId, ServiceCode
from server_client.wait_forecast.announcing import Announcement as WaitTold
from server_client.wait_forecast.announcing import AnnouncementKind
from server_client.wait_forecast.forecast import WhyUnknown
from tests.fakes.boards import foretold
from tests.fakes.office import CIVIL, COUNTER_5, COUNTER_6, ENGLISH, LAND, MINH, OFFICE, Office, office
from tests.fakes.told_waits import board_telling


class KeptVoice:
    """A voice that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.resumed = 0

    def called(self, announcement: Announcement) -> None:
        self.told.append(f"{announcement.number} to {announcement.counter}")

    def ended(self, *, seq: int, number: str, at: datetime) -> None:
        self.told.append(f"{number} ended")

    def resumed_after(self, seq: int) -> None:
        self.resumed = seq


class Place:
    """An office, its hall, and both of the hall's clocks; `skew` is how wrong the hall's wall clock is."""

    def __init__(self) -> None:
        self.office: Office = office()
        self.office.open(COUNTER_5)
        self.office.open(COUNTER_6, MINH)
        self.skew = timedelta()
        self.pictures: list[Picture] = []
        self.voice = KeptVoice()
        self.hall = Hall(
            Picture(now=self.office.now),
            show=self.pictures.append,
            clock=lambda: self.office.now + self.skew,
            elapsed=self.seconds,
        )
        self.hall.speak_by(self.voice)

    @property
    def picture(self) -> Picture:
        return self.pictures[-1]

    def seconds(self) -> float:
        return self.office.now.timestamp()

    def load(self) -> None:
        self.hall.follow(self.office.branch, ())

    def go_online(self) -> None:
        self.load()
        self.hall.line(connected=True)

    def do(self, command: Command) -> None:
        for event in decide(self.office.branch, command, self.office.now):
            self.office.do(command)
            self.hall.follow(self.office.branch, (event,))

    def call(self) -> None:
        self.do(commands.CallNext(id=self.office.new_id(), counter=COUNTER_5))


@pytest.fixture
def place() -> Place:
    return Place()


def test_a_call_is_shown_and_spoken(place: Place) -> None:
    place.office.take(CIVIL)
    place.go_online()
    place.call()
    assert place.picture.lead is not None
    assert (place.picture.lead.number, place.voice.told) == ("A001", ["A001 to 5"])


def test_a_call_that_stood_before_the_lobby_began_is_shown_and_not_spoken(place: Place) -> None:
    place.office.take(CIVIL)
    place.office.call()
    place.go_online()
    assert place.picture.lead is not None
    assert place.voice.told == []
    assert place.voice.resumed > 0


def test_a_voice_that_comes_later_does_not_speak_what_was_called_before(place: Place) -> None:
    place.office.take(CIVIL)
    late = Hall(
        Picture(now=place.office.now), show=place.pictures.append, clock=place.office.clock, elapsed=lambda: 0.0
    )
    late.follow(place.office.branch, ())
    voice = KeptVoice()
    late.speak_by(voice)
    assert (voice.told, voice.resumed > 0) == ([], True)


def test_the_picture_stays_when_the_line_is_cut(place: Place) -> None:
    place.office.take(CIVIL)
    place.go_online()
    place.call()
    before = place.picture
    place.hall.line(connected=False)
    assert not place.picture.connected
    assert place.picture.board == before.board


def test_a_call_made_while_the_line_was_cut_is_spoken_only_while_it_is_young(place: Place) -> None:
    place.office.take(CIVIL)
    place.office.take(LAND)
    place.go_online()
    place.hall.line(connected=False)
    place.office.call(COUNTER_5)
    place.office.wait(minutes=1.5)
    place.office.call(COUNTER_6)
    place.go_online()
    assert len(place.picture.board.calls if place.picture.board else ()) == 2
    assert len(place.voice.told) == 1


def test_a_late_event_right_after_a_cut_is_shown_and_not_spoken(place: Place) -> None:
    place.office.take(CIVIL)
    place.go_online()
    place.hall.line(connected=False)
    command = commands.CallNext(id=place.office.new_id(), counter=COUNTER_5)
    events = decide(place.office.branch, command, place.office.now)
    place.office.do(command)
    place.office.wait(minutes=5)
    place.hall.line(connected=True)
    place.hall.follow(place.office.branch, events)
    assert place.picture.lead is not None
    assert place.voice.told == []


def test_a_wrong_clock_does_not_silence_the_hall(place: Place) -> None:
    place.office.take(CIVIL)
    place.skew = timedelta(hours=3)
    place.go_online()
    place.office.wait(minutes=2 * CATCHING_UP_S / 60)
    place.call()
    assert place.voice.told == ["A001 to 5"]


def test_what_the_voice_speaks_is_shown_largest(place: Place) -> None:
    for service in (CIVIL, LAND):
        place.office.take(service)
    place.go_online()
    place.call()
    place.office.wait(minutes=1)
    place.do(commands.CallNext(id=place.office.new_id(), counter=COUNTER_6))
    place.hall.spoke(VoiceState(speaking=Announcement(seq=1, number="A001", counter="5", language="vi")))
    assert place.picture.lead is not None
    assert place.picture.lead.number == "A001"
    assert [(row.number, row.standing) for row in place.picture.calls] == [("H001", True)]
    place.hall.spoke(VoiceState())
    assert place.picture.lead.number == "H001"


def test_a_number_that_is_spoken_and_no_longer_stands_is_not_shown_as_called(place: Place) -> None:
    place.office.take(CIVIL)
    place.go_online()
    place.call()
    place.hall.spoke(VoiceState(speaking=Announcement(seq=1, number="A001", counter="5", language="vi")))
    ticket = place.office.branch.counter(COUNTER_5).ticket
    assert ticket is not None
    place.do(commands.MissTicket(id=place.office.new_id(), counter=COUNTER_5, ticket=ticket))
    assert place.picture.lead is None
    assert [(row.number, row.standing) for row in place.picture.calls] == [("A001", False)]


def test_a_fault_of_the_speaker_is_shown_and_logged_once(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        place.hall.spoke(VoiceState(fault="the card is gone"))
        place.hall.spoke(VoiceState(fault="the card is gone", waiting=1))
    assert place.picture.silent
    assert len(caplog.records) == 1
    place.hall.spoke(VoiceState())
    assert not place.picture.silent


def test_a_lobby_without_a_voice_says_so_to_the_staff(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    place.hall.mute("the pack is damaged")
    assert place.picture.silent
    assert "the pack is damaged" in caplog.text


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


def test_a_call_has_the_whole_attention_for_its_time_and_no_longer(place: Place) -> None:
    place.office.take(CIVIL)
    place.go_online()
    assert place.picture.shows_media
    place.call()
    assert (place.picture.has_attention, place.picture.shows_media) == (True, False)
    place.office.wait(minutes=(ATTENTION_S - 1) / 60)
    place.hall.tick()
    assert place.picture.has_attention
    place.office.wait(minutes=1 / 60)
    place.hall.tick()
    assert (place.picture.has_attention, place.picture.shows_media) == (False, True)
    assert place.picture.lead is not None


def test_a_call_that_is_spoken_late_has_attention_again(place: Place) -> None:
    place.office.take(CIVIL)
    place.go_online()
    place.call()
    place.office.wait(minutes=1)
    place.hall.spoke(VoiceState(speaking=Announcement(seq=1, number="A001", counter="5", language="vi")))
    place.hall.tick()
    assert place.picture.has_attention
    place.hall.spoke(VoiceState())
    place.hall.tick()
    assert not place.picture.has_attention


def test_what_was_called_before_the_lobby_began_asks_for_no_attention(place: Place) -> None:
    place.office.take(CIVIL)
    place.office.call()
    place.go_online()
    assert not place.picture.has_attention


def test_a_person_who_comes_at_once_gives_the_attention_back(place: Place) -> None:
    place.office.take(CIVIL)
    place.go_online()
    place.call()
    ticket = place.office.branch.counter(COUNTER_5).ticket
    assert ticket is not None
    place.do(commands.StartServing(id=place.office.new_id(), counter=COUNTER_5, ticket=ticket))
    assert place.picture.shows_media


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


def test_a_voice_that_speaks_in_turn_with_others_is_told_what_they_are_speaking(place: Place) -> None:
    place.office.take(CIVIL)
    place.office.call()
    place.go_online()
    voice = KeptVoice()
    place.hall.speak_by(voice, in_turn=True)
    assert (voice.told, voice.resumed > 0) == (["A001 to 5"], True)


def test_a_voice_in_turn_that_was_there_before_the_branch_is_told_it_too(place: Place) -> None:
    place.office.take(CIVIL)
    place.office.call()
    place.hall.speak_by(place.voice, in_turn=True)
    assert place.voice.told == []
    place.go_online()
    assert place.voice.told == ["A001 to 5"]


def test_services_that_the_branch_does_not_have_are_told_once(place: Place, caplog: pytest.LogCaptureFixture) -> None:
    hall = Hall(
        Picture(now=place.office.now),
        show=place.pictures.append,
        clock=place.office.clock,
        elapsed=place.seconds,
        named=frozenset({CIVIL, ServiceCode("hotich2")}),
    )
    hall.follow(place.office.branch, ())
    hall.follow(place.office.branch, ())
    assert place.picture.unknown == ("hotich2",)
    assert caplog.text.count("name hotich2, which this branch does not have") == 1
    caplog.clear()


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
