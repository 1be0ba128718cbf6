"""A serial port as the scanner's driver needs it; the one file of this package that imports pyserial.

Import it when the port is opened. Foreign errors become `ScannerUnavailable`.
"""

import errno
import select
import termios
from collections.abc import Iterator
from contextlib import contextmanager

from serial import Serial

from kiosk.scanning.errors import ScannerTrouble, ScannerUnavailable
from kiosk.scanning.scanner_addresses import SerialPlace

CHUNK = 4096

_TROUBLES = {
    errno.EACCES: ScannerTrouble.NO_PERMISSION,
    errno.EPERM: ScannerTrouble.NO_PERMISSION,
    errno.EBUSY: ScannerTrouble.IN_USE,
    errno.EAGAIN: ScannerTrouble.IN_USE,
    errno.EISDIR: ScannerTrouble.NO_SERIAL_PORT,
    errno.ENOTTY: ScannerTrouble.NO_SERIAL_PORT,
    errno.EINVAL: ScannerTrouble.NO_SERIAL_PORT,
    errno.ENOENT: ScannerTrouble.NOT_CONNECTED,
    errno.ENXIO: ScannerTrouble.NOT_CONNECTED,
    errno.ENODEV: ScannerTrouble.NOT_CONNECTED,
    errno.EIO: ScannerTrouble.NOT_CONNECTED,
}


class SerialPort:
    """An open port; no other program of this kind can open it meanwhile. What it had received before is gone."""

    def __init__(self, address: str, place: SerialPlace) -> None:
        self._address = address
        with self._translated(ScannerTrouble.BROKEN):
            self._port = Serial(place.device, place.baud, timeout=0, exclusive=True)

    def receive(self, seconds: float) -> bytes:
        """What has come within `seconds`; empty after a silence. Raises `ScannerUnavailable` when it is gone."""
        with self._translated(ScannerTrouble.NOT_CONNECTED):
            readable, _, _ = select.select([self._port.fileno()], [], [], max(seconds, 0))
            return bytes(self._port.read(CHUNK)) if readable else b""

    def close(self) -> None:
        """Let it go, whether it is still there or not."""
        self._port.close()

    @contextmanager
    def _translated(self, otherwise: ScannerTrouble) -> Iterator[None]:
        try:
            yield
        except (OSError, termios.error) as exc:  # pyserial's errors are OSErrors too
            raise ScannerUnavailable(self._address, trouble_of(exc, otherwise), _one_line(exc)) from exc


def trouble_of(error: Exception, otherwise: ScannerTrouble) -> ScannerTrouble:
    """What an error of the system means; pyserial often hands on only its text or the error that it came from."""
    seen: BaseException | None = error
    while seen is not None:
        number = seen.args[0] if seen.args else None
        if isinstance(number, int) and number in _TROUBLES:
            return _TROUBLES[number]
        seen = seen.__context__
    return otherwise


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
