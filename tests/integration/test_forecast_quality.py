"""Announced waits from the number to the page, the files and Prometheus, at a centre on a real socket."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from server_client.queue_model.commands import CallNext, IssueTicket, OpenCounter
from server_client.queue_model.ids import BranchId
from server_client.queue_model.ticket import AnnouncedWait
from server_client.server.administration.administrator import CenterRole
from server_client.server.credentials import Role
from tests.fakes.browser import browser
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, LAN, MINH
from tests.fakes.running_center import RunningCenter, a_node, running_center
from tests.integration.test_monitor_pages import Reader

CN01, CN02, POINT = BranchId("CN01"), BranchId("CN02"), BranchId("X001")
SOON = AnnouncedWait(low_s=0, likely_s=60, high_s=300)
LATER = AnnouncedWait(low_s=900, likely_s=1_200, high_s=1_800)


def a_day() -> NodeLog:
    """Return a branch that announced three waits: one held, one did not, one is not known yet."""
    node = a_node(CN01)
    for announced in (SOON, LATER, SOON):
        node.do(IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token(), announced=announced))
    for counter, clerk in ((COUNTER_5, LAN), (COUNTER_6, MINH)):
        node.do(OpenCounter(id=an_id(), counter=counter, clerk=clerk, profile=ALL))
        node.do(CallNext(id=an_id(), counter=counter))
    return node


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCenter]:
    """Run a centre with a day in it."""
    with running_center(tmp_path_factory.mktemp("centre"), POINT) as running:
        running.take_in(a_day())
        running.take_in(a_node(CN02))
        running.do(running.center.statistics_keeper.look())
        running.do(running.center.board.look())
        yield running


@pytest.fixture(scope="module")
def director(centre: RunningCenter) -> Reader:
    """Return somebody who sees all."""
    return Reader(centre, "lan", CenterRole.DIRECTOR, frozenset())


def test_the_page_says_whether_what_was_announced_held(centre: RunningCenter, director: Reader) -> None:
    page = director.get("/monitor/forecast?lang=en").text
    assert "5 of 10 announced ranges held: 50 % of 2 numbers." in page
    assert "These are too few to conclude anything." in page
    for by in ("day", "half_hour", "horizon", "service", "class", "branch"):
        answer = director.get(f"/monitor/forecast?by={by}&lang=vi")
        assert answer.status_code == 200
        assert answer.text.count("data-plot") == 4
    assert "Hộ tịch" in director.get("/monitor/forecast?by=service&branch=CN01&service=civil&lang=vi").text
    assert "No wait was announced" in director.get("/monitor/forecast?from=2020-01-01&to=2020-01-02&lang=en").text


def test_a_supervisor_sees_the_forecasts_of_their_own_branches(centre: RunningCenter) -> None:
    supervisor = Reader(centre, "minh", CenterRole.SUPERVISOR, frozenset({CN02}))
    assert "No wait was announced" in supervisor.get("/monitor/forecast?lang=en").text
    for file in ("", ".csv", ".xlsx"):
        assert supervisor.get(f"/monitor/forecast{file}?branch=CN01").status_code == 404
    assert centre.http.get("/monitor/forecast").status_code == 303


def test_the_same_can_be_had_as_files(director: Reader) -> None:
    csv = director.get("/monitor/forecast.csv?by=horizon&lang=en")
    rows = csv.content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith('"Announced wait, minutes",Announced,Known by now,Range held')
    assert [row.split(",")[:4] for row in rows[1:]] == [
        ["≤ 5", "2", "1", "1.0"],
        ["15–30", "1", "1", "0.0"],
        ["Total", "3", "2", "0.5"],
    ]
    assert "motcua-forecast-horizon-" in csv.headers["content-disposition"]
    book = ZipFile(BytesIO(director.get("/monitor/forecast.xlsx?by=service&branch=CN01&lang=vi").content))
    assert "Hộ tịch" in book.read("xl/sharedStrings.xml").decode()
    # The workbook of statistics has the same behind its own table: by service, half hour, and length of the wait.
    book = ZipFile(BytesIO(director.get("/monitor/statistics.xlsx?branch=CN01&lang=vi").content))
    assert [name for name in book.namelist() if "worksheets/sheet" in name] == [
        f"xl/worksheets/sheet{number}.xml" for number in range(1, 5)
    ]
    strings = book.read("xl/sharedStrings.xml").decode()
    assert all(told in strings for told in ("15–30", "Hộ tịch"))


def test_prometheus_is_told_of_all_branches_and_of_the_points_here(centre: RunningCenter) -> None:
    kiosk = centre.holder("kiosk", Role.KIOSK, POINT)
    told = IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token(), announced=SOON)
    assert kiosk.send(POINT, told).status_code == 200
    measures = centre.http.get("/metrics").text
    assert "motcua_city_announced_waits_scored_total 2.0" in measures
    assert "motcua_city_announced_waits_held_total 1.0" in measures
    assert 'motcua_announced_waits_total{branch="X001"} 1.0' in measures
    assert 'motcua_announced_waits_scored_total{branch="X001"} 0.0' in measures


def test_the_plots_are_drawn_in_a_browser(centre: RunningCenter, director: Reader, tmp_path: Path) -> None:
    with browser(tmp_path / "profile") as page:
        page.set_cookie("motcua_session", director.token, centre.url)
        page.open(f"{centre.url}/monitor/forecast?lang=vi")
        page.wait_for('document.querySelectorAll(".plot canvas").length === 4')
        assert page.complaints == []
