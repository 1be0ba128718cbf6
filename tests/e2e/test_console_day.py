"""A clerk's day at the real console, by keys alone, before a real branch with accounts; no screen but the console's."""

import secrets
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from server_client.client.api import BranchApi
from server_client.demo.branch_office import BRANCH, MOTCUA
from server_client.demo.display import Display, until
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.counter import CounterState
from server_client.queue_model.events import (
    CounterClosed,
    CounterOpened,
    DeedTakenBack,
    OutcomeCorrected,
    ServingStarted,
    TicketCalled,
    TicketFinished,
    TicketIssued,
)
from server_client.queue_model.ids import CounterId, OutcomeCode, ServiceCode
from server_client.queue_model.ticket import TicketOrigin
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token
from tests.e2e.hall import Hall, play

COUNTER = CounterId("q05")
PIN = "480271"
CERTIFICATION = ServiceCode("chungthuc")


def test_a_clerk_works_through_the_day_by_keys_alone(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        await someone_waits(hall)
        make_account(hall)
        console = await hall.stage.console("console", COUNTER)
        await sign_in(hall, console)
        await serve_with_a_slip(hall, console)
        await put_the_outcome_right(hall, console)
        await serve_someone_without_a_number(hall, console)
        await lock_and_go_on(hall, console)
        await leave(hall, console)
        no_file_of_the_console_holds_the_pin(hall)

    play(tmp_path, story)


async def someone_waits(hall: Hall) -> None:
    """Let someone take a number."""
    office = hall.stage.office
    api = BranchApi(office.url, BRANCH, await office.secret("supervisor", "supervisor"))
    try:
        await api.send(
            IssueTicket(
                id=new_id(datetime.now(UTC), secrets.token_bytes(ID_BYTES)),
                needs=(CERTIFICATION,),
                token=new_token(secrets.token_bytes(TOKEN_BYTES)),
            )
        )
    finally:
        await api.close()


def make_account(hall: Hall) -> None:
    """Give Lan an account, as an engineer does beside the running server."""
    words = (MOTCUA, "staff", "add", "--data", hall.stage.office.data, "--clerk", "LAN01", "--name", "Nguyễn Thị Lan")
    subprocess.run(words, input=f"{PIN}\n", text=True, check=True, capture_output=True, timeout=60)


async def sign_in(hall: Hall, console: Display) -> None:
    """Choose the name by its first letters; the profile once by touch, since this computer remembers none yet."""
    await console.until_shown("clerk-LAN01")
    await console.touch("profile-tatca", brings=lambda: console.has_selected("profile-tatca"))
    await console.type_into("clerkField", "lan")
    await console.press("Return", brings=lambda: console.has_selected("clerk-LAN01"))
    await console.use("type", PIN)
    await console.until_shown("pinField", "●" * len(PIN))
    await console.press("Return", brings=lambda: happened(hall, CounterOpened) == 1)
    await console.until_shown("call_next")


async def serve_with_a_slip(hall: Hall, console: Display) -> None:
    """Call, start too early, take that back, start, finish."""
    await console.press("F2", brings=lambda: happened(hall, TicketCalled) == 1)
    await console.press("F4", brings=lambda: happened(hall, ServingStarted) == 1)
    await console.until_shown("put-right")
    await console.press("ctrl+z", brings=lambda: happened(hall, DeedTakenBack) == 1)
    await console.until_shown("start")
    await console.press("F4", brings=lambda: happened(hall, ServingStarted) == 2)
    await console.press("1", brings=lambda: happened(hall, TicketFinished) == 1)


async def put_the_outcome_right(hall: Hall, console: Display) -> None:
    """Change the outcome of the last ticket; the question lists the others only."""
    await console.press("ctrl+z", brings=lambda: console.shows("option-supplement"))
    await console.press("1", brings=lambda: happened(hall, OutcomeCorrected) == 1)
    assert [right.outcome for right in hall.branch.all_of(OutcomeCorrected)] == [OutcomeCode("supplement")]


async def serve_someone_without_a_number(hall: Hall, console: Display) -> None:
    """Serve someone at the desk at once, and finish."""
    await console.press("ctrl+n", brings=lambda: console.shows("option-hotich"))
    await console.press("1", brings=lambda: console.shows("option-walk_in"))
    await console.press("1", brings=lambda: happened(hall, ServingStarted) == 3)
    assert hall.branch.all_of(TicketIssued)[-1].origin is TicketOrigin.DESK
    await console.press("5", brings=lambda: happened(hall, TicketFinished) == 2)


async def lock_and_go_on(hall: Hall, console: Display) -> None:
    """Lock the screen; the counter stays open, and the PIN opens the screen again."""
    await console.press("ctrl+l", brings=lambda: console.shows("gate"))
    await console.use("type", PIN)
    await console.until_shown("pinField", "●" * len(PIN))
    await console.press("Return", brings=lambda: console.shows("call_next") or console.shows("nobody"))
    assert happened(hall, CounterOpened) == 1


async def leave(hall: Hall, console: Display) -> None:
    """Leave the counter, which shows the day once more."""
    await console.press("F10", brings=lambda: console.shows("option-yes"))
    await console.press("1", brings=lambda: happened(hall, CounterClosed) == 1)
    await until(lambda: hall.branch.branch.counter(COUNTER).state is CounterState.CLOSED, "the counter is closed")
    await console.until_shown("clerkField")


def no_file_of_the_console_holds_the_pin(hall: Hall) -> None:
    """What the console has kept and logged tells nothing of the PIN."""
    folders = hall.folders
    kept = [path for folder in (folders.devices, folders.logs) for path in folder.rglob("*") if path.is_file()]
    assert [path.name for path in kept if PIN.encode() in path.read_bytes()] == []


def happened(
    hall: Hall,
    kind: type[
        CounterOpened
        | CounterClosed
        | TicketCalled
        | ServingStarted
        | DeedTakenBack
        | TicketFinished
        | OutcomeCorrected
    ],
) -> int:
    """Return how often that has happened at the counter."""
    return sum(1 for event in hall.branch.all_of(kind) if event.counter == COUNTER)
