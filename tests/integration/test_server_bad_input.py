"""What a server answers to what it cannot take, over a real socket: the right problem document, and nothing changed."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from server_client.queue_model.commands import (
    AdoptConfiguration,
    CallNext,
    CallTicket,
    CloseDay,
    CloseService,
    Command,
    FinishTicket,
    IssueTicket,
    OpenCounter,
    OpenDay,
    RecallTicket,
    StartServing,
)
from server_client.queue_model.device_commands import ReportPrint
from server_client.queue_model.ids import (
    ClerkId,
    CounterId,
    OutcomeCode,
    ProfileCode,
    ReasonCode,
    ServiceCode,
    TicketId,
    VisitId,
)
from server_client.server.credentials import Role
from server_client.wire.answers import PROBLEM_MEDIA_TYPE
from server_client.wire.messages import COMMAND_TYPES, encode_command
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, LAN, LAND, OFFICE
from tests.fakes.running_server import BRANCH, COMMANDS, RunningServer, running_server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server whose office is open."""
    with running_server(tmp_path) as server:
        yield server


def assert_problem(answer: httpx.Response, status: int, code: str) -> dict[str, object]:
    """Fail unless the answer is that problem document, in words."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == PROBLEM_MEDIA_TYPE
    problem: dict[str, object] = answer.json()
    assert (problem["code"], problem["status"]) == (code, status)
    assert str(problem["type"]).startswith("urn:motcua:problem:")
    assert problem["title"]
    assert problem["detail"]
    return problem


def issue(*services: ServiceCode) -> IssueTicket:
    """Return a wish for a number."""
    return IssueTicket(id=an_id(), needs=services, token=a_token())


def assert_refused(server: RunningServer, command: Command, code: str, said: str, role: Role = Role.SUPERVISOR) -> None:
    """Fail unless the command is refused in words, changes nothing, and is refused alike when it is sent again."""
    before = server.seq
    problem = assert_problem(server.send(command, role), 409, code)
    assert problem["type"] == f"urn:motcua:problem:refused:{code}"
    assert said in str(problem["detail"])
    assert server.send(command, role).json() == problem
    assert server.seq == before


def test_an_unknown_service_is_refused(server: RunningServer) -> None:
    assert_refused(server, issue(ServiceCode("passports")), "unknown_service", "no service passports", Role.KIOSK)


def test_a_closed_service_is_refused(server: RunningServer) -> None:
    server.done(CloseService(id=an_id(), service=CIVIL))

    assert_refused(server, issue(CIVIL), "service_closed", "civil gives out no more numbers", Role.KIOSK)


def test_a_number_before_the_day_is_refused(server: RunningServer) -> None:
    server.done(CloseDay(id=an_id()))

    assert_refused(server, issue(CIVIL), "day_not_open", "not open", Role.KIOSK)


def test_no_service_at_all_is_refused(server: RunningServer) -> None:
    assert_refused(server, issue(), "no_need", "at least one service", Role.KIOSK)


def test_a_command_for_a_ticket_in_the_wrong_state_is_refused(server: RunningServer) -> None:
    server.open()
    ticket = TicketId(server.take().id)

    started = StartServing(id=an_id(), counter=COUNTER_5, ticket=ticket)
    assert_refused(server, started, "wrong_state", "Ticket A001 is waiting; it must be called", Role.COUNTER)


def test_a_ticket_of_another_counter_is_refused(server: RunningServer) -> None:
    ticket = TicketId(server.take().id)
    server.open()
    server.call()
    server.done(OpenCounter(id=an_id(), counter=COUNTER_6, clerk=ClerkId("MINH02"), profile=ALL), Role.COUNTER)

    called = CallTicket(id=an_id(), counter=COUNTER_6, ticket=ticket, reason=ReasonCode("vulnerable"))
    assert_refused(server, called, "at_other_counter", "A001 is already called at counter 5", Role.COUNTER)


def test_a_busy_counter_is_refused(server: RunningServer) -> None:
    server.take()
    server.take()
    server.open()
    server.call()

    again = CallNext(id=an_id(), counter=COUNTER_5)
    assert_refused(server, again, "counter_busy", "Counter 5 is busy with ticket A001", Role.COUNTER)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (CallNext(id=an_id(), counter=CounterId("c99")), "unknown_counter"),
        (CallNext(id=an_id(), counter=COUNTER_5), "counter_closed"),
        (RecallTicket(id=an_id(), counter=COUNTER_5, ticket=TicketId(an_id())), "unknown_ticket"),
        (FinishTicket(id=an_id(), counter=COUNTER_5, ticket=TicketId(an_id()), outcome=OutcomeCode("x")), None),
        (OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ProfileCode("x")), "unknown_profile"),
        (OpenDay(id=an_id()), "day_already_open"),
        (CloseService(id=an_id(), service=ServiceCode("x")), "unknown_service"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str | None) else None,
)
def test_what_is_not_there_or_not_possible_is_refused(
    server: RunningServer, command: Command, code: str | None
) -> None:
    assert_refused(server, command, code or "unknown_ticket", "")


def test_nobody_waiting_is_refused(server: RunningServer) -> None:
    server.open()

    assert_refused(server, CallNext(id=an_id(), counter=COUNTER_5), "nobody_waiting", "Nobody", Role.COUNTER)


def test_an_old_configuration_is_refused(server: RunningServer) -> None:
    old = AdoptConfiguration(id=an_id(), configuration=OFFICE)

    assert_refused(server, old, "not_newer", "Configuration 1 is not newer than 1", Role.ADMINISTRATOR)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "not JSON"),
        (b"take a ticket please", "not JSON"),
        (b'{"type":"OpenDay","id":"\xff"}', "UTF-8"),
        (b"null", "Expected"),
        (b"[" * 100_000, "Expected"),
        (b'{"type":"OpenTheSafe","id":"x"}', "OpenTheSafe"),
        (b'{"id":"x"}', "type"),
        (encode_command(issue(CIVIL))[:-1] + b',"citizen":"Lan"}', "unknown field `citizen`"),
        (encode_command(issue(CIVIL)).replace(b'"civil"', b"7"), "$.needs"),
        (encode_command(OpenDay(id=an_id())).replace(b"-7", b"-4"), "$.id"),
    ],
    ids=["empty", "no JSON", "no UTF-8", "null", "deep", "unknown type", "no type", "unknown field", "wrong", "no id"],
)
def test_a_body_that_is_no_command_is_a_problem(server: RunningServer, body: bytes, said: str) -> None:
    before = server.seq

    problem = assert_problem(server.post(body), 400, "malformed")

    assert said in str(problem["detail"])
    assert server.seq == before


def test_a_body_of_another_media_type_is_a_problem(server: RunningServer) -> None:
    before = server.seq

    answer = server.post(encode_command(issue(CIVIL)), headers={"Content-Type": "text/plain"})

    assert_problem(answer, 415, "media_type")
    assert server.seq == before


def test_a_media_type_with_its_charset_is_accepted(server: RunningServer) -> None:
    answer = server.post(encode_command(issue(CIVIL)), headers={"Content-Type": "application/json; charset=utf-8"})

    assert answer.status_code == 200


def test_a_body_that_is_too_large_is_a_problem(server: RunningServer) -> None:
    before = server.seq

    assert_problem(server.post(b" " * ((1 << 20) + 1)), 413, "too_large")

    assert server.seq == before


def test_a_body_without_a_length_is_measured_as_it_comes(server: RunningServer) -> None:
    before = server.seq
    headers = {"Authorization": f"Bearer {server.secrets[Role.SUPERVISOR]}", "Content-Type": "application/json"}

    answer = server.http.post(COMMANDS, content=(b" " * 65536 for _ in range(64)), headers=headers)

    assert_problem(answer, 413, "too_large")
    assert server.seq == before


@pytest.mark.parametrize(
    "authorization",
    [None, b"", b"Bearer", b"Bearer wrong", b"Basic dXNlcjpwYXNz", "Bearer ä".encode()],
)
def test_a_missing_or_wrong_credential_is_a_problem(server: RunningServer, authorization: bytes | None) -> None:
    before = server.seq
    headers = {} if authorization is None else {b"Authorization": authorization}

    for answer in (
        server.http.post(COMMANDS, content=encode_command(issue(CIVIL)), headers=headers),
        server.http.get(BRANCH, headers=headers),
        server.http.get(f"{BRANCH}/events", headers=headers),
        server.http.get(f"{BRANCH}/waiting", headers=headers),
    ):
        assert_problem(answer, 401, "no_credential")
        assert answer.headers["www-authenticate"] == "Bearer"
    assert server.seq == before


PERMITTED = {
    Role.KIOSK: {
        *("IssueTicket", "CheckInBooking", "ReportPrint", "CancelTicket", "RateService"),
        *("AskForHelp", "AnswerHelp", "ReportDevice"),
    },
    Role.DISPLAY: set(),
    Role.NODE: set(),
}


@pytest.mark.parametrize("role", PERMITTED)
def test_a_role_does_only_its_own_work(server: RunningServer, role: Role) -> None:
    before = server.seq
    forbidden = {kind.__name__ for kind in COMMAND_TYPES} - PERMITTED[role]
    samples: dict[str, Command] = {
        "CallNext": CallNext(id=an_id(), counter=COUNTER_5),
        "CloseDay": CloseDay(id=an_id()),
        "AdoptConfiguration": AdoptConfiguration(id=an_id(), configuration=OFFICE),
    }

    for kind, command in samples.items():
        assert kind in forbidden
        problem = assert_problem(server.send(command, role), 403, "not_permitted")
        assert kind in str(problem["detail"])
        assert role in str(problem["detail"])
    assert server.seq == before


def test_a_kiosk_withdraws_nobodys_ticket_by_guessing(server: RunningServer) -> None:
    report = ReportPrint(id=an_id(), visit=VisitId(an_id()))

    assert_refused(server, report, "unknown_visit", "There is no visit", Role.KIOSK)


def test_a_display_may_send_nothing(server: RunningServer) -> None:
    assert_problem(server.send(issue(CIVIL), Role.DISPLAY), 403, "not_permitted")


@pytest.mark.parametrize("path", ["", "/events", "/waiting"])
def test_an_unknown_branch_is_a_problem(server: RunningServer, path: str) -> None:
    problem = assert_problem(server.get(f"/v1/branches/CN99{path}"), 404, "unknown_branch")

    assert "CN01" in str(problem["detail"])


def test_a_command_for_an_unknown_branch_is_a_problem(server: RunningServer) -> None:
    before = server.seq
    headers = {"Authorization": f"Bearer {server.secrets[Role.KIOSK]}", "Content-Type": "application/json"}

    answer = server.http.post("/v1/branches/CN99/commands", content=encode_command(issue(CIVIL)), headers=headers)

    assert_problem(answer, 404, "unknown_branch")
    assert server.seq == before


def test_a_future_position_in_the_feed_is_a_problem(server: RunningServer) -> None:
    end = server.seq

    for answer in (
        server.get(f"{BRANCH}/events", headers={"Last-Event-ID": str(end + 1)}),
        server.get(f"{BRANCH}/events?after={end + 1}"),
        server.get(f"{BRANCH}/events?after={10**18 - 1}"),
    ):
        problem = assert_problem(answer, 409, "future_position")
        assert f"ends at {end}" in str(problem["detail"])


@pytest.mark.parametrize("position", ["-1", "1.0", "x", "１", "9" * 30])
def test_a_position_that_is_no_number_is_a_problem(server: RunningServer, position: str) -> None:
    assert_problem(server.get(f"{BRANCH}/events?after={position}"), 400, "bad_position")


def test_an_unknown_token_is_a_problem_and_tells_nothing(server: RunningServer) -> None:
    token = server.take().token

    unknown = assert_problem(server.get(f"{BRANCH}/tickets/{a_token()}", None), 404, "unknown_ticket")
    elsewhere = assert_problem(server.get(f"/v1/branches/CN99/tickets/{token}", None), 404, "unknown_ticket")

    assert unknown == elsewhere


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/", 404), ("GET", "/v2/branches", 404), ("GET", COMMANDS, 405), ("DELETE", BRANCH, 405)],
)
def test_an_unknown_call_is_a_problem(server: RunningServer, method: str, path: str, status: int) -> None:
    assert_problem(server.http.request(method, path), status, "no_such_call")


def test_a_second_ticket_for_the_same_token_is_refused(server: RunningServer) -> None:
    token = server.take().token

    assert_refused(server, IssueTicket(id=an_id(), needs=(LAND,), token=token), "token_taken", "token", Role.KIOSK)


def test_the_events_of_a_good_command_are_in_its_answer(server: RunningServer) -> None:
    command = issue(CIVIL)

    answer = server.send(command, Role.KIOSK)

    assert json.loads(answer.content)["seq"] == server.seq
    assert [event["type"] for event in answer.json()["events"]] == ["TicketIssued"]
    assert server.send(command, Role.KIOSK).content == answer.content
