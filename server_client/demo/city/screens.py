"""Screens of the city on displays that are not there: two kiosks, a console, two lobbies; touched and looked at."""

import asyncio
from dataclasses import dataclass

from server_client.demo.branch_office import BranchOffice
from server_client.demo.citizen import Citizen
from server_client.demo.city.chronicle import Chronicle
from server_client.demo.city.city import City, CityBranch
from server_client.demo.city.places import ELEVEN, POINT, SEVEN, WEST_LAKE
from server_client.demo.clerk import Clerk
from server_client.demo.display import Display, until
from server_client.demo.folders import Folders
from server_client.demo.following import following
from server_client.demo.stage import Stage
from server_client.queue_model.ids import TicketId

RESIDENCE = "cutru"
CERTIFICATION = "chungthuc"
_COUNTER = "q01"
_PROFILE = "congan"
_CLERK = "LAN01"


@dataclass(frozen=True, slots=True, kw_only=True)
class CityScreens:
    """The screens, each ready to be used."""

    city: City
    folders: Folders
    chronicle: Chronicle
    kiosk: Display
    console: Display
    seven: Display
    eleven: Display
    point: Display

    async def ordinary(self) -> None:
        """Play a visit by touch and keys, and take a number at the point."""
        number = await self._visit()
        self.chronicle.tell(f"By touch: the kiosk of {WEST_LAKE.en} gives {number}, a clerk's console calls it.")
        number = await self._number_at_the_point()
        self.chronicle.tell(f"By touch: the kiosk of {POINT.en} gives {number}; its server is the centre.")
        await self._picture(self.point, "point-kiosk", f"{POINT.en}: the kiosk, whose server is the centre")
        await self._picture(self.seven, "lobby-before", f"{SEVEN.en}: the lobby on an ordinary morning")

    async def line_cut(self) -> None:
        """Show that the hall of that branch notices nothing."""
        await self._picture(self.seven, "lobby-line-cut", f"{SEVEN.en}: the lobby while the centre is out of reach")

    async def process_killed(self) -> None:
        """Take a number at the point once more."""
        number = await self._number_at_the_point()
        self.chronicle.tell(f"By touch: the kiosk of {POINT.en} gives {number} through the process that is left.")

    async def node_killed(self) -> None:
        """Show that the lobby says so."""
        await self.eleven.until_shown("cut")
        await self._picture(self.eleven, "lobby-node-gone", f"{ELEVEN.en}: the lobby without a node")

    async def node_replaced(self) -> None:
        """Show that the lobby is back by itself."""
        await until(lambda: not self.eleven.shows("cut"), "the lobby is back")
        await self._picture(self.eleven, "lobby-node-replaced", f"{ELEVEN.en}: the lobby at the new node, by itself")

    async def _visit(self) -> str:
        """Let a citizen take a number at the first branch's kiosk, and a clerk call until it is their turn."""
        branch = self.city.branches[WEST_LAKE.code]
        async with following(branch.office.url, await _watcher(branch.office), branch.code) as followed:
            ticket = await Citizen(kiosk=self.kiosk, branch=followed).take_a_number(RESIDENCE)
            clerk = Clerk(console=self.console, branch=followed, counter=_COUNTER)
            await clerk.fill_in(_CLERK, _PROFILE)
            await clerk.open_counter()
            await _serve_until(clerk, ticket.ticket)
        await self._picture(self.console, "console-called", f"{WEST_LAKE.en}: the console calls {ticket.number}")
        return ticket.number

    async def _number_at_the_point(self) -> str:
        """Let a citizen take a number at the kiosk of the point, which speaks to the centre."""
        branch = self.city.branches[POINT.code]
        async with following(branch.office.url, await _watcher(branch.office), branch.code) as followed:
            return (await Citizen(kiosk=self.point, branch=followed).take_a_number(CERTIFICATION)).number

    async def _picture(self, display: Display, name: str, about: str) -> None:
        """Take a picture for the report."""
        path = self.folders.pictures / f"{name}.png"
        await display.picture(path)
        self.chronicle.show(path, about)


async def put_up(city: City, folders: Folders, chronicle: Chronicle) -> CityScreens:
    """Put the screens up, beside each other; return when each can be used."""
    stages = {
        code: Stage(office=branch.office, programs=city.programs, folders=folders)
        for code, branch in city.branches.items()
    }
    async with asyncio.TaskGroup() as tasks:
        kiosk = tasks.create_task(_kiosk(stages[WEST_LAKE.code], city.branches[WEST_LAKE.code], RESIDENCE))
        point = tasks.create_task(_kiosk(stages[POINT.code], city.branches[POINT.code], CERTIFICATION))
        console = tasks.create_task(stages[WEST_LAKE.code].console("console", _COUNTER))
        lobbies = [
            tasks.create_task(stages[place.code].lobby(f"lobby-{place.code}", sound=folders.sound / place.code))
            for place in (SEVEN, ELEVEN)
        ]
    return CityScreens(
        city=city,
        folders=folders,
        chronicle=chronicle,
        kiosk=kiosk.result(),
        console=console.result(),
        seven=lobbies[0].result(),
        eleven=lobbies[1].result(),
        point=point.result(),
    )


async def _kiosk(stage: Stage, branch: CityBranch, service: str) -> Display:
    name = branch.place.kiosk or ""
    paper = f"virtual:{stage.folders.tickets / branch.code}"
    return await stage.kiosk(name, ready=f"service-{service}", printer=paper)


async def _watcher(office: BranchOffice) -> str:
    return await office.secret("display", "watcher")


async def _serve_until(clerk: Clerk, ticket: TicketId) -> None:
    while await clerk.call() not in {ticket, None}:
        await clerk.start()
        await clerk.finish()
