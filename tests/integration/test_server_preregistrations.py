"""Pre-registrations over a real socket: who may do what, what is refused, and that no log hears of a person."""

import logging
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path

import apsw
import pytest

from server_client.client.errors import OfficeRefused, Rejected, ServerUnavailable
from server_client.dossier_model.applicant import masked_applicant
from server_client.dossier_model.preregistration import PreregistrationState
from server_client.dossier_model.preregistration_code import new_preregistration_code
from server_client.dossier_model.preregistration_order import PreregistrationOrder
from server_client.queue_model.ids import ClerkId, CounterId, ServiceCode, VisitId
from server_client.server.credentials import Role
from server_client.server.vault.vault_file import reads
from server_client.wire.preregistrations import encode_order
from tests.fakes.office import COUNTER_5, COUNTER_6, EIGHT, LAN
from tests.fakes.preregistering import (
    PREREGISTRATIONS,
    asked,
    call_up,
    post,
    preregister,
    refusal,
    take_number,
    withdraw,
)
from tests.fakes.preregistrations import ADDRESS, BIRTH, NAME, PHONE, TAX_CODE, applicant, number_of, order
from tests.fakes.running_server import JSON, RunningServer, running_server

UNKNOWN = new_preregistration_code(b"sixteen bytes ok")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[RunningServer]:
    """Run a server whose office is open."""
    with running_server(tmp_path) as server:
        yield server


def test_a_clerk_sees_by_code_and_by_visit_what_the_citizen_confirmed(server: RunningServer, tmp_path: Path) -> None:
    wish = order(dossiers=2)
    code = preregister(server, wish)
    call_up(server, wish)

    for document in (
        asked(server, Role.COUNTER, lambda office: office.preregistration(code, COUNTER_5)),
        asked(server, Role.SUPERVISOR, lambda office: office.preregistration_of(wish.visit)),
    ):
        assert document is not None
        assert (document.id, document.plan.code, document.plan.visit) == (wish.id, code, wish.visit)
        assert (document.plan.dossiers, document.needs, document.language) == (wish.dossiers, wish.needs, "vi")
        assert document.plan.state is PreregistrationState.CONFIRMED
        assert wish.applicant is not None
        assert document.plan.applicant is not None
        assert document.applicant == replace(wish.applicant, id=document.plan.applicant)
    assert [(read.reader, read.extent, read.reason) for read in reads(tmp_path / "vault.sqlite", EIGHT)] == [
        ("counter-0", "full", "code at c05"),
        ("supervisor-0", "full", "visit"),
    ]
    assert {read.preregistration for read in reads(tmp_path / "vault.sqlite", EIGHT)} == {wish.id}


def test_a_kiosk_sees_the_applicant_masked_and_that_is_recorded_too(server: RunningServer, tmp_path: Path) -> None:
    code = preregister(server, order())

    document = asked(server, Role.KIOSK, lambda office: office.preregistration(code))

    assert document is not None
    assert document.applicant is None
    assert document.masked == masked_applicant(applicant())
    assert number_of(1) not in server.get(f"{PREREGISTRATIONS}/{code}", Role.KIOSK).text
    assert [read.extent for read in reads(tmp_path / "vault.sqlite", EIGHT)] == ["masked", "masked"]


def test_someone_who_leaves_themselves_out_is_served_as_often_as_they_like(server: RunningServer) -> None:
    codes = {preregister(server, order(None)) for _ in range(5)}

    assert len(codes) == 5
    document = asked(server, Role.SUPERVISOR, lambda office: office.preregistration(codes.pop()))
    assert document is not None
    assert (document.applicant, document.masked, document.plan.applicant) == (None, None, None)


def test_the_same_order_again_gets_the_same_code(server: RunningServer) -> None:
    wish = order()

    assert preregister(server, wish) == preregister(server, wish)


def test_a_person_without_a_dossier_is_kept_for_the_clerk(server: RunningServer) -> None:
    wish = replace(order(1), dossiers=())
    preregister(server, wish)

    document = asked(server, Role.SUPERVISOR, lambda office: office.preregistration_of(wish.visit))

    assert document is not None
    assert document.applicant is not None
    assert (document.applicant.name, document.plan.dossiers) == (NAME, ())


def test_a_visit_has_one_preregistration(server: RunningServer) -> None:
    wish = order(1)
    preregister(server, wish)

    refused = refusal(server, order(2, visit=wish.visit))

    assert (refused.code, refused.particulars) == ("visit_taken", {"visit": wish.visit})


@pytest.mark.parametrize(
    ("wish", "code", "particulars"),
    [
        (order(1, ServiceCode("passports")), "unknown_service", {"service": "passports"}),
        (replace(order(None), dossiers=()), "no_dossier", {}),
        (order(1, dossiers=11), "dossier_limit", {"limit": 10}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_the_office_does_not_take_is_refused_by_a_stable_name(
    server: RunningServer, wish: PreregistrationOrder, code: str, particulars: dict[str, str | int]
) -> None:
    refused = refusal(server, wish)

    assert (refused.code, refused.particulars) == (code, particulars)
    answer = post(server, PREREGISTRATIONS, Role.KIOSK, encode_order(wish))
    assert answer.json()["type"] == f"urn:motcua:problem:office:{code}"


def test_a_clerk_takes_it_once_and_the_same_clerk_may_repeat(server: RunningServer) -> None:
    wish = order()
    code = preregister(server, wish)
    call_up(server, wish)

    document = asked(server, Role.COUNTER, lambda office: office.take(code, LAN, COUNTER_5))
    again = asked(server, Role.COUNTER, lambda office: office.take(code, LAN, COUNTER_5))

    assert (document.plan.state, document.plan.taken_by) == (PreregistrationState.TAKEN, LAN)
    assert again.plan.taken_at == document.plan.taken_at
    assert document.applicant is not None
    with pytest.raises(OfficeRefused, match="is taken; it must be confirmed"):
        asked(server, Role.COUNTER, lambda office: office.take(code, ClerkId("MINH02"), COUNTER_5))
    with pytest.raises(OfficeRefused, match="is taken; it must be confirmed"):
        withdraw(server, code)


@pytest.mark.parametrize(
    ("method", "path", "permitted"),
    [
        ("POST", PREREGISTRATIONS, {Role.KIOSK, Role.COUNTER}),
        ("GET", f"{PREREGISTRATIONS}/{UNKNOWN}", {Role.KIOSK, Role.COUNTER, Role.SUPERVISOR}),
        ("POST", f"{PREREGISTRATIONS}/{UNKNOWN}/withdrawal", {Role.KIOSK, Role.COUNTER}),
        ("POST", f"{PREREGISTRATIONS}/{UNKNOWN}/taking", {Role.COUNTER, Role.SUPERVISOR}),
        ("GET", "/v1/procedures", {Role.KIOSK, Role.COUNTER, Role.SUPERVISOR}),
        ("GET", "/v1/catalogue", {Role.KIOSK, Role.COUNTER, Role.SUPERVISOR}),
    ],
)
def test_each_call_is_for_its_roles_only(server: RunningServer, method: str, path: str, permitted: set[Role]) -> None:
    for role in Role:
        headers = {**JSON, "Authorization": f"Bearer {server.secrets[role]}"}
        answer = server.http.request(method, path, headers=headers)
        assert (answer.status_code == 403) == (role not in permitted), role
    assert server.http.request(method, path).status_code == 401


def test_bodies_and_branches_that_do_not_fit_are_problems(server: RunningServer) -> None:
    foreign = encode_order(order()).replace(b'"CN01"', b'"CN02"')

    assert post(server, PREREGISTRATIONS, Role.KIOSK, foreign).json()["code"] == "unknown_branch"
    assert post(server, PREREGISTRATIONS, Role.KIOSK, b" " * ((1 << 18) + 1)).json()["code"] == "too_large"
    unknown_field = encode_order(order())[:-1] + b',"citizen":"Lan"}'
    assert post(server, PREREGISTRATIONS, Role.KIOSK, unknown_field).json()["code"] == "malformed"
    wrong = encode_order(order()).replace(PHONE.encode(), b"NGUYEN VAN MAT")
    answer = post(server, PREREGISTRATIONS, Role.KIOSK, wrong)
    assert answer.json()["code"] == "malformed"
    assert "NGUYEN" not in answer.text


def test_whoever_guesses_codes_has_to_wait(server: RunningServer) -> None:
    code = preregister(server, order())
    for _ in range(10):
        assert server.get(f"{PREREGISTRATIONS}/{UNKNOWN}", Role.COUNTER).status_code == 404

    answer = server.get(f"{PREREGISTRATIONS}/{code}", Role.COUNTER)

    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_misses")
    assert 0 < int(answer.headers["retry-after"]) <= 60
    assert server.get(f"{PREREGISTRATIONS}/{code}", Role.SUPERVISOR).status_code == 200


def test_without_its_key_the_vault_is_closed_and_numbers_are_given_out(tmp_path: Path) -> None:
    with running_server(tmp_path, has_vault_key=False) as server:
        with pytest.raises(ServerUnavailable, match=r"no vault key at .*vault.key: make one with motcua vault init"):
            preregister(server, order())
        answer = post(server, PREREGISTRATIONS, Role.KIOSK, encode_order(order(None)))
        assert (answer.status_code, answer.json()["code"]) == (503, "vault")
        assert answer.headers["retry-after"] == "10"
        health = server.http.get("/v1/health")
        assert (health.status_code, health.json()["ready"], health.json()["vault"]["open"]) == (200, True, False)
        assert "There is no vault key" in health.json()["vault"]["why_not"]
        server.take()


def test_a_key_that_is_made_while_the_server_runs_opens_the_vault(tmp_path: Path) -> None:
    with running_server(tmp_path / "one"):
        pass
    with running_server(tmp_path / "two", has_vault_key=False) as server:
        assert post(server, PREREGISTRATIONS, Role.KIOSK, encode_order(order())).status_code == 503
        (tmp_path / "one" / "vault.key").rename(tmp_path / "two" / "vault.key")

        preregister(server, order())

        assert server.http.get("/v1/health").json()["vault"] == {"open": True, "why_not": None, "copied": None}


def test_nothing_personal_is_in_log_lines_or_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    said = StringIO()
    with redirect_stdout(said), redirect_stderr(said), running_server(tmp_path) as server:
        wish = order(1)
        code = preregister(server, wish)
        call_up(server, wish)
        refusal(server, order(1))
        asked(server, Role.COUNTER, lambda office: office.preregistration_of(wish.visit, COUNTER_5))
        asked(server, Role.COUNTER, lambda office: office.take(code, LAN, COUNTER_5))
        post(server, PREREGISTRATIONS, Role.KIOSK, encode_order(order(1)).replace(PHONE.encode(), b"Lan"))
        document = server.get("/v1/branches/CN01").text + server.http.get("/metrics").text

    lines = said.getvalue() + caplog.text + "".join(capfd.readouterr())
    for secret in (NAME, number_of(1), ADDRESS, PHONE, TAX_CODE, BIRTH.case):
        assert secret not in lines + document, secret
        for file in tmp_path.iterdir():
            assert secret.encode() not in file.read_bytes(), (secret, file)


def test_what_fell_due_while_the_server_was_off_is_gone_before_it_serves(tmp_path: Path) -> None:
    with running_server(tmp_path) as server:
        wish = order(1)
        code = preregister(server, wish)
    with apsw.Connection(str(tmp_path / "vault.sqlite")) as db:
        bodies = [bytes(body) for (body,) in db.execute("SELECT body FROM sealed WHERE record <> 'check'")]
        db.execute("UPDATE preregistrations SET due_at = 0")
    assert len(bodies) == 2

    with running_server(tmp_path) as server:
        left = b"".join(file.read_bytes() for file in tmp_path.glob("vault.sqlite*"))
        assert not any(body in left for body in bodies)
        assert asked(server, Role.SUPERVISOR, lambda office: office.preregistration(code)) is None


def test_a_visit_without_a_preregistration_has_none(server: RunningServer) -> None:
    number = server.take()

    assert asked(server, Role.COUNTER, lambda office: office.preregistration_of(VisitId(number.id))) is None


def test_before_the_call_a_clerk_sees_what_is_missing_and_not_who_it_is(server: RunningServer, tmp_path: Path) -> None:
    wish = order(1)
    code = preregister(server, wish)
    take_number(server, wish)

    for document in (
        asked(server, Role.COUNTER, lambda office: office.preregistration_of(wish.visit, COUNTER_5)),
        asked(server, Role.COUNTER, lambda office: office.preregistration(code)),
    ):
        assert document is not None
        assert document.plan.dossiers == wish.dossiers
        assert (document.applicant, document.masked, document.is_withheld) == (None, None, True)
    path = f"/v1/branches/CN01/visits/{wish.visit}/preregistration"
    assert NAME not in server.get(path, Role.COUNTER).text
    records = [(read.extent, read.reason) for read in reads(tmp_path / "vault.sqlite", EIGHT)]
    assert records == [("papers", "visit at c05"), ("papers", "code"), ("papers", "visit")]


def test_a_counter_has_no_business_with_visits_that_are_not_in_the_queue(server: RunningServer, tmp_path: Path) -> None:
    wish = order(1)
    code = preregister(server, wish)
    for wanted in (f"{PREREGISTRATIONS}/{code}", f"/v1/branches/CN01/visits/{wish.visit}/preregistration"):
        answer = server.get(wanted, Role.COUNTER)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_at_counter")
        for role in set(Role) - {Role.KIOSK, Role.COUNTER, Role.SUPERVISOR}:
            assert server.get(wanted, role).json()["code"] == "not_permitted"

    assert reads(tmp_path / "vault.sqlite", EIGHT) == []


def test_only_the_counter_that_has_the_ticket_takes_it_on(server: RunningServer) -> None:
    wish = order(1)
    code = preregister(server, wish)
    call_up(server, wish)

    with pytest.raises(Rejected, match="is not at this counter"):
        asked(server, Role.COUNTER, lambda office: office.take(code, LAN))
    with pytest.raises(Rejected, match="is not at this counter"):
        asked(server, Role.COUNTER, lambda office: office.take(code, LAN, COUNTER_6))
    with pytest.raises(Rejected, match="no such counter"):
        asked(server, Role.COUNTER, lambda office: office.take(code, LAN, CounterId("c99")))
    document = asked(server, Role.SUPERVISOR, lambda office: office.preregistration(code))
    assert document is not None
    assert document.plan.state is PreregistrationState.CONFIRMED
