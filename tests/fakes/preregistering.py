"""What kiosks and counters do about pre-registrations on a running server, each in one word."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import TypeVar

import httpx
import pytest

from server_client.client.errors import OfficeRefused
from server_client.client.office_api import OfficeApi
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.preregistration_order import PreregistrationOrder
from server_client.queue_model.commands import CancelTicket, IssueTicket
from server_client.queue_model.configuration import NOT_PRINTED
from server_client.queue_model.ids import CommandId, TicketId
from server_client.server.credentials import Role
from tests.fakes.log_entries import CN01, a_token, an_id
from tests.fakes.running_server import JSON, RunningServer

T = TypeVar("T")
PREREGISTRATIONS = "/v1/preregistrations"


def asked(server: RunningServer, role: Role, call: Callable[[OfficeApi], Coroutine[None, None, T]]) -> T:
    """Return what a device of that role is answered."""

    async def work() -> T:
        office = OfficeApi(server.url, CN01, server.secrets[role])
        try:
            return await call(office)
        finally:
            await office.close()

    return asyncio.run(work())


def preregister(server: RunningServer, wish: PreregistrationOrder, role: Role = Role.KIOSK) -> PreregistrationCode:
    """Order, and return the code."""
    return asked(server, role, lambda office: office.preregister(wish))


def withdraw(server: RunningServer, which: PreregistrationCode | CommandId) -> None:
    """Take an order back, by its code or id."""
    asked(server, Role.KIOSK, lambda office: office.withdraw(which))


def refusal(server: RunningServer, wish: PreregistrationOrder) -> OfficeRefused:
    """Return the refusal that the order must meet."""
    with pytest.raises(OfficeRefused) as refused:
        preregister(server, wish)
    return refused.value


def take_number(server: RunningServer, wish: PreregistrationOrder) -> None:
    """Take the number that the order was for."""
    server.done(IssueTicket(id=CommandId(wish.visit), needs=wish.needs, token=a_token()), Role.KIOSK)


def call_up(server: RunningServer, wish: PreregistrationOrder) -> None:
    """Take the number that the order was for, and call it to a counter."""
    take_number(server, wish)
    server.open()
    server.call()


def finish(server: RunningServer, wish: PreregistrationOrder) -> None:
    """End the order's ticket."""
    cancel = CancelTicket(id=an_id(), ticket=TicketId(CommandId(wish.visit)), reason=NOT_PRINTED)
    server.done(cancel, Role.KIOSK)


def post(server: RunningServer, path: str, role: Role, body: bytes = b"") -> httpx.Response:
    """Send a body."""
    headers = {**JSON, "Authorization": f"Bearer {server.secrets[role]}"}
    return server.http.post(path, content=body, headers=headers)
