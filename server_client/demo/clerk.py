"""A clerk at a console, who works with keys and mouse and waits for what they bring about at the branch."""

from dataclasses import dataclass

from server_client.demo.display import Display, until
from server_client.demo.following import Followed
from server_client.queue_model.events import (
    CounterClosed,
    CounterOpened,
    ServingStarted,
    TicketCalled,
    TicketFinished,
    TicketRecalled,
)
from server_client.queue_model.ids import TicketId

AtCounter = CounterClosed | CounterOpened | ServingStarted | TicketCalled | TicketFinished | TicketRecalled


@dataclass(frozen=True, slots=True, kw_only=True)
class Clerk:
    """Whoever works at this counter; every step raises NotSeen if console or branch does not do its part."""

    console: Display
    branch: Followed
    counter: str

    async def fill_in(self, code: str, profile: str) -> None:
        """Say who, where and for which services."""
        await self.console.type_into("clerkField", code)
        for choice in (f"counter-{self.counter}", f"profile-{profile}"):
            await self._select(choice)

    async def sign_in(self, clerk: str, pin: str, profile: str) -> None:
        """Say who, by keys: the id, Enter, the PIN; the counter is proposed already. Leaves the last Enter out."""
        await self.console.type_into("clerkField", clerk)
        await self.console.press("Return", brings=lambda: self.console.has_selected(f"clerk-{clerk}"))
        if not self.console.has_selected(f"profile-{profile}"):
            await self._select(f"profile-{profile}")
        await self.console.type_into("pinField", pin)

    async def open_counter(self) -> None:
        """Begin to work."""
        before = self._times(CounterOpened)
        await self.console.touch("open", brings=lambda: self._times(CounterOpened) > before)
        await self.console.until_shown("state")

    async def call(self) -> TicketId | None:
        """Call the next person, by key; return whose ticket it is, or None if nobody is there any more."""
        before = self._times(TicketCalled)
        await self.console.press(
            "F2", brings=lambda: self._times(TicketCalled) > before or self.console.shows("nobody")
        )
        if self._times(TicketCalled) == before:
            return None
        await self.console.until_shown("start")
        return [call.ticket for call in self.branch.all_of(TicketCalled) if call.counter == self.counter][-1]

    async def recall(self) -> None:
        """Call the same person again, by key."""
        before = self._times(TicketRecalled)
        await self.console.press("F3", brings=lambda: self._times(TicketRecalled) > before)

    async def start(self) -> None:
        """Begin to serve whoever was called."""
        before = self._times(ServingStarted)
        await self.console.touch("start", brings=lambda: self._times(ServingStarted) > before)
        await self.console.until_shown("outcome-accepted")

    async def finish(self, key: str = "") -> None:
        """Accept the dossier, by that key if one is named."""
        before = self._times(TicketFinished)
        if key:
            await self.console.press(key, brings=lambda: self._times(TicketFinished) > before)
        else:
            await self.console.touch("outcome-accepted", brings=lambda: self._times(TicketFinished) > before)
        await until(lambda: not self.console.shows("outcome-accepted"), "the console is free for the next person")

    async def leave(self) -> None:
        """Close the counter, by keys; the console asks whether that is meant."""
        before = self._times(CounterClosed)
        await self.console.press("F10", brings=lambda: self.console.shows("option-yes"))
        await self.console.press("1", brings=lambda: self._times(CounterClosed) > before)

    async def _select(self, choice: str) -> None:
        await self.console.touch(choice, brings=lambda: self.console.has_selected(choice))

    def _times(self, kind: type[AtCounter]) -> int:
        return sum(1 for event in self.branch.all_of(kind) if event.counter == self.counter)
