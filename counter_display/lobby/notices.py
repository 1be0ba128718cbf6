"""The office's notices for its hall: reads what a notice file says, and picks those of a moment; it opens no file.

```toml
[[notice]]
vi = "Sáng thứ Bảy 10/10 bộ phận Một cửa làm việc đến 11:30."
en = "On Saturday 10 October we work until 11:30."
from = 2026-10-05     # first day, or day and time; without it: from now on
to = 2026-10-10       # last day, that day included, or day and time; without it: until it is taken out

[[notice]]
vi = "Hôm nay nghỉ sớm do mất điện."
when = "closed"       # only while the house gives out no numbers, and then as the reason
```
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from server_client.queue_model.configuration import VIETNAMESE, Names
from server_client.queue_model.ids import Language
from server_client.queue_model.local_time import VIETNAM

LONGEST = 300
"""Characters of a notice: more than that nobody reads from a chair."""

_OPTIONS = frozenset({"from", "to", "when"})


class NoticesUnusable(ValueError):
    """The notices say something that cannot be shown; the message names the notice and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A text by language and when it is shown; `until` is excluded."""

    texts: Names
    since: datetime | None = None
    until: datetime | None = None
    only_closed: bool = False

    def is_of(self, now: datetime) -> bool:
        """Say whether it is between the notice's beginning and its end."""
        return (self.since is None or self.since <= now) and (self.until is None or now < self.until)


def notice_of(text: str) -> Notice:
    """Return a notice in Vietnamese that is always shown; NoticesUnusable if it is empty or too long."""
    return Notice(texts={VIETNAMESE: _text(text, "The notice")})


def read_notices(document: str) -> tuple[Notice, ...]:
    """Return the notices of a file's text, in its order; NoticesUnusable."""
    try:
        tables = tomllib.loads(document)
    except tomllib.TOMLDecodeError as exc:
        raise NoticesUnusable(f"It is no TOML: {exc}") from exc
    if unknown := sorted(set(tables) - {"notice"}):
        raise NoticesUnusable(f"{unknown[0]!r} is not known: each notice is a table [[notice]]")
    found = tables.get("notice", [])
    if not isinstance(found, list) or not all(isinstance(table, dict) for table in found):
        raise NoticesUnusable("Each notice is a table that begins with the line [[notice]]")
    return tuple(_notice(table, f"Notice {at}") for at, table in enumerate(found, start=1))


def shown(notices: Iterable[Notice], now: datetime) -> tuple[Names, ...]:
    """Return the texts that belong on the screen at `now`, whether the house is open or not."""
    return tuple(notice.texts for notice in notices if not notice.only_closed and notice.is_of(now))


def reasons(notices: Iterable[Notice], now: datetime) -> tuple[Names, ...]:
    """Return the texts that say why the house is closed at `now`."""
    return tuple(notice.texts for notice in notices if notice.only_closed and notice.is_of(now))


def _notice(table: Mapping[str, object], which: str) -> Notice:
    when = table.get("when", "always")
    if when not in {"always", "closed"}:
        raise NoticesUnusable(f'{which}: when = {when!r} is not known: write "closed" or leave it out')
    texts = {Language(key): _text(value, f"{which}, {key}") for key, value in table.items() if key not in _OPTIONS}
    if VIETNAMESE not in texts:
        raise NoticesUnusable(f'{which} has no Vietnamese text: add a line vi = "…"')
    if wrong := [code for code in texts if not (code.isalpha() and len(code) in {2, 3})]:
        raise NoticesUnusable(f"{which}: {wrong[0]!r} is neither a language's code nor one of from, to, when")
    since, until = _moment(table, "from", which, is_end=False), _moment(table, "to", which, is_end=True)
    if since is not None and until is not None and until <= since:
        raise NoticesUnusable(f"{which} ends before it begins: look at from and to")
    return Notice(texts=texts, since=since, until=until, only_closed=when == "closed")


def _text(value: object, which: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise NoticesUnusable(f"{which} has no words: write them between quotation marks")
    words = " ".join(value.split())
    if len(words) > LONGEST:
        raise NoticesUnusable(f"{which} has {len(words)} characters; {LONGEST} is what can be read in time")
    return words


def _moment(table: Mapping[str, object], key: str, which: str, *, is_end: bool) -> datetime | None:
    """Return the branch's time that is meant: a day ends with its midnight, a time without a zone is the branch's."""
    match table.get(key):
        case None:
            return None
        case datetime() as at:
            return at if at.tzinfo is not None else at.replace(tzinfo=VIETNAM)
        case date() as day:
            return datetime.combine(day + timedelta(days=1) if is_end else day, time(), VIETNAM)
        case value:
            raise NoticesUnusable(f"{which}: {key} = {value!r} is no day: write {key} = 2026-10-05")
