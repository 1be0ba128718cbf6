"""The voice's task: one call after the other, whatever the speaker does."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from counter_display.announcing import Announcement, Form
from counter_display.speaking.errors import SpeakerUnavailable
from counter_display.speaking.samples import Sound
from counter_display.speaking.voice import Manner, Voice, VoiceState

PAUSE_S = 0.5
NOW = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)


class Hall:
    """A speaker whose sounds end when the test says so, and the clock of the pauses; both keep what happened."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.playing: asyncio.Queue[Sound] = asyncio.Queue()
        self.ends: asyncio.Queue[SpeakerUnavailable | None] = asyncio.Queue()
        self.pauses: list[float] = []
        self.rests: asyncio.Queue[float] = asyncio.Queue()

    async def play(self, sound: Sound) -> None:
        self.playing.put_nowait(sound)
        fault = await self.ends.get()
        if fault is not None:
            raise fault
        self.heard.append(sound.caption)

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.rests.put_nowait(seconds)
        await asyncio.sleep(0)

    async def fall_silent(self, calls: int = 1) -> None:
        """Wait for the pauses after so many calls."""
        for _ in range(calls):
            await self.rests.get()

    async def let_end(self, fault: SpeakerUnavailable | None = None) -> str:
        """Wait for the next sound to begin, let it end, and give what it says."""
        sound = await self.playing.get()
        self.ends.put_nowait(fault)
        return sound.caption


def pronounced(announcement: Announcement, form: Form, volume: float) -> Sound:
    return Sound(rate=8_000, data=b"", caption=f"{announcement.number} {form.value} {volume}")


def call(seq: int, number: str) -> Announcement:
    return Announcement(seq=seq, number=number, counter="5", language="vi")


@asynccontextmanager
async def speaking(
    hall: Hall, *, changed: Callable[[VoiceState], None] = lambda state: None, manner: Manner | None = None
) -> AsyncIterator[Voice]:
    voice = Voice(
        pronounce=pronounced,
        speaker=hall,
        sleep=hall.sleep,
        manner=manner or Manner(pause_s=PAUSE_S),
        changed=changed,
    )
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(voice.run())
        yield voice
        running.cancel()


def run(scene: Callable[[], Awaitable[None]]) -> None:
    async def timed() -> None:
        async with asyncio.timeout(10):
            await scene()

    asyncio.run(timed())


def test_a_burst_of_thirty_calls_is_spoken_in_order_and_none_is_cut_off() -> None:
    hall = Hall()

    async def scene() -> None:
        async with speaking(hall) as voice:
            for seq in range(1, 31):
                voice.called(call(seq, f"A{seq:03}"))
            begun = [await hall.let_end() for _ in range(30)]
            await hall.fall_silent(30)
            assert hall.heard == begun

    run(scene)
    assert [caption.split()[0] for caption in hall.heard] == [f"A{seq:03}" for seq in range(1, 31)]
    assert [caption.split()[1] for caption in hall.heard] == ["brief"] * 26 + ["full"] * 4


def test_a_call_during_another_waits_for_its_end() -> None:
    hall = Hall()

    async def scene() -> None:
        async with speaking(hall) as voice:
            voice.called(call(1, "A001"))
            await hall.playing.get()
            voice.called(call(2, "A002"))
            await asyncio.sleep(0)
            assert hall.playing.empty()
            assert voice.state == VoiceState(speaking=call(1, "A001"), waiting=1)
            hall.ends.put_nowait(None)
            assert (await hall.let_end()).startswith("A002")

    run(scene)


def test_there_is_a_pause_after_each_call() -> None:
    hall = Hall()

    async def scene() -> None:
        async with speaking(hall) as voice:
            for seq in (1, 2):
                voice.called(call(seq, f"A00{seq}"))
            for _ in range(2):
                await hall.let_end()
            await hall.fall_silent(2)

    run(scene)
    assert hall.pauses == [PAUSE_S, PAUSE_S]


def test_a_speaker_that_fails_is_shown_and_the_next_call_is_tried_once() -> None:
    hall = Hall()
    states: list[VoiceState] = []

    async def scene() -> None:
        async with speaking(hall, changed=states.append) as voice:
            voice.called(call(1, "A001"))
            await hall.let_end(SpeakerUnavailable("no sound card"))
            await hall.fall_silent()
            assert voice.state == VoiceState(fault="no sound card")
            assert hall.playing.empty()
            voice.called(call(2, "A002"))
            await hall.let_end()
            await hall.fall_silent()
            assert voice.state == VoiceState()

    run(scene)
    assert [caption.split()[0] for caption in hall.heard] == ["A002"]
    assert VoiceState(fault="no sound card") in states
    assert states[-1] == VoiceState()


def test_a_ticket_served_while_others_were_spoken_is_passed_over() -> None:
    hall = Hall()

    async def scene() -> None:
        async with speaking(hall) as voice:
            for seq in (1, 2, 3):
                voice.called(call(seq, f"A00{seq}"))
            await hall.playing.get()
            voice.ended(seq=4, number="A002", at=NOW)
            hall.ends.put_nowait(None)
            assert (await hall.let_end()).startswith("A003")

    run(scene)


def test_calls_that_the_screens_began_with_are_not_spoken() -> None:
    hall = Hall()

    async def scene() -> None:
        async with speaking(hall) as voice:
            voice.resumed_after(7)
            voice.called(call(7, "A001"))
            voice.called(call(8, "A002"))
            assert (await hall.let_end()).startswith("A002")

    run(scene)


def test_the_volume_is_asked_for_each_call() -> None:
    hall = Hall()
    volumes = iter([1.0, 0.4])

    async def scene() -> None:
        async with speaking(hall, manner=Manner(volume=lambda: next(volumes))) as voice:
            for seq in (1, 2):
                voice.called(call(seq, f"A00{seq}"))
            assert [await hall.let_end() for _ in range(2)] == ["A001 full 1.0", "A002 full 0.4"]

    run(scene)
