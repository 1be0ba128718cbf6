"""How a value is taken out of an answer: by a path into its JSON, or by a pattern in its text or in a header."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Take = Callable[["Answer"], str | None]
_BODY, _HEADER = "text:", "header:"


class BadPattern(ValueError):
    """A pattern that is no regular expression with one group."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one request; names of headers are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    seconds: float


def take_of(said: str) -> Take:
    """Return what takes a value out of an answer, or None where it is not there.

    `events.0.data.number` is a path into JSON, `text:<pattern>` a regular expression whose first group is the value,
    `header:location:<pattern>` the same in a header; BadPattern if it is none of these.
    """
    if said.startswith(_BODY):
        pattern = _pattern(said.removeprefix(_BODY))
        return lambda answer: _group(pattern, answer.body.decode("utf-8", "replace"))
    if said.startswith(_HEADER):
        header, _, rest = said.removeprefix(_HEADER).partition(":")
        pattern = _pattern(rest or "(.+)")
        return lambda answer: _group(pattern, answer.headers.get(header.lower(), ""))
    keys = said.split(".")
    return lambda answer: _member(answer.body, keys)


def _pattern(said: str) -> re.Pattern[str]:
    try:
        pattern = re.compile(said)
    except re.error as wrong:
        raise BadPattern(f"{said!r}: {wrong}") from wrong
    if pattern.groups != 1:
        raise BadPattern(f"{said!r} needs one group in brackets, around the value")
    return pattern


def _group(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found.group(1) if found else None


def _member(body: bytes, keys: list[str]) -> str | None:
    try:
        value = json.loads(body)
        for key in keys:
            value = value[int(key)] if isinstance(value, list) else value[key]
    except (ValueError, LookupError, TypeError):
        return None
    return None if value is None else str(value)
