"""Where a scan leads: which way in it opens, or which calm sentence it deserves; it shows nothing and asks nobody."""

from dataclasses import dataclass
from enum import StrEnum

from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.identity_number import read_identity_number
from server_client.dossier_model.passport import PassportMrz
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.scanned_payload import (
    Mangled,
    MangledReason,
    Opaque,
    OpaqueKind,
    OtherCode,
    OwnPreregistration,
    OwnTicket,
    Scan,
)
from server_client.queue_model.ids import Token


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PaperRead(Personal):
    """A card or passport: greet, ask for the service, and fill in the introduction with it."""

    paper: IdentityCard | PassportMrz


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NumberRead(Personal):
    """The bar code of an old card, which holds the personal number alone; it may also be somebody's booking."""

    number: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TicketRead(Personal):
    """One of our tickets: show its place in the line."""

    token: Token


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PreregistrationRead(Personal):
    """One of our pre-registrations: go on with it."""

    code: PreregistrationCode


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DossierRead(Personal):
    """A receipt: look its dossier's status up, and offer to collect the result."""

    code: DossierCode


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CodeRead(Personal):
    """A short code that may be a booking's, or a dossier's of an unknown form: look it up."""

    text: str


class Again(StrEnum):
    """What the person is asked for when a card did not come through."""

    SLOWER = "slower"
    """Hold it still, a little longer."""
    ALONE = "alone"
    """One card at a time."""
    TYPED = "typed"
    """This scanner spoils letters, so type instead; staff must set it to serial mode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PresentAgain:
    """A card or passport that did not come through whole."""

    again: Again

    @property
    def needs_staff(self) -> bool:
        """Whether presenting it again to this scanner gives the same."""
        return self.again is Again.TYPED


class NotUsed(StrEnum):
    """A code that leads nowhere here; each has a sentence of its own, which says what to present instead."""

    HEALTH_CARD = "health_card"
    PAYMENT = "payment"
    LINK = "link"
    UNKNOWN = "unknown"
    """VNeID's changing codes are of this kind."""
    UNREADABLE = "unreadable"


Meaning = (
    PaperRead
    | NumberRead
    | TicketRead
    | PreregistrationRead
    | DossierRead
    | CodeRead
    | PresentAgain
    | NotUsed
)  # fmt: skip

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


def scan_meaning(scan: Scan) -> Meaning | None:
    """Return where the scan leads; None if nothing was in it, so that nothing happens."""
    match scan:
        case IdentityCard() | PassportMrz():
            return PaperRead(paper=scan)
        case OwnTicket(token=token):
            return TicketRead(token=token)
        case OwnPreregistration(code=code):
            return PreregistrationRead(code=code)
        case DossierCode():
            return DossierRead(code=scan)
        case OtherCode(text=text):
            return _short_code(text)
        case Mangled(reason=reason):
            return PresentAgain(again=_AGAIN[reason])
        case Opaque(kind=kind):
            return _NOT_USED.get(kind)


def _short_code(text: str) -> Meaning:
    number = read_identity_number(text) if text.isdigit() else None
    return CodeRead(text=text) if number is None else NumberRead(number=number)


def kind_of(scan: Scan) -> str:
    """Return what was scanned in a word or two, for logs and engineers: nothing of what it said."""
    match scan:
        case IdentityCard():
            return "identity card"
        case PassportMrz():
            return "passport"
        case OwnTicket():
            return "our ticket"
        case OwnPreregistration():
            return "our pre-registration"
        case DossierCode(family=family):
            return f"dossier code ({family.value})"
        case OtherCode():
            return "short code"
        case Mangled(reason=reason):
            return f"spoilt card or passport ({reason.value.replace('_', ' ')})"
        case Opaque(kind=kind):
            return f"code of no use here ({kind.value.replace('_', ' ')})"
