"""The lab's commands print what their readers take: lines of a trace, figures as JSON, a table."""

import json
from pathlib import Path

import pytest

from server_client.policy_lab.rules_command import rules
from server_client.policy_lab.score_command import generate, score

_ANSWERS = """
import json, sys
for line in sys.stdin:
    said = json.loads(line)
    if "choose" in said:
        print(json.dumps({"i": max(said["candidates"], key=lambda one: said["now"] - one["clock"])["i"]}), flush=True)
"""


def test_days_are_written_as_lines(capsys: pytest.CaptureFixture[str]) -> None:
    assert generate(["--scenario", "small", "--days", "2", "--from", "3", "--config", "--numbers"]) == 0

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "config" in lines[0]
    assert {line["day"] for line in lines[1:]} == {3, 4}


def test_scores_are_printed_by_scenario_branch_horizon_and_time(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    words = [
        "--scenario",
        "small",
        "--history",
        "1",
        "--test",
        "1",
        "--every",
        "5",
        "--replications",
        "5",
        "--baseline",
    ]

    assert score([*words, "--seed", "1", "--seed", "2", "--verbose", "--cache", str(tmp_path)]) == 0

    report = json.loads(capsys.readouterr().out)
    assert set(report) == {"all", "by_scenario", "by_branch", "by_horizon_min", "by_time", "seconds"}
    assert set(report["by_branch"]) == {"small 1", "small 2"}
    assert report["all"]["tickets"] == sum(part["tickets"] for part in report["by_branch"].values())


def test_a_program_that_does_not_answer_is_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    words = ["--scenario", "small", "--history", "0", "--test", "1", "--replications", "2", "--cache", str(tmp_path)]

    assert score([*words, "--program", "true"]) == 1
    assert "motcua lab score: " in capsys.readouterr().err


def test_a_program_that_chooses_is_one_more_rule(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    program = tmp_path / "first_come.py"
    program.write_text(_ANSWERS, encoding="utf-8")

    assert rules(["--scenario", "small", "--days", "2", "--json", "--program", f"python3 {program}"]) == 0

    outcomes = json.loads(capsys.readouterr().out)
    assert outcomes["the program"]["tickets"] > 100
    assert outcomes["urgency 1:4:10, at most 6"]["most_passes"] <= 6


def test_rules_are_printed_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules(["--scenario", "small", "--days", "1"]) == 0

    assert "| first come |" in capsys.readouterr().out
