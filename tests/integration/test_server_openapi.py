"""The OpenAPI document: it is valid, it describes every call that there is, and real answers are as it says."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openapi_schema_validator import OAS31Validator
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.routing import Route

from server_client.queue_model.commands import CallNext, IssueTicket
from server_client.server.credentials import Role
from server_client.server.openapi_call import PROBLEMS
from server_client.server.routes.events import EventsCall
from server_client.server.routing import all_routes
from server_client.wire.messages import COMMAND_TYPES, encode_command
from server_client.wire.preregistrations import encode_order
from server_client.wire.staff import encode_sign_in
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL, COUNTER_5, LAN, LAND
from tests.fakes.preregistrations import order
from tests.fakes.running_server import BRANCH, RunningServer, running_server
from tests.fakes.staff import PINS, hire

# What may stand in the address of a call.
NAMES = {
    "advice": "none",
    "branch": "CN01",
    "token": a_token(),
    "day": "2999-12-31",
    "month": "2999-12",
    "visit": an_id(),
    "reception": an_id(),
    "code": "K7MA-4TXC-9HE2",
    "clerk": "LAN01",
    "ticket": an_id(),
    "epoch": "1",
    "webhook": an_id(),
    "version": "1",
    "errand": an_id(),
}


# What is for people and their browsers, and no program's business.
_PAGES = ("/web/", "/admin", "/monitor")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """Run one server for all."""
    with running_server(tmp_path_factory.mktemp("data")) as server:
        server.take(CIVIL, LAND)
        server.take(CIVIL)
        server.open()
        server.call()
        yield server


@pytest.fixture(scope="module")
def document(server: RunningServer) -> dict[str, Any]:
    """Return the document as a program gets it."""
    answer = server.http.get("/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    found: dict[str, Any] = answer.json()
    return found


def faults(document: dict[str, Any], name: str, body: bytes) -> list[str]:
    """Return what is wrong with a body that should be of the named form."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": document["components"]}
    return [error.message for error in OAS31Validator(schema).iter_errors(json.loads(body))]


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(document).validate()


def test_every_call_is_described_and_no_other(document: dict[str, Any]) -> None:
    routes = {route.path for route in all_routes() if isinstance(route, Route) and not route.path.startswith(_PAGES)}

    assert set(document["paths"]) == routes | {"/v1/branches/{branch}/events"}
    assert EventsCall.PATH.fullmatch("/v1/branches/CN01/events")


def test_every_command_and_every_problem_is_described(document: dict[str, Any]) -> None:
    post = document["paths"]["/v1/branches/{branch}/commands"]["post"]

    kinds = {
        ref["$ref"].rpartition("/")[2] for ref in post["requestBody"]["content"]["application/json"]["schema"]["oneOf"]
    }
    assert kinds == {kind.__name__ for kind in COMMAND_TYPES}
    described = json.dumps(document["paths"])
    assert [code for code in PROBLEMS if code not in {"fault", "no_such_call"} and f"`{code}`" not in described] == []
    assert set(post["responses"]) == {"200", "400", "401", "403", "404", "409", "413", "415", "503", "default"}


def test_public_calls_need_no_credential_and_the_others_do(document: dict[str, Any], server: RunningServer) -> None:
    for path, calls in document["paths"].items():
        for method, call in calls.items():
            answer = server.http.request(method, path.format(**NAMES), timeout=5)
            assert (answer.status_code == 401) == ("security" not in call), path


@pytest.mark.parametrize(
    ("path", "name"),
    [
        (BRANCH, "BranchDocument"),
        (f"{BRANCH}/waiting", "Waiting"),
        ("/v1/health", "Health"),
        ("/v1/branches/CN99", "Problem"),
        (f"{BRANCH}/events?after=x", "Problem"),
        ("/nowhere", "Problem"),
    ],
)
def test_answers_are_as_described(document: dict[str, Any], server: RunningServer, path: str, name: str) -> None:
    assert faults(document, name, server.get(path).content) == []


def test_a_ticket_is_as_described(document: dict[str, Any], server: RunningServer) -> None:
    ticket = server.take(LAND)

    assert faults(document, "PublicTicket", server.get(f"{BRANCH}/tickets/{ticket.token}", None).content) == []


def test_commands_their_answers_and_refusals_are_as_described(document: dict[str, Any], server: RunningServer) -> None:
    command = IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token())
    assert faults(document, "IssueTicket", encode_command(command)) == []
    assert faults(document, "Settled", server.send(command, Role.KIOSK).content) == []

    refused = server.send(CallNext(id=an_id(), counter=COUNTER_5), Role.COUNTER)
    assert refused.status_code == 409
    assert faults(document, "Problem", refused.content) == []
    assert faults(document, "RefusalCode", json.dumps(refused.json()["code"]).encode()) == []


def test_a_wrong_command_is_wrong_by_the_document_too(document: dict[str, Any]) -> None:
    command = json.loads(encode_command(IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token())))

    for wrong in ({"citizen": "Lan"}, {"id": "7"}, {"needs": "civil"}, {"token": "short"}, {"language": "VN\n"}):
        assert faults(document, "IssueTicket", json.dumps(command | wrong).encode()) != []


def test_every_entry_of_the_log_is_as_described(
    document: dict[str, Any], server: RunningServer, tmp_path: Path
) -> None:
    for entry in asyncio.run(server.hosted.read(0, 100)):
        assert faults(document, "Entry", entry.sent) == []


def test_preregistrations_and_procedures_are_as_described(document: dict[str, Any], server: RunningServer) -> None:
    headers = {"Content-Type": "application/json", "Authorization": f"Bearer {server.secrets[Role.KIOSK]}"}
    for wish in (order(1), order(None, dossiers=2)):
        assert faults(document, "PreregistrationForm", encode_order(wish)) == []
        kept = server.http.post("/v1/preregistrations", content=encode_order(wish), headers=headers)
        assert faults(document, "PreregistrationKept", kept.content) == []
        for role in (Role.KIOSK, Role.SUPERVISOR):
            shown = server.get(f"/v1/preregistrations/{kept.json()['code']}", role)
            assert faults(document, "PreregistrationShown", shown.content) == []
    refused = server.http.post("/v1/preregistrations", content=encode_order(order(1)), headers=headers)
    assert faults(document, "OfficeRefusalCode", json.dumps(refused.json()["code"]).encode()) == []
    for path in ("/v1/catalogue", "/v1/procedures?q=khai%20sinh"):
        assert faults(document, "Catalogue", server.get(path, Role.KIOSK).content) == []


def test_a_wrong_order_is_wrong_by_the_document_too(document: dict[str, Any]) -> None:
    wish = json.loads(encode_order(order(1)))

    changes: list[dict[str, Any]] = [{"citizen": "Lan"}, {"id": "7"}, {"needs": []}, {"applicant": {"name": "Lan"}}]
    for wrong in changes:
        assert faults(document, "PreregistrationForm", json.dumps(wish | wrong).encode()) != []


def test_signing_in_the_staff_and_ratings_are_as_described(
    document: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = tmp_path_factory.mktemp("staffed")
    hire(data)
    assert faults(document, "SignInForm", encode_sign_in(LAN, PINS[LAN])) == []
    assert faults(document, "SignInForm", b'{"clerk": "LAN 01", "pin": "12"}') != []
    with running_server(data) as staffed:
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {staffed.secrets[Role.COUNTER]}"}
        signed_in = staffed.http.post("/v1/sign-in", content=encode_sign_in(LAN, PINS[LAN]), headers=headers)
        assert faults(document, "SignedIn", signed_in.content) == []
        assert faults(document, "StaffList", staffed.get("/v1/staff").content) == []
        told = staffed.get(f"{BRANCH}/ratings?from=2026-03-02&to=2026-03-08", Role.SUPERVISOR)
        assert faults(document, "RatingResults", told.content) == []
