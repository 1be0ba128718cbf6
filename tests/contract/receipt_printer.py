"""A receipt printer in software, at the end of a TCP connection, a serial line or USB; it follows Epson's reference.

It answers ``DLE EOT`` at once and ``GS r`` in order, keeps what it printed, and can be broken, mended and unplugged.
"""

import os
import pty
import select
import socket
import threading
import tty
from collections import deque
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

from usb.core import USBError, USBTimeoutError

from kiosk.printing.printer_status import PrinterFault

HEALTHY = {1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}
REPLIES = {
    PrinterFault.COVER_OPEN: HEALTHY | {1: 0x1A, 2: 0x16},
    PrinterFault.PAPER_OUT: HEALTHY | {1: 0x1A, 2: 0x32, 4: 0x7E},
    PrinterFault.CUTTER: HEALTHY | {1: 0x1A, 2: 0x52, 3: 0x1A},
    PrinterFault.ERROR: HEALTHY | {1: 0x1A, 2: 0x52, 3: 0x32},
    PrinterFault.OFFLINE: HEALTHY | {1: 0x1A},
    PrinterFault.PAPER_LOW: HEALTHY | {4: 0x1E},
}


class Mechanism:
    """What is behind the plug: takes bytes, gives answers. ``mute`` makes it a clone that answers nothing."""

    def __init__(self, *, mute: bool = False, answers_in_order: bool = True) -> None:
        self.mute = mute
        self.answers_in_order = answers_in_order
        self.paper = bytearray()
        self.stop_after: int | None = None
        self._replies = HEALTHY
        self._held = b""
        self._changed = threading.Condition()

    def feed(self, data: bytes) -> bytes:
        """Work off ``data`` and return what it answers."""
        with self._changed:
            self._held += data
            answers = bytearray()
            while self._held:
                before = len(self._held)
                answers += self._step()
                if len(self._held) == before:
                    break
            self._changed.notify_all()
        return b"" if self.mute else bytes(answers)

    def _step(self) -> bytes:
        if (at := self._held.find(b"\x10\x04")) >= 0 and len(self._held) >= at + 3:
            query, self._held = self._held[at + 2], self._held[:at] + self._held[at + 3 :]
            return bytes((self._replies[query],))
        if self._stopped:
            return b""
        if self._held.startswith(b"\x1dr\x01"):
            self._held = self._held[3:]
            return b"\x00" if self.answers_in_order else b""
        end = self._held.find(b"\x1dr\x01")
        taken = self._held if end < 0 else self._held[:end]
        self._print(taken)
        return b""

    def _print(self, data: bytes) -> None:
        if self.stop_after is not None and len(self.paper) + len(data) > self.stop_after:
            data = data[: self.stop_after - len(self.paper)]
            self._replies = REPLIES[PrinterFault.PAPER_OUT]
            self.stop_after = None
        self._held = self._held[len(data) :]
        self.paper += data

    @property
    def _stopped(self) -> bool:
        return bool(self._replies[1] & 0x08)

    def break_with(self, fault: PrinterFault) -> None:
        self._replies = REPLIES[fault]

    def mend(self) -> None:
        with self._changed:
            self._replies = HEALTHY
            self._held = b""

    def wait_for(self, count: int) -> bytes:
        """The paper, once ``count`` bytes are on it."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.paper) >= count, timeout=5)
            return bytes(self.paper)


class TcpPlug:
    """The mechanism on a port of this machine."""

    def __init__(self, mechanism: Mechanism, folder: Path) -> None:
        self._mechanism = mechanism
        self._port = 0
        self._open: list[socket.socket] = []
        self._hang_up_after: int | None = None
        self.plug_in()

    @property
    def setting(self) -> str:
        return f"tcp:127.0.0.1:{self._port}"

    def plug_in(self) -> None:
        listener = socket.create_server(("127.0.0.1", self._port))
        self._port = listener.getsockname()[1]
        self._open.append(listener)
        self._thread = threading.Thread(target=self._listen, args=(listener,))
        self._thread.start()

    def unplug(self) -> None:
        for device in self._open:
            with suppress(OSError):
                device.shutdown(socket.SHUT_RDWR)
            device.close()
        self._open.clear()
        self._thread.join()

    def hang_up_after(self, count: int) -> None:
        """Cut the connection once ``count`` bytes of the next job have come."""
        self._hang_up_after = count

    def _listen(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            self._open.append(connection)
            self._serve(connection)

    def _serve(self, connection: socket.socket) -> None:
        come = 0
        while True:
            try:
                data = connection.recv(1024)
                come += len(data) if len(data) > 3 else 0
                if not data or (self._hang_up_after is not None and come > self._hang_up_after):
                    self._hang_up_after = None
                    connection.close()
                    return
                connection.sendall(self._mechanism.feed(data))
            except OSError:
                return


class SerialPlug:
    """The mechanism on one end of a pseudo-terminal, the other end behind a name that stays."""

    def __init__(self, mechanism: Mechanism, folder: Path) -> None:
        self._mechanism = mechanism
        self._name = folder / "ttyPRN"
        self.plug_in()

    @property
    def setting(self) -> str:
        return f"serial:{self._name}?baud=115200"

    def plug_in(self) -> None:
        self._near, far = pty.openpty()
        tty.setraw(far)
        self._name.symlink_to(os.ttyname(far))
        self._far = far
        self._wake_out, self._wake_in = os.pipe()
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def unplug(self) -> None:
        if not self._name.is_symlink():
            return
        os.write(self._wake_in, b"x")
        self._thread.join()
        for end in (self._near, self._far, self._wake_in, self._wake_out):
            os.close(end)
        self._name.unlink()

    def _serve(self) -> None:
        while True:
            readable, _, _ = select.select([self._near, self._wake_out], [], [])
            if self._wake_out in readable:
                return
            answer = self._mechanism.feed(os.read(self._near, 1024))
            if answer:
                os.write(self._near, answer)


class UsbPlug:
    """The mechanism as a USB device, under the real pyusb in libusb's place. Its endpoints are 0x81 and 0x03."""

    setting = "usb:04b8:0e15"

    def __init__(self, mechanism: Mechanism, folder: Path) -> None:
        self._mechanism = mechanism
        self._plugged = True
        self._said: deque[int] = deque()

    def plug_in(self) -> None:
        self._plugged = True

    def unplug(self) -> None:
        self._plugged = False

    # What pyusb asks of a backend.

    def enumerate_devices(self) -> list[str]:
        return ["printer"] if self._plugged else []

    def get_device_descriptor(self, _device: str) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=18,
            bDescriptorType=1,
            bcdUSB=0x200,
            bDeviceClass=0,
            bDeviceSubClass=0,
            bDeviceProtocol=0,
            bMaxPacketSize0=64,
            idVendor=0x04B8,
            idProduct=0x0E15,
            bcdDevice=0x100,
            iManufacturer=0,
            iProduct=0,
            iSerialNumber=0,
            bNumConfigurations=1,
            address=1,
            bus=1,
            port_number=1,
            port_numbers=(1,),
            speed=3,
        )

    def get_configuration_descriptor(self, _device: str, _config: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=2,
            wTotalLength=32,
            bNumInterfaces=1,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0xC0,
            bMaxPower=1,
            extra_descriptors=[],
        )

    def get_interface_descriptor(self, _device: str, interface: int, alternate: int, _config: int) -> SimpleNamespace:
        if interface or alternate:
            raise IndexError
        return SimpleNamespace(
            bLength=9,
            bDescriptorType=4,
            bInterfaceNumber=0,
            bAlternateSetting=0,
            bNumEndpoints=2,
            bInterfaceClass=7,
            bInterfaceSubClass=1,
            bInterfaceProtocol=2,
            iInterface=0,
            extra_descriptors=[],
        )

    def get_endpoint_descriptor(self, _device: str, endpoint: int, *_where: int) -> SimpleNamespace:
        return SimpleNamespace(
            bLength=7,
            bDescriptorType=5,
            bEndpointAddress=(0x81, 0x03)[endpoint],
            bmAttributes=2,
            wMaxPacketSize=64,
            bInterval=0,
            bRefresh=0,
            bSynchAddress=0,
            extra_descriptors=[],
        )

    def open_device(self, _device: str) -> str:
        return "handle"

    def get_configuration(self, _handle: str) -> int:
        return 1

    def nothing(self, *_arguments: object) -> None:
        """Accept what needs no answer."""

    close_device = set_configuration = claim_interface = release_interface = reset_device = nothing
    intr_read = intr_write = iso_read = iso_write = nothing

    def bulk_write(self, _handle: str, endpoint: int, _interface: int, data: "memoryview[int]", _timeout: int) -> int:
        if not self._plugged:
            raise USBError("No such device (it may have been disconnected)", errno=19)
        assert endpoint == 0x03
        taken = bytes(data)[:1000]  # as a slow printer does when the time is up
        self._said += self._mechanism.feed(taken)
        return len(taken)

    def bulk_read(self, _handle: str, endpoint: int, _interface: int, into: "memoryview[int]", _timeout: int) -> int:
        if not self._plugged:
            raise USBError("No such device (it may have been disconnected)", errno=19)
        assert endpoint == 0x81
        if not self._said:
            raise USBTimeoutError("Operation timed out", errno=110)
        count = min(len(into), len(self._said))
        for index in range(count):
            into[index] = self._said.popleft()
        return count
