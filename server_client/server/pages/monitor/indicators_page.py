"""The published indicators: each with its value, its formula and its source, and what the centre cannot know of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from server_client.branch_statistics.figures import Figures, Kinds, Measure
from server_client.branch_statistics.forecast_figures import ForecastFigures
from server_client.queue_model.configuration import OutcomeEnd
from server_client.queue_model.ids import Language
from server_client.server.monitor.branch_line import BranchLine
from server_client.server.pages.monitor.shown_values import NOTHING, Words, duration, number, share
from server_client.server.pages.monitor.statistics_page import liked

Ended = tuple[datetime, datetime | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator as it is shown; `unknown` says what is missing, if something is."""

    name: str
    value: str
    formula: str
    source: str
    unknown: str = ""


def indicators(
    figures: Figures, lines: Iterable[BranchLine], dossiers: Sequence[Ended], words: Words
) -> list[Indicator]:
    """Return the indicators; `dossiers` are those of hosted points: when each ended, and when it was due."""
    language = Language(words["language"])
    happy = liked(figures)
    few = words["too_few"]

    def one(word: str, value: str, source: str = "i_own_source", unknown: str = "") -> Indicator:
        return Indicator(
            name=words[f"i_{word}"],
            value=value,
            formula=words[f"i_{word}_formula"],
            source=words[source],
            unknown=unknown,
        )

    def of_issued(measure: Measure) -> str:
        return share(figures.ratio(measure, Measure.ISSUED), language)

    told = words["i_on_time_unknown"].format(known=number(len(dossiers), language))
    passed = figures.ratio(Measure.OVERTAKEN, Measure.STARTED)
    return [
        one("promise", share(figures.service_level, language), "i_promise_source"),
        one("wait", _waits(figures, language), "i_promise_source"),
        one("foretold", _foretold(figures, words), "i_foretold_source"),
        one("liked", few if happy is None else share(happy, language), "i_liked_source"),
        one("766", few if happy is None else f"≤ {share(happy, language)}", "i_766_source"),
        one("on_time", _on_time(dossiers, words), "i_on_time_source", told),
        one("contacts", share(_supplements(figures, lines), language), "i_contacts_source"),
        one("abandoned", of_issued(Measure.ABANDONED)),
        one("ghosts", of_issued(Measure.GHOSTS)),
        one("overtaken", NOTHING if passed is None else number(round(passed, 1), language)),
    ]


def _waits(figures: Figures, language: Language) -> str:
    waits = (figures.mean_wait, figures.wait_quantile(0.5), figures.wait_quantile(0.95))
    return " · ".join(duration(wait, language) for wait in waits)


def _foretold(figures: Figures, words: Words) -> str:
    forecasts, language = ForecastFigures(figures.sums), Language(words["language"])
    if forecasts.held is None:
        return NOTHING
    return words["i_foretold_value"].format(held=share(forecasts.held, language), late=share(forecasts.late, language))


def _on_time(dossiers: Sequence[Ended], words: Words) -> str:
    due = [(ended, until) for ended, until in dossiers if until is not None]
    if not due:
        return words["unknown"]
    return share(sum(ended <= until for ended, until in due) / len(due), Language(words["language"]))


def _supplements(figures: Figures, lines: Iterable[BranchLine]) -> float | None:
    served = figures.of(Measure.SERVED)
    if not served:
        return None
    asked_for = {
        outcome.code
        for line in lines
        if line.configuration is not None
        for outcome in line.configuration.outcomes
        if outcome.ends is OutcomeEnd.SUPPLEMENT
    }
    outcomes = figures.by_kind(Kinds.OUTCOME)
    return sum(count for code, count in outcomes.items() if code in asked_for) / served
