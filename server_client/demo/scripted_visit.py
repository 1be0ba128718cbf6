"""One visit from the finger to the lobby, played with mouse and keys on screens that are not there.

A citizen takes a number at the kiosk, a clerk signs in and serves whoever is next until it is that citizen's turn, the
lobby shows and speaks the calls. Each step waits for what it brings about, and leaves a picture.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from server_client.demo.display import Display, until
from server_client.demo.folders import Folders
from server_client.demo.following import Followed
from server_client.queue_model.events import (
    CounterOpened,
    ServingStarted,
    TicketCalled,
    TicketFinished,
    TicketIssued,
    TicketPrinted,
    TicketRecalled,
)
from server_client.queue_model.ids import TicketId

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
        ticket = await self.take_a_number()
        await self.sign_in()
        await self._call_until(ticket)
        await self._picture(self.console, "console-called")
        await self.lobby.until_shown("leadNumber", ticket.number)
        await self._picture(self.lobby, "lobby-call")
        # A clerk waits for the person, and a call that is no longer needed would not be spoken.
        await self.until_spoken(ticket.number, times=1)
        await self.recall()
        await self.until_spoken(ticket.number, times=2)
        self.tell(f"The lobby has shown and spoken {ticket.number}, and once more.")
        await self.serve_and_finish()
        self.tell(f"The clerk has served and finished {ticket.number}.")
        return ticket

    async def take_a_number(self) -> TicketIssued:
        """Take a number at the kiosk as a citizen does; return it when its paper is out."""
        kiosk, tile = self.kiosk, f"service-{SERVICE}"
        await self._picture(kiosk, "kiosk-start")
        await kiosk.touch("language-en", brings=lambda: kiosk.has_selected("language-en"))
        await self._picture(kiosk, "kiosk-start-en")
        await kiosk.touch("language-vi", brings=lambda: kiosk.has_selected("language-vi"))
        await kiosk.touch(tile, brings=lambda: kiosk.shows("notEntitled"))
        await self._picture(kiosk, "kiosk-priority")
        await kiosk.touch("notEntitled", brings=lambda: kiosk.shows("takeNumber"))
        await self._picture(kiosk, "kiosk-confirm")
        issued = len(self.branch.all_of(TicketIssued))
        await kiosk.touch("takeNumber", brings=lambda: len(self.branch.all_of(TicketIssued)) > issued)
        ticket = self.branch.all_of(TicketIssued)[-1]
        self.tell(f"The kiosk has given out {ticket.number}.")
        await self.branch.until_more(TicketPrinted)
        await kiosk.until_shown("done")
        await self._picture(kiosk, "kiosk-ticket")
        self._keep_paper()
        await kiosk.touch("done", brings=lambda: kiosk.shows(tile))
        return ticket

    async def sign_in(self) -> None:
        """Sign a clerk in at the console, with keys and mouse."""
        console = self.console
        await console.type_into("clerkField", CLERK)
        await console.touch(f"counter-{COUNTER}", brings=lambda: console.has_selected(f"counter-{COUNTER}"))
        await console.touch(f"profile-{PROFILE}", brings=lambda: console.has_selected(f"profile-{PROFILE}"))
        await self._picture(console, "console-sign-in")
        opened = len(self.branch.all_of(CounterOpened))
        await console.touch("open", brings=lambda: len(self.branch.all_of(CounterOpened)) > opened)
        await console.until_shown("call_next")
        await self._picture(console, "console-idle")
        self.tell(f"Clerk {CLERK} has signed in at counter {COUNTER}.")

    async def call(self) -> TicketId:
        """Call the next person by key; return whose ticket it is."""
        called = len(self.branch.all_of(TicketCalled))
        await self.console.press("F2", brings=lambda: len(self.branch.all_of(TicketCalled)) > called)
        await self.console.until_shown("start")
        return self.branch.all_of(TicketCalled)[-1].ticket

    async def recall(self) -> None:
        """Call the same person again, by key."""
        recalled = len(self.branch.all_of(TicketRecalled))
        await self.console.press("F3", brings=lambda: len(self.branch.all_of(TicketRecalled)) > recalled)

    async def serve_and_finish(self) -> None:
        """Serve whoever is called, with the mouse, to an accepted dossier."""
        console = self.console
        started, finished = len(self.branch.all_of(ServingStarted)), len(self.branch.all_of(TicketFinished))
        await console.touch("start", brings=lambda: len(self.branch.all_of(ServingStarted)) > started)
        await console.until_shown("outcome-accepted")
        await self._picture(console, "console-serving")
        await console.touch("outcome-accepted", brings=lambda: len(self.branch.all_of(TicketFinished)) > finished)
        await until(lambda: not console.shows("outcome-accepted"), "the console is free for the next person")

    async def until_spoken(self, number: str, *, times: int) -> None:
        """Wait until the lobby has spoken this number so often; NotSeen."""
        await until(
            lambda: len(spoken(self.folders.sound, number)) >= times,
            f"the lobby speaks {number} {times} times",
            within_s=_SPOKEN_S,
        )

    async def _call_until(self, ticket: TicketIssued) -> None:
        while await self.call() != ticket.ticket:
            await self.serve_and_finish()
        self.tell(f"Counter {COUNTER} calls {ticket.number}.")

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
