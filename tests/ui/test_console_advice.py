"""Advice at the console's window: what helps and why, what is said to it, what is at risk, what came of it."""

from collections.abc import Iterator

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from server_client.wait_forecast.deed import Deed
from server_client.wire.advising import Said
from server_client.wire.forecasts import BoardMessage
from tests.fakes.advice import a_risk, an_advice
from tests.fakes.boards import a_board
from tests.fakes.office import CIVIL, LAND, office
from tests.ui.console_screen import Console, Open, assert_whole, consoles


@pytest.fixture
def console(qtbot: QtBot) -> Iterator[Open]:
    with consoles(qtbot) as opened:
        yield opened


def advised(
    console: Open, board: BoardMessage, *, language: str = "en", width: int = 1366, pins: bool = False
) -> Console:
    place = office()
    for service in (CIVIL, LAND, LAND):
        place.take(service)
    screen = console(place, language=language, width=1366, pins=pins)
    screen.rig.desk.advice.know(board)
    screen.rig.desk.refresh()
    # What has come in finds its place when the next frame is made.
    screen.window.grabWindow()
    return screen


def a_board_with(*deeds: Deed) -> BoardMessage:
    return msgspec.structs.replace(a_board(), advice=tuple(an_advice(deed) for deed in deeds), risks=(a_risk(),))


@pytest.mark.parametrize("language", ["en", "vi"])
def test_what_helps_is_shown_with_its_reason_and_can_be_put_off(console: Open, language: str) -> None:
    screen = advised(console, a_board_with(Deed.OPEN), language=language)
    said = {
        "en": "Open one more counter for an hour as “All fields”",
        "vi": "Mở thêm một quầy trong một giờ theo nhóm việc “Tất cả lĩnh vực”",
    }
    assert screen.text("advice-open") == said[language]
    assert screen.text("moreAdvice").startswith({"en": "and 1 more", "vi": "và 1 mục"}[language])
    assert_whole(screen)
    screen.click("advice-not-now")
    assert screen.items("advice-open") == []
    assert screen.shown("advice-risk")


def test_advice_for_those_who_are_yet_to_come_speaks_of_nobody_who_waits(console: Open) -> None:
    screen = advised(console, msgspec.structs.replace(a_board(), advice=(an_advice(Deed.RESKILL, waiting=0),)))
    (title,) = screen.items("advice-reskill")
    title_and_reason = title.parentItem().childItems()
    assert "nobody waits yet" in title_and_reason[1].property("text")


def test_what_will_be_done_stays_without_a_question_until_it_is(console: Open) -> None:
    screen = advised(console, a_board_with(Deed.RESKILL))
    screen.click("advice-do")
    assert screen.text("advice-reskill") == "Noted, to be done: Let counter 7 work as “All fields”"
    assert screen.items("advice-do") == []


def test_what_came_of_an_advice_is_told(console: Open) -> None:
    past = an_advice(at=office().now, said=Said.DO, happened_min=412.0)
    screen = advised(console, msgspec.structs.replace(a_board(), advised=(past,)))
    assert screen.text("advice-outcome") == "What came of the advice followed at 08:05"


def test_a_clerk_who_is_no_supervisor_is_not_advised(console: Open) -> None:
    screen = advised(console, a_board_with(Deed.CLOSE), pins=True)
    assert screen.items("advice-close") == []
