"""Whether the ticket printer answers and has paper; it prints only if it is told to."""

from datetime import UTC, datetime

from kiosk.doctor.finding import Codes, Finding, Findings, Level
from kiosk.doctor.subject import Subject
from kiosk.doctor.words import ASSETS
from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.escpos_job import escpos_job
from kiosk.printing.printer import Printer
from kiosk.printing.printer_status import PrinterFault, PrinterStatus
from kiosk.printing.printers import printer_from
from kiosk.printing.trial_face import trial_face
from kiosk.setup.keys import LANGUAGE, PRINTER

NAME = "printer"
CODES: Codes = {
    "ready": Level.OK,
    "untold": Level.WARNING,
    "paper_low": Level.WARNING,
    **{fault.value: Level.FAULT for fault in PrinterFault if fault is not PrinterFault.PAPER_LOW},
    "printed": Level.OK,
    "printed_unconfirmed": Level.WARNING,
    "not_printed": Level.FAULT,
    "unset": Level.WARNING,
}


def check(subject: Subject) -> Findings:
    """Ask the printer; print the trial slip if that is wanted."""
    address = subject.setting(PRINTER)
    if address is None:
        return (Finding(check=NAME, code="unset"),)
    printer = printer_from(address)
    try:
        found = verdict(address, printer.status())
        if subject.prints:
            found += printed(printer, subject.setting(LANGUAGE) or "vi", datetime.now(UTC))  # noqa: TID251 - of a slip
        return found
    finally:
        printer.close()


def verdict(address: str, status: PrinterStatus) -> Findings:
    """Say what the printer's answer means."""
    fault = status.blocking
    code = fault.value if fault else "paper_low" if status.paper_low else "ready" if status.told else "untold"
    return (Finding(check=NAME, code=code, particulars={"address": address}),)


def printed(printer: Printer, language: str, at: datetime) -> Findings:
    """Print the trial slip, and say whether it came out."""
    # Pillow is not needed to ask a printer how it is, and a broken one must not keep us from asking.
    from kiosk.printing.ticket_artist import TicketArtist  # noqa: PLC0415

    job = escpos_job(TicketArtist(ASSETS, printer.width).draw(trial_face(language, at, printer.address)))
    particulars = {"address": printer.address}
    try:
        code = "printed" if printer.print(job) else "printed_unconfirmed"
    except PrinterUnavailable as unavailable:
        code, particulars["why"] = "not_printed", str(unavailable)
    return (Finding(check=NAME, code=code, particulars=particulars),)
