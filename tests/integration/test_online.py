"""Numbers and bookings from afar: at a point of the centre, at a branch with a node, and when its line is cut."""

import asyncio
import re
import secrets
import subprocess
from collections.abc import Callable, Coroutine, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from shlex import quote
from threading import Event
from time import monotonic
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from server_client.queue_model.commands import CloseService
from server_client.queue_model.configuration import Hours
from server_client.queue_model.ids import BookingCode, BranchId, CommandId, Token
from server_client.queue_model.local_time import local_day
from server_client.queue_model.ticket import TicketOrigin
from server_client.server.app import now
from server_client.server.citizen.booking_rules import BookingRules
from server_client.server.citizen.doing_here import ErrandRunner
from server_client.server.citizen.http_errands import HttpErrands
from server_client.server.citizen.http_push import HttpPush
from server_client.server.citizen.push_sealing import PushKey
from server_client.server.citizen.pushing import Pushes
from server_client.server.credentials import Role
from server_client.server.desk import Desk
from server_client.server.replication.centre_line import CentreAddress
from server_client.server.replication.http_centre import HttpCentre
from server_client.server.replication.shipping import Shipper
from tests.fakes.log_entries import an_id
from tests.fakes.office import CIVIL, LAND, OFFICE
from tests.fakes.running_center import Holder, RunningCenter, running_center
from tests.unit.test_push_sealing import POINT as POINT_KEY
from tests.unit.test_push_sealing import SECRET

CN01, POINT = BranchId("CN01"), BranchId("P07")
PERSON, OTHER = "001099000001", "001 099 000 002"
RULES = BookingRules(share=1.0)
PUSH_KEY = PushKey(ec.generate_private_key(ec.SECP256R1()), "mailto:it@example.org")
ALL_DAY = tuple(Hours(weekday=weekday, opens=0, closes=24 * 60) for weekday in range(7))
OPEN = replace(OFFICE, services=tuple(replace(service, hours=ALL_DAY) for service in OFFICE.services))


@dataclass(frozen=True, slots=True)
class Node:
    """A branch's own server, and its line to the centre, which can be cut."""

    server: RunningCenter
    tasks: "list[Future[None]]"

    @property
    def desk(self) -> Desk:
        """Return what its calls work with."""
        return self.server.desks.hosted[CN01]

    def cut(self) -> None:
        """Cut the line."""
        for task in self.tasks:
            task.cancel()


@dataclass(frozen=True, slots=True)
class City:
    """A centre with a point of its own and a branch that has a node, and the city's app."""

    center: RunningCenter
    node: Node
    app: Holder

    def take(
        self, branch: BranchId, *services: str, person: str = PERSON, id: CommandId | None = None
    ) -> httpx.Response:
        """Take a number from afar."""
        body = {"id": id or an_id(), "services": list(services or [CIVIL]), "identity": person}
        return self.app.post(f"/v1/branches/{branch}/online-tickets", body)

    def book(self, branch: BranchId, *, person: str = PERSON, id: CommandId | None = None) -> httpx.Response:
        """Book the first time of tomorrow."""
        day = local_day(now()) + timedelta(days=1)
        slots = self.app.get(f"/v1/branches/{branch}/slots?service={CIVIL}&day={day}").json()["slots"]
        body = {"id": id or an_id(), "service": CIVIL, "booked_for": slots[0]["at"], "identity": person}
        return self.app.post(f"/v1/branches/{branch}/bookings", body)


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    """Run a centre and a node."""
    with (
        running_center(tmp_path / "centre", POINT, office=OPEN, booking=RULES) as center,
        running_center(tmp_path / "node", CN01, office=OPEN) as server,
    ):
        secret = tmp_path / "node-1"
        secret.write_text(center.holder("node-1", Role.NODE, CN01).secret)
        with a_line(server, CentreAddress(url=center.url, credential=secret)) as node:
            app = center.holder("iHanoi", Role.CITY_APP)
            until(lambda: center.center.following.knows(CN01))
            yield City(center, node, app)


@contextmanager
def a_line(server: RunningCenter, address: CentreAddress) -> Iterator[Node]:
    """Let the node send its log, and fetch what is asked of it."""
    desk = server.desks.hosted[CN01]
    shipper = Shipper(desk.hosted, HttpCentre(address, CN01), desk.metrics, now=desk.now, dice=lambda: 0.0)
    errands = ErrandRunner(desk, HttpErrands(address, CN01), clock=monotonic, dice=lambda: 0.0)
    work: list[Coroutine[Any, Any, None]] = [shipper.run(), errands.run()]
    node = Node(server, [asyncio.run_coroutine_threadsafe(one, server.loop) for one in work])
    try:
        yield node
    finally:
        node.cut()


def until(is_so: Callable[[], bool]) -> None:
    """Look again and again until it is so."""
    end = monotonic() + 20
    pause = Event()
    while not is_so():
        assert monotonic() < end, "it never was so"
        pause.wait(0.02)


def problem(answer: httpx.Response, status: int) -> str:
    """Return by which rule something is refused."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    return str(answer.json()["code"])


def test_a_number_from_afar_is_one_of_the_points_own_numbers(city: City) -> None:
    wish = an_id()
    first, again = city.take(POINT, id=wish), city.take(POINT, id=wish)

    assert first.status_code == 200, first.text
    assert first.json() == again.json()
    assert first.json()["number"] == "A001"
    branch = city.center.desks.hosted[POINT].hosted.state
    visit = branch.visits[branch.tokens[Token(first.json()["token"])]]
    assert visit.origin is TicketOrigin.ONLINE
    assert "A001" in city.center.http.get(f"/t/{first.json()['token']}").text
    assert PERSON not in str(branch)


def test_a_person_has_two_places_a_day_and_each_field_once_at_all_branches(city: City) -> None:
    assert city.take(POINT, CIVIL).status_code == 200
    assert problem(city.take(CN01, CIVIL), 409) == "field_booked"
    assert city.take(CN01, LAND).status_code == 200
    assert problem(city.take(POINT, "results"), 409) in {"person_limit", "unknown_service"}
    assert city.take(POINT, CIVIL, person=OTHER).status_code == 200

    places = city.app.post("/v1/places/search", {"identity": PERSON}).json()["places"]
    assert sorted((one["branch"], one["service"]) for one in places) == [(CN01, LAND), (POINT, CIVIL)]


def test_a_number_at_a_branch_with_a_node_is_given_out_there_and_live_at_the_centre(city: City) -> None:
    taken = city.take(CN01, CIVIL, LAND)

    assert taken.status_code == 200, taken.text
    assert taken.json()["number"] == "A001"
    assert taken.json()["page"] == f"{city.center.url}/t/{taken.json()['token']}"
    page = f"/t/{taken.json()['token']}"
    until(lambda: city.center.http.get(page).status_code == 200)
    put_off = city.center.http.post(f"{page}?after=0&lang=en", follow_redirects=False)
    assert put_off.headers["location"] == f"{page}?lang=en"
    until(lambda: "Put off until" in city.center.http.get(f"{page}?lang=en").text)
    assert [one.postponed for one in city.node.desk.hosted.state.tickets.values()] == [1]


def test_what_the_rules_of_the_branch_refuse_is_told_as_they_say_it_and_costs_no_place(city: City) -> None:
    city.node.server.do(city.node.desk.hosted.settle(CloseService(id=an_id(), service=CIVIL)))

    refused = city.take(CN01)

    assert problem(refused, 409) == "service_closed"
    assert refused.json()["particulars"] == {"service": CIVIL}
    assert city.app.post("/v1/places/search", {"identity": PERSON}).json()["places"] == []


def test_who_asks_a_branch_that_is_cut_off_is_told_so_and_loses_nothing(city: City) -> None:
    taken = city.take(CN01, LAND, person=OTHER).json()
    page = f"/t/{taken['token']}"
    until(lambda: city.center.http.get(page).status_code == 200)
    city.node.cut()
    # The centre takes a node for silent after 30 s: here it has been so long ago.
    city.center.do(city.center.center.sql.change("UPDATE branches SET heard_ms = heard_ms - 60000"))

    answer = city.take(CN01)

    assert problem(answer, 503) == "branch_away"
    assert answer.headers["retry-after"] == "60"
    assert city.app.post("/v1/places/search", {"identity": PERSON}).json()["places"] == []
    until(lambda: "no line to the centre since" in city.center.http.get(f"{page}?lang=en").text)
    told = city.center.http.post(f"{page}?after=0&lang=en", follow_redirects=True)
    assert "The branch could not be told; nothing has changed." in told.text
    assert not city.app.get(f"/v1/branches/{CN01}/bookable").json()["linked"]


def test_an_errand_that_nobody_fetches_is_withdrawn_and_never_done_later(city: City) -> None:
    for task in city.node.tasks[1:]:
        task.cancel()
    errands = city.center.center.citizens.errands
    errands._patience_s = 0.2

    async def nobody_waits() -> None:
        # The centre may not have heard yet that the node has hung up.
        errands.end()

    city.center.do(nobody_waits())
    assert problem(city.take(CN01), 503) == "branch_away"
    assert city.center.do(errands.take(CN01)) == []


def test_a_booking_is_known_at_the_branch_and_at_the_point(city: City) -> None:
    there, here = city.book(CN01), city.book(POINT, person=OTHER)

    assert there.status_code == here.status_code == 200, there.text
    for desk, server, made in (
        (city.node.desk, city.node.server, there.json()),
        (city.center.desks.hosted[POINT], city.center, here.json()),
    ):
        until(lambda: code_is_known(desk, server, made["code"]))  # noqa: B023  # it is asked at once


def code_is_known(desk: Desk, server: RunningCenter, code: str) -> bool:
    """Say whether the branch's records have the booking."""
    found, _ = server.do(desk.records.find_bookings(BookingCode(code), local_day(now())))
    return [one.code for one in found] == [code]


def test_a_booking_that_is_given_up_is_forgotten_at_the_branch(city: City) -> None:
    code = city.book(CN01).json()["code"]
    until(lambda: code_is_known(city.node.desk, city.node.server, code))

    path = f"/v1/branches/{CN01}/bookings/{code}"
    headers = {"Authorization": f"Bearer {city.app.secret}"}
    assert city.center.http.delete(path, headers=headers).status_code == 200
    until(lambda: not code_is_known(city.node.desk, city.node.server, code))
    assert problem(city.center.http.delete(path, headers=headers), 404) == "no_such_booking"


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.CITY_APP])
def test_only_the_citys_app_books_and_takes_numbers_for_others(city: City, role: Role) -> None:
    holder = city.center.holder(f"a-{role}", role)
    body = {"id": an_id(), "services": [CIVIL], "identity": PERSON}
    assert problem(holder.post(f"/v1/branches/{POINT}/online-tickets", body), 403) == "not_permitted"


def test_a_node_fetches_its_own_branchs_errands_only(city: City) -> None:
    other = city.center.holder("node-2", Role.NODE, BranchId("CN02"))
    assert problem(other.get(f"/v1/errands/{CN01}"), 403) == "other_branch"
    assert problem(other.get(f"/v1/errands/{CN01}/bookings"), 403) == "other_branch"
    assert problem(city.app.get(f"/v1/errands/{CN01}"), 403) == "not_permitted"
    assert problem(other.get("/v1/errands/CN02?wait=99"), 400) == "bad_query"
    assert other.get("/v1/errands/CN02").json()["errands"] == []
    assert problem(other.post("/v1/errands/CN02/nonsense", {"number": "A001"}), 400) == "malformed"


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"identity": "12345"}, 400, "malformed"),
        ({"services": []}, 400, "malformed"),
        ({"id": "1"}, 400, "malformed"),
        ({"name": "An"}, 400, "malformed"),
        ({"services": ["nothing"]}, 409, "unknown_service"),
    ],
)
def test_a_wish_that_does_not_fit_is_refused_with_its_reason(
    city: City, change: dict[str, object], status: int, code: str
) -> None:
    body = {"id": an_id(), "services": [CIVIL], "identity": PERSON} | change
    assert problem(city.app.post(f"/v1/branches/{POINT}/online-tickets", body), status) == code


def test_what_can_be_booked_is_told_by_day_and_time(city: City) -> None:
    told = city.app.get(f"/v1/branches/{POINT}/bookable").json()

    today = local_day(now())
    assert told["linked"]
    assert [service["code"] for service in told["services"]][:2] == [CIVIL, LAND]
    assert len(told["services"][0]["days"]) == 7
    for query, status, code in (
        (f"service=none&day={today}", 409, "not_bookable"),
        (f"service={CIVIL}&day={today + timedelta(days=7)}", 409, "too_far"),
        (f"service={CIVIL}&day=20261123", 400, "bad_day"),
    ):
        assert problem(city.app.get(f"/v1/branches/{POINT}/slots?{query}"), status) == code
    assert problem(city.app.get("/v1/branches/nowhere/bookable"), 404) == "unknown_branch"


def test_a_browser_is_told_of_calls_only_where_the_office_has_a_key(city: City) -> None:
    token = city.take(POINT).json()["token"]
    keys = {"p256dh": POINT_KEY, "auth": SECRET}
    wish = {"endpoint": "https://web.push.apple.com/1", "keys": keys}

    assert "data-push" not in city.center.http.get(f"/t/{token}").text
    assert problem(city.center.http.post(f"/t/{token}/push", json=wish), 404) == "unknown_ticket"
    pushes = Pushes(city.center.center.sql, PUSH_KEY, HttpPush(), now=now, random=secrets.token_bytes)
    object.__setattr__(city.center.center.citizens, "pushes", pushes)
    assert PUSH_KEY.public in city.center.http.get(f"/t/{token}").text
    assert city.center.http.post(f"/t/{token}/push", json=wish).status_code == 200
    assert problem(city.center.http.post(f"/t/{Token('t' * 22)}/push", json=wish), 404) == "unknown_ticket"
    elsewhere = wish | {"endpoint": "https://localhost/1"}
    assert problem(city.center.http.post(f"/t/{token}/push", json=elsewhere), 400) == "malformed"
    faulty = wish | {"keys": {"p256dh": "AA", "auth": SECRET}}
    assert problem(city.center.http.post(f"/t/{token}/push", json=faulty), 400) == "malformed"
    assert city.center.do(pushes.count()) == 1
    assert city.center.http.get("/t-worker.js").headers["content-type"].startswith("text/javascript")


def test_the_documents_examples_run_as_they_are(city: City, tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / "docs" / "booking-api.md").read_text(encoding="utf-8")
    examples = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    tomorrow = local_day(now()) + timedelta(days=1)
    named = {"SERVER": city.center.url, "CITY_APP": city.app.secret, "BRANCH": POINT, "SERVICE": CIVIL}
    named |= {"DAY": tomorrow.isoformat(), "ID1": an_id(), "ID2": an_id()}
    script = [*(f"{name}={quote(value)}" for name, value in named.items()), *examples]

    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert len(examples) == 3
    assert "urn:motcua:problem" not in done.stdout
    assert '"number":"A001"' in done.stdout
    assert (tmp_path / "booking.json").read_text().startswith('{"code":"')
