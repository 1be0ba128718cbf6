"""One-time codes that bring a device to its credential: how they are made and read; who has used one is kept elsewhere.

Eight signs of 30 are 39 bits. At 60 wrong ones a minute, all addresses together, and a life of ten minutes, one in a
billion such codes is hit.
"""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

GOOD_FOR = timedelta(minutes=10)
_LENGTH = 8
# No 0 O 1 I L U: nobody has to ask which it was.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_code(below: Callable[[int], int]) -> str:
    """Return a code by chance, as it is shown: two groups of four; `below` gives a number below the one given."""
    signs = "".join(_SIGNS[below(len(_SIGNS))] for _ in range(_LENGTH))
    return f"{signs[:4]}-{signs[4:]}"


def code_hash(typed: str) -> str | None:
    """Return under what a code is kept, however it was typed; None if it is none."""
    signs = typed.upper().translate({ord("-"): None, ord(" "): None})
    if len(signs) != _LENGTH or not set(signs) <= set(_SIGNS):
        return None
    return sha256(signs.encode()).hexdigest()
