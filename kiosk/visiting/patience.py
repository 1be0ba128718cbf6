"""How long each page waits for a touch, when it asks whether anybody is still there, and what happens then."""

from dataclasses import dataclass, replace

from kiosk.visiting.helping import HelpCall
from kiosk.visiting.step import WORKING, Step
from kiosk.visiting.visit import Visit, first_visit

_RESULTS = frozenset({Step.REFUSED, Step.UNREACHABLE, Step.BROKEN})
_TYPED = frozenset(
    {
        Step.SEARCH,
        Step.PROCEDURE,
        Step.PAPERS,
        Step.MISSING,
        Step.DOSSIERS,
        Step.NOTICE,
        Step.CARD,
        Step.PASSPORT,
        Step.TAX_CODE,
        Step.PERSON,
        Step.PHONE,
        Step.BOOKING,
        Step.RECEIPT,
    }
)
_ASKED = frozenset(set(Step) - WORKING - _RESULTS - {Step.START, Step.TICKET})


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long, in seconds, a page stays when nobody touches it; `still_there` is the part at its end that asks.

    Whoever has asked for more time gets a multiple of all of them; only the printer is waited for no longer.
    """

    question: float = 45
    typing: float = 90
    ticket: float = 20
    paperless: float = 90
    fault: float = 30
    notice: float = 8
    help: float = 180
    still_there: float = 20
    # What is looked up is not worth a longer wait: the person can go on without it.
    lookup: float = 5
    # A printer that neither prints nor fails; the number is on the screen all that time.
    printing: float = 60


def time_left(visit: Visit, patience: Patience, now: float) -> float | None:
    """Return after how many seconds the next person's start screen comes by itself; None if it is there or must not.

    What asks the branch ends by its answer or by its lack, never by patience: a ticket may be under way.
    """
    stays = _stay(visit, patience)
    return None if stays is None else max(0.0, visit.touched_at + stays - now)


def asks_still_there(visit: Visit, patience: Patience, now: float) -> bool:
    """Say whether the person is to be asked if they are still there: something of theirs would be lost otherwise."""
    left, asked_for = time_left(visit, patience, now), patience.still_there * visit.accessibility.patience_factor
    return visit.step in _ASKED and left is not None and left <= asked_for


def pass_time(visit: Visit, patience: Patience, now: float) -> Visit:
    """Return the visit, or the next person's once this one's time is up; a scan that led nowhere is told a while."""
    if time_left(visit, patience, now) != 0:
        return visit
    if visit.step is Step.START and visit.scan_trouble is not None:
        return replace(visit, scan_trouble=None, touched_at=now)
    return first_visit(visit.home_language, now)


def _stay(visit: Visit, patience: Patience) -> float | None:
    if visit.step in {Step.PRINTING, Step.LISTING}:
        return patience.printing
    if visit.step in WORKING:
        return None
    stays = _start_stay(visit, patience) if visit.step is Step.START else _page_stay(visit.step, patience)
    return None if stays is None else stays * visit.accessibility.patience_factor


def _start_stay(visit: Visit, patience: Patience) -> float | None:
    if visit.scan_trouble is not None:
        return patience.notice
    is_somebodys = (
        visit.language != visit.home_language or visit.accessibility.is_used or visit.help is not HelpCall.NONE
    )
    return patience.question if is_somebodys else None


def _page_stay(step: Step, patience: Patience) -> float:
    if step in _RESULTS:
        return patience.fault
    stays = {
        Step.TICKET: patience.ticket,
        Step.PAPERLESS: patience.paperless,
        Step.LISTED: patience.paperless,
        Step.HELP: patience.help,
    }
    return stays.get(step, patience.typing if step in _TYPED else patience.question)
