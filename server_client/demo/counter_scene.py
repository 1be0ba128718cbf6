"""What happens at the counter in a scripted visit: signing in, the dossier on the desk, its end, and the rating.

The clerk works by keys, the citizen touches the panel. Each step waits for what it brings about.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from server_client.demo.clerk import Clerk
from server_client.demo.display import Display, until
from server_client.demo.errors import NotSeen
from server_client.demo.folders import Folders
from server_client.demo.processes import output_of
from server_client.demo.staff_room import Member
from server_client.queue_model.events import ServiceRated, TicketIssued

PROFILE = "congan"
# The paper that the citizen of the visit has not said to have at hand.
_FORGOTTEN = "paper-1"
# The code comes from the city's system, and the form is drawn after it.
_PRINTED_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterScene:
    """A clerk's console and the panel before the citizen."""

    clerk: Clerk
    panel: Display
    folders: Folders
    picture: Callable[[Display, str], Awaitable[None]]

    @property
    def _console(self) -> Display:
        return self.clerk.console

    async def sign_in(self, member: Member) -> None:
        """Sign in by keys and open the counter."""
        await self.clerk.sign_in(member.clerk, member.pin, PROFILE)
        await self.picture(self._console, "console-sign-in")
        await self.clerk.open_counter()
        await self.panel.until_shown("page-free")
        await self.picture(self._console, "console-idle")

    async def call_until(self, ticket: TicketIssued) -> None:
        """Serve whoever is before that ticket, then call it."""
        while (called := await self.clerk.call()) != ticket.ticket:
            if called is None:
                raise NotSeen(f"{ticket.number} was not called, and nobody else waits")
            await self.clerk.start()
            await self.picture(self._console, "console-serving")
            await self.clerk.finish()
        await self._console.until_shown("gapCount")
        await self.picture(self._console, "console-called")
        await self.panel.until_shown("page-called")
        await self.picture(self.panel, "panel-called")

    async def receive_dossier(self) -> None:
        """Tick the paper that was there after all, receive the dossier, and have its form printed with its code."""
        console = self._console
        await self.clerk.start()
        await self.panel.until_shown("page-serving")
        await self.picture(self.panel, "panel-serving")
        with_gaps = (await console.until_shown("gapCount")).text
        await console.touch(_FORGOTTEN, brings=lambda: not console.shows("gapCount", with_gaps))
        await console.press("alt+1", brings=lambda: console.shows("end-confirm"))
        await console.press("Return", brings=lambda: console.shows("dossierEnd"))
        await until(lambda: bool(self._forms()), "the counter prints the receipt", within_s=_PRINTED_S)
        await self.picture(console, "console-received")
        await output_of("pdftoppm", "-png", "-singlefile", "-r", "110", self._forms()[0], self._form_picture)

    async def finish_and_be_rated(self) -> None:
        """Finish the ticket as its dossier ended; the citizen answers the panel's question by one touch."""
        branch = self.clerk.branch
        before = len(branch.all_of(ServiceRated))
        await self.clerk.finish("alt+Return")
        await self.panel.until_shown("page-levels")
        await self.picture(self.panel, "panel-rating")
        await self.panel.touch("level-1", brings=lambda: len(branch.all_of(ServiceRated)) > before)
        await self.panel.until_shown("page-thanks")
        await self.picture(self.panel, "panel-thanks")

    async def look_back(self) -> None:
        """Look at the day and at the keys, then leave the counter."""
        console = self._console
        await console.press("ctrl+d", brings=lambda: console.shows("my-day-close"))
        await self.picture(console, "console-my-day")
        await console.press("Escape", brings=lambda: not console.shows("my-day-close"))
        await console.press("F1", brings=lambda: console.shows("keys-close"))
        await self.picture(console, "console-keys")
        await console.press("Escape", brings=lambda: not console.shows("keys-close"))
        await self.clerk.leave()

    def _forms(self) -> list[str]:
        return sorted(str(form) for form in self.folders.forms.glob("*.pdf"))

    @property
    def _form_picture(self) -> str:
        return str(self.folders.pictures / "form-receipt")
