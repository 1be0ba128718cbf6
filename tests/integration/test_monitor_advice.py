"""Advice and risks on the page of a branch, at a centre on a real socket: what helps, and what came of it."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from server_client.queue_model.commands import IssueTicket, OpenCounter
from server_client.server.administration.administrator import CenterRole
from server_client.server.credentials import Role
from server_client.server.forecasting.shared_forecasts import CHANNEL
from server_client.wait_forecast.deed import Deed
from server_client.wire.advising import AdviceMessage, Said
from server_client.wire.forecasts import encode_board
from tests.fakes.advice import a_risk, an_advice
from tests.fakes.boards import a_board
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import ALL, CIVIL, COUNTER_5, LAN, LAND
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
        board,
        advice=(an_advice(at=now), an_advice(Deed.RESKILL, at=now, waiting=0)),
        advised=(put_off, followed),
        risks=(a_risk(), a_risk(0.2)),
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
            "vi": (
                "Mở thêm một quầy trong một giờ",
                "Tiết kiệm 214 phút chờ (từ 180 đến 249)",
                "83 % khả năng",
                "chưa có ai chờ",
            ),
            "en": (
                "Open one more counter for an hour",
                "Saves 214 minutes of waiting (180 to 249)",
                "83 % likely",
                "nobody waits",
            ),
        }[language]
        for sentence in (*said, "<strong>412</strong>", "640 (510–790)"):
            assert sentence in page.text
        assert centre.center.board.shown.lines[CN01].risk_percent == 83
        assert "20 %" not in page.text.split('id="advice"')[1].split("</section>")[0]


def crowded(centre: RunningCenter) -> None:
    """Let twenty wait at the point, for one counter of three."""
    kiosk, counter = (centre.holder(role.value, role, POINT) for role in (Role.KIOSK, Role.COUNTER))
    opening = OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL)
    assert counter.send(POINT, opening).status_code == 200
    for service in (CIVIL, LAND) * 10:
        issuing = IssueTicket(id=an_id(), needs=(service,), token=a_token())
        assert kiosk.send(POINT, issuing).status_code == 200


def told_of(centre: RunningCenter, wanted: Callable[[AdviceMessage], bool]) -> AdviceMessage:
    """Return the point's advice that is wanted, as soon as the process that foretells has told it."""

    async def wait() -> AdviceMessage:
        news = asyncio.Event()
        leave = centre.center.sql.heard(CHANNEL, lambda _: news.set())
        try:
            while True:
                await news.wait()
                news.clear()
                board = await centre.center.forecasts.board(POINT)
                for one in () if board is None else board.advice:
                    if wanted(one):
                        return one
        finally:
            leave()

    return centre.do(wait())


def test_a_point_is_advised_and_whoever_directs_it_says_what_becomes_of_it(tmp_path: Path) -> None:
    with running_center(tmp_path, POINT, foretells=True) as centre:
        crowded(centre)
        centre.do(centre.center.board.look())
        director = Reader(centre, "lan", CenterRole.DIRECTOR, frozenset())
        advice = told_of(centre, lambda one: one.deed is Deed.OPEN)
        page = director.get(f"/monitor/branches/{POINT}?lang=en&part=now").text
        assert f'name="advice" value="{advice.id}"' in page
        path = f"/monitor/branches/{POINT}/advice"
        assert director.post(path, advice=advice.id, said="do").status_code == 303
        assert told_of(centre, lambda one: one.said is Said.DO).id == advice.id
        assert director.post(path, advice=advice.id, said="perhaps").status_code == 404
        elsewhere = Reader(centre, "minh", CenterRole.SUPERVISOR, frozenset({CN01}))
        assert elsewhere.post(path, advice=advice.id, said="do").status_code == 404
