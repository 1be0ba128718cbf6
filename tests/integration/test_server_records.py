"""Bookings and dossiers over a real socket: who may deliver and look up, what is found, check-ins that are checked."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import httpx
import pytest

from server_client.queue_model.commands import CheckInBooking
from server_client.queue_model.ids import BookingCode, ServiceCode
from server_client.queue_model.local_time import VIETNAM
from server_client.server.credentials import Role
from server_client.wire.answers import PROBLEM_MEDIA_TYPE
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL, LAND
from tests.fakes.running_server import JSON, RunningServer, running_server

Document: TypeAlias = Mapping[str, object]
CODE = "H26.001.01-260305-0001"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server whose office is open today."""
    with running_server(tmp_path) as server:
        yield server


@pytest.fixture
def blind(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server that cannot open its file of bookings and dossiers."""
    (tmp_path / "records.sqlite").mkdir()
    with running_server(tmp_path) as server:
        yield server


def at(hour: int, days: int = 0) -> datetime:
    """Return a full hour of today or of another day, as in Hanoi."""
    day = datetime.now(VIETNAM).date() + timedelta(days=days)  # noqa: TID251 - the server is real, so is its day
    return datetime(day.year, day.month, day.day, hour, tzinfo=VIETNAM)


def ask(server: RunningServer, method: str, path: str, body: object, role: Role | None) -> httpx.Response:
    """Make a call with a JSON body."""
    authorization = {} if role is None else {"Authorization": f"Bearer {server.secrets[role]}"}
    return server.http.request(method, path, content=json.dumps(body), headers={**JSON, **authorization})


def booking(code: str, when: datetime, service: ServiceCode = CIVIL, **whose: str) -> Document:
    """Return a booking as it is delivered."""
    return {"code": code, "service": service, "booked_for": when.isoformat(), **whose}


def deliver(server: RunningServer, *bookings: Document, days: int = 0) -> Document:
    """Deliver all bookings of a day, which must be taken, and return the answer."""
    day = at(0, days).date()
    answer = ask(server, "PUT", f"/v1/bookings/{day}", bookings, Role.NODE)
    assert answer.status_code == 200, answer.text
    kept: Document = answer.json()
    return kept


def look_up(server: RunningServer, role: Role = Role.KIOSK, **wanted: str) -> Document:
    """Look bookings up and return the answer."""
    answer = ask(server, "POST", "/v1/bookings/search", wanted, role)
    assert answer.status_code == 200, answer.text
    assert answer.headers["cache-control"] == "no-store"
    found: Document = answer.json()
    return found


def codes(found: Document) -> list[object]:
    """Return the codes of the bookings that were found."""
    bookings = found["bookings"]
    assert isinstance(bookings, list)
    return [one["code"] for one in bookings]


def tell(server: RunningServer, *dossiers: Document) -> Document:
    """Deliver statuses, which must be taken, and return the answer."""
    answer = ask(server, "PUT", "/v1/dossiers", dossiers, Role.ADMINISTRATOR)
    assert answer.status_code == 200, answer.text
    kept: Document = answer.json()
    return kept


def check_in(code: str, when: datetime, service: ServiceCode = CIVIL) -> CheckInBooking:
    """Return a check-in."""
    booked_for = when.astimezone(UTC)
    return CheckInBooking(
        id=an_id(), booking=BookingCode(code), service=service, booked_for=booked_for, token=a_token()
    )


def assert_problem(answer: httpx.Response, status: int, code: str) -> None:
    """Fail unless the answer is that problem document."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, PROBLEM_MEDIA_TYPE), answer.text
    assert (answer.json()["code"], answer.json()["type"]) == (code, f"urn:motcua:problem:{code}")


def test_what_is_delivered_is_found_by_code_and_by_phone_number(server: RunningServer) -> None:
    kept = deliver(
        server,
        booking("HN-0007", at(10), phone="+84 912 345 678", identity="001099012345"),
        booking("HN-0008", at(11), LAND, phone="0912345678"),
        booking("HN-0009", at(11), phone="nobody"),
        booking("HN-0010", at(11), ServiceCode("passports")),
    )

    assert kept == {
        "day": str(at(0).date()),
        "kept": 4,
        "unread_phones": 1,
        "unread_identities": 0,
        "unknown_services": ["passports"],
        "by_code_only": False,
    }
    assert codes(look_up(server, code=" hn 0007")) == ["HN-0007"]
    by_phone = look_up(server, Role.COUNTER, phone="0912.345.678")
    assert codes(by_phone) == ["HN-0007", "HN-0008"]
    assert by_phone["delivered_at"] is not None
    assert by_phone["earliest_s"] == 3600
    assert "912" not in json.dumps(by_phone)


def test_a_booking_of_another_day_is_found_by_its_code_only(server: RunningServer) -> None:
    deliver(server, booking("HN-0007", at(10, 1), phone="0912345678"), days=1)

    found = look_up(server, code="HN-0007")

    assert codes(found) == ["HN-0007"]
    assert found["delivered_at"] is None
    assert codes(look_up(server, phone="0912345678")) == []


def test_a_server_that_was_told_nothing_says_so(server: RunningServer) -> None:
    assert look_up(server, code="HN-0007")["delivered_at"] is None
    answer = ask(server, "POST", "/v1/dossiers/search", {"code": CODE}, Role.KIOSK).json()
    assert (answer["dossier"], answer["delivered_at"]) == (None, None)


def test_a_booking_that_checked_in_has_its_number(server: RunningServer) -> None:
    deliver(server, booking("HN-0007", at(10)), booking("HN-0008", at(11)))

    server.done(check_in("HN-0007", at(10)), Role.KIOSK)

    found = look_up(server, code="HN-0007")["bookings"]
    assert isinstance(found, list)
    assert [one["checked_in"] for one in found] == ["A001"]
    other = look_up(server, code="HN-0008")["bookings"]
    assert isinstance(other, list)
    assert [one["checked_in"] for one in other] == [None]


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (check_in("HN-0009", at(10)), "unknown_booking"),
        (check_in("HN-0007", at(10), LAND), "booking_differs"),
        (check_in("HN-0007", at(11)), "booking_differs"),
    ],
    ids=["invented", "another service", "another time"],
)
def test_a_kiosk_cannot_invent_a_booking(server: RunningServer, command: CheckInBooking, code: str) -> None:
    deliver(server, booking("HN-0007", at(10)))
    before = server.seq

    assert_problem(server.send(command, Role.KIOSK), 409, code)
    assert server.seq == before


def test_a_check_in_that_was_turned_down_goes_through_after_the_next_delivery(server: RunningServer) -> None:
    deliver(server, booking("HN-0007", at(10)))
    command = check_in("HN-0008", at(11))
    assert_problem(server.send(command, Role.KIOSK), 409, "unknown_booking")

    deliver(server, booking("HN-0007", at(10)), booking("HN-0008", at(11)))

    assert server.done(command, Role.KIOSK)


def test_a_check_in_keeps_its_answer_when_the_booking_is_withdrawn(server: RunningServer) -> None:
    deliver(server, booking("HN-0007", at(10)))
    command = check_in("HN-0007", at(10))
    events = server.done(command, Role.KIOSK)

    deliver(server)

    assert server.done(command, Role.KIOSK) == events


def test_a_check_in_goes_on_trust_where_no_bookings_were_delivered(server: RunningServer) -> None:
    assert server.done(check_in("HN-0007", at(10)), Role.KIOSK)


def test_a_check_in_goes_on_trust_while_the_records_cannot_be_read(blind: RunningServer) -> None:
    assert blind.done(check_in("HN-0007", at(10)), Role.KIOSK)


def test_a_status_is_told_as_it_was_delivered(server: RunningServer) -> None:
    due = at(16).astimezone(UTC).isoformat().replace("+00:00", "Z")
    told = {"code": CODE, "status": 4, "updated_at": "2026-03-09T03:00:00Z", "due_at": due, "place": "CN01"}
    assert tell(server, told, {**told, "code": "H26-1", "status": 10}) == {"kept": 2, "older": 0}
    assert tell(server, {**told, "updated_at": "2026-03-08T03:00:00Z"}) == {"kept": 0, "older": 1}

    answer = ask(server, "POST", "/v1/dossiers/search", {"code": CODE.lower()}, Role.COUNTER).json()

    assert answer["dossier"] == {**told, "ready_at": None}
    assert answer["stale_after_s"] == 24 * 3600
    assert answer["delivered_at"] is not None


def test_news_from_a_clock_that_is_ahead_do_not_keep_later_ones_out(server: RunningServer) -> None:
    ahead = {"code": CODE, "status": 4, "updated_at": at(12, 30).isoformat()}
    tell(server, ahead)

    assert tell(server, {**ahead, "status": 9}) == {"kept": 1, "older": 0}


DELIVERING = {Role.NODE, Role.ADMINISTRATOR}
SEARCHING = {Role.KIOSK, Role.COUNTER, Role.SUPERVISOR}


@pytest.mark.parametrize("role", Role)
def test_a_role_does_only_its_own_work(server: RunningServer, role: Role) -> None:
    calls = [
        ("PUT", f"/v1/bookings/{at(0).date()}", [], DELIVERING),
        ("PUT", "/v1/dossiers", [], DELIVERING),
        ("POST", "/v1/bookings/search", {"code": "HN-1"}, SEARCHING),
        ("POST", "/v1/dossiers/search", {"code": CODE}, SEARCHING),
    ]

    for method, path, body, roles in calls:
        answer = ask(server, method, path, body, role)
        if role in roles:
            assert answer.status_code == 200, path
        else:
            assert_problem(answer, 403, "not_permitted")


def test_nobody_asks_without_a_credential(server: RunningServer) -> None:
    for method, path in (("PUT", "/v1/dossiers"), ("POST", "/v1/bookings/search")):
        assert_problem(ask(server, method, path, [], None), 401, "no_credential")


@pytest.mark.parametrize(
    ("day", "status", "code"),
    [
        ("2026-02-30", 400, "bad_day"),
        ("20260309", 400, "bad_day"),
        ("today", 400, "bad_day"),
        ("2026-03-09", 409, "past_day"),
    ],
)
def test_bookings_are_for_a_day_that_is_not_past(server: RunningServer, day: str, status: int, code: str) -> None:
    assert_problem(ask(server, "PUT", f"/v1/bookings/{day}", [], Role.NODE), status, code)


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("PUT", "/v1/bookings/2999-12-31", [{"code": "HN-7", "service": "civil", "name": "Lan"}]),
        ("PUT", "/v1/bookings/2999-12-31", {}),
        ("PUT", "/v1/dossiers", [{"code": CODE, "status": 11, "updated_at": "2026-03-09T03:00:00Z"}]),
        ("POST", "/v1/bookings/search", {"phone": "nobody"}),
        ("POST", "/v1/dossiers/search", {}),
    ],
)
def test_a_body_that_does_not_fit_is_a_problem_and_changes_nothing(
    server: RunningServer, method: str, path: str, body: object
) -> None:
    role = Role.NODE if method == "PUT" else Role.KIOSK

    assert_problem(ask(server, method, path, body, role), 400, "malformed")
    assert look_up(server, code="HN-0007")["delivered_at"] is None


def test_who_guesses_has_to_wait_and_nobody_else(server: RunningServer) -> None:
    deliver(server, booking("HN-0007", at(10)))
    for guess in range(5):
        assert codes(look_up(server, code=f"HN-9{guess}")) == []
        assert ask(server, "POST", "/v1/dossiers/search", {"code": f"H26-{guess}"}, Role.KIOSK).status_code == 200

    answer = ask(server, "POST", "/v1/bookings/search", {"code": "HN-0007"}, Role.KIOSK)

    assert_problem(answer, 429, "too_many_misses")
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert codes(look_up(server, Role.COUNTER, code="HN-0007")) == ["HN-0007"]


def test_an_honest_queue_never_waits(server: RunningServer) -> None:
    deliver(server, booking("HN-0007", at(10)))

    for _ in range(40):
        assert codes(look_up(server, code="HN-0007")) == ["HN-0007"]


def test_without_the_vaults_key_bookings_are_found_by_their_codes_only(tmp_path: Path) -> None:
    with running_server(tmp_path, has_vault_key=False) as server:
        kept = deliver(server, booking("HN-0007", at(10), phone="0912345678"))
        by_phone = ask(server, "POST", "/v1/bookings/search", {"phone": "0912345678"}, Role.KIOSK)

        assert kept["by_code_only"] is True
        assert_problem(by_phone, 503, "records")
        assert codes(look_up(server, code="HN-0007")) == ["HN-0007"]


def test_records_that_cannot_be_read_are_a_problem_and_the_queue_goes_on(blind: RunningServer) -> None:
    blind.take(CIVIL)
    answer = ask(blind, "POST", "/v1/bookings/search", {"code": "HN-0007"}, Role.KIOSK)

    assert_problem(answer, 503, "records")
    assert answer.headers["retry-after"] == "5"
