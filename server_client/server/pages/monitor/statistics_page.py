"""The page of statistics: which days are asked about, and the answer as a table and as plots; it counts nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from server_client.branch_statistics.figures import Figures, Measure
from server_client.queue_model.ids import BranchId, Language
from server_client.server.administration.administrator import Administrator, CenterRole
from server_client.server.monitor.branch_line import BranchLine
from server_client.server.pages.monitor.shown_values import (
    NOTHING,
    Words,
    class_name,
    counter_name,
    duration,
    number,
    service_name,
    share,
)
from server_client.server.statistics.statistics_book import LONGEST, Answer, GroupBy, Question

_HOUR_MS = 3_600_000
Cell = str | int | float | None
Lines = Mapping[BranchId, BranchLine]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of the table: its word, what stands in it, and how that is shown."""

    word: str
    value: Callable[[Figures], Cell]
    shown: Callable[[Cell, Language], str]


def _count(measure: Measure) -> Column:
    return Column(word=measure.value, value=lambda figures: figures.of(measure), shown=_number)


def _number(value: Cell, language: Language) -> str:
    return number(value, language) if isinstance(value, int | float) else NOTHING


def _seconds(value: Cell, language: Language) -> str:
    return duration(value, language) if isinstance(value, int | float) else NOTHING


def _percent(value: Cell, language: Language) -> str:
    return share(value, language) if isinstance(value, int | float) else NOTHING


def liked(figures: Figures) -> float | None:
    """Return the share of ratings that are not at the last level of three; None if they are too few to be shown."""
    ratings = figures.ratings
    if ratings is None:
        return None
    last = max(3, *ratings)
    return 1 - ratings.get(last, 0) / sum(ratings.values())


def _ratings(figures: Figures) -> int | None:
    return None if figures.ratings is None else sum(figures.ratings.values())


COLUMNS: Sequence[Column] = (
    _count(Measure.ISSUED),
    _count(Measure.SERVED),
    Column(word="mean_wait", value=lambda figures: figures.mean_wait, shown=_seconds),
    Column(word="p50_wait", value=lambda figures: figures.wait_quantile(0.5), shown=_seconds),
    Column(word="p95_wait", value=lambda figures: figures.wait_quantile(0.95), shown=_seconds),
    Column(word="within_promise", value=lambda figures: figures.service_level, shown=_percent),
    Column(word="mean_service", value=lambda figures: figures.mean_service, shown=_seconds),
    Column(word="p95_service", value=lambda figures: figures.service_quantile(0.95), shown=_seconds),
    _count(Measure.CALLED),
    _count(Measure.STARTED),
    _count(Measure.NO_SHOWS),
    _count(Measure.ABANDONED),
    _count(Measure.GHOSTS),
    _count(Measure.EXPIRED),
    _count(Measure.CANCELLED),
    _count(Measure.MOVED),
    _count(Measure.TRANSFERS),
    _count(Measure.OVERTAKEN),
    Column(word="open_hours", value=lambda figures: figures.of(Measure.OPEN_MS) / _HOUR_MS, shown=_number),
    Column(word="paused_hours", value=lambda figures: figures.of(Measure.PAUSED_MS) / _HOUR_MS, shown=_number),
    Column(word="liked", value=liked, shown=_percent),
    Column(word="ratings", value=_ratings, shown=_number),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question as somebody asked it, and whether its days had to be cut to those that one question may have."""

    question: Question
    was_cut: bool

    def address(self, **changed: str) -> str:
        """Return the query of the address that asks this, changed so."""
        asked = self.question
        said = {
            "from": asked.begin.isoformat(),
            "to": asked.end.isoformat(),
            "by": asked.by.value,
            "branch": asked.branches[0] if len(asked.branches) == 1 else "",
            "service": asked.service,
        }
        return urlencode({name: value for name, value in (said | changed).items() if value})


def asking(query: Mapping[str, str], today: date, who: Administrator) -> Asking | None:
    """Return what the address asks; None if it is about a branch that is not theirs to see."""
    end = min(_day(query.get("to"), today), today)
    begin = min(_day(query.get("from"), end - timedelta(days=6)), end)
    earliest = end - timedelta(days=LONGEST - 1)
    branch = BranchId(query.get("branch", "")[:64])
    if branch and not who.sees(branch):
        return None
    question = Question(
        begin=max(begin, earliest),
        end=end,
        by=GroupBy(query["by"]) if query.get("by") in set(GroupBy) else GroupBy.HALF_HOUR,
        branches=(branch,) if branch else (),
        # What is counted of one service of many branches would take all their days cell by cell.
        service=query.get("service", "")[:64] if branch else "",
    )
    if not branch and who.role is CenterRole.SUPERVISOR:
        question = replace(question, branches=tuple(sorted(who.branches)) or (BranchId("-"),))
    return Asking(question=question, was_cut=begin < earliest)


def periods(today: date) -> dict[str, tuple[date, date]]:
    """Return the periods that are one press away, by their words."""
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    return {
        "today": (today, today),
        "week": (today - timedelta(days=6), today),
        "this_month": (first, today),
        "last_month": (before.replace(day=1), before),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """An answer as a table: heads, and rows of a name and what stands in each column; the last row is the total."""

    heads: Sequence[str]
    names: Sequence[str]
    rows: Sequence[Sequence[Cell]]

    def shown(self, language: Language) -> list[list[str]]:
        """Return the rows as they are read."""
        return [
            [column.shown(value, language) for column, value in zip(COLUMNS, row, strict=True)] for row in self.rows
        ]


def table_of(answer: Answer, question: Question, lines: Lines, words: Words) -> Table:
    """Return the answer as a table."""
    language = Language(words["language"])
    names = [group_name(question, name, lines, language) for name in answer.groups]
    figures = [*answer.groups.values(), answer.total]
    return Table(
        heads=[words[f"by_{question.by}"], *(words[column.word] for column in COLUMNS)],
        names=[*names, words["total"]],
        rows=[[column.value(one) for column in COLUMNS] for one in figures],
    )


def plots_of(answer: Answer, question: Question, names: Sequence[str], words: Words) -> list[dict[str, object]]:
    """Return what is drawn: counts, and waits in minutes."""
    groups = list(answer.groups.values())
    x = words[f"by_{question.by}"]
    # A number that is given out is nobody's yet.
    plotted = _AT_COUNTERS if question.by in {GroupBy.COUNTER, GroupBy.CLERK} else _PLOTTED

    def minutes(share_of: float) -> list[float | None]:
        found = [figures.wait_quantile(share_of) for figures in groups]
        return [None if value is None else round(value / 60, 1) for value in found]

    counts = [(word, [one.of(measure) for one in groups]) for word, measure in plotted]
    return [
        {
            "title": words["plot_counts"],
            "x": x,
            "labels": list(names),
            "series": [{"name": words[word], "values": values, "tone": _TONES[word]} for word, values in counts],
        },
        {
            "title": words["plot_waits"],
            "x": x,
            "labels": list(names),
            "series": [
                {"name": words["p50_wait"], "values": minutes(0.5), "tone": "accent"},
                {"name": words["p95_wait"], "values": minutes(0.95), "tone": "danger"},
            ],
        },
    ]


_PLOTTED = (("issued", Measure.ISSUED), ("served", Measure.SERVED))
_AT_COUNTERS = (("called", Measure.CALLED), ("served", Measure.SERVED))
_TONES = {"called": "accent", "issued": "accent", "served": "positive"}


def group_name(question: Question, name: str, lines: Lines, language: Language) -> str:
    """Return what a group of an answer is called."""
    match question.by:
        case GroupBy.HALF_HOUR:
            return _half_hour(int(name))
        case GroupBy.DAY:
            return f"{date.fromisoformat(name):%d/%m/%Y}"
        case GroupBy.BRANCH:
            return _branch_name(lines, name, language)
        case GroupBy.COUNTER | GroupBy.CLERK:
            return _of_branch(question, name, lines, language)
        case GroupBy.SERVICE | GroupBy.CLASS:
            named_by = service_name if question.by is GroupBy.SERVICE else class_name
            found = (named_by(lines[one].configuration, name, language) for one in _asked_lines(question, lines))
            return next((shown for shown in found if shown != name), name or NOTHING)


def _half_hour(half: int) -> str:
    end = half + 1
    return f"{half // 2:02d}:{half % 2 * 30:02d}–{end // 2:02d}:{end % 2 * 30:02d}"


def _branch_name(lines: Lines, branch: str, language: Language) -> str:
    line = lines.get(BranchId(branch))
    return branch if line is None else line.name(language)


def _of_branch(question: Question, name: str, lines: Lines, language: Language) -> str:
    branch, _, own = name.partition(" ")
    line = lines.get(BranchId(branch))
    if question.by is GroupBy.COUNTER:
        own = counter_name(None if line is None else line.configuration, own, language)
    return own if len(question.branches) == 1 else f"{_branch_name(lines, branch, language)} · {own}"


def _asked_lines(question: Question, lines: Lines) -> list[BranchId]:
    return [branch for branch in question.branches or lines if branch in lines]


def _day(text: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return otherwise
