"""A disk under SQLite that fails when it is told to: a layer over the real files; what it lets through is untouched."""

import apsw

from server_client.chaos.trouble import Disk, Trouble

_NAME = "motcua-chaos"


class _File(apsw.VFSFile):
    def __init__(self, trouble: Trouble, real: str, name: "str | apsw.URIFilename | None", flags: list[int]) -> None:
        super().__init__(real, name, flags)
        self._trouble = trouble

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802 - as SQLite calls it
        _refuse_to_write(self._trouble.state().disk)
        super().xWrite(data, offset)

    def xTruncate(self, newsize: int) -> None:  # noqa: N802 - as above
        _refuse_to_write(self._trouble.state().disk)
        super().xTruncate(newsize)

    def xSync(self, flags: int) -> None:  # noqa: N802 - as above
        if self._trouble.state().disk is Disk.NO_SYNC:
            raise apsw.IOError("the disk does not sync")
        super().xSync(flags)


class FaultyDisk(apsw.VFS):
    """The disk of all SQLite files that this process opens from now on."""

    def __init__(self, trouble: Trouble) -> None:
        """Go by that file."""
        self._trouble = trouble
        self._real = apsw.vfs_names()[0]
        super().__init__(_NAME, self._real, makedefault=True)

    def xOpen(self, name: "str | apsw.URIFilename | None", flags: list[int]) -> apsw.VFSFile:  # noqa: N802 - as above
        """Open a file through this layer."""
        return _File(self._trouble, self._real, name, flags)


def _refuse_to_write(disk: Disk) -> None:
    if disk is Disk.FULL:
        raise apsw.FullError("the disk has no room")
    if disk is Disk.READ_ONLY:
        raise apsw.ReadOnlyError("the disk is mounted for reading")
