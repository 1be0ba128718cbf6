"""What a centre publishes of its branches' days, as pages, JSON and CSV; and why one number went before another."""

import csv
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest

from server_client.queue_model.commands import CallNext, IssueTicket, OpenCounter, OpenDay
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.queue_model.ticket import AnnouncedWait
from server_client.server.app import now
from server_client.server.routes.trust import COLUMNS
from server_client.wire.digests import decode_digests
from tests.fakes.browser import Page, browser
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import ALL, CIVIL, COUNTER_5, ELDERLY, LAN
from tests.fakes.running_center import RunningCenter, running_center
from tests.fakes.told_days import a_branch, a_day, serve

POINT = BranchId("HN07")


def some_days_ago(days: int) -> datetime:
    """Return eight in the morning at the branches, so many days before today."""
    today = local_day(now())
    return (datetime(today.year, today.month, today.day, 8, tzinfo=VIETNAM) - timedelta(days=days)).astimezone(UTC)


def a_morning(node: NodeLog) -> None:
    """Let today begin at the branch: A003, by priority, is called before A001 and A002."""
    node.now = datetime.combine(local_day(now()), datetime.min.time(), VIETNAM).astimezone(UTC)
    node.do(OpenDay(id=an_id()))
    node.do(OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
    for class_code, minutes in ((WALK_IN, 0), (WALK_IN, 1), (ELDERLY, 1)):
        node.now += timedelta(seconds=minutes)
        node.do(IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token(), class_code=class_code))
    node.now += timedelta(seconds=30)
    node.do(CallNext(id=an_id(), counter=COUNTER_5))


@pytest.fixture(scope="module")
def node() -> NodeLog:
    """Return a branch with two days behind it, and a morning."""
    node = a_branch("CN01", some_days_ago(2))
    a_day(a_day(node, 24, announced=AnnouncedWait(low_s=0, likely_s=1_800, high_s=3_600)), 3)
    a_morning(node)
    return node


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory, node: NodeLog) -> Iterator[RunningCenter]:
    """Run a centre that follows the branch and hosts a point, and has told of the days."""
    with running_center(tmp_path_factory.mktemp("centre") / "data", POINT) as center:
        center.take_in(node)
        center.do(center.center.trust.maker.look())
        yield center


@pytest.fixture(scope="module")
def days(node: NodeLog) -> list[date]:
    """Return the days: the day before yesterday, yesterday, today."""
    return [local_day(some_days_ago(days)) for days in (2, 1, 0)]


def get(center: RunningCenter, path: str, status: int = 200) -> str:
    """Return a page."""
    answer = center.http.get(path)
    assert answer.status_code == status, answer.text
    return answer.text


def test_a_day_is_told_on_its_page_in_both_languages(center: RunningCenter, days: list[date]) -> None:
    page = get(center, f"/open/CN01/{days[0]}")

    assert "<b>24</b>" in page
    assert "Hộ tịch" in page
    (digest,) = json.loads(center.http.get(f"/open/CN01/digests.json?month={days[0]:%Y-%m}").text)["digests"][:1]
    assert digest["hash"] in page
    assert digest["last_hash"] in page
    in_english = get(center, f"/open/CN01/{days[0]}?lang=en")
    assert "Civil status" in in_english
    assert "<b>100%</b><span>called within the wait that was announced" in in_english


def test_a_day_of_few_people_tells_nothing_of_them(center: RunningCenter, days: list[date]) -> None:
    page = get(center, f"/open/CN01/{days[1]}")

    assert "dưới 5" in page
    assert "Hộ tịch" not in page
    digest = center.http.get(f"/open/CN01/{days[1]}.json").json()
    assert (digest["numbers"], digest["total"], digest["rows"]) == (None, None, [])


def test_the_digests_are_published_as_they_were_sealed(center: RunningCenter, node: NodeLog, days: list[date]) -> None:
    answer = center.http.get("/open/CN01/digests.json")

    digests = decode_digests(answer.content)
    assert [one.digest.day for one in digests] == days[:2]
    assert [one.digest.last_hash for one in digests] == [node.hash_at(one.digest.last) for one in digests]
    assert decode_digests(center.http.get(f"/open/CN01/{days[0]}.json").content) == digests[:1]


def test_the_open_data_has_the_documented_columns_and_adds_up(center: RunningCenter, days: list[date]) -> None:
    answer = center.http.get(f"/open/CN01/{days[0]:%Y-%m}.csv")

    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    table = list(csv.DictReader(StringIO(answer.text)))
    assert tuple(table[0]) == COLUMNS
    total, *rows = [row for row in table if row["day"] == days[0].isoformat()]
    assert (total["service"], total["class_code"], total["tickets"]) == ("*", "*", "24")
    assert sum(int(row["tickets"]) for row in rows) == 24
    assert (total["announced_known"], total["announced_held"], rows[0]["announced_known"]) == ("24", "24", "")


def test_there_are_lists_to_go_by(center: RunningCenter, days: list[date]) -> None:
    assert 'href="/open/CN01"' in get(center, "/open")
    page = get(center, "/open/CN01")
    assert f'href="/open/CN01/{days[0]}"' in page
    assert f'href="/open/CN01/{days[0]:%Y-%m}.csv"' in page


@pytest.mark.parametrize(
    "path", ["/open/CN99", "/open/CN01/2020-01-01", "/open/CN01/heute", "/open/CN99/2026-03-09/why", "/t/xyz/why"]
)
def test_what_there_is_not_has_a_page_that_says_so(center: RunningCenter, path: str) -> None:
    assert "Không có trang này" in get(center, path, 404)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/open/CN01/2020-01-01.json", "unknown_digest"),
        ("/open/CN01/2020-13-01.json", "bad_day"),
        ("/open/CN01/2020-13.csv", "bad_day"),
        ("/open/CN01/digests.json?month=x", "bad_day"),
        ("/open/CN99/digests.json", "unknown_branch"),
    ],
)
def test_programs_are_told_what_is_wrong(center: RunningCenter, path: str, code: str) -> None:
    assert center.http.get(path).json()["code"] == code


def test_why_a_later_number_went_first_is_told_with_its_figures(center: RunningCenter, days: list[date]) -> None:
    page = get(center, f"/open/CN01/{days[2]}/why?first=a001&second=A003&lang=en")

    assert "Why A003 was called before A001" in page
    assert "Number A003 (Priority by regulation, factor 4) had waited 0.5 of 20 promised minutes: urgency 0.10" in page
    assert "Priority by regulation" in page
    # Not which priority: that would tell something of a person.
    assert "Aged 75" not in page
    assert "Gone through again from the log" in page
    assert "This call counts as overtaking number A001" in page


def test_numbers_that_there_are_not_are_said_not_to_be(center: RunningCenter, days: list[date]) -> None:
    for query in ("first=A001&second=A001", "first=A001&second=Z999", ""):
        assert "Không tìm thấy hai số này" in get(center, f"/open/CN01/{days[2]}/why?{query}", 404)
    assert "Không tìm thấy" in get(center, "/open/CN01/2020-01-01/why?first=A001&second=A002", 404)


def test_two_that_never_waited_together_are_said_to_be_apart(center: RunningCenter, days: list[date]) -> None:
    page = get(center, f"/open/CN01/{days[2]}/why?first=A001&second=A002")

    assert "Hai số không cùng chờ" in page
    assert "chưa được gọi" in page


def test_the_holder_of_a_ticket_sees_who_went_before(center: RunningCenter, node: NodeLog) -> None:
    tokens = {visit.number: visit.token for visit in node.state.visits.values()}

    page = get(center, f"/t/{tokens['A001']}/why")
    assert "1 số đã được gọi trước" in page
    assert "Vì sao A003 được gọi trước A001" in page
    assert "chưa có số nào" in get(center, f"/t/{tokens['A003']}/why")


def test_what_happened_since_is_known_when_one_asks_again(center: RunningCenter) -> None:
    node = a_branch("CN02", some_days_ago(0))
    node.now -= timedelta(hours=8)
    node.do(OpenDay(id=an_id()))
    node.do(OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
    for _ in range(3):
        node.do(IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token()))
    center.take_in(node)
    path = f"/open/CN02/{node.state.day}/why?first=A001&second=A002&lang=en"
    assert "did not wait together" in get(center, path)

    node.now += timedelta(seconds=5)
    assert serve(node) == "A001"
    center.take_in(node)

    assert "Within a service and class who came first is called first" in get(center, path)


def test_a_point_that_the_centre_hosts_answers_too(center: RunningCenter) -> None:
    today = local_day(now())
    page = get(center, f"/open/{POINT}/{today}")

    assert "Ngày này chưa kết thúc" in page


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Run a browser."""
    with browser(tmp_path_factory.mktemp("browser")) as page:
        yield page


def test_a_browser_shows_the_pages_and_finds_nothing_to_object_to(
    center: RunningCenter, screen: Page, days: list[date]
) -> None:
    screen.open(f"{center.url}/open/CN01/{days[2]}")
    screen.evaluate("document.getElementById('first').value = 'A003'")
    screen.evaluate("document.getElementById('second').value = 'A001'")
    form = "document.querySelector('form')"
    screen.open(str(screen.evaluate(f"{form}.action + '?' + new URLSearchParams(new FormData({form}))")))

    assert "A003" in screen.text("h1")
    screen.open(f"{center.url}/open/CN01/{days[0]}?lang=vi")
    assert screen.text("h1") == f"Ngày {days[0]:%d/%m/%Y}"
    # Nothing is wider than a phone.
    assert screen.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert screen.complaints == []
    assert all(url.startswith(center.url) for url in screen.requests)
