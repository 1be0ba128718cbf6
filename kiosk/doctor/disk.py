"""Whether the kiosk's folder keeps what is given to it, and how fast; it leaves nothing there."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject
from kiosk.setup.keys import DATA

NAME = "disk"
CODES: Codes = {
    "ready": Level.OK,
    "slow": Level.WARNING,
    "low": Level.WARNING,
    "full": Level.FAULT,
    "missing": Level.FAULT,
    "not_writable": Level.FAULT,
    "unset": Level.WARNING,
}

SLOW_S = 0.2
"""A number is on disk before it is shown; longer than this and a person sees it."""
LOW_BYTES, FULL_BYTES = 1024**3, 100 * 1024**2
BLOCK = bytes(4096)
WRITES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskState:
    """What was measured: bytes free, and the slowest of some small durable writes, in seconds."""

    free: int
    write_s: float


def check(subject: Subject) -> Findings:
    """Write, make durable, measure, remove."""
    folder = subject.setting(DATA)
    if folder is None:
        return (Finding(check=NAME, code="unset"),)
    if not folder.is_dir():
        return (Finding(check=NAME, code="missing", particulars={"folder": str(folder)}),)
    try:
        return verdict(folder, measured(folder))
    except OSError as error:
        return (
            Finding(check=NAME, code="not_writable", particulars={"folder": str(folder), "why": error.strerror or ""}),
        )


def measured(folder: Path) -> DiskState:
    """Measure the disk under a folder; OSError if nothing can be written."""
    slowest = 0.0
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(WRITES):
            begun = monotonic()
            file.write(BLOCK)
            file.flush()
            os.fsync(file.fileno())
            slowest = max(slowest, monotonic() - begun)
    return DiskState(free=shutil.disk_usage(folder).free, write_s=slowest)


def verdict(folder: Path, state: DiskState) -> Findings:
    """Say what the figures mean."""
    particulars = {
        "folder": str(folder),
        "free": f"{state.free / 1024**2:,.0f} MB" if state.free < LOW_BYTES else f"{state.free / 1024**3:.1f} GB",
        "ms": f"{state.write_s * 1000:.0f}",
    }
    code = "full" if state.free < FULL_BYTES else "low" if state.free < LOW_BYTES else "ready"
    if code == "ready" and state.write_s > SLOW_S:
        code = "slow"
    return (Finding(check=NAME, code=code, particulars=particulars),)
