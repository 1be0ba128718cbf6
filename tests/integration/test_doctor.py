"""The doctor's checks on real files, sockets and processes, and its words in both languages."""

import asyncio
import io
import json
import string
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.doctor import catalogue, clock, disk, fonts, node, printer, scanner, screen, service, sound, speech
from kiosk.doctor import settings_file as settings_check
from kiosk.doctor.checks import BROKEN, CHECKS, Check, codes_of
from kiosk.doctor.command import doctor
from kiosk.doctor.examining import Found, examine, made
from kiosk.doctor.finding import Finding, Findings, Level
from kiosk.doctor.one_check import main as one_check
from kiosk.doctor.subject import Subject, subject_from
from kiosk.doctor.table import WIDTH, as_json, table
from kiosk.doctor.words import Words
from kiosk.setup.sound_place import SOUND_CARD
from server_client.client.errors import ServerUnavailable
from server_client.client.inspection import clock_lead
from server_client.server.credentials import Role
from tests.fakes.running_server import RunningServer, running_server

TODAY = date(2026, 11, 22)


def codes(found: Findings) -> tuple[str, ...]:
    return tuple(one.code for one in found)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """Run one node for all."""
    with running_server(tmp_path_factory.mktemp("node")) as server:
        yield server


@pytest.fixture
def words(tmp_path: Path) -> list[str]:
    """A kiosk whose node is away and whose devices are folders."""
    (tmp_path / "credential").write_text("secret", encoding="ascii")
    (tmp_path / "data").mkdir()
    (tmp_path / "scans").mkdir()
    return [
        *("--server", "http://127.0.0.1:9", "--credential-file", str(tmp_path / "credential")),
        *("--data", str(tmp_path / "data"), "--printer", f"virtual:{tmp_path / 'paper'}"),
        *("--scanner", f"virtual:{tmp_path / 'scans'}", "--sound", f"file:{tmp_path / 'sound'}"),
    ]


@pytest.fixture
def subject(words: list[str]) -> Subject:
    return subject_from(words)


def at(server: RunningServer, tmp_path: Path, role: Role, *more: str) -> Subject:
    """A kiosk of this node."""
    (tmp_path / "credential").write_text(server.secrets[role], encoding="ascii")
    return subject_from(["--server", server.url, "--credential-file", str(tmp_path / "credential"), *more])


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_finding_has_words_and_none_is_left_over(language: str) -> None:
    tables = Words(language).tables
    assert tables["names"].keys() == CHECKS.keys()
    assert tables["levels"].keys() == {level.name.lower() for level in Level}
    assert {name for name in tables["broken"] if not name.endswith("_next")} == BROKEN.keys()
    for check in CHECKS:
        assert {name for name in tables[check] if not name.endswith("_next")} == codes_of(check).keys() - BROKEN.keys()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_whatever_is_not_well_comes_with_a_next_step(language: str) -> None:
    tables = Words(language).tables
    lacking = [
        (check, code)
        for check in CHECKS
        for code, level in codes_of(check).items()
        if level is not Level.OK and f"{code}_next" not in tables["broken" if code in BROKEN else check]
    ]
    assert lacking == []


def test_both_languages_fill_in_the_same() -> None:
    vietnamese, english = Words("vi").tables, Words("en").tables
    assert vietnamese.keys() == english.keys()
    for name, sentences in vietnamese.items():
        assert sentences.keys() == english[name].keys()
        for code, sentence in sentences.items():
            if not code.endswith("_next"):
                assert placeholders(sentence) == placeholders(english[name][code]), (name, code)


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_a_language_without_a_file_is_told_in_vietnamese() -> None:
    assert Words("xx").name("printer") == "Máy in"


def test_the_settings_are_looked_at_key_by_key(words: list[str]) -> None:
    found = settings_check.check(subject_from([*words, "--printer", "lpt1", "--device", "kiosk"]))
    assert codes(found)[:2] == ("wrong", "wrong")


def test_a_folder_that_can_be_written_is_measured_and_left_as_it_was(subject: Subject, tmp_path: Path) -> None:
    (finding,) = disk.check(subject)
    assert finding.code in {"ready", "slow", "low"}
    assert list((tmp_path / "data").iterdir()) == []


def test_a_folder_that_is_not_there_or_takes_nothing_is_a_fault(words: list[str]) -> None:
    assert codes(disk.check(subject_from([*words, "--data", "/nowhere"]))) == ("missing",)
    assert codes(disk.check(subject_from([*words, "--data", "/proc"]))) == ("not_writable",)


def test_a_node_that_is_away_is_a_fault(subject: Subject) -> None:
    (finding,) = node.check(subject)
    assert finding.code == "unreachable"
    assert codes(catalogue.check(subject)) == ("missing",)
    assert codes(clock.check(subject))[0] == "unknown"


def test_what_cannot_be_read_is_not_looked_at() -> None:
    nothing = subject_from(["--printer", "lpt1", "--scanner", "usb", "--sound", "loud"])
    found = [part.check(nothing) for part in (disk, node, catalogue, printer, scanner, sound)]
    assert [codes(one) for one in found] == [("unset",)] * 6


def test_the_node_says_whom_it_takes_the_kiosk_for(server: RunningServer, tmp_path: Path) -> None:
    assert codes(node.check(at(server, tmp_path, Role.COUNTER)))[0] == "wrong_role"
    assert codes(node.check(at(server, tmp_path, Role.KIOSK, "--branch", "CN99"))) == ("unknown_branch",)
    (tmp_path / "other").write_text("not known there", encoding="ascii")
    stranger = at(server, tmp_path, Role.KIOSK, "--credential-file", str(tmp_path / "other"))
    assert codes(node.check(stranger)) == ("credential_refused",)


def test_the_nodes_clock_is_read_within_its_whole_seconds(server: RunningServer) -> None:
    assert abs(asyncio.run(clock_lead(server.url))) < timedelta(seconds=5)
    with pytest.raises(ServerUnavailable):
        asyncio.run(clock_lead("http://127.0.0.1:9"))


def test_who_keeps_the_clock_is_asked_where_something_tells() -> None:
    assert clock.is_kept(program="/nowhere/timedatectl") is None
    assert clock.is_kept(program="true") is False


def test_the_printer_is_asked_and_prints_the_trial_slip(words: list[str], tmp_path: Path) -> None:
    assert codes(printer.check(subject_from(words))) == ("ready",)
    assert codes(printer.check(subject_from([*words, "--print"]))) == ("ready", "printed")
    assert [path.suffix for path in sorted((tmp_path / "paper").iterdir())] == [".bin", ".png"]


def test_a_printer_without_paper_prints_nothing_and_says_why(words: list[str], tmp_path: Path) -> None:
    (tmp_path / "paper").mkdir()
    (tmp_path / "paper" / "fault").write_text("paper_out", encoding="ascii")
    found = printer.check(subject_from([*words, "--print"]))
    assert codes(found) == ("paper_out", "not_printed")
    assert "has no paper" in found[1].particulars["why"]


def test_a_scanner_is_opened_and_a_missing_one_is_told(words: list[str]) -> None:
    assert codes(scanner.check(subject_from(words))) == ("ready",)
    assert codes(scanner.check(subject_from([*words, "--scanner", "serial:/dev/none"]))) == ("not_connected",)


def test_sound_into_a_folder_or_switched_off_is_not_played(words: list[str]) -> None:
    assert codes(sound.check(subject_from(words))) == ("file",)
    assert codes(sound.check(subject_from([*words, "--sound", "off"]))) == ("off",)


@pytest.mark.parametrize(
    ("program", "code"), [("true", "played"), ("false", "does_not_play"), ("/nowhere/aplay", "no_player")]
)
def test_the_chime_is_played_by_a_program(program: str, code: str) -> None:
    assert sound.played(SOUND_CARD, program=program).code == code
    assert sound.present(SOUND_CARD).code == "present"


def a_program(folder: Path, script: str) -> str:
    file = folder / "program"
    file.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
    file.chmod(0o755)
    return str(file)


def test_voices_are_asked_of_espeak(tmp_path: Path, words: list[str]) -> None:
    assert speech.voices(program=a_program(tmp_path, "echo Pty; echo ' 5 vi --/M Vietnamese'")).code == "ready"
    assert speech.voices(program=a_program(tmp_path, "echo Pty")).code == "no_vietnamese"
    assert speech.voices(program="false").code == "broken"
    assert speech.voices(program="/nowhere/espeak-ng").code == "missing"
    assert codes(speech.check(subject_from([*words, "--guidance", "off"]))) == ("not_needed",)


def test_systemd_is_asked_about_the_unit(tmp_path: Path, subject: Subject) -> None:
    told = service.unit_properties(program=a_program(tmp_path, "echo LoadState=loaded; echo NRestarts=2"))
    assert told == {"LoadState": "loaded", "NRestarts": "2"}
    assert service.unit_properties(program="false") is None
    assert service.unit_properties(program="/nowhere/systemctl") is None
    assert service.check(subject)


def test_the_kernel_tells_which_screen_is_connected(tmp_path: Path) -> None:
    for name, status, modes in (
        ("card0-DP-1", "disconnected", ""),
        ("card0-HDMI-A-1", "connected", "1920x1080\n800x600\n"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "status").write_text(status + "\n", encoding="ascii")
        (tmp_path / name / "modes").write_text(modes, encoding="ascii")
    seen, turned = screen.connected(tmp_path, 0), screen.connected(tmp_path, 90)
    assert seen
    assert (seen.width, seen.height, seen.told_by) == (1920, 1080, "card0-HDMI-A-1")
    assert turned
    assert (turned.width, turned.height) == (1080, 1920)
    assert screen.connected(tmp_path / "none", 0) is None


def test_a_catalogue_file_is_read_and_its_age_is_told(tmp_path: Path) -> None:
    starter = Path(catalogue.__file__).parents[2] / "assets" / "starter" / "procedures.json"
    file = tmp_path / "procedures.json"
    file.write_bytes(starter.read_bytes())
    today = datetime.fromtimestamp(file.stat().st_mtime, UTC).date()
    assert codes(catalogue.of_file(file, today)) == ("sample",)
    assert codes(catalogue.of_file(file, today + timedelta(days=400)))[1:] == ("old",)
    file.write_text("{", encoding="ascii")
    assert codes(catalogue.of_file(file, today)) == ("broken",)
    assert codes(catalogue.of_file(tmp_path / "none.json", today)) == ("broken",)


def test_one_check_in_a_process_of_its_own_tells_codes_and_levels(words: list[str]) -> None:
    said = io.StringIO()
    with redirect_stdout(said):
        assert one_check(["printer", *words]) == 0
    assert [(line["code"], line["level"]) for line in json.loads(said.getvalue())] == [("ready", 0)]


def test_a_check_that_hangs_or_crashes_takes_no_other_with_it(words: list[str], tmp_path: Path) -> None:
    # A pipe that nobody writes to hangs whoever reads the settings; a display that is none ends Qt by its own hand.
    asked = ("disk", "fonts")
    hanging, well = asyncio.run(broken_and_well(words))
    assert [one.finding.code for one in hanging] == ["timed_out"]
    assert [one.finding.code for one in well] == ["ready"]
    assert asyncio.run(examine(asked, words))[-1].finding.check == "fonts"


async def broken_and_well(words: list[str]) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    hurried = Check(module="kiosk.doctor.fonts", seconds=0.01)
    return await made("fonts", hurried, words), await examine(["fonts"], words)


def test_a_check_that_crashes_says_why(words: list[str]) -> None:
    crashing = Check(module="", environment={"QT_QPA_PLATFORM": "nonsense"})
    (found,) = asyncio.run(made("fonts", crashing, words))
    assert (found.finding.code, found.level) == ("crashed", Level.FAULT)
    assert "nonsense" in found.finding.particulars["why"]


FOUND = (
    Found(Finding(check="printer", code="ready", particulars={"address": "usb:04b8:0e15"}), Level.OK),
    Found(Finding(check="printer", code="paper_low", particulars={"address": "usb:04b8:0e15"}), Level.WARNING),
    Found(Finding(check="sound", code="no_card"), Level.FAULT),
)


def test_the_table_says_what_is_so_and_what_to_do_without_colour() -> None:
    said = table(FOUND, Words("en"))
    assert said.splitlines()[:4] == [
        "  Printer  ok     usb:04b8:0e15 answers and has paper.",
        "! Printer  note   usb:04b8:0e15 is nearly out of paper.",
        "                  → Have a new roll ready.",
        "✗ Sound    fault  There is no sound device.",
    ]
    assert max(map(len, said.splitlines())) <= WIDTH
    assert said.splitlines()[-1] == ("Not to be used yet: 1 faults, 1 notes, 1 well. Mend the faults and run it again.")
    assert "\x1b" not in said


def test_programs_get_the_same_as_json() -> None:
    told = json.loads(as_json(FOUND, Words("vi")))
    assert told["level"] == "fault"
    assert [one["code"] for one in told["findings"]] == ["ready", "paper_low", "no_card"]
    assert told["findings"][1]["next"] == "Chuẩn bị cuộn giấy mới."


def test_the_command_ends_with_the_worst_level(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert doctor([*words, "--only", "printer", "--only", "fonts", "--language", "en"]) == 0
    assert capsys.readouterr().out.endswith("All is well (2 findings).\n")
    assert doctor([*words, "--only", "sound", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["level"] == "warning"
    assert doctor([*words, "--only", "node"]) == 2
    with pytest.raises(SystemExit):
        doctor(["--only", "colour"])
    assert "there is no check colour" in capsys.readouterr().err


def test_the_font_of_the_screens_has_every_vietnamese_letter() -> None:
    letters = set(fonts.vietnamese_letters())
    assert len(letters) == 2 * (12 * 6 + 1)
    assert {"ỡ", "Ữ", "đ", "Ặ"} <= letters
