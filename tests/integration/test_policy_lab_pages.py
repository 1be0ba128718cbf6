"""The policy lab at a centre: a trial is asked for by a form, run in its own process, followed, read and kept."""

import re
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pytest

from server_client.queue_model.ids import BranchId
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.people import Person
from server_client.server.app import now
from server_client.server.lab.run_table import RunState
from tests.fakes.lively_branch import LivelyBranch
from tests.fakes.running_center import RunningCenter, running_center

CN01 = BranchId("CN01")
_DAYS = 2


class Looker:
    """Somebody with a session at the centre."""

    def __init__(self, centre: RunningCenter, name: str, role: CenterRole) -> None:
        branches = frozenset({CN01} if role is CenterRole.SUPERVISOR else ())
        self.token = centre.do(_begun(centre, Person(name=name, shown_name=name, role=role, branches=branches)))
        self._http = centre.http
        self._headers = {"Cookie": f"motcua_session={self.token}; motcua_language=en"}

    def get(self, path: str) -> httpx.Response:
        """Ask for a page."""
        return self._http.get(path, headers=self._headers)

    def post(self, path: str, typed: dict[str, str]) -> httpx.Response:
        """Send a form."""
        return self._http.post(path, data=typed, headers=self._headers)

    def ask(self, **fields: str) -> httpx.Response:
        """Send the form of a trial, for the days that there are unless others are named."""
        found = re.search(r'name="csrf" value="([^"]+)"', self.get("/monitor/lab?branch=CN01").text)
        assert found is not None
        first, last = now() - timedelta(days=_DAYS + 1), now() - timedelta(days=1)
        days = {"from": first.date().isoformat(), "to": last.date().isoformat()}
        typed = {"csrf": found[1], "branch": "CN01", "title": "Thử", **days, **fields}
        return self.post("/monitor/lab", typed)


async def _begun(centre: RunningCenter, person: Person) -> str:
    administration = centre.center.administration
    await administration.people.add(person, by="test")
    # Whoever begins has to choose a password first; that is not what is looked at here.
    await centre.center.sql.change("UPDATE administrators SET initial_until_ms = NULL")
    async with centre.center.sql.transaction() as session:
        return await administration.sessions.begin(session, person.name, is_beginning=False)


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCenter]:
    """Run a centre that follows a branch with two days in its log."""
    start = (now() - timedelta(days=_DAYS + 1)).replace(hour=1, minute=0, second=0, microsecond=0)
    with running_center(tmp_path_factory.mktemp("centre")) as running:
        running.take_in(LivelyBranch(3, visits=60, start=start).days(_DAYS).node)
        running.do(running.center.statistics_keeper.look())
        running.do(running.center.board.look())
        yield running


@pytest.fixture(scope="module")
def director(centre: RunningCenter) -> Looker:
    """Return somebody who sees all."""
    return Looker(centre, "lan", CenterRole.DIRECTOR)


def over(centre: RunningCenter, run: str) -> RunState:
    """Wait until a run is over, and return how it ended."""
    while True:
        found = centre.do(centre.center.lab.of_id(run))
        assert found is not None
        if found.state.is_over:
            return found.state


def test_the_lab_is_for_administrators_and_directors(centre: RunningCenter, director: Looker) -> None:
    assert centre.http.get("/monitor/lab").headers["location"].startswith("/admin/sign-in")
    assert Looker(centre, "minh", CenterRole.SUPERVISOR).get("/monitor/lab").status_code == 403
    page = director.get("/monitor/lab")
    assert page.status_code == 200
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert 'href="/monitor/lab"' in director.get("/monitor").text


def test_a_trial_is_run_and_read_on_the_page_and_as_a_file(centre: RunningCenter, director: Looker) -> None:
    answer = director.ask(
        **{"open_from.c5": "08:30", "open_to.c5": "11:30", "profile.c5": "all", "slope.elderly": "20"}
    )
    assert answer.status_code == 303
    run = answer.headers["location"].rpartition("/")[2]
    assert "progress" in director.get(f"/monitor/lab/{run}?part=progress").text
    assert over(centre, run) is RunState.DONE
    assert director.get(f"/monitor/lab/{run}?part=progress").headers["hx-refresh"] == "true"
    page = director.get(f"/monitor/lab/{run}?lang=vi").text
    for told in ("Quầy 5 mở từ 08:30 đến 11:30", "<svg", "Khác biệt (khoảng", "Chạy lại, trung bình", "Hộ tịch"):
        assert told in page
    assert "With the change" in director.get(f"/monitor/lab/{run}?lang=en").text
    report = director.get(f"/monitor/lab/{run}/report")
    assert report.text.startswith("<!DOCTYPE html>")
    assert "attachment" in report.headers["content-disposition"]
    assert "<script" not in report.text
    assert '"OpenCounter"' in director.get(f"/monitor/lab/{run}/trial.json").text
    assert 'value="08:30"' in director.get(f"/monitor/lab?again={run}").text
    assert f"/monitor/lab/{run}" in director.get("/monitor/lab").text
    assert "policy_tried" in str(centre.do(centre.center.sql.rows("SELECT what FROM trail")))


def test_what_cannot_be_tried_is_told_with_what_was_typed(director: Looker) -> None:
    for typed, told in (
        ({}, "Nothing is changed yet"),
        ({"limit": "many"}, "This is no number: many"),
        ({"limit": "1.5"}, "This is no number: 1.5"),
        ({"limit": "3", "to": "2999-01-01"}, "up to yesterday"),
        ({"limit": "3", "from": "yesterday"}, "up to yesterday"),
        ({"open_from.c5": "08:30"}, "needs both its ends"),
        ({"open_from.c5": "08:30", "open_to.c5": "09:30"}, "needs both its ends"),
        ({"last_number": "25:99"}, "no time of day"),
    ):
        answer = director.ask(**typed)
        assert answer.status_code == 400
        assert told in answer.text
    assert director.ask(branch="CN99", limit="3").status_code == 404


def test_days_without_anybody_are_a_run_without_result(centre: RunningCenter, director: Looker) -> None:
    run = director.ask(limit="3", **{"from": "2020-01-01", "to": "2020-01-03"}).headers["location"].rpartition("/")[2]
    assert over(centre, run) is RunState.FAILED
    assert "Nobody took a number at CN01" in director.get(f"/monitor/lab/{run}").text
    assert director.get(f"/monitor/lab/{run}/report").status_code == 404


def test_a_log_is_read_from_the_digest_before_the_days(centre: RunningCenter, director: Looker) -> None:
    centre.do(centre.center.trust.maker.look())
    day = (now() - timedelta(days=_DAYS)).date()
    assert centre.do(centre.center.trust.digests.before(CN01, day)) is not None
    run = director.ask(limit="3", **{"from": day.isoformat(), "to": day.isoformat()}).headers["location"]
    assert over(centre, run.rpartition("/")[2]) is RunState.DONE
    page = director.get(f"{run}?lang=en").text
    assert f"<dd>{day:%d/%m/%Y}</dd>" in page
    assert "One day only" in page


def test_questions_asked_often_fill_the_form(director: Looker) -> None:
    for preset, field in (
        ("priority_20", r'name="slope\.elderly"[^>]*value="20"'),
        ("limit_3", r'name="limit"[^>]*value="3"'),
        ("first_come", 'value="first_come" selected'),
        ("open_counter", r'name="open_from\.c5"[^>]*value="08:00"'),
        ("close_1630", r'name="close_at"[^>]*value="16:30"'),
    ):
        assert re.search(field, director.get(f"/monitor/lab?branch=CN01&preset={preset}").text), preset


def test_an_unknown_trial_is_told_as_such(director: Looker) -> None:
    for path in ("", "/report", "/trial.json"):
        assert director.get(f"/monitor/lab/none{path}").status_code == 404
