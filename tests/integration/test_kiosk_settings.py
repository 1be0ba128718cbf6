"""The kiosk's settings, read from its file, its command line and the files that they name."""

from collections.abc import Callable
from datetime import time
from pathlib import Path

import pytest

from kiosk.printing.printer_addresses import FORMS
from kiosk.settings import KioskSettings, parse
from kiosk.setup.key import SettingsWrong
from kiosk.setup.keys import Guidance
from kiosk.setup.sound_place import SoundPlace
from kiosk.visiting.patience import Patience

SECRET = "a-secret-that-is-never-shown"
Write = Callable[..., Path]


@pytest.fixture
def credential(tmp_path: Path) -> Path:
    file = tmp_path / "kiosk.credential"
    file.write_text(f"{SECRET}\n", encoding="ascii")
    return file


@pytest.fixture
def write(tmp_path: Path, credential: Path) -> Write:
    """Writes a settings file with what must be there, and these lines."""

    def write(*lines: str, **instead: str) -> Path:
        must = {
            "server": '"http://127.0.0.1:8100"',
            "credential_file": f'"{credential}"',
            "data": '"kept"',
            "printer": '"virtual:paper"',
        } | instead
        file = tmp_path / "kiosk.toml"
        file.write_text("\n".join([*(f"{key} = {value}" for key, value in must.items()), *lines]), encoding="utf-8")
        return file

    return write


def given(credential: Path, *more: str) -> KioskSettings:
    words = ("--server", "http://127.0.0.1:8100", "--credential-file", str(credential))
    return parse([*words, "--data", "kept", "--printer", "virtual:paper", *more], usual_file=Path("/nowhere"))


def in_file(file: Path, *more: str) -> KioskSettings:
    return parse(["--settings", str(file), *more])


def faults(file: Path, *more: str) -> tuple[str, ...]:
    with pytest.raises(SettingsWrong) as wrong:
        in_file(file, *more)
    return wrong.value.faults


def test_what_is_not_said_has_its_usual_value(credential: Path) -> None:
    settings = given(credential)
    assert (settings.branch, settings.language, settings.public_url, settings.windowed) == ("CN01", "vi", "", None)
    assert (settings.credential, settings.data, settings.printer) == (SECRET, Path("kept"), "virtual:paper")


def test_the_usual_values_of_file_and_program_are_the_same(credential: Path) -> None:
    settings = given(credential)
    plain = KioskSettings(
        server=settings.server,
        branch=settings.branch,
        credential=settings.credential,
        data=settings.data,
        printer=settings.printer,
        language=settings.language,
        # Only what systemd starts again may end by itself.
        daily_restart=time(3, 30),
    )
    assert settings == plain


def test_a_window_and_the_tickets_address_can_be_given(credential: Path) -> None:
    settings = given(credential, "--windowed", "540x960", "--public-url", "https://hcc.example")
    assert settings.windowed == (540, 960)
    assert settings.public_url == "https://hcc.example"


def test_neither_credential_nor_pin_is_shown_where_settings_are(credential: Path) -> None:
    pin = credential.with_name("kiosk.pin")
    pin.write_text("$argon2id$hash\n", encoding="ascii")
    settings = given(credential, "--pin-file", str(pin))
    assert settings.staff_pin == "$argon2id$hash"
    assert SECRET not in repr(settings)
    assert "argon2" not in repr(settings)


@pytest.mark.parametrize("wrong", [("--public-url", "hcc"), ("--windowed", "large"), ("--server", "127.0.0.1")])
def test_a_mistake_on_the_command_line_names_the_option(credential: Path, wrong: tuple[str, str]) -> None:
    with pytest.raises(SettingsWrong, match=wrong[0]):
        given(credential, *wrong)


def test_what_is_missing_on_the_command_line_is_named_with_what_to_write() -> None:
    with pytest.raises(SettingsWrong) as wrong:
        parse(["--server", "http://127.0.0.1:8100"], usual_file=Path("/nowhere"))
    assert wrong.value.faults == (
        "--credential-file: is missing: write --credential-file /etc/motcua/kiosk.credential, or --settings FILE",
        "--data: is missing: write --data /var/lib/motcua-kiosk, or --settings FILE",
        "--printer: is missing: write --printer usb:04b8:0e15, or --settings FILE",
    )


def test_every_part_of_the_file_is_taken(write: Write) -> None:
    settings = in_file(
        write(
            'device = "K2"',
            'languages = ["en", "vi"]',
            'catalogue = "procedures.json"',
            'daily_restart = "never"',
            "[screen]",
            "rotation = 90",
            "scale = 1.2",
            "[sound]",
            'device = "aplay:plughw:1,0"',
            "[guidance]",
            'when = "always"',
            "[accessibility]",
            "reach_fraction = 0.5",
            "[patience]",
            "question_s = 60",
            "[closing_message]",
            'vi = "Nghỉ"',
        )
    )
    assert settings.device == "K2"
    assert settings.languages == ("en", "vi")
    assert settings.daily_restart is None
    assert (settings.rotation, settings.scale, settings.reach_fraction) == (90, 1.2, 0.5)
    assert settings.sound == SoundPlace(kind="aplay", target="plughw:1,0")
    assert settings.guidance is Guidance.ALWAYS
    assert settings.patience == Patience(question=60)
    assert settings.closing_message == {"vi": "Nghỉ"}


def test_a_relative_path_begins_at_the_folder_of_the_file(write: Write, tmp_path: Path) -> None:
    settings = in_file(write('catalogue = "procedures.json"', credential_file='"kiosk.credential"'))
    assert settings.credential == SECRET
    assert settings.data == tmp_path / "kept"
    assert settings.catalogue == tmp_path / "procedures.json"


def test_the_command_line_wins_over_the_file(write: Write) -> None:
    settings = in_file(write('branch = "CN02"'), "--branch", "CN03", "--printer", "virtual:elsewhere")
    assert (settings.branch, settings.printer) == ("CN03", "virtual:elsewhere")


def test_the_usual_file_is_read_when_none_is_named(write: Write) -> None:
    assert parse([], usual_file=write('branch = "CN02"')).branch == "CN02"


def test_all_faults_are_told_at_once_with_file_key_and_next_step(write: Write) -> None:
    file = write('scaner = "none:"', "[patience]", "ticket_s = true", "rotation = 90", printer='"usbb:1"')
    assert faults(file) == (
        "kiosk.toml: scaner: there is no such key: did you mean scanner?",
        "kiosk.toml: patience.rotation: there is no such key: did you mean screen.rotation?",
        f"kiosk.toml: printer: 'usbb:1' names no printer: write {FORMS}",
        "kiosk.toml: patience.ticket_s: true does not fit: write a number from 5 to 300 seconds",
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("branch = 1", 'branch: 1 is no text: put it between quotes, as in "1"'),
        ('device = "kiosk-1"', 'device: "kiosk-1" does not fit: write a letter A to Z'),
        ('scanner = "usb:1"', "scanner: 'usb:1' names no scanner: write serial:/dev/serial/by-id/NAME"),
        ('public_url = "hcc"', "public_url: 'hcc' is not an address"),
        ('catalogue = ""', "catalogue: is empty: write a path"),
        ('daily_restart = "3:30"', 'daily_restart: "3:30" is no time of the day: write it as in "03:30", or "never"'),
        ('language = "xx"', 'language: "xx" is no language that there is: write one of vi, en'),
        ('languages = "vi"', 'languages: "vi" is no list: write codes between brackets, as in ["vi", "en"]'),
        ('screen.windowed = "large"', "screen.windowed: Size 'large' is not known"),
        ("screen.rotation = 45", "screen.rotation: 45 does not fit: write one of 0, 90, 180, 270"),
        ("screen.scale = 3", "screen.scale: 3 does not fit: write a number from 0.5 to 2"),
        ('sound.device = "loud"', 'sound.device: "loud" names no sound device: write "off", "aplay"'),
        ("sound.volume = 70.5", "sound.volume: 70.5 does not fit: write a whole number from 0 to 100 per cent"),
        ('guidance.when = "on"', 'guidance.when: "on" is not known: write one of "jack", "always", "off"'),
        ('staff.pin_file = "/nowhere"', "staff.pin_file: /nowhere cannot be read"),
        ('closing_message = "zu"', 'closing_message: "zu" is no table'),
        ('closing_message.xx = "zu"', 'closing_message: "xx" is no language that there is'),
    ],
)
def test_a_value_that_does_not_fit_is_told_with_what_to_write(write: Write, line: str, said: str) -> None:
    (fault,) = faults(write(line))
    assert fault.startswith(f"kiosk.toml: {said}")


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"printer = usb:1", "is not TOML"), (b"branch = '\xff'", "is not UTF-8 (invalid start byte at byte 10)")],
)
def test_a_file_that_is_no_settings_file_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_bytes(content)
    assert said in faults(file)[0]


def test_a_file_that_is_not_there_is_told_with_where_to_get_one(tmp_path: Path) -> None:
    assert "copy assets/deployment/kiosk.toml there" in faults(tmp_path / "none.toml")[0]
