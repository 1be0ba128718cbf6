"""Codes that national systems give to dossiers, both families: read tolerantly, never refused, never made here."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from server_client.dossier_model.personal import Personal
from server_client.dossier_model.vietnamese_text import tidy

LONGEST = 64

_ANY = re.compile(r"[A-Z0-9]+(?:\.[A-Z0-9]+)*-([0-9]{6}|[0-9]{8})-[0-9]{4,10}")
_INSIDE = re.compile(r"(?<![A-Z0-9.-])[A-Z0-9]+(?:\.[A-Z0-9]+)+-(?:[0-9]{6}|[0-9]{8})-[0-9]{4,10}(?![A-Z0-9-])")
_OLD = re.compile(r"[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.[A-Y][0-9]{2}-[0-9]{6}-[0-9]{4}")
_NEW = re.compile(r"[A-Y][0-9]{2}(?:\.[0-9]{2,3}){0,3}-(?:[0-9]{6}|[0-9]{8})-[0-9]{4,10}")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


class DossierCodeFamily(StrEnum):
    """Which rule made the code."""

    OLD = "old"
    """`000.00.01.H26-250318-0001` (TT 01/2018/TT-VPCP, Article 19)."""
    NEW = "new"
    """`H26.001.01-260609-100001` (TT 03/2025/TT-VPCP, Article 13)."""
    SIMILAR = "similar"
    """Of the same shape, by no rule that is known."""
    UNKNOWN = "unknown"
    """Any other text; the office may still know it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DossierCode(Personal):
    """One dossier's code in capitals; `received_on` is the day inside it, if it has one that exists."""

    text: str
    family: DossierCodeFamily
    received_on: date | None = None

    @property
    def is_recognised(self) -> bool:
        """Say whether the code has the shape of a dossier's."""
        return self.family is not DossierCodeFamily.UNKNOWN


def read_dossier_code(text: str) -> DossierCode | None:
    """Return the code that was typed or scanned; None only if it is empty or longer than any code."""
    written = "".join(tidy(text).translate(_DASHES).split()).upper()
    if not written or len(written) > LONGEST:
        return None
    shape = _ANY.fullmatch(written)
    if shape is None:
        return DossierCode(text=written, family=DossierCodeFamily.UNKNOWN)
    return DossierCode(text=written, family=_family(written), received_on=_day(shape[1]))


def find_dossier_code(text: str) -> DossierCode | None:
    """Return the code that stands somewhere in a receipt's text or address; None if there is none or more than one."""
    found = set(_INSIDE.findall(text.translate(_DASHES).upper()))
    return read_dossier_code(found.pop()) if len(found) == 1 else None


def _family(written: str) -> DossierCodeFamily:
    if _OLD.fullmatch(written):
        return DossierCodeFamily.OLD
    return DossierCodeFamily.NEW if _NEW.fullmatch(written) else DossierCodeFamily.SIMILAR


def _day(digits: str) -> date | None:
    full = digits if len(digits) == 8 else f"20{digits}"
    try:
        return date(int(full[:4]), int(full[4:6]), int(full[6:]))
    except ValueError:
        return None
