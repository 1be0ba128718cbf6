"""Whom the doctor looks at: the settings as far as they can be read, and what may be done to the machine."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kiosk.settings import USUAL_FILE, add_settings_options, reading_of
from kiosk.setup.key import Key, SettingsWrong
from kiosk.setup.reading import Reading

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One kiosk; `scan_s` is for how long a code is waited for, 0 for not at all."""

    reading: Reading
    prints: bool = False
    scan_s: float = 0.0
    quiet: bool = False

    def setting(self, key: Key[T]) -> T | None:
        """Return a setting's value, None if it cannot be used: the check of the settings tells why."""
        try:
            return self.reading.value(key)
        except SettingsWrong:
            return None


def parser(program: str, description: str | None, usual_file: Path = USUAL_FILE) -> argparse.ArgumentParser:
    """Return the command line of the doctor, which each check gets again as it was."""
    made = argparse.ArgumentParser(prog=program, description=description)
    made.add_argument("--print", dest="prints", action="store_true", help="print a trial slip")
    made.add_argument("--scan", type=float, default=0.0, metavar="SECONDS", help="wait for a code to be presented")
    made.add_argument("--quiet", action="store_true", help="do not sound the chime")
    made.add_argument("--json", action="store_true", help="print one JSON object")
    made.add_argument("--only", action="append", metavar="CHECK", help="make only this check (may be given again)")
    add_settings_options(made, usual_file)
    return made


def subject_of(options: argparse.Namespace, usual_file: Path = USUAL_FILE) -> Subject:
    """Return the subject that a command line names."""
    return Subject(
        reading=reading_of(options, usual_file), prints=options.prints, scan_s=options.scan, quiet=options.quiet
    )


def subject_from(arguments: Sequence[str]) -> Subject:
    """Return the subject of these arguments."""
    return subject_of(parser("motcua doctor", None).parse_args(arguments))
