"""The simulated day of a measure: the same from the same seed, its time in order, its figures what they say."""

import asyncio
from collections import Counter

import pytest

from counter_display.bench.busy_day import BEGINS, BusyDay
from counter_display.bench.command import events_of, figures_of
from counter_display.bench.sim_time import SimTime


def test_a_day_is_the_same_from_the_same_seed_and_has_all_that_happens_in_it() -> None:
    first, again = ([event for _, event in BusyDay(seed, 3000)] for seed in (7, 7))
    assert first == again
    assert [event.seq for event in first] == list(range(1, 3001))
    kinds = Counter(type(event.data).__name__ for event in first)
    assert {"TicketRecalled", "TicketMissed", "TicketHeld", "TicketTransferred", "DeedTakenBack"} <= kinds.keys()
    assert kinds["TicketCalled"] > 400


def test_sleepers_of_the_day_wake_in_order_and_at_their_time() -> None:
    woken = list[tuple[str, float]]()

    async def one(time: SimTime, name: str, *naps: float) -> None:
        for nap in naps:
            await time.sleep(nap)
            woken.append((name, time.elapsed()))

    async def day() -> None:
        time = SimTime(BEGINS)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(one(time, "a", 1, 2))
            tasks.create_task(one(time, "b", 2))
            await asyncio.sleep(0)
            await time.go_on_until(BEGINS.replace(second=10))

    asyncio.run(day())
    assert woken == [("a", 1), ("b", 2), ("a", 3)]


def test_a_screen_grows_by_what_it_takes_beyond_the_day_itself() -> None:
    told = {"bytes_per_event": 310.0, "bytes_per_event_error": 3.0, "late": 0.0, "late_by_own_work": 0.0, "wrong": 0.0}
    told |= {"frame_p50_ms": 2.0, "frame_p99_ms": 4.0, "frame_max_ms": 9.0, "memory_mb": 70.0}
    told |= {"written_bytes_per_event": 350.0, "written_bytes_per_event_error": 6.0}
    alone = {"bytes_per_event": 300.0, "bytes_per_event_error": 4.0}
    figures = figures_of(
        "panel", told, alone | {"written_bytes_per_event": 320.0, "written_bytes_per_event_error": 8.0}
    )
    assert figures["panel_growth_bytes_per_event"] == 10
    assert figures["panel_growth_error_bytes_per_event"] == 5
    assert figures["panel_written_bytes_per_event"] == 30
    assert figures["panel_written_error_bytes_per_event"] == 10


def test_a_day_that_is_too_short_to_tell_anything_is_refused() -> None:
    with pytest.raises(Exception, match="200 events"):
        events_of("10")
