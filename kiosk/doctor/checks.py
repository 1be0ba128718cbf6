"""All checks in the order in which they are told; it imports a check only when it is to be made."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module

from kiosk.doctor.finding import Codes, Findings, Level
from kiosk.doctor.subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Where a check is, how many seconds it may take, and what it adds to its process's environment."""

    module: str
    seconds: float = 15.0
    environment: Mapping[str, str] = field(default_factory=dict)


CHECKS: Mapping[str, Check] = {
    "settings": Check(module="kiosk.doctor.settings_file"),
    "disk": Check(module="kiosk.doctor.disk"),
    "node": Check(module="kiosk.doctor.node", seconds=30),
    "catalogue": Check(module="kiosk.doctor.catalogue", seconds=30),
    "clock": Check(module="kiosk.doctor.clock", seconds=20),
    "printer": Check(module="kiosk.doctor.printer", seconds=20),
    "scanner": Check(module="kiosk.doctor.scanner"),
    "screen": Check(module="kiosk.doctor.screen"),
    "fonts": Check(module="kiosk.doctor.fonts", environment={"QT_QPA_PLATFORM": "offscreen"}),
    "sound": Check(module="kiosk.doctor.sound", seconds=20),
    "speech": Check(module="kiosk.doctor.speech"),
    "service": Check(module="kiosk.doctor.service"),
}

BROKEN: Codes = {"timed_out": Level.FAULT, "crashed": Level.FAULT}
"""What can come of any check."""


def check_of(name: str) -> Callable[[Subject], Findings]:
    """Return what makes the check."""
    made: Callable[[Subject], Findings] = import_module(CHECKS[name].module).check
    return made


def codes_of(name: str) -> Codes:
    """Return all that the check can find, with levels."""
    codes: Codes = import_module(CHECKS[name].module).CODES
    return {**codes, **BROKEN}
