"""Turns a text into the bytes of a panel's letters: without marks, in Windows' Vietnamese page, or in UTF-8."""

import unicodedata
from collections.abc import Callable, Mapping

_STROKES = str.maketrans({"đ": "d", "Đ": "D"})
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


def _plain(text: str) -> bytes:
    spelt = unicodedata.normalize("NFD", text).translate(_STROKES)
    return "".join(sign if sign.isascii() else "?" for sign in spelt if not unicodedata.combining(sign)).encode("ascii")


def _cp1258(text: str) -> bytes:
    """The page has few letters with their tone: the others are the letter and, behind it, the tone by itself."""
    return b"".join(_letter(sign) for sign in unicodedata.normalize("NFC", text))


def _letter(sign: str) -> bytes:
    try:
        return sign.encode("cp1258")
    except UnicodeEncodeError:
        parts = unicodedata.normalize("NFD", sign)
        letter = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        return (letter + "".join(part for part in parts if part in _TONES)).encode("cp1258", errors="replace")


def _utf8(text: str) -> bytes:
    return unicodedata.normalize("NFC", text).encode()


LETTERS: Mapping[str, Callable[[str], bytes]] = {"plain": _plain, "cp1258": _cp1258, "utf-8": _utf8}


def signs(text: str) -> int:
    """Return how many places of a panel a text takes."""
    return len(unicodedata.normalize("NFC", text))
