"""How loud the hall is spoken to at each hour."""

from datetime import UTC, datetime

import pytest

from counter_display.speaking.volume import Volume, VolumeWrong, volume_of


def at(hour: int, minute: int = 0) -> datetime:
    """Return a moment by Vietnam's clocks, as the machine's UTC tells it."""
    return datetime(2026, 10, 5, (hour - 7) % 24, minute, tzinfo=UTC)


def test_each_volume_holds_until_the_next_and_the_last_one_over_midnight() -> None:
    volume = volume_of("08:00=1.0,11:30=0.6,13:30=0.9,17:00=0")

    assert [volume.at(at(*time)) for time in [(7, 59), (8,), (11, 29), (11, 30), (13, 30), (17,), (23, 59)]] == [
        0.0, 1.0, 1.0, 0.6, 0.9, 0.0, 0.0
    ]  # fmt: skip


def test_hours_may_be_given_in_any_order() -> None:
    assert volume_of("13:30=1,7:00=.5") == volume_of("07:00=0.5, 13:30=1.0")


def test_one_volume_holds_all_day() -> None:
    assert volume_of("0.7") == Volume(((0, 0.7),))
    assert Volume().at(at(3)) == 1.0


@pytest.mark.parametrize(
    "text", ["", "1.5", "08:00", "08:00=", "24:00=1", "08:60=1", "08:00=2", "0.5,0.6", "-1", "a=1"]
)
def test_what_is_no_volume_is_told_with_how_to_write_one(text: str) -> None:
    with pytest.raises(VolumeWrong, match=r"08:00=1\.0"):
        volume_of(text)


def test_two_volumes_from_the_same_minute_are_refused() -> None:
    with pytest.raises(VolumeWrong, match="already"):
        volume_of("08:00=1,8:00=0.5")
