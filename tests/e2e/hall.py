"""A branch with real processes, real screens on displays that are not there, and real input, for one test."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from server_client.client.api import BranchApi
from server_client.demo.branch_office import BRANCH, KIOSK, BranchOffice, free_port
from server_client.demo.citizen import Citizen
from server_client.demo.clerk import Clerk
from server_client.demo.folders import Folders, prepared
from server_client.demo.following import Followed, following
from server_client.demo.morning import live_through
from server_client.demo.processes import Programs
from server_client.demo.stage import Stage

RESIDENCE = "cutru"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hall:
    """One branch: its processes, and what its feed has told."""

    stage: Stage
    branch: Followed

    @property
    def folders(self) -> Folders:
        return self.stage.folders

    async def citizen_at(self, name: str = KIOSK) -> Citizen:
        """Show a kiosk."""
        return Citizen(kiosk=await self.stage.kiosk(name, ready=f"service-{RESIDENCE}"), branch=self.branch)

    async def clerk_at(self, counter: str, *, profile: str) -> Clerk:
        """Show a console, and sign a clerk in."""
        console = await self.stage.console(f"console-{counter}", counter)
        clerk = Clerk(console=console, branch=self.branch, counter=counter)
        await clerk.fill_in(f"LAN{counter.upper()}", profile)
        await clerk.open_counter()
        return clerk

    async def kill_the_server(self) -> None:
        """Take the server away without a word."""
        server = self.stage.office.server
        assert server is not None
        server.send(signal.SIGKILL)
        await server.ended.wait()

    async def live_through_a_morning(self) -> None:
        """Let numbers be taken and counters work, before anyone of the test comes."""
        office = self.stage.office
        api = BranchApi(office.url, BRANCH, await office.secret("supervisor", "supervisor"))
        try:
            await live_through(api, now)
        finally:
            await api.close()


def play(folder: Path, story: Callable[[Hall], Awaitable[None]]) -> None:
    """Let a story happen in a hall of its own."""

    async def played() -> None:
        async with _hall(folder) as hall:
            await story(hall)

    asyncio.run(played())


@asynccontextmanager
async def _hall(folder: Path) -> AsyncIterator[Hall]:
    folders = prepared(folder / "out")
    async with Programs(folders.logs) as programs:
        office = BranchOffice(
            programs=programs, data=folders.data, devices=folders.devices, port=free_port(), city=folders.city
        )
        # Before the start: a running server notices a new credential only within a fifth of a second.
        await office.credential("supervisor", "supervisor")
        await office.make_vault_key()
        await office.start()
        async with following(office.url, await office.secret("display", "watcher")) as branch:
            yield Hall(stage=Stage(office=office, programs=programs, folders=folders), branch=branch)


def now() -> datetime:
    """Return the present."""
    return datetime.now(UTC)
