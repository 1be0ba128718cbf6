"""A small JSON file that several processes read and write: each sees what the others wrote; what it means is not known.

It is replaced wholly, belongs to its owner alone (0600), and a change made elsewhere holds within a fifth of a second.
One thread at a time may change it; what another reads beside that may be a fifth of a second old.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Generic, TypeAlias, TypeVar

import msgspec

from server_client.server.errors import LogDamaged, StoreUnavailable

T = TypeVar("T")

# How long a look at the file is good for: each request would otherwise ask the disk.
_CHECK_S = 0.2
_Version: TypeAlias = tuple[int, int, int] | None


class KeptFile(Generic[T]):
    """One value in a file; `form` is its type, `empty` what stands for no file, `kind` what a damaged one is not."""

    def __init__(
        self,
        path: Path,
        form: type[T],
        empty: T,
        clock: Callable[[], float] = monotonic,
        *,
        kind: str = "what was written there",
    ) -> None:
        """Name the file, which is read with the first use; `clock` is in seconds from anywhere."""
        self._kind = kind
        self.path = path
        self._decoder = msgspec.json.Decoder(form)
        self._empty = empty
        self._clock = clock
        self._looked_at = float("-inf")
        self._version: _Version = None
        self._value = empty

    @property
    def kept(self) -> T:
        """Return what was last read or written, without a look at the file."""
        return self._value

    def value(self) -> T:
        """Return what the file holds; LogDamaged if it is not of its form, StoreUnavailable if it cannot be read."""
        now = self._clock()
        if now - self._looked_at > _CHECK_S:
            self.renew()
            self._looked_at = now
        return self._value

    def renew(self) -> None:
        """Look at the file now; errors as of `value`."""
        version = self._version_on_disk()
        if version == self._version:
            return
        if version is None:
            self._version, self._value = None, self._empty
            return
        try:
            self._value = self._decoder.decode(self.path.read_bytes())
        except OSError as failed:
            raise StoreUnavailable(f"{self.path} cannot be read ({failed.strerror}): check disk and rights") from failed
        except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
            raise LogDamaged(f"{self.path} is not {self._kind} ({wrong}): restore it") from wrong
        self._version = version

    def change(self, new: Callable[[T], T]) -> T:
        """Keep what `new` makes of the present value, with no other process in between, and return it.

        The very same value is not written again.
        """
        with self._alone():
            self.renew()
            value = new(self._value)
            if value is not self._value:
                self._write(value)
                self._value, self._version = value, self._version_on_disk()
        return value

    @contextmanager
    def _alone(self) -> Iterator[None]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.with_suffix(".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                yield
        except OSError as failed:
            raise StoreUnavailable(f"{self.path} cannot be written ({failed}): check the disk and rights") from failed

    def _version_on_disk(self) -> _Version:
        # A clock of few ticks gives two writings one time; each writing is a new file all the same.
        try:
            found = self.path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return found.st_mtime_ns, found.st_ino, found.st_size

    def _write(self, value: T) -> None:
        new = self.path.with_suffix(".new")
        new.unlink(missing_ok=True)
        with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(value), indent=1))
            file.flush()
            # Without it a power cut may leave an empty file.
            os.fsync(file.fileno())
        new.replace(self.path)
