"""A forecast as everybody gets it, over a socket: by the feed, beside the waiting, on a ticket, at the centre."""

import asyncio
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest

from server_client.queue_model.commands import IssueTicket, OpenCounter
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import BranchId, ServiceCode
from server_client.server.credentials import Role
from server_client.server.errors import Unavailable
from server_client.server.forecasting.shipping import BoardShipper
from server_client.server.forecasting.standing_board import StandingBoard
from server_client.server.replication.centre_line import CentreAddress, CentreRefused
from server_client.server.replication.http_centre import HttpCentre
from server_client.wire.elsewhere import ElsewherePlace
from server_client.wire.forecasts import decode_told_board, encode_board
from tests.fakes.boards import a_board, a_place, foretold
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import ALL, CIVIL, COUNTER_5, LAN
from tests.fakes.running_center import a_node, running_center
from tests.fakes.running_server import BRANCH, running_server
from tests.fakes.shipping_node import ShippedLog

PT01, CN02 = BranchId("PT01"), BranchId("CN02")
Json = Mapping[str, Any]


def forecasts(answer: httpx.Response) -> Iterator[Json]:
    """Go through the forecasts of a feed, as they come."""
    is_forecast = False
    for line in answer.iter_lines():
        if is_forecast and line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))
        is_forecast = line == "event: forecast"


def test_a_branch_tells_the_same_forecast_everywhere(tmp_path: Path) -> None:
    with running_server(tmp_path, foretells=True) as server:
        server.open()
        tickets = [server.take() for _ in range(3)]
        headers = {"Authorization": f"Bearer {server.secrets[Role.DISPLAY]}"}
        heard: Json = {"at": ""}
        one: Json = {}
        waiting: Json = {"foretold_at": None}
        # Another board may come while one looks around.
        while heard["at"] != waiting["foretold_at"]:
            with server.http.stream("GET", f"{BRANCH}/events?after=0&forecasts=true", headers=headers) as answer:
                heard = next(forecasts(answer))
            one = server.get(f"{BRANCH}/tickets/{tickets[2].token}", None).json()
            waiting = server.get(f"{BRANCH}/waiting").json()
        page = server.http.get(f"/t/{tickets[2].token}").text
        measures = server.get("/metrics", None).text
    assert set(heard["tickets"]) == {ticket.id for ticket in tickets}
    civil = next(service for service in waiting["services"] if service["service"] == CIVIL)
    assert {line["ticket"]: line["forecast"] for line in civil["tickets"]} == heard["tickets"]
    assert civil["newcomers"] == heard["services"][CIVIL]["classes"]
    assert one["forecast"] == heard["tickets"][tickets[2].id]
    assert re.search(r"Dự kiến chờ: .*phút", page)
    assert 'motcua_forecast_seconds_count{branch="CN01"}' in measures
    assert 'motcua_forecast_age_seconds{branch="CN01"}' in measures
    assert 'motcua_forecast_failures_total{branch="CN01"}' not in measures


def test_who_asks_for_events_only_gets_no_forecast_and_a_branch_without_one_tells_counts(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        server.take()
        waiting = server.get(f"{BRANCH}/waiting").json()
    civil = next(service for service in waiting["services"] if service["service"] == CIVIL)
    assert (waiting["foretold_at"], civil["newcomers"], civil["unknown"]) == (None, {}, None)
    assert [(line["ahead"], line["forecast"]) for line in civil["tickets"]] == [(0, None)]


def test_a_centre_tells_what_nodes_foretell_and_foretells_for_its_points(tmp_path: Path) -> None:
    with running_center(tmp_path, PT01, foretells=True) as centre:
        clerk = centre.holder("q05", Role.COUNTER, PT01)
        counter = OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL)
        assert clerk.send(PT01, counter).status_code == 200
        kiosk = centre.holder("K1", Role.KIOSK, PT01)
        taken = IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token())
        assert kiosk.send(PT01, taken).status_code == 200

        node = a_node(CN02, tickets=1)
        line = CentreAddress(url=centre.url, credential=tmp_path / "node.secret")
        line.credential.write_text(centre.holder("node", Role.NODE, CN02).secret)
        (ticket,) = node.state.tickets
        board = StandingBoard(encode_board(a_board({ticket: foretold(5, 10)})), lambda: 0.0)

        async def tell() -> None:
            shipper = BoardShipper(ShippedLog(node), lambda: board, HttpCentre(line, CN02), pause_s=0.0)
            # The centre has no log of the branch yet.
            await shipper.step()
            await asyncio.to_thread(centre.take_in, node)
            shipping = asyncio.ensure_future(shipper.run())
            while not await asyncio.to_thread(lambda: waits_of(display_2, CN02)["foretold_at"]):  # noqa: ASYNC110
                await asyncio.sleep(0.05)
            shipping.cancel()
            await asyncio.gather(shipping, return_exceptions=True)

        display_2 = centre.holder("d2", Role.DISPLAY, CN02)
        asyncio.run(asyncio.wait_for(tell(), 60))
        told = waits_of(display_2, CN02)
        civil = next(service for service in told["services"] if service["service"] == CIVIL)
        assert civil["tickets"][0]["forecast"]["low_min"] == 5

        display = centre.holder("d1", Role.DISPLAY, PT01)
        headers = {"Authorization": f"Bearer {display.secret}"}
        path = f"/v1/branches/{PT01}/events?after=0&forecasts=true"
        with centre.http.stream("GET", path, headers=headers) as answer:
            heard = next(forecasts(answer))
        assert set(heard["tickets"]) == {taken.id}
        boards = centre.do(centre.center.forecasts.forecasts_of([PT01, CN02]))
        assert set(boards) == {PT01, CN02}
        assert boards[PT01].for_newcomer(CIVIL, WALK_IN) is not None


def waits_of(holder: Any, branch: BranchId) -> Json:
    """Return who waits at the branch, as the holder is told."""
    answer = holder.get(f"/v1/branches/{branch}/waiting")
    waiting: Json = answer.json() if answer.status_code == 200 else {"foretold_at": None}
    return waiting


class Line:
    """A way to the centre that fails as it is told to."""

    def __init__(self, *answers: Exception | None) -> None:
        self.answers = list(answers)
        self.told: list[bytes] = []

    async def tell_forecast(self, body: bytes) -> Mapping[ServiceCode, ElsewherePlace]:
        """Take it or fail."""
        answer = self.answers.pop(0)
        if answer is not None:
            raise answer
        self.told.append(body)
        return {CIVIL: a_place()}

    async def close(self) -> None:
        """Do nothing."""


@pytest.mark.parametrize("failed", [Unavailable("cut"), CentreRefused("forecast_not_kept", "no", {})])
def test_a_board_goes_to_the_centre_once_and_a_lost_one_again(failed: Exception) -> None:
    seconds = 0.0
    board: StandingBoard | None = None

    async def work() -> None:
        nonlocal board, seconds
        line, heard = Line(failed, failed, None), list[Mapping[ServiceCode, ElsewherePlace]]()
        shipper = BoardShipper(ShippedLog(NodeLog(CN02).open()), lambda: board, line, hear=heard.append)
        await shipper.step()
        board = StandingBoard(encode_board(a_board()), lambda: seconds)
        for _ in range(4):
            await shipper.step()
        assert [decode_told_board(body).board for body in line.told] == [a_board()]
        assert heard == [{}, {}, {CIVIL: a_place()}]
        board = StandingBoard(encode_board(a_board()), lambda: seconds)
        seconds = 61.0
        await shipper.step()
        assert len(line.told) == 1

    asyncio.run(work())
