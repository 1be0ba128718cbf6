"""The pages of the monitor on a real socket, for people with a session: what they show, and what they refuse."""

import re
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest

from server_client.queue_model.commands import CallNext, FinishTicket, OpenCounter, StartServing
from server_client.queue_model.events import TicketCalled
from server_client.queue_model.ids import BranchId, OutcomeCode
from server_client.queue_model.local_time import local_day
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.people import Person
from server_client.server.app import now
from server_client.server.monitor import alarms
from server_client.server.monitor.alarm_rules import AlarmKind
from server_client.server.monitor.judging import Matter
from server_client.server.statistics.command import statistics
from server_client.wire.chain import event_of
from tests.fakes.browser import browser
from tests.fakes.log_entries import an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import ALL, COUNTER_5, LAN
from tests.fakes.running_center import RunningCenter, a_node, running_center

CN01, CN02, POINT = BranchId("CN01"), BranchId("CN02"), BranchId("X001")
WAITING = Matter(CN01, AlarmKind.WAITING)


class Reader:
    """Somebody with a session, and their browser's cookie."""

    def __init__(self, centre: RunningCenter, name: str, role: CenterRole, branches: frozenset[BranchId]) -> None:
        self.token = centre.do(_begun(centre, Person(name=name, shown_name=name, role=role, branches=branches)))
        self._http = centre.http
        self._headers = {"Cookie": f"motcua_session={self.token}"}

    def get(self, path: str) -> httpx.Response:
        """Ask for a page."""
        return self._http.get(path, headers=self._headers)

    def post(self, path: str, **fields: str) -> httpx.Response:
        """Send a form of theirs."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.get("/monitor/rules").text)
        assert found is not None
        return self._http.post(path, data={"csrf": found[1], **fields}, headers=self._headers)


async def _begun(centre: RunningCenter, person: Person) -> str:
    administration = centre.center.administration
    await administration.people.add(person, by="test")
    # Whoever begins has to choose a password first; that is not what is looked at here.
    await centre.center.sql.change("UPDATE administrators SET initial_until_ms = NULL")
    async with centre.center.sql.transaction() as session:
        return await administration.sessions.begin(session, person.name, is_beginning=False)


def a_day(branch: BranchId) -> NodeLog:
    """Return a branch in which four have come, and one was served."""
    node = a_node(branch, tickets=4)
    node.do(OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
    node.do(CallNext(id=an_id(), counter=COUNTER_5))
    called = event_of(node.entries[-1].body).data
    assert isinstance(called, TicketCalled)
    node.do(StartServing(id=an_id(), counter=COUNTER_5, ticket=called.ticket))
    node.do(FinishTicket(id=an_id(), counter=COUNTER_5, ticket=called.ticket, outcome=OutcomeCode("accepted")))
    node.do(CallNext(id=an_id(), counter=COUNTER_5))
    return node


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCenter]:
    """Run a centre with a day in it."""
    with running_center(tmp_path_factory.mktemp("centre"), POINT) as running:
        for branch in (CN01, CN02):
            running.take_in(a_day(branch))
        running.do(running.center.statistics_keeper.look())
        running.do(alarms.raise_all(running.center.sql, {WAITING: "61"}, now()))
        running.do(running.center.board.look())
        yield running


@pytest.fixture(scope="module")
def director(centre: RunningCenter) -> Reader:
    """Return somebody who sees all."""
    return Reader(centre, "lan", CenterRole.DIRECTOR, frozenset())


@pytest.fixture(scope="module")
def supervisor(centre: RunningCenter) -> Reader:
    """Return somebody who sees one branch."""
    return Reader(centre, "minh", CenterRole.SUPERVISOR, frozenset({CN02}))


def test_nobody_sees_anything_without_a_session(centre: RunningCenter) -> None:
    for path in ("/monitor", "/monitor/alarms", "/monitor/statistics", "/monitor/branches/CN01", "/monitor/rules"):
        answer = centre.http.get(path)
        assert (answer.status_code, answer.headers["location"].partition("?")[0]) == (303, "/admin/sign-in")


def test_all_branches_are_on_one_page_and_what_changes_can_be_had_alone(director: Reader) -> None:
    page = director.get("/monitor?lang=vi")
    assert page.status_code == 200
    assert "Toàn thành phố" in page.text
    assert page.text.count("Chi nhánh số 1") == 3
    assert "Đông người chờ" in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]
    part = director.get("/monitor?part=board&show=attention&lang=en").text
    assert "<html" not in part
    assert 'id="b-CN01"' in part
    assert "Many waiting" in part


def test_a_supervisor_sees_their_own_branches_only(supervisor: Reader) -> None:
    assert 'id="b-CN01"' not in supervisor.get("/monitor").text
    assert 'id="b-CN02"' in supervisor.get("/monitor").text
    assert supervisor.get("/monitor/branches/CN01").status_code == 404
    assert supervisor.get("/monitor/statistics?branch=CN01").status_code == 404
    assert supervisor.get("/monitor/indicators?branch=CN01").status_code == 404
    assert supervisor.get("/monitor/statistics.csv?by=branch").text.splitlines()[1:][0].startswith("Chi nhánh số 1,4,")


def test_a_branch_is_shown_in_depth(director: Reader) -> None:
    page = director.get("/monitor/branches/CN01?lang=vi").text
    for told in ("Chi nhánh số 1", "Hộ tịch", "Quầy 5", "A002", "A003", LAN, "data-plot"):
        assert told in page
    part = director.get("/monitor/branches/X001?part=now").text
    assert "<html" not in part
    assert director.get("/monitor/branches/CN99").status_code == 404


def test_an_alarm_is_taken_on_by_one_person_with_a_note(
    centre: RunningCenter, director: Reader, supervisor: Reader
) -> None:
    centre.do(alarms.raise_all(centre.center.sql, {Matter(CN01, AlarmKind.HELP, "k1"): "6"}, now()))
    centre.do(centre.center.board.alarms_changed())
    wish = {"branch": "CN01", "kind": "help", "subject": "k1", "note": "<b>calls</b>"}
    assert "Ki-ốt k1" in director.get("/monitor/alarms?lang=vi").text
    assert supervisor.post("/monitor/alarms", **wish).status_code == 409
    assert director.post("/monitor/alarms", **wish).status_code == 303
    assert director.post("/monitor/alarms", **wish).status_code == 409
    assert director.post("/monitor/alarms", **wish | {"kind": "no_such"}).status_code == 409
    assert "&lt;b&gt;calls&lt;/b&gt;" in director.get("/monitor/alarms").text
    assert "alarm_taken_on" in str(centre.do(centre.center.sql.rows("SELECT what FROM trail")))


def test_alarms_that_have_ended_are_history(centre: RunningCenter, director: Reader) -> None:
    matter = Matter(CN02, AlarmKind.LOG_DIFFERS)
    centre.do(alarms.raise_all(centre.center.sql, {matter: "2026-03-09T03:00:00+00:00"}, now() - timedelta(hours=1)))
    centre.do(alarms.clear_all(centre.center.sql, [matter], now()))
    assert "Logs differ" in director.get("/monitor/alarms?lang=en").text
    assert "Logs differ" not in director.get("/monitor/alarms?lang=en&before=12").text


def test_rules_are_set_by_who_may(centre: RunningCenter, director: Reader, supervisor: Reader) -> None:
    wish = {"kind": "waiting", "threshold": "70", "raise_after_s": "5", "clear_after_s": "6", "is_on": "on"}
    assert supervisor.post("/monitor/rules", **wish).status_code == 403
    assert director.post("/monitor/rules", **wish).status_code == 303
    assert 'value="70"' in director.get("/monitor/rules?saved").text
    for wrong in ({"threshold": "-1"}, {"raise_after_s": "9999999"}, {"kind": "?"}):
        assert director.post("/monitor/rules", **wish | wrong).status_code == 400


def test_statistics_are_told_by_each_side_and_as_files(director: Reader) -> None:
    for by in ("half_hour", "day", "service", "counter", "clerk", "class", "branch"):
        page = director.get(f"/monitor/statistics?by={by}&lang=en")
        assert page.status_code == 200
        assert "data-plot" in page.text
    assert "There are no figures" in director.get("/monitor/statistics?from=2020-01-01&to=2020-01-02&lang=en").text
    one = director.get("/monitor/statistics?branch=CN01&service=civil&by=service&lang=vi").text
    assert "Hộ tịch" in one

    csv = director.get("/monitor/statistics.csv?by=service&lang=en")
    assert csv.content.startswith(b"\xef\xbb\xbfService,Issued,Served")
    assert csv.text.splitlines()[-1].startswith("Total,8,2")
    assert "attachment" in csv.headers["content-disposition"]
    book = ZipFile(BytesIO(director.get("/monitor/statistics.xlsx?by=service&lang=vi").content))
    assert "Hộ tịch" in book.read("xl/sharedStrings.xml").decode()


def test_indicators_have_their_formulae_and_say_what_is_not_known(director: Reader) -> None:
    page = director.get("/monitor/indicators?lang=en").text
    for told in ("Called within the promised wait", "Decision 766/QD-TTg", "Not known", "Too few"):
        assert told in page


def test_the_statistics_are_made_anew_and_exported_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"sqlite:{tmp_path / 'centre' / 'center.sqlite'}"
    with running_center(tmp_path / "centre") as running:
        running.take_in(a_day(CN01))
    assert statistics(["rebuild", "--database", address]) == 0
    assert "CN01" in capsys.readouterr().out
    today = local_day(now()).isoformat()
    for ending in ("csv", "xlsx"):
        file = tmp_path / f"out.{ending}"
        period = ["--from", today, "--to", today, "--by", "service", "--language", "en"]
        assert statistics(["export", "--database", address, *period, "--file", str(file)]) == 0
        assert file.stat().st_size > 100
    assert ZipFile(tmp_path / "out.xlsx").namelist().count("xl/worksheets/sheet4.xml") == 1
    assert "Hộ tịch" not in (tmp_path / "out.csv").read_text()
    assert "Civil status,4,1" in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert statistics(["rebuild", "--database", "nonsense"]) == 1
    with pytest.raises(SystemExit):
        statistics(["export", "--database", address])


def test_the_page_stays_live_in_a_browser_and_plots_are_drawn(
    centre: RunningCenter, director: Reader, tmp_path: Path
) -> None:
    with browser(tmp_path / "profile") as page:
        page.set_cookie("motcua_session", director.token, centre.url)
        page.open(f"{centre.url}/monitor?lang=en")
        assert page.text("h1") == "The whole city"
        before = page.text("time")
        page.wait_for(f'document.querySelector("time").innerText !== "{before}"')
        page.open(f"{centre.url}/monitor/statistics?by=service&lang=vi")
        page.wait_for('document.querySelectorAll(".plot canvas").length === 2')
        assert page.complaints == []


def test_what_cannot_be_shown_just_now_is_a_page_to_people_and_a_problem_to_programs(tmp_path: Path) -> None:
    with running_center(tmp_path) as centre:
        director = Reader(centre, "director", CenterRole.DIRECTOR, frozenset())
        centre.do(centre.center.sql.change("ALTER TABLE pictures RENAME TO gone"))
        centre.do(centre.center.sql.change("ALTER TABLE alarms RENAME TO gone_too"))

        shown = director.get("/monitor/alarms?lang=vi")

        assert shown.status_code == 503
        assert "Hiện chưa xem được mục này" in shown.text
        assert shown.headers["content-type"].startswith("text/html")
