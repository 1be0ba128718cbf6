"""What every printer offers, real or virtual; it holds no printer."""

from typing import Protocol

from kiosk.printing.printer_status import PrinterStatus


class Printer(Protocol):
    """One ticket printer, used by one thread.

    Opened by the first call that needs it and, after a fault, again by the next. Every call ends within seconds.
    """

    @property
    def address(self) -> str:
        """The setting that it was made from."""
        ...

    @property
    def width(self) -> int:
        """Dots across the paper: 576 or 384."""
        ...

    def print(self, job: bytes) -> bool:
        """Print one ticket's bytes; true when the printer has confirmed that it worked them off.

        Raises `PrinterUnavailable`; then nothing, or a part, is on paper.
        """
        ...

    def status(self) -> PrinterStatus:
        """Ask the printer; an unreachable one is a status too, not an error."""
        ...

    def close(self) -> None:
        """Let the device go; a later call opens it again."""
        ...
