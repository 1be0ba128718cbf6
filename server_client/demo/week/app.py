"""Joins a simulated week: branch, people, moments and report; it decides nothing itself."""

import asyncio
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from server_client.demo.errors import DemoBroken
from server_client.demo.folders import prepared
from server_client.demo.week.moments import Moments
from server_client.demo.week.report import checked, write_report
from server_client.demo.week.servers import loop_factory
from server_client.demo.week.week import Week, WeekSettings
from server_client.policy_lab.generator.scenarios import scenario


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekWish:
    """What is wished for: folder, scenario and seed of the branch, days, and whether screens are looked at."""

    out: Path
    scenario: str = "standard"
    seed: int = 1
    days: int = 5
    hours: float | None = None
    has_pictures: bool = True


def run(wish: WeekWish) -> int:
    """Live through the week and write its report; returns the exit status, 1 if something was not as it must be."""
    try:
        with asyncio.Runner(loop_factory=loop_factory()) as runner:
            return runner.run(_run(wish))
    except* DemoBroken as broken:
        for fault in _each(broken):
            print(f"motcua demo week: {fault}", file=sys.stderr)
    return 1


async def _run(wish: WeekWish) -> int:
    folders = prepared(wish.out)
    moments = Moments(folders=folders, hours=_moments(wish) if wish.has_pictures else {})
    settings = WeekSettings(
        folders=folders, scenario=scenario(wish.scenario, wish.seed), days=wish.days, hours=wish.hours
    )
    lived = await Week(settings).live(moments)
    checks = checked(lived, moments)
    report = write_report(folders.out, lived, checks, moments.pictures)
    print(report.read_text(encoding="utf-8"), flush=True)
    return 0 if checks.hold else 1


def _moments(wish: WeekWish) -> dict[int, tuple[float, ...]]:
    """Return when the screens are looked at: on the first morning, and at the end of what is lived."""
    last = 2.5 if wish.hours is None else wish.hours * 0.9
    return {0: (1.25,), wish.days - 1: (last, 6.0)} if wish.days > 1 else {0: (last,)}


def _each(group: BaseExceptionGroup[DemoBroken]) -> Iterator[DemoBroken]:
    for fault in group.exceptions:
        if isinstance(fault, BaseExceptionGroup):
            yield from _each(fault)
        else:
            yield fault
