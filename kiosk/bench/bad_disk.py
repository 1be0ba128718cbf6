"""A disk under a kiosk's journals that fails when it is told to; it stands between them and the operating system."""

import errno
import os
from collections.abc import Callable

from server_client.chaos.trouble import Disk, Trouble

_SMALLEST = 8
_FOR_WRITING = os.O_WRONLY | os.O_RDWR


def break_disk(trouble: Trouble) -> None:
    """Let this process write and sync as the trouble says; to be called before anything else is imported."""
    write, opened = os.write, os.open

    def write_or_fail(file: int, data: "bytes | memoryview") -> int:
        disk = trouble.state().disk
        if disk is Disk.READ_ONLY:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS))
        if disk is Disk.FULL:
            # The last room takes a part of what is written.
            if len(data) > _SMALLEST:
                return write(file, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(file, data)

    def open_or_fail(path: "str | os.PathLike[str]", flags: int, mode: int = 0o777) -> int:
        if flags & _FOR_WRITING and trouble.state().disk is Disk.READ_ONLY:
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))
        return opened(path, flags, mode)

    for name, stand_in in {
        "write": write_or_fail,
        "open": open_or_fail,
        "fsync": _or_fail(trouble, os.fsync),
        "fdatasync": _or_fail(trouble, os.fdatasync),
    }.items():
        setattr(os, name, stand_in)


def _or_fail(trouble: Trouble, sync: Callable[[int], None]) -> Callable[[int], None]:
    def sync_or_fail(file: int) -> None:
        if trouble.state().disk is Disk.NO_SYNC:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        sync(file)

    return sync_or_fail
