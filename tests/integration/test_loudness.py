"""How loud a kiosk is, by programs that stand in for ALSA's: what they are told, and what they may do wrong."""

import asyncio
from pathlib import Path

import pytest

from kiosk.loudness import Loudness, LoudnessUnavailable, SoundPrograms
from kiosk.setup.sound_place import SOUND_CARD, SoundPlace, sound_place

LISTED = "Simple mixer control 'Capture',0\\nSimple mixer control 'PCM',0\\nSimple mixer control 'Master',0\\n"


class Rig:
    """A folder with programs that note what they are told."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told = folder / "told"
        self.programs = SoundPrograms(mixer=self.program("amixer"), player=self.program("aplay"))

    def program(self, name: str, end: str = "exit 0", listed: str = LISTED) -> str:
        """Make a program that lists controls if it is asked to, and else ends as given."""
        file = self.folder / name
        lists = f'case "$*" in *scontrols) printf "{listed}"; exit 0;; esac'
        file.write_text(f'#!/bin/sh\necho {name} "$@" >>{self.told}\n{lists}\n{end}\n', encoding="utf-8")
        file.chmod(0o755)
        return str(file)

    def loudness(self, place: SoundPlace = SOUND_CARD) -> Loudness:
        return Loudness(place, self.folder / "volume", 70, programs=self.programs)

    @property
    def lines(self) -> list[str]:
        return self.told.read_text(encoding="utf-8").splitlines() if self.told.exists() else []


@pytest.fixture
def rig(tmp_path: Path) -> Rig:
    return Rig(tmp_path)


def test_the_first_of_the_usual_controls_is_turned_by_ear_and_switched_on(rig: Rig) -> None:
    loudness = rig.loudness()
    asyncio.run(loudness.turn(40))
    asyncio.run(loudness.turn(50))
    assert rig.lines == [
        "amixer -D default scontrols",
        "amixer -q -M -D default sset Master 40% unmute",
        "amixer -q -M -D default sset Master 50% unmute",
    ]


def test_a_level_outlives_the_program_and_the_usual_one_is_applied_before(rig: Rig) -> None:
    first = rig.loudness()
    asyncio.run(first.apply())
    assert (first.level, rig.lines[-1]) == (70, "amixer -q -M -D default sset Master 70% unmute")
    asyncio.run(first.turn(130))
    assert rig.loudness().level == 100
    asyncio.run(first.turn(-5))
    assert rig.loudness().level == 0


@pytest.mark.parametrize("note", ["", "loud", "101", "-1"])
def test_a_note_that_is_no_level_counts_as_none(rig: Rig, note: str) -> None:
    (rig.folder / "volume").write_text(note, encoding="ascii")
    assert rig.loudness().level == 70


@pytest.mark.parametrize(
    ("device", "mixer"),
    [
        ("aplay:plughw:1,0", "hw:1"),
        ("aplay:sysdefault:CARD=PCH", "hw:PCH"),
        ("aplay:hw:CARD=Device,DEV=0", "hw:Device"),
        ("aplay:pulse", "pulse"),
    ],
)
def test_the_mixer_is_that_of_the_card_which_plays(rig: Rig, device: str, mixer: str) -> None:
    asyncio.run(rig.loudness(sound_place(device)).apply())
    assert rig.lines[-1].startswith(f"amixer -q -M -D {mixer} ")


def test_the_chime_is_played_on_the_device_itself(rig: Rig) -> None:
    asyncio.run(rig.loudness(sound_place("aplay:plughw:1,0")).chime(Path("/chime.wav")))
    assert rig.lines == ["aplay -q -D plughw:1,0 /chime.wav"]


@pytest.mark.parametrize("place", [SoundPlace(kind="off"), SoundPlace(kind="file", target="/sounds")])
def test_without_a_sound_device_nothing_is_done(rig: Rig, place: SoundPlace) -> None:
    loudness = rig.loudness(place)
    asyncio.run(loudness.turn(20))
    asyncio.run(loudness.chime(Path("/chime.wav")))
    assert (loudness.can_turn, rig.lines) == (False, [])


def test_a_device_that_is_not_there_is_told_in_its_own_words(rig: Rig) -> None:
    rig.program("amixer", "echo 'Mixer attach default error: No such file' >&2; exit 1", listed="")
    rig.program("aplay", "exit 1")
    with pytest.raises(LoudnessUnavailable, match="none of the controls Master"):
        asyncio.run(rig.loudness().apply())
    rig.program("amixer", "echo 'Mixer attach default error: No such file' >&2; exit 1")
    with pytest.raises(LoudnessUnavailable, match="Mixer attach default error"):
        asyncio.run(rig.loudness().apply())
    with pytest.raises(LoudnessUnavailable, match="no reason given"):
        asyncio.run(rig.loudness().chime(Path("/chime.wav")))


def test_programs_that_are_not_installed_are_named(rig: Rig) -> None:
    (rig.folder / "amixer").unlink()
    with pytest.raises(LoudnessUnavailable, match="install the package alsa-utils"):
        asyncio.run(rig.loudness().apply())


def test_a_program_that_hangs_is_ended(rig: Rig) -> None:
    rig.program("aplay", "exec sleep 60")
    loudness = Loudness(SOUND_CARD, rig.folder / "volume", 70, programs=rig.programs, longest_s=0.2)
    with pytest.raises(LoudnessUnavailable, match="has not ended"):
        asyncio.run(loudness.chime(Path("/chime.wav")))


def test_a_level_that_the_disk_does_not_take_holds_until_the_end(rig: Rig, caplog: pytest.LogCaptureFixture) -> None:
    loudness = Loudness(SOUND_CARD, rig.folder / "away" / "volume", 70, programs=rig.programs)
    asyncio.run(loudness.turn(30))
    assert loudness.level == 30
    assert "The volume is not kept" in caplog.text
