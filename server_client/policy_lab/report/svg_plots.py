"""Plots as SVG: bars, lines and intervals, drawn by the style sheet's classes alone, so that no policy forbids them.

Every plot is 420 units wide and reads on a phone; `before` is drawn faint, `after` in the accent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_WIDTH = 420.0
_RIGHT = 12.0
_BOTTOM = 24.0
_ROW = 40.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A row of two bars: to `bars` they are filled, to `whiskers` a line goes on; before and after."""

    name: str
    bars: tuple[float, float]
    whiskers: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A row with a dot and the interval around it; `tone` is a class of the style sheet."""

    name: str
    mean: float
    low: float
    high: float
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line through points from left to right; `look` is `before` or `after`."""

    look: str
    points: Sequence[tuple[float, float]]


def bar_plot(title: str, rows: Sequence[Bar]) -> str:
    """Return rows of two bars on one scale from 0."""
    scale = _Scale(0.0, _round_up(max((max(*row.bars, *row.whiskers) for row in rows), default=1.0)), 16.0)
    height = _ROW * len(rows) + _BOTTOM
    parts = list(scale.axis(height))
    for at, row in enumerate(rows):
        top = at * _ROW
        parts.append(_text(4.0, top + 11.0, row.name, "name"))
        for place, (look, bar, whisker) in enumerate(zip(("before", "after"), row.bars, row.whiskers, strict=True)):
            y = top + 17.0 + 9.0 * place
            parts.append(
                f'<rect class="{look}" x="{scale.x(0):.1f}" y="{y:.1f}" width="{scale.length(bar):.1f}" height="7"/>'
            )
            parts.append(_line(scale.x(bar), y + 3.5, scale.x(whisker), y + 3.5, look))
            parts.append(_line(scale.x(whisker), y + 0.5, scale.x(whisker), y + 6.5, look))
    return _svg(title, height, parts)


def interval_plot(title: str, rows: Sequence[Interval]) -> str:
    """Return rows of dots with intervals, around a line at 0."""
    reach = _round_up(max((max(abs(row.low), abs(row.high)) for row in rows), default=1.0))
    scale = _Scale(-reach, reach, 16.0)
    height = _ROW * 0.85 * len(rows) + _BOTTOM
    parts = [*scale.axis(height), _line(scale.x(0), 0.0, scale.x(0), height - _BOTTOM, "zero")]
    for at, row in enumerate(rows):
        top = at * _ROW * 0.85
        tone = f"interval {row.tone}".rstrip()
        parts.append(_text(4.0, top + 11.0, row.name, "name"))
        parts.append(_line(scale.x(row.low), top + 22.0, scale.x(row.high), top + 22.0, tone))
        parts.append(f'<circle class="{tone}" cx="{scale.x(row.mean):.1f}" cy="{top + 22.0:.1f}" r="4.5"/>')
    return _svg(title, height, parts)


def line_plot(title: str, lines: Sequence[Line], *, labels: Sequence[tuple[float, str]], percent: bool = False) -> str:
    """Return lines over one another; `labels` stand below, at their places; with `percent` the height is 0 to 100."""
    points = [point for line in lines for point in line.points]
    across = _Scale(min((x for x, _ in points), default=0.0), max((x for x, _ in points), default=1.0), 34.0)
    highest = 100.0 if percent else _round_up(max((y for _, y in points), default=1.0))
    height, base = 210.0, 210.0 - _BOTTOM

    def up(value: float) -> float:
        return base - value / highest * (base - 8.0)

    parts = []
    for step in range(5):
        value = highest * step / 4
        parts.append(_line(across.x(across.least), up(value), across.x(across.most), up(value), "grid"))
        parts.append(_text(30.0, up(value) + 4.0, f"{value:g}", "tick end"))
    parts += [_text(across.x(at), height - 6.0, label, "tick middle") for at, label in labels]
    for line in lines:
        path = " ".join(f"{across.x(x):.1f},{up(y):.1f}" for x, y in line.points)
        parts.append(f'<polyline class="{line.look}" points="{path}"/>')
    return _svg(title, height, parts)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values from `least` to `most` across the plot, from `left` on."""

    least: float
    most: float
    left: float

    def x(self, value: float) -> float:
        span = (self.most - self.least) or 1.0
        return self.left + (value - self.least) / span * (_WIDTH - self.left - _RIGHT)

    def length(self, value: float) -> float:
        return max(0.0, self.x(value) - self.x(0.0))

    def axis(self, height: float) -> Sequence[str]:
        parts = []
        for step in range(5):
            value = self.least + (self.most - self.least) * step / 4
            parts.append(_line(self.x(value), 0.0, self.x(value), height - _BOTTOM, "grid"))
            parts.append(_text(self.x(value), height - 6.0, f"{value:g}".replace("-", "−"), "tick middle"))
        return parts


def _round_up(value: float) -> float:
    """Return a number that is divided well by four, not below the value."""
    step = 1e-3
    while step * 4 < value:
        for factor in (1.0, 2.0, 2.5, 5.0):
            if step * factor * 4 >= value:
                return step * factor * 4
        step *= 10
    return step * 4


def _svg(title: str, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg class="labplot" role="img" aria-label="{escape(title)}" viewBox="0 0 {_WIDTH:g} {height:g}">'
        f"{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, text: str, look: str) -> str:
    return f'<text class="{look}" x="{x:.1f}" y="{y:.1f}">{escape(text)}</text>'


def _line(x1: float, y1: float, x2: float, y2: float, look: str) -> str:
    return f'<line class="{look}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'
