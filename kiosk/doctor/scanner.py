"""Whether the scanner can be opened and reads a code; it says of what kind the code was, never what it held."""

from datetime import UTC, datetime

from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject
from kiosk.scanning.errors import ScannerTrouble
from kiosk.scanning.scanner_addresses import KeyboardPlace, NoPlace, Place, scanner_address
from kiosk.scanning.trial import ScannerTrial, try_scanner
from kiosk.setup.keys import SCANNER
from server_client.queue_model.local_time import local_day

NAME = "scanner"
CODES: Codes = {
    "ready": Level.OK,
    "none": Level.OK,
    "types": Level.OK,
    "read": Level.OK,
    "nothing_presented": Level.WARNING,
    **{trouble.value: Level.FAULT for trouble in ScannerTrouble},
    "unset": Level.WARNING,
}


def check(subject: Subject) -> Findings:
    """Open the scanner; wait for a code if that is wanted."""
    address = subject.setting(SCANNER)
    if address is None:
        return (Finding(check=NAME, code="unset"),)
    today = local_day(datetime.now(UTC))  # noqa: TID251 - an engineer's program, not a rule
    trial = try_scanner(address, subject.scan_s, today)
    return verdict(address, scanner_address(address).place, trial, waited=subject.scan_s > 0)


def verdict(address: str, place: Place, trial: ScannerTrial, *, waited: bool) -> Findings:
    """Say what came of the trial."""
    match place:
        case NoPlace():
            code = "none"
        case KeyboardPlace():
            code = "types"
        case _ if trial.trouble:
            code = trial.trouble.value
        case _ if trial.kind:
            code = "read"
        case _:
            code = "nothing_presented" if waited else "ready"
    return (Finding(check=NAME, code=code, particulars={"address": address, "kind": trial.kind or ""}),)
