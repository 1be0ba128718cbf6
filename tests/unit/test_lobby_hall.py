"""The hall carries the feed to screen and voice: nothing old is spoken, the last picture stays."""

import logging
from datetime import timedelta

import pytest

from counter_display.announcing import Announcement
from counter_display.lobby.hall import CATCHING_UP_S, Hall
from counter_display.lobby.picture import Picture
from counter_display.opening import House
from counter_display.speaking.voice import VoiceState
from server_client.queue_model import commands
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import BranchId
from tests.fakes.office import CIVIL, COUNTER_5, COUNTER_6, ENGLISH, LAND, MINH, Office, office


class KeptVoice:
    """A voice that keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.resumed = 0

    def called(self, announcement: Announcement) -> None:
        self.told.append(f"{announcement.number} to {announcement.counter}")

    def ended(self, *, seq: int, number: str) -> None:
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
