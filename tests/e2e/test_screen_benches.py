"""The measures of console, panel and lobby, small: they run, and find every call where it belongs."""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

_MOTCUA = (sys.executable, "-c", "from server_client.cli import main; raise SystemExit(main())", "bench")


def measured(*words: str) -> dict[str, float]:
    done = subprocess.run((*_MOTCUA, *words, "--json"), capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def test_a_key_of_the_console_reaches_the_lobbys_frame_and_its_chime() -> None:
    figures = measured("call", "--screens", "--calls", "5")
    assert 0 < figures["frame_p50_ms"] <= figures["frame_p99_ms"]
    assert 0 < figures["chime_p50_ms"] <= figures["chime_p99_ms"]


def test_a_part_of_a_day_is_shown_and_spoken_as_the_log_has_it() -> None:
    figures = measured("hall", "--events", "300")
    assert figures["calls"] > 40
    assert figures["spoken"] > 20
    assert [figures[fault] for fault in ("missed", "doubled", "disordered")] == [0, 0, 0]
    assert [figures[f"{screen}_wrong"] for screen in ("lobby", "console", "panel")] == [0, 0, 0]
    assert 50 < figures["leak_seen_of_50_bytes"] < 200
