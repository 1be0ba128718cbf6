"""The text in what a scanner gave: decoded, its prefixes and ends of line gone; what it says is read elsewhere."""

import codecs
import re
import unicodedata

LONGEST = 4_000
"""Characters; a QR code holds 4,296 at most, no card or receipt a quarter of that."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# AIM's mark of the symbology (]Q1), then the mark of a QR code's character set (\000026), if the scanner sends them.
_PREFIXES = re.compile(r"(?:\][A-Za-z][0-9A-Z])?(?:\\[0-9]{6})?")
_BEGINNINGS = b"\x01\x02"
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_ENDS = re.compile(r"[\r\n\x03\x04\x1e\0]+")


def scanned_lines(payload: bytes | str) -> tuple[str, ...] | None:
    """Return the lines with something in them, in NFC; None if the payload is too long or in no known encoding."""
    if len(payload) > LONGEST:
        return None
    text = _decoded(payload) if isinstance(payload, bytes) else payload
    if text is None:
        return None
    lines = (_clean(line) for line in _ENDS.split(text))
    return tuple(line for line in lines if line)


def _clean(line: str) -> str:
    letters = (char for char in _unspoilt(line) if char == "\t" or unicodedata.category(char) not in _UNSEEN)
    return unicodedata.normalize("NFC", _PREFIXES.sub("", "".join(letters).strip(), count=1)).strip()


def _decoded(payload: bytes) -> str | None:
    payload = payload.lstrip(_BEGINNINGS)
    for bom, encoding in _BOMS:
        if payload.startswith(bom):
            return _in_encoding(payload.removeprefix(bom), encoding)
    for first, encoding in enumerate(("utf-16-be", "utf-16-le")):
        if payload[first::2].count(0) > max(len(payload) // 8, 3):
            return _in_encoding(payload, encoding)
    text = _in_encoding(payload, "utf-8")
    return text if text is not None else _in_encoding(payload, "cp1258")


def _unspoilt(text: str) -> str:
    """Return what the text was if each byte of its UTF-8 was sent as a Latin letter; no Vietnamese is so by chance."""
    try:
        return b"".join(char.encode("latin-1" if char < "\u0100" else "cp1252") for char in text).decode("utf-8")
    except UnicodeError:
        return text


def _in_encoding(payload: bytes, encoding: str) -> str | None:
    if encoding.startswith("utf-16"):
        # A scanner may add its end of line in single bytes, whatever the encoding of the code is.
        payload = payload.rstrip(b"\r\n")
        payload = payload.removesuffix(b"\0") if len(payload) % 2 else payload
    try:
        return payload.decode(encoding)
    except UnicodeDecodeError:
        return None
