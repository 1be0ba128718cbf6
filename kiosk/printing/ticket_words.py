"""The ticket's words by language, a TOML file each; it refuses a file that lacks a word or has a wrong placeholder.

A further language needs only ``assets/translations/ticket_<language>.toml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from kiosk.printing.errors import TicketAssetBroken
from kiosk.printing.word_files import load_words, read_document, read_texts
from server_client.wait_forecast.told_in_words import WaitWords

PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "people_ahead_many": frozenset({"count"}),
    "wait_under": frozenset({"high"}),
    "wait_between": frozenset({"low", "high"}),
    "wait_beyond": frozenset({"low"}),
    "time": frozenset({"hour", "minute"}),
    "day": frozenset({"weekday", "day", "month", "year"}),
    "further_needs_more": frozenset({"count"}),
    "prepared_more": frozenset({"count"}),
    "rule_order": frozenset({"limit"}),
    "rule_missed": frozenset({"minutes"}),
    "rule_misses": frozenset({"count"}),
    "validity": frozenset({"day", "month", "year"}),
    "reprint": frozenset({"copy"}),
}
"""What each text must contain in braces; a text not named here must contain none."""


_WAIT = "wait_"


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketWords:
    """All words of a ticket in one language, in the order in which they appear; ``weekdays`` from Monday."""

    reprint: str
    your_number: str
    people_ahead: str
    people_ahead_none: str
    people_ahead_one: str
    people_ahead_many: str
    expected_wait: str
    wait: WaitWords
    booked_time: str
    issued_time: str
    time: str
    issued_day: str
    day: str
    weekdays: tuple[str, ...]
    further_needs: str
    further_needs_more: str
    prepared: str
    prepared_more: str
    track: str
    preparation_code: str
    rule_emergency: str
    rule_order: str
    rule_missed: str
    rule_misses: str
    validity: str
    closing: str


def load_ticket_words(folder: Path) -> Mapping[str, TicketWords]:
    """The words of every language that ``folder`` has; raises `TicketAssetBroken` with the file and the key."""
    return load_words(folder, "ticket", read_words)


def read_words(path: Path) -> TicketWords:
    """The words of one file; raises `TicketAssetBroken`."""
    waits = {_WAIT + field.name: field.name for field in fields(WaitWords)}
    keys = {field.name for field in fields(TicketWords)} - {"wait"} | set(waits)
    document = read_document(path, keys, "the ticket")
    weekdays = _weekdays(path, document.pop("weekdays"))
    texts = read_texts(path, document, PLACEHOLDERS)
    wait = WaitWords(**{name: texts.pop(key) for key, name in waits.items()})
    return TicketWords(weekdays=weekdays, wait=wait, **texts)


def _weekdays(path: Path, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) != 7 or not all(isinstance(name, str) and name for name in value):
        raise TicketAssetBroken(path, "key 'weekdays' must be seven texts, from Monday")
    return tuple(value)
