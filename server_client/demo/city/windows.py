"""Screens of the city as windows on the display that is there: the user's to play with while the story goes on."""

import asyncio
import signal

from server_client.client.errors import Rejected, ServerUnavailable
from server_client.demo.branch_office import BranchOffice
from server_client.demo.city.chronicle import Chronicle
from server_client.demo.city.city import City
from server_client.demo.city.places import ELEVEN, POINT, SEVEN, WEST_LAKE
from server_client.demo.errors import ProgramEnded
from server_client.demo.folders import Folders
from server_client.demo.processes import Program
from server_client.demo.windows import Place, display_size, put_in_place, windowed_environment

# Long enough to look at the windows before the next thing happens.
_LOOK_S = 12.0
_BETWEEN_PEOPLE_S = 2.0
_BARS = 110

WHAT_TO_TRY = f"""Five windows: kiosk and console of {WEST_LAKE.en}, the lobbies of {SEVEN.en} and
{ELEVEN.en}, and the kiosk of {POINT.en}.
  Take numbers at the kiosks; at the console name yourself, choose a profile, open the counter, F2 calls.
  Meanwhile things go wrong and are put right, as told here."""


def city_places(display: tuple[int, int]) -> dict[str, Place]:
    """Return where the windows go: the kiosks side by side on the left, lobbies on the right, the console below."""
    width, height = display[0], display[1] - _BARS
    tall = min(height, round(width * 0.2 * 16 / 9))
    kiosk = round(tall * 9 / 16)
    left = 2 * kiosk
    lobby = (width - left) // 2
    low = round(lobby * 9 / 16)
    console = max(1000, width - left)
    return {
        "kiosk": Place(x=0, y=0, width=kiosk, height=tall),
        "kiosk-point": Place(x=kiosk, y=0, width=kiosk, height=tall),
        f"lobby-{SEVEN.code}": Place(x=left, y=0, width=lobby, height=low),
        f"lobby-{ELEVEN.code}": Place(x=left + lobby, y=0, width=lobby, height=low),
        "console": Place(
            x=max(0, width - console), y=low, width=console, height=max(600, min(height - low, round(console * 9 / 16)))
        ),
    }


class CityWindows:
    """The windows, and the pauses of the story in which they can be looked at."""

    def __init__(self, city: City, folders: Folders, chronicle: Chronicle) -> None:
        """Prepare; `open` opens them."""
        self._city = city
        self._folders = folders
        self._chronicle = chronicle
        self._open: set[Program] = set()

    async def open(self) -> None:
        """Open all windows."""
        where = city_places(await display_size())
        offices = {code: branch.office for code, branch in self._city.branches.items()}
        first, point = offices[WEST_LAKE.code], offices[POINT.code]
        await self._kiosk("kiosk", first, WEST_LAKE.kiosk or "", where["kiosk"])
        await self._kiosk("kiosk-point", point, POINT.kiosk or "", where["kiosk-point"])
        memory = ("--data", str(self._folders.devices / "console"), "--counter", "q01")
        await self._window("console", first, "counter", "counter", *memory, place=where["console"])
        for place in (SEVEN, ELEVEN):
            name = f"lobby-{place.code}"
            await self._window(name, offices[place.code], "lobby", "display", "--sound", "off", place=where[name])
        self._chronicle.tell(WHAT_TO_TRY)

    async def until_closed(self) -> None:
        """Wait until the user has closed all windows; ProgramEnded if anything ends with a fault."""
        while self._open:
            ended = await self._city.programs.next_end()
            if ended.status not in {0, -signal.SIGKILL}:
                raise ProgramEnded(ended.story())
            self._open.discard(ended)
        self._chronicle.tell("All windows are closed.")

    async def traffic(self) -> None:
        """Let people come to all branches, until cancelled."""
        while True:
            for branch in self._city.branches.values():
                try:
                    await branch.traffic.people(1)
                except (ServerUnavailable, Rejected) as fault:
                    self._chronicle.tell(f"Nobody can be served at {branch.code} now: {fault}")
            await asyncio.sleep(_BETWEEN_PEOPLE_S)

    async def ordinary(self) -> None:
        """Let the user look."""
        await asyncio.sleep(_LOOK_S)

    async def line_cut(self) -> None:
        """Let the user look."""
        await asyncio.sleep(_LOOK_S)

    async def process_killed(self) -> None:
        """Let the user look."""
        await asyncio.sleep(_LOOK_S)

    async def node_killed(self) -> None:
        """Let the user look."""
        await asyncio.sleep(_LOOK_S)

    async def node_replaced(self) -> None:
        """Let the user look."""
        await asyncio.sleep(_LOOK_S)

    async def _kiosk(self, name: str, office: BranchOffice, device: str, place: Place) -> None:
        paper = f"virtual:{self._folders.tickets / office.branch}"
        own = ("--device", device, "--data", str(self._folders.devices / device), "--printer", paper)
        await self._window(name, office, "kiosk", "kiosk", *own, "--public-url", office.url, place=place, device=device)

    async def _window(
        self, name: str, office: BranchOffice, command: str, role: str, *own: str, place: Place, device: str = ""
    ) -> None:
        credential = await office.credential(role, device or name)
        words = office.screen_words(command, credential, *own, "--windowed", place.size)
        program = await self._city.programs.start(name, words, windowed_environment())
        self._open.add(program)
        await put_in_place(program.pid, place)
