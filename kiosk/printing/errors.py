"""Everything that can go wrong in printing, as three kinds of error; it decides nothing about what to do next.

PrintingError
├── PrinterUnavailable   it cannot print now (paper, cover, cable): show the fault, keep the ticket, print later
├── PrinterSetupWrong    a setting or the virtual printer's control file is wrong: name the key, stop at start
└── TicketAssetBroken    a font or a file of ticket words is missing or damaged: stop at start, install again

Anything else that rises from this package is a fault of the program.
"""

from pathlib import Path

from kiosk.printing.printer_status import PrinterFault

NEXT_STEP = {
    PrinterFault.UNREACHABLE: "cannot be reached: check its power and its cable",
    PrinterFault.COVER_OPEN: "has its cover open: close it",
    PrinterFault.PAPER_OUT: "has no paper: put in a new roll",
    PrinterFault.CUTTER: "has a jammed cutter: clear the paper and switch the printer off and on",
    PrinterFault.ERROR: "reports a fault of its own: switch it off and on, then call service",
    PrinterFault.OFFLINE: "is off line: press its feed button, or switch it off and on",
    PrinterFault.PAPER_LOW: "is nearly out of paper: have a new roll ready",
}


class PrintingError(Exception):
    """Root of this package's errors."""


class PrinterUnavailable(PrintingError):
    """The printer did not print, or not the whole ticket; ``fault`` says why."""

    def __init__(self, address: str, fault: PrinterFault, detail: str = "") -> None:
        super().__init__(f"Printer {address} {NEXT_STEP[fault]}{f' ({detail})' if detail else ''}")
        self.address = address
        self.fault = fault


class PrinterSetupWrong(PrintingError):
    """A setting names no printer; ``key`` is the setting or the part of it that is wrong."""

    def __init__(self, key: str, problem: str) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key


class TicketAssetBroken(PrintingError):
    """A shipped file that every ticket needs cannot be used."""

    def __init__(self, file: Path, problem: str) -> None:
        super().__init__(f"{file}: {problem}")
        self.file = file
