"""Tells where one scan ends in a stream of bytes; it waits for nothing and reads nothing of what it holds.

A scan ends with a silence: a short one after an end of line, a longer one after anything else, for scanners that send
no suffix. Nothing is cut where an end of line stands, because receipts and passports have several lines, and in UTF-16
half the letter ă is a byte that ends a text elsewhere.
"""

from kiosk.scanning.scanner import LONGEST_PAYLOAD

QUIET_AFTER_END_S = 0.03
"""Longer than the 16 ms for which USB adapters collect bytes."""
QUIET_S = 0.08
NOISE_BYTES = 16 * LONGEST_PAYLOAD

_ENDS = (b"\r", b"\n", b"\x03", b"\x04", b"\r\0", b"\n\0")
_NOTHING = b"\r\n\x02\x03\x04\0"


class SerialFraming:
    """Collects the bytes of one scan at a time; a scan over `LONGEST_PAYLOAD` is dropped as a whole."""

    __slots__ = ("_bytes", "_count", "_last_at")

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._count = 0
        self._last_at = 0.0

    @property
    def is_noise(self) -> bool:
        """Whether far more has come without a silence than any scan has."""
        return self._count > NOISE_BYTES

    def take(self, data: bytes, at: float) -> None:
        """Add what has come."""
        self._count += len(data)
        self._bytes += data[: LONGEST_PAYLOAD + 1 - len(self._bytes)]
        self._last_at = at

    def quiet_at(self) -> float | None:
        """When the scan is complete if nothing more comes; None if none has begun."""
        if not self._count:
            return None
        return self._last_at + (QUIET_AFTER_END_S if self._bytes.endswith(_ENDS) else QUIET_S)

    def finish(self) -> bytes | None:
        """Take the scan out after a silence; None if there was nothing in it, or too much."""
        payload = bytes(self._bytes)
        self.forget()
        return payload if payload.strip(_NOTHING) and len(payload) <= LONGEST_PAYLOAD else None

    def forget(self) -> None:
        """Drop what has come so far."""
        self._bytes.clear()
        self._count = 0
