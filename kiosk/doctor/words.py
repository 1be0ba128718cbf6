"""The doctor's words, a TOML file for each language; it refuses to be silent about a finding that has none."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

from kiosk.doctor.checks import BROKEN
from kiosk.doctor.finding import Finding, Level

ASSETS = Path(str(files("assets")))
FALLBACK_LANGUAGE = "vi"

Sentences: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words: what is so, and what to do next, empty if nothing."""

    says: str
    next_step: str


class Words:
    """The words of one language; a language without a file is told in Vietnamese."""

    def __init__(self, language: str, folder: Path = ASSETS / "translations") -> None:
        file = folder / f"doctor_{language}.toml"
        if not file.is_file():
            file = folder / f"doctor_{FALLBACK_LANGUAGE}.toml"
        self.tables: Mapping[str, Sentences] = tomllib.loads(file.read_text(encoding="utf-8"))

    def name(self, check: str) -> str:
        """Return what a check is called."""
        return self.tables["names"][check]

    def level(self, level: Level) -> str:
        """Return the word for a level."""
        return self.tables["levels"][level.name.lower()]

    def summary(self, key: str) -> str:
        """Return a word or sentence about the whole."""
        return self.tables["summary"][key]

    def told(self, finding: Finding) -> Told:
        """Return what a finding is in words."""
        table = self.tables["broken" if finding.code in BROKEN else finding.check]
        says, next_step = table[finding.code], table.get(f"{finding.code}_next", "")
        return Told(says.format_map(finding.particulars), next_step.format_map(finding.particulars))
