"""The way through the staff's pages: shut until the PIN is right, and shut again when nobody has touched them for long.

Pure: it verifies no PIN and prints nothing; whoever runs it does, and tells how it went.
"""

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from kiosk.staff.happening import (
    Asked,
    ChimeWanted,
    ClosingWanted,
    CopyWanted,
    EndWanted,
    FigureTakenBack,
    FigureTyped,
    Left,
    OpeningWanted,
    PaperEnded,
    PinGiven,
    PinSeen,
    Scanned,
    SoundEnded,
    StaffHappening,
    TrialWanted,
    VolumeTurned,
    WentBack,
    WentTo,
)
from kiosk.staff.page import HARMLESS, StaffPage
from kiosk.staff.pin_tries import FIRST_PAUSE_S, LEAST_FIGURES, MOST_FIGURES, PinTries
from server_client.queue_model.ids import VisitId

IDLE_S = 30.0
"""How long the pages stay open untouched: whoever comes next is a citizen."""

_FIGURES = frozenset("0123456789")
_WHERE: dict[type[StaffHappening], StaffPage] = {
    CopyWanted: StaffPage.COPIES,
    TrialWanted: StaffPage.TRIALS,
    Scanned: StaffPage.TRIALS,
    VolumeTurned: StaffPage.VOLUME,
    ChimeWanted: StaffPage.VOLUME,
    ClosingWanted: StaffPage.CLOSING,
    OpeningWanted: StaffPage.CLOSING,
    EndWanted: StaffPage.ENDING,
}
"""What counts on one page only, so that nothing is done that was not asked for there."""


class Progress(Enum):
    """How far something has come that was asked for on this page."""

    NONE = auto()
    UNDER_WAY = auto()
    DONE = auto()
    FAILED = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffVisit:
    """One opening of the staff's pages; `tries` outlive it. Times are seconds on a clock that never goes back.

    `entered` is the PIN so far. `copy` is the number that a paper was wanted of, None for the trial slip; `fault` is
    why it failed. `scanned` is the kind of the last code, of `scans` since the page came.
    """

    has_pin: bool
    page: StaffPage = StaffPage.CLOSED
    touched_at: float = 0.0
    entered: str = field(default="", repr=False)
    tries: PinTries = field(default_factory=PinTries)
    is_checking: bool = False
    was_wrong: bool = False
    is_known: bool = False
    paper: Progress = Progress.NONE
    copy: VisitId | None = None
    fault: str = ""
    scanned: str = ""
    scans: int = 0
    sound: Progress = Progress.NONE

    @property
    def is_open(self) -> bool:
        """Whether staff have the screen."""
        return self.page is not StaffPage.CLOSED

    @property
    def is_at_work(self) -> bool:
        """Whether something is under way whose end whoever stands there waits for."""
        return self.is_checking or Progress.UNDER_WAY in {self.paper, self.sound}


def advance(visit: StaffVisit, happening: StaffHappening, now: float) -> StaffVisit:
    """Return the visit after the happening; the same one if it means nothing there."""
    match happening:
        case Asked():
            return _opened(visit, now) if not visit.is_open else visit
        case PinSeen(is_right=is_right):
            return _seen(visit, now, is_right=is_right) if visit.is_checking else visit
        case PaperEnded(fault=fault):
            return replace(visit, paper=Progress.FAILED if fault else Progress.DONE, fault=fault, touched_at=now)
        case SoundEnded(is_well=is_well):
            return replace(visit, sound=Progress.DONE if is_well else Progress.FAILED, touched_at=now)
        case _ if visit.is_open:
            return _answered(replace(visit, touched_at=now), happening, now)
        case _:
            return visit


def is_granted(visit: StaffVisit, happening: StaffHappening) -> bool:
    """Say whether what was asked for is to be done: the PIN was right, its page is open, nothing is under way there."""
    waits = visit.is_at_work and not isinstance(happening, Scanned | VolumeTurned)
    return visit.is_known and _WHERE.get(type(happening)) is visit.page and not waits


def pass_time(visit: StaffVisit, now: float) -> StaffVisit:
    """Return the visit, closed if nobody has touched it for long and nothing is under way.

    The first pause after wrong PINs is waited for: whoever mistyped may still stand there.
    """
    waited = min(visit.tries.shut_until, visit.touched_at + FIRST_PAUSE_S) if visit.page is StaffPage.PIN else 0.0
    is_idle = visit.is_open and not visit.is_at_work and now - max(visit.touched_at, waited) >= IDLE_S
    return _closed(visit) if is_idle else visit


def _opened(visit: StaffVisit, now: float) -> StaffVisit:
    page = StaffPage.PIN if visit.has_pin else StaffPage.MENU
    return StaffVisit(has_pin=visit.has_pin, page=page, touched_at=now, tries=visit.tries)


def _closed(visit: StaffVisit) -> StaffVisit:
    return StaffVisit(has_pin=visit.has_pin, tries=visit.tries)


def _answered(visit: StaffVisit, happening: StaffHappening, now: float) -> StaffVisit:
    match happening:
        case Left():
            return visit if visit.is_at_work else _closed(visit)
        case WentBack():
            return visit if visit.is_at_work else _back(visit)
        case FigureTyped() | FigureTakenBack() | PinGiven() if visit.page is StaffPage.PIN:
            return visit if visit.is_checking or visit.tries.pause_left(now) else _typed(visit, happening)
        case WentTo(page=page) if visit.page is StaffPage.MENU and (visit.is_known or page in HARMLESS):
            return _at(visit, page)
        case _ if is_granted(visit, happening):
            return _begun(visit, happening)
        case _:
            return visit


def _typed(visit: StaffVisit, happening: StaffHappening) -> StaffVisit:
    match happening:
        case FigureTyped(figure=figure) if len(visit.entered) < MOST_FIGURES and figure in _FIGURES:
            return replace(visit, entered=visit.entered + figure, was_wrong=False)
        case FigureTakenBack():
            return replace(visit, entered=visit.entered[:-1], was_wrong=False)
        case PinGiven() if len(visit.entered) >= LEAST_FIGURES:
            return replace(visit, entered="", is_checking=True, was_wrong=False)
        case _:
            return visit


def _seen(visit: StaffVisit, now: float, *, is_right: bool) -> StaffVisit:
    if is_right:
        known = replace(visit, is_checking=False, is_known=True, tries=visit.tries.after_right(), touched_at=now)
        return _at(known, StaffPage.MENU)
    return replace(visit, is_checking=False, was_wrong=True, tries=visit.tries.after_wrong(now), touched_at=now)


def _at(visit: StaffVisit, page: StaffPage) -> StaffVisit:
    return replace(visit, page=page, paper=Progress.NONE, copy=None, fault="", scanned="", scans=0, sound=Progress.NONE)


def _back(visit: StaffVisit) -> StaffVisit:
    return _closed(visit) if visit.page in {StaffPage.PIN, StaffPage.MENU} else _at(visit, StaffPage.MENU)


def _begun(visit: StaffVisit, happening: StaffHappening) -> StaffVisit:
    match happening:
        case CopyWanted(visit=copy):
            return replace(visit, paper=Progress.UNDER_WAY, copy=copy, fault="")
        case TrialWanted():
            return replace(visit, paper=Progress.UNDER_WAY, copy=None, fault="")
        case Scanned(kind=kind):
            return replace(visit, scanned=kind, scans=visit.scans + 1)
        case ChimeWanted():
            return replace(visit, sound=Progress.UNDER_WAY)
        case ClosingWanted() | OpeningWanted():
            return _closed(visit)
        case _:
            return visit
