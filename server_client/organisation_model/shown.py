"""How values of a configuration are put into words for people: hours by weekday, names, durations, lists."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import Enum

from server_client.queue_model.configuration import VIETNAMESE, Hours, ProfileEntry
from server_client.queue_model.ids import Language

WEEKDAYS: Mapping[Language, tuple[str, ...]] = {
    VIETNAMESE: ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"),
    Language("en"): ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SHORT: Mapping[Language, tuple[str, ...]] = {
    VIETNAMESE: ("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
    Language("en"): ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_YES_NO: Mapping[Language, tuple[str, str]] = {VIETNAMESE: ("có", "không"), Language("en"): ("yes", "no")}
_NOTHING: Mapping[Language, str] = {VIETNAMESE: "không có", Language("en"): "none"}


def clock(minutes: int) -> str:
    """Return minutes since midnight as a clock shows them; the end of the day is 24:00."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def intervals(hours: Iterable[Hours]) -> str:
    """Return the intervals of one day, as they are typed in."""
    return ", ".join(f"{clock(one.opens)}-{clock(one.closes)}" for one in hours)


def week(hours: Iterable[Hours], language: Language) -> str:
    """Return the hours of a week, days with the same hours together."""
    listed = tuple(hours)
    by_day = [intervals(one for one in listed if one.weekday == weekday) for weekday in range(7)]
    parts: list[str] = []
    for text in dict.fromkeys(text for text in by_day if text):
        days = [_SHORT[language][weekday] for weekday in range(7) if by_day[weekday] == text]
        parts.append(f"{' '.join(days)} {text}")
    return "; ".join(parts) or _NOTHING[language]


def value_text(value: object, language: Language) -> str:
    """Return any value that stands in a configuration as a person reads it."""
    match value:
        case None | "" | ():
            return _NOTHING[language]
        case bool():
            return _YES_NO[language][0 if value else 1]
        case Enum():
            return str(value.value)
        case date():
            return value.isoformat()
        case tuple():
            return _tuple_text(value, language)
        case Mapping():
            return "; ".join(f"{key}: {value_text(one, language)}" for key, one in value.items())
        case ProfileEntry():
            return _entry_text(value, language)
        case _:
            return str(value)


def _tuple_text(values: tuple[object, ...], language: Language) -> str:
    hours = [one for one in values if isinstance(one, Hours)]
    if hours:
        return week(hours, language)
    return ", ".join(value_text(one, language) for one in values)


def _entry_text(entry: ProfileEntry, language: Language) -> str:
    parts = [str(entry.service)]
    if entry.classes:
        parts.append(f"({', '.join(entry.classes)})")
    if entry.after_wait_s:
        parts.append(f"(≥ {entry.after_wait_s // 60} min)" if language != VIETNAMESE else _waited(entry.after_wait_s))
    return " ".join(parts)


def _waited(seconds: int) -> str:
    return f"(chờ từ {seconds // 60} phút)"
