"""A clerk's desk before a running server: someone prepares, is called, and their dossier is dealt with."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from time import monotonic
from typing import TypeVar

from server_client.client.office_api import OfficeApi
from server_client.client.reception_api import ReceptionApi
from server_client.dossier_model.preregistration_order import PreregistrationOrder
from server_client.dossier_model.reception import CityNews, Reception, ReceptionEnd
from server_client.queue_model.commands import FinishTicket, IssueTicket, StartServing
from server_client.queue_model.ids import CommandId, CounterId, OutcomeCode, TicketId
from server_client.server.credentials import Role
from server_client.wire.receptions import EndWish
from tests.fakes.log_entries import CN01, a_token, an_id
from tests.fakes.office import COUNTER_5
from tests.fakes.preregistrations import order
from tests.fakes.running_server import RunningServer

T = TypeVar("T")
_PATIENCE_S = 20.0
_LOOK_S = 0.02


@dataclass
class ReceptionDesk:
    """One counter's console; `session` goes with its calls once someone has signed in."""

    server: RunningServer
    counter: CounterId | None = COUNTER_5
    role: Role = Role.COUNTER
    session: str = ""

    @property
    def seat(self) -> CounterId:
        """Return where the clerk sits."""
        assert self.counter is not None
        return self.counter

    def ask(self, call: Callable[[ReceptionApi], Coroutine[None, None, T]]) -> T:
        """Return what the console is answered."""

        async def work() -> T:
            api = ReceptionApi(self.server.url, CN01, self.server.secrets[self.role])
            api.session = self.session
            try:
                return await call(api)
            finally:
                await api.close()

        return asyncio.run(work())

    def prepare(self, wish: PreregistrationOrder | None = None) -> PreregistrationOrder:
        """Let someone prepare at the kiosk and take a number."""
        wish = wish or order(1)
        given = wish

        async def work() -> None:
            kiosk = OfficeApi(self.server.url, CN01, self.server.secrets[Role.KIOSK])
            try:
                await kiosk.preregister(given)
            finally:
                await kiosk.close()

        asyncio.run(work())
        self.server.done(IssueTicket(id=CommandId(wish.visit), needs=wish.needs, token=a_token()), Role.KIOSK)
        return wish

    def call(self, wish: PreregistrationOrder | None = None) -> PreregistrationOrder:
        """Let someone prepare, and call them to the open counter."""
        wish = self.prepare(wish)
        self.server.open(self.seat)
        self.server.call(self.seat)
        return wish

    def open(self, wish: PreregistrationOrder) -> tuple[Reception, ...]:
        """Open what the visit has prepared."""
        return self.ask(lambda api: api.open(wish.visit, self.counter))

    def list(self, wish: PreregistrationOrder) -> tuple[Reception, ...]:
        """Return the visit's receptions."""
        return self.ask(lambda api: api.list(wish.visit, self.counter))

    def put(self, reception: Reception) -> Reception:
        """Keep what the clerk has corrected."""
        return self.ask(lambda api: api.put(reception, self.counter))

    def end(self, reception: Reception, ending: ReceptionEnd, *reasons: str, despite_gaps: bool = False) -> Reception:
        """End a reception as it was last seen."""
        wish = EndWish(version=reception.version, ending=ending, reasons=reasons, despite_gaps=despite_gaps)
        return self.ask(lambda api: api.end(reception.id, wish, self.counter))

    def finish(self, wish: PreregistrationOrder) -> None:
        """Let the person go."""
        ticket = TicketId(CommandId(wish.visit))
        self.server.done(StartServing(id=an_id(), counter=self.seat, ticket=ticket), Role.COUNTER)
        outcome = OutcomeCode("accepted")
        self.server.done(FinishTicket(id=an_id(), counter=self.seat, ticket=ticket, outcome=outcome), Role.COUNTER)

    def until(self, wish: PreregistrationOrder, city: CityNews) -> Reception:
        """Return the visit's first reception once the city's system knows it so; fails if it never comes to that."""

        async def look(api: ReceptionApi) -> Reception:
            deadline = monotonic() + _PATIENCE_S
            while True:
                found = (await api.list(wish.visit, self.counter))[0]
                if found.city is city:
                    return found
                assert monotonic() < deadline, f"it is still {found.city}"
                await asyncio.sleep(_LOOK_S)

        return self.ask(look)
