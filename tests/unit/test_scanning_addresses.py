"""The setting that names a scanner."""

from pathlib import Path

import pytest

from kiosk.scanning.errors import ScannerSetupWrong
from kiosk.scanning.scanner import ScannerState
from kiosk.scanning.scanner_addresses import (
    KeyboardPlace,
    NoPlace,
    Place,
    SerialPlace,
    VirtualPlace,
    scanner_address,
)
from kiosk.scanning.scanners import scanner_from
from kiosk.scanning.wedge_scanner import WedgeScanner
from server_client.queue_model.device import DeviceFault


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("serial:/dev/ttyACM0", SerialPlace("/dev/ttyACM0", 9600)),
        ("serial:/dev/ttyS0?baud=115200", SerialPlace("/dev/ttyS0", 115200)),
        ("serial:/dev/serial/by-id/usb-Scanner-if00", SerialPlace("/dev/serial/by-id/usb-Scanner-if00", 9600)),
        ("keyboard:", KeyboardPlace(0.03)),
        ("keyboard:?gap=40", KeyboardPlace(0.04)),
        ("virtual:/tmp/scanner", VirtualPlace(Path("/tmp/scanner"))),
        (" none: ", NoPlace()),
    ],
)  # fmt: skip
def test_each_kind_of_scanner_has_its_address(text: str, place: Place) -> None:
    assert scanner_address(text).place == place


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "names no scanner: write serial:"),
        ("none", "names no scanner"),
        ("ttyACM0", "names no scanner"),
        ("usb:04b8:0e15", "names no scanner"),
        ("serial:", "whole path"),
        ("serial:ttyACM0", "serial:/dev/serial/by-id/NAME"),
        ("serial:/dev/ttyS0?baud=fast", "scanner baud: is 'fast': write a number from 1200 to 4000000, such as 9600"),
        ("serial:/dev/ttyS0?baud=²", "scanner baud"),
        ("serial:/dev/ttyS0?baud=", "scanner baud"),
        ("serial:/dev/ttyS0?parity=even", "scanner parity=even: is no option of a serial scanner: remove it"),
        ("keyboard:/dev/input/event3", "write keyboard:"),
        ("keyboard:?gap=500", "scanner gap"),
        ("virtual:", "write virtual:FOLDER"),
        ("none:x", "write none:"),
    ],
)
def test_a_wrong_setting_is_named_with_what_to_write(text: str, problem: str) -> None:
    with pytest.raises(ScannerSetupWrong) as refusal:
        scanner_address(text)

    assert problem in str(refusal.value)


def test_no_scanner_is_none() -> None:
    assert scanner_from("none:") is None


def test_a_scanner_that_types_keeps_its_pace() -> None:
    scanner = scanner_from("keyboard:?gap=20")

    assert isinstance(scanner, WedgeScanner)
    assert scanner.gap_s == 0.02


def test_only_a_scanner_that_should_be_there_is_a_fault() -> None:
    assert ScannerState.GONE.faults == {DeviceFault.SCANNER_UNREACHABLE}
    assert not ScannerState.READY.faults | ScannerState.ABSENT.faults
