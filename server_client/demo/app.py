"""Joins a demonstration: branch and morning, then the screens as windows or, without a display, a scripted visit."""

import asyncio
import signal
import sys
from collections.abc import Coroutine, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from server_client.client.api import BranchApi
from server_client.demo.branch_office import BRANCH, KIOSK, BranchOffice, usual_port
from server_client.demo.city_clerk import answer_for_the_city
from server_client.demo.errors import DemoBroken, ProgramEnded
from server_client.demo.folders import Folders, prepared
from server_client.demo.following import following
from server_client.demo.morning import live_through
from server_client.demo.office_records import WHAT_TO_TRY, bring_in
from server_client.demo.posters import hang_posters
from server_client.demo.processes import Programs
from server_client.demo.scripted_visit import CARD, COUNTER, SERVICE, Screens, Visit
from server_client.demo.staff_room import WHO_SIGNS_IN, make_accounts
from server_client.demo.stage import Stage, form_words, hall_words, scanner_words
from server_client.demo.windows import (
    display_size,
    has_display,
    has_sound_card,
    places,
    put_in_place,
    windowed_environment,
)

# Screens that keep something from run to run.
_REMEMBER = frozenset({"kiosk", "counter"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoSettings:
    """What a demonstration is told: where its output goes, which printer, and whether it plays by itself."""

    out: Path
    data: Path | None = None
    pictures: Path | None = None
    printer: str | None = None
    scripted: bool = False


def run(settings: DemoSettings) -> int:
    """Give the demonstration; returns the exit status."""
    status = 1
    try:
        status = asyncio.run(_until_stopped(settings))
    except* DemoBroken as broken:
        for fault in _each(broken):
            print(f"motcua demo: {fault}", file=sys.stderr)
    return status


async def _until_stopped(settings: DemoSettings) -> int:
    loop = asyncio.get_running_loop()
    showing = asyncio.ensure_future(_show(settings))

    def stop() -> None:
        # Once: a second Ctrl-C must not break off the orderly end of the programs.
        if not showing.cancelling():
            showing.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    try:
        await showing
    except asyncio.CancelledError:
        _tell("Stopped.")
    return 0


async def _show(settings: DemoSettings) -> None:
    folders = prepared(settings.out, data=settings.data, pictures=settings.pictures)
    async with Programs(folders.logs) as programs:
        office = BranchOffice(
            programs=programs, data=folders.data, devices=folders.devices, port=usual_port(), city=folders.city
        )
        await _open(office, folders)
        if settings.scripted or not has_display():
            show = _unless_one_ends(programs, _play(Stage(office=office, programs=programs, folders=folders)))
        else:
            show = _show_windows(office, folders, settings.printer)
        async with asyncio.TaskGroup() as tasks:
            city = tasks.create_task(answer_for_the_city(folders.city, _now))
            await show
            city.cancel()


async def _open(office: BranchOffice, folders: Folders) -> None:
    supervisor = await office.secret("supervisor", "supervisor")
    await office.make_vault_key()
    await make_accounts(office, folders.out / "portraits")
    await asyncio.to_thread(hang_posters, folders.media)
    await office.start()
    api = BranchApi(office.url, BRANCH, supervisor)
    try:
        if not (await api.load()).visits:
            await live_through(api, _now)
    finally:
        await api.close()
    await bring_in(office, _now())
    _tell(f"The branch {BRANCH} is open: {office.url}")
    _tell(f"Who signs in at a console:\n{WHO_SIGNS_IN}")


async def _unless_one_ends(programs: Programs, work: Coroutine[None, None, None]) -> None:
    async with asyncio.TaskGroup() as tasks:
        watching = tasks.create_task(_raise_end(programs))
        await work
        watching.cancel()


async def _raise_end(programs: Programs) -> None:
    raise ProgramEnded((await programs.next_end()).story())


async def _play(stage: Stage) -> None:
    _tell("A visit is played on displays that are not there.")
    folders = stage.folders
    async with asyncio.TaskGroup() as tasks:
        kiosk = tasks.create_task(stage.kiosk(ready=f"service-{SERVICE}", scans=True))
        console = tasks.create_task(stage.console("counter", COUNTER))
        panel = tasks.create_task(stage.panel(COUNTER))
        lobby = tasks.create_task(stage.lobby("lobby", *hall_words(folders)))
        upright = tasks.create_task(stage.upright_lobby(*hall_words(folders)))
    async with following(stage.office.url, await stage.office.secret("display", "watcher")) as branch:
        visit = Visit(
            screens=Screens(
                kiosk=kiosk.result(),
                console=console.result(),
                panel=panel.result(),
                lobby=lobby.result(),
                upright=upright.result(),
            ),
            branch=branch,
            folders=folders,
            tell=_tell,
        )
        await visit.play()
    _tell(f"Pictures of each step: {folders.pictures}")
    _tell(f"The printed ticket, as PNG and as the printer's bytes: {folders.tickets}")
    _tell(f"The forms as PDF: {folders.forms}")
    _tell(f"What the city's system has got, and has answered: {folders.city}")
    _tell(f"The spoken calls: {folders.sound}")


async def _show_windows(office: BranchOffice, folders: Folders, printer: str | None) -> None:
    where = places(await display_size())
    paper = printer or f"virtual:{folders.tickets}"
    sound = "aplay" if await has_sound_card() else f"file:{folders.sound}"
    options: dict[str, tuple[str, str, Sequence[str | Path]]] = {
        "kiosk": ("kiosk", "kiosk", ("--printer", paper, "--public-url", office.url, *scanner_words(folders))),
        "counter-1": ("counter", "counter", ("--counter", "q01", *form_words(folders))),
        "counter-2": ("counter", "counter", ("--counter", "q02", *form_words(folders))),
        "panel-1": ("panel", "counter", ("--counter", "q01")),
        "panel-2": ("panel", "counter", ("--counter", "q02")),
        "lobby": ("lobby", "display", ("--sound", sound, *hall_words(folders))),
    }
    screens = []
    for name, (command, role, own) in options.items():
        memory = ("--data", folders.devices / name) if command in _REMEMBER else ()
        credential = await office.credential(role, KIOSK if role == "kiosk" else name)
        words = office.screen_words(command, credential, *own, *memory, "--windowed", where[name].size)
        screens.append(await office.programs.start(name, words, windowed_environment()))
    for screen in screens:
        await put_in_place(screen.pid, where[screen.name])
    _tell(_what_to_try(folders, paper, sound))
    open_screens = set(screens)
    while open_screens:
        ended = await office.programs.next_end()
        if ended.status:
            raise ProgramEnded(ended.story())
        open_screens.discard(ended)
    _tell("All windows are closed.")


def _what_to_try(folders: Folders, paper: str, sound: str) -> str:
    return f"""
Six windows: a kiosk, two consoles with a panel each, a lobby. What to try:
  1. At the kiosk find a procedure, tick papers, take the number; for an identity card
     write a file into {folders.scans}:
       echo '{CARD}' > {folders.scans}/card
     Or touch a service, say whether you have priority, take the number.
  2. At a console sign in, choose a profile, open the counter. F2 calls, F4 starts, 1 finishes, F1 shows all keys.
  3. See the lobby and the panel, hear the call. F3 repeats it, F6 says that nobody came.
  4. After the finish touch how it was on the panel.
{WHO_SIGNS_IN}
{WHAT_TO_TRY}
Tickets: {paper}
Calls:   {sound}
Forms:   {folders.forms}
Close all windows, or press Ctrl-C here, to end.
"""


def _each(group: BaseExceptionGroup[DemoBroken]) -> Iterator[DemoBroken]:
    for fault in group.exceptions:
        if isinstance(fault, BaseExceptionGroup):
            yield from _each(fault)
        else:
            yield fault


def _tell(words: str) -> None:
    print(words, flush=True)


def _now() -> datetime:
    return datetime.now(UTC)
