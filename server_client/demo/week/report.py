"""The report of a simulated week, as JSON and as Markdown; it measures nothing and leaves nothing out that differs."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from server_client.branch_statistics.forecast_figures import ForecastFigures, ForecastMeasure
from server_client.demo.week.log_measure import Waits, together
from server_client.demo.week.moments import Moments, Seen
from server_client.demo.week.week import Lived

_SUMS = ("announced", "scored", "unscored", "held", "late", "error_s", "off_s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What must be so: the product's statistics are those of the log, and screens say what the server announced."""

    differing: tuple[str, ...]
    untrue: tuple[Seen, ...]
    seen: int
    mute: tuple[str, ...]

    @property
    def hold(self) -> bool:
        """Say whether all is so, and anything was looked at where it should have been."""
        return not self.differing and not self.untrue and not self.mute


def checked(lived: Lived, moments: Moments) -> Checks:
    """Return what came of the checks."""
    differing = tuple(
        f"{day}: {name} is {mine} in the log and {theirs} in the statistics"
        for day, waits in lived.days.items()
        for name, mine, theirs in _pairs(waits, lived.told.get(day))
        if mine != theirs
    )
    untrue = tuple(one for one in moments.seen if not one.is_true)
    return Checks(differing=differing, untrue=untrue, seen=len(moments.seen), mute=tuple(moments.mute))


def write_report(out: Path, lived: Lived, checks: Checks, pictures: list[Path]) -> Path:
    """Write both forms into the folder; returns where the Markdown is."""
    total = together(lived.days)
    document = {
        "numbers": lived.tally.numbers,
        "commands": lived.tally.commands,
        "events": lived.events,
        "refreshes": lived.tally.refreshed,
        "took_s": round(lived.took_s, 1),
        "days": {day: _figures(waits) for day, waits in lived.days.items()},
        "all": _figures(total),
        "screens_looked_at": checks.seen,
        "untrue_on_screens": [asdict(one) | {"at": one.at.isoformat()} for one in checks.untrue],
        "screens_without_a_wait": checks.mute,
        "statistics_differ": checks.differing,
        "pictures": [path.name for path in pictures],
    }
    (out / "report.json").write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    path = out / "report.md"
    path.write_text("\n".join(_lines(lived, total, checks, pictures)) + "\n", encoding="utf-8")
    return path


def _pairs(waits: Waits, told: ForecastFigures | None) -> Iterator[tuple[str, int, int | None]]:
    for name in _SUMS:
        yield name, getattr(waits, name), None if told is None else told.of(ForecastMeasure(name))


def _figures(waits: Waits) -> Mapping[str, float]:
    return {
        **asdict(waits),
        "coverage": round(waits.coverage, 4),
        "late_share": round(waits.late_share, 4),
        "error_min": round(waits.error_min, 2),
        "bias_min": round(waits.bias_min, 2),
        "mean_wait_min": round(waits.mean_wait_min, 2),
    }


def _lines(lived: Lived, total: Waits, checks: Checks, pictures: list[Path]) -> Iterator[str]:
    tally = lived.tally
    yield "# A simulated week\n"
    yield (
        f"{tally.numbers} numbers, {tally.commands} commands over HTTP, {lived.events} events,"
        f" {tally.refreshed} forecasts; {lived.took_s:.0f} s.\n"
    )
    yield "| day | announced | called | held | error, min | bias, min | late by over 10 min | mean wait, min |"
    yield "|---|---|---|---|---|---|---|---|"
    for day, waits in (*lived.days.items(), ("all", total)):
        yield (
            f"| {day} | {waits.announced} | {waits.scored} | {waits.coverage:.1%} | {waits.error_min:.1f}"
            f" | {waits.bias_min:+.1f} | {waits.late_share:.1%} | {waits.mean_wait_min:.1f} |"
        )
    yield "\nMeasured from the log itself. The centre's statistics, from its own copy of the log:\n"
    yield from [f"- {line}" for line in checks.differing] or ["- the same in every sum of every day"]
    yield f"\nWaits on screens held against the server's announcement: {checks.seen}\n"
    yield from [
        f"- {one.at:%d %H:%M} {one.where} says “{one.said}”, announced was {one.low_min}–{one.high_min}"
        for one in checks.untrue
    ] or (["- all say the same"] if checks.seen else ["- none were looked at"])
    yield from [f"- {screen}: no wait was told" for screen in checks.mute]
    for path in pictures:
        yield f"\n![{path.stem}](pictures/{path.name})"
