"""The ticket's words by language, a TOML file each; it refuses a file that lacks a word or has a wrong placeholder.

A further language needs only ``assets/translations/ticket_<language>.toml``.
"""

import re
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from kiosk.printing.errors import TicketAssetBroken

FALLBACK_LANGUAGE = "vi"
"""Printed when a language has screens but no ticket words yet: a ticket must come out."""

PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "people_ahead_many": frozenset({"count"}),
    "time": frozenset({"hour", "minute"}),
    "day": frozenset({"weekday", "day", "month", "year"}),
    "further_needs_more": frozenset({"count"}),
    "rule_order": frozenset({"limit"}),
    "rule_missed": frozenset({"minutes"}),
    "rule_misses": frozenset({"count"}),
    "validity": frozenset({"day", "month", "year"}),
    "reprint": frozenset({"copy"}),
}
"""What each text must contain in braces; a text not named here must contain none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketWords:
    """All words of a ticket in one language, in the order in which they appear; ``weekdays`` from Monday."""

    reprint: str
    your_number: str
    people_ahead: str
    people_ahead_none: str
    people_ahead_one: str
    people_ahead_many: str
    issued_time: str
    time: str
    issued_day: str
    day: str
    weekdays: tuple[str, ...]
    further_needs: str
    further_needs_more: str
    track: str
    rule_emergency: str
    rule_order: str
    rule_missed: str
    rule_misses: str
    validity: str
    closing: str


def load_ticket_words(folder: Path) -> Mapping[str, TicketWords]:
    """The words of every language that ``folder`` has; raises `TicketAssetBroken` with the file and the key."""
    words = {path.stem.removeprefix("ticket_"): read_words(path) for path in sorted(folder.glob("ticket_*.toml"))}
    if FALLBACK_LANGUAGE not in words:
        raise TicketAssetBroken(folder, f"holds no ticket_{FALLBACK_LANGUAGE}.toml: install the program again")
    return words


def read_words(path: Path) -> TicketWords:
    """The words of one file; raises `TicketAssetBroken`."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as exc:
        raise TicketAssetBroken(path, f"cannot be read: {exc}") from exc
    keys = {field.name for field in fields(TicketWords)}
    for key in sorted(document.keys() ^ keys):
        problem = "is missing: add it" if key in keys else "is not a word of the ticket: remove it or correct its name"
        raise TicketAssetBroken(path, f"key {key!r} {problem}")
    texts = {key: _text(path, key, document[key]) for key in keys - {"weekdays"}}
    return TicketWords(weekdays=_weekdays(path, document["weekdays"]), **texts)


def _text(path: Path, key: str, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TicketAssetBroken(path, f"key {key!r} must be a text that is not empty")
    try:
        found = {name for _, name, _, _ in string.Formatter().parse(value) if name is not None}
    except ValueError as exc:
        raise TicketAssetBroken(path, f"key {key!r} has an unpaired brace: {exc}") from exc
    wanted = PLACEHOLDERS.get(key, frozenset())
    if found != wanted or re.search(r"\{[^}]*[:!]", value):
        expected = ", ".join(f"{{{name}}}" for name in sorted(wanted)) or "no placeholder"
        raise TicketAssetBroken(path, f"key {key!r} must contain exactly {expected}, it is {value!r}")
    return value


def _weekdays(path: Path, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) != 7 or not all(isinstance(name, str) and name for name in value):
        raise TicketAssetBroken(path, "key 'weekdays' must be seven texts, from Monday")
    return tuple(value)
