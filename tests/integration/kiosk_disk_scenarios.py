"""What a kiosk goes through on a disk of its own; run as `python -m … SCENARIO FOLDER` where that disk is."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.disk_check import DiskCheck
from kiosk.faults import DiskState
from kiosk.issuing import Order
from kiosk.machine_marks import MachineMarks
from kiosk.number_desk import DeskSettings, NumberDesk, number_desk
from server_client.client.errors import OutboxUnavailable
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.configuration import VIETNAMESE, WALK_IN
from server_client.queue_model.ids import DeviceId
from tests.fakes.client_pauses import middle
from tests.fakes.cut_off_kiosk import CutOffKiosk, World
from tests.fakes.kiosk_parts import KioskHall
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL
from tests.integration.disk_scenarios import fill

ORDER = Order(needs=(CIVIL,), class_code=WALK_IN, language=VIETNAMESE)


@asynccontextmanager
async def desk_in(folder: Path, world: World) -> AsyncIterator[NumberDesk]:
    """Open a kiosk's desk in the folder, whose branch is known to be down."""
    hall, kiosk = KioskHall(), CutOffKiosk(world)
    kiosk.know_it_is_down()
    hall.server.cut()
    settings = DeskSettings(
        data=folder,
        device=DeviceId("K2"),
        marks=MachineMarks(installation="here"),
        outlook=kiosk.outlook,
        press=hall.press,
        # Only ids and tokens of the true form come back from the disk.
        means=replace(hall.means, new_id=an_id, new_token=a_token),
        send=hall.server.send,
        random=middle,
        page_of=str,
    )
    async with number_desk(settings) as desk:
        desk.right.confirm()
        yield desk


async def given(desk: NumberDesk) -> str:
    """Give a number to somebody."""
    return (await desk.issuing.give_number(ORDER)).ticket.number


def kept(desk: NumberDesk) -> list[str]:
    """Return the numbers that are on their way to the branch."""
    return [command.number or "" for command in desk.outbox.waiting if isinstance(command, IssueTicket)]


async def give_for_ever(desk: NumberDesk, shown: list[str]) -> None:
    """Give numbers until that fails."""
    while True:
        shown.append(await given(desk))


def remount(folder: Path, how: str) -> None:
    """Let the disk take writes, or not."""
    subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True)


async def full_disk(folder: Path) -> None:
    """No number is given that is not on disk, and the kiosk goes on by itself when there is room again."""
    world, shown = World(), list[str]()
    async with desk_in(folder, world) as desk:
        shown.append(await given(desk))
        ballast = fill(folder)
        # What room there is in the files' last blocks may still be used.
        with pytest.raises(OutboxUnavailable):
            await give_for_ever(desk, shown)
        assert DiskCheck(folder).state() is DiskState.FULL
        assert kept(desk) == shown
        ballast.unlink()
        assert DiskCheck(folder).state() is DiskState.LOW
        shown.append(await given(desk))
    async with desk_in(folder, world) as desk:
        assert kept(desk) == shown
        shown.append(await given(desk))
        assert len(shown) == len(set(shown))


async def read_only_disk(folder: Path) -> None:
    """A disk that turns read-only under a running kiosk gives no numbers until it is well again."""
    world = World()
    async with desk_in(folder, world) as desk:
        first = await given(desk)
    remount(folder, "ro")
    assert DiskCheck(folder).state() is DiskState.FAULTY
    with pytest.raises(OutboxUnavailable, match="Read-only"):
        async with desk_in(folder, world):
            raise AssertionError("a desk that can keep nothing does not open")
    remount(folder, "rw")
    async with desk_in(folder, world) as desk:
        assert [first, await given(desk)] == kept(desk) == ["K2-001", "K2-002"]


SCENARIOS: Mapping[str, Callable[[Path], Awaitable[None]]] = {
    "full_disk": full_disk,
    "read_only_disk": read_only_disk,
}


async def _play(scenario: str, folder: Path) -> None:
    await SCENARIOS[scenario](folder)


if __name__ == "__main__":
    asyncio.run(_play(sys.argv[1], Path(sys.argv[2])))
