"""All ways through the kiosk as one table of moves, and the step that a happening takes by it."""

from collections.abc import Mapping
from dataclasses import replace

from kiosk.visiting import (
    asking,
    checking_in,
    dossiers,
    finding,
    helping,
    introducing,
    keeping,
    presenting,
    taking_number,
)
from kiosk.visiting.dossiers import DossierDropped, PutOff
from kiosk.visiting.happening import AidsChosen, Broke, Happening, LanguageChosen, Left, Tap, Touched, WentBack
from kiosk.visiting.helping import HelpHeard, HelpWanted
from kiosk.visiting.moves import Fork
from kiosk.visiting.presenting import Scanned
from kiosk.visiting.step import WORKING, Step
from kiosk.visiting.taking_number import NothingToDeclare
from kiosk.visiting.visit import Visit, first_visit

DOUBLE_TAP_S = 0.35
"""So soon after a page has come nobody has read it: a tap is the second half of a double tap and answers nothing."""

_WAYS = (taking_number, finding, dossiers, introducing, keeping, checking_in, asking, presenting, helping)

MOVES: Mapping[tuple[Step, type[Happening]], Step | Fork] = {
    **{move: target for way in _WAYS for move, target in way.MOVES.items()},
    (Step.BROKEN, Left): Step.START,
}

NO_WAY_BACK = frozenset(
    {
        Step.START,
        Step.ISSUING,
        Step.CHECKING_IN,
        Step.NOT_CHECKED_IN,
        Step.PRINTING,
        Step.TICKET,
        Step.PAPERLESS,
        Step.REFUSED,
        Step.UNREACHABLE,
        Step.DOSSIERS,
        Step.BROKEN,
    }
)
"""Pages from which "back" leads nowhere: something has been done by then that cannot be undone by a step."""


_LEAVING_NOTHING = (NothingToDeclare, DossierDropped, PutOff)
"""What leads away from a page to which nobody wants back: it asks nothing, or has nothing on it any more."""


def advance(visit: Visit, happening: Happening, now: float) -> Visit:
    """Return the visit after the happening; the same one if it means nothing where the person is."""
    match happening:
        case LanguageChosen() | AidsChosen() | Touched():
            return replace(happening.noted(visit), touched_at=now)
        case HelpHeard():
            return replace(happening.noted(visit), touched_at=now if visit.step is Step.HELP else visit.touched_at)
        case Broke():
            return replace(_same_person(visit, now), step=Step.BROKEN)
        case Scanned(is_empty=True):
            return visit
        case Tap() if now - visit.since < DOUBLE_TAP_S:
            return visit
        case WentBack():
            return _back(visit, now)
        case HelpWanted() if visit.step not in WORKING and visit.step is not Step.HELP:
            return _entered(happening.noted(visit), Step.HELP, now)
        case _:
            return _moved(visit, happening, now)


def _moved(visit: Visit, happening: Happening, now: float) -> Visit:
    target = MOVES.get((visit.step, type(happening)))
    if target is None:
        return visit
    kept = happening.noted(visit)
    step = target.choose(kept) if isinstance(target, Fork) else target
    if step is visit.step:
        return replace(kept, touched_at=now)
    if step is Step.START:
        return first_visit(visit.home_language, now)
    return _entered(kept, step, now, skipped=isinstance(happening, _LEAVING_NOTHING))


def _entered(visit: Visit, step: Step, now: float, *, skipped: bool = False) -> Visit:
    trail = visit.trail
    if visit.step not in WORKING and not skipped:
        trail = (*trail, visit.step)
    if step in NO_WAY_BACK:
        trail = ()
    elif step in trail:
        trail = trail[: trail.index(step)]
    return replace(visit, step=step, trail=trail, since=now, touched_at=now, scan_trouble=None)


def _back(visit: Visit, now: float) -> Visit:
    if visit.step in NO_WAY_BACK:
        return visit
    if not visit.trail or visit.trail[-1] is Step.START:
        return _same_person(visit, now)
    step, trail = visit.trail[-1], visit.trail[:-1]
    return replace(visit, step=step, trail=trail, since=now, touched_at=now, scan_trouble=None)


def _same_person(visit: Visit, now: float) -> Visit:
    """Return a new visit of who stands there still: in their language and with their aids."""
    return replace(
        first_visit(visit.home_language, now),
        language=visit.language,
        accessibility=visit.accessibility,
        help=visit.help,
    )
