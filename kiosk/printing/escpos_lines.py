"""The cables to ESC/POS printers: USB, serial, TCP and device files; the one file that imports python-escpos and pyusb.

Import it when a line is opened: its libraries take 350 ms, which a first frame should not wait for. Foreign errors
become `LineBroken`, and every call ends within seconds, though python-escpos by itself would wait for a minute or for
ever.
"""

import os
import select
import socket
import stat
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import assert_never

from escpos.exceptions import Error as EscposError  # type: ignore[import-untyped]  # ships no types
from escpos.printer import File, Network, Serial, Usb  # type: ignore[import-untyped]  # ships no types
from usb.core import NoBackendError, USBTimeoutError

from kiosk.printing.line import Line, LineBroken
from kiosk.printing.printer_addresses import FilePlace, Place, SerialPlace, TcpPlace, UsbPlace, VirtualPlace

STALL_SECONDS = 2.0
"""A printer that takes not one byte for so long has stopped."""
CHUNK = 4096


def open_line(place: Place, usb_backend: object | None = None) -> Line:
    """The line to the printer at ``place``; raises `LineBroken`. ``usb_backend`` stands in for libusb."""
    try:
        return _open(place, usb_backend)
    except (EscposError, OSError) as exc:
        raise LineBroken(_one_line(exc)) from exc


def _open(place: Place, usb_backend: object | None) -> Line:
    match place:
        case TcpPlace():
            return TcpLine(place)
        case SerialPlace():
            return SerialLine(place)
        case UsbPlace():
            return UsbLine(place, usb_backend)
        case FilePlace():
            return FileLine(place)
        case VirtualPlace():
            raise TypeError("a virtual printer has no line")
        case _:
            assert_never(place)


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except OSError as exc:  # pyserial's and pyusb's errors are OSErrors too
        raise LineBroken(_one_line(exc)) from exc


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


class TcpLine:
    """Raw port 9100."""

    backlog_seconds = 0.0
    two_way = True

    def __init__(self, place: TcpPlace) -> None:
        self._connection = Network(place.host, port=place.port, timeout=STALL_SECONDS)
        # Made here because python-escpos leaks the socket of a connection that fails, and knows IPv4 only.
        self._socket = socket.create_connection((place.host, place.port), STALL_SECONDS)
        self._connection.device = self._socket

    def send(self, data: bytes) -> None:
        with _translated():
            self._refuse_if_hung_up()
            for start in range(0, len(data), CHUNK):
                self._socket.settimeout(STALL_SECONDS)
                self._socket.sendall(data[start : start + CHUNK])

    def _refuse_if_hung_up(self) -> None:
        """Many printers hang up when idle, and the first bytes sent after that would vanish without an error."""
        readable, _, _ = select.select([self._socket], [], [], 0)
        if readable and not self._socket.recv(1, socket.MSG_PEEK):
            raise ConnectionResetError("the printer has closed the connection")

    def receive(self, seconds: float) -> bytes:
        with _translated():
            self._socket.settimeout(seconds)
            try:
                said = self._socket.recv(64)
            except TimeoutError:
                return b""
            if not said:
                raise ConnectionResetError("the printer has closed the connection")
            return said

    def close(self) -> None:
        self._connection.close()


class SerialLine:
    """A serial line; at 19,200 baud a ticket takes half a minute."""

    two_way = True

    def __init__(self, place: SerialPlace) -> None:
        self._connection = Serial(
            place.device, baudrate=place.baud, timeout=STALL_SECONDS, xonxoff=place.flow == "xonxoff", dsrdtr=False
        )
        self._connection.open()
        self._device = self._connection.device
        self._device.rtscts = place.flow == "rtscts"
        self._byte_seconds = 10 / place.baud  # a start and a stop bit beside the eight
        self._device.write_timeout = STALL_SECONDS + CHUNK * self._byte_seconds

    @property
    def backlog_seconds(self) -> float:
        return CHUNK * self._byte_seconds  # the system's buffer

    def send(self, data: bytes) -> None:
        with _translated():
            for start in range(0, len(data), CHUNK):
                self._device.write(data[start : start + CHUNK])

    def receive(self, seconds: float) -> bytes:
        with _translated():
            self._device.timeout = seconds
            return bytes(self._device.read(1))

    def close(self) -> None:
        # Closing would wait until all is sent, which never happens when the printer has stopped the flow.
        with suppress(OSError, termios.error):  # unplugged: nothing is left to discard
            self._device.reset_output_buffer()
        self._device.close()
        self._connection.close()


class UsbLine:
    """The printer class's bulk endpoints."""

    backlog_seconds = 0.0
    two_way = True

    def __init__(self, place: UsbPlace, backend: object | None) -> None:
        search = {} if backend is None else {"backend": backend}
        self._connection = Usb(place.vendor, place.product, usb_args=search, timeout=round(STALL_SECONDS * 1000))
        try:
            self._connection.open()
        except NoBackendError as exc:
            raise LineBroken("libusb is missing: install the system package libusb-1.0-0") from exc
        self._device = self._connection.device
        self._find_endpoints()

    def _find_endpoints(self) -> None:
        """python-escpos assumes 0x82 and 0x01, which is right for one maker only."""
        for endpoint in self._device.get_active_configuration()[(0, 0)]:
            if endpoint.bmAttributes & 0x03 == 0x02:
                if endpoint.bEndpointAddress & 0x80:
                    self._connection.in_ep = endpoint.bEndpointAddress
                else:
                    self._connection.out_ep = endpoint.bEndpointAddress

    def send(self, data: bytes) -> None:
        with _translated():
            at = 0
            while at < len(data):
                # Written here because python-escpos does not see that a slow printer took only a part.
                taken = self._device.write(self._connection.out_ep, data[at : at + CHUNK], round(STALL_SECONDS * 1000))
                if not taken:
                    raise TimeoutError("the printer takes no more bytes")
                at += taken

    def receive(self, seconds: float) -> bytes:
        with _translated():
            try:
                return bytes(self._device.read(self._connection.in_ep, 64, max(round(seconds * 1000), 1)))
            except USBTimeoutError:
                return b""

    def close(self) -> None:
        self._connection.close()


class FileLine:
    """A device file such as /dev/usb/lp0, only written to; the kernel's own status is out of reach of python-escpos."""

    backlog_seconds = 0.0
    two_way = False

    def __init__(self, place: FilePlace) -> None:
        if place.path.is_relative_to("/dev") and not (place.path.exists() and stat.S_ISCHR(place.path.stat().st_mode)):
            # Opening it would make a plain file there, and tickets would vanish into it.
            raise FileNotFoundError(f"{place.path} is no device: the printer is not connected")
        self._connection = File(str(place.path), auto_flush=True)
        self._connection.open()
        self._file: int = self._connection.device.fileno()
        os.set_blocking(self._file, False)

    def send(self, data: bytes) -> None:
        with _translated():
            at = 0
            while at < len(data):
                _, writable, _ = select.select([], [self._file], [], STALL_SECONDS)
                if not writable:
                    raise TimeoutError("the printer takes no more bytes")
                at += os.write(self._file, data[at : at + CHUNK])

    def receive(self, seconds: float) -> bytes:
        return b""

    def close(self) -> None:
        self._connection.close()
