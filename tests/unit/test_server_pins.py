"""PINs of the staff: which are taken, and that nobody's PIN is refused as slowly as a wrong one."""

import pytest

from server_client.server.errors import StaffUnusable
from server_client.server.staff.pins import Pins, PinWeak, check_pin, new_pin

CHEAP = Pins(memory_kib=8, passes=1)


@pytest.mark.parametrize("pin", ["4802", "480271", "48027193", "1357", "112358", "0917"])
def test_a_pin_is_taken(pin: str) -> None:
    check_pin(pin)


FORMS = ("", "480", "480271930", "48o2", "４８０２", "4802\n")
ROWS = ("1234", "0123", "890123", "4321", "210987")
REPEATED = ("0000", "77777777", "1212", "123123", "48024802")
YEARS = ("1987", "2024")


@pytest.mark.parametrize("weak", [*FORMS, *ROWS, *REPEATED, *YEARS])
def test_a_pin_that_would_be_tried_first_is_not_taken(weak: str) -> None:
    with pytest.raises(PinWeak):
        check_pin(weak)
    with pytest.raises(PinWeak):
        CHEAP.hashed(weak)


def test_pins_made_by_chance_are_taken_and_differ() -> None:
    made = {new_pin() for _ in range(50)}
    assert len(made) > 40
    for pin in made:
        assert len(pin) == 6
        check_pin(pin)


def test_only_the_right_pin_fits_its_hash() -> None:
    pin_hash = CHEAP.hashed("480271")

    assert "480271" not in pin_hash
    assert pin_hash.startswith("$argon2id$")
    assert CHEAP.is_right(pin_hash, "480271")
    assert not CHEAP.is_right(pin_hash, "480272")


def test_without_a_hash_no_pin_fits() -> None:
    assert not CHEAP.is_right(None, "480271")


def test_the_usual_cost_is_that_of_rfc_9106() -> None:
    pin_hash = Pins().hashed("480271")

    assert "$m=65536,t=3,p=1$" in pin_hash
    assert CHEAP.is_right(pin_hash, "480271")


@pytest.mark.parametrize("damaged", ["x", "$argon2id$", "$argon2id$v=19$m=65536,t=3,p=4$AAAA$AAAA"])
def test_a_damaged_hash_lets_nobody_in_and_says_so(damaged: str) -> None:
    with pytest.raises(StaffUnusable, match="motcua staff pin"):
        CHEAP.is_right(damaged, "480271")
