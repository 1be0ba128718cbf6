"""How each part of the kiosk is, as staff read it: how grave, and which words say it; it senses nothing."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.faults import Condition, DiskState
from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from kiosk.scanning.scanner import ScannerState
from server_client.client.connection import ConnectionState


class Part(StrEnum):
    """A part that can be well or not."""

    PRINTER = "printer"
    PAPER = "paper"
    SCANNER = "scanner"
    LINE = "line"
    NODE = "node"
    CLOCK = "clock"
    DISK = "disk"
    SOUND = "sound"


class Level(StrEnum):
    """How much a state matters: nothing to do, to be noted, numbers or people suffer from it."""

    WELL = "well"
    NOTE = "note"
    FAULT = "fault"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartState:
    """One part's state; `says` names the words that say it and what to do."""

    part: Part
    level: Level
    says: str


_OF_THE_PAPER = frozenset({PrinterFault.PAPER_OUT, PrinterFault.PAPER_LOW})
_LINES = {
    ConnectionState.ONLINE: (Level.WELL, "line_well"),
    ConnectionState.CONNECTING: (Level.NOTE, "line_connecting"),
    ConnectionState.OFFLINE: (Level.FAULT, "line_cut"),
}
_SCANNERS = {
    ScannerState.READY: (Level.WELL, "scanner_well"),
    ScannerState.GONE: (Level.FAULT, "scanner_unreachable"),
    ScannerState.ABSENT: (Level.WELL, "scanner_absent"),
}
_DISKS = {
    DiskState.WELL: (Level.WELL, "disk_well"),
    DiskState.LOW: (Level.NOTE, "disk_low"),
    DiskState.FULL: (Level.FAULT, "disk_full"),
    DiskState.FAULTY: (Level.FAULT, "disk_fault"),
}


def part_states(condition: Condition, *, has_sound: bool) -> tuple[PartState, ...]:
    """Return all parts in the order in which they are looked at; `has_sound` says whether there should be any."""
    found = {
        Part.PRINTER: _printer(condition.printer),
        Part.PAPER: _paper(condition.printer),
        Part.SCANNER: _SCANNERS[condition.scanner],
        Part.LINE: _LINES[condition.line],
        Part.NODE: _node(condition),
        Part.CLOCK: (Level.NOTE, "clock_wrong") if condition.is_clock_wrong else (Level.WELL, "clock_well"),
        Part.DISK: _DISKS[condition.disk],
        Part.SOUND: _sound(condition, has_sound=has_sound),
    }
    return tuple(PartState(part=part, level=level, says=says) for part, (level, says) in found.items())


def _printer(status: PrinterStatus) -> tuple[Level, str]:
    for fault in PrinterFault:
        # Out of paper it is off line, too; that is for the paper's line to say.
        is_its_own = fault not in _OF_THE_PAPER and not (
            fault is PrinterFault.OFFLINE and PrinterFault.PAPER_OUT in status.faults
        )
        if fault in status.faults and is_its_own:
            return Level.FAULT, f"printer_{fault.value}"
    return (Level.WELL, "printer_well") if status.told else (Level.NOTE, "printer_silent")


def _paper(status: PrinterStatus) -> tuple[Level, str]:
    if PrinterFault.PAPER_OUT in status.faults:
        return Level.FAULT, "paper_out"
    if PrinterFault.PAPER_LOW in status.faults:
        return Level.NOTE, "paper_low"
    is_told = status.told and PrinterFault.UNREACHABLE not in status.faults
    return (Level.WELL, "paper_well") if is_told else (Level.NOTE, "paper_unknown")


def _node(condition: Condition) -> tuple[Level, str]:
    if condition.not_ours is not None:
        return Level.FAULT, f"node_{condition.not_ours.value}"
    if condition.is_shut_out:
        return Level.FAULT, "node_shut_out"
    if condition.line is ConnectionState.ONLINE:
        return Level.WELL, "node_well"
    if not (condition.knows_its_branch and condition.has_series):
        return Level.FAULT, "node_unknown"
    return Level.NOTE, "node_unheard"


def _sound(condition: Condition, *, has_sound: bool) -> tuple[Level, str]:
    if not has_sound:
        return Level.WELL, "sound_off"
    return (Level.NOTE, "sound_fault") if condition.is_mute else (Level.WELL, "sound_well")
