"""People of one branch: they take numbers and are served, by ordinary commands, as dice say; it waits for nobody."""

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from random import Random

from server_client.client.api import BranchApi
from server_client.demo.city.places import Place
from server_client.queue_model.commands import (
    CallNext,
    Command,
    FinishTicket,
    IssueTicket,
    MissTicket,
    OpenCounter,
    StartServing,
)
from server_client.queue_model.events import EventData, TicketCalled, TicketIssued
from server_client.queue_model.ids import ClerkId, CommandId, CounterId, OutcomeCode, ServiceCode, TicketId
from server_client.queue_model.refusals import Refused
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

_SERVED = 0.6
_MISSED = 0.1


class Traffic:
    """The traffic of one branch or point, for a supervisor's credential."""

    def __init__(self, place: Place, api: BranchApi, now: Callable[[], datetime]) -> None:
        """Speak to the server of the branch by `api`, which is closed by whoever made it."""
        self._place = place
        self._api = api
        self._now = now
        self._dice = Random(place.seed)
        self._services: tuple[ServiceCode, ...] = ()

    async def open_counters(self) -> None:
        """Let a clerk sit down at each counter."""
        branch = await self._api.load()
        if branch.configuration is not None:
            self._services = tuple(service.code for service in branch.configuration.services)
        for place, (counter, profile) in enumerate(self._place.counters.items(), 1):
            clerk = ClerkId(f"{self._place.code}-{place:02}")
            await self._send(OpenCounter(id=self._id(), counter=counter, clerk=clerk, profile=profile))

    async def people(self, count: int) -> list[str]:
        """Let people come, more than half of whom are served; return the numbers that they were given."""
        numbers = [await self._one() for _ in range(count)]
        return [number for number in numbers if number]

    async def take_a_number(self) -> str:
        """Let one person take a number for any service, and return it; errors as of `BranchApi.send`."""
        token = new_token(secrets.token_bytes(TOKEN_BYTES))
        wish = IssueTicket(id=self._id(), needs=(self._dice.choice(self._services),), token=token)
        return next(told.number for told in await self._send(wish) if isinstance(told, TicketIssued))

    async def _one(self) -> str:
        number = await self.take_a_number()
        if self._dice.random() < _SERVED:
            with suppress(Refused):
                await self._serve(self._dice.choice(list(self._place.counters)))
        return number

    async def _serve(self, counter: CounterId) -> None:
        called = await self._send(CallNext(id=self._id(), counter=counter))
        ticket = next(told.ticket for told in called if isinstance(told, TicketCalled))
        if self._dice.random() < _MISSED:
            await self._send(MissTicket(id=self._id(), counter=counter, ticket=ticket))
            return
        await self._send(StartServing(id=self._id(), counter=counter, ticket=ticket))
        await self._finish(counter, ticket)

    async def _finish(self, counter: CounterId, ticket: TicketId) -> None:
        outcome = OutcomeCode("accepted")
        await self._send(FinishTicket(id=self._id(), counter=counter, ticket=ticket, outcome=outcome))

    async def _send(self, command: Command) -> list[EventData]:
        return [event.data for event in (await self._api.send(command)).events]

    def _id(self) -> CommandId:
        return new_id(self._now(), secrets.token_bytes(ID_BYTES))
