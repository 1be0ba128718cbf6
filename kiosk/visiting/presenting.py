"""Where something leads that is presented to the scanner: a card, a slip, a receipt, a booking, or nothing of use.

On the start screen what it is decides which way begins; further on it is taken only for what that page asks.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.visiting import asking, checking_in
from kiosk.visiting.asking import Inquiry
from kiosk.visiting.checking_in import CheckingIn, Lookup
from kiosk.visiting.happening import Happening, Left
from kiosk.visiting.introducing import Introduction, after_paper
from kiosk.visiting.moves import Fork, Moves
from kiosk.visiting.step import Step
from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.passport import PassportMrz
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.scanned_payload import (
    Mangled,
    Opaque,
    OpaqueKind,
    OtherCode,
    OwnPreregistration,
    OwnTicket,
    Scan,
)
from server_client.queue_model.ids import VisitId

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit

Slip = OwnTicket | OwnPreregistration
"""A paper that a kiosk has printed."""

ScanTrouble = Mangled | Opaque
"""Something that could not be used where it was presented."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Presented(Personal):
    """A slip that was presented again; `visit` is whose ticket it calls up, once that is known."""

    slip: Slip
    lookup: Lookup = Lookup.NOT_ASKED
    visit: VisitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SlipTold(Personal, Happening):
    """The look-up of a slip has come to this; no `visit` if the centre knows of none."""

    lookup: Lookup
    visit: VisitId | None = None

    def noted(self, visit: "Visit") -> "Visit":
        if visit.presented is None:
            return visit
        return replace(visit, presented=replace(visit.presented, lookup=self.lookup, visit=self.visit))


_AFTER_NOTICE = frozenset({Step.CARD, Step.PASSPORT})
_PEOPLE = _AFTER_NOTICE | {Step.NOTICE}
_BOOKINGS = frozenset({Step.BOOKING, Step.BOOKINGS})
_RECEIPTS = frozenset({Step.RECEIPT, Step.STATUS})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Scanned(Personal, Happening):
    """The scanner has read something, and it was told apart."""

    scan: Scan

    @property
    def is_empty(self) -> bool:
        """Whether nothing was read, so that nothing has happened."""
        return isinstance(self.scan, Opaque) and self.scan.kind is OpaqueKind.EMPTY

    def noted(self, visit: "Visit") -> "Visit":
        calm = replace(visit, scan_trouble=None)
        anywhere = visit.step is Step.START
        match self.scan:
            case Mangled() | Opaque() as trouble:
                return replace(visit, scan_trouble=trouble)
            case IdentityCard() | PassportMrz() as paper if anywhere or visit.step in _PEOPLE:
                # Whoever chose to present one has read the notice.
                return replace(calm, person=Introduction(agreed=visit.step in _AFTER_NOTICE, paper=paper))
            case OwnTicket() | OwnPreregistration() as slip if anywhere:
                return replace(calm, presented=Presented(slip=slip))
            case DossierCode(text=text) if anywhere:
                return replace(calm, inquiry=_inquiry(visit, text))
            case DossierCode(text=text) | OtherCode(text=text) if visit.step in _RECEIPTS:
                return replace(calm, inquiry=_inquiry(visit, text))
            case OtherCode(text=text) | DossierCode(text=text) if anywhere or visit.step in _BOOKINGS:
                return replace(calm, check_in=CheckingIn(wanted=text[: checking_in.LONGEST_ENTRY]))
            case _:
                return replace(visit, scan_trouble=Opaque(kind=OpaqueKind.UNKNOWN))


def _inquiry(visit: "Visit", text: str) -> Inquiry:
    return Inquiry(purpose=visit.inquiry.purpose, wanted=text[: asking.LONGEST_ENTRY])


def _way_in(visit: "Visit") -> Step:
    if visit.scan_trouble is not None:
        return Step.START
    if visit.presented is not None:
        return Step.MY_TICKET
    if visit.person.paper is not None:
        return Step.NOTICE
    return Step.RECEIPT_LOOKUP if visit.inquiry.wanted else Step.BOOKING_LOOKUP


def _after_booking(visit: "Visit") -> Step:
    return visit.step if visit.scan_trouble is not None else Step.BOOKING_LOOKUP


def _after_receipt(visit: "Visit") -> Step:
    return visit.step if visit.scan_trouble is not None else Step.RECEIPT_LOOKUP


MOVES: Moves = {
    (Step.START, Scanned): Fork(
        _way_in, Step.START, Step.MY_TICKET, Step.NOTICE, Step.RECEIPT_LOOKUP, Step.BOOKING_LOOKUP
    ),
    (Step.NOTICE, Scanned): Step.NOTICE,
    (Step.CARD, Scanned): Fork(after_paper, Step.REVIEW, Step.CARD),
    (Step.PASSPORT, Scanned): Fork(after_paper, Step.REVIEW, Step.PASSPORT),
    (Step.BOOKING, Scanned): Fork(_after_booking, Step.BOOKING, Step.BOOKING_LOOKUP),
    (Step.BOOKINGS, Scanned): Fork(_after_booking, Step.BOOKINGS, Step.BOOKING_LOOKUP),
    (Step.RECEIPT, Scanned): Fork(_after_receipt, Step.RECEIPT, Step.RECEIPT_LOOKUP),
    (Step.STATUS, Scanned): Fork(_after_receipt, Step.STATUS, Step.RECEIPT_LOOKUP),
    (Step.MY_TICKET, SlipTold): Step.MY_TICKET,
    (Step.MY_TICKET, Left): Step.START,
}

TAKE_SCANS = frozenset(step for step, happening in MOVES if happening is Scanned)
"""Pages on which something may be presented."""
