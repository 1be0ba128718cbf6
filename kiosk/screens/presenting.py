"""What is told of something presented that led nowhere: which calm sentence it deserves; nothing of what it said."""

from enum import StrEnum

from kiosk.visiting.visit import Visit
from server_client.dossier_model.scanned_payload import Mangled, MangledReason, Opaque, OpaqueKind


class Again(StrEnum):
    """What the person is asked for when a card did not come through."""

    SLOWER = "slower"
    """Hold it still, a little longer."""
    ALONE = "alone"
    """One card at a time."""
    TYPED = "typed"
    """This scanner spoils letters, so type instead; staff must set it to serial mode."""


class NotUsed(StrEnum):
    """A code that leads nowhere here; each has a sentence of its own, which says what to present instead."""

    HEALTH_CARD = "health_card"
    PAYMENT = "payment"
    LINK = "link"
    UNKNOWN = "unknown"
    """VNeID's changing codes are of this kind."""
    UNREADABLE = "unreadable"


Trouble = Again | NotUsed

_AGAIN = {
    MangledReason.TELEX: Again.TYPED,
    MangledReason.KEYBOARD_LAYOUT: Again.TYPED,
    MangledReason.LETTERS_LOST: Again.TYPED,
    MangledReason.CUT_SHORT: Again.SLOWER,
    MangledReason.SEVERAL_SCANS: Again.ALONE,
}
_NOT_USED = {
    OpaqueKind.UNREADABLE: NotUsed.UNREADABLE,
    OpaqueKind.HEALTH_CARD: NotUsed.HEALTH_CARD,
    OpaqueKind.PAYMENT: NotUsed.PAYMENT,
    OpaqueKind.LINK: NotUsed.LINK,
    OpaqueKind.UNKNOWN: NotUsed.UNKNOWN,
}


def scan_trouble(visit: Visit) -> Trouble | None:
    """Return why the last scan could not be used; None if it could, or nothing was in it."""
    match visit.scan_trouble:
        case Mangled(reason=reason):
            return _AGAIN[reason]
        case Opaque(kind=kind):
            return _NOT_USED.get(kind)
        case None:
            return None
