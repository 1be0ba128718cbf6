"""The fault campaign in small: real processes come through it unharmed, and it finds parts that break a promise."""

import json
from pathlib import Path

import pytest

from server_client.chaos.command import chaos

# A node is killed, its kiosk's printer unplugged in mid-print and its disk made read-only, its line to the centre cut.
SEED = "201"
# The node is killed, and nothing else happens.
KILL_SEED = "896"


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_small_campaign_violates_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.json"
    assert chaos(["--seed", SEED, "--minutes", "0.3", "--small", "--sqlite", "--out", str(out)]) == 0
    told = json.loads(out.read_bytes())
    assert told["violations"] == []
    assert told["faults"] == {
        "cut line (centre line)": 1,
        "kill (node)": 1,
        "printer unplugged (kiosk)": 1,
        "read-only disk (kiosk)": 1,
    }
    assert min(told["commands_answered"], told["numbers_shown"], told["papers"], told["checks"]) > 0
    assert "Violations: 0" in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_it_finds_answers_before_the_commit_and_papers_that_come_out_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [
        "--seed",
        KILL_SEED,
        "--minutes",
        "0.15",
        "--small",
        "--sqlite",
        "--json",
        "--keep",
        str(tmp_path / "city"),
    ]
    stand_ins = ["--stand-in", "early-answers", "--stand-in", "two-papers"]
    assert chaos([*words, *stand_ins, "--patience", "2", "--clerk", "0.1", "--people", "0.3"]) == 1
    found = {violation["check"] for violation in json.loads(capsys.readouterr().out)["violations"]}
    assert "printed twice" in found
    # Besides, the branch's own high-water mark tells that its log is behind what it had come to.
    assert {"answered, not in the log", "not well after healing"} & found
