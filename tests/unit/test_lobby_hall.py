"""The hall carries the feed to screen and voice: nothing old is spoken, the last picture stays."""

import logging
from datetime import timedelta

import pytest

from counter_display.announcing import Announcement
from counter_display.lobby.hall import ATTENTION_S, CATCHING_UP_S, Hall
from counter_display.lobby.picture import Picture
from counter_display.speaking.voice import VoiceState
from server_client.queue_model import commands
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import ServiceCode
from tests.fakes.office import CIVIL, COUNTER_5, COUNTER_6, LAND
from tests.unit.hall_place import KeptVoice, Place


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
