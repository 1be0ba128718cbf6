"""One visit from the finger to the lobby, played with mouse and keys on screens that are not there.

A citizen takes a number at the kiosk, a clerk signs in and serves whoever is next until it is that citizen's turn, the
lobby shows and speaks the calls. Each step waits for what it brings about, and leaves a picture.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from server_client.demo.citizen import Citizen
from server_client.demo.clerk import Clerk
from server_client.demo.display import Display, until
from server_client.demo.errors import NotSeen
from server_client.demo.folders import Folders
from server_client.demo.following import Followed
from server_client.queue_model.events import TicketIssued, TicketPrinted

SERVICE = "cutru"
PROFILE = "congan"
COUNTER = "q01"
CLERK = "LAN01"
# A call with its chime takes 8 s, and a recall is longer; before it another call may be spoken.
_SPOKEN_S = 40.0
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The screens on which it is played, and where its pictures go."""

    kiosk: Display
    console: Display
    lobby: Display
    branch: Followed
    folders: Folders
    tell: Callable[[str], None]

    async def play(self) -> TicketIssued:
        """Play it from the start screen to the finished ticket; return the ticket. NotSeen if a step fails."""
        await self._picture(self.lobby, "lobby-before")
        ticket = await self._take_a_number(Citizen(kiosk=self.kiosk, branch=self.branch))
        self.tell(f"The kiosk has given out {ticket.number}.")
        clerk = Clerk(console=self.console, branch=self.branch, counter=COUNTER)
        await self._sign_in(clerk)
        self.tell(f"Clerk {CLERK} has signed in at counter {COUNTER}.")
        await self._call_until(clerk, ticket)
        self.tell(f"Counter {COUNTER} calls {ticket.number}.")
        await self._watch_the_call(clerk, ticket)
        self.tell(f"The lobby has shown and spoken {ticket.number}, and once more.")
        await clerk.start()
        await self._picture(self.console, "console-serving")
        await clerk.finish()
        await clerk.leave()
        self.tell(f"The clerk has served and finished {ticket.number}, and left.")
        return ticket

    async def _take_a_number(self, citizen: Citizen) -> TicketIssued:
        await self._picture(self.kiosk, "kiosk-start")
        await citizen.choose_language("en")
        await self._picture(self.kiosk, "kiosk-start-en")
        await citizen.choose_language("vi")
        await citizen.choose(SERVICE)
        await self._picture(self.kiosk, "kiosk-priority")
        await citizen.claim_no_priority()
        await self._picture(self.kiosk, "kiosk-confirm")
        ticket = await citizen.confirm()
        await self.branch.until_more(TicketPrinted)
        await self.kiosk.until_shown("done")
        await self._picture(self.kiosk, "kiosk-ticket")
        self._keep_paper()
        await citizen.leave(SERVICE)
        return ticket

    async def _sign_in(self, clerk: Clerk) -> None:
        await clerk.fill_in(CLERK, PROFILE)
        await self._picture(self.console, "console-sign-in")
        await clerk.open_counter()
        await self._picture(self.console, "console-idle")

    async def _call_until(self, clerk: Clerk, ticket: TicketIssued) -> None:
        while (called := await clerk.call()) != ticket.ticket:
            if called is None:
                raise NotSeen(f"{ticket.number} was not called, and nobody else waits")
            await clerk.start()
            await clerk.finish()

    async def _watch_the_call(self, clerk: Clerk, ticket: TicketIssued) -> None:
        await self._picture(self.console, "console-called")
        await self.lobby.until_shown("leadNumber", ticket.number)
        await self._picture(self.lobby, "lobby-call")
        # A clerk waits for the person, and a call that is no longer needed would not be spoken.
        await self.until_spoken(ticket.number, times=1)
        await clerk.recall()
        await self.until_spoken(ticket.number, times=2)

    async def until_spoken(self, number: str, *, times: int) -> None:
        """Wait until the lobby has spoken this number so often; NotSeen."""
        await until(
            lambda: len(spoken(self.folders.sound, number)) >= times,
            f"the lobby speaks {number} {times} times",
            within_s=_SPOKEN_S,
        )

    async def _picture(self, display: Display, name: str) -> None:
        await display.picture(self.folders.pictures / f"{name}.png")

    def _keep_paper(self) -> None:
        for paper in sorted(self.folders.tickets.glob("ticket-*.png"))[-1:]:
            shutil.copy(paper, self.folders.pictures / "ticket.png")


def spoken(folder: Path, number: str) -> list[Path]:
    """Return the files in which the lobby speaks this number in Vietnamese, oldest first."""
    words = " ".join(_DIGITS[int(sign)] for sign in number if sign.isdecimal())
    log = folder / "spoken.log"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    return [folder / line.split("\t")[0] for line in lines if f" {words}," in line.split("\t")[2]]
