"""Two clerks who press "call next" at the same moment, over real HTTP, many times."""

from pathlib import Path

import pytest

from server_client.bench.clerks import measure_clerks

PAIRS = 500

pytestmark = pytest.mark.slow


def test_of_two_clerks_who_call_together_each_gets_a_person_of_their_own(tmp_path: Path) -> None:
    figures = measure_clerks(tmp_path, PAIRS)
    assert figures["calls"] == 2 * PAIRS
    assert (figures["called_twice"], figures["skipped"]) == (0, 0)
    assert (figures["against_rule"], figures["answers_unlike_log"]) == (0, 0)
