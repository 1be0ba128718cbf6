"""What a scanner gave, told apart; it never raises, and keeps no more of a payload than its kind needs.

Serial scanners give bytes, keyboard wedges text that went through a keyboard layout and perhaps an input method. A card
that suffered on the way is recognised and has to be presented again: a guess at somebody's name is worse than a second
scan.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from server_client.dossier_model.dossier_code import DossierCode, find_dossier_code, read_dossier_code
from server_client.dossier_model.identity_card import (
    SEPARATOR,
    CardFields,
    IdentityCard,
    card_fields,
    identity_card,
    looks_like_card,
)
from server_client.dossier_model.passport import PassportMrz, looks_like_mrz, read_mrz
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.preregistration_code import PreregistrationCode, read_preregistration_code
from server_client.dossier_model.scanned_text import scanned_lines
from server_client.dossier_model.telex import telex_remnants
from server_client.queue_model.ids import Token


class OpaqueKind(StrEnum):
    """What is known of a payload that is not used."""

    EMPTY = "empty"
    UNREADABLE = "unreadable"
    HEALTH_CARD = "health_card"
    PAYMENT = "payment"
    LINK = "link"
    UNKNOWN = "unknown"
    """VNeID's changing codes are of this kind: only their own service can read them."""


class MangledReason(StrEnum):
    """What happened to a card or passport on its way from the scanner."""

    TELEX = "telex"
    """The scanner typed Telex keys and nothing composed them; a serial connection does not."""
    KEYBOARD_LAYOUT = "keyboard_layout"
    """The keyboard's layout made letters of the digits."""
    LETTERS_LOST = "letters_lost"
    CUT_SHORT = "cut_short"
    SEVERAL_SCANS = "several_scans"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnTicket(Personal):
    """The QR code of one of our tickets."""

    token: Token


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnPreregistration(Personal):
    """The code of one of our pre-registrations."""

    code: PreregistrationCode


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OtherCode(Personal):
    """A short code that another system may know, such as a booking's; it may be a number of a person."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opaque:
    """Nothing that can be used here; the payload is gone."""

    kind: OpaqueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mangled:
    """A card, passport or ticket of ours that has to be presented again; nothing of it was kept."""

    reason: MangledReason


Scan = IdentityCard | PassportMrz | OwnTicket | OwnPreregistration | DossierCode | OtherCode | Opaque | Mangled

_TOKEN_PATH = re.compile(r".*/t/([A-Za-z0-9_-]{22})/?")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]{2,63}")
# A card's beginning with any one sign in the place of its separators, which layouts have on another key.
_ODD_SEPARATORS = re.compile(r"[0-9]{12}([^\w\s])(?:[0-9]{9}|[0-9]{12})?\1[^0-9]+\1[0-9/]{8,10}\1")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){4,}")
_HEALTH_NUMBER = re.compile(r"[0-9]{10}|[0-9]{12}|[A-Z]{2}[0-9]{13}")
_NAME_SIGNS = frozenset(" '’.-,()")
# The row of digits on the Vietnamese layout of Windows, whose tones are marks that join the letter before.
_TONES_OF_LAYOUT = str.maketrans("\u0300\u0309\u0303\u0301\u0323", "56789")
_LETTERS_OF_LAYOUT = str.maketrans("ăâêôđ", "12340")


def read_scan(payload: bytes | str, today: date) -> Scan:
    """Return what was scanned; `today` is the day at the branch, against which dates are judged."""
    lines = scanned_lines(payload)
    if lines is None:
        return Opaque(kind=OpaqueKind.UNREADABLE)
    if not lines:
        return Opaque(kind=OpaqueKind.EMPTY)
    passport = _passport("\n".join(lines), today)
    if passport is not None:
        return passport
    if len(set(lines)) > 1:
        return _several(lines)
    return _health_card(lines[0]) or _card(lines[0], today) or _link(lines[0]) or _code(lines[0])


def _passport(text: str, today: date) -> PassportMrz | Mangled | None:
    passport = read_mrz(text, today)
    if passport is None and looks_like_mrz(text):
        return Mangled(reason=MangledReason.CUT_SHORT)
    return passport


def _several(lines: tuple[str, ...]) -> Scan:
    if any(looks_like_card(line) for line in lines):
        return Mangled(reason=MangledReason.SEVERAL_SCANS)
    return find_dossier_code("\n".join(lines)) or Opaque(kind=OpaqueKind.UNKNOWN)


def _card(text: str, today: date) -> IdentityCard | Mangled | None:
    if not looks_like_card(text):
        letters = unicodedata.normalize("NFD", text).translate(_TONES_OF_LAYOUT)
        keyed = unicodedata.normalize("NFC", letters).translate(_LETTERS_OF_LAYOUT)
        is_card = looks_like_card(keyed) or _ODD_SEPARATORS.match(text)
        return Mangled(reason=MangledReason.KEYBOARD_LAYOUT) if is_card else None
    fields = card_fields(text)
    if fields is None or not fields.name:
        return Mangled(reason=MangledReason.CUT_SHORT)
    if _is_in_caps_lock(fields):
        return Mangled(reason=MangledReason.KEYBOARD_LAYOUT)
    if _is_telex(fields):
        return Mangled(reason=MangledReason.TELEX)
    if not _is_name(fields.name) or "\ufffd" in fields.address:
        return Mangled(reason=MangledReason.LETTERS_LOST)
    return identity_card(fields, today)


def _is_telex(fields: CardFields) -> bool:
    """Say whether Telex keys stand where no accented letter does: a card whose address has one, has only odd names."""
    text = f"{fields.name} {fields.sex} {fields.address}"
    return text.isascii() and bool(telex_remnants(text.replace(",", " ")))


def _is_in_caps_lock(fields: CardFields) -> bool:
    words = [word for word in f"{fields.name} {fields.sex}".split() if len(word) > 1]
    return all(word[0].islower() and word[1:].isupper() for word in words)


def _is_name(text: str) -> bool:
    return all(char.isalpha() or char in _NAME_SIGNS for char in text) and any(map(str.isalpha, text))


def _link(text: str) -> Scan | None:
    """Read an address: our own ticket's, one that holds a dossier's code, or one that is nothing to us."""
    if not text.lower().startswith(("http://", "https://")):
        return None
    if text.startswith("HTTP") and "/T/" in text:
        text = text.swapcase()  # typed in caps lock
    try:
        address = urlsplit(text)
    except ValueError:
        return Opaque(kind=OpaqueKind.LINK)
    if "/t/" in address.path and not text.isascii():
        return Mangled(reason=MangledReason.TELEX)  # some keys of the token were composed
    token = _TOKEN_PATH.fullmatch(address.path)
    if token is not None:
        return OwnTicket(token=Token(token[1]))
    return find_dossier_code(unquote(text)) or Opaque(kind=OpaqueKind.LINK)


def _health_card(text: str) -> Opaque | None:
    number, _, rest = text.partition(SEPARATOR)
    is_health_card = _HEALTH_NUMBER.fullmatch(number) and _HEX.fullmatch(rest.partition(SEPARATOR)[0])
    return Opaque(kind=OpaqueKind.HEALTH_CARD) if is_health_card else None


def _code(text: str) -> Scan:
    own = read_preregistration_code(text)
    if own is not None:
        return OwnPreregistration(code=own)
    dossier = read_dossier_code(text)
    if dossier is not None and dossier.is_recognised:
        return dossier
    if text.startswith("000201"):
        return Opaque(kind=OpaqueKind.PAYMENT)
    if _CODE.fullmatch(text):
        return OtherCode(text=text)
    return find_dossier_code(text) or Opaque(kind=OpaqueKind.UNKNOWN)
