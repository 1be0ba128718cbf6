"""A kiosk as the branch knows it: what is wrong with it, and whether someone there asks for help; no driver is here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server_client.queue_model.ids import CounterId, DeviceId


class DeviceFault(StrEnum):
    """What can be wrong with a kiosk, in the order in which it is told; the last is noticed by the server."""

    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    PAPER_JAM = "paper_jam"
    COVER_OPEN = "cover_open"
    PRINTER_UNREACHABLE = "printer_unreachable"
    PRINTER_FAULT = "printer_fault"
    SCANNER_UNREACHABLE = "scanner_unreachable"
    SOUND_FAULT = "sound_fault"
    CLOCK_WRONG = "clock_wrong"
    DISK_FULL = "disk_full"
    DISK_FAULT = "disk_fault"
    UNREACHABLE = "unreachable"


def in_order(faults: Iterable[DeviceFault]) -> tuple[DeviceFault, ...]:
    """Return the faults, each once, in the order in which they are told."""
    found = frozenset(faults)
    return tuple(fault for fault in DeviceFault if fault in found)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceState:
    """The present state of one kiosk.

    `faults` are in order; `reported_at` is when they became so (None: nothing was ever reported). `help_asked_at` is
    set while someone there waits for help; `help_answered_at` and `helper` tell of the last answer since, the helper
    being None if nobody has to come. `locked_at` is since when the centre has shut it to citizens, who are told
    `lock_message`, or the kiosk's own words if that is empty.
    """

    id: DeviceId
    faults: tuple[DeviceFault, ...] = ()
    reported_at: datetime | None = None
    help_asked_at: datetime | None = None
    help_answered_at: datetime | None = None
    helper: CounterId | None = None
    locked_at: datetime | None = None
    lock_message: str = ""
