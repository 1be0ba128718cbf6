"""Brings screens of the system onto displays that are not there, each ready to be used; it plays no part itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from server_client.demo.branch_office import KIOSK, BranchOffice
from server_client.demo.display import Display, until
from server_client.demo.folders import Folders
from server_client.demo.processes import Programs

KIOSK_SIZE = (1080, 1920)
DESK_SIZE = (1920, 1080)
PANEL_SIZE = (1280, 800)
UPRIGHT_SIZE = (1080, 1920)
# Six screens start beside each other on what may be a small machine.
_START_S = 40.0
OFFICE = Path(str(files("assets"))) / "starter" / "office.toml"
_NOTICE = "Sáng thứ Bảy bộ phận Một cửa làm việc đến 11:30. Xin mang theo căn cước."
_PREPARING = "Đang chuẩn bị"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """The branch, and what stands before it."""

    office: BranchOffice
    programs: Programs
    folders: Folders
    environment: Mapping[str, str] = field(default_factory=dict)
    """What every screen's program finds there besides."""

    async def kiosk(self, name: str = KIOSK, *, ready: str, printer: str = "", scans: bool = False) -> Display:
        """Show a kiosk, with a scanner if it `scans`; return when the thing named `ready` can be touched."""
        credential = await self.office.credential("kiosk", name)
        display = await self._show(
            *(name, KIOSK_SIZE, "kiosk", credential, "--device", name, "--data", self.folders.devices / name),
            *("--printer", printer or f"virtual:{self.folders.tickets}", "--public-url", self.office.url),
            *(scanner_words(self.folders) if scans else ()),
            # Nobody hears a display that is not there, and a machine without a sound card would be told of as mute.
            *("--sound", "off"),
        )
        await display.until_shown(ready, within_s=_START_S)
        return display

    async def console(self, name: str, counter: str) -> Display:
        """Show a console that proposes this counter; return when a clerk can sign in."""
        credential = await self.office.credential("counter", name)
        display = await self._show(
            *(name, DESK_SIZE, "counter", credential, "--data", self.folders.devices / name, "--counter", counter),
            *form_words(self.folders),
        )
        await display.until_shown(f"counter-{counter}", within_s=_START_S)
        return display

    async def panel(self, counter: str, name: str = "panel") -> Display:
        """Show the panel that stands on a counter; return when it knows the branch."""
        credential = await self.office.credential("counter", name)
        display = await self._show(name, PANEL_SIZE, "panel", credential, "--counter", counter)
        await until(
            lambda: any(display.shows(f"page-{phase}") for phase in ("closed", "free")),
            "the panel knows its counter",
            within_s=_START_S,
        )
        return display

    async def lobby(self, name: str = "lobby", *options: str | Path, sound: Path | None = None) -> Display:
        """Show a lobby whose calls become files; return when it knows the branch."""
        heard = f"file:{sound or self.folders.sound}"
        return await self._lobby(name, DESK_SIZE, "--sound", heard, *options)

    async def upright_lobby(self, *options: str | Path) -> Display:
        """Show a lobby on a television that stands upright and is silent; return when it knows the branch."""
        return await self._lobby("lobby-upright", UPRIGHT_SIZE, "--sound", "off", *options)

    async def _lobby(self, name: str, size: tuple[int, int], *options: str | Path) -> Display:
        credential = await self.office.credential("display", name)
        display = await self._show(name, size, "lobby", credential, *options)
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
        await display.show((*words, "--windowed", f"{size[0]}x{size[1]}"), self.environment)
        return display


def form_words(folders: Folders) -> Sequence[str | Path]:
    """Return a console's options for forms that land in a folder."""
    return ("--form-printer", f"file:{folders.forms}", "--office", OFFICE)


def scanner_words(folders: Folders) -> Sequence[str | Path]:
    """Return a kiosk's options for a scanner that takes what lies in a folder."""
    return ("--scanner", f"virtual:{folders.scans}")


def hall_words(folders: Folders) -> Sequence[str | Path]:
    """Return a lobby's options for three columns, pictures and a notice."""
    return ("--columns", "3", "--media", folders.media, "--notice", _NOTICE)
