"""A date of birth as identity papers have it, with month and day unknown for some old people; it makes up neither."""

import re
from dataclasses import dataclass
from datetime import date

from server_client.dossier_model.personal import Personal

_WRITTEN = re.compile(r"(\d{2})([/.-]?)(\d{2})\2(\d{4})", re.ASCII)
_YEAR_ONLY = re.compile(r"(?:0{4}|00([/.-])00\1)?(\d{4})", re.ASCII)
_MONTH_AND_YEAR = re.compile(r"(?:00([/.-]?)(\d{2})\1|(\d{2})[/.-])(\d{4})", re.ASCII)
_OLDEST = 1880


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BirthDate(Personal):
    """Year of birth, with month and day as far as they are known."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def exact(self) -> date | None:
        """Return the day if all of it is known."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def earliest(self) -> date:
        """Return the first day that it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def written(self) -> str:
        """Return it as Vietnamese papers write it: `15/08/2021`, `08/2021` or `2021`."""
        parts = (self.day and f"{self.day:02d}", self.month and f"{self.month:02d}", f"{self.year:04d}")
        return "/".join(part for part in parts if part)


def read_date(text: str) -> date | None:
    """Return the day that is written as `ddMMyyyy` or `dd/MM/yyyy`, or None."""
    written = _WRITTEN.fullmatch(text.strip())
    if written is None:
        return None
    day, _, month, year = written.groups()
    return _day(int(year), int(month), int(day))


def read_birth_date(text: str) -> BirthDate | None:
    """Return the date of birth that is written as a day, as `0000yyyy`, `00MMyyyy`, `MM/yyyy` or `yyyy`, or None."""
    text = text.strip()
    exact = read_date(text)
    if exact is not None:
        return birth_on(exact) if exact.year >= _OLDEST else None
    year_only = _YEAR_ONLY.fullmatch(text)
    if year_only is not None:
        return _partial(year_only[2], None)
    month_and_year = _MONTH_AND_YEAR.fullmatch(text)
    return None if month_and_year is None else _partial(month_and_year[4], month_and_year[2] or month_and_year[3])


def birth_on(day: date) -> BirthDate:
    """Return the date of birth of which all is known."""
    return BirthDate(year=day.year, month=day.month, day=day.day)


def _partial(year: str, month: str | None) -> BirthDate | None:
    if int(year) < _OLDEST:
        return None
    if month is None:
        return BirthDate(year=int(year))
    return BirthDate(year=int(year), month=int(month)) if 1 <= int(month) <= 12 else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
