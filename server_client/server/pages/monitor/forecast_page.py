"""The page of forecast quality: what was announced and what came, in words, plots and a table; it counts nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from server_client.branch_statistics.figures import Figures
from server_client.branch_statistics.forecast_figures import ForecastFigures, ForecastMeasure
from server_client.queue_model.foretold import PROMISED_SHARE, Horizon
from server_client.queue_model.ids import Language
from server_client.server.administration.administrator import Administrator
from server_client.server.pages.monitor.shown_values import NOTHING, Words, number, share
from server_client.server.pages.monitor.statistics_page import Asking, Lines, asking, group_name
from server_client.server.statistics.statistics_book import Answer, GroupBy

# Four weeks show whether weekdays differ.
_DAYS = 28
# Between these the promise of 80 % is kept; the project's own aim is 77 to 86.
_NARROW, _WIDE = 0.75, 0.9
# The method's own figure is 4 %.
_OFTEN_LATE = 0.15
_FEW = 50
_MINUTE_S = 60
Value = float | int | None
Rows = list[tuple[str, ForecastFigures]]


class ForecastBy(StrEnum):
    """By what the table is put together."""

    DAY = "day"
    HALF_HOUR = "half_hour"
    HORIZON = "horizon"
    SERVICE = "service"
    CLASS = "class"
    BRANCH = "branch"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastAsking:
    """What somebody asks of the forecasts; `asking` is about the days, and by the same side where the book knows it."""

    asking: Asking
    by: ForecastBy

    @property
    def was_cut(self) -> bool:
        """Say whether the days had to be cut."""
        return self.asking.was_cut

    def address(self, **changed: str) -> str:
        """Return the query of the address that asks this, changed so."""
        return self.asking.address(**{"by": self.by.value} | changed)


def forecast_asking(query: Mapping[str, str], today: date, who: Administrator) -> ForecastAsking | None:
    """Return what the address asks, by default of four weeks by day; None if that is not theirs to see."""
    by = ForecastBy(query["by"]) if query.get("by") in set(ForecastBy) else ForecastBy.DAY
    begin = today - timedelta(days=_DAYS - 1)
    side = GroupBy.DAY if by is ForecastBy.HORIZON else GroupBy(by.value)
    asked = asking({"from": begin.isoformat(), **query, "by": side.value}, today, who)
    return None if asked is None else ForecastAsking(asking=asked, by=by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What the book says of the days: by day and by half hour for the plots, and as it was asked for."""

    by_day: Answer
    by_half_hour: Answer
    asked: Answer

    @property
    def total(self) -> ForecastFigures:
        """Return the figures of all."""
        return _forecasts(self.by_day.total)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column: its word on the page and in a file, what stands in it, and how that is shown."""

    word: str
    file_word: str
    value: Callable[[ForecastFigures], Value]
    shown: Callable[[Value, Language], str]


def _count(measure: ForecastMeasure) -> _Column:
    return _Column(word=measure, file_word=measure, value=lambda one: one.of(measure), shown=number)


def _minutes(value: Value, language: Language) -> str:
    return NOTHING if value is None else number(round(value / _MINUTE_S, 1), language)


def _signed(value: Value, language: Language) -> str:
    if value is None:
        return NOTHING
    minutes = round(value / _MINUTE_S, 1)
    sign = "−" if minutes < 0 else "+" if minutes else ""
    return sign + number(abs(minutes), language)


def _seconds(value: Value, language: Language) -> str:
    return NOTHING if value is None else number(round(value), language)


COLUMNS: Sequence[_Column] = (
    _count(ForecastMeasure.ANNOUNCED),
    _count(ForecastMeasure.SCORED),
    _Column(word="held", file_word="held", value=lambda one: one.held, shown=share),
    _Column(word="called_late", file_word="called_late", value=lambda one: one.late, shown=share),
    _Column(word="error", file_word="error_s", value=lambda one: one.error, shown=_minutes),
    _Column(word="off", file_word="off_s", value=lambda one: one.off, shown=_signed),
    _Column(word="pinball", file_word="pinball", value=lambda one: one.pinball, shown=_seconds),
    _count(ForecastMeasure.UNSCORED),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastTable:
    """The answer as a table, on the page and in a file; the last row is the total."""

    names: Sequence[str]
    rows: Sequence[ForecastFigures]
    words: Words
    by: ForecastBy

    def heads(self, *, in_file: bool) -> list[str]:
        """Return the heads; in files durations are in seconds."""
        columns = [column.file_word if in_file else column.word for column in COLUMNS]
        return [self.words[word] for word in (f"by_{self.by}", *columns)]

    def shown(self) -> list[tuple[str, list[str]]]:
        """Return the rows as they are read."""
        language = Language(self.words["language"])
        return [
            (name, [column.shown(column.value(one), language) for column in COLUMNS])
            for name, one in zip(self.names, self.rows, strict=True)
        ]

    def in_file(self) -> list[list[str | float | int | None]]:
        """Return the rows as they are written."""
        return [
            [name, *(column.value(one) for column in COLUMNS)] for name, one in zip(self.names, self.rows, strict=True)
        ]


def forecast_table(answers: Answers, asked: ForecastAsking, lines: Lines, words: Words) -> ForecastTable:
    """Return the answer as a table; what has nothing announced is left out."""
    groups = {name: figures for name, figures in _groups(answers, asked, lines, words) if _is_told(figures)}
    return ForecastTable(
        names=[*groups, words["total"]], rows=[*groups.values(), answers.total], words=words, by=asked.by
    )


def _groups(answers: Answers, asked: ForecastAsking, lines: Lines, words: Words) -> Rows:
    if asked.by is ForecastBy.HORIZON:
        return by_horizon(answers.total, words)
    question, language = asked.asking.question, Language(words["language"])
    return [
        (group_name(question, name, lines, language), _forecasts(figures))
        for name, figures in answers.asked.groups.items()
    ]


def by_horizon(total: ForecastFigures, words: Words) -> Rows:
    """Return the figures by how long the wait was that was announced."""
    return [(words[f"horizon_{horizon}"], total.at(horizon)) for horizon in Horizon]


def sentences(total: ForecastFigures, words: Words) -> tuple[str, list[str]]:
    """Return the tone of the verdict, and what there is to say, the verdict first; nothing if nothing is known."""
    held, late, error, off = total.held, total.late, total.error, total.off
    if held is None or late is None or error is None or off is None:
        return "", []
    language = Language(words["language"])
    tone, verdict = _verdict(total.scored, held, late)
    unscored = total.of(ForecastMeasure.UNSCORED)
    said = [
        words[verdict],
        words["says_held"].format(
            of_ten=_of_ten(held), share=share(held, language), scored=number(total.scored, language)
        ),
        words["says_off_later" if off >= 0 else "says_off_sooner"].format(
            error=_minutes(error, language), off=_minutes(abs(off), language)
        ),
        words["says_late"].format(share=share(late, language)),
    ]
    if unscored:
        said.append(words["says_unscored"].format(unscored=number(unscored, language)))
    return tone, said


def _of_ten(held: float) -> int:
    # Nobody is told that all held, or none, where it is not so.
    return round(held * 10) if held in {0, 1} else min(9, max(1, round(held * 10)))


def _verdict(scored: int, held: float, late: float) -> tuple[str, str]:
    if scored < _FEW:
        return "", "judged_few"
    if held < _NARROW:
        return "caution", "judged_narrow"
    if late > _OFTEN_LATE:
        return "caution", "judged_late"
    return ("accent", "judged_wide") if held > _WIDE else ("positive", "judged_well")


def forecast_plots(answers: Answers, words: Words) -> list[dict[str, object]]:
    """Return what is drawn: over the days, by the hour of telling, and by how long a wait was told."""
    days = _known([(f"{date.fromisoformat(day):%d/%m}", _forecasts(one)) for day, one in answers.by_day.groups.items()])
    halves = _known([(_clock(int(half)), _forecasts(one)) for half, one in answers.by_half_hour.groups.items()])
    far = _known(by_horizon(answers.total, words))

    def series(word: str, tone: str, values: Sequence[Value], *, dash: bool = False) -> dict[str, object]:
        return {"name": words[word], "tone": tone, "values": values, "dash": dash}

    def plot(title: str, rows: Rows, *drawn: dict[str, object], by: str, **how: object) -> dict[str, object]:
        names = [name for name, _ in rows]
        return {"title": words[f"plot_{title}"], "x": words[f"by_{by}"], "labels": names, "series": drawn} | how

    held = series("held", "positive", [_percent(one.held) for _, one in days])
    promised = series("promised", "soft", [100 * PROMISED_SHARE] * len(days), dash=True)
    late = series("called_late", "danger", [_percent(one.late) for _, one in days])
    error = series("error", "accent", [_in_minutes(one.error) for _, one in days])
    off = series("off", "accent", [_in_minutes(one.off) for _, one in halves])
    error_by_horizon = series("error", "accent", [_in_minutes(one.error) for _, one in far])
    return [
        plot("held", days, held, promised, late, by="day", kind="lines", most=100),
        plot("error", days, error, by="day", kind="lines"),
        plot("off", halves, off, by="half_hour", kind="bars"),
        plot("horizon", far, error_by_horizon, by="horizon", kind="bars"),
    ]


def _known(rows: Rows) -> Rows:
    return [(name, one) for name, one in rows if one.scored]


def _is_told(one: ForecastFigures) -> bool:
    return one.of(ForecastMeasure.ANNOUNCED) + one.scored > 0


def _forecasts(figures: Figures) -> ForecastFigures:
    return ForecastFigures(figures.sums)


def _clock(half_hour: int) -> str:
    return f"{half_hour // 2:02d}:{half_hour % 2 * 30:02d}"


def _in_minutes(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / _MINUTE_S, 1)


def _percent(part: float | None) -> float | None:
    return None if part is None else round(100 * part, 1)
