"""A hall's voices as tasks: what they play and when, by a time that jumps."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from counter_display.announcing import Announcement, Form
from counter_display.speaking.errors import SpeakerUnavailable
from counter_display.speaking.samples import Sound
from counter_display.speaking.turn_voice import HallPart, TurnVoice
from counter_display.speaking.voice import VoiceState
from tests.fakes.jumping_time import JumpingLoop, run_jumping

START = datetime(2026, 10, 5, 1, 0, tzinfo=UTC)
RATE = 1_000
SECONDS = {Form.FULL: 5.0, Form.BRIEF: 2.0}


def length(_: Announcement, form: Form) -> float:
    return SECONDS[form]


def pronounced(announcement: Announcement, form: Form, volume: float) -> Sound:
    data = bytes(2 * int(RATE * SECONDS[form]))
    return Sound(rate=RATE, data=data, caption=f"{announcement.number} {form.value} {volume}")


@dataclass(slots=True)
class Card:
    """A sound card that takes its time, or is broken."""

    seconds: Callable[[], float]
    heard: list[tuple[float, str]] = field(default_factory=list)
    fault: SpeakerUnavailable | None = None

    async def play(self, sound: Sound) -> None:
        if self.fault is not None:
            raise self.fault
        self.heard.append((round(self.seconds(), 3), sound.caption))
        await asyncio.sleep(sound.seconds)


@dataclass(slots=True)
class Place:
    """A voice with its card and what it told the screen."""

    card: Card
    voice: TurnVoice
    states: list[VoiceState]


class Hall:
    """Some voices in a hall, all told the same at once."""

    def __init__(self, loop: JumpingLoop, tasks: asyncio.TaskGroup, *parts: HallPart) -> None:
        self.loop = loop
        self._seq = 0
        self.places = [self._place(part) for part in parts]
        self._running = [tasks.create_task(place.voice.run()) for place in self.places]

    def _place(self, part: HallPart) -> Place:
        card, states = Card(self.loop.time), list[VoiceState]()
        voice = TurnVoice(
            part,
            pronounce=pronounced,
            length=length,
            speaker=card,
            clock=lambda: START.timestamp() + self.loop.time(),
            volume=lambda: 0.5,
            changed=states.append,
        )
        return Place(card, voice, states)

    @property
    def now(self) -> datetime:
        return START + timedelta(seconds=self.loop.time())

    def call(self, number: str, service: str, *, ordinal: int = 1) -> None:
        self._seq += 1
        call = Announcement(
            seq=self._seq,
            number=number,
            counter="5",
            language="vi",
            ordinal=ordinal,
            at=self.now,
            service=service,
        )
        for place in self.places:
            place.voice.called(call)

    def end(self, number: str) -> None:
        self._seq += 1
        for place in self.places:
            place.voice.ended(seq=self._seq, number=number, at=self.now)

    def heard(self) -> list[tuple[float, str]]:
        return sorted(heard for place in self.places for heard in place.card.heard)

    def close(self) -> None:
        for task in self._running:
            task.cancel()


def in_hall(scene: Callable[[Hall], object], *parts: HallPart, then_s: float = 300.0) -> Hall:
    """Play a scene, let the time after it pass, and return the hall."""

    async def work(loop: JumpingLoop) -> Hall:
        async with AsyncExitStack() as stack:
            tasks = await stack.enter_async_context(asyncio.TaskGroup())
            hall = Hall(loop, tasks, *parts)
            done = scene(hall)
            if asyncio.iscoroutine(done):
                await done
            await asyncio.sleep(then_s)
            hall.close()
            return hall

    return run_jumping(work)


LAND = HallPart(hall="h", speaks=frozenset({"land"}))
CIVIL = HallPart(hall="h", speaks=frozenset({"civil"}))
EITHER = HallPart(hall="h")


def test_voices_speak_in_turn_and_each_its_own_part() -> None:
    def scene(hall: Hall) -> None:
        hall.call("A001", "civil")
        hall.call("B001", "land")
        hall.call("A002", "civil")

    hall = in_hall(scene, CIVIL, LAND)
    assert hall.places[0].card.heard == [(0.3, "A001 full 0.5"), (11.5, "A002 full 0.5")]
    assert hall.places[1].card.heard == [(5.9, "B001 full 0.5")]


def test_voices_of_the_same_part_speak_in_step() -> None:
    def scene(hall: Hall) -> None:
        for seq in range(1, 31):
            hall.call(f"A{seq:03}", "civil")

    hall = in_hall(scene, EITHER, EITHER)
    one, other = (place.card.heard for place in hall.places)
    assert one == other
    assert [caption.split()[1] for _, caption in one] == ["brief"] * 26 + ["full"] * 4


def test_a_call_while_nobody_speaks_is_spoken_after_the_lead() -> None:
    async def scene(hall: Hall) -> None:
        for number in ("A001", "A002"):
            await asyncio.sleep(20)
            hall.call(number, "civil")

    assert [start for start, _ in in_hall(scene, CIVIL, LAND).heard()] == [20.3, 40.3]


def test_who_came_meanwhile_is_passed_over_and_a_recall_is_spoken() -> None:
    async def scene(hall: Hall) -> None:
        hall.call("A001", "civil")
        hall.call("B001", "land")
        hall.call("A001", "civil", ordinal=2)
        await asyncio.sleep(2)
        hall.end("B001")

    assert [said.split()[0] for _, said in in_hall(scene, CIVIL, LAND).heard()] == ["A001", "A001"]


def test_while_another_voice_speaks_the_screen_shows_its_call() -> None:
    hall = in_hall(lambda hall: hall.call("A001", "civil"), CIVIL, LAND)
    for place in hall.places:
        spoken = [state.speaking.number if state.speaking else None for state in place.states]
        assert spoken == [None, "A001", None]


def test_calls_of_another_hall_are_no_turns_here() -> None:
    def scene(hall: Hall) -> None:
        hall.call("A001", "civil")
        hall.call("B001", "land")

    upstairs = HallPart(hall="upstairs", called=frozenset({"land"}))
    assert in_hall(scene, upstairs).heard() == [(0.3, "B001 full 0.5")]


def test_a_card_that_fails_is_told_until_a_call_is_heard_again() -> None:
    async def scene(hall: Hall) -> None:
        card = hall.places[0].card
        card.fault = SpeakerUnavailable("no card")
        hall.call("A001", "civil")
        await asyncio.sleep(20)
        assert hall.places[0].voice.state.fault == "no card"
        card.fault = None
        hall.call("A002", "civil")

    hall = in_hall(scene, CIVIL)
    assert [caption for _, caption in hall.heard()] == ["A002 full 0.5"]
    assert hall.places[0].voice.state == VoiceState()


def test_what_the_screens_began_with_is_known_and_not_spoken_again() -> None:
    def scene(hall: Hall) -> None:
        hall.places[0].voice.resumed_after(1)
        hall.call("A001", "civil")
        hall.call("A002", "civil")

    assert [caption.split()[0] for _, caption in in_hall(scene, CIVIL).heard()] == ["A002"]


@pytest.mark.parametrize("cut_s", [2.0, 20.0])
def test_a_voice_that_was_cut_off_makes_up_for_its_call_in_a_gap(cut_s: float) -> None:
    async def scene(hall: Hall) -> None:
        cut, other = hall.places[0].voice, hall.places[1].voice
        call = Announcement(seq=1, number="A001", counter="5", language="vi", at=hall.now, service="civil")
        other.called(call)
        await asyncio.sleep(cut_s)
        cut.called(call)

    assert in_hall(scene, CIVIL, LAND).heard() == [(cut_s + 0.3, "A001 brief 0.5")]


def test_a_call_that_is_made_up_for_falls_silent_for_a_turn_and_is_said_anew() -> None:
    async def scene(hall: Hall) -> None:
        cut, other = hall.places[0].voice, hall.places[1].voice
        call = Announcement(seq=1, number="A001", counter="5", language="vi", at=hall.now, service="civil")
        other.called(call)
        await asyncio.sleep(20)
        cut.called(call)
        await asyncio.sleep(1.0)
        for place in hall.places:
            place.voice.called(replace(call, seq=2, number="B001", at=hall.now, service="land"))

    hall = in_hall(scene, CIVIL, LAND)
    assert hall.heard() == [(20.3, "A001 brief 0.5"), (21.3, "B001 full 0.5"), (26.9, "A001 brief 0.5")]
