"""Who may look at what a citizen has prepared, over a real socket: in a branch with PINs, whoever has signed in."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from server_client.client.errors import NotSignedIn, Rejected
from server_client.client.office_api import OfficeApi
from server_client.client.staff_api import StaffApi
from server_client.dossier_model.preregistration_order import PreregistrationDocument
from server_client.queue_model.commands import CallNext, IssueTicket, OpenCounter
from server_client.queue_model.ids import ClerkId, CommandId, CounterId, VisitId
from server_client.server.credentials import Role
from tests.fakes.log_entries import CN01, a_token, an_id
from tests.fakes.office import ALL, COUNTER_5, LAN, MINH
from tests.fakes.preregistrations import order
from tests.fakes.running_server import RunningServer, running_server
from tests.fakes.staff import HOA, PINS, hire


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server whose clerks sign in."""
    hire(tmp_path)
    with running_server(tmp_path) as server:
        yield server


def session_of(server: RunningServer, clerk: ClerkId) -> str:
    """Sign a clerk in."""

    async def work() -> str:
        staff = StaffApi(server.url, CN01, server.secrets[Role.COUNTER])
        try:
            return (await staff.sign_in(clerk, PINS[clerk])).session
        finally:
            await staff.close()

    return asyncio.run(work())


def seen(server: RunningServer, session: str, visit: VisitId, at: CounterId) -> PreregistrationDocument | None:
    """Return what a console is shown of the visit's pre-registration."""

    async def work() -> PreregistrationDocument | None:
        office = OfficeApi(server.url, CN01, server.secrets[Role.COUNTER])
        office.session = session
        try:
            return await office.preregistration_of(visit, at)
        finally:
            await office.close()

    return asyncio.run(work())


def called_up(server: RunningServer) -> VisitId:
    """Let a person prepare a dossier, take a number, and be called to Lan's counter."""
    wish = order(1)

    async def prepare() -> None:
        office = OfficeApi(server.url, CN01, server.secrets[Role.KIOSK])
        try:
            await office.preregister(wish)
        finally:
            await office.close()

    asyncio.run(prepare())
    server.done(IssueTicket(id=CommandId(wish.visit), needs=wish.needs, token=a_token()), Role.KIOSK)
    server.done(OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
    server.done(CallNext(id=an_id(), counter=COUNTER_5))
    return wish.visit


def test_the_clerk_of_the_counter_sees_who_was_called(server: RunningServer) -> None:
    document = seen(server, session_of(server, LAN), called_up(server), COUNTER_5)

    assert document is not None
    assert document.applicant is not None


def test_a_console_at_which_nobody_signed_in_sees_nothing(server: RunningServer) -> None:
    with pytest.raises(NotSignedIn):
        seen(server, "", called_up(server), COUNTER_5)


def test_another_clerk_cannot_name_the_counter(server: RunningServer) -> None:
    visit = called_up(server)

    with pytest.raises(Rejected) as rejected:
        seen(server, session_of(server, MINH), visit, COUNTER_5)
    assert rejected.value.problem.code == "other_clerk"


def test_a_supervisor_sees_it_at_any_counter(server: RunningServer) -> None:
    document = seen(server, session_of(server, HOA), called_up(server), COUNTER_5)

    assert document is not None
    assert document.applicant is not None
