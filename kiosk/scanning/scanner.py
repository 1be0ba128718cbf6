"""What every scanner offers, real or virtual; it holds no scanner and reads no payload."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Protocol

from server_client.dossier_model.personal import Personal
from server_client.queue_model.device import DeviceFault

LONGEST_PAYLOAD = 8192
"""Bytes or characters; no code that people carry holds more, and what goes on for longer is noise."""


class ScannerState(Enum):
    """Whether codes can be presented."""

    READY = auto()
    GONE = auto()
    """There should be one; it is looked for again and again."""
    ABSENT = auto()
    """This kiosk is set up without one, which is no fault."""

    @property
    def faults(self) -> frozenset[DeviceFault]:
        """What staff are told of it."""
        return frozenset({DeviceFault.SCANNER_UNREACHABLE} if self is ScannerState.GONE else ())


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Scanned(Personal):
    """What was scanned, in full and as it came, so hidden wherever it is written; `at` is monotonic, in seconds."""

    payload: bytes | str
    at: float


class Scanner(Protocol):
    """One scanner, used by one thread.

    Opened by the first call of `read` and, after a fault, by the next. What was scanned while it was not open is lost:
    a code is for the person who stands there now.
    """

    @property
    def address(self) -> str:
        """The setting that it was made from."""
        ...

    def read(self, seconds: float) -> Scanned | None:
        """Wait up to `seconds` for the next scan. Raises `ScannerUnavailable`; half a payload is then forgotten."""
        ...

    def close(self) -> None:
        """Let the device go."""
        ...
