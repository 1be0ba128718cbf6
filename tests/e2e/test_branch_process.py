"""The server of a branch as a process: it starts or says why not, and stops without losing anything."""

import json
import signal
import socket
import ssl
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib.resources import files
from pathlib import Path

import httpx
import pytest

from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.ids import ServiceCode
from server_client.wire.messages import encode_command
from tests.e2e.branch_process import MOTCUA, Branch
from tests.fakes.certificates import self_signed
from tests.fakes.log_entries import a_token, an_id

STARTER = Path(str(files("assets"))) / "starter" / "hanoi.json"


@pytest.fixture
def branch(tmp_path: Path) -> Branch:
    """Return a branch that has never been started."""
    return Branch(tmp_path / "data", STARTER)


def start_in_vain(branch: Branch, *words: str) -> str:
    """Start the server, which must end by itself and say why, and return what it said."""
    command = [str(MOTCUA), "branch", "--data", str(branch.data), *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    last: str = done.stderr.splitlines()[-1]
    assert last.startswith("motcua branch: ")
    return last


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_ends_feeds_keeps_a_snapshot_and_leaves_a_sound_log(branch: Branch, how: signal.Signals) -> None:
    headers = {"Authorization": f"Bearer {branch.credential('supervisor')}", "Content-Type": "application/json"}
    with branch.process() as (server, url), httpx.Client(base_url=url, headers=headers, timeout=30) as http:
        command = IssueTicket(id=an_id(), needs=(ServiceCode("hotich"),), token=a_token())
        before = http.post("/v1/branches/CN01/commands", content=encode_command(command)).content
        with http.stream("GET", "/v1/branches/CN01/events") as feed:
            lines = feed.iter_lines()
            next(lines)
            server.send_signal(how)
            told = [line for line in lines if line.startswith("id: ")]
        server.wait(30)
        assert server.returncode in {0, -how}
        assert told == [f"id: {seq}" for seq in range(1, json.loads(before)["seq"] + 1)]

    assert ", 1 snapshots like the replay" in branch.run("verify", "--data", str(branch.data))
    with branch.process() as (_, url), httpx.Client(base_url=url, headers=headers, timeout=30) as http:
        assert http.post("/v1/branches/CN01/commands", content=encode_command(command)).content == before


def test_a_second_server_on_the_same_folder_is_refused_and_the_first_goes_on(branch: Branch) -> None:
    with branch.process() as (_, url):
        said = start_in_vain(branch, "--listen", "127.0.0.1:0")

        assert f"Another process writes the log at {branch.data}" in said
        assert httpx.get(f"{url}/v1/health").json()["ready"]


def test_a_configuration_that_is_not_there_is_named(branch: Branch) -> None:
    said = start_in_vain(branch, "--listen", "127.0.0.1:0", "--configuration", "/nowhere/office.json")

    assert "--configuration /nowhere/office.json cannot be read (No such file or directory)" in said


def test_a_configuration_that_does_not_fit_is_named(branch: Branch, tmp_path: Path) -> None:
    wrong = tmp_path / "office.json"
    wrong.write_bytes(STARTER.read_bytes().replace(b'"promise_s"', b'"promise_minutes"', 1))

    said = start_in_vain(branch, "--listen", "127.0.0.1:0", "--configuration", str(wrong))

    assert "does not fit: Object contains unknown field `promise_minutes`" in said


def test_a_configuration_with_faults_is_named(branch: Branch, tmp_path: Path) -> None:
    wrong = tmp_path / "office.json"
    wrong.write_bytes(STARTER.read_bytes().replace(b'"prefix": "A"', b'"prefix": "C"', 1))

    said = start_in_vain(branch, "--listen", "127.0.0.1:0", "--configuration", str(wrong))

    assert "The number prefix C is used 2 times" in said


def test_a_port_that_is_taken_is_named(branch: Branch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        said = start_in_vain(branch, "--listen", f"127.0.0.1:{port}")

    assert f"127.0.0.1:{port}" in said


@pytest.mark.parametrize("address", ["8100", "127.0.0.1", "127.0.0.1:x", "127.0.0.1:70000"])
def test_an_address_that_is_none_is_named(branch: Branch, address: str) -> None:
    assert "write it as HOST:PORT" in start_in_vain(branch, "--listen", address)


def test_a_public_address_that_is_none_is_named(branch: Branch) -> None:
    assert "write it as https://HOST" in start_in_vain(branch, "--public-url", "motcua.example.vn")


def test_a_damaged_log_is_refused_with_the_next_step(branch: Branch) -> None:
    branch.data.mkdir()
    (branch.data / "CN01.sqlite").write_bytes(b"nothing that SQLite knows\n" * 400)

    said = start_in_vain(branch, "--listen", "127.0.0.1:0")

    assert "restore it from a backup" in said


def test_a_server_that_others_reach_has_a_certificate_and_speaks_tls(branch: Branch, tmp_path: Path) -> None:
    assert "can be reached from outside" in start_in_vain(branch, "--listen", "0.0.0.0:0")
    certificate, key = self_signed(tmp_path)
    said = start_in_vain(branch, "--listen", "127.0.0.1:0", "--certificate", str(key), "--key", str(certificate))
    assert "--certificate and --key do not fit" in said

    with branch.process("--certificate", str(certificate), "--key", str(key)) as (_, url):
        trusted = ssl.create_default_context(cafile=str(certificate))
        assert httpx.get(f"{url.replace('http:', 'https:')}/v1/health", verify=trusted).json()["branch"] == "CN01"
        with pytest.raises(httpx.RemoteProtocolError):
            httpx.get(f"{url}/v1/health")


def test_spoilt_credentials_are_refused_with_the_next_step(branch: Branch) -> None:
    branch.data.mkdir()
    (branch.data / "credentials.json").write_text("{")

    assert "credentials.json is not a file of credentials" in start_in_vain(branch, "--listen", "127.0.0.1:0")


def test_credentials_are_made_listed_and_taken_back_while_the_server_runs(branch: Branch) -> None:
    with branch.process() as (_, url):
        secret = branch.credential("kiosk")
        assert branch.run("credential", "list", "--data", str(branch.data)) == "kiosk\tkiosk"
        headers = {"Authorization": f"Bearer {secret}"}
        with httpx.Client(base_url=url, headers=headers) as http:
            while http.get("/v1/branches/CN01").status_code == 401:
                pass
            branch.run("credential", "remove", "--data", str(branch.data), "--name", "kiosk")
            while http.get("/v1/branches/CN01").status_code == 200:
                pass
            assert http.get("/v1/branches/CN01").json()["code"] == "no_credential"
    assert secret not in (branch.data / "credentials.json").read_text()


FAILING_STORE = """
import sys
from server_client.server.app import serve
from server_client.server.options import branch_settings
from server_client.server.store.sqlite_store import SqliteStore

class Failing(SqliteStore):
    def append(self, group):
        if self.head().seq >= 2:
            raise ZeroDivisionError("a seeded bug")
        super().append(group)

serve(branch_settings(sys.argv[1:]), Failing)
"""


def test_a_branch_whose_writer_dies_of_a_bug_ends_its_process_so_that_it_can_be_started_anew(branch: Branch) -> None:
    headers = {"Authorization": f"Bearer {branch.credential('kiosk')}", "Content-Type": "application/json"}
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = "{}:{}".format(*probe.getsockname())
    words = ["--data", str(branch.data), "--listen", address, "--configuration", str(STARTER)]
    words += ["--closes", "1440", "--every-day"]
    command = IssueTicket(id=an_id(), needs=(ServiceCode("hotich"),), token=a_token())
    url = f"http://{address}/v1/branches/CN01/commands"

    with subprocess.Popen([sys.executable, "-c", FAILING_STORE, *words], stderr=subprocess.PIPE, text=True) as failing:
        assert failing.stderr is not None
        assert any('"listening"' in line for line in failing.stderr)
        answer = httpx.post(url, content=encode_command(command), headers=headers, timeout=30)
        _, said = failing.communicate(timeout=30)

    assert answer.status_code == 500
    assert failing.returncode == 1
    assert "a seeded bug" in said


LEAPING_CLOCK = """
import sys
from datetime import timedelta
from pathlib import Path
from server_client.server.app import now, serve
from server_client.server.options import branch_settings
from server_client.server.steady_clock import SteadyClock

def wall():
    return now() + timedelta(hours=26 if Path(sys.argv[1]).exists() else 0)

serve(branch_settings(sys.argv[3:]), clock=SteadyClock(wall, believed_after_s=float(sys.argv[2])))
"""


@pytest.mark.parametrize(("believed_after_s", "ahead_h", "status"), [(900, 0, 200), (0, 26, 409)])
def test_a_clock_that_leaps_ends_no_day_before_it_is_believed(
    branch: Branch, tmp_path: Path, believed_after_s: float, ahead_h: int, status: int
) -> None:
    headers = {"Authorization": f"Bearer {branch.credential('kiosk')}", "Content-Type": "application/json"}
    has_leapt = tmp_path / "has-leapt"
    words = ["--data", str(branch.data), "--listen", "127.0.0.1:0", "--configuration", str(STARTER)]
    words += ["--closes", "1440", "--every-day", "--no-forecast"]
    script = [sys.executable, "-c", LEAPING_CLOCK, str(has_leapt), str(believed_after_s), *words]
    command = IssueTicket(id=an_id(), needs=(ServiceCode("hotich"),), token=a_token())

    with subprocess.Popen(script, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr is not None
        address = next(json.loads(line) for line in server.stderr if '"listening"' in line)["address"]
        has_leapt.touch()
        with httpx.Client(base_url=f"http://{address}/v1/branches/CN01", timeout=30) as kiosk:
            answer = kiosk.post("/commands", content=encode_command(command), headers=headers)
            # Kiosks go by what the head of an answer says, which is written ten times a second.
            told = {_off(kiosk.get("/").headers["date"]) for _ in range(1_000)}
        server.terminate()
        server.communicate(timeout=30)

    assert answer.status_code == status, answer.text
    assert {0, ahead_h} >= told >= {ahead_h}


def _off(date: str) -> int:
    return round((parsedate_to_datetime(date) - datetime.now(UTC)) / timedelta(hours=1))


def test_credentials_made_at_the_same_moment_are_all_kept(branch: Branch) -> None:
    names = [f"kiosk-{number}" for number in range(5)]
    words = [str(MOTCUA), "credential", "add", "--data", str(branch.data), "--role", "kiosk", "--name"]
    makers = [subprocess.Popen([*words, name], stdout=subprocess.PIPE, text=True) for name in names]
    secrets = {maker.communicate(timeout=60)[0] for maker in makers}

    assert [maker.returncode for maker in makers] == [0] * 5
    assert len(secrets) == 5
    assert set(branch.run("credential", "list", "--data", str(branch.data)).split()) >= set(names)
