"""Delays grow, stay under the cap, and differ between devices."""

from server_client.client.backoff import Backoff


def test_delays_double_up_to_ten_seconds() -> None:
    backoff = Backoff(lambda: 1.0)
    assert [backoff.delay() for _ in range(8)] == [0.25, 0.5, 1, 2, 4, 8, 10, 10]


def test_chance_cuts_a_delay_by_at_most_half() -> None:
    assert Backoff(lambda: 0.0).delay() == 0.125


def test_after_success_the_first_delay_comes_again() -> None:
    backoff = Backoff(lambda: 1.0)
    for _ in range(20):
        backoff.delay()
    backoff.reset()
    assert backoff.delay() == 0.25


def test_a_sign_of_life_brings_a_long_delay_down_to_a_second() -> None:
    backoff = Backoff(lambda: 1.0)
    for _ in range(20):
        backoff.delay()
    backoff.settle()
    assert backoff.delay() == 1


def test_a_loop_of_signs_of_life_keeps_to_a_second() -> None:
    backoff = Backoff(lambda: 1.0)
    delays: list[float] = []
    for _ in range(6):
        backoff.settle()
        delays.append(backoff.delay())
    assert delays == [0.25, 0.5, 1, 1, 1, 1]
