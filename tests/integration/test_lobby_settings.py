"""The lobby's command line: what is read is what was meant, and each mistake is told in words."""

from argparse import ArgumentTypeError
from dataclasses import replace
from pathlib import Path

import pytest

from counter_display.lobby.settings import HallContents, parse
from counter_display.lobby.voice_options import SHIPPED, USUAL, HeardBy, Sound, sound_of
from counter_display.speaking.turn_voice import HallPart
from counter_display.speaking.volume import Volume
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import ServiceCode


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
    assert settings.heard.sound == Sound(kind="aplay", target="plughw:1,0")
    assert settings.windowed == (1366, 768)
    assert (settings.contents.languages, settings.heard.packs, settings.calm) == (("en",), (Path("packs/vi"),), True)


def test_a_lobby_speaks_vietnamese_aloud_on_its_whole_screen_unless_told_otherwise(credential: Path) -> None:
    settings = parse(["--server", "http://node", "--branch", "CN01", "--credential-file", str(credential)])
    assert (settings.heard.sound, settings.windowed, settings.contents.languages) == (
        Sound(kind="aplay"),
        None,
        ("vi",),
    )
    assert [pack.name for pack in settings.heard.packs] == ["vi-espeak", "en-espeak"]
    assert all(pack.is_dir() for pack in settings.heard.packs)


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


def heard(credential: Path, *options: str) -> HeardBy:
    return parse(["--server", "http://node", "--credential-file", str(credential), *options]).heard


@pytest.mark.parametrize(
    ("options", "packs"),
    [
        (["--voice", "south"], ["vi-south-espeak", "en-espeak"]),
        (["--voice", "central"], ["vi-central-espeak", "en-espeak"]),
        (["--voice", "english", "--voice", "north"], ["en-espeak", "vi-espeak"]),
        (["--voice", "/srv/voices/lan"], ["lan"]),
        (["--chime-only"], []),
    ],
)
def test_a_voice_is_chosen_by_its_region_or_its_folder(credential: Path, options: list[str], packs: list[str]) -> None:
    assert [pack.name for pack in heard(credential, *options).packs] == packs


def test_every_voice_that_is_named_is_there() -> None:
    assert all((folder / "pack.toml").is_file() for folder in SHIPPED.values())


def test_a_lobby_has_its_part_of_a_hall(credential: Path) -> None:
    chosen = heard(credential, "--hall", "tang1=hotich,datdai", "--speaks", "datdai", "--both-languages")
    assert chosen.hall == HallPart(hall="tang1", called=frozenset({"hotich", "datdai"}), speaks=frozenset({"datdai"}))
    assert chosen.both_languages
    assert heard(credential, "--hall", "tang1").hall == HallPart(hall="tang1")
    assert heard(credential, "--speaks", "datdai") == replace(USUAL, speaks=(ServiceCode("datdai"),))


def test_the_volume_is_given_by_hours(credential: Path) -> None:
    assert heard(credential, "--volume", "08:00=1.0,11:30=0.6").volume == Volume(((480, 1.0), (690, 0.6)))


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--volume", "loud"], "'loud' is no volume"),
        (["--volume", "08:00=1.0,0.5"], "'0.5' is no volume"),
        (["--hall", "=hotich"], "has no name"),
        (["--hall", "tang1=hotich", "--speaks", "datdai"], "not all of these are called in --hall tang1"),
        (["--chime-only", "--voice", "south"], "not allowed with"),
    ],
)
def test_a_mistake_about_the_voice_is_told(
    credential: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    with pytest.raises(SystemExit):
        heard(credential, *options)
    assert told in capsys.readouterr().err
