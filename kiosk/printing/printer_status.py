"""What a printer says of itself, from the ESC/POS real-time status bytes; it asks nothing itself.

Source: Epson, ESC/POS Command Reference, "DLE EOT n" (real-time status) and "GS r 1" (paper sensor, answered in order).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class PrinterFault(Enum):
    """What is wrong, the cause a person must see first on top: a printer with its cover open is also off line."""

    UNREACHABLE = "unreachable"
    COVER_OPEN = "cover_open"
    PAPER_OUT = "paper_out"
    CUTTER = "cutter"
    ERROR = "error"
    OFFLINE = "offline"
    PAPER_LOW = "paper_low"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterStatus:
    """The faults now; ``told`` is false when the printer cannot tell, and no fault means only none known."""

    faults: frozenset[PrinterFault] = frozenset()
    told: bool = True

    @property
    def blocking(self) -> PrinterFault | None:
        """The fault that keeps a ticket from being printed, the one to mend first; low paper is none."""
        for fault in PrinterFault:
            if fault in self.faults and fault is not PrinterFault.PAPER_LOW:
                return fault
        return None

    @property
    def paper_low(self) -> bool:
        """Whether the roll's near end has been seen."""
        return PrinterFault.PAPER_LOW in self.faults


PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER = 1, 2, 3, 4
QUERIES = (PRINTER, OFFLINE_CAUSE, ERROR_CAUSE, PAPER)

# For each query: the bits that are set, and what they mean.
_MEANINGS: Mapping[int, tuple[tuple[int, PrinterFault], ...]] = {
    PRINTER: ((0x08, PrinterFault.OFFLINE),),
    OFFLINE_CAUSE: ((0x04, PrinterFault.COVER_OPEN), (0x20, PrinterFault.PAPER_OUT), (0x40, PrinterFault.ERROR)),
    ERROR_CAUSE: ((0x08, PrinterFault.CUTTER), (0x20, PrinterFault.ERROR), (0x40, PrinterFault.ERROR)),
    PAPER: ((0x0C, PrinterFault.PAPER_LOW), (0x60, PrinterFault.PAPER_OUT)),
}


def status_query(query: int) -> bytes:
    """``DLE EOT n``; the printer answers at once, even when it is off line or still printing."""
    return bytes((0x10, 0x04, query))


IN_ORDER_QUERY = b"\x1dr\x01"
"""``GS r 1``; the printer answers only when it has worked off all that was sent before."""


def is_status_reply(byte: int) -> bool:
    """Whether ``byte`` has the fixed bits of an answer to ``DLE EOT``: 0xx1xx10."""
    return byte & 0x93 == 0x12


def is_in_order_reply(byte: int) -> bool:
    """Whether ``byte`` has the fixed bits of an answer to ``GS r``: 0xx0xxxx."""
    return byte & 0x90 == 0


def status_of(replies: Mapping[int, int]) -> PrinterStatus:
    """The status that these answers, by query, amount to; no answers at all tell nothing."""
    faults = {fault for query, reply in replies.items() for bits, fault in _MEANINGS[query] if reply & bits}
    return PrinterStatus(faults=frozenset(faults), told=bool(replies))
