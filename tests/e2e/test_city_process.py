"""Dossiers that end at a counter reach the city's folder with the real server, killed at bad moments: once each."""

import json
import os
import shutil
import signal
from importlib.resources import files
from pathlib import Path
from threading import Event
from time import monotonic

import httpx

from server_client.dossier_model.reception import CityNews, Reception, ReceptionEnd
from server_client.queue_model.ids import ServiceCode
from server_client.wire.preregistrations import encode_order
from server_client.wire.receptions import EndWish, decode_receptions, encode_ending
from tests.e2e.branch_process import Branch
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.preregistrations import ADDRESS, NAME, PHONE, number_of, order

STARTER = Path(str(files("assets"))) / "starter" / "hanoi.json"
CIVIL_STATUS = ServiceCode("hotich")
GIVEN = "H26.001.01-260309-0001"


class Counter:
    """A console of the real branch at its counter q05."""

    def __init__(self, url: str, secrets: dict[str, str]) -> None:
        self.url = url
        self.branch = f"{url}/v1/branches/CN01"
        self.headers = {
            role: {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
            for role, secret in secrets.items()
        }

    def call_someone(self) -> str:
        """Let somebody prepare a dossier, take a number and be called; return the visit."""
        wish = order(1, CIVIL_STATUS)
        self._done("kiosk", f"{self.url}/v1/preregistrations", encode_order(wish))
        for role, fields in (
            ("kiosk", {"type": "IssueTicket", "id": wish.visit, "needs": [CIVIL_STATUS], "token": a_token()}),
            ("counter", {"type": "OpenCounter", "id": an_id(), "counter": "q05", "clerk": "lan", "profile": "tatca"}),
            ("counter", {"type": "CallNext", "id": an_id(), "counter": "q05"}),
        ):
            self._done(role, f"{self.branch}/commands", json.dumps(fields).encode())
        return wish.visit

    def receive(self, visit: str) -> None:
        """Open what they prepared, and receive it."""
        path = f"{self.branch}/visits/{visit}/receptions?counter=q05"
        (opened,) = decode_receptions(self._done("counter", path, b"{}"))
        end = encode_ending(EndWish(version=opened.version, ending=ReceptionEnd.RECEIVED))
        self._done("counter", f"{self.branch}/receptions/{opened.id}/end?counter=q05", end)

    def dossier(self, visit: str) -> Reception:
        """Return the dossier as it is kept now."""
        path = f"{self.branch}/visits/{visit}/receptions?counter=q05"
        (found,) = decode_receptions(httpx.get(path, headers=self.headers["counter"]).content)
        return found

    def _done(self, role: str, url: str, body: bytes) -> bytes:
        answer = httpx.post(url, content=body, headers=self.headers[role], timeout=30)
        assert answer.status_code == 200, answer.text
        return answer.content


def drops(folder: Path, *, count: int) -> list[Path]:
    """Return what lies in the city's folder once it is so much."""
    deadline, never = monotonic() + 40, Event()
    while True:
        found = sorted((folder / "out").glob("*.json")) if (folder / "out").exists() else []
        if len(found) >= count:
            return found
        assert monotonic() < deadline, found
        never.wait(0.05)


def test_a_dossier_that_ended_is_delivered_once_after_a_kill_and_its_code_comes_home(tmp_path: Path) -> None:
    branch, city = Branch(tmp_path / "data", STARTER), tmp_path / "city"
    branch.run("vault", "init", "--data", str(branch.data))
    secrets = {role: branch.credential(role) for role in ("kiosk", "counter")}
    options = ("--city-system", f"file:{city}", "--city-unit", "000.00.01.H26")
    with branch.process(*options) as (server, url):
        counter = Counter(url, secrets)
        visit = counter.call_someone()
        counter.receive(visit)
        # The folder is not mounted, so nothing was delivered.
        os.kill(server.pid, signal.SIGKILL)
        said = server.communicate(timeout=30)[1]
    assert "DongBoHoSoMC\twaiting" in branch.run("city-system", "status", "--data", str(branch.data))

    city.mkdir()
    with branch.process(*options) as (server, url):
        (drop,) = drops(city, count=1)
        fetched = tmp_path / "fetched.json"
        shutil.move(drop, fetched)
        os.kill(server.pid, signal.SIGKILL)
        said += server.communicate(timeout=30)[1]
    message = json.loads(fetched.read_bytes())
    assert (message["madonvi"], message["data"][0]["ChuHoSo"]) == ("000.00.01.H26", NAME)

    answer = city / "in" / f"{message['message_id']}.json"
    answer.with_suffix(".new").write_text(json.dumps({"error_code": 0, "data": [{"MaHoSo": GIVEN}]}))
    answer.with_suffix(".new").replace(answer)
    with branch.process(*options) as (server, url):
        counter = Counter(url, secrets)
        deadline, never = monotonic() + 40, Event()
        while (found := counter.dossier(visit)).city is not CityNews.TOLD:
            assert monotonic() < deadline, found.city
            never.wait(0.05)
        server.terminate()
        said += server.communicate(timeout=30)[1]

    assert found.code is not None
    assert found.code.text == GIVEN
    assert "told everything" in branch.run("city-system", "status", "--data", str(branch.data))
    # A kill between drop and note may drop the same message again, under the same name: never another one.
    assert {file.name for file in drops(city, count=0)} <= {drop.name}
    assert message["message_id"] in drop.name
    for secret in (NAME, number_of(1), PHONE, ADDRESS):
        assert secret.encode() not in said
        for file in branch.data.iterdir():
            assert secret.encode() not in file.read_bytes(), (secret, file)
