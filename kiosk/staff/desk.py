"""Runs the staff's pages: gives each happening to their flow, does what it asks for, and shows the result.

It touches no device and no disk itself; whatever was done is logged, a PIN and a scan never are.
"""

import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Protocol

from kiosk.closing import ClosingWords
from kiosk.loudness import LoudnessUnavailable
from kiosk.staff.happening import (
    Asked,
    ChimeWanted,
    ClosingWanted,
    CopyWanted,
    EndWanted,
    OpeningWanted,
    PaperEnded,
    PinSeen,
    Scanned,
    SoundEnded,
    StaffHappening,
    Touched,
    TrialWanted,
    VolumeTurned,
)
from kiosk.staff.page import StaffPage
from kiosk.staff.scan_kind import scan_kind
from kiosk.staff.screen import Installation, Known, StaffScreen, staff_screen
from kiosk.staff.staff_visit import StaffVisit, advance, is_granted, pass_time
from server_client.dossier_model.scanned_payload import Scan
from server_client.queue_model.ids import Language, VisitId

log = logging.getLogger("motcua.kiosk")


class StaffView(Protocol):
    """Shows the staff's pages; the one in `kiosk.ui` is the real one."""

    def show(self, screen: StaffScreen) -> None:
        """Show this screen."""


class Papers(Protocol):
    """Prints for staff; `StaffPapers` is the real one. What it returns is the fault, empty if the paper came out."""

    async def copy(self, visit: VisitId) -> str:
        """Print a number once more."""

    async def trial(self, language: Language) -> str:
        """Print the trial slip."""


class Volume(Protocol):
    """How loud the kiosk is; both raise LoudnessUnavailable."""

    async def turn(self, level: int) -> None:
        """Be that loud from now on."""

    async def sound(self) -> None:
        """Be heard."""


class House(Protocol):
    """The kiosk as citizens have it."""

    @property
    def is_busy(self) -> bool:
        """Whether a citizen's number is being given out or printed, or something else of theirs is under way."""

    @property
    def language(self) -> Language:
        """In which language the screen is."""

    def forget_visit(self) -> None:
        """End the visit that is on the screen, and forget whose it was."""

    def close(self, words: ClosingWords) -> None:
        """Let citizens find the kiosk closed."""

    def open(self) -> None:
        """Let citizens use it again."""

    def end(self) -> None:
        """End the program in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMeans:
    """What the staff's pages take from the process: `begin` owns a task until it ends, `verify` looks at a PIN.

    Without `verify` no PIN is set, and only what is harmless is shown.
    """

    monotonic: Callable[[], float]
    begin: Callable[[Coroutine[None, None, None]], None]
    verify: Callable[[str], Awaitable[bool]] | None
    known: Callable[[], Known]
    papers: Papers
    volume: Volume
    house: House


class StaffDesk:
    """The staff's pages of one kiosk from start to stop."""

    def __init__(self, view: StaffView, means: StaffMeans, installation: Installation) -> None:
        self._view = view
        self._means = means
        self._installation = installation
        self._visit = StaffVisit(has_pin=means.verify is not None)

    @property
    def visit(self) -> StaffVisit:
        """The visit as it stands."""
        return self._visit

    @property
    def screen(self) -> StaffScreen:
        """What is to be shown now."""
        means = self._means
        return staff_screen(
            self._visit, self._installation, means.known(), language=means.house.language, now=means.monotonic()
        )

    def happen(self, happening: StaffHappening) -> None:
        """Something happened on the staff's pages, or was to open them."""
        if isinstance(happening, Asked) and self._means.house.is_busy:
            log.info("The staff menu stays shut: a citizen's number is under way")
            return
        before, self._visit = self._visit, advance(self._visit, happening, self._means.monotonic())
        if self._visit.is_open and not before.is_open:
            self._means.house.forget_visit()
        if self._visit.is_checking and not before.is_checking:
            self._means.begin(self._look_at(before.entered))
        elif before.is_checking and isinstance(happening, PinSeen):
            self._note(is_right=happening.is_right)
        elif is_granted(before, happening):
            self._do(happening)
        self._show()

    def take_scan(self, scan: Scan) -> bool:
        """Say whether a scan is the staff's, who see its kind on the page that tries the scanner."""
        if not self._visit.is_open:
            return False
        if self._visit.page is StaffPage.TRIALS:
            self.happen(Scanned(kind=scan_kind(scan)))
        return True

    def feel(self) -> None:
        """The kiosk's condition is another: someone works on it, or watches it."""
        if self._visit.page is StaffPage.STATE:
            self.happen(Touched())

    def pass_time(self) -> None:
        """Time has passed: a pause may end, or the pages' patience."""
        if not self._visit.is_open:
            return
        self._visit = pass_time(self._visit, self._means.monotonic())
        if not self._visit.is_open:
            log.info("The staff menu closes by itself")
        self._show()

    def _note(self, *, is_right: bool) -> None:
        if is_right:
            log.info("The staff menu is open")
        else:
            log.warning("A wrong PIN at the staff menu, %d in a row", self._visit.tries.wrong)

    def _do(self, happening: StaffHappening) -> None:
        begin, papers, house = self._means.begin, self._means.papers, self._means.house
        match happening:
            case CopyWanted(visit=visit):
                begin(self._print(papers.copy(visit)))
            case TrialWanted():
                begin(self._print(papers.trial(house.language)))
            case VolumeTurned(level=level):
                begin(self._be_heard(self._means.volume.turn(level)))
            case ChimeWanted():
                begin(self._be_heard(self._means.volume.sound()))
            case ClosingWanted(words=words):
                log.info("Staff close this kiosk")
                house.close(words)
            case OpeningWanted():
                log.info("Staff open this kiosk")
                house.open()
            case EndWanted():
                log.info("Staff end the program")
                house.end()
            case _:
                pass

    async def _look_at(self, pin: str) -> None:
        verify = self._means.verify
        self.happen(PinSeen(is_right=verify is not None and await verify(pin)))

    async def _print(self, printing: Awaitable[str]) -> None:
        self.happen(PaperEnded(fault=await printing))

    async def _be_heard(self, doing: Awaitable[None]) -> None:
        try:
            await doing
        except LoudnessUnavailable as exc:
            log.warning("%s", exc)
            self.happen(SoundEnded(is_well=False))
        else:
            self.happen(SoundEnded(is_well=True))

    def _show(self) -> None:
        self._view.show(self.screen)
