"""The voice by real processes: sentences are heard, the newest at once, and what is missing is a fault and no crash."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from kiosk.guidance.speech import EspeakVoice, Sound
from server_client.queue_model.ids import Language

VI, EN = Language("vi"), Language("en")
PATIENCE_S = 20

Troubles = asyncio.Queue[str | None]


class Ear:
    """A pipe in place of a sound card: `player` is a program that plays into it, `heard` is what came out of it."""

    def __init__(self, folder: Path, *, script: str = "cat > {pipe}") -> None:
        self._pipe = folder / "ear"
        os.mkfifo(self._pipe)
        path = folder / "player"
        path.write_text(f"#!/bin/sh\n{script.format(pipe=self._pipe)}\n", encoding="utf-8")
        path.chmod(0o755)
        self.player = str(path)

    async def heard(self) -> bytes:
        """Wait for the next that is played, to its end."""
        return await asyncio.to_thread(self._pipe.read_bytes)


def speaking(sound: Sound, act: Callable[[EspeakVoice, Troubles], Awaitable[None]]) -> None:
    """Let a voice run while `act` has it speak."""

    async def run() -> None:
        troubles: Troubles = asyncio.Queue()
        voice = EspeakVoice(sound, trouble=troubles.put_nowait)
        async with asyncio.timeout(PATIENCE_S), asyncio.TaskGroup() as tasks:
            task = tasks.create_task(voice.run())
            await act(voice, troubles)
            task.cancel()

    asyncio.run(run())


def loudest(heard: bytes) -> int:
    """The highest sample of a WAV file of 16 bits whose header does not know its length."""
    return max(map(abs, memoryview(heard[44:]).cast("h")))


def test_a_sentence_is_heard_through_the_device_that_is_set(tmp_path: Path) -> None:
    ear = Ear(tmp_path, script='(echo "$@"; cat) > {pipe}')

    async def act(voice: EspeakVoice, _: Troubles) -> None:
        voice.say("Số của quý khách là a, 0, 1, 2.", VI)
        how, heard = (await ear.heard()).split(b"\n", maxsplit=1)
        assert how == b"-q -D plughw:1,0"
        assert heard.startswith(b"RIFF")
        assert len(heard) > 50_000

    speaking(Sound(device="plughw:1,0", player=ear.player), act)


def test_a_new_sentence_cuts_off_the_one_before(tmp_path: Path) -> None:
    # This player would go on for a minute.
    ear = Ear(tmp_path, script="echo begun > {pipe}; exec sleep 60")

    async def act(voice: EspeakVoice, troubles: Troubles) -> None:
        for sentence in ("A long sentence. " * 200, "Land."):
            voice.say(sentence, EN)
            assert await ear.heard() == b"begun\n"
        assert troubles.empty()

    speaking(Sound(player=ear.player), act)


def test_the_volume_is_heard(tmp_path: Path) -> None:
    ear = Ear(tmp_path)

    async def act(voice: EspeakVoice, _: Troubles) -> None:
        loudness = []
        for level in (1, 6):
            voice.set_level(level)
            voice.say("Land.", EN)
            loudness.append(loudest(await ear.heard()))
        assert loudness[1] > 2 * loudness[0]

    speaking(Sound(player=ear.player), act)


@pytest.mark.parametrize(
    ("sound", "complaint"),
    [
        (Sound(synthesizer="no-such-voice"), "no-such-voice cannot be started (No such file or directory); install"),
        (Sound(player="no-such-player"), "no-such-player cannot be started (No such file or directory); install"),
        (Sound(device="plughw:77,7"), "Sound device plughw:77,7 does not play ("),
    ],
)
def test_what_is_missing_is_told_and_nothing_breaks(sound: Sound, complaint: str) -> None:
    async def act(voice: EspeakVoice, troubles: Troubles) -> None:
        voice.say("Land.", EN)
        assert str(await troubles.get()).startswith(complaint)
        voice.say("Land.", EN)
        voice.hush()

    speaking(sound, act)


def test_the_trouble_is_over_when_something_is_heard_again(tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.touch()
    ear = Ear(tmp_path, script=f'if [ -e {broken} ]; then echo "no card" >&2; exit 1; fi; cat > {{pipe}}')

    async def act(voice: EspeakVoice, troubles: Troubles) -> None:
        voice.say("Land.", EN)
        told = await troubles.get()
        assert told == "Sound device default does not play (no card); aplay -L lists the devices"
        broken.unlink()
        voice.say("Land.", EN)
        await ear.heard()
        assert await troubles.get() is None

    speaking(Sound(player=ear.player), act)


def test_a_language_without_a_voice_is_a_trouble_of_the_synthesizer(tmp_path: Path) -> None:
    ear = Ear(tmp_path)

    async def act(voice: EspeakVoice, troubles: Troubles) -> None:
        voice.say("Land.", Language("xx-none"))
        await ear.heard()
        assert str(await troubles.get()).startswith("espeak-ng does not speak xx-none")

    speaking(Sound(player=ear.player), act)


def test_after_silence_was_asked_for_nothing_more_is_said(tmp_path: Path) -> None:
    ear = Ear(tmp_path)

    async def act(voice: EspeakVoice, troubles: Troubles) -> None:
        voice.say("", EN)
        voice.say("Land.", EN)
        voice.hush()
        voice.say("Result.", EN)
        assert len(await ear.heard()) < 60_000
        assert troubles.empty()

    speaking(Sound(player=ear.player), act)
