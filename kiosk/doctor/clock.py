"""Whether the machine's clock agrees with the node's, and whether something keeps it right; it sets no clock."""

import asyncio
from datetime import timedelta

from kiosk.doctor import systemd
from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject
from kiosk.setup.keys import CA, SERVER
from server_client.client.errors import Unavailable

NAME = "clock"
CODES: Codes = {
    "right": Level.OK,
    "off": Level.WARNING,
    "wrong": Level.FAULT,
    "unknown": Level.WARNING,
    "not_kept": Level.WARNING,
}
OFF, WRONG = timedelta(seconds=5), timedelta(seconds=60)
"""The node tells whole seconds, so less than two mean nothing."""


def check(subject: Subject) -> Findings:
    """Compare with the node, and ask who keeps the clock."""
    # httpx takes 80 ms to import; the other checks do without.
    from server_client.client.inspection import clock_lead  # noqa: PLC0415

    server = subject.setting(SERVER)
    try:
        lead = asyncio.run(clock_lead(server, authority=subject.setting(CA))) if server else None
    except Unavailable:
        lead = None
    return verdict(lead, is_kept=is_kept())


def is_kept(*, program: str = "timedatectl") -> bool | None:
    """Say whether a time service keeps the clock; None where nothing tells."""
    shown = systemd.shown(program, "show", "--property=NTP,NTPSynchronized")
    return None if shown is None else shown.get("NTPSynchronized") == "yes"


def verdict(lead: timedelta | None, *, is_kept: bool | None) -> Findings:
    """Say what a clock that is ahead of the node's by ``lead`` means."""
    if lead is None:
        code, seconds = "unknown", ""
    else:
        off = abs(lead)
        code = "wrong" if off > WRONG else "off" if off > OFF else "right"
        seconds = f"{lead.total_seconds():+.0f}"
    found = (Finding(check=NAME, code=code, particulars={"seconds": seconds}),)
    return found if is_kept else (*found, Finding(check=NAME, code="not_kept"))
