"""Vietnamese tax codes of organisations, their branches and persons; a failed check digit only warns."""

import re
from dataclasses import dataclass
from enum import StrEnum

from server_client.dossier_model.identity_number import read_identity_number
from server_client.dossier_model.personal import Personal

_FORM = re.compile(r"([0-9]{10})(?:-?([0-9]{3}))?")
_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


class TaxCodeKind(StrEnum):
    """Whose code it is; since July 2025 persons and household businesses have their personal number (TT 86/2024)."""

    ORGANISATION = "organisation"
    BRANCH = "branch"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TaxCode(Personal):
    """A tax code as it is written, `0100109106` or `0100109106-001`; `is_doubtful` says that its check digit fails."""

    text: str
    kind: TaxCodeKind
    is_doubtful: bool = False


def read_tax_code(text: str) -> TaxCode | None:
    """Return the tax code that was typed or scanned, or None if it has no such form.

    Cooperatives and foreign organisations may bear codes that the check digit does not fit.
    """
    compact = "".join(text.replace(".", " ").split())
    person = None if "-" in compact else read_identity_number(compact)
    if person is not None:
        return TaxCode(text=person, kind=TaxCodeKind.PERSON)
    form = _FORM.fullmatch(compact)
    if form is None:
        return None
    code, branch = form[1], form[2]
    kind = TaxCodeKind.ORGANISATION if branch is None else TaxCodeKind.BRANCH
    written = code if branch is None else f"{code}-{branch}"
    return TaxCode(text=written, kind=kind, is_doubtful=check_digit(code[:9]) != code[9])


def check_digit(nine: str) -> str | None:
    """Return the tenth digit, 10 − (Σ weight·digit mod 11), or None for nine digits that are not issued."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, nine, strict=True))
    digit = 10 - total % 11
    return None if digit == 10 else str(digit)
