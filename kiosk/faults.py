"""What is wrong with a kiosk, as staff are told and as whoever stands before it is; it senses and mends nothing.

Each hindrance has a way on, which the screen's words name:

SHUT_OUT       the branch does not let this kiosk in: ask staff, or take another kiosk
NOT_READY      it has never known its branch, or that has not confirmed its name: ask staff
NO_DISK        a number could not be kept over a power cut, so none is given: ask staff, or take another kiosk
ON_ITS_OWN     the branch is out of reach: numbers of the kiosk's own series, with a place by their time of issue
NO_PAPER       the number and its code are on the screen: photograph them or write them down; staff can print it
NO_SCANNER     type the code instead
"""

from dataclasses import dataclass, field
from enum import Enum, auto

from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from kiosk.scanning.scanner import ScannerState
from server_client.client.connection import ConnectionState
from server_client.queue_model.device import DeviceFault


class DiskState(Enum):
    """How the disk takes what must outlive a power cut; LOW still does."""

    WELL = auto()
    LOW = auto()
    FULL = auto()
    FAULTY = auto()


class NotOurs(Enum):
    """Why the branch has not let this machine have its kiosk's name; an engineer sets it right."""

    OTHER_NAME = "other_name"
    """The credential has another name than the settings."""
    OTHER_MACHINE = "other_machine"
    """Another machine has the credential."""


class Hindrance(Enum):
    """What a person is told, the weightiest first."""

    SHUT_OUT = auto()
    NOT_READY = auto()
    NO_DISK = auto()
    ON_ITS_OWN = auto()
    NO_PAPER = auto()
    NO_SCANNER = auto()

    @property
    def stops_numbers(self) -> bool:
        """Whether no number can be had here until it is mended."""
        return self in {Hindrance.SHUT_OUT, Hindrance.NOT_READY, Hindrance.NO_DISK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """How each part of the kiosk is; one that has not been asked yet counts as well."""

    line: ConnectionState = ConnectionState.CONNECTING
    is_shut_out: bool = False
    knows_its_branch: bool = True
    has_series: bool = True
    not_ours: NotOurs | None = None
    printer: PrinterStatus = field(default_factory=PrinterStatus)
    scanner: ScannerState = ScannerState.ABSENT
    is_mute: bool = False
    disk: DiskState = DiskState.WELL
    is_clock_wrong: bool = False


_OF_THE_PRINTER = {
    PrinterFault.UNREACHABLE: DeviceFault.PRINTER_UNREACHABLE,
    PrinterFault.COVER_OPEN: DeviceFault.COVER_OPEN,
    PrinterFault.PAPER_OUT: DeviceFault.PAPER_OUT,
    PrinterFault.CUTTER: DeviceFault.PAPER_JAM,
    PrinterFault.ERROR: DeviceFault.PRINTER_FAULT,
    PrinterFault.OFFLINE: DeviceFault.PRINTER_FAULT,
    PrinterFault.PAPER_LOW: DeviceFault.PAPER_LOW,
}
_OF_THE_DISK = {
    DiskState.LOW: DeviceFault.DISK_FULL,
    DiskState.FULL: DeviceFault.DISK_FULL,
    DiskState.FAULTY: DeviceFault.DISK_FAULT,
}


def device_faults(condition: Condition) -> frozenset[DeviceFault]:
    """Return what staff have to see to; that the line is cut only the other end can tell them.

    A printer that is off line because its cover is open or its paper is out has one fault, not two.
    """
    printer = set(condition.printer.faults)
    if printer - {PrinterFault.OFFLINE, PrinterFault.PAPER_LOW}:
        printer.discard(PrinterFault.OFFLINE)
    if PrinterFault.PAPER_OUT in printer:
        printer.discard(PrinterFault.PAPER_LOW)
    found = {_OF_THE_PRINTER[fault] for fault in printer} | condition.scanner.faults
    if condition.is_mute:
        found.add(DeviceFault.SOUND_FAULT)
    if condition.disk in _OF_THE_DISK:
        found.add(_OF_THE_DISK[condition.disk])
    if condition.is_clock_wrong:
        found.add(DeviceFault.CLOCK_WRONG)
    return frozenset(found)


def hindrances(condition: Condition) -> tuple[Hindrance, ...]:
    """Return what a person has to know before touching anything, the weightiest first."""
    is_down = condition.line is ConnectionState.OFFLINE
    there = {
        Hindrance.SHUT_OUT: condition.is_shut_out,
        Hindrance.NOT_READY: is_down and not (condition.knows_its_branch and condition.has_series),
        Hindrance.NO_DISK: condition.disk in {DiskState.FULL, DiskState.FAULTY},
        Hindrance.ON_ITS_OWN: is_down and not condition.is_shut_out,
        Hindrance.NO_PAPER: condition.printer.blocking is not None,
        Hindrance.NO_SCANNER: condition.scanner is ScannerState.GONE,
    }
    found = tuple(hindrance for hindrance in Hindrance if there[hindrance])
    # With no number to be had, nobody need know about its series, its paper or its code.
    return found[:1] if found and found[0].stops_numbers else found
