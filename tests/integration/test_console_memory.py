"""What a clerk's computer remembers of its last seat, on a real disk; and what the console reads at its start."""

import logging
from pathlib import Path

import pytest

from counter_display.console.memory import SeatMemory
from counter_display.console.settings import parse
from counter_display.serving.signing_in import LastSeat
from server_client.queue_model.ids import BranchId, ClerkId, CounterId, ProfileCode

SEAT = LastSeat(counter=CounterId("c05"), clerk=ClerkId("LAN01"), profile=ProfileCode("all"))


def test_a_seat_is_remembered_over_a_restart(tmp_path: Path) -> None:
    SeatMemory(tmp_path / "pc", None).remember(SEAT)
    assert SeatMemory(tmp_path / "pc", None).last_seat() == SEAT


def test_a_console_for_another_counter_keeps_only_the_work_profile(tmp_path: Path) -> None:
    SeatMemory(tmp_path, None).remember(SEAT)
    other = CounterId("c06")
    assert SeatMemory(tmp_path, other).last_seat() == LastSeat(counter=other, profile=SEAT.profile)


def test_a_new_computer_remembers_nothing(tmp_path: Path) -> None:
    assert SeatMemory(tmp_path, None).last_seat() == LastSeat()


def test_who_lets_the_next_be_called_by_itself_is_remembered_for_each_clerk(tmp_path: Path) -> None:
    memory = SeatMemory(tmp_path, None)
    memory.remember(SEAT)
    for clerk, alone in (("LAN01", True), ("MINH02", True), ("MINH02", False)):
        memory.remember_calling(ClerkId(clerk), alone)
    memory.remember(SEAT)
    again = SeatMemory(tmp_path, None)
    assert [again.calls_alone(ClerkId(clerk)) for clerk in ("LAN01", "MINH02", "HOA03")] == [True, False, False]
    assert again.last_seat() == SEAT


@pytest.mark.parametrize("text", ["", "{", "[1]", '{"counter": 5, "calling_alone": {"LAN01": 1}}'])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, caplog: pytest.LogCaptureFixture, text: str) -> None:
    (tmp_path / "console.json").write_text(text, encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert SeatMemory(tmp_path, None).last_seat() == LastSeat()
        assert not SeatMemory(tmp_path, None).calls_alone(ClerkId("LAN01"))


def test_a_disk_that_takes_nothing_does_no_harm_and_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "pc").write_text("a file where the folder should be", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        SeatMemory(tmp_path / "pc", None).remember(SEAT)
    assert "was not kept" in caplog.text


def started(tmp_path: Path, *more: str) -> list[str]:
    key = tmp_path / "key"
    key.write_text("secret\n", encoding="ascii")
    return ["--server", "http://s", "--branch", "CN01", "--credential-file", str(key), "--data", str(tmp_path), *more]


def test_the_command_line_says_where_the_branch_is_and_who_we_are(tmp_path: Path) -> None:
    settings = parse(started(tmp_path, "--counter", "c05", "--windowed", "1366x768", "--language", "en"))
    assert (settings.server, settings.branch, settings.counter) == ("http://s", BranchId("CN01"), CounterId("c05"))
    assert (settings.credential, settings.windowed, settings.language) == ("secret", (1366, 768), "en")


def test_without_an_address_for_citizens_numbers_have_no_page(tmp_path: Path) -> None:
    assert parse(started(tmp_path)).public_url == ""
    assert parse(started(tmp_path, "--public-url", "https://hcc.example")).public_url == "https://hcc.example"


def test_a_credential_is_not_shown_when_the_settings_are(tmp_path: Path) -> None:
    assert "secret" not in repr(parse(started(tmp_path)))


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--windowed", "wide"), "Size 'wide' is not known"),
        (("--credential-file", "/nowhere/key"), "/nowhere/key cannot be read"),
        (("--credential-file", "/dev/null"), "holds no credential"),
    ],
)
def test_a_mistake_on_the_command_line_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], words: str
) -> None:
    with pytest.raises(SystemExit):
        parse(started(tmp_path, *more))
    assert words in capsys.readouterr().err
