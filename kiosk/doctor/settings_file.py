"""Whether the kiosk's settings can be used; it looks at no device that they name."""

import os

from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject
from kiosk.setup.keys import PIN

NAME = "settings"
CODES: Codes = {
    "ready": Level.OK,
    "options": Level.OK,
    "wrong": Level.FAULT,
    "no_pin": Level.WARNING,
    "as_root": Level.WARNING,
}


def check(subject: Subject) -> Findings:
    """Look at every key."""
    return verdict(
        file=str(subject.reading.file or ""),
        faults=subject.reading.faults,
        has_pin=subject.setting(PIN) != "",
        as_root=os.geteuid() == 0,
    )


def verdict(*, file: str, faults: tuple[str, ...], has_pin: bool, as_root: bool) -> Findings:
    """Say what follows: each fault by itself, what is missing, and who has looked."""
    found = [Finding(check=NAME, code="wrong", particulars={"fault": fault}) for fault in faults]
    if not faults:
        code = "ready" if file else "options"
        found.append(Finding(check=NAME, code=code, particulars={"file": file}))
    if not has_pin:
        found.append(Finding(check=NAME, code="no_pin"))
    if as_root:
        # Root may write and open everything, so what the kiosk's own user lacks is not seen.
        found.append(Finding(check=NAME, code="as_root"))
    return tuple(found)
