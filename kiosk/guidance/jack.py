"""Tells whether headphones are plugged in, by the kernel's switch of the sound card; it plays nothing.

Linux describes a jack as an input device with a switch (`/usr/include/linux/input-event-codes.h`: EV_SW 5,
SW_HEADPHONE_INSERT 2). The user of the kiosk must be in the group `input`. A card without such a switch, or a keypad
that reports its jack by keys, is nothing to this file: see `kiosk.ui.keypad`.
"""

import fcntl
import os
import struct
from collections.abc import Callable
from pathlib import Path

SWITCHED, HEADPHONES = 0x05, 0x02
_EVENT = struct.Struct("@llHHi")
"""struct input_event: seconds, microseconds, type, code, value."""
_SWITCH_BYTES = 8
# EVIOCGSW(8) of linux/input.h: what all switches of the device are now.
_GET_SWITCHES = (2 << 30) | (_SWITCH_BYTES << 16) | (ord("E") << 8) | 0x1B


def jacks(inputs: Path = Path("/sys/class/input")) -> tuple[str, ...]:
    """Return the names of the input devices that are headphone jacks, such as event7."""
    found = []
    for switches in sorted(inputs.glob("event*/device/capabilities/sw")):
        words = switches.read_text(encoding="ascii").split()
        if words and int(words[-1], 16) >> HEADPHONES & 1:
            found.append(switches.parts[-4])
    return tuple(found)


class Jack:
    """One headphone jack; `changed` is told whether something is plugged in. Reading it never waits.

    Raises OSError when the device cannot be opened: it is not there, or the user may not read it.
    """

    def __init__(self, device: Path, changed: Callable[[bool], None]) -> None:
        self._file = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
        self._changed = changed
        self._rest = b""

    def fileno(self) -> int:
        """The file to wait on for `read`."""
        return self._file

    def is_plugged(self) -> bool:
        """Whether headphones are plugged in now; False for a device that does not answer."""
        try:
            answer = fcntl.ioctl(self._file, _GET_SWITCHES, bytes(_SWITCH_BYTES))
        except OSError:
            return False
        return bool(answer[0] >> HEADPHONES & 1)

    def read(self) -> None:
        """Take what has happened and tell of it."""
        try:
            self._rest += os.read(self._file, _EVENT.size * 64)
        except BlockingIOError:
            return
        whole = len(self._rest) - len(self._rest) % _EVENT.size
        events, self._rest = self._rest[:whole], self._rest[whole:]
        for _, _, kind, code, value in _EVENT.iter_unpack(events):
            if (kind, code) == (SWITCHED, HEADPHONES):
                self._changed(bool(value))

    def close(self) -> None:
        """Let go of the device."""
        os.close(self._file)
