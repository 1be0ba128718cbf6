"""What is told of something presented that led nowhere: which calm sentence it deserves; nothing of what it said."""

from kiosk.scanning.scan_meaning import Again, NotUsed, PresentAgain, scan_meaning
from kiosk.visiting.visit import Visit

Trouble = Again | NotUsed


def scan_trouble(visit: Visit) -> Trouble | None:
    """Return why the last scan could not be used; None if it could, or nothing was presented."""
    meaning = scan_meaning(visit.scan_trouble) if visit.scan_trouble is not None else None
    match meaning:
        case PresentAgain(again=again):
            return again
        case NotUsed():
            return meaning
        case _:
            return None
