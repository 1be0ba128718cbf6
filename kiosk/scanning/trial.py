"""Tries a scanner for an engineer: opens it, waits for one code, and says of what kind it was, never what it held."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from time import monotonic

from kiosk.scanning.errors import ScannerTrouble, ScannerUnavailable
from kiosk.scanning.kind_words import kind_of
from kiosk.scanning.scanners import scanner_from
from kiosk.scanning.wedge_scanner import WedgeScanner
from server_client.dossier_model.scanned_payload import read_scan


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannerTrial:
    """What came of it: `trouble` if the scanner cannot be read, `kind` of the code if one was presented.

    `says` is a sentence for the engineer, with the next step; `length` counts bytes.
    """

    says: str
    trouble: ScannerTrouble | None = None
    kind: str | None = None
    length: int = 0

    @property
    def worked(self) -> bool:
        """Whether the scanner can be used, as far as this could tell."""
        return self.trouble is None


def try_scanner(
    address: str, seconds: float, today: date, *, monotonic: Callable[[], float] = monotonic
) -> ScannerTrial:
    """Try the scanner at an address for so long; raises `ScannerSetupWrong`. With 0 seconds, only open it."""
    scanner = scanner_from(address)
    if scanner is None:
        return ScannerTrial(says="This kiosk is set up without a scanner")
    if isinstance(scanner, WedgeScanner):
        return ScannerTrial(
            says="A scanner that types is tried at the kiosk's start screen: present a ticket to it there"
        )
    until = monotonic() + seconds
    try:
        scanned = scanner.read(0)
        while scanned is None and monotonic() < until:
            scanned = scanner.read(until - monotonic())
    except ScannerUnavailable as exc:
        return ScannerTrial(says=str(exc), trouble=exc.trouble)
    finally:
        scanner.close()
    if scanned is None:
        return ScannerTrial(says=f"Scanner {address} is there; no code was presented to it within {seconds:g} s")
    kind = kind_of(read_scan(scanned.payload, today))
    return ScannerTrial(says=f"Scanner {address} read: {kind}", kind=kind, length=len(scanned.payload))
