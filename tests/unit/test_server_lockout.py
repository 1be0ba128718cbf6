"""Wrong PINs: five are borne, then each pause is twice the last, and a day later they are forgotten."""

from datetime import timedelta

from server_client.server.staff.lockout import FORGOTTEN_AFTER, FREE_TRIES, LONGEST_PAUSE, Tries
from tests.fakes.office import EIGHT


def test_four_slips_cost_nothing_and_the_fifth_a_minute() -> None:
    tries, left = Tries(), []
    for _ in range(FREE_TRIES):
        assert not tries.is_locked(EIGHT)
        tries = tries.after_wrong(EIGHT)
        left.append(tries.left)

    assert left == [4, 3, 2, 1, 0]
    assert tries.locked_until == EIGHT + timedelta(minutes=1)
    assert tries.is_locked(EIGHT + timedelta(seconds=59))
    assert not tries.is_locked(EIGHT + timedelta(minutes=1))


def test_each_further_wrong_pin_doubles_the_pause_up_to_an_hour() -> None:
    tries, now, pauses = Tries(wrong=FREE_TRIES - 1, last_at=EIGHT), EIGHT, []
    for _ in range(9):
        tries = tries.after_wrong(now)
        assert tries.locked_until is not None
        pauses.append((tries.locked_until - now).total_seconds() / 60)
        now = tries.locked_until

    assert pauses == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_a_month_of_tries_breaks_nothing() -> None:
    tries = Tries(wrong=1_000_000, last_at=EIGHT).after_wrong(EIGHT)

    assert tries.locked_until == EIGHT + LONGEST_PAUSE
    assert tries.left == 0


def test_the_slips_of_yesterday_are_forgotten() -> None:
    tries = Tries(wrong=4, last_at=EIGHT)

    assert tries.is_forgotten(EIGHT + FORGOTTEN_AFTER)
    assert tries.after_wrong(EIGHT + FORGOTTEN_AFTER).wrong == 1
    assert not tries.is_forgotten(EIGHT + FORGOTTEN_AFTER - timedelta(seconds=1))
