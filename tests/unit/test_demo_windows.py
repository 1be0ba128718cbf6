"""Where the demonstration's windows go on displays of all sizes."""

import pytest

from server_client.demo.windows import places

DISPLAYS = [(1366, 768), (1920, 1080), (2560, 1440), (3840, 2160), (1920, 1200)]


@pytest.mark.parametrize("display", DISPLAYS)
def test_kiosk_and_lobby_are_whole_keep_their_shape_and_do_not_touch(display: tuple[int, int]) -> None:
    kiosk, lobby = places(display)["kiosk"], places(display)["lobby"]
    for place in (kiosk, lobby):
        assert place.x >= 0
        assert place.x + place.width <= display[0]
        assert place.y + place.height <= display[1]
    assert kiosk.x + kiosk.width <= lobby.x
    assert kiosk.height / kiosk.width == pytest.approx(16 / 9, abs=0.01)
    assert lobby.width / lobby.height == pytest.approx(16 / 9, abs=0.01)


@pytest.mark.parametrize("display", DISPLAYS)
def test_both_consoles_are_large_enough_to_work_at_and_neither_hides_the_other(display: tuple[int, int]) -> None:
    first, second = places(display)["counter-1"], places(display)["counter-2"]
    for place in (first, second):
        assert place.width >= 1000
        assert place.height >= 600
    assert abs(second.x - first.x) > 30


def test_on_a_large_display_nothing_overlaps_but_by_the_frames() -> None:
    four = places((3840, 2160))
    assert four["counter-1"].x + four["counter-1"].width <= four["counter-2"].x
    assert four["lobby"].y + four["lobby"].height <= four["counter-2"].y


def test_a_size_is_said_as_the_screens_take_it() -> None:
    kiosk = places((1920, 1080))["kiosk"]
    assert kiosk.size == f"{kiosk.width}x{kiosk.height}"
