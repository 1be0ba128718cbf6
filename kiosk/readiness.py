"""Parts that are opened while people may already ask for them; whoever asks early waits. It opens nothing itself."""

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.given_tickets import GivenTickets
    from kiosk.issuing import Issuing, Post
    from kiosk.number_desk import NumberDesk
    from kiosk.printing.ticket_press import TicketPress
    from server_client.client.office_api import OfficeApi


class Readiness:
    """What one run of the kiosk has opened. `begin` each run in its loop, then give each part as soon as it is there.

    Waiting for a part may be cancelled without harm to others who wait for it.
    """

    def begin(self) -> None:
        """Nothing is open yet; before the first run nobody may ask."""
        loop = asyncio.get_running_loop()
        self._desk: asyncio.Future[NumberDesk] = loop.create_future()
        self._office: asyncio.Future[OfficeApi] = loop.create_future()
        self._press: asyncio.Future[TicketPress] = loop.create_future()

    def give_press(self, press: "TicketPress") -> None:
        """Papers can be printed."""
        self._press.set_result(press)

    def give_desk(self, desk: "NumberDesk") -> None:
        """Numbers can be asked for, and commands be kept."""
        self._desk.set_result(desk)

    def give_office(self, office: "OfficeApi") -> None:
        """Look-ups can be made."""
        self._office.set_result(office)

    @property
    def is_sending(self) -> bool:
        """Whether something waits to be brought to the branch."""
        return self._desk.done() and bool(self._desk.result().outbox.waiting)

    @property
    def given(self) -> "GivenTickets | None":
        """What was given out last; None while that is not known yet."""
        return self._desk.result().given if self._desk.done() else None

    async def issuing(self) -> "Issuing":
        """Return what gives out numbers."""
        return (await asyncio.shield(self._desk)).issuing

    async def post(self) -> "Post":
        """Return what brings commands to the branch."""
        return (await asyncio.shield(self._desk)).outbox

    async def office(self) -> "OfficeApi":
        """Return what looks things up."""
        return await asyncio.shield(self._office)

    async def press(self) -> "TicketPress":
        """Return what prints."""
        return await asyncio.shield(self._press)
