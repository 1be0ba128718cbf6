"""Whether systemd starts the kiosk, watches it and has not had to restart it again and again; it starts nothing."""

import shutil
from collections.abc import Mapping

from kiosk.doctor import systemd
from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject

NAME = "service"
UNIT = "motcua-kiosk.service"
CODES: Codes = {
    "ready": Level.OK,
    "no_systemd": Level.WARNING,
    "not_installed": Level.WARNING,
    "not_enabled": Level.WARNING,
    "not_running": Level.WARNING,
    "no_watchdog": Level.WARNING,
    "restarts": Level.WARNING,
    "no_session": Level.WARNING,
}
MANY_RESTARTS = 3


def check(_subject: Subject) -> Findings:
    """Ask systemd about the kiosk's unit."""
    found = (Finding(check=NAME, code="no_session"),) if shutil.which("cage") is None else ()
    return (*verdict(unit_properties()), *found)


def unit_properties(*, program: str = "systemctl") -> Mapping[str, str] | None:
    """Return what systemd knows of the unit, None where there is no systemd."""
    wanted = "LoadState,UnitFileState,ActiveState,WatchdogUSec,NRestarts"
    return systemd.shown(program, "show", UNIT, f"--property={wanted}")


def verdict(properties: Mapping[str, str] | None) -> Findings:
    """Say what the unit's properties mean."""
    if not properties:
        return (Finding(check=NAME, code="no_systemd"),)
    if properties.get("LoadState") != "loaded":
        return (Finding(check=NAME, code="not_installed", particulars={"unit": UNIT}),)
    restarts = int(properties.get("NRestarts", "0"))
    wrong = {
        "not_enabled": properties.get("UnitFileState") != "enabled",
        "not_running": properties.get("ActiveState") != "active",
        "no_watchdog": properties.get("WatchdogUSec", "0") in {"0", "infinity"},
        "restarts": restarts > MANY_RESTARTS,
    }
    codes = [code for code, is_so in wrong.items() if is_so] or ["ready"]
    return tuple(
        Finding(check=NAME, code=code, particulars={"unit": UNIT, "restarts": str(restarts)}) for code in codes
    )
