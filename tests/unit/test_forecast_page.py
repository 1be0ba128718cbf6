"""The page of forecast quality: what it asks, what it says of the figures, and the alarm when forecasts fail."""

from dataclasses import replace
from datetime import date

import pytest

from server_client.branch_picture.picture import ForecastPicture
from server_client.branch_statistics.figures import Figures, Sums
from server_client.branch_statistics.forecast_figures import ForecastFigures, ForecastMeasure
from server_client.queue_model.foretold import Horizon
from server_client.queue_model.ids import BranchId, Language
from server_client.server.administration.administrator import Administrator, CenterRole
from server_client.server.monitor.alarm_rules import AlarmKind
from server_client.server.monitor.branch_line import BranchLine
from server_client.server.monitor.judging import FEWEST_FORECASTS, Matter
from server_client.server.pages.bilingual import in_language
from server_client.server.pages.monitor.forecast_page import (
    Answers,
    ForecastBy,
    forecast_asking,
    forecast_plots,
    forecast_table,
    sentences,
)
from server_client.server.pages.monitor.forecast_words import FORECAST_WORDS
from server_client.server.pages.monitor.indicators_page import indicators
from server_client.server.pages.monitor.statistics_words import STATISTICS_WORDS
from server_client.server.statistics.statistics_book import Answer, GroupBy
from tests.unit.test_monitor import a_line, a_service, found

CN01 = BranchId("CN01")
TODAY = date(2026, 3, 9)
DIRECTOR = Administrator(name="lan", shown_name="Lan", role=CenterRole.DIRECTOR, csrf="x")
EN, VI = Language("en"), Language("vi")


def words(language: Language = EN) -> dict[str, str]:
    """Return what the page says."""
    return in_language(dict(STATISTICS_WORDS) | dict(FORECAST_WORDS), language) | {"language": language}


def sums(
    scored: int = 100, *, held: int = 81, late: int = 4, off_s: int = 12_000, at: Horizon = Horizon.MIN_15
) -> Sums:
    """Return sums in which each likely wait was missed by five minutes."""
    amounts = (scored + 3, scored, 3, held, late, scored * 300, off_s, scored * 30 * 90)
    return {measure.at(at): amount for measure, amount in zip(ForecastMeasure, amounts, strict=True)}


def answers(*days: tuple[str, Sums]) -> Answers:
    """Return what the book says of days, in all of which it was half past eight."""
    total = Figures(days[0][1]) if days else Figures({})
    by_day = Answer(groups={name: Figures(one) for name, one in days}, total=total)
    by_half_hour = Answer(groups={"17": total}, total=total)
    return Answers(by_day=by_day, by_half_hour=by_half_hour, asked=by_day)


@pytest.mark.parametrize(
    ("figures", "tone", "verdict"),
    [
        (sums(), "positive", "The forecast keeps its promise."),
        (sums(held=70), "caution", "The ranges are too narrow"),
        (sums(held=99), "accent", "The ranges are wider than they need be"),
        (sums(late=16), "caution", "Many were called much later"),
        (sums(49, held=20), "", "too few"),
    ],
)
def test_the_verdict_is_told_in_a_sentence(figures: Sums, tone: str, verdict: str) -> None:
    shown, said = sentences(ForecastFigures(figures), words())
    assert shown == tone
    assert verdict in said[0]


def test_the_figures_are_told_in_sentences() -> None:
    _, said = sentences(ForecastFigures(sums()), words())
    assert said[1:] == [
        "8 of 10 announced ranges held: 81 % of 100 numbers. The promised range is 80 %.",
        "The likely wait was off by 5 minutes on average; on the whole people waited 2 minutes longer.",
        "4 % were called more than 10 minutes later than the likely wait.",
        "3 numbers cannot be judged: they left, were put off or sent elsewhere before their first call.",
    ]
    _, sooner = sentences(ForecastFigures(sums(off_s=-6_000) | {"unscored.15": 0}), words(VI))
    assert "được gọi sớm hơn đã báo 1 phút" in sooner[2]
    assert len(sooner) == 4
    assert sentences(ForecastFigures({}), words()) == ("", [])
    for held, told in ((100, "10 of 10"), (99, "9 of 10"), (1, "1 of 10"), (0, "0 of 10")):
        assert sentences(ForecastFigures(sums(held=held)), words())[1][1].startswith(told)


def test_without_a_wish_four_weeks_are_shown_by_day() -> None:
    asked = forecast_asking({}, TODAY, DIRECTOR)
    assert asked is not None
    assert (asked.by, asked.was_cut) == (ForecastBy.DAY, False)
    assert asked.address(by="horizon") == "from=2026-02-10&to=2026-03-09&by=horizon"
    by_horizon = forecast_asking({"by": "horizon", "from": "2026-03-01", "branch": "CN01"}, TODAY, DIRECTOR)
    assert by_horizon is not None
    assert by_horizon.asking.question.by is GroupBy.DAY
    assert by_horizon.address() == "from=2026-03-01&to=2026-03-09&by=horizon&branch=CN01"
    assert forecast_asking({"by": "clerk"}, TODAY, DIRECTOR) is not None
    own = replace(DIRECTOR, role=CenterRole.SUPERVISOR, branches=frozenset({BranchId("CN02")}))
    assert forecast_asking({"branch": "CN01"}, TODAY, own) is None


def test_the_table_is_read_in_minutes_and_written_in_seconds() -> None:
    asked = forecast_asking({}, TODAY, DIRECTOR)
    assert asked is not None
    day = ("2026-03-08", sums(off_s=-100) | {"scored.30": 0})
    table = forecast_table(answers(day, ("2026-03-09", {})), asked, {}, words())
    assert table.heads(in_file=False)[:2] == ["Day", "Announced"]
    assert "Off by, seconds" in table.heads(in_file=True)
    assert [name for name, _ in table.shown()] == ["08/03/2026", "Total"]
    assert table.shown()[0][1] == ["103", "100", "81 %", "4 %", "5", "0", "90", "3"]
    assert table.in_file()[0] == ["08/03/2026", 103, 100, 0.81, 0.04, 300, -1, 90, 3]
    late = forecast_table(answers(("2026-03-08", sums())), asked, {}, words(VI))
    assert late.shown()[0][1][5] == "+2"


def test_a_table_by_horizon_shows_those_that_were_announced() -> None:
    asked = forecast_asking({"by": "horizon"}, TODAY, DIRECTOR)
    assert asked is not None
    unknown = {ForecastMeasure.ANNOUNCED.at(Horizon.BEYOND): 2}
    table = forecast_table(answers(("2026-03-08", sums() | unknown)), asked, {}, words())
    assert [name for name, _ in table.shown()] == ["5–15", "> 60", "Total"]
    assert table.shown()[1][1] == ["2", "0", "–", "–", "–", "–", "–", "0"]


def test_plots_show_days_hours_and_horizons_with_what_is_promised() -> None:
    held, error, off, horizon = forecast_plots(answers(("2026-03-08", sums()), ("2026-03-09", {})), words())
    assert (held["labels"], held["most"], held["kind"]) == (["08/03"], 100, "lines")
    assert [(one["name"], one["values"]) for one in held["series"]] == [  # type: ignore[attr-defined]
        ("Range held", [81.0]),
        ("Promised 80 %", [80.0]),
        ("Over 10 min late", [4.0]),
    ]
    assert error["series"][0]["values"] == [5.0]  # type: ignore[index]
    assert (off["labels"], off["series"][0]["values"]) == (["08:30"], [2.0])  # type: ignore[index]
    assert (horizon["labels"], horizon["kind"]) == (["5–15"], "bars")


def with_forecasts(scored: int, held: int, late: int, *, is_open: bool = True) -> BranchLine:
    """Return a branch of whose last announced waits so many held and came late."""
    line = a_line(a_service(), is_open=is_open)
    assert line.picture is not None
    known = ForecastPicture(scored=scored, held=held, late=late)
    return replace(line, picture=replace(line.picture, forecasts=known))


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (with_forecasts(100, 65, 15), set()),
        (with_forecasts(100, 64, 15), {AlarmKind.FORECAST_MISSED}),
        (with_forecasts(100, 80, 16), {AlarmKind.FORECAST_LATE}),
        (with_forecasts(FEWEST_FORECASTS - 1, 0, 40), set()),
        (replace(with_forecasts(100, 80, 0), risk_percent=80), set()),
        (replace(with_forecasts(100, 80, 0), risk_percent=81), {AlarmKind.PROMISE_AT_RISK}),
        (with_forecasts(100, 0, 100, is_open=False), set()),
    ],
)
def test_forecasts_that_fail_are_found(line: BranchLine, kinds: set[AlarmKind]) -> None:
    assert found(line) == kinds


def test_an_alarm_of_forecasts_goes_on_until_they_are_well_better() -> None:
    going_on = frozenset({Matter(CN01, AlarmKind.FORECAST_MISSED)})
    assert found(with_forecasts(100, 70, 0), going_on=going_on) == {AlarmKind.FORECAST_MISSED}
    assert found(with_forecasts(100, 73, 0), going_on=going_on) == set()


def test_the_published_indicators_tell_whether_announced_waits_held() -> None:
    told = {one.name: one.value for one in indicators(Figures(sums()), [], [], words())}
    assert told["Announced waits that held"] == "81 % · late 4 %"
    assert {one.name: one.value for one in indicators(Figures({}), [], [], words())}["Announced waits that held"] == "–"


def test_every_text_is_there_in_both_languages_with_the_same_places() -> None:
    def places(text: str) -> set[str]:
        return {part.partition("}")[0] for part in text.split("{")[1:]}

    assert all(places(vietnamese) == places(english) for vietnamese, english in FORECAST_WORDS.values())
    assert all(vietnamese and english for vietnamese, english in FORECAST_WORDS.values())
