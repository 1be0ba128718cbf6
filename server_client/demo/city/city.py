"""The whole city put together: centre, branches with their lines to it, the point; opened in order, then looked at."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import monotonic

from server_client.client.api import BranchApi
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.demo.branch_office import BranchOffice, free_port
from server_client.demo.city.center_office import CenterOffice, CenterProcess
from server_client.demo.city.line import Line, line_to
from server_client.demo.city.onlooker import Onlooker
from server_client.demo.city.places import BRANCHES, POINT, Place
from server_client.demo.city.traffic import Traffic
from server_client.demo.city.truth import Figures, differences, figures_of, figures_shown
from server_client.demo.errors import NotSeen, PictureUntrue
from server_client.demo.morning import live_through
from server_client.demo.processes import Programs
from server_client.queue_model.ids import BranchId

_LOOK_EACH_S = 0.05
_PATIENCE_S = 20.0


@dataclass(slots=True, kw_only=True)
class CityBranch:
    """One branch or point: its server, its traffic, its line to the centre (the point has none of its own)."""

    place: Place
    office: BranchOffice
    traffic: Traffic
    onlooker: Onlooker
    line: Line | None = None
    center_credential: Path | None = None

    @property
    def code(self) -> BranchId:
        """Return the code of the branch."""
        return self.place.code


@dataclass(slots=True, kw_only=True)
class City:
    """All of it, at work; `branches` are those with a node and the point, by code."""

    programs: Programs
    data: Path
    center: CenterOffice
    now: Callable[[], datetime]
    branches: dict[BranchId, CityBranch] = field(default_factory=dict, init=False)

    @property
    def with_nodes(self) -> list[CityBranch]:
        """Return the branches that have a node."""
        return [branch for branch in self.branches.values() if branch.line is not None]

    @property
    def onlooker(self) -> Onlooker:
        """Return who looks through the process of the centre that has run longest."""
        return self.center.processes[0].onlooker

    async def seen(self, branch: CityBranch) -> float:
        """Return after how many seconds the centre shows what the branch's own server says; PictureUntrue."""
        begun = monotonic()
        await self._shown_truly(branch, self.center.processes[0])
        return monotonic() - begun

    async def check(self) -> dict[BranchId, Figures]:
        """Return the figures of all branches, which each process of the centre shows as they are; PictureUntrue."""
        return {
            branch.code: [await self._shown_truly(branch, process) for process in self.center.processes][-1]
            for branch in self.branches.values()
        }

    async def _shown_truly(self, branch: CityBranch, process: CenterProcess) -> Figures:
        found: list[str] = []
        figures: list[Figures] = []

        async def is_true() -> bool:
            state, head = await branch.onlooker.branch(branch.code)
            copy, copied_head = await process.onlooker.branch(branch.code)
            picture = (await process.onlooker.pictures()).get(branch.code)
            own = figures_of(state)
            shown = ["there is no picture"] if picture is None else differences(own, figures_shown(picture))
            found[:] = (
                shown if head == copied_head else [*shown, f"the log ends at {state.seq}, the copy at {copy.seq}"]
            )
            figures[:] = [own]
            return not found

        try:
            await until_so(is_true, "the picture is true")
        except NotSeen:
            raise PictureUntrue(f"The centre does not show {branch.code} as it is: {'; '.join(found)}") from None
        return figures[0]


@asynccontextmanager
async def open_city(programs: Programs, data: Path, database: str, now: Callable[[], datetime]) -> AsyncIterator[City]:
    """Open the centre, then the branches with their morning, then the point, for as long as the block goes on."""
    async with AsyncExitStack() as stack:
        line = await stack.enter_async_context(line_to())
        center = CenterOffice(programs=programs, data=data / "center", database=database, line=line)
        stack.push_async_callback(center.close)
        city = City(programs=programs, data=data, center=center, now=now)
        await center.prepare()
        credentials = {place.code: await center.node_credential(place) for place in BRANCHES}
        point = center.point
        await point.credential("supervisor", "supervisor")
        await together(center.start_process() for _ in range(2))
        for place in BRANCHES:
            to_center = await stack.enter_async_context(line_to(line.port))
            office = _node(city, place, to_center, credentials[place.code])
            city.branches[place.code] = await _branch(city, stack, place, office)
            city.branches[place.code].line = to_center
            city.branches[place.code].center_credential = credentials[place.code]
        city.branches[POINT.code] = await _branch(city, stack, POINT, point)
        await together(_begin_the_day(city, branch) for branch in city.branches.values())
        yield city


def _node(city: City, place: Place, line: Line, credential: Path) -> BranchOffice:
    return BranchOffice(
        programs=city.programs,
        data=city.data / place.code,
        devices=city.data / "devices" / place.code,
        port=free_port(),
        branch=place.code,
        about=place.configuration(),
        options=("--center", line.url, "--center-credential", credential),
    )


async def _branch(city: City, stack: AsyncExitStack, place: Place, office: BranchOffice) -> CityBranch:
    secret = await office.secret("supervisor", "supervisor")
    api = BranchApi(office.url, place.code, secret)
    onlooker = Onlooker(office.url, secret)
    stack.push_async_callback(api.close)
    stack.push_async_callback(onlooker.close)
    return CityBranch(place=place, office=office, traffic=Traffic(place, api, city.now), onlooker=onlooker)


async def _begin_the_day(city: City, branch: CityBranch) -> None:
    """Start the branch's node, if it has one, and let its morning be over."""
    office = branch.office
    if branch.line is not None:
        await office.make_vault_key()
        # With it the engineer hands over to the node what another had; like a device's it is in the backup.
        await office.credential("node", "hand-over")
        await office.start()
        api = BranchApi(office.url, branch.code, await office.secret("supervisor", "supervisor"))
        try:
            await live_through(api, city.now)
        finally:
            await api.close()
    await branch.traffic.open_counters()


async def together(works: Iterable[Awaitable[object]]) -> None:
    """Do all of it at once; the first fault ends the others."""

    async def done(work: Awaitable[object]) -> None:
        await work

    async with asyncio.TaskGroup() as tasks:
        for work in works:
            tasks.create_task(done(work))


async def until_so(is_so: Callable[[], Awaitable[bool]], what: str, *, within_s: float = _PATIENCE_S) -> None:
    """Wait until it is so; NotSeen, with these words, if it is not in time. A server that is away is asked again."""
    try:
        async with asyncio.timeout(within_s):
            while not await _asked(is_so):  # noqa: ASYNC110 - other programs give no sign
                await asyncio.sleep(_LOOK_EACH_S)
    except TimeoutError:
        raise NotSeen(f"It was not seen within {within_s:g} s that {what}") from None


async def _asked(is_so: Callable[[], Awaitable[bool]]) -> bool:
    try:
        return await is_so()
    except (ServerUnavailable, Rejected):
        # Rejected too: in its first moments the centre does not know a branch yet.
        return False
