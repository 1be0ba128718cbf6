"""The lobby's command line: what is read is what was meant, and each mistake is told in words."""

from argparse import ArgumentTypeError
from pathlib import Path

import pytest

from counter_display.lobby.settings import HallContents, Sound, parse, sound_of
from server_client.queue_model.configuration import VIETNAMESE


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


@pytest.fixture
def connected(credential: Path) -> list[str]:
    return ["--server", "http://node", "--branch", "CN01", "--credential-file", str(credential)]


def test_without_options_a_hall_has_two_columns_and_nothing_beside_the_queue(connected: list[str]) -> None:
    settings = parse(connected)
    assert settings.contents == HallContents()
    assert (settings.contents.columns, settings.contents.has_media, settings.data) == (2, False, None)


def test_what_a_hall_shows_is_set_up_by_its_command_line(connected: list[str], tmp_path: Path) -> None:
    notices = tmp_path / "notices.toml"
    notices.write_text('[[notice]]\nvi = "Một"', encoding="utf-8")
    words = ["--columns", "4", "--languages", "vi, en,vi", "--services", "hotich,datdai", "--media", str(tmp_path)]
    words += ["--notice", "Xin giữ trật tự", "--notice", "Hai", "--notices", str(notices)]
    settings = parse([*connected, *words, "--data", str(tmp_path / "data")])
    contents = settings.contents
    assert (contents.columns, contents.languages, contents.services) == (4, ("vi", "en"), ("hotich", "datdai"))
    assert (contents.media, contents.has_media, contents.notice_file) == (tmp_path, True, notices)
    assert [notice.texts[VIETNAMESE] for notice in contents.notices] == ["Xin giữ trật tự", "Hai"]
    assert settings.data == tmp_path / "data"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--columns", "5"], "argument --columns: invalid choice: 5"),
        (["--languages", "vi,xx"], "argument --languages: Language 'xx' is not known: there are vi, en"),
        (["--languages", ","], "argument --languages: Language '' is not known"),
        (["--services", " , "], "argument --services: It names no service"),
        (["--media", "/nowhere"], "argument --media: /nowhere is no folder"),
        (["--playlist", "/nowhere"], "argument --playlist: /nowhere cannot be read"),
        (["--playlist", "{bad}"], "argument --playlist: {bad}: Each file is a table"),
        (["--media", "/tmp", "--playlist", "{good}"], "argument --playlist: not allowed with argument --media"),
        (["--notice", " "], "argument --notice: The notice has no words"),
        (["--notices", "/nowhere"], "argument --notices: /nowhere cannot be read"),
        (["--notices", "{bad}"], "argument --notices: {bad}: 'line' is not known"),
        (["--data", "/dev/null"], "argument --data: /dev/null is no folder"),
    ],
)
def test_a_mistake_names_its_option(
    connected: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: list[str], said: str
) -> None:
    bad, good = tmp_path / "bad.toml", tmp_path / "good.toml"
    bad.write_text("line = 1", encoding="utf-8")
    good.write_text('[[show]]\nfile = "a.png"', encoding="utf-8")
    with pytest.raises(SystemExit):
        parse([*connected, *(word.format(bad=bad, good=good) for word in wrong)])
    assert said.format(bad=bad) in capsys.readouterr().err


def test_a_playlist_is_read_before_the_screen_begins(connected: list[str], tmp_path: Path) -> None:
    playlist = tmp_path / "list.toml"
    playlist.write_text('[[show]]\nfile = "a.png"', encoding="utf-8")
    assert parse([*connected, "--playlist", str(playlist)]).contents.playlist == playlist
