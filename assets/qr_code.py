"""QR codes of an address or any other short text, as modules; the one file that imports qrcode, and it draws nothing.

ISO/IEC 18004; error correction M, so that a fold or a faint dot does not lose the address.
"""

from dataclasses import dataclass

from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

QUIET_ZONE = 4
"""Blank modules on every side that the standard asks for."""

# Trying all eight masks takes ten times as long as drawing one, and readers accept any.
_MASK = 3


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code without its quiet zone: each row's modules as bits of a number, the leftmost one highest."""

    side: int
    rows: tuple[int, ...]

    @property
    def quiet_side(self) -> int:
        """Modules across, with the quiet zone."""
        return self.side + 2 * QUIET_ZONE


def qr_code(address: str) -> QrCode | None:
    """The code of ``address``; None if there is none to show or it is too long for any code (2,331 bytes)."""
    content = address.encode("utf-8", errors="replace")
    if not content.strip():
        return None
    code = QRCode(error_correction=ERROR_CORRECT_M, mask_pattern=_MASK, border=0)
    code.add_data(content, optimize=0)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        # Which of the two it is depends on how far over the limit the address is.
        return None
    rows = tuple(int("".join("1" if module else "0" for module in row), 2) for row in code.modules)
    return QrCode(len(rows), rows)
