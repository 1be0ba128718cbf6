"""Voice packs on disk: the shipped ones, and ones with each fault that a recording can have."""

import math
import time
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

import assets
from counter_display.announcing import Announcement, Form
from counter_display.speaking.checking import faults
from counter_display.speaking.chime import load_chime
from counter_display.speaking.errors import PackUnusable
from counter_display.speaking.manifest import ClipEntry, Manifest, manifest_text, read_manifest
from counter_display.speaking.pack import load_pack, quieter
from counter_display.speaking.phrase import GAPS, READINGS
from counter_display.speaking.samples import SPOKEN_LEVEL_DB, Sound, level_db, longest_run_at_full_scale, peak
from counter_display.speaking.utterance import Utterances, load_utterances
from counter_display.speaking.waves import write_wave

VOICE = Path(assets.__file__).parent / "voice"
SHIPPED = [VOICE / "vi-espeak", VOICE / "en-espeak"]
ALL_SHIPPED = [*SHIPPED, VOICE / "vi-central-espeak", VOICE / "vi-south-espeak"]
LOUDNESS_DB = 2.2  # the voices of the Centre and the South have high peaks, which must not be clipped
RATE = 8_000


def tone(seconds: float = 0.2, *, loudness: float = 0.5) -> bytes:
    wave = (math.sin(2 * math.pi * 200 * place / RATE) for place in range(int(RATE * seconds)))
    return array("h", [max(-32_767, min(32_767, round(loudness * 32_767 * value))) for value in wave]).tobytes()


def recorded(folder: Path, *, language: str = "vi", rate: int = RATE) -> Path:
    """A pack of tones that has all that it needs."""
    words = READINGS[language].words
    folder.mkdir()
    for name in words:
        write_wave(folder / f"{name}.wav", rate, tone())
    manifest = Manifest(
        language=language,
        voice='a "test" voice',
        licence="CC0-1.0",
        rate=rate,
        overlap_ms=10,
        gaps=dict.fromkeys(GAPS, 50),
        clips={name: ClipEntry(file=f"{name}.wav", text=text) for name, text in words.items()},
    )
    (folder / "pack.toml").write_text(manifest_text(manifest), encoding="utf-8")
    return folder


def call(number: str = "A012", counter: str = "5", *, language: str = "vi") -> Announcement:
    return Announcement(seq=1, number=number, counter=counter, language=language)


def rewritten(folder: Path, before: str, after: str) -> None:
    path = folder / "pack.toml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.parametrize("folder", ALL_SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_pack_has_nothing_missing_and_nothing_wrong(folder: Path) -> None:
    assert list(faults(folder)) == []


@pytest.mark.parametrize("folder", ALL_SHIPPED, ids=lambda folder: folder.name)
def test_the_clips_of_a_shipped_pack_are_equally_loud_and_none_is_clipped(folder: Path) -> None:
    pack = load_pack(folder)

    for name, clip in pack.clips.items():
        assert level_db(clip.samples, pack.rate) == pytest.approx(SPOKEN_LEVEL_DB, abs=LOUDNESS_DB), name
        assert longest_run_at_full_scale(clip.samples) == 0, name


def test_the_shipped_sounds_stay_small() -> None:
    assert sum(file.stat().st_size for file in VOICE.rglob("*") if file.is_file()) < 6_000_000


def test_a_call_is_chime_then_words_with_the_final_word_falling() -> None:
    utterances = load_utterances(chime=VOICE / "chime.wav", packs=SHIPPED)
    pack = load_pack(SHIPPED[0])

    sound = utterances.sound(call(), Form.FULL)

    assert sound.caption == "Mời công dân có số a không một hai, đến quầy số năm"
    assert sound.data.startswith(load_chime(VOICE / "chime.wav").data)
    ending = pack.clips["digit-5.final"].samples[pack.overlap :]
    assert sound.data.endswith(ending.tobytes())
    assert 5 < sound.seconds < 8


def test_a_ticket_taken_in_english_is_called_in_english() -> None:
    utterances = load_utterances(chime=None, packs=SHIPPED)

    assert utterances.sound(call(language="en"), Form.FULL).caption.startswith("Ticket A zero one two, please")


def test_a_ticket_in_a_language_without_a_pack_is_called_in_the_halls_own() -> None:
    utterances = load_utterances(chime=None, packs=SHIPPED)

    assert utterances.sound(call(language="fr"), Form.FULL).caption.startswith("Mời công dân")


def test_a_call_in_another_language_is_said_in_the_halls_own_too_if_the_hall_wants_it() -> None:
    utterances = load_utterances(chime=None, packs=SHIPPED, also_own=True)

    both = utterances.sound(call(language="en"), Form.FULL)

    assert both.caption == (
        "Ticket A zero one two, please go to counter five. Mời công dân có số a không một hai, đến quầy số năm"
    )
    assert utterances.sound(call(), Form.FULL).caption.count(".") == 0
    assert utterances.sound(call(language="en"), Form.BRIEF).caption.startswith("Ticket A zero one two, counter")


def test_the_south_says_its_own_words() -> None:
    utterances = load_utterances(chime=None, packs=[VOICE / "vi-south-espeak"])

    assert utterances.sound(call(counter="1005"), Form.BRIEF).caption.endswith("một ngàn không trăm lẻ năm")
    assert utterances.sound(call(counter="105"), Form.BRIEF).caption.endswith("một trăm lẻ năm")


@pytest.mark.parametrize("form", Form)
def test_the_length_of_a_call_is_known_before_it_is_played(form: Form) -> None:
    utterances = load_utterances(chime=VOICE / "chime.wav", packs=SHIPPED)

    for number, language in (("A012", "vi"), ("K2-001", "en"), ("A012", "fr")):
        said = call(number, language=language)
        assert utterances.seconds(said, form) == utterances.sound(said, form, 0.3).seconds


def test_a_hall_may_be_called_by_chime_alone() -> None:
    utterances = load_utterances(chime=VOICE / "chime.wav", packs=[])

    for form in Form:
        assert utterances.sound(call(), form).data == load_chime(VOICE / "chime.wav").data


def test_a_brief_call_has_no_chime_and_is_shorter() -> None:
    utterances = load_utterances(chime=VOICE / "chime.wav", packs=SHIPPED[:1])

    assert utterances.sound(call(), Form.BRIEF).seconds < utterances.sound(call(), Form.FULL).seconds / 1.5


def test_half_the_volume_halves_chime_and_words() -> None:
    utterances = load_utterances(chime=VOICE / "chime.wav", packs=SHIPPED[:1])
    full, half = (array("h", utterances.sound(call(), Form.FULL, volume).data) for volume in (1.0, 0.5))

    assert len(half) == len(full)
    assert max(abs(loud - 2 * soft) for loud, soft in zip(full, half, strict=True)) <= 4


def test_the_first_call_at_a_volume_finds_its_clips_made() -> None:
    utterances = load_utterances(chime=VOICE / "chime.wav", packs=SHIPPED)
    utterances.prepare(0.35)
    made = quieter.cache_info().misses
    utterances.sound(call("K12-001", "999"), Form.FULL, 0.35)
    assert quieter.cache_info().misses == made


def test_a_call_is_joined_in_less_than_five_milliseconds() -> None:
    utterances = load_utterances(chime=VOICE / "chime.wav", packs=SHIPPED)
    taken = []
    for _ in range(20):
        start = time.perf_counter()
        utterances.sound(call("K12-001", "999"), Form.FULL)
        taken.append(time.perf_counter() - start)

    assert min(taken) < 0.005


def test_a_recorded_voice_drops_in(tmp_path: Path) -> None:
    pack = load_pack(recorded(tmp_path / "voice"))

    sound = Utterances(chime=None, packs=[pack]).sound(call(), Form.FULL)

    assert list(faults(tmp_path / "voice")) == []
    assert sound.caption.endswith("đến quầy số năm")
    assert peak(array("h", sound.data)) > 1_000


def test_a_manifest_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    manifest = read_manifest(recorded(tmp_path / "voice"))

    assert manifest.voice == 'a "test" voice'
    assert manifest.clips["digit-5"] == ClipEntry(file="digit-5.wav", text="năm")


def _clip_is(data: bytes, rate: int = RATE) -> Callable[[Path], None]:
    return lambda folder: write_wave(folder / "digit-5.wav", rate, data)


def _stereo(folder: Path) -> None:
    path = folder / "digit-5.wav"
    data = bytearray(path.read_bytes())
    data[22:24] = b"\x02\x00"
    data[32:34] = b"\x04\x00"
    path.write_bytes(data)


UNUSABLE = {
    "no folder to read": (lambda folder: (folder / "pack.toml").unlink(), "pack.toml cannot be read"),
    "not TOML": (lambda folder: (folder / "pack.toml").write_text("clips ="), "not a TOML file"),
    "no language": (lambda folder: rewritten(folder, 'language = "vi"', ""), "language is missing"),
    "strange language": (lambda folder: rewritten(folder, '"vi"', '"fr"'), "language fr is none of vi, en"),
    "later format": (lambda folder: rewritten(folder, "format = 1", "format = 2"), "format is not 1"),
    "low rate": (lambda folder: rewritten(folder, "rate = 8000", "rate = 100"), "rate of 100|rate 100"),
    "long overlap": (lambda folder: rewritten(folder, "overlap_ms = 10", "overlap_ms = 90"), "overlap_ms is missing"),
    "no gaps": (lambda folder: rewritten(folder, "[gaps]", "[pauses]"), r"table \[gaps\] is missing"),
    "no comma": (lambda folder: rewritten(folder, "gap-comma = 50", ""), "gap-comma"),
    "clip not listed": (lambda folder: rewritten(folder, '"digit-5" =', '"digit-five" ='), "digit-5"),
    "clip out of the folder": (lambda folder: rewritten(folder, '"digit-5.wav"', '"../a.wav"'), "not a plain file"),
    "no such file": (lambda folder: (folder / "digit-5.wav").unlink(), "digit-5.wav cannot be read"),
    "not a WAV": (lambda folder: (folder / "digit-5.wav").write_bytes(b"MP3"), "digit-5.wav is not a PCM WAV"),
    "stereo": (_stereo, "2 channels"),
    "other rate": (_clip_is(tone(), 16_000), "16000 samples a second"),
    "silent": (_clip_is(bytes(4_000)), "silent"),
}


@pytest.mark.parametrize(("spoil", "fault"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_pack_that_cannot_be_spoken_from_is_refused_by_name(
    tmp_path: Path, spoil: Callable[[Path], object], fault: str
) -> None:
    folder = recorded(tmp_path / "voice")
    spoil(folder)

    with pytest.raises(PackUnusable, match=fault) as refusal:
        load_pack(folder)
    assert str(folder) in str(refusal.value)
    assert len(list(faults(folder))) == 1


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (tone(loudness=3.0), "digit-5: clipped"),
        (tone(loudness=0.01), "digit-5: too quiet"),
        (tone(0.02), "digit-5: 0.02 s long"),
        (tone(7.0), "digit-5: 7.00 s long"),
    ],
)
def test_a_poor_recording_is_told_though_it_can_be_used(tmp_path: Path, data: bytes, fault: str) -> None:
    folder = recorded(tmp_path / "voice")
    write_wave(folder / "digit-5.wav", RATE, data)

    load_pack(folder)

    assert [found[: len(fault)] for found in faults(folder)] == [fault]


def test_a_chime_at_another_rate_than_the_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackUnusable, match=r"8000, 22050.*motcua voice chime --rate"):
        load_utterances(chime=VOICE / "chime.wav", packs=[recorded(tmp_path / "voice")])


def test_a_silent_chime_is_refused(tmp_path: Path) -> None:
    write_wave(tmp_path / "chime.wav", RATE, bytes(400))

    with pytest.raises(PackUnusable, match="silent"):
        load_chime(tmp_path / "chime.wav")


def test_a_hall_with_neither_chime_nor_voice_is_refused() -> None:
    with pytest.raises(PackUnusable, match="nothing to call with"):
        Utterances(chime=None, packs=[])


def test_a_chime_alone_sets_the_rate() -> None:
    chime = Sound(rate=RATE, data=tone(), caption="")

    assert Utterances(chime=chime, packs=[]).sound(call(), Form.FULL) == chime
