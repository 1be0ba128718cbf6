"""The scanner at a serial line or in USB CDC-ACM mode; it reads bytes and nothing of what they say."""

from collections.abc import Callable
from time import monotonic
from typing import Protocol

from kiosk.scanning.errors import ScannerTrouble, ScannerUnavailable
from kiosk.scanning.scanner import Scanned
from kiosk.scanning.scanner_addresses import SerialPlace
from kiosk.scanning.serial_framing import SerialFraming


class Port(Protocol):
    """An open line to a scanner."""

    def receive(self, seconds: float) -> bytes:
        """What has come within `seconds`; empty after a silence. Raises `ScannerUnavailable`."""
        ...

    def close(self) -> None:
        """Let it go."""
        ...


OpenPort = Callable[[str, SerialPlace], Port]


class SerialScanner:
    """Collects what comes until a silence ends it."""

    def __init__(
        self,
        address: str,
        place: SerialPlace,
        open_port: OpenPort | None = None,
        monotonic: Callable[[], float] = monotonic,
    ) -> None:
        self._address = address
        self._place = place
        self._open_port = open_port or _open_serial_port
        self._monotonic = monotonic
        self._port: Port | None = None
        self._framing = SerialFraming()

    @property
    def address(self) -> str:
        return self._address

    def read(self, seconds: float) -> Scanned | None:
        until = self._monotonic() + seconds
        try:
            while True:
                scanned = self._step(until)
                if scanned is not None or self._monotonic() >= until:
                    return scanned
        except ScannerUnavailable:
            self.close()
            raise

    def close(self) -> None:
        self._framing.forget()
        if self._port is not None:
            self._port.close()
            self._port = None

    def _step(self, until: float) -> Scanned | None:
        """Wait for bytes or a silence. Only a wait that found nothing is one: a slow thread must not cut a scan."""
        if self._port is None:
            self._port = self._open_port(self._address, self._place)
        quiet_at = self._framing.quiet_at()
        data = self._port.receive((until if quiet_at is None else min(until, quiet_at)) - self._monotonic())
        now = self._monotonic()
        if data:
            self._framing.take(data, now)
            if self._framing.is_noise:
                raise ScannerUnavailable(self._address, ScannerTrouble.NOISE)
        elif quiet_at is not None and now >= quiet_at:
            payload = self._framing.finish()
            return None if payload is None else Scanned(payload=payload, at=now)
        return None


def _open_serial_port(address: str, place: SerialPlace) -> Port:
    from kiosk.scanning.serial_port import SerialPort  # noqa: PLC0415 - pyserial should not hold up the first frame

    return SerialPort(address, place)
