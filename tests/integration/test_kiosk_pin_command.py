"""`motcua kiosk-pin` as an engineer calls it, the PIN coming from a pipe."""

import io
import stat
from pathlib import Path

import pytest

from kiosk.pin_command import kiosk_pin
from kiosk.staff_pin import verify


def test_the_hash_is_kept_for_the_kiosks_group_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kiosk.pin"
    monkeypatch.setattr("sys.stdin", io.StringIO("480271\n"))
    assert kiosk_pin(["--file", str(file)]) == 0
    assert verify(file.read_text(encoding="ascii").strip(), "480271")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert file.stat().st_gid == tmp_path.stat().st_gid
    said = capsys.readouterr().out
    assert f'pin_file = "{file}"' in said
    assert "480271" not in said


def test_a_weak_pin_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("1234\n"))
    assert kiosk_pin(["--file", str(tmp_path / "kiosk.pin")]) == 1
    assert list(tmp_path.iterdir()) == []
    assert "A PIN has 6 to 12 figures" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("480271\n"))
    assert kiosk_pin(["--file", str(tmp_path / "none" / "kiosk.pin")]) == 1
    assert "cannot be written (No such file or directory)" in capsys.readouterr().err
