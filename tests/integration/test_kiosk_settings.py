"""The command line of the kiosk, read with the credential's file."""

from pathlib import Path

import pytest

from kiosk.settings import KioskSettings, parse

SECRET = "a-secret-that-is-never-shown"


@pytest.fixture
def credential(tmp_path: Path) -> Path:
    file = tmp_path / "credential"
    file.write_text(f"{SECRET}\n", encoding="ascii")
    return file


def given(credential: Path, *more: str) -> KioskSettings:
    words = ("--server", "http://127.0.0.1:8100", "--credential-file", str(credential))
    return parse([*words, "--data", "kept", "--printer", "virtual:paper", *more])


def test_what_is_not_said_has_its_usual_value(credential: Path) -> None:
    settings = given(credential)
    assert (settings.branch, settings.language, settings.public_url, settings.windowed) == ("CN01", "vi", "", None)
    assert (settings.credential, settings.data, settings.printer) == (SECRET, Path("kept"), "virtual:paper")


def test_a_window_and_the_tickets_address_can_be_given(credential: Path) -> None:
    settings = given(credential, "--windowed", "540x960", "--public-url", "https://hcc.example")
    assert settings.windowed == (540, 960)
    assert settings.public_url == "https://hcc.example"


def test_the_credential_is_not_shown_where_settings_are(credential: Path) -> None:
    assert SECRET not in repr(given(credential))


@pytest.mark.parametrize("wrong", [("--public-url", "hcc"), ("--windowed", "large"), ("--server", "127.0.0.1")])
def test_a_mistake_ends_the_program_with_a_line_about_it(
    credential: Path, wrong: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        given(credential, *wrong)
    assert ended.value.code == 2
    assert wrong[0] in capsys.readouterr().err
