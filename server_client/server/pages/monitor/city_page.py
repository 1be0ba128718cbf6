"""The page of all branches: what it shows of the board as it is kept in the process; it asks no database."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from server_client.dossier_model.search_text import plain
from server_client.queue_model.ids import Language
from server_client.server.administration.administrator import Administrator
from server_client.server.monitor.branch_line import BranchLine
from server_client.server.monitor.ranking import Need, Ranked
from server_client.server.pages.monitor.shown_values import NOTHING, Words, clock_time, duration, number, share
from server_client.wire.overview import Link

PAGE = 100
_TONES = {
    Need.ALARM: "danger",
    Need.TAKEN_ON: "caution",
    Need.LATE: "caution",
    Need.WORKING: "positive",
    Need.RESTING: "",
}
_ICONS = {
    Need.ALARM: "bell-ring",
    Need.TAKEN_ON: "hand",
    Need.LATE: "hourglass",
    Need.WORKING: "circle-check",
    Need.RESTING: "door-closed",
}
_LINK_TONES = {Link.HOSTED: "", Link.LINKED: "positive", Link.SILENT: "danger", Link.NEVER: "caution"}
_SHOWS: Mapping[str, Callable[[Ranked], bool]] = {
    "attention": lambda one: one.need <= Need.LATE,
    "open": lambda one: one.sums.is_open,
    "closed": lambda one: not one.sums.is_open,
    "all": lambda one: True,
}
_ORDERS: Mapping[str, Callable[[Ranked], tuple[float, str]]] = {
    "waiting": lambda one: (-one.sums.waiting, one.sums.line.branch),
    "longest": lambda one: (-one.longest.total_seconds(), one.sums.line.branch),
    "level": lambda one: (2.0 if one.sums.service_level is None else one.sums.service_level, one.sums.line.branch),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to see of the board."""

    show: str = "all"
    sort: str = "need"
    text: str = ""
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Wish":
        """Return what the address says; what it does not say well is as if it had not been said."""
        page = query.get("page", "1")
        return cls(
            show=query["show"] if query.get("show") in _SHOWS else "all",
            sort=query["sort"] if query.get("sort") in {*_ORDERS, "name"} else "need",
            text=query.get("q", "").strip()[:60],
            page=max(1, int(page)) if page.isascii() and page.isdecimal() and len(page) < 6 else 1,
        )

    def address(self, **changed: str | int) -> str:
        """Return the query of the address that says this, changed so."""
        said = {"show": self.show, "sort": self.sort, "q": self.text, "page": self.page} | changed
        return urlencode({name: value for name, value in said.items() if value not in {"", 1}})


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One branch as a line of the page."""

    branch: str
    name: str
    need: str
    tone: str
    icon: str
    alarms: Sequence[str]
    is_open: bool
    waiting: str
    longest: str
    is_late: bool
    promise: str
    level: str
    served: str
    counters_open: int
    counters_paused: int
    link: str
    link_tone: str
    heard: str
    faults: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CityBoard:
    """What the page shows: sums of all that may be seen, tabs with how many each has, and one page of lines."""

    at: str
    fault: str | None
    figures: Mapping[str, str]
    alarms: int
    tabs: Sequence[tuple[str, int]]
    rows: Sequence[Row]
    found: int
    pages: int
    wish: Wish


def city_board(
    ranked: Sequence[Ranked], wish: Wish, words: Words, *, who: Administrator, now: datetime, fault: str | None
) -> CityBoard:
    """Return what somebody sees of the board; `words` are in the language that they read."""
    language = Language(words["language"])
    seen = [one for one in ranked if who.sees(one.sums.line.branch)]
    chosen = _chosen(seen, wish, language)
    pages = max(1, -(-len(chosen) // PAGE))
    first = (min(wish.page, pages) - 1) * PAGE
    return CityBoard(
        at=clock_time(now),
        fault=fault,
        figures=_figures(seen, language),
        alarms=sum(len(one.alarms) for one in seen),
        tabs=[(name, sum(map(shows, seen))) for name, shows in _SHOWS.items()],
        rows=[_row(one, words, language, now) for one in chosen[first : first + PAGE]],
        found=len(chosen),
        pages=pages,
        wish=wish,
    )


def _chosen(seen: Sequence[Ranked], wish: Wish, language: Language) -> list[Ranked]:
    shows = _SHOWS[wish.show]
    wanted = plain(wish.text)
    chosen = [one for one in seen if shows(one) and (not wanted or wanted in _sought(one, language))]
    if wish.sort == "name":
        return sorted(chosen, key=lambda one: plain(one.sums.line.name(language)))
    order = _ORDERS.get(wish.sort)
    return chosen if order is None else sorted(chosen, key=order)


def _sought(one: Ranked, language: Language) -> str:
    line = one.sums.line
    return plain(f"{line.branch} {line.name(language)}")


def _figures(seen: Sequence[Ranked], language: Language) -> dict[str, str]:
    is_open = [one for one in seen if one.sums.is_open]
    served = sum(one.sums.served for one in seen)
    within = sum((one.sums.service_level or 0.0) * one.sums.served for one in seen)
    return {
        "open": number(len(is_open), language),
        "branches": number(len(seen), language),
        "waiting": number(sum(one.sums.waiting for one in seen), language),
        "longest": duration(max((one.longest for one in seen), default=timedelta()), language),
        "level": share(within / served if served else None, language),
        "served": number(served, language),
        "counters": number(sum(one.sums.counters_open for one in seen), language),
    }


def _row(one: Ranked, words: Words, language: Language, now: datetime) -> Row:
    sums, line = one.sums, one.sums.line
    link = line.link(now)
    need = one.need.name.lower()
    return Row(
        branch=line.branch,
        name=line.name(language),
        need=words[f"need_{need}"],
        tone=_TONES[one.need],
        icon=_ICONS[one.need],
        alarms=list(dict.fromkeys(words[f"alarm_{alarm.matter.kind}"] for alarm in one.alarms)),
        is_open=sums.is_open,
        waiting=number(sums.waiting, language),
        longest=duration(one.longest, language) if sums.waiting else NOTHING,
        is_late=one.is_late,
        promise=duration(sums.promise, language),
        level=share(sums.service_level, language),
        served=number(sums.served, language),
        counters_open=sums.counters_open,
        counters_paused=sums.counters_paused,
        link=words[f"link_{link}"],
        link_tone=_LINK_TONES[link],
        heard=clock_time(line.heard, now) if line.heard else "",
        faults=_faults(line, words),
    )


def _faults(line: BranchLine, words: Words) -> list[str]:
    return list(dict.fromkeys(words[f"fault_{fault}"] for _, fault in line.device_faults))
