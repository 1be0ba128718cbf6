"""Whoever asks for codes that there are not has to wait; everybody else has not."""

from server_client.server.guessing import MISSES, WINDOW_S, Guessing


def test_a_device_waits_after_ten_misses_in_a_minute_and_others_do_not() -> None:
    clock = [100.0]
    guessing = Guessing(lambda: clock[0])
    for _ in range(MISSES):
        assert guessing.wait_s("K1") == 0
        guessing.missed("K1")
        clock[0] += 1

    assert guessing.wait_s("K1") == WINDOW_S - MISSES
    assert guessing.wait_s("K2") == 0
    clock[0] += WINDOW_S - MISSES
    assert guessing.wait_s("K1") == 0
    guessing.missed("K1")
    assert guessing.wait_s("K1") == 1


def test_misses_now_and_then_cost_nothing() -> None:
    clock = [0.0]
    guessing = Guessing(lambda: clock[0])
    for _ in range(100):
        guessing.missed("K1")
        clock[0] += WINDOW_S / MISSES + 0.1
        assert guessing.wait_s("K1") == 0
