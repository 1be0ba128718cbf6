"""What a check finds, as values; the words for it are in a file of each language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TypeAlias


class Level(IntEnum):
    """How much it matters; the value is the exit status of a doctor who found nothing worse."""

    OK = 0
    WARNING = 1
    FAULT = 2


Codes: TypeAlias = Mapping[str, Level]
"""All that a check can find, each with its level."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was found; `particulars` fill the words' placeholders. Nothing in it is about a person."""

    check: str
    code: str
    particulars: Mapping[str, str] = field(default_factory=dict)


Findings: TypeAlias = tuple[Finding, ...]


def worst(levels: Iterable[Level]) -> Level:
    """Return the highest level; OK if there is none."""
    return max(levels, default=Level.OK)
