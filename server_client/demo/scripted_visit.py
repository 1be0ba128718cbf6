"""One visit from the finger to the lobby, played with mouse and keys on screens that are not there.

A citizen prepares a dossier at the kiosk and takes a number, a clerk signs in and serves whoever is next until it is
that citizen's turn, receives the dossier and is rated; the lobby shows and speaks the calls. Each step waits for what
it brings about, and leaves a picture.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from server_client.demo.citizen import Citizen
from server_client.demo.clerk import Clerk
from server_client.demo.counter_scene import CounterScene
from server_client.demo.display import Display, until
from server_client.demo.folders import Folders
from server_client.demo.following import Followed
from server_client.demo.staff_room import LAN
from server_client.queue_model.device_events import TicketPrinted
from server_client.queue_model.events import TicketIssued

SERVICE = "cutru"
COUNTER = "q01"
# What the citizen looks for, the procedure that it is, and an identity card of nobody.
WISH = "tam tru"
PROCEDURE = "1.004194"
CARD = "001199004321|012345678|Trần Thị Ví Dụ|01021999|Nữ|Số 1, Phường Tây Hồ, Hà Nội|15082021"
# A call with its chime takes 8 s, and a recall is longer; before it another call may be spoken.
_SPOKEN_S = 40.0
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


@dataclass(frozen=True, slots=True, kw_only=True)
class Screens:
    """The screens on which it is played; `upright` is a second one in the lobby."""

    kiosk: Display
    console: Display
    panel: Display
    lobby: Display
    upright: Display


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One visit, and where its pictures go."""

    screens: Screens
    branch: Followed
    folders: Folders
    tell: Callable[[str], None]

    async def play(self) -> TicketIssued:
        """Play it from the start screen to the rating; return the ticket. NotSeen if a step fails."""
        await self._picture(self.screens.lobby, "lobby-before")
        citizen = Citizen(kiosk=self.screens.kiosk, branch=self.branch)
        ticket = await self._take_a_number(citizen)
        self.tell(f"The kiosk has given out {ticket.number}, with a dossier that lacks a paper.")
        await citizen.take_a_number(SERVICE)
        clerk = Clerk(console=self.screens.console, branch=self.branch, counter=COUNTER)
        scene = CounterScene(clerk=clerk, panel=self.screens.panel, folders=self.folders, picture=self._picture)
        await scene.sign_in(LAN)
        self.tell(f"Clerk {LAN.clerk} has signed in at counter {COUNTER} with the PIN {LAN.pin}.")
        await scene.call_until(ticket)
        self.tell(f"Counter {COUNTER} calls {ticket.number}; the panel shows it.")
        await self._watch_the_call(clerk, ticket)
        self.tell(f"The lobby has shown and spoken {ticket.number}, and once more.")
        await scene.receive_dossier()
        self.tell("The dossier is received, the city's system has given it a code, its form is printed.")
        await scene.finish_and_be_rated()
        await scene.look_back()
        self.tell(f"The clerk has finished {ticket.number}, was rated by one touch, and has left.")
        return ticket

    async def _take_a_number(self, citizen: Citizen) -> TicketIssued:
        kiosk = self.screens.kiosk
        await self._picture(kiosk, "kiosk-start")
        await citizen.choose_language("en")
        await self._picture(kiosk, "kiosk-start-en")
        await citizen.choose_language("vi")
        await self._prepare(citizen)
        await self._picture(kiosk, "kiosk-priority")
        await citizen.claim_no_priority()
        await self._picture(kiosk, "kiosk-confirm")
        ticket = await citizen.confirm()
        await self.branch.until_more(TicketPrinted)
        await kiosk.until_shown("done")
        await self._picture(kiosk, "kiosk-ticket")
        self._keep_paper()
        await citizen.leave(SERVICE)
        return ticket

    async def _prepare(self, citizen: Citizen) -> None:
        """Say beforehand what it is about, with one paper of two at hand, and who comes."""
        kiosk = self.screens.kiosk
        await citizen.find(WISH, PROCEDURE)
        await citizen.tick_papers(0)
        await self._picture(kiosk, "kiosk-papers")
        await citizen.go_on_all_the_same()
        await self._picture(kiosk, "kiosk-notice")
        await citizen.present_card(self.folders.scans, CARD)
        await self._picture(kiosk, "kiosk-review")
        await citizen.confirm_card()

    async def _watch_the_call(self, clerk: Clerk, ticket: TicketIssued) -> None:
        for screen, name in ((self.screens.lobby, "lobby-call"), (self.screens.upright, "lobby-upright")):
            await screen.until_shown("leadNumber", ticket.number)
            await self._picture(screen, name)
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
