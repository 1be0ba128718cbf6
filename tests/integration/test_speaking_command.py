"""The command `motcua voice`, with espeak-ng where it makes a pack."""

import shutil
from pathlib import Path

import pytest

import assets
from counter_display.speaking.chime import load_chime
from counter_display.speaking.command import voice
from counter_display.speaking.errors import SynthesizerUnavailable
from counter_display.speaking.making import Delivery, synthesized
from counter_display.speaking.pack import load_pack
from counter_display.speaking.phrase import READINGS
from counter_display.speaking.waves import read_wave

VIETNAMESE = Path(assets.__file__).parent / "voice" / "vi-espeak"
needs_espeak = pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")


@needs_espeak
def test_a_pack_that_the_command_made_passes_its_own_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "south"

    assert voice(["make", "--language", "vi", "--voice", "vi-vn-x-south", "--out", str(folder)]) == 0
    assert voice(["check", str(folder)]) == 0

    assert load_pack(folder).clips["digit-5"].text == "năm"
    assert "nothing is missing" in capsys.readouterr().out


@needs_espeak
def test_a_voice_that_espeak_does_not_have_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert voice(["make", "--language", "vi", "--voice", "no-such-voice", "--out", str(tmp_path)]) == 1

    assert "no-such-voice" in capsys.readouterr().err


def test_without_espeak_the_package_to_install_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SynthesizerUnavailable, match="install the package espeak-ng"):
        synthesized("năm", Delivery(voice="vi"))


def test_check_says_what_to_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "voice"
    shutil.copytree(VIETNAMESE, folder)
    manifest = folder / "pack.toml"
    lines = manifest.read_text(encoding="utf-8").splitlines()
    manifest.write_text("\n".join(line for line in lines if '"digit-5"' not in line), encoding="utf-8")

    assert voice(["check", str(folder)]) == 1

    assert capsys.readouterr().out == 'digit-5: missing; record "năm" and list it in pack.toml\n'


def test_the_script_has_a_line_for_each_clip(capsys: pytest.CaptureFixture[str]) -> None:
    assert voice(["script", "vi"]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(READINGS["vi"].words)
    assert "invite\tMời công dân có số" in lines


def test_the_chime_is_made_at_a_packs_rate(tmp_path: Path) -> None:
    assert voice(["chime", "--rate", "44100", "--out", str(tmp_path / "chime.wav")]) == 0

    assert load_chime(tmp_path / "chime.wav").rate == 44_100


def test_a_call_can_be_listened_to_as_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["say", str(VIETNAMESE), "--number", "A012", "--counter", "5", "--recall", "--out", str(tmp_path / "a.wav")]

    assert voice(call) == 0

    assert "Xin nhắc lại, Mời công dân có số a không một hai, đến quầy số năm" in capsys.readouterr().out
    rate, samples = read_wave(tmp_path / "a.wav")
    assert 6 < len(samples) / rate < 9


def test_a_folder_that_is_no_pack_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call = ["say", str(tmp_path), "--number", "A1", "--counter", "5", "--out", str(tmp_path / "a.wav")]

    assert voice(call) == 1

    assert f"Voice pack {tmp_path}" in capsys.readouterr().err
