"""How devices come to their credentials at a centre and lose them, over real HTTP."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from time import monotonic

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server_client.client import enrol_command
from server_client.queue_model.ids import BranchId, DeviceId
from server_client.server.credentials import Role
from server_client.server.enrolment.devices import Place
from server_client.server.enrolment.limits import OF_ONE
from server_client.wire.documents import decode_branch
from tests.fakes.running_center import Holder, RunningCenter, running_center

HN07 = BranchId("HN07")
PC = "pc-1 3fa9c1d2e4b7"


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCenter]:
    """Run a centre that hosts a point."""
    with running_center(tmp_path_factory.mktemp("center"), HN07) as center:
        yield center


def code_for(center: RunningCenter, name: str, role: Role = Role.KIOSK) -> str:
    """Return a code for a device of the point."""
    return center.do(center.center.devices.make_code(Place(branch=HN07, name=name, role=role), by="lan")).code


def enrol(center: RunningCenter, code: str, *, machine: str = PC, address: str = "192.0.2.1") -> httpx.Response:
    """Send a code from an address."""
    form = {"code": code, "machine": machine}
    return center.http.post("/v1/devices/enrolment", json=form, headers={"X-Forwarded-For": address})


def enrolled(center: RunningCenter, name: str, role: Role = Role.KIOSK) -> Holder:
    """Return a device that has come in."""
    answer = enrol(center, code_for(center, name, role))
    assert answer.status_code == 200, answer.text
    holder = Holder(center.http, answer.json()["secret"])
    until(lambda: holder.get("/v1/credential").status_code == 200)
    return holder


def until(is_so: Callable[[], object]) -> None:
    """Ask until it is so."""
    end = monotonic() + 10
    while not is_so():
        assert monotonic() < end, "it did not come to pass"


def test_a_code_makes_one_device_once(center: RunningCenter) -> None:
    code = code_for(center, "K1")
    first, second = enrol(center, code.lower().replace("-", " ")), enrol(center, code)

    assert (first.status_code, first.headers["cache-control"]) == (200, "no-store")
    told = first.json()
    assert (told["branch"], told["name"], told["role"]) == (HN07, "K1", "kiosk")
    assert (second.status_code, second.json()["code"]) == (403, "wrong_code")
    holder = Holder(center.http, told["secret"])
    until(lambda: holder.get("/v1/credential").status_code == 200)
    assert holder.get("/v1/credential").json()["name"] == "K1"
    assert holder.get(f"/v1/branches/{HN07}").status_code == 200


def test_a_guesser_is_slowed_down_and_others_are_not(center: RunningCenter) -> None:
    code = code_for(center, "K2")

    answers = [enrol(center, "2345-6789", address="192.0.2.66").status_code for _ in range(OF_ONE + 1)]
    assert answers == [403] * OF_ONE + [429]
    assert enrol(center, code, address="192.0.2.66").status_code == 429
    assert enrol(center, code, address="192.0.2.67").status_code == 200


def test_a_revoked_credential_is_refused_and_its_open_feed_ends_within_a_second(center: RunningCenter) -> None:
    holder = enrolled(center, "K3")
    ended: list[float] = []

    def follow() -> None:
        headers = {"Authorization": f"Bearer {holder.secret}"}
        with (
            httpx.Client(base_url=center.url, timeout=20) as http,
            http.stream("GET", f"/v1/branches/{HN07}/events", headers=headers) as feed,
        ):
            opened.append(True)
            for _ in feed.iter_raw():
                pass
        ended.append(monotonic())

    opened: list[bool] = []
    follower = Thread(target=follow)
    follower.start()
    until(lambda: opened)
    revoked = monotonic()
    center.do(center.center.devices.revoke(HN07, "K3", by="lan"))
    follower.join(10)

    assert ended
    assert ended[0] - revoked < 2.0
    assert holder.get("/v1/credential").status_code == 401
    assert holder.get(f"/v1/branches/{HN07}/events").status_code == 401


def test_a_new_secret_lets_the_old_one_hold_until_it_was_used(center: RunningCenter) -> None:
    old = enrolled(center, "Q5", Role.COUNTER)
    bearer = {"Authorization": f"Bearer {old.secret}"}

    elsewhere = center.http.post("/v1/devices/rotation", json={"machine": "thief"}, headers=bearer)
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (403, "other_machine")
    answer = center.http.post("/v1/devices/rotation", json={"machine": PC}, headers=bearer)
    assert answer.status_code == 200, answer.text
    assert old.get("/v1/credential").status_code == 200
    new = Holder(center.http, answer.json()["secret"])
    until(lambda: new.get("/v1/credential").status_code == 200)
    until(lambda: old.get("/v1/credential").status_code == 401)
    assert new.get("/v1/credential").json()["name"] == "Q5"


def test_a_credential_of_the_file_has_no_new_secret_here(center: RunningCenter) -> None:
    by_hand = center.holder("by-hand", Role.COUNTER, HN07)

    answer = center.http.post(
        "/v1/devices/rotation", json={"machine": PC}, headers={"Authorization": f"Bearer {by_hand.secret}"}
    )
    assert (answer.status_code, answer.json()["code"]) == (409, "not_enrolled")


def test_a_node_hears_of_its_branchs_devices_and_of_no_others(center: RunningCenter) -> None:
    enrolled(center, "K4")
    node = enrolled(center, "node", Role.NODE)

    answer = node.get("/v1/devices")
    assert (answer.status_code, answer.json()["branch"]) == (200, HN07)
    assert {"K4", "node"} <= {one["name"] for one in answer.json()["devices"]}
    assert all("secret" not in one for one in answer.json()["devices"])
    again = center.http.get(
        "/v1/devices", headers={"Authorization": f"Bearer {node.secret}", "If-None-Match": answer.headers["etag"]}
    )
    assert again.status_code == 304
    center.do(center.center.devices.revoke(HN07, "K4", by="lan"))
    until(lambda: "K4" not in {one["name"] for one in node.get("/v1/devices").json()["devices"]})
    assert enrolled(center, "K5").get("/v1/devices").json()["code"] == "not_permitted"


def test_a_kiosk_that_was_enrolled_has_its_machine_from_its_first_claim_on(center: RunningCenter) -> None:
    kiosk = enrolled(center, "K6")
    bearer = {"Authorization": f"Bearer {kiosk.secret}"}

    def claim(machine: str) -> httpx.Response:
        return center.http.put("/v1/credential/machine", json={"device": "K6", "machine": machine}, headers=bearer)

    mine, others = "a" * 32, "b" * 32
    assert claim(mine).status_code == 200
    until(lambda: claim(others).status_code == 403)
    assert claim(mine).status_code == 200


def test_a_lock_reaches_the_log_and_ends_there(center: RunningCenter) -> None:
    kiosk = enrolled(center, "K7")

    def locked() -> bool:
        state, _ = decode_branch(kiosk.get(f"/v1/branches/{HN07}").content)
        device = state.device(DeviceId("K7"))
        return device.locked_at is not None and device.lock_message == "Mời sang ki-ốt K1"

    center.do(center.center.devices.lock(HN07, "K7", "Mời sang ki-ốt K1", by="lan"))
    until(locked)
    center.do(center.center.devices.lock(HN07, "K7", None, by="lan"))
    until(lambda: not locked())


def test_the_command_writes_the_file_and_exchanges_it(
    center: RunningCenter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "K8" / "credential"
    at = ["--center", center.url, "--credential-file", str(file)]

    assert (
        enrol_command.enrol(["--credential-file", str(file), "--code", f"{center.url}/enrol#{code_for(center, 'K8')}"])
        == 0
    )
    first = file.read_text().strip()
    assert (oct(file.stat().st_mode)[-3:], "K8, kiosk of HN07" in capsys.readouterr().out) == ("600", True)
    until(lambda: Holder(center.http, first).get("/v1/credential").status_code == 200)
    assert enrol_command.enrol([*at, "--rotate"]) == 0
    second = file.read_text().strip()
    assert second != first
    until(lambda: Holder(center.http, first).get("/v1/credential").status_code == 401)
    assert Holder(center.http, second).get("/v1/credential").json()["name"] == "K8"
    assert enrol_command.enrol([*at, "--replace", "--code", "2345-6789"]) == enrol_command.REFUSED
    assert file.read_text().strip() == second
    assert [one.name for one in file.parent.iterdir()] == ["credential"]
    with pytest.raises(SystemExit):
        enrol_command.enrol([*at, "--code", "2345-6789"])
    with pytest.raises(SystemExit):
        enrol_command.enrol(["--center", "http://example.org", "--credential-file", str(file), "--rotate"])
    gone = ["--center", "http://127.0.0.1:9", "--credential-file", str(tmp_path / "x"), "--code", "2345-6789"]
    assert enrol_command.enrol(gone) == enrol_command.UNREACHABLE


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(code=st.text(max_size=40), machine=st.text(max_size=140), bare=st.binary(max_size=60))
def test_nothing_that_is_typed_as_a_code_makes_a_fault(
    center: RunningCenter, code: str, machine: str, bare: bytes
) -> None:
    address = {"X-Forwarded-For": f"2001:db8::{abs(hash((code, machine))):x}"[:40], "Content-Type": "application/json"}
    for body in (json.dumps({"code": code, "machine": machine}).encode(), bare):
        answer = center.http.post("/v1/devices/enrolment", content=body, headers=address)
        assert answer.status_code in {400, 403, 429}
