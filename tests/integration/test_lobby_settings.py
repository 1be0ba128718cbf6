"""The lobby's command line: what is read is what was meant, and each mistake is told in words."""

from argparse import ArgumentTypeError
from pathlib import Path

import pytest

from counter_display.lobby.settings import Sound, parse, sound_of


@pytest.fixture
def credential(tmp_path: Path) -> Path:
    path = tmp_path / "credential"
    path.write_text("secret\n", encoding="ascii")
    return path


def test_a_lobby_is_set_up_by_its_command_line(credential: Path) -> None:
    settings = parse(
        ["--server", "http://node:8100", "--branch", "CN01", "--credential-file", str(credential),
         "--sound", "aplay:plughw:1,0", "--windowed", "1366x768", "--language", "en", "--voice", "packs/vi", "--calm"]
    )  # fmt: skip
    assert (settings.server, settings.branch, settings.credential) == ("http://node:8100", "CN01", "secret")
    assert settings.sound == Sound(kind="aplay", target="plughw:1,0")
    assert settings.windowed == (1366, 768)
    assert (settings.contents.languages, settings.packs, settings.calm) == (("en",), (Path("packs/vi"),), True)


def test_a_lobby_speaks_vietnamese_aloud_on_its_whole_screen_unless_told_otherwise(credential: Path) -> None:
    settings = parse(["--server", "http://node", "--branch", "CN01", "--credential-file", str(credential)])
    assert (settings.sound, settings.windowed, settings.contents.languages) == (
        Sound(kind="aplay"),
        None,
        ("vi",),
    )
    assert [pack.name for pack in settings.packs] == ["vi-espeak", "en-espeak"]
    assert all(pack.is_dir() for pack in settings.packs)


def test_the_credential_is_not_in_what_is_printed_of_the_settings(credential: Path) -> None:
    settings = parse(["--server", "http://node", "--branch", "CN01", "--credential-file", str(credential)])
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("off", Sound(kind="off")),
        ("aplay", Sound(kind="aplay", target="default")),
        ("file:/tmp/said", Sound(kind="file", target="/tmp/said")),
    ],
)
def test_sounds_are_read(text: str, sound: Sound) -> None:
    assert sound_of(text) == sound


@pytest.mark.parametrize("text", ["", "loud", "file:", "off:now"])
def test_a_sound_that_is_not_known_is_told_with_those_that_are(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="use off, aplay, aplay:DEVICE or file:FOLDER"):
        sound_of(text)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--sound", "loud"], "Sound 'loud' is not known"),
        (["--windowed", "big"], "Size 'big' is not known"),
        (["--credential-file", "/nowhere/at/all"], "/nowhere/at/all cannot be read"),
        (["--credential-file", "/dev/null"], "/dev/null holds no credential"),
    ],
)
def test_a_mistake_ends_the_command_with_words_about_it(
    credential: Path, capsys: pytest.CaptureFixture[str], wrong: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--server", "http://node", "--branch", "CN01", "--credential-file", str(credential), *wrong])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
