"""Brings screens of the system onto displays that are not there, each ready to be used; it plays no part itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from server_client.demo.branch_office import KIOSK, BranchOffice
from server_client.demo.display import Display, until
from server_client.demo.folders import Folders
from server_client.demo.processes import Programs

KIOSK_SIZE = (1080, 1920)
DESK_SIZE = (1920, 1080)
# Four screens start beside each other on what may be a small machine.
_START_S = 40.0
_PREPARING = "Đang chuẩn bị"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The branch, and what stands before it."""

    office: BranchOffice
    programs: Programs
    folders: Folders

    async def kiosk(self, name: str = KIOSK, *, ready: str, printer: str = "") -> Display:
        """Show a kiosk; return when the thing named `ready` can be touched."""
        credential = await self.office.credential("kiosk", name)
        display = await self._show(
            *(name, KIOSK_SIZE, "kiosk", credential, "--device", name, "--data", self.folders.devices / name),
            *("--printer", printer or f"virtual:{self.folders.tickets}", "--public-url", self.office.url),
            # Nobody hears a display that is not there, and a machine without a sound card would be told of as mute.
            *("--sound", "off"),
        )
        await display.until_shown(ready, within_s=_START_S)
        return display

    async def console(self, name: str, counter: str) -> Display:
        """Show a console that proposes this counter; return when a clerk can sign in."""
        credential = await self.office.credential("counter", name)
        display = await self._show(
            name, DESK_SIZE, "counter", credential, "--data", self.folders.devices / name, "--counter", counter
        )
        await display.until_shown(f"counter-{counter}", within_s=_START_S)
        return display

    async def lobby(self, name: str = "lobby", *, sound: Path | None = None) -> Display:
        """Show a lobby whose calls become files; return when it knows the branch."""
        credential = await self.office.credential("display", name)
        display = await self._show(
            name, DESK_SIZE, "lobby", credential, "--sound", f"file:{sound or self.folders.sound}"
        )
        await until(
            lambda: display.shows("calls") and not display.shows("idleTitle", _PREPARING),
            "the lobby knows the branch",
            within_s=_START_S,
        )
        return display

    async def _show(
        self, name: str, size: tuple[int, int], command: str, credential: Path, *options: str | Path
    ) -> Display:
        display = await Display.start(name, self.folders.display(name), size, self.programs)
        words: Sequence[str | Path] = self.office.screen_words(command, credential, *options)
        await display.show((*words, "--windowed", f"{size[0]}x{size[1]}"))
        return display
