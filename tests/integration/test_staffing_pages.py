"""Counters for a day to come at a centre: asked for, found in a process of their own, read, taken away, compared."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest

from server_client.policy_lab.command import lab
from server_client.policy_lab.day_staffing import StaffingAsk, working_days
from server_client.policy_lab.staffing_files import ASKS
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import local_day
from server_client.server.administration.administrator import CenterRole
from server_client.server.app import now
from server_client.server.lab.run_table import RunState
from server_client.server.lab.worker_talk import LabWish, Word, frame, frames, told
from server_client.server.staffing.plan_table import KeptPlan
from server_client.server.staffing.plan_worker import run
from server_client.server.staffing.plans import AskedPlan
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group
from tests.fakes.browser import browser
from tests.fakes.lively_branch import BUSY_OFFICE, LivelyBranch
from tests.fakes.node_log import NodeLog
from tests.fakes.running_center import RunningCenter, running_center
from tests.integration.test_policy_lab_pages import Looker

CN01 = BranchId("CN01")
_DAYS = 4
TODAY = local_day(now())
NEXT = working_days(BUSY_OFFICE, TODAY)[0]


@pytest.fixture(scope="module")
def node() -> NodeLog:
    """Return a branch with four days in its log, the last of them yesterday."""
    start = (now() - timedelta(days=_DAYS)).replace(hour=1, minute=0, second=0, microsecond=0)
    return LivelyBranch(3, visits=20, start=start).days(_DAYS).node


@pytest.fixture(scope="module")
def centre(node: NodeLog, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCenter]:
    """Run a centre that follows the branch."""
    with running_center(tmp_path_factory.mktemp("centre")) as running:
        running.take_in(node)
        # What a branch is set up with comes to the board with its statistics.
        running.do(running.center.statistics_keeper.look())
        running.do(running.center.board.look())
        yield running


@pytest.fixture(scope="module")
def director(centre: RunningCenter) -> Looker:
    """Return somebody who sees all."""
    return Looker(centre, "lan", CenterRole.DIRECTOR)


def asked(reader: Looker, day: date, **typed: str) -> httpx.Response:
    found = re.search(r'name="csrf" value="([^"]+)"', reader.get("/monitor/staffing?branch=CN01").text)
    assert found is not None
    return reader.post("/monitor/staffing", {"csrf": found[1], "branch": "CN01", "day": f"{day}", **typed})


def kept(centre: RunningCenter, day: date) -> KeptPlan:
    """Wait until the day's newest plan is over, and what came of it is known if the day is past."""
    while True:
        found = next(one for one in centre.do(centre.center.staffing.of_branch(CN01)) if one.day == day)
        if found.state is RunState.FAILED or found.outcome is not None:
            return found
        if found.state is RunState.DONE and day >= TODAY:
            return found


def test_a_day_to_come_is_asked_for_followed_and_read(centre: RunningCenter, director: Looker, tmp_path: Path) -> None:
    page = director.get("/monitor/staffing?branch=CN01").text
    assert "Nobody has asked for this day yet" in page
    answer = asked(director, NEXT, share="75")
    assert answer.headers["location"] == f"/monitor/staffing?branch=CN01&day={NEXT}"
    # Who asks again meanwhile follows the same plan.
    assert asked(director, NEXT).status_code == 303
    assert "progress" in director.get(f"/monitor/staffing?branch=CN01&day={NEXT}&part=progress").text
    assert kept(centre, NEXT).state is RunState.DONE
    assert director.get(f"/monitor/staffing?branch=CN01&day={NEXT}&part=progress").headers["hx-refresh"] == "true"
    here = f"/monitor/staffing?branch=CN01&day={NEXT}"
    for language, words in (("vi", ("giờ quầy", "Tất cả lĩnh vực", "Vì sao")), ("en", ("counter-hours", "All fields"))):
        shown = director.get(f"{here}&lang={language}").text
        assert all(word in shown for word in words)
    assert "staffing_asked" in str(centre.do(centre.center.sql.rows("SELECT what FROM trail")))
    csv = director.get(f"/monitor/staffing.csv?branch=CN01&day={NEXT}")
    assert "attachment" in csv.headers["content-disposition"]
    assert csv.text.splitlines()[0].startswith("\ufeffhalf_hour,people,people_low,people_high,counters")
    with browser(tmp_path / "profile") as shown_page:
        shown_page.set_cookie("motcua_session", director.token, centre.url)
        shown_page.open(f"{centre.url}{here}&lang=vi")
        shown_page.wait_for('document.querySelectorAll(".plot canvas").length === 2')
        assert shown_page.complaints == []


def test_what_came_of_a_past_day_stands_beside_what_was_planned(centre: RunningCenter, director: Looker) -> None:
    past = TODAY - timedelta(days=1)
    plans = centre.center.staffing
    centre.do(plans.ask(AskedPlan(branch=CN01, ask=StaffingAsk(day=past), by="lan")))
    assert kept(centre, past).outcome is not None
    page = director.get(f"/monitor/staffing?branch=CN01&day={past}&lang=en").text
    assert "What came: 2" in page
    assert "In time in truth" in page
    assert "Work it out" not in page
    assert director.get(f"/monitor/staffing.csv?branch=CN01&day={past}").text.count("1.0") > 3


def test_a_day_that_cannot_be_planned_says_why(centre: RunningCenter, director: Looker) -> None:
    early = TODAY - timedelta(days=_DAYS - 1)
    centre.do(centre.center.staffing.ask(AskedPlan(branch=CN01, ask=StaffingAsk(day=early), by="lan")))
    assert kept(centre, early).fault == "too_few_days"
    assert "fewer than three days" in director.get(f"/monitor/staffing?branch=CN01&day={early}&lang=en").text
    assert director.get(f"/monitor/staffing.csv?branch=CN01&day={early}").status_code == 404
    assert asked(director, TODAY).status_code == 404
    assert director.get("/monitor/staffing?branch=CN99").status_code == 404
    assert "Choose a branch" in director.get("/monitor/staffing?day=never&lang=en").text


def test_a_plan_of_another_version_is_said_to_be_one(centre: RunningCenter, director: Looker) -> None:
    day = working_days(BUSY_OFFICE, TODAY)[1]
    centre.do(centre.center.staffing.ask(AskedPlan(branch=CN01, ask=StaffingAsk(day=day), by="lan")))
    assert kept(centre, day).state is RunState.DONE
    centre.do(centre.center.sql.change("UPDATE staffing_plans SET result = $1 WHERE day = $2", b"{}", f"{day}"))
    assert "Another version" in director.get(f"/monitor/staffing?branch=CN01&day={day}&lang=en").text


def test_a_supervisor_plans_for_their_own_branch_alone(centre: RunningCenter) -> None:
    own = Looker(centre, "minh", CenterRole.SUPERVISOR)
    assert own.get("/monitor/staffing?branch=CN01").status_code == 200
    assert own.get("/monitor/staffing?branch=CN02").status_code == 404
    assert centre.http.get("/monitor/staffing").headers["location"].startswith("/admin/sign-in")


def answers(node: NodeLog, ask: StaffingAsk, *, last: bytes = b"") -> list[tuple[Word, bytes]]:
    """Return what the process says to the whole log."""
    wish = LabWish(branch=CN01, first=TODAY - timedelta(days=60), last=TODAY)
    bodies = [*(entry.body for entry in node.entries), *([last] if last else [])]
    sent = b"".join(map(frame, (wish.to_bytes(), ASKS.write(ask), *bodies))) + frame(b"")
    at = 0

    def read(count: int) -> bytes:
        nonlocal at
        at += count
        return sent[at - count : at]

    said: list[bytes] = []
    run(frames(read), said.append)
    return [told(one) for one in said]


def test_the_process_refuses_in_a_word(node: NodeLog) -> None:
    assert answers(node, StaffingAsk(day=NEXT), last=b"no entry")[-1] == (Word.REFUSED, b"unreadable")
    assert answers(node, StaffingAsk(day=TODAY, is_outcome=True))[-1] == (Word.REFUSED, b"not_over")
    assert answers(node, StaffingAsk(day=TODAY - timedelta(days=2), is_outcome=True))[-1][0] is Word.RESULT


def test_the_command_reads_a_nodes_log_and_a_centres_database(
    node: NodeLog, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "CN01.sqlite"
    store = SqliteStore(path)
    store.append(Group(entries=node.entries))
    store.close()
    assert lab(["staff", "--log", str(path), "--day", f"{NEXT}"]) == 0
    assert "as usual: " in capsys.readouterr().out
    assert lab(["staff", "--log", str(path), "--day", f"{TODAY - timedelta(days=_DAYS - 1)}"]) == 1
    assert "fewer than three days" in capsys.readouterr().err
    with running_center(tmp_path / "centre") as running:
        running.take_in(node)
    database = f"sqlite:{tmp_path / 'centre' / 'center.sqlite'}"
    assert lab(["staff", "--database", database, "--day", f"{NEXT}", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["learned_days"] == _DAYS
    assert lab(["staff", "--database", "nowhere", "--day", f"{NEXT}"]) == 1
