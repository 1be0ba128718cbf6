"""Which plots a result has, and what is drawn in each."""

from collections.abc import Iterator
from html import escape
from itertools import chain

from server_client.policy_lab.change_words import named
from server_client.policy_lab.comparing import Compared
from server_client.policy_lab.figures import Figures, Group, Measure, Side
from server_client.policy_lab.report.measure_text import tone_of
from server_client.policy_lab.report.result_words import Words
from server_client.policy_lab.report.svg_plots import Bar, Interval, Line, bar_plot, interval_plot, line_plot
from server_client.policy_lab.results import Curve, TrialResult
from server_client.queue_model.ids import Language


def plots(result: TrialResult, words: Words) -> Iterator[str]:
    """Go through the plots, as sections side by side."""
    yield '<div class="halves">'
    yield _figure(words["plot_quantiles"], _quantiles(result, words), words)
    yield _figure(words["plot_differences"], _differences(result, words))
    yield _figure(words["plot_waiting"], _waiting(result, words), words)
    for curve in result.curves:
        if curve.before and curve.after:
            title = f"{words['plot_curves']}: {name_of(curve.group, result, words)}"
            yield _figure(title, _curve(title, curve), words)
    yield "</div>"


def name_of(group: Group, result: TrialResult, words: Words) -> str:
    """Return what a group is called."""
    known = {Side.CLASS: result.names.classes, Side.SERVICE: result.names.services}.get(group.side)
    if known is None:
        return words["everybody"]
    return named(known.get(group.code, {}), Language(words["language"]), group.code)


def _figure(title: str, drawn: str, legend: Words | None = None) -> str:
    key = ""
    if legend is not None:
        key = "".join(f'<span class="key {look}">{escape(legend[look])}</span>' for look in ("before", "after"))
        key = f'<p class="chips">{key}</p>'
    return f'<section class="card"><header><h2>{escape(title)}</h2>{key}</header>{drawn}</section>'


def _quantiles(result: TrialResult, words: Words) -> str:
    rows = [
        Bar(
            name=name_of(one.group, result, words),
            bars=_both(one, Measure.P50),
            whiskers=_both(one, Measure.P95),
        )
        for one in result.groups
        if Measure.P50 in one.replayed.figures
    ]
    return bar_plot(words["plot_quantiles"], rows)


def _both(compared: Compared, measure: Measure) -> tuple[float, float]:
    return _minutes(compared.replayed.figures, measure), _minutes(compared.changed.figures, measure)


def _minutes(figures: Figures, measure: Measure) -> float:
    return figures.get(measure, 0.0) / 60


def _differences(result: TrialResult, words: Words) -> str:
    rows = []
    for compared in result.groups:
        difference = compared.differences.get(Measure.MEAN)
        if difference is not None:
            mean, low, high = (value / 60 for value in (difference.mean, difference.low, difference.high))
            tone = tone_of(difference, Measure.MEAN)
            rows.append(Interval(name=name_of(compared.group, result, words), mean=mean, low=low, high=high, tone=tone))
    return interval_plot(words["plot_differences"], rows)


def _waiting(result: TrialResult, words: Words) -> str:
    lines = [
        Line(look="before", points=[(one.half / 2 + 0.25, one.before) for one in result.waiting]),
        Line(look="after", points=[(one.half / 2 + 0.25, one.after) for one in result.waiting]),
    ]
    halves = [one.half for one in result.waiting]
    hours = range(min(halves, default=0) // 2 + 1, max(halves, default=0) // 2 + 1)
    return line_plot(words["plot_waiting"], lines, labels=[(float(hour), f"{hour}:00") for hour in hours[::2]])


def _curve(title: str, curve: Curve) -> str:
    points = len(curve.before) - 1
    lines = [
        Line(look=look, points=[(wait / 60, 100 * at / points) for at, wait in enumerate(waits[:-1])])
        for look, waits in (("before", curve.before), ("after", curve.after))
    ]
    # Of the last few a line would go far to the right.
    longest = max(chain(curve.before[:-1], curve.after[:-1])) / 60
    step = next((one for one in (1, 2, 5, 10, 15, 30, 60, 120) if longest / one <= 7), 240)
    ticks = [(float(at), f"{at}") for at in range(0, int(longest) + 1, step)]
    return line_plot(title, lines, labels=ticks, percent=True)
