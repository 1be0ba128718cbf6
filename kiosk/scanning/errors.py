"""Everything that can go wrong with a scanner, as two kinds of error; it decides nothing about what to do next.

ScanningError
├── ScannerUnavailable   it cannot be read now: tell staff, try again
└── ScannerSetupWrong    the setting names no scanner: stop at start

Anything else that rises from this package is a fault of the program. No message holds anything of a payload.
"""

from enum import StrEnum


class ScannerTrouble(StrEnum):
    """Why a scanner cannot be read."""

    NOT_CONNECTED = "not_connected"
    NO_PERMISSION = "no_permission"
    IN_USE = "in_use"
    NO_SERIAL_PORT = "no_serial_port"
    NOISE = "noise"
    BROKEN = "broken"


NEXT_STEP = {
    ScannerTrouble.NOT_CONNECTED: "is not connected: check its cable, and that it is set to serial (USB CDC-ACM) mode",
    ScannerTrouble.NO_PERMISSION: (
        "may not be opened by this user: add the kiosk's user to the group that owns it, most often dialout, and log "
        "in again"
    ),
    ScannerTrouble.IN_USE: "is in use by another program: stop that program, or the kiosk if you are testing",
    ScannerTrouble.NO_SERIAL_PORT: "is no serial port: write the scanner's own path under /dev/serial/by-id",
    ScannerTrouble.NOISE: "sends without a pause: check its baud rate and its cable",
    ScannerTrouble.BROKEN: "reports a fault: unplug it and plug it in again",
}


class ScanningError(Exception):
    """Root of this package's errors."""


class ScannerUnavailable(ScanningError):
    """The scanner cannot be read now; `trouble` says why."""

    def __init__(self, address: str, trouble: ScannerTrouble, detail: str = "") -> None:
        super().__init__(f"Scanner {address} {NEXT_STEP[trouble]}{f' ({detail})' if detail else ''}")
        self.address = address
        self.trouble = trouble


class ScannerSetupWrong(ScanningError):
    """A setting names no scanner; `key` is the setting or the part of it that is wrong."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key
