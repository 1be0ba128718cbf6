"""The code of an administrative procedure, read tolerantly; a code of no known form is kept as it is, never refused."""

import re

LONGEST = 64
"""Characters of the longest code that is kept; published ones with a local suffix have 24."""

_NATIONAL = re.compile(r"[1-9]\.\d{6}")
_LOCAL = re.compile(r"([1-9]\.\d{6})((?:\.000)?(?:\.\d{2}){0,2}\.H\d{2})")


def tidy(code: str) -> str:
    """The code without the blanks and lower-case letters that come from typing."""
    return "".join(code.split()).upper()


def is_national(code: str) -> bool:
    """Whether it is a code of the national catalogue, with or without a province's suffix.

    `1.001193`, `2.000815.000.00.00.H61` and `1.014199.H05` are; a centre's internal process and a misprint are not.
    """
    return bool(_NATIONAL.fullmatch(code) or _LOCAL.fullmatch(code))


def national(code: str) -> str:
    """The code without a province's suffix; any other code as it is."""
    local = _LOCAL.fullmatch(code)
    return local[1] if local else code
