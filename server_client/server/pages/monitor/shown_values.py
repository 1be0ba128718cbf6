"""How figures, durations and times stand on the pages of the monitor, in either language; it knows no page."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from server_client.queue_model.configuration import VIETNAMESE, Configuration, Names
from server_client.queue_model.ids import Language
from server_client.queue_model.local_time import VIETNAM
from server_client.server.pages.bilingual import ENGLISH

NOTHING = "–"
Words = Mapping[str, str]


def duration(seconds: float | timedelta | None, language: Language) -> str:
    """Return a duration to the minute, to the second below one."""
    if seconds is None:
        return NOTHING
    whole = round(seconds.total_seconds() if isinstance(seconds, timedelta) else seconds)
    minute, hour = ("min", "h") if language == ENGLISH else ("phút", "giờ")
    if whole < 60:
        return f"{whole} s" if language == ENGLISH else f"{whole} giây"
    if whole < 3600:
        return f"{whole // 60} {minute}"
    return f"{whole // 3600} {hour} {whole % 3600 // 60:02d}"


def share(part: float | None, language: Language) -> str:
    """Return a share of 1 in percent."""
    if part is None:
        return NOTHING
    return f"{number(round(part * 100, 1), language)} %"


def number(value: float | None, language: Language) -> str:
    """Return a number as it is written in the language: 1.234,5 or 1,234.5."""
    if value is None:
        return NOTHING
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return text if language == ENGLISH else text.translate(str.maketrans(",.", ".,"))


def clock_time(at: datetime | None, now: datetime | None = None) -> str:
    """Return the time at the branches, with the day if that is not today's."""
    if at is None:
        return NOTHING
    local = at.astimezone(VIETNAM)
    if now is not None and local.date() != now.astimezone(VIETNAM).date():
        return f"{local:%H:%M, %d/%m/%Y}"
    return f"{local:%H:%M:%S}"


def named(names: Names, language: Language, otherwise: str) -> str:
    """Return the name in the language, in Vietnamese, or what it is known by."""
    return names.get(language) or names.get(VIETNAMESE) or otherwise


def service_name(configuration: Configuration | None, code: str, language: Language) -> str:
    """Return what a service is called."""
    found = () if configuration is None else configuration.services
    return next((named(one.names, language, code) for one in found if one.code == code), code)


def counter_name(configuration: Configuration | None, id: str, language: Language) -> str:
    """Return what a counter is called."""
    found = () if configuration is None else configuration.counters
    return next((named(one.names, language, id) for one in found if one.id == id), id)


def class_name(configuration: Configuration | None, code: str, language: Language) -> str:
    """Return what a class is called."""
    found = () if configuration is None else configuration.classes
    return next((named(one.names, language, code) for one in found if one.code == code), code)
