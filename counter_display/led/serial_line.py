"""A line to the panels behind a serial port; the one file of this package that imports pyserial.

Import it when the port is opened. Foreign errors become LedUnavailable.
"""

import asyncio
import select
import termios
from collections.abc import Iterator
from contextlib import contextmanager

from serial import PARITY_EVEN, PARITY_NONE, PARITY_ODD, Serial

from counter_display.led.errors import LedUnavailable
from counter_display.led.led_address import SerialPlace

_WRITE_S = 3.0
_PARITIES = {"none": PARITY_NONE, "even": PARITY_EVEN, "odd": PARITY_ODD}


async def open_serial(place: SerialPlace) -> "SerialLine":
    """Open the port; no other program of this kind can open it meanwhile."""
    return await asyncio.to_thread(SerialLine, place)


class SerialLine:
    """An open port."""

    def __init__(self, place: SerialPlace) -> None:
        self._device = place.device
        with self._translated("cannot be opened"):
            self._port = Serial(
                place.device,
                place.baud,
                parity=_PARITIES[place.parity],
                timeout=0,
                write_timeout=_WRITE_S,
                exclusive=True,
            )

    async def send(self, data: bytes) -> None:
        """Write all, until the port has sent it."""
        await asyncio.to_thread(self._write, data)

    async def receive(self, seconds: float) -> bytes:
        """Return what comes next."""
        return await asyncio.to_thread(self._read, seconds)

    def close(self) -> None:
        """Let the port go, whether it is still there or not."""
        self._port.close()

    def _write(self, data: bytes) -> None:
        with self._translated("is gone"):
            self._port.reset_input_buffer()
            self._port.write(data)
            self._port.flush()

    def _read(self, seconds: float) -> bytes:
        with self._translated("is gone"):
            readable, _, _ = select.select([self._port.fileno()], [], [], seconds)
            return bytes(self._port.read(64)) if readable else b""

    @contextmanager
    def _translated(self, what: str) -> Iterator[None]:
        try:
            yield
        except (OSError, termios.error) as error:  # pyserial's errors are OSErrors too
            why = " ".join(str(error).split())
            raise LedUnavailable(
                f"The panels' serial port {self._device} {what} ({why}): check plug, name and rights"
            ) from error
