"""A short stretch of the simulated week, without screens: its measures agree with the product's own statistics."""

import asyncio
from pathlib import Path

from server_client.demo.folders import prepared
from server_client.demo.week.log_measure import together
from server_client.demo.week.moments import Moments
from server_client.demo.week.report import checked, write_report
from server_client.demo.week.week import Week, WeekSettings
from server_client.policy_lab.generator.scenarios import scenario


def test_what_a_lived_stretch_comes_to_in_the_log_the_centres_statistics_say_too(tmp_path: Path) -> None:
    folders = prepared(tmp_path / "week")
    moments = Moments(folders=folders, hours={})
    settings = WeekSettings(folders=folders, scenario=scenario("small", 1), days=1, hours=0.8)

    lived = asyncio.run(Week(settings).live(moments))

    total = together(lived.days)
    assert total.announced == lived.tally.announced > 0
    assert total.scored > 0
    checks = checked(lived, moments)
    assert checks.hold, checks
    report = write_report(folders.out, lived, checks, moments.pictures).read_text(encoding="utf-8")
    assert "the same in every sum of every day" in report
