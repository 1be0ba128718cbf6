"""A phone number as people type it; one of no Vietnamese form is doubted, not refused."""

import re
from dataclasses import dataclass

from server_client.dossier_model.personal import Personal

_DIGITS = re.compile(r"\+?[0-9]{8,15}")
# Mobile numbers begin with 03, 05, 07, 08 or 09 and have ten digits, fixed lines with 02 and have eleven.
_VIETNAMESE = re.compile(r"0[35789][0-9]{8}|02[0-9]{9}")
_WITH_COUNTRY = re.compile(r"\A(?:\+|00)?840?([235789][0-9]{8,9})\Z")
_BLANKS = re.compile(r"[\s.()‐‑‒–-]+")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PhoneNumber(Personal):
    """Digits, `0912345678`, or with a foreign country's code, `+33612345678`."""

    text: str
    is_doubtful: bool = False


def read_phone_number(text: str) -> PhoneNumber | None:
    """Return the number without blanks and with 0 for +84, or None if it is no number at all."""
    written = _BLANKS.sub("", text)
    if _DIGITS.fullmatch(written) is None:
        return None
    home = _WITH_COUNTRY.sub(r"0\1", written)
    is_foreign = home.startswith(("+", "00"))
    return PhoneNumber(text=home, is_doubtful=not is_foreign and _VIETNAMESE.fullmatch(home) is None)
