"""A printer without paper, used like any other: a ticket becomes bytes and a PNG made from them; it fails on command.

A text file named ``fault`` in its folder makes it fail: the first word is a fault (``paper_out``, ``cover_open``,
``unreachable`` …), and a second word ``midway`` lets half of the next ticket out before that. Without the file it
prints.
"""

import re
from itertools import chain
from pathlib import Path

from kiosk.printing.errors import PrinterSetupWrong, PrinterUnavailable
from kiosk.printing.printer_addresses import PrinterAddress
from kiosk.printing.printer_status import PrinterFault, PrinterStatus

CONTROL_FILE = "fault"
MIDWAY = "midway"


class VirtualPrinter:
    """Writes ``ticket-0001.png`` and ``ticket-0001.bin`` and so on into ``folder``; half a ticket is ``torn-…``."""

    def __init__(self, address: PrinterAddress, folder: Path) -> None:
        self._address = address
        self._folder = folder

    @property
    def address(self) -> str:
        return self._address.text

    @property
    def width(self) -> int:
        return self._address.width

    def print(self, job: bytes) -> bool:
        fault, midway = self._fault()
        if fault is None or fault is PrinterFault.PAPER_LOW:
            self._write(job, torn=False)
            return True
        if midway:
            self._write(job[: len(job) // 2], torn=True)
        raise PrinterUnavailable(self.address, fault)

    def status(self) -> PrinterStatus:
        fault, midway = self._fault()
        # A fault that is to strike midway is not there before.
        return PrinterStatus(faults=frozenset() if fault is None or midway else frozenset({fault}))

    def close(self) -> None:
        """Nothing is held open."""

    def break_with(self, fault: PrinterFault, *, midway: bool = False) -> None:
        """Fail from now on, as the control file does."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / CONTROL_FILE).write_text(
            f"{fault.value} {MIDWAY if midway else ''}".strip() + "\n", encoding="utf-8"
        )

    def mend(self) -> None:
        """Print again."""
        (self._folder / CONTROL_FILE).unlink(missing_ok=True)

    def _fault(self) -> tuple[PrinterFault | None, bool]:
        control = self._folder / CONTROL_FILE
        try:
            words = control.read_text(encoding="utf-8").split()
        except FileNotFoundError:
            return None, False
        except OSError:
            return PrinterFault.UNREACHABLE, False
        legal = [fault.value for fault in PrinterFault]
        if not words or words[0] not in legal or words[1:] not in ([], [MIDWAY]):
            raise PrinterSetupWrong(str(control), f"must hold one of {', '.join(legal)}, then perhaps {MIDWAY}")
        return PrinterFault(words[0]), MIDWAY in words

    def _write(self, job: bytes, *, torn: bool) -> None:
        from kiosk.printing.printed_paper import printed_paper  # noqa: PLC0415 - it brings Pillow

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            name = f"{'torn' if torn else 'ticket'}-{self._next_number():04}"
            (self._folder / f"{name}.bin").write_bytes(job)
            (self._folder / f"{name}.png").write_bytes(printed_paper(job, self.width, torn=torn).png())
        except OSError as exc:
            raise PrinterUnavailable(self.address, PrinterFault.UNREACHABLE, str(exc)) from exc

    def _next_number(self) -> int:
        found = chain.from_iterable(re.findall(r"-(\d+)\.bin$", path.name) for path in self._folder.iterdir())
        return max(map(int, found), default=0) + 1
