"""How long each page waits for a touch, when it asks whether anybody is still there, and what happens then."""

from dataclasses import dataclass

from kiosk.visiting.step import WORKING, Step
from kiosk.visiting.visit import Visit, first_visit

_RESULTS = frozenset({Step.REFUSED, Step.UNREACHABLE, Step.BROKEN})
_TYPED = frozenset(
    {
        Step.SEARCH,
        Step.PROCEDURE,
        Step.PAPERS,
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
    """How long, in seconds, a page stays when nobody touches it; `still_there` is the part at its end that asks."""

    question: float = 45
    typing: float = 90
    ticket: float = 20
    paperless: float = 90
    fault: float = 30
    notice: float = 8
    help: float = 180
    still_there: float = 15
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
    left = time_left(visit, patience, now)
    return visit.step in _ASKED and left is not None and left <= patience.still_there


def pass_time(visit: Visit, patience: Patience, now: float) -> Visit:
    """Return the visit, or the next person's once this one's time is up."""
    return first_visit(visit.home_language, now) if time_left(visit, patience, now) == 0 else visit


def _stay(visit: Visit, patience: Patience) -> float | None:
    step = visit.step
    if step is Step.START:
        if visit.scan_trouble is not None:
            return patience.notice
        return patience.question if visit.language != visit.home_language else None
    if step in {Step.PRINTING, Step.LISTING}:
        return patience.printing
    if step in WORKING:
        return None
    if step in _RESULTS:
        return patience.fault
    stays = {Step.TICKET: patience.ticket, Step.PAPERLESS: patience.paperless, Step.HELP: patience.help}
    return stays.get(step, patience.typing if step in _TYPED else patience.question)
