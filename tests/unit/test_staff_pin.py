"""The staff's PIN: which are taken, how it is verified, and how long one waits after wrong ones."""

import pytest

from kiosk.staff.pin_tries import LONGEST_PAUSE_S, PinTries
from kiosk.staff_pin import PinHashBroken, PinWeak, hashed, verify


def test_the_pin_opens_and_another_does_not() -> None:
    pin_hash = hashed("480271")
    assert pin_hash.startswith("$argon2id$")
    assert verify(pin_hash, "480271")
    assert not verify(pin_hash, "480272")


@pytest.mark.parametrize(
    "weak", ["", "48027", "4802711111111", "48027a", "４８０２７１", "480271\n", "777777", "123456", "987654"]
)
def test_a_weak_pin_is_not_taken(weak: str) -> None:
    with pytest.raises(PinWeak):
        hashed(weak)


@pytest.mark.parametrize("damaged", ["", "$argon2id$", "$argon2id$v=19$m=65536,t=3,p=4$AAAA$AAAA"])
def test_a_damaged_hash_opens_for_nobody_and_says_so(damaged: str) -> None:
    with pytest.raises(PinHashBroken, match="motcua kiosk-pin"):
        verify(damaged, "480271")


def test_two_slips_cost_nothing() -> None:
    tries = PinTries().after_wrong(100).after_wrong(101)
    assert tries.pause_left(101) == 0
    assert tries.after_right() == PinTries()


def test_each_further_wrong_pin_doubles_the_pause_up_to_a_quarter_of_an_hour() -> None:
    tries, now, pauses = PinTries(), 100.0, []
    for _ in range(9):
        tries = tries.after_wrong(now)
        pauses.append(tries.pause_left(now))
        now += pauses[-1]
        assert tries.pause_left(now) == 0
    assert pauses == [0, 0, 30, 60, 120, 240, 480, LONGEST_PAUSE_S, LONGEST_PAUSE_S]


def test_a_week_of_tries_breaks_nothing() -> None:
    assert PinTries(wrong=100_000).after_wrong(0).pause_left(0) == LONGEST_PAUSE_S
