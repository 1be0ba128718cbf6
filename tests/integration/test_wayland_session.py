"""The words that start the kiosk's Wayland session."""

from pathlib import Path

import pytest

from kiosk.setup.key import SettingsWrong
from kiosk.wayland_session import session_words

MOTCUA = Path("/opt/motcua/.venv/bin/motcua")


def words(*arguments: str) -> list[str]:
    return session_words(arguments, motcua=MOTCUA, usual_file=Path("/nowhere"))


def test_the_kiosk_has_the_screen_to_itself_and_no_key_leads_out() -> None:
    said = words("--server", "http://127.0.0.1:8100")
    assert said == ["cage", "-d", "--", str(MOTCUA), "kiosk", "--server", "http://127.0.0.1:8100"]
    assert "-s" not in said


@pytest.mark.parametrize(("degrees", "turns"), [(0, 0), (90, 1), (180, 2), (270, 3)])
def test_the_picture_is_turned_as_the_settings_say(tmp_path: Path, degrees: int, turns: int) -> None:
    file = tmp_path / "kiosk.toml"
    # Whatever else is wrong with them, the kiosk tells it on its own screen.
    file.write_text(f"printer = 1\n[screen]\nrotation = {degrees}\n", encoding="utf-8")
    said = words("--settings", str(file))
    assert said == ["cage", "-d", *["-r"] * turns, "--", str(MOTCUA), "kiosk", "--settings", str(file)]


def test_a_rotation_that_is_none_is_told(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("screen.rotation = 45\n", encoding="utf-8")
    with pytest.raises(SettingsWrong, match="0, 90, 180, 270"):
        words("--settings", str(file))
