"""Runs a branch on a disk whose every sync takes longer, since a branch PC's does: the arguments are its command's."""

import sys
import time

import apsw

from server_client.server.command import branch

_DISK = "unix"  # SQLite's own file access, which the slow one is laid over


class _SlowFile(apsw.VFSFile):
    delay_s = 0.0

    def xSync(self, flags: int) -> None:  # noqa: N802 - SQLite's name
        time.sleep(self.delay_s)  # noqa: TID251 - the delay is what this module is for
        super().xSync(flags)


class _SlowDisk(apsw.VFS):
    def __init__(self) -> None:
        super().__init__("slow", _DISK, makedefault=True)

    def xOpen(self, name: "str | apsw.URIFilename | None", flags: list[int]) -> _SlowFile:  # noqa: N802 - SQLite's name
        return _SlowFile(_DISK, name, flags)


if __name__ == "__main__":
    _SlowFile.delay_s = float(sys.argv[1]) / 1000
    disk = _SlowDisk()
    sys.exit(branch(sys.argv[2:]))
