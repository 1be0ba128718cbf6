"""Reads the office's hours by field from a TOML file and names the key that is wrong; it knows no holiday."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from server_client.catalogue_files.calendar_file import Weekday, load_calendar_days
from server_client.catalogue_files.errors import FileFault, Unavailable
from server_client.dossier_model.working_time import OfficeCalendar
from server_client.dossier_model.working_week import MONDAY_TO_FRIDAY, OfficeHours, WorkingWeek
from server_client.queue_model.configuration import CalendarDay, Hours

_SPAN = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])\s*[-–]\s*([01]?[0-9]|2[0-4]):([0-5][0-9])")
_PERIOD_DAYS = "period_days"
_WEEKDAYS = tuple(weekday.value for weekday in Weekday)
_WEEK_KEYS = (*_WEEKDAYS, _PERIOD_DAYS)


def load_office_calendar(
    *, days: Path | None = None, hours: Path | None = None, configured: Iterable[CalendarDay] = ()
) -> OfficeCalendar:
    """Read both files; a day of the file goes above one of the branch's configuration. FileFault, Unavailable.

    Without a file of hours the office works eight hours from Monday to Friday.
    """
    return OfficeCalendar(
        hours=OfficeHours() if hours is None else load_office_hours(hours),
        overrides={day.day: day for day in configured} | ({} if days is None else dict(load_calendar_days(days))),
    )


def load_office_hours(path: Path) -> OfficeHours:
    """Read the file; FileFault if something in it does not fit, Unavailable if it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise FileFault(f"{path} is no UTF-8 (byte {fault.start}); save it as UTF-8") from fault
    except OSError as fault:
        raise Unavailable(f"{path} cannot be read: {fault.strerror}") from fault
    return read_office_hours(text, str(path))


def read_office_hours(text: str, name: str) -> OfficeHours:
    """Read the text of a file of this name; a field has the days of [week] that it does not name itself."""
    try:
        whole: Mapping[str, object] = tomllib.loads(text)
    except (ValueError, RecursionError) as fault:
        raise FileFault(f"{name} is no TOML: {fault}") from fault
    _only(whole, ("week", "field"), name)
    common = _table(whole.get("week"), f"{name}: week")
    by_field: dict[str, WorkingWeek] = {}
    entries = whole.get("field", [])
    if not isinstance(entries, list):
        raise FileFault(f"{name}: field is one table; write each as [[field]]")
    for number, entry in enumerate(entries, start=1):
        place = f"{name}: field {number}"
        own = dict(_table(entry, place))
        for field in _words(own.pop("names", None), f"{place}, names"):
            if field in by_field:
                raise FileFault(f"{place}, names: {field!r} has its hours already; keep one")
            by_field[field] = _week({**common, **own}, place)
    return OfficeHours(week=_week(common, f"{name}: week"), by_field=by_field)


def _week(table: Mapping[str, object], place: str) -> WorkingWeek:
    _only(table, _WEEK_KEYS, place)
    hours = tuple(
        _hours(weekday, span, f"{place}, {weekday.value}")
        for weekday in Weekday
        for span in _words(table.get(weekday.value, []), f"{place}, {weekday.value}")
    )
    try:
        return WorkingWeek(hours, _period_days(table, place))
    except ValueError as fault:
        raise FileFault(f"{place}: {fault}") from fault


def _period_days(table: Mapping[str, object], place: str) -> frozenset[int]:
    if _PERIOD_DAYS not in table:
        return MONDAY_TO_FRIDAY
    words = _words(table[_PERIOD_DAYS], f"{place}, {_PERIOD_DAYS}")
    unknown = sorted(set(words) - set(_WEEKDAYS))
    if unknown:
        raise FileFault(f"{place}, {_PERIOD_DAYS}: {unknown[0]!r} is no weekday; write {', '.join(_WEEKDAYS)}")
    return frozenset(Weekday(word).number for word in words)


def _hours(weekday: Weekday, span: str, place: str) -> Hours:
    found = _SPAN.fullmatch(span.strip())
    if found is None:
        raise FileFault(f'{place}: {span!r} is no time of the day; write "08:00-12:00"')
    opens_h, opens_min, closes_h, closes_min = map(int, found.groups())
    return Hours(weekday=weekday.number, opens=opens_h * 60 + opens_min, closes=closes_h * 60 + closes_min)


def _table(value: object, place: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise FileFault(f"{place} is missing or no table; write it with its days, as in the shipped file")
    return value


def _only(table: Mapping[str, object], known: Sequence[str], place: str) -> None:
    unknown = sorted(set(table) - set(known))
    if unknown:
        raise FileFault(f"{place}: {unknown[0]} is not known; there are {', '.join(known)}")


def _words(value: object, place: str) -> Sequence[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
        raise FileFault(f'{place}: is no list of words; write ["…", "…"]')
    return value
