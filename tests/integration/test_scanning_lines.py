"""What ports, folders and hands do beyond the common suite: rights, rivals, wrong paths, noise, half-written files."""

import errno
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from serial import Serial

from kiosk.scanning.errors import ScannerTrouble, ScannerUnavailable
from kiosk.scanning.scanner import LONGEST_PAYLOAD
from kiosk.scanning.scanner_addresses import KeyboardPlace
from kiosk.scanning.serial_port import trouble_of
from kiosk.scanning.trial import try_scanner
from kiosk.scanning.virtual_scanner import VirtualScanner
from kiosk.scanning.wedge_scanner import MOST_WAITING, WedgeScanner
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.scanned_payload import read_scan
from tests.contract.hand_scanner import SerialHand, VirtualHand, made
from tests.unit.identity_papers import CARD, NAME, NUMBER, TODAY


@pytest.fixture
def serial_hand(tmp_path: Path) -> Iterator[SerialHand]:
    hand = SerialHand(tmp_path)
    hand.scanner.read(0)
    yield hand
    hand.clear_away()


@pytest.fixture
def virtual_hand(tmp_path: Path) -> VirtualHand:
    hand = VirtualHand(tmp_path)
    hand.scanner.read(0)
    return hand


def trouble(setting: str) -> ScannerTrouble:
    """Why the scanner cannot be read, as it must not."""
    with pytest.raises(ScannerUnavailable) as failure:
        made(setting).read(0)
    return failure.value.trouble


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("suffix", ["\r", "\r\n", ""])
def test_a_card_comes_through_in_every_encoding_that_scanners_are_set_to(
    serial_hand: SerialHand, encoding: str, suffix: str
) -> None:
    serial_hand.send((CARD + suffix).encode(encoding))

    scanned = serial_hand.scanner.read(5)

    assert scanned is not None
    card = read_scan(scanned.payload, TODAY)
    assert isinstance(card, IdentityCard)
    assert card.name == NAME


def test_a_port_that_another_program_reads_is_in_use(serial_hand: SerialHand) -> None:
    assert trouble(f"serial:{serial_hand.device}") is ScannerTrouble.IN_USE


def test_a_port_that_was_let_go_is_free_for_others(serial_hand: SerialHand) -> None:
    serial_hand.scanner.close()

    with Serial(str(serial_hand.device), exclusive=True):
        assert trouble(f"serial:{serial_hand.device}") is ScannerTrouble.IN_USE


def test_a_path_that_is_no_port_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert trouble(f"serial:{tmp_path / 'file'}") is ScannerTrouble.NO_SERIAL_PORT
    assert trouble(f"serial:{tmp_path}") is ScannerTrouble.NO_SERIAL_PORT
    assert trouble("serial:/dev/null") is ScannerTrouble.NO_SERIAL_PORT
    assert trouble("serial:/dev/motcua-has-no-such-scanner") is ScannerTrouble.NOT_CONNECTED


def test_a_port_that_may_not_be_opened_is_told_with_the_group() -> None:
    denied = PermissionError(errno.EACCES, "Permission denied")

    assert trouble_of(denied, ScannerTrouble.BROKEN) is ScannerTrouble.NO_PERMISSION
    assert "dialout" in str(ScannerUnavailable("serial:/dev/ttyACM0", ScannerTrouble.NO_PERMISSION))


def test_a_fault_that_nobody_knows_is_a_fault_of_the_device() -> None:
    assert trouble_of(OSError("odd"), ScannerTrouble.BROKEN) is ScannerTrouble.BROKEN


def test_a_port_is_noise_when_it_never_falls_silent(serial_hand: SerialHand) -> None:
    def babble() -> None:
        for _ in range(200):
            serial_hand.send(b"\xff" * 1024)
            serial_hand.scanner.read(0.001)

    with pytest.raises(ScannerUnavailable, match="baud rate"):
        babble()


def test_a_file_that_is_still_being_written_is_waited_for(virtual_hand: VirtualHand) -> None:
    with (virtual_hand.folder / "scan").open("w", encoding="utf-8") as file:
        assert virtual_hand.scanner.read(0.1) is None
        file.write(CARD)

    scanned = virtual_hand.scanner.read(5)

    assert scanned is not None
    assert scanned.payload == CARD.encode()


def test_a_scanned_file_is_gone(virtual_hand: VirtualHand) -> None:
    (virtual_hand.folder / "card").write_text(CARD + "\n", encoding="utf-8")

    assert virtual_hand.scanner.read(5) is not None

    assert list(virtual_hand.folder.iterdir()) == []


def test_files_that_were_there_before_and_those_that_are_no_scans_stay(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    scanner = VirtualScanner(f"virtual:{tmp_path}", tmp_path)
    scanner.read(0)
    (tmp_path / ".hidden").write_text("x", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "letter.txt")

    assert scanner.read(0.1) is None

    assert {path.name for path in tmp_path.iterdir()} == {"letter.txt", ".hidden", "folder", "link"}


def test_files_are_scanned_in_the_order_of_their_writing(virtual_hand: VirtualHand) -> None:
    for number, name in enumerate("cab"):
        path = virtual_hand.folder / name
        path.write_text(name, encoding="ascii")
        os.utime(path, (number, number))

    scans = [virtual_hand.scanner.read(5) for _ in range(3)]

    assert [scan.payload for scan in scans if scan] == [b"c", b"a", b"b"]


def test_a_file_that_holds_no_code_is_taken_away_in_silence(virtual_hand: VirtualHand) -> None:
    (virtual_hand.folder / "blank").write_text("\n\n", encoding="ascii")
    (virtual_hand.folder / "film").write_bytes(b"x" * (LONGEST_PAYLOAD + 1))

    assert virtual_hand.scanner.read(0.2) is None
    assert list(virtual_hand.folder.iterdir()) == []


def test_a_folder_that_cannot_be_is_a_fault_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(ScannerUnavailable, match="file") as failure:
        made(f"virtual:{tmp_path / 'file' / 'folder'}").read(0)

    assert failure.value.trouble is ScannerTrouble.BROKEN


def test_scans_that_nobody_reads_are_dropped() -> None:
    scanner = WedgeScanner("keyboard:", KeyboardPlace(0.03))
    scanner.read(0)
    for number in range(MOST_WAITING + 5):
        scanner.take(f"code {number}")

    scans = [scanner.read(0) for _ in range(MOST_WAITING + 1)]

    assert [scan.payload for scan in scans if scan] == [f"code {number}" for number in range(MOST_WAITING)]


def test_a_trial_tells_the_kind_of_the_code_and_not_the_code(virtual_hand: VirtualHand) -> None:
    clock = iter(range(100))

    def tick() -> float:
        virtual_hand.present(CARD)
        return next(clock)

    trial = try_scanner(virtual_hand.scanner.address, 10, TODAY, monotonic=tick)

    assert trial.worked
    assert trial.kind == "identity card"
    assert trial.length == len(CARD.encode())
    assert NUMBER not in repr(trial)
    assert NAME not in repr(trial)


@pytest.mark.parametrize(
    ("setting", "says", "worked"),
    [
        ("none:", "without a scanner", True),
        ("keyboard:", "start screen", True),
        ("serial:/dev/motcua-has-no-such-scanner", "check its cable", False),
    ],
)
def test_a_trial_says_what_to_do(setting: str, says: str, *, worked: bool) -> None:
    trial = try_scanner(setting, 0, date(2026, 1, 2))

    assert says in trial.says
    assert trial.worked is worked


def test_a_trial_without_a_code_says_that_the_scanner_is_there(serial_hand: SerialHand) -> None:
    serial_hand.scanner.close()

    trial = try_scanner(serial_hand.scanner.address, 0, TODAY)

    assert trial.worked
    assert trial.kind is None
    assert "is there" in trial.says
