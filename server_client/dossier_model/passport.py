"""The machine-readable zone of a passport (ICAO Doc 9303 part 4, TD3: two lines of 44); a failed check only warns."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from server_client.dossier_model.identity_number import Sex
from server_client.dossier_model.personal import Personal

LINE = 44
_ZONE = re.compile(r"P[A-Z<][A-Z<]{3}[A-Z<]{39}[A-Z0-9<]{44}")
_WEIGHTS = (7, 3, 1)
_DIGIT_LOOK_ALIKES = str.maketrans("OQDILZSGB", "000112568")
_SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}
# Where a date and its check digit stand, where a letter can only be a digit misread.
_FIGURES = ((13, 20), (21, 28), (43, 44))


class PassportDoubt(StrEnum):
    """What seems wrong with the zone; each is shown to the person and stops nothing."""

    NUMBER_CHECK = "number_check"
    BIRTH_CHECK = "birth_check"
    EXPIRY_CHECK = "expiry_check"
    OPTIONAL_CHECK = "optional_check"
    COMPOSITE_CHECK = "composite_check"
    BIRTH_UNREAD = "birth_unread"
    EXPIRY_UNREAD = "expiry_unread"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PassportMrz(Personal):
    """What the zone says of its bearer; names come in capitals without accents, the optional data are not kept."""

    number: str
    surname: str
    given_names: str
    nationality: str
    born: date | None
    sex: Sex | None
    expires_on: date | None
    doubts: tuple[PassportDoubt, ...] = ()

    @property
    def name(self) -> str:
        """Return the whole name in Vietnamese order."""
        return f"{self.surname} {self.given_names}".strip()


def read_mrz(text: str, today: date) -> PassportMrz | None:
    """Return what two lines of a passport say, typed or scanned, or None if they are not such lines."""
    zone = "".join(text.split()).upper()
    if _ZONE.fullmatch(zone) is None:
        return None
    names, data = zone[5:LINE], _with_figures(zone[LINE:])
    surname, _, given_names = names.partition("<<")
    born, expires_on = _birth(data[13:19], today), _day(data[21:27], century=2000)
    number = data[:9].rstrip("<")
    if not number or not surname.strip("<"):
        return None
    return PassportMrz(
        number=number,
        surname=_words(surname),
        given_names=_words(given_names),
        nationality=data[10:13].rstrip("<"),
        born=born,
        sex=_SEXES.get(data[20]),
        expires_on=expires_on,
        doubts=tuple(doubt for doubt, applies in _findings(data, born, expires_on, today).items() if applies),
    )


def check_digit(text: str) -> str:
    """Return the check digit of a field: weights 7, 3, 1; A is 10 and `<` is 0 (Doc 9303 part 3, 4.9)."""
    total = sum(_value(char) * _WEIGHTS[place % 3] for place, char in enumerate(text))
    return str(total % 10)


def looks_like_mrz(text: str) -> bool:
    """Say whether the text begins as a passport's lines do, however much of them is missing."""
    return re.match(r"\s*P[A-Z<][A-Z<]{3}[A-Z]+<", text.upper()) is not None


def _findings(data: str, born: date | None, expires_on: date | None, today: date) -> dict[PassportDoubt, bool]:
    optional = data[28:42]
    composite = data[:10] + data[13:20] + data[21:43]
    return {
        PassportDoubt.NUMBER_CHECK: check_digit(data[:9]) != data[9],
        PassportDoubt.BIRTH_CHECK: check_digit(data[13:19]) != data[19],
        PassportDoubt.EXPIRY_CHECK: check_digit(data[21:27]) != data[27],
        # An empty field may have 0 or the filler as its check digit.
        PassportDoubt.OPTIONAL_CHECK: data[42] not in {check_digit(optional), "<" if not optional.strip("<") else ""},
        PassportDoubt.COMPOSITE_CHECK: check_digit(composite) != data[43],
        PassportDoubt.BIRTH_UNREAD: born is None,
        PassportDoubt.EXPIRY_UNREAD: expires_on is None,
        PassportDoubt.EXPIRED: expires_on is not None and expires_on < today,
    }


def _with_figures(data: str) -> str:
    for begin, end in _FIGURES:
        data = data[:begin] + data[begin:end].translate(_DIGIT_LOOK_ALIKES) + data[end:]
    return data


def _value(char: str) -> int:
    return 0 if char == "<" else int(char, 36)


def _words(names: str) -> str:
    return " ".join(names.replace("<", " ").split())


def _birth(text: str, today: date) -> date | None:
    """Return the day of two-digit year that is the latest not after today."""
    this_century = _day(text, century=today.year // 100 * 100)
    if this_century is not None and this_century <= today:
        return this_century
    return _day(text, century=today.year // 100 * 100 - 100)


def _day(text: str, *, century: int) -> date | None:
    if not text.isdigit():
        return None
    try:
        return date(century + int(text[:2]), int(text[2:4]), int(text[4:]))
    except ValueError:
        return None
