"""The code of a pre-registration, `K7MA-4TXC-9HE2`: for eyes, ears and fingers; no national dossier code looks like it.

Twelve of nineteen characters that are told apart in print and aloud, the first a letter. The last makes the sum of each
character times its place a multiple of 19, so one wrong character and any two exchanged are noticed. Eleven random ones
are about 46 bits; whoever may look codes up is limited in speed and has a credential.
"""

import re
from typing import NewType

PreregistrationCode = NewType("PreregistrationCode", str)

RANDOM_BYTES = 16
"""Far more than the code holds, so that every code is as likely as another."""

_LETTERS = "ACEHKLMTVXY"
_SYMBOLS = "23456789" + _LETTERS
_RADIX = len(_SYMBOLS)
_PLACES = 12
_GROUP = 4
# What is misread or mistyped for a symbol, being none itself.
_LOOK_ALIKES = str.maketrans("BSZGU", "8526V")
_BLANKS = re.compile(r"[\s.‐‑‒–—−-]+")


def new_preregistration_code(random: bytes) -> PreregistrationCode:
    """Return the code made of `RANDOM_BYTES` random bytes."""
    if len(random) != RANDOM_BYTES:
        raise ValueError(f"A pre-registration code is made from {RANDOM_BYTES} random bytes, not {len(random)}")
    rest, first = divmod(int.from_bytes(random), len(_LETTERS))
    symbols = [_LETTERS[first]]
    for _ in range(_PLACES - 2):
        rest, symbol = divmod(rest, _RADIX)
        symbols.append(_SYMBOLS[symbol])
    symbols.append(next(symbol for symbol in _SYMBOLS if _is_whole("".join(symbols) + symbol)))
    return _grouped("".join(symbols))


def read_preregistration_code(text: str) -> PreregistrationCode | None:
    """Return the code that was typed, scanned or read aloud, or None if no such code was ever given out."""
    symbols = _BLANKS.sub("", text).upper().translate(_LOOK_ALIKES)
    if len(symbols) != _PLACES or not set(symbols) <= set(_SYMBOLS) or symbols[0] not in _LETTERS:
        return None
    return _grouped(symbols) if _is_whole(symbols) else None


def _is_whole(symbols: str) -> bool:
    return sum(place * _SYMBOLS.index(symbol) for place, symbol in enumerate(symbols, 1)) % _RADIX == 0


def _grouped(symbols: str) -> PreregistrationCode:
    groups = (symbols[place : place + _GROUP] for place in range(0, _PLACES, _GROUP))
    return PreregistrationCode("-".join(groups))
