"""The doctor's look at fonts: the shipped one has and draws every letter, and one that lacks some is found out."""

import pytest
from pytestqt.qtbot import QtBot

from assets.engine import FONT_FAMILY, load_fonts
from kiosk.doctor.fonts import drawn, look


@pytest.mark.usefixtures("qtbot")
def test_the_shipped_font_is_ready() -> None:
    load_fonts()
    assert look(FONT_FAMILY).code == "ready"
    assert drawn(FONT_FAMILY, "Ưỡ") != drawn(FONT_FAMILY, "Uo")


def test_a_font_that_is_not_there_is_missing(qtbot: QtBot) -> None:
    assert look("No Such Font").code == "missing"
