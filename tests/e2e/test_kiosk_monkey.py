"""A seeded monkey at the kiosk's real screen, in a process of its own: what nobody thought of is tried, too."""

import json
import subprocess
import sys

import pytest

from assets.languages import compile_languages

VISITS = 60


@pytest.fixture(scope="module", autouse=True)
def languages() -> None:
    compile_languages()


def test_whatever_is_touched_typed_or_presented_no_page_is_stuck_and_nothing_is_complained_of() -> None:
    words = (sys.executable, "-m", "kiosk.bench.monkey", "--visits", str(VISITS), "--seed", "11")
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["monkey_visits"] == VISITS
    assert (figures["monkey_stuck"], figures["monkey_complaints"]) == (0, 0)
    # Else it has stood before the start screen all the time.
    assert figures["monkey_pages_seen"] >= 15
