"""The 12-digit personal number and what it says about its bearer; doubts about it warn and refuse nothing.

`PPP G YY RRRRRR`: province or country where the birth was registered; sex and century (0 and 1 are the 20th, 2 and 3
the 21st, even is male); year of birth; six random digits. There is no check digit.
"""

import re
from enum import StrEnum

from server_client.dossier_model.birth_date import BirthDate

_ISSUED = (
    "001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 "
    "044 045 046 048 049 051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 "
    "089 091 092 093 094 095 096"
)
PROVINCES = frozenset(_ISSUED.split())
"""The 63 provinces of before July 2025; their codes stay in the numbers. Who was born abroad has a country's code."""

_FORM = re.compile(r"[0-9]{12}")
_BLANKS = re.compile(r"[\s.-]+")


class Sex(StrEnum):
    """The sex that an identity paper states."""

    MALE = "male"
    FEMALE = "female"


class IdentityDoubt(StrEnum):
    """What seems wrong with the data of a card; each is shown to the person and stops nothing."""

    UNKNOWN_PROVINCE = "unknown_province"
    YEAR_DISAGREES = "year_disagrees"
    SEX_DISAGREES = "sex_disagrees"
    SEX_UNREAD = "sex_unread"
    BIRTH_UNREAD = "birth_unread"
    BIRTH_INCOMPLETE = "birth_incomplete"
    BIRTH_IN_FUTURE = "birth_in_future"
    ISSUE_DAY_UNREAD = "issue_day_unread"
    ISSUE_DAY_ODD = "issue_day_odd"
    FORMER_NUMBER_UNREAD = "former_number_unread"
    ACCENTS_MISSING = "accents_missing"


def read_identity_number(text: str) -> str | None:
    """Return the 12 digits of a number written with or without blanks, dots and hyphens, or None if it is none."""
    digits = _BLANKS.sub("", text)
    return digits if _FORM.fullmatch(digits) else None


def number_doubts(number: str, born: BirthDate | None, sex: Sex | None) -> tuple[IdentityDoubt, ...]:
    """Return what disagrees between a number of 12 digits and the birth and sex that are stated beside it."""
    kind = int(number[3])
    doubts = []
    if number[:3] not in PROVINCES:
        doubts.append(IdentityDoubt.UNKNOWN_PROVINCE)
    if born is not None and born.year != 1900 + 100 * (kind // 2) + int(number[4:6]):
        doubts.append(IdentityDoubt.YEAR_DISAGREES)
    if sex is not None and (sex is Sex.FEMALE) != bool(kind % 2):
        doubts.append(IdentityDoubt.SEX_DISAGREES)
    return tuple(doubts)
