"""Words of papers from TOML files, one a language; it refuses a file that lacks a word or has a wrong placeholder."""

import re
import string
import tomllib
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import TypeVar

from kiosk.printing.errors import TicketAssetBroken

FALLBACK_LANGUAGE = "vi"
"""Printed when a language has screens but no words for papers yet: a paper must come out."""

_NO_PLACEHOLDER: frozenset[str] = frozenset()

Words = TypeVar("Words")


def load_words(folder: Path, kind: str, read: Callable[[Path], Words]) -> Mapping[str, Words]:
    """The words of every language that has a file ``<kind>_<language>.toml``; raises `TicketAssetBroken`."""
    words = {path.stem.removeprefix(f"{kind}_"): read(path) for path in sorted(folder.glob(f"{kind}_*.toml"))}
    if FALLBACK_LANGUAGE not in words:
        raise TicketAssetBroken(folder, f"holds no {kind}_{FALLBACK_LANGUAGE}.toml: install the program again")
    return words


def read_document(path: Path, keys: Collection[str], paper: str) -> dict[str, object]:
    """What the file says under exactly these keys; raises `TicketAssetBroken`, which names the ``paper``."""
    try:
        document: dict[str, object] = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise TicketAssetBroken(path, f"cannot be read: {exc}") from exc
    for key in sorted(document.keys() ^ set(keys)):
        problem = "is missing: add it" if key in keys else f"is not a word of {paper}: remove it or correct its name"
        raise TicketAssetBroken(path, f"key {key!r} {problem}")
    return document


def read_texts(
    path: Path, document: Mapping[str, object], placeholders: Mapping[str, frozenset[str]]
) -> dict[str, str]:
    """The texts of a file, each of which must hold exactly its placeholders; raises `TicketAssetBroken`."""
    return {key: _text(path, key, value, placeholders.get(key, _NO_PLACEHOLDER)) for key, value in document.items()}


def _text(path: Path, key: str, value: object, wanted: frozenset[str]) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TicketAssetBroken(path, f"key {key!r} must be a text that is not empty")
    try:
        found = {name for _, name, _, _ in string.Formatter().parse(value) if name is not None}
    except ValueError as exc:
        raise TicketAssetBroken(path, f"key {key!r} has an unpaired brace: {exc}") from exc
    if found != wanted or re.search(r"\{[^}]*[:!]", value):
        expected = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "no placeholder"
        raise TicketAssetBroken(path, f"key {key!r} must contain exactly {expected}, it is {value!r}")
    return value
