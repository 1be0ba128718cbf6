"""The way of those who ask about a dossier or come for its result: a code, where it stands, and what to do now."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from kiosk.visiting.checking_in import Lookup
from kiosk.visiting.happening import Happening, Left, Tap, TriedAgain
from kiosk.visiting.moves import Fork, Moves
from kiosk.visiting.step import Step
from kiosk.visiting.taking_number import ServiceChosen, ServicesWanted
from server_client.dossier_model.dossier_status import DossierFound
from server_client.dossier_model.personal import Personal

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit

LONGEST_ENTRY = 64


class Purpose(Enum):
    """Why somebody presents a receipt."""

    COLLECT = auto()
    ASK = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Inquiry(Personal):
    """Which dossier is asked about, and what is known of it."""

    purpose: Purpose = Purpose.ASK
    wanted: str = ""
    lookup: Lookup = Lookup.NOT_ASKED
    found: DossierFound | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InquiryBegun(Tap):
    """The person comes about a dossier."""

    purpose: Purpose

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, inquiry=Inquiry(purpose=self.purpose))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ReceiptTyped(Personal, Happening):
    """The dossier's code is this now."""

    text: str

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, inquiry=Inquiry(purpose=visit.inquiry.purpose, wanted=self.text[:LONGEST_ENTRY]))


@dataclass(frozen=True, slots=True)
class ReceiptWanted(Tap):
    """What was typed is complete: look it up."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DossierTold(Personal, Happening):
    """The look-up has come to this; `found` only if it was answered."""

    lookup: Lookup
    found: DossierFound | None = None

    def noted(self, visit: "Visit") -> "Visit":
        asked = visit.inquiry
        told = Inquiry(purpose=asked.purpose, wanted=asked.wanted, lookup=self.lookup, found=self.found)
        return replace(visit, inquiry=told)


_TO_BE_TYPED_AGAIN = frozenset({Lookup.UNREADABLE, Lookup.TOO_OFTEN})


def _after_lookup(visit: "Visit") -> Step:
    return Step.RECEIPT if visit.inquiry.lookup in _TO_BE_TYPED_AGAIN else Step.STATUS


MOVES: Moves = {
    (Step.START, InquiryBegun): Step.RECEIPT,
    (Step.RECEIPT, ReceiptTyped): Step.RECEIPT,
    (Step.RECEIPT, ReceiptWanted): Step.RECEIPT_LOOKUP,
    (Step.RECEIPT, ServiceChosen): Step.PRIORITY,
    (Step.RECEIPT, ServicesWanted): Step.SERVICE,
    (Step.RECEIPT, Left): Step.START,
    (Step.RECEIPT_LOOKUP, DossierTold): Fork(_after_lookup, Step.STATUS, Step.RECEIPT),
    (Step.STATUS, TriedAgain): Step.RECEIPT_LOOKUP,
    (Step.STATUS, ServiceChosen): Step.PRIORITY,
    (Step.STATUS, ServicesWanted): Step.SERVICE,
    (Step.STATUS, Left): Step.START,
}
