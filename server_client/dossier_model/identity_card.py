"""The data in the QR code of a citizen's identity card, old and new; what it says of other people is never kept.

Fields, separated by `|`: number, former number (may be empty), name, birth, sex, address, day of issue. The card of
2024 goes on with the parents and the spouse: these are cut off before anything else is done. Some readers leave out the
former number or the day of issue.
"""

import re
from dataclasses import dataclass
from datetime import date

from server_client.dossier_model.birth_date import BirthDate, read_birth_date, read_date
from server_client.dossier_model.identity_number import IdentityDoubt, Sex, number_doubts, read_identity_number
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.vietnamese_text import tidy

SEPARATOR = "|"
_OWN_FIELDS = 7
_LEAST_FIELDS = 6
_FORMER_NUMBER = re.compile(r"[0-9]{9}|[0-9]{12}")
_SEXES = {"nam": Sex.MALE, "nữ": Sex.FEMALE, "nu": Sex.FEMALE}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class IdentityCard(Personal):
    """What the bearer's own fields say; `doubts` names what could not be read or does not agree."""

    number: str
    former_number: str | None
    name: str
    born: BirthDate | None
    sex: Sex | None
    address: str
    issued_on: date | None
    doubts: tuple[IdentityDoubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CardFields(Personal):
    """The bearer's own fields as they stand in the code, tidied."""

    number: str
    former_number: str
    name: str
    birth: str
    sex: str
    address: str
    issue_day: str


def looks_like_card(text: str) -> bool:
    """Say whether the text begins as a card's does, however much of it is missing or damaged."""
    number, separator, _ = text.partition(SEPARATOR)
    return bool(separator) and read_identity_number(number) is not None


def card_fields(text: str) -> CardFields | None:
    """Return the bearer's own fields, or None if the text ends before the address."""
    fields = [tidy(field) for field in text.split(SEPARATOR, _OWN_FIELDS)[:_OWN_FIELDS]]
    if len(fields) > 2 and read_birth_date(fields[2]) is not None:
        fields = [fields[0], "", *fields[1 : _OWN_FIELDS - 1]]
    if len(fields) < _LEAST_FIELDS:
        return None
    number, former_number, name, birth, sex, address, *rest = fields
    return CardFields(
        number=number,
        former_number=former_number,
        name=name,
        birth=birth,
        sex=sex,
        address=address,
        issue_day=_own_issue_day(rest[0]) if rest else "",
    )


def _own_issue_day(text: str) -> str:
    """Return the field unless it holds words: then a reader left a field out and it is somebody else's name."""
    return "?" if any(map(str.isalpha, text)) else text


def identity_card(fields: CardFields, today: date) -> IdentityCard | None:
    """Return the card that the fields tell of, or None without a number or a name; all else only raises doubts."""
    number = read_identity_number(fields.number)
    if number is None or not fields.name:
        return None
    former_number = fields.former_number if _FORMER_NUMBER.fullmatch(fields.former_number) else None
    born = read_birth_date(fields.birth)
    sex = _SEXES.get(fields.sex.lower())
    issued_on = read_date(fields.issue_day)
    doubts = (
        *number_doubts(number, born, sex),
        *_birth_doubts(born, today),
        *_unread(fields, former_number, sex, issued_on),
        *_issue_doubts(issued_on, born, today),
        *((IdentityDoubt.ACCENTS_MISSING,) if _lacks_accents(fields) else ()),
    )
    return IdentityCard(
        number=number,
        former_number=former_number,
        name=fields.name,
        born=born,
        sex=sex,
        address=fields.address,
        issued_on=issued_on,
        doubts=doubts,
    )


def _birth_doubts(born: BirthDate | None, today: date) -> tuple[IdentityDoubt, ...]:
    if born is None:
        return (IdentityDoubt.BIRTH_UNREAD,)
    if born.earliest > today:
        return (IdentityDoubt.BIRTH_IN_FUTURE,)
    return () if born.exact is not None else (IdentityDoubt.BIRTH_INCOMPLETE,)


def _unread(
    fields: CardFields, former_number: str | None, sex: Sex | None, issued_on: date | None
) -> tuple[IdentityDoubt, ...]:
    unread = {
        IdentityDoubt.FORMER_NUMBER_UNREAD: bool(fields.former_number) and former_number is None,
        IdentityDoubt.SEX_UNREAD: sex is None,
        IdentityDoubt.ISSUE_DAY_UNREAD: bool(fields.issue_day) and issued_on is None,
    }
    return tuple(doubt for doubt, applies in unread.items() if applies)


def _issue_doubts(issued_on: date | None, born: BirthDate | None, today: date) -> tuple[IdentityDoubt, ...]:
    """Doubt a card from the future or from before its bearer's birth; a kiosk's wrong clock shows here too."""
    is_odd = issued_on is not None and (issued_on > today or (born is not None and issued_on < born.earliest))
    return (IdentityDoubt.ISSUE_DAY_ODD,) if is_odd else ()


def _lacks_accents(fields: CardFields) -> bool:
    """Say whether a reader dropped the accents: a name may have none, but hardly an address of four words as well."""
    return (fields.name + fields.sex + fields.address).isascii() and (
        fields.sex.lower() == "nu" or len(fields.address.split()) > 3
    )
