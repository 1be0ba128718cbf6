"""A citizen at a kiosk, who touches what the screen offers and waits for what it brings."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from server_client.demo.display import Display, until
from server_client.demo.following import Followed
from server_client.queue_model.events import TicketIssued


@dataclass(frozen=True, slots=True, kw_only=True)
class Citizen:
    """Whoever stands at the kiosk; every step raises NotSeen if the screen does not do its part."""

    kiosk: Display
    branch: Followed

    async def choose_language(self, code: str) -> None:
        """Touch a language."""
        await self.kiosk.touch(f"language-{code}", brings=lambda: self.kiosk.has_selected(f"language-{code}"))

    async def choose(self, service: str) -> None:
        """Touch a service."""
        await self.kiosk.touch(f"service-{service}", brings=lambda: self.kiosk.shows("notEntitled"))

    async def find(self, words: str, procedure: str) -> None:
        """Type what is wanted, and choose the procedure among what is found."""
        await self.kiosk.touch("wayFind", brings=lambda: self.kiosk.shows("query"))
        await self.kiosk.type_into("query", words)
        await self.kiosk.touch(f"procedure-{procedure}", brings=lambda: self.kiosk.shows("askPapers"))

    async def tick_papers(self, *places: int) -> None:
        """Say which papers are at hand, by their places in the list."""
        await self.kiosk.touch("askPapers", brings=lambda: self.kiosk.shows("papersDone"))
        for place in places:
            paper = f"paper-{place}"
            await self.kiosk.touch(paper, brings=lambda paper=paper: self.kiosk.has_selected(paper))  # type: ignore[misc]

    async def go_on_all_the_same(self) -> None:
        """Take a number although a paper is missing."""
        await self.kiosk.touch("papersDone", brings=lambda: self.kiosk.shows("goOnAllTheSame"))
        await self.kiosk.touch("goOnAllTheSame", brings=lambda: self.kiosk.shows("wantNumber"))
        await self.kiosk.touch("wantNumber", brings=lambda: self.kiosk.shows("presentCard"))

    async def present_card(self, scanner: Path, card: str) -> None:
        """Agree that the dossier is kept, and hold an identity card before the scanner."""
        await self.kiosk.touch("presentCard", brings=lambda: self.kiosk.shows("cardType"))
        await asyncio.to_thread((scanner / "card").write_text, card, encoding="utf-8")
        await self.kiosk.until_shown("reviewRight")

    async def confirm_card(self) -> None:
        """Say that the card was read right, and leave no telephone number."""
        await self.kiosk.touch("reviewRight", brings=lambda: self.kiosk.shows("phoneSkip"))
        await self.kiosk.touch("phoneSkip", brings=lambda: self.kiosk.shows("notEntitled"))

    async def claim_no_priority(self) -> None:
        """Say that no priority applies."""
        await self.kiosk.touch("notEntitled", brings=lambda: self.kiosk.shows("takeNumber"))

    async def confirm(self) -> TicketIssued:
        """Ask for the number; return the ticket that the screen shows."""
        await self.kiosk.touch("takeNumber", brings=lambda: self.kiosk.shows("number"))
        number = (await self.kiosk.until_shown("number")).text
        await until(lambda: self._ticket(number) is not None, f"the branch tells of {number}")
        return next(ticket for ticket in self.branch.all_of(TicketIssued) if ticket.number == number)

    async def leave(self, service: str) -> None:
        """Take the paper and go; the start screen comes back."""
        await self.kiosk.until_shown("done")
        await self.kiosk.touch("done", brings=lambda: self.kiosk.shows(f"service-{service}"))

    async def take_a_number(self, service: str) -> TicketIssued:
        """Do all of it; return the ticket."""
        await self.choose(service)
        await self.claim_no_priority()
        ticket = await self.confirm()
        await self.leave(service)
        return ticket

    def _ticket(self, number: str) -> TicketIssued | None:
        return next((ticket for ticket in self.branch.all_of(TicketIssued) if ticket.number == number), None)
