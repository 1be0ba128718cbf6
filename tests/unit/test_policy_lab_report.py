"""What people read of a trial: findings, tables and plots, in both languages, in a file that needs nothing else."""

import re
from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import fromstring

import pytest

from server_client.policy_lab.changes import SetOvertakingLimit, Trial
from server_client.policy_lab.comparing import Compared, Difference
from server_client.policy_lab.fidelity import Fidelity
from server_client.policy_lab.figures import EVERYBODY, Group, GroupFigures, Measure, Side
from server_client.policy_lab.report.report_file import report_file
from server_client.policy_lab.report.result_parts import result_html
from server_client.policy_lab.report.result_words import RESULT_WORDS, number, result_words, signed
from server_client.policy_lab.report.summary import summary_lines
from server_client.policy_lab.report.svg_plots import Bar, Interval, Line, bar_plot, interval_plot, line_plot
from server_client.policy_lab.results import Curve, HalfHour, TrialResult, names_in
from server_client.policy_lab.trial_files import read_result, write_result
from server_client.queue_model.configuration import VIETNAMESE
from server_client.wire.errors import Malformed
from tests.fakes.lively_branch import BUSY_OFFICE
from tests.fakes.office import ELDERLY, ENGLISH, LAND

TRIAL = Trial(title="Tối đa <3>", changes=(SetOvertakingLimit(limit=3),))


def a_group(group: Group, minutes: float) -> Compared:
    """Return a group whose median falls by so many minutes, within one to either side; nothing else is clear."""
    before = {Measure.P50: 900.0, Measure.MEAN: 1000.0, Measure.P95: 3000.0, Measure.WITHIN: 0.5, Measure.LEFT: 1.0}
    after = {**before, Measure.P50: 900.0 - 60 * minutes}
    unclear = Difference(mean=0.0, low=-30.0, high=30.0)
    return Compared(
        group=group,
        logged=GroupFigures(numbers=100.0, figures=before),
        replayed=GroupFigures(numbers=100.0, figures=before),
        changed=GroupFigures(numbers=100.0, figures=after),
        differences={
            Measure.P50: Difference(mean=-60 * minutes, low=-60 * (minutes + 1), high=-60 * (minutes - 1)),
            Measure.MEAN: unclear,
            Measure.WITHIN: Difference(mean=0.1, low=0.05, high=0.15),
        },
    )


RESULT = TrialResult(
    branch="CN01",
    names=names_in(BUSY_OFFICE),
    days=(date(2026, 3, 9), date(2026, 3, 10)),
    numbers=200,
    plays=40,
    fidelity=Fidelity(
        mean_logged_s=600, mean_replayed_s=610, p95_logged_s=1800, p95_replayed_s=1790, apart_s=60, near=0.9
    ),
    groups=(
        a_group(EVERYBODY, 5),
        a_group(Group(Side.CLASS, ELDERLY), 0.5),
        a_group(Group(Side.SERVICE, LAND), 0.5),
        a_group(Group(Side.SERVICE, "gone"), 0.5),
    ),
    waiting=(HalfHour(half=16, before=3.0, after=2.0), HalfHour(half=17, before=5.0, after=2.5)),
    curves=(
        Curve(group=Group(Side.CLASS, ELDERLY), before=(0.0, 60.0, 600.0), after=(0.0, 30.0, 900.0)),
        Curve(group=Group(Side.CLASS, "gone"), before=(), after=()),
    ),
)


@pytest.mark.parametrize("language", [VIETNAMESE, ENGLISH])
def test_a_report_needs_nothing_beside_itself(language: str) -> None:
    text = report_file([(TRIAL, RESULT)], ENGLISH if language == ENGLISH else VIETNAMESE)
    assert text.startswith("<!DOCTYPE html>")
    assert "Tối đa &lt;3&gt;" in text
    for foreign in ("<script", "src=", "href=", "url(", "@import"):
        assert foreign not in text
    assert "{" not in re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)
    assert text.count("<svg") == 4


def test_what_is_clear_is_found_and_what_is_not_is_told_as_such() -> None:
    told = result_html(TRIAL, RESULT, ENGLISH)
    assert "−5.0 min" in told
    assert "15.0 → 10.0 min" in told
    assert "no clear difference" in told
    assert "+10.0 points" in told
    assert "True to what was" in told
    assert "10.2 min (it was 10.0)" in told
    unclear = replace(RESULT, groups=(replace(RESULT.groups[0], differences={}),))
    assert "neither helped nor harmed" in result_html(TRIAL, unclear, ENGLISH)


def test_a_single_day_is_warned_of() -> None:
    one = replace(RESULT, days=RESULT.days[:1], groups=())
    assert "Choose five days at least" in result_html(TRIAL, one, ENGLISH)


def test_a_terminal_gets_a_few_lines() -> None:
    lines = list(summary_lines(TRIAL, RESULT, VIETNAMESE))
    assert "Sát thực tế" in lines[0]
    assert any("Chờ trung vị: 15,0" in line and "−5,0 phút" in line for line in lines)


def test_a_result_is_kept_as_it_is() -> None:
    assert read_result(write_result(RESULT)) == RESULT
    with pytest.raises(Malformed):
        read_result(b'{"branch": "CN01"}')


def test_every_word_is_there_in_both_languages() -> None:
    assert all(both[0] and both[1] for both in RESULT_WORDS.values())
    vietnamese, english = result_words(VIETNAMESE), result_words(ENGLISH)
    assert (number(1234.56, vietnamese), number(1234.56, english)) == ("1.234,6", "1,234.6")
    assert [signed(one, english) for one in (1.0, -1.0, -0.01)] == ["+1.0", "−1.0", "0.0"]


def test_plots_are_drawn_to_scale_and_say_what_they_are() -> None:
    bars = fromstring(bar_plot("Waits & more", [Bar(name="a", bars=(10, 5), whiskers=(20, 40))]))
    assert bars.attrib["aria-label"] == "Waits & more"
    widths = [float(one.attrib["width"]) for one in bars.iter("rect")]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.2)
    dots = fromstring(interval_plot("x", [Interval(name="a", mean=-2, low=-4, high=1, tone="danger")]))
    assert [one.attrib["class"] for one in dots.iter("circle")] == ["interval danger"]
    lines = [Line(look="before", points=[(8, 0), (9, 100)]), Line(look="after", points=[(8, 50), (9, 50)])]
    drawn = fromstring(line_plot("x", lines, labels=[(8, "8:00")], percent=True))
    assert [one.attrib["class"] for one in drawn.iter("polyline")] == ["before", "after"]
    assert not any("style" in one.attrib for one in drawn.iter())


def test_plots_of_nothing_are_empty() -> None:
    for drawn in (bar_plot("x", []), interval_plot("x", []), line_plot("x", [], labels=[])):
        assert fromstring(drawn).attrib["role"] == "img"
