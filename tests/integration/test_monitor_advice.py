"""Advice and risks on the page of a branch, at a centre on a real socket: what helps, and what came of it."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from server_client.server.administration.administrator import CenterRole
from server_client.wire.advising import Said
from server_client.wire.forecasts import encode_board
from tests.fakes.advice import a_risk, an_advice
from tests.fakes.boards import a_board
from tests.fakes.running_center import RunningCenter, a_node, running_center
from tests.integration.test_monitor_pages import CN01, POINT, Reader


def told(centre: RunningCenter) -> None:
    """Let the branch foretell, with advice, two of the past, and a risk."""
    now = centre.center.board.shown.at
    assert now is not None
    board = msgspec.structs.replace(a_board(), at=now)
    followed = an_advice(at=now - timedelta(minutes=125), said=Said.DO, happened_min=412.0)
    put_off = an_advice(at=now - timedelta(minutes=40), said=Said.NOT_NOW)
    board = msgspec.structs.replace(
        board, advice=(an_advice(at=now),), advised=(put_off, followed), risks=(a_risk(), a_risk(0.2))
    )
    assert centre.do(centre.center.forecasts.keep(CN01, encode_board(board), epoch=1, age_s=0.0))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_shows_what_helps_why_and_what_came_of_advice(tmp_path: Path, language: str) -> None:
    with running_center(tmp_path, POINT, foretells=True) as centre:
        centre.take_in(a_node(CN01))
        centre.do(centre.center.board.look())
        director = Reader(centre, "lan", CenterRole.DIRECTOR, frozenset())
        told(centre)
        centre.do(centre.center.board.look())
        page = director.get(f"/monitor/branches/CN01?lang={language}&part=now")
        said = {
            "vi": ("Mở thêm một quầy trong một giờ", "Tiết kiệm 214 phút chờ (từ 180 đến 249)", "83 % khả năng"),
            "en": ("Open one more counter for an hour", "Saves 214 minutes of waiting (180 to 249)", "83 % likely"),
        }[language]
        for sentence in (*said, "<strong>412</strong>", "640 (510–790)"):
            assert sentence in page.text
        assert centre.center.board.shown.lines[CN01].risk_percent == 83
        assert "20 %" not in page.text.split('id="advice"')[1].split("</section>")[0]
