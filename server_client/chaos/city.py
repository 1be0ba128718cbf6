"""The campaign's city: a centre and branches at work, how they are waited for, and how all of it is opened and shut."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from server_client.chaos.branch_site import BranchSite, Pace, StandIns
from server_client.chaos.center_site import CenterSite
from server_client.chaos.kept_commands import kept_numbers
from server_client.chaos.line import Line, line_to
from server_client.chaos.machine import Machine
from server_client.chaos.plan import Place
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.client.log_api import LogApi
from server_client.demo.branch_office import MOTCUA
from server_client.demo.city.onlooker import Onlooker
from server_client.demo.processes import Programs, output_of
from server_client.queue_model.ids import BranchId

_LOOK_EACH_S = 0.1
_STARTED_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CitySettings:
    """How big a city is: its branches, its centre's processes and database, how busy it is, and faulty stand-ins.

    After `patience_s` a branch that was healed must be at work, and the centre know all of it.
    """

    folder: Path
    database: str
    processes: int
    places: tuple[Place, ...]
    seed: int
    patience_s: float = 40.0
    pace: Pace = field(default_factory=Pace)
    stand_ins: StandIns = field(default_factory=StandIns)


@dataclass(slots=True, kw_only=True)
class City:
    """All of it; `straight` is the centre's line that nothing happens to."""

    settings: CitySettings
    center: CenterSite
    sites: dict[str, BranchSite] = field(default_factory=dict)

    @property
    def straight(self) -> Line:
        """Return the line to the centre that nothing happens to."""
        return self.center.line

    @property
    def machines(self) -> list[Machine]:
        """Return all processes."""
        return [*self.center.processes, *(machine for site in self.sites.values() for machine in site.machines)]

    async def start(self) -> None:
        """Start the centre, then the branches, then the standbys."""
        await self.center.start()
        for site in self.sites.values():
            if not site.place.node:
                site.to_node.lay(*self.center.ports)
                site.aside.lay(*self.center.ports)
            await site.start()
        for site in self.sites.values():
            if (why := await self.why_not_well(site, _STARTED_S)) is not None:
                raise TimeoutError(f"{site.code} did not come up: {why}")
            await self.begin_generation(site)
        # Nothing is hit before there is something to lose.
        await until(self._is_at_work, _STARTED_S)

    async def _is_at_work(self) -> bool:
        return all(
            words in _read(site.diary(name))
            for site in self.sites.values()
            for names, words in ((site.kiosks, b'"paper"'), (site.counters, b'"answered"'))
            for name in names
        )

    async def begin_generation(self, site: BranchSite) -> None:
        """Let a standby follow the present node, if the branch has one, and keep a backup to be put back one day."""
        if not site.place.node:
            return
        backup = site.folder / f"backup-{site.generation}.sqlite"
        backup.unlink(missing_ok=True)
        await output_of(MOTCUA, "node", "backup", "--data", site.data, "--branch", site.code, "--to", backup)
        if site.place.standby:
            site.standby = site.new_standby(self.straight.url)
            await site.standby.start()

    async def why_not_well(self, site: BranchSite, within_s: float | None = None) -> str | None:
        """Wait until the branch works and the centre has all of it; return what is wrong if that does not come."""
        said = ["it does not answer"]

        async def is_well() -> bool:
            said[0] = await self._trouble(site)
            return not said[0]

        patience_s = self.settings.patience_s if within_s is None else within_s
        return None if await until(is_well, patience_s) else said[0]

    async def _trouble(self, site: BranchSite) -> str:
        onlooker = self.onlooker(site)
        try:
            health = await onlooker.health()
        except (ServerUnavailable, Rejected) as away:
            return str(away)
        finally:
            await onlooker.close()
        if not health.ready:
            return "; ".join(health.why_not)
        if health.centre is None:
            return ""
        centre = health.centre
        if not centre.linked or centre.differs is not None:
            return f"the centre: {centre.why_not or 'not linked'}; differs: {centre.differs}"
        return "" if centre.lag <= 2 else f"the centre lacks {centre.lag} entries"

    def onlooker(self, site: BranchSite) -> Onlooker:
        """Return somebody who looks at the server of a branch, past all lines."""
        url = site.node_url if site.place.node else self.straight.url
        return Onlooker(url, site.secret_file("onlooker").read_text(encoding="ascii"))

    def onlooker_at(self, site: BranchSite, port: int) -> Onlooker:
        """Return somebody who looks at a server of the branch on that port."""
        return Onlooker(f"http://127.0.0.1:{port}", site.secret_file("onlooker").read_text(encoding="ascii"))

    def log_of(self, site: BranchSite, *, at_center: bool) -> LogApi:
        """Return who reads the branch's log, at its server or at the centre."""
        url = self.straight.url if at_center or not site.place.node else site.node_url
        file = site.center_credential if at_center else site.secret_file("onlooker")
        return LogApi(url, site.code, file.read_text(encoding="ascii"))

    async def rest(self) -> str | None:
        """Let nobody come any more, and wait until all is told to everybody; return what is not, if that fails."""
        for site in self.sites.values():
            for machine in (*site.kiosks.values(), *site.counters.values()):
                if machine.program is not None:
                    machine.program.send(signal.SIGUSR1)

        async def is_told() -> bool:
            return all(
                kept_numbers(site.devices[name] / "outbox")[1] == 0
                for site in self.sites.values()
                for name in site.kiosks
            )

        return (
            None
            if await until(is_told, self.settings.patience_s)
            else "kiosks still have commands that their branch has not answered"
        )

    async def until_told(self, site: BranchSite) -> bool:
        """Wait until the centre has the whole log of a node; return whether it came to that."""
        if not site.place.node:
            return True
        onlooker = self.onlooker(site)

        async def is_told() -> bool:
            try:
                centre = (await onlooker.health()).centre
            except (ServerUnavailable, Rejected):
                return False
            return centre is not None and centre.linked and centre.lag == 0

        try:
            return await until(is_told, self.settings.patience_s)
        finally:
            await onlooker.close()

    async def end_devices(self) -> None:
        """Let all devices end, with their last word in their diaries."""
        async with asyncio.TaskGroup() as tasks:
            for site in self.sites.values():
                for machine in (*site.kiosks.values(), *site.counters.values(), site.lobby):
                    if machine is not None:
                        tasks.create_task(machine.stop())


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.exists() else b""


async def until(is_so: Callable[[], Awaitable[bool]], within_s: float) -> bool:
    """Wait until it is so; return whether it came to that in time."""
    try:
        async with asyncio.timeout(within_s):
            while not await is_so():  # noqa: ASYNC110 - other programs give no sign
                await asyncio.sleep(_LOOK_EACH_S)
    except TimeoutError:
        return False
    return True


@asynccontextmanager
async def open_city(settings: CitySettings) -> AsyncIterator[City]:
    """Open it and let it come to work, for as long as the block goes on."""
    async with AsyncExitStack() as stack:
        line = await stack.enter_async_context(line_to())
        programs = await stack.enter_async_context(Programs(settings.folder / "logs"))
        points: dict[BranchId, Path] = {}
        center = CenterSite(
            programs=programs,
            data=settings.folder / "center",
            database=settings.database,
            count=settings.processes,
            points=points,
            line=line,
        )
        city = City(settings=settings, center=center)
        secrets = center.prepare([BranchId(place.branch) for place in settings.places])
        for number, place in enumerate(settings.places):
            uplinks = [await stack.enter_async_context(line_to(line.port)) for _ in range(2)]
            site = BranchSite(
                place=place,
                folder=settings.folder / place.branch,
                programs=programs,
                to_node=await stack.enter_async_context(line_to()),
                aside=await stack.enter_async_context(line_to()),
                uplinks=(uplinks[0], uplinks[1]),
                center_credential=secrets[BranchId(place.branch)],
                pace=settings.pace,
                stand_ins=settings.stand_ins,
                seed=settings.seed * 100 + number * 10,
            )
            if place.node:
                site.prepare(site.data)
            else:
                site.prepare(center.data, site.code)
                points[site.code] = site.configuration_file
            city.sites[place.branch] = site
        await city.start()
        yield city
