"""A scanner without a device, used like any other: each new file in a folder is a scan; it is unplugged on command.

``echo 'https://queue.example/t/…' > FOLDER/scan`` presents a code, a file named ``fault`` unplugs the scanner, and
without it the scanner is there. What lies in the folder when the scanner is opened is left alone.
"""

import stat
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from time import monotonic

from kiosk.scanning.errors import ScannerTrouble, ScannerUnavailable
from kiosk.scanning.scanner import LONGEST_PAYLOAD, Scanned

CONTROL_FILE = "fault"
POLL_S = 0.03
_TAKEN = ".taken"
_COMING = ".coming"

Traces = Mapping[Path, tuple[int, int, int]]
"""Inode, length and time of change of each file: they tell a file that is still being written from a whole one."""


class VirtualScanner:
    """Takes each file with something in it once it no longer grows, and removes it. Names with a dot first are not."""

    def __init__(
        self,
        address: str,
        folder: Path,
        monotonic: Callable[[], float] = monotonic,
        pause: Callable[[float], object] | None = None,
    ) -> None:
        self._address = address
        self._folder = folder
        self._monotonic = monotonic
        self._pause = pause or threading.Event().wait
        self._old: Traces | None = None
        self._last: Traces = {}

    @property
    def address(self) -> str:
        return self._address

    def read(self, seconds: float) -> Scanned | None:
        until = self._monotonic() + seconds
        try:
            while True:
                payload = self._look()
                if payload is not None:
                    return Scanned(payload=payload, at=self._monotonic())
                if self._monotonic() >= until:
                    return None
                self._pause(POLL_S)
        except OSError as exc:
            self.close()
            is_locked = isinstance(exc, PermissionError)
            trouble = ScannerTrouble.NO_PERMISSION if is_locked else ScannerTrouble.BROKEN
            raise ScannerUnavailable(self._address, trouble, str(exc)) from exc
        except ScannerUnavailable:
            self.close()
            raise

    def close(self) -> None:
        self._old, self._last = None, {}

    def present(self, payload: bytes | str) -> None:
        """Scan this, as somebody who drops a file."""
        self._folder.mkdir(parents=True, exist_ok=True)
        coming = self._folder / _COMING
        coming.write_bytes(payload.encode() if isinstance(payload, str) else payload)
        names = (self._folder / f"scan-{number}" for number in range(1, 1_000_000))
        coming.rename(next(name for name in names if not name.exists()))

    def unplug(self) -> None:
        """Be gone from now on, as the control file does."""
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / CONTROL_FILE).touch()

    def plug_in(self) -> None:
        """Be there again."""
        (self._folder / CONTROL_FILE).unlink(missing_ok=True)

    def _look(self) -> bytes | None:
        self._folder.mkdir(parents=True, exist_ok=True)
        if (self._folder / CONTROL_FILE).exists():
            raise ScannerUnavailable(self._address, ScannerTrouble.NOT_CONNECTED, f"remove the file {CONTROL_FILE}")
        before, self._last = self._last, self._traces()
        if self._old is None:
            self._old = self._last
        old = self._old
        whole = [path for path, trace in self._last.items() if trace == before.get(path) and trace != old.get(path)]
        return self._take(min(whole, key=lambda path: (self._last[path][2], path))) if whole else None

    def _traces(self) -> Traces:
        traces = {}
        for path in self._folder.iterdir():
            if path.name.startswith(".") or path.name == CONTROL_FILE:
                continue
            with suppress(FileNotFoundError):  # renamed since it was listed
                seen = path.lstat()
                if stat.S_ISREG(seen.st_mode) and seen.st_size:
                    traces[path] = (seen.st_ino, seen.st_size, seen.st_mtime_ns)
        return traces

    def _take(self, path: Path) -> bytes | None:
        taken = path.rename(self._folder / _TAKEN)
        with taken.open("rb") as file:
            payload = file.read(LONGEST_PAYLOAD + 1)
        taken.unlink()
        return payload if payload.strip() and len(payload) <= LONGEST_PAYLOAD else None
