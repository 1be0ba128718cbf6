"""Joins the demonstration of a city: database, centre, branches, then the story with windows or without a display."""

import asyncio
import signal
import sys
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from server_client.demo.city.chronicle import Chronicle
from server_client.demo.city.city import City, open_city
from server_client.demo.city.screens import put_up
from server_client.demo.city.story import Scenes, Story, table
from server_client.demo.city.windows import CityWindows
from server_client.demo.errors import DemoBroken, ProgramEnded
from server_client.demo.folders import Folders, prepared
from server_client.demo.processes import Programs
from server_client.demo.windows import has_display
from server_client.server.errors import Unavailable
from server_client.server.sql.local_cluster import local_cluster


@dataclass(frozen=True, slots=True, kw_only=True)
class CitySettings:
    """What a demonstration of a city is told: where its output goes, and whether it plays by itself."""

    out: Path
    pictures: Path | None = None
    scripted: bool = False


def run(settings: CitySettings) -> int:
    """Give the demonstration; returns the exit status."""
    status = 1
    try:
        folders = prepared(settings.out, data=settings.out / "city", pictures=settings.pictures)
        with local_cluster(settings=("synchronous_commit=on",)) as cluster:
            status = asyncio.run(_until_stopped(settings, folders, cluster.address()))
    except* (DemoBroken, Unavailable) as broken:
        for fault in _each(broken):
            print(f"motcua demo city: {fault}", file=sys.stderr)  # noqa: T201 - it is what the terminal is for
    except* KeyboardInterrupt:
        status = 0
    return status


async def _until_stopped(settings: CitySettings, folders: Folders, database: str) -> int:
    loop = asyncio.get_running_loop()
    showing = asyncio.ensure_future(_show(settings, folders, database))

    def stop() -> None:
        # Once: a second Ctrl-C must not break off the orderly end of the programs.
        if not showing.cancelling():
            showing.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    try:
        await showing
    except asyncio.CancelledError:
        return 0
    return 0


async def _show(settings: CitySettings, folders: Folders, database: str) -> None:
    chronicle = Chronicle(monotonic)
    chronicle.tell("A city is set up on this machine.")
    async with Programs(folders.logs) as programs, open_city(programs, folders.data, database, _now) as city:
        if settings.scripted or not has_display():
            await _unless_one_ends(programs, _scripted(city, folders, chronicle))
        else:
            await _with_windows(city, folders, chronicle)


async def _scripted(city: City, folders: Folders, chronicle: Chronicle) -> None:
    chronicle.tell("Five screens start on displays that are not there.")
    screens = await put_up(city, folders, chronicle)
    await _tell_story(city, folders, chronicle, screens)


async def _tell_story(city: City, folders: Folders, chronicle: Chronicle, scenes: Scenes) -> None:
    figures = await Story(city=city, chronicle=chronicle, scenes=scenes).play()
    found = table(city, figures)
    report = folders.out / "report.md"
    chronicle.write(report, table=found)
    print(f"\n{found}\n\nReport: {report}\nPictures: {folders.pictures}", flush=True)  # noqa: T201 - as above


async def _with_windows(city: City, folders: Folders, chronicle: Chronicle) -> None:
    windows = CityWindows(city, folders, chronicle)
    await windows.open()

    async def story_then_traffic() -> None:
        await _tell_story(city, folders, chronicle, windows)
        chronicle.tell("The story is over; traffic goes on until you close all windows, or press Ctrl-C here.")
        await windows.traffic()

    async with asyncio.TaskGroup() as tasks:
        playing = tasks.create_task(story_then_traffic())
        await windows.until_closed()
        playing.cancel()


async def _unless_one_ends(programs: Programs, work: Coroutine[None, None, None]) -> None:
    async with asyncio.TaskGroup() as tasks:
        watching = tasks.create_task(_raise_end(programs))
        await work
        watching.cancel()


async def _raise_end(programs: Programs) -> None:
    # What the story kills is meant to end.
    while (ended := await programs.next_end()).status == -signal.SIGKILL:
        pass
    raise ProgramEnded(ended.story())


def _each(group: BaseExceptionGroup[DemoBroken | Unavailable]) -> Iterator[Exception]:
    for fault in group.exceptions:
        if isinstance(fault, BaseExceptionGroup):
            yield from _each(fault)
        else:
            yield fault


def _now() -> datetime:
    return datetime.now(UTC)
