"""The aids that a person asks for: each by itself, together, and none for whoever comes next."""

import pytest

from kiosk.accessibility import LONGER, PRESETS, UNAIDED, Accessibility, Aid, Preset, listening, switched


@pytest.mark.parametrize("aid", Aid)
def test_each_aid_is_turned_on_and_off_by_itself(aid: Aid) -> None:
    on = switched(UNAIDED, aid)
    assert [other for other in Aid if on.has(other)] == [aid]
    assert switched(on, aid) == UNAIDED


def test_more_time_is_three_times_the_time() -> None:
    assert switched(UNAIDED, Aid.PATIENCE).patience_factor == LONGER == 3


@pytest.mark.parametrize("preset", Preset)
def test_every_preset_gives_more_time_and_something_besides(preset: Preset) -> None:
    assert PRESETS[preset].has(Aid.PATIENCE)
    assert len([aid for aid in Aid if PRESETS[preset].has(aid)]) > 1


def test_headphones_add_to_the_aids_that_are_on() -> None:
    assert listening(Accessibility(large_type=True)) == Accessibility(
        large_type=True, spoken=True, patience_factor=LONGER
    )


def test_the_kiosk_of_the_next_person_has_no_aid_on() -> None:
    assert not UNAIDED.is_used
    assert not any(UNAIDED.has(aid) for aid in Aid)
    assert switched(UNAIDED, Aid.REACH).is_used
