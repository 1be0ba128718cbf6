"""Speakers: aplay with real ALSA plugins in place of a card, and the virtual ones."""

import asyncio
import os
import shutil
from array import array
from pathlib import Path

import pytest

from counter_display.speaking.chime import chime_sound
from counter_display.speaking.errors import SpeakerUnavailable
from counter_display.speaking.samples import Sound
from counter_display.speaking.speaker import AplaySpeaker, FileSpeaker, SilentSpeaker
from counter_display.speaking.waves import read_wave

needs_aplay = pytest.mark.skipif(shutil.which("aplay") is None, reason="aplay (alsa-utils) is not installed")
RATE = 22_050


def played_by(program: Path, script: str) -> AplaySpeaker:
    """A speaker whose program is a shell script."""
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return AplaySpeaker(program=str(program), margin_s=0.1)


def short() -> Sound:
    return Sound(rate=RATE, data=array("h", range(2_000)).tobytes(), caption="short")


@needs_aplay
def test_alsa_gets_every_sample_once_and_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "card.raw"
    configuration = tmp_path / "asound.conf"
    configuration.write_text(
        f'pcm.card {{ type file slave.pcm "nothing" file "{out}" format "raw" }}\npcm.nothing {{ type null }}\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(configuration))
    sound = chime_sound(RATE)

    asyncio.run(AplaySpeaker(device="card").play(sound))

    card = out.read_bytes()
    assert card[: len(sound.data)] == sound.data
    assert not any(card[len(sound.data) :])


@needs_aplay
def test_a_card_that_is_not_there_is_named_with_alsas_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "asound.conf").write_text("", encoding="utf-8")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(tmp_path / "asound.conf"))

    with pytest.raises(SpeakerUnavailable, match=r"device hall does not play \(.*aplay -L"):
        asyncio.run(AplaySpeaker(device="hall").play(short()))


def test_without_aplay_the_package_to_install_is_named(tmp_path: Path) -> None:
    with pytest.raises(SpeakerUnavailable, match="install the package alsa-utils"):
        asyncio.run(AplaySpeaker(program=str(tmp_path / "aplay")).play(short()))


def test_a_program_that_fails_without_a_word_is_reported(tmp_path: Path) -> None:
    with pytest.raises(SpeakerUnavailable, match="gave no reason"):
        asyncio.run(played_by(tmp_path / "aplay", "cat >/dev/null; exit 1").play(short()))


def test_a_stuck_card_is_given_up_and_its_program_ended(tmp_path: Path) -> None:
    speaker = played_by(tmp_path / "aplay", f"echo $$ >{tmp_path}/pid; exec sleep 60")

    with pytest.raises(SpeakerUnavailable, match=r"is stuck.*check the card"):
        asyncio.run(speaker.play(short()))

    assert not Path("/proc", (tmp_path / "pid").read_text().strip()).exists()


def test_cancelling_ends_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pid")  # reading it waits for the program to write
    speaker = played_by(tmp_path / "aplay", f"echo $$ >{tmp_path}/pid; exec sleep 60")

    async def cancelled() -> str:
        async with asyncio.TaskGroup() as tasks:
            playing = tasks.create_task(speaker.play(Sound(rate=RATE, data=bytes(RATE * 60), caption="long")))
            program = await asyncio.to_thread((tmp_path / "pid").read_text)
            playing.cancel()
        return program.strip()

    assert not Path("/proc", asyncio.run(cancelled())).exists()


def test_play_returns_when_the_program_has_drained_the_card(tmp_path: Path) -> None:
    speaker = played_by(tmp_path / "aplay", f"cat >/dev/null; echo drained >{tmp_path}/card")

    asyncio.run(speaker.play(short()))

    assert (tmp_path / "card").read_text() == "drained\n"


def test_the_virtual_speaker_keeps_each_sound_and_what_it_says(tmp_path: Path) -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    async def two() -> None:
        speaker = FileSpeaker(tmp_path / "sound", wait=wait)
        await speaker.play(Sound(rate=RATE, data=bytes(RATE * 2), caption="Mời số một"))
        await speaker.play(short())

    asyncio.run(two())

    assert (tmp_path / "sound" / "spoken.log").read_text(encoding="utf-8").splitlines() == [
        "000001.wav\t1.00\tMời số một",
        "000002.wav\t0.09\tshort",
    ]
    assert read_wave(tmp_path / "sound" / "000002.wav") == (RATE, array("h", range(2_000)))
    assert waited == [1.0, short().seconds]


def test_a_folder_that_cannot_be_written_makes_the_virtual_speaker_unavailable(tmp_path: Path) -> None:
    (tmp_path / "sound").write_text("a file is in the way", encoding="utf-8")

    with pytest.raises(SpeakerUnavailable, match="cannot be written"):
        asyncio.run(FileSpeaker(tmp_path / "sound").play(short()))


def test_a_hall_without_sound_lets_each_call_take_its_time() -> None:
    waited: list[float] = []

    async def wait(seconds: float) -> None:
        waited.append(seconds)

    asyncio.run(SilentSpeaker(wait=wait).play(short()))

    assert waited == [short().seconds]
