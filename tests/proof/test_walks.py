"""Random walks of a few thousand steps over a branch of four counters and four services."""

import pytest

from server_client.queue_model import device_events, events
from tests.proof.walking import walk


@pytest.mark.parametrize("seed", range(2))
def test_a_long_walk_breaks_no_invariant(seed: int) -> None:
    assert len(walk(seed, steps=1_000).log) >= 1_000


def test_long_walks_break_no_invariant_and_go_through_every_kind_of_ticket_event() -> None:
    logs = [walk(seed, steps=1_000).log for seed in (11, 12, 13)]
    assert min(map(len, logs)) >= 1_000
    kinds = {type(event.data) for log in logs for event in log}
    seldom = {device_events.TicketPrinted, device_events.TicketPrintFailed, events.ConfigurationAdopted}
    assert kinds | seldom == set(events.EventData.__args__)


def test_a_walk_of_one_seed_is_the_same_again() -> None:
    assert walk(3, steps=200).log == walk(3, steps=200).log
