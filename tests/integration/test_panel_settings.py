"""What a panel is told on its command line."""

from pathlib import Path

import pytest

from counter_display.panel.settings import PanelPlace, languages_from, parse, place_of
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import Language


@pytest.fixture
def words(tmp_path: Path) -> list[str]:
    credential = tmp_path / "credential"
    credential.write_text("secret", encoding="ascii")
    return ["--server", "https://cn01.example", "--credential-file", str(credential)]


def test_a_panel_belongs_to_a_counter(words: list[str]) -> None:
    settings = parse([*words, "--counter", "q05", "--windowed", "1280x800", "--comments", "--language", "en"])
    assert (settings.counter, settings.windowed, settings.comments, settings.language) == (
        "q05",
        (1280, 800),
        True,
        "en",
    )
    assert "secret" not in repr(settings)


def test_a_panel_without_a_counter_is_not_started(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse(words)
    assert "--counter" in capsys.readouterr().err


def test_the_place_beside_a_console_is_a_screen_or_a_size() -> None:
    assert place_of("HDMI-1") == PanelPlace(screen="HDMI-1")
    assert place_of("") == PanelPlace()
    assert place_of("1024x600") == PanelPlace(windowed=place_of("1024x600").windowed)
    assert place_of("1024x600").windowed == (1024, 600)


def test_the_panels_own_language_comes_before_the_others() -> None:
    assert languages_from(Language("en"))[0] == "en"
    assert languages_from(VIETNAMESE)[0] == "vi"
    assert set(languages_from(VIETNAMESE)) >= {"vi", "en"}
