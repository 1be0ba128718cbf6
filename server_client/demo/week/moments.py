"""Moments of a week at which everything stands still: the screens are opened, looked at, and held against the server.

Screens are the real programs on displays that are not there, with the simulated time as theirs; pages are pictured by
Chromium where there is one.
"""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from shutil import which
from urllib.parse import urlsplit

from server_client.demo.branch_office import BRANCH, BranchOffice
from server_client.demo.clerk import Clerk
from server_client.demo.display import Display, until
from server_client.demo.errors import NotSeen, ProgramEnded
from server_client.demo.folders import Folders
from server_client.demo.following import following
from server_client.demo.processes import Programs, output_of
from server_client.demo.stage import Stage
from server_client.demo.week.made_up_office import SPARE, SPARE_PROFILE
from server_client.demo.week.servers import Running
from server_client.demo.week.spoken_minutes import fits
from server_client.demo.week.townspeople import Townspeople
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN
from server_client.queue_model.counter import CounterState
from server_client.wire.forecasts import BoardMessage, ForetoldWait

_SHOWN_WITHIN_S = 60.0
WIDE = (1280, 1700)
"""The size of a picture of one of the centre's pages, in pixels."""
_PHONE = (430, 932)
_STANDING = "MOTCUA_STANDING_TIME"
# As long as a page may take to load, in a time of its own that does not wait for the machine.
_PAGE_MS = 6000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a screen said of a wait, beside the server's announcement (minutes from and to)."""

    at: datetime
    where: str
    said: str
    low_min: int
    high_min: int

    @property
    def is_true(self) -> bool:
        """Say whether the words have the server's minutes, and no others."""
        return fits(self.said, self.low_min, self.high_min)


@dataclass(slots=True, kw_only=True)
class Moments:
    """Which moments there are, in hours after the opening by day, and what was seen at them."""

    folders: Folders
    hours: Mapping[int, tuple[float, ...]]
    seen: list[Seen] = field(default_factory=list)
    mute: list[str] = field(default_factory=list)
    """Screens that told no wait at all, or could not be looked at."""
    pictures: list[Path] = field(default_factory=list)

    async def look(self, at: datetime, people: Townspeople, branch: Running, center_pages: str) -> None:
        """Look at everything once."""
        await people.foretold.refresh()
        try:
            async with Programs(self.folders.logs / f"{at:%d-%H%M}") as programs:
                await self._look_at_screens(at, self._stage(at, branch, programs), people)
        except* NotSeen as faults:
            # The week goes on; its report says so.
            self.mute.append(f"a screen at {at:%d %H:%M} ({faults.exceptions[0]})")
        await self._close_spare(people)
        await people.foretold.refresh()
        await self._look_at_page(at, people, branch)
        await self.page(f"{at:%d-%H%M}-monitor", f"{center_pages}/monitor/branches/{BRANCH}", WIDE)

    async def page(self, name: str, address: str, size: tuple[int, int]) -> None:
        """Take a picture of a page, if there is a browser."""
        browser = which("chromium")
        if browser is None:
            return
        path = self.folders.pictures / f"{name}.png"
        width, height = size
        drawing = output_of(
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"),
            *(f"--user-data-dir={self.folders.out / 'browser'}", f"--window-size={width},{height}"),
            *(f"--virtual-time-budget={_PAGE_MS}", f"--screenshot={path}", address),
        )
        try:
            await drawing
        except ProgramEnded as ended:
            self.mute.append(f"the page {name} ({ended})")
        else:
            self.pictures.append(path)

    def _stage(self, at: datetime, branch: Running, programs: Programs) -> Stage:
        port = urlsplit(branch.url).port or 0
        office = BranchOffice(programs=programs, data=branch.data, devices=self.folders.devices, port=port)
        return Stage(office=office, programs=programs, folders=self.folders, environment={_STANDING: at.isoformat()})

    async def _look_at_screens(self, at: datetime, stage: Stage, people: Townspeople) -> None:
        branch = await people.staff.load()
        if branch.configuration is None:
            raise LookupError("The branch has no configuration")
        async with asyncio.TaskGroup() as tasks:
            first = branch.configuration.services[0].code
            kiosk = tasks.create_task(stage.kiosk(ready=f"service-{first}"))
            lobby = tasks.create_task(stage.lobby(f"lobby-{at:%d-%H%M}"))
            console = tasks.create_task(stage.console(f"console-{at:%d-%H%M}", SPARE))
        secret = await stage.office.secret("display", "watcher")
        async with following(stage.office.url, secret) as followed:
            clerk = Clerk(console=console.result(), branch=followed, counter=SPARE)
            await clerk.fill_in("GIAMSAT", SPARE_PROFILE)
            await clerk.open_counter()
            # What the console shows, all show: the counter is open for the forecast too.
            await people.foretold.refresh()
            board = people.foretold.board
            if board is None:
                raise LookupError("Nothing is foretold")
            for screen in (kiosk.result(), lobby.result(), console.result()):
                expected = list(_expected(screen.name, branch, board))
                await self._compare(at, screen, expected)
                path = self.folders.pictures / f"{at:%d-%H%M}-{screen.name.partition('-')[0].lower()}.png"
                await screen.picture(path)
                self.pictures.append(path)
            await clerk.leave()

    async def _close_spare(self, people: Townspeople) -> None:
        branch = await people.staff.load()
        if branch.counter(SPARE).state is not CounterState.CLOSED:
            await people.close(SPARE)

    async def _compare(self, at: datetime, screen: Display, expected: list[tuple[str, ForetoldWait]]) -> None:
        """Hold what the screen says against the board, once it has come to that or the time is over."""

        def seen() -> list[Seen]:
            return [
                Seen(
                    at=at,
                    where=f"{screen.name} {thing}",
                    said=found.text.rpartition(", ")[2].replace("\u00a0", " "),
                    low_min=wait.low_min,
                    high_min=wait.high_min,
                )
                for thing, wait in expected
                if (found := screen.find(thing)) is not None
            ]

        with suppress(NotSeen):
            await until(lambda: bool(now := seen()) and all(one.is_true for one in now), "it says so", within_s=10.0)
        said = seen()
        self.seen += said
        if not said:
            self.mute.append(f"{screen.name} at {at:%d %H:%M}")

    async def _look_at_page(self, at: datetime, people: Townspeople, branch: Running) -> None:
        board = people.foretold.board
        if board is None or not board.tickets:
            return
        longest = max(board.tickets, key=lambda ticket: board.tickets[ticket].q50_s)
        token = people.tally.tokens[longest]
        await self.page(f"{at:%d-%H%M}-phone", f"{branch.url}/t/{token}", _PHONE)


def _expected(screen: str, branch: Branch, board: BoardMessage) -> Iterator[tuple[str, ForetoldWait]]:
    """Go through the named things of the screen that tell a wait, and what the board says of it."""
    services = branch.configuration.services if branch.configuration is not None else ()
    for service in services:
        wait = board.for_newcomer(service.code, WALK_IN)
        if wait is not None and board.why_unknown(service.code) is None:
            if screen.startswith("lobby"):
                yield f"line-{service.prefix}", wait
            elif screen.startswith("console"):
                yield f"foretold-{service.prefix}", wait
            else:
                yield f"wait-{service.names[VIETNAMESE]}", wait
    if screen.startswith("console"):
        for ticket, wait in board.tickets.items():
            yield f"foretold-{branch.tickets[ticket].number}", wait
