"""Where a demonstration leaves what it makes; it removes nothing that another program has made."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from server_client.demo.errors import FolderInUse

_MARK = ".motcua-demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """The folders of one demonstration; `data` is the branch's and may be kept from run to run."""

    out: Path
    data: Path
    pictures: Path

    @property
    def tickets(self) -> Path:
        """Return where the virtual printer's tickets land."""
        return self.out / "tickets"

    @property
    def sound(self) -> Path:
        """Return where calls land as sound files when no sound card plays them."""
        return self.out / "sound"

    @property
    def forms(self) -> Path:
        """Return where forms land as PDF."""
        return self.out / "forms"

    @property
    def city(self) -> Path:
        """Return the folder that the branch and the city's system share."""
        return self.out / "city-system"

    @property
    def scans(self) -> Path:
        """Return where a file is what somebody holds before the kiosk's scanner."""
        return self.out / "scans"

    @property
    def media(self) -> Path:
        """Return where the lobby's pictures are."""
        return self.out / "lobby-pictures"

    @property
    def logs(self) -> Path:
        """Return where the programs' own words land."""
        return self.out / "logs"

    @property
    def devices(self) -> Path:
        """Return where each device has its credential and what it must remember: beside the branch it belongs to."""
        return self.data / "devices"

    def display(self, name: str) -> Path:
        """Return where a virtual display keeps its picture."""
        return self.out / "displays" / name


def prepared(out: Path, *, data: Path | None = None, pictures: Path | None = None) -> Folders:
    """Return the folders, empty but for a branch that is to be kept; FolderInUse if `out` is somebody else's."""
    mark = out / _MARK
    if out.exists() and any(out.iterdir()) and not mark.exists():
        raise FolderInUse(f"{out} holds something that no demo has left there: name another folder with --out")
    if out.exists():
        shutil.rmtree(out)
    out.mkdir(parents=True)
    mark.touch()
    folders = Folders(
        out=out.resolve(),
        data=(data or out / "branch").resolve(),
        pictures=(pictures or out / "pictures").resolve(),
    )
    folders.scans.mkdir()
    folders.pictures.mkdir(parents=True, exist_ok=True)
    return folders
