"""What operations see: readiness with its reasons, measures, and problems of the disk in words, over a real socket."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from importlib.metadata import version
from pathlib import Path

import pytest

from server_client.queue_model.commands import CloseDay, CloseService
from server_client.server.credentials import Credentials, Role
from server_client.server.errors import LogDamaged, SettingsFault, StoreBroken, StoreUnavailable
from server_client.server.settings import is_loopback, listen_address, public_address
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group
from tests.fakes.log_entries import an_id
from tests.fakes.office import CIVIL
from tests.fakes.running_server import BRANCH, RunningServer, running_server


class AilingStore(SqliteStore):
    """A log whose disk a test lets fail."""

    failure: Exception | None = None

    def append(self, group: Group) -> None:
        if self.failure is not None:
            raise self.failure
        super().append(group)


@pytest.fixture
def store(tmp_path: Path) -> AilingStore:
    """Return the log of the server."""
    return AilingStore(tmp_path / "CN01.sqlite")


@pytest.fixture
def server(tmp_path: Path, store: AilingStore) -> Iterator[RunningServer]:
    """Run a server whose office is open."""
    with running_server(tmp_path, lambda _: store) as server:
        yield server


def test_a_branch_that_is_open_is_ready(server: RunningServer) -> None:
    answer = server.http.get("/v1/health")

    assert answer.status_code == 200
    told = answer.json()
    assert datetime.fromisoformat(told.pop("now")).utcoffset() == timedelta()
    assert told == {
        "ready": True,
        "branch": "CN01",
        "seq": server.seq,
        "why_not": [],
        "vault": {"open": True, "why_not": None, "copied": None},
        "staff": {"pins": False, "why_not": None},
        "city": {"system": "none", "waiting": 0, "refused": 0, "oldest": None, "why_not": None},
        "centre": None,
        "certificate": None,
    }


def test_a_branch_whose_day_is_closed_says_so(server: RunningServer) -> None:
    server.done(CloseDay(id=an_id()))

    answer = server.http.get("/v1/health")

    assert answer.status_code == 503
    assert answer.json()["why_not"] == ["The day is not open: it opens by itself, or a supervisor opens it"]


def test_a_device_is_told_whom_the_server_takes_it_for(server: RunningServer) -> None:
    answer = server.get("/v1/credential", Role.KIOSK)

    assert answer.status_code == 200
    assert answer.json() == {
        "name": "kiosk-0",
        "role": "kiosk",
        "branch": "CN01",
        "version": version("motcua"),
        "kept_days": 0,
    }


def test_without_a_credential_nobody_is_told_anything(server: RunningServer) -> None:
    assert server.get("/v1/credential", None).json()["code"] == "no_credential"


def test_a_full_disk_is_a_problem_that_passes(server: RunningServer, store: AilingStore) -> None:
    command, before = CloseService(id=an_id(), service=CIVIL), server.seq
    store.failure = StoreUnavailable("The disk is full: free some space")

    refused = server.send(command)
    assert (refused.status_code, refused.json()["code"]) == (503, "disk")
    assert refused.headers["retry-after"] == "2"
    assert "free some space" in refused.json()["detail"]
    assert server.seq == before

    store.failure = None
    assert server.send(command).status_code == 200


def test_a_broken_disk_stops_the_branch_and_health_says_so(server: RunningServer, store: AilingStore) -> None:
    store.failure = StoreBroken("Writing failed: check the disk, then restart")

    answer = server.send(CloseService(id=an_id(), service=CIVIL))
    assert (answer.status_code, answer.json()["code"]) == (503, "stopped")
    store.failure = None
    assert server.send(CloseDay(id=an_id())).json()["code"] == "stopped"
    assert server.http.get("/v1/health").json()["why_not"] == ["Writing failed: check the disk, then restart"]
    assert server.get(BRANCH).status_code == 200


def test_the_measures_name_no_one(server: RunningServer) -> None:
    ticket = server.take()
    server.open()
    server.call()
    server.send(CloseService(id=an_id(), service=CIVIL))
    server.send(CloseService(id=an_id(), service=CIVIL))

    text = server.http.get("/metrics").text

    assert 'motcua_commands_total{answer="settled",branch="CN01",type="IssueTicket"} 1.0' in text
    assert 'motcua_commands_total{answer="refused",branch="CN01",type="CloseService"} 1.0' in text
    assert 'motcua_counters{branch="CN01",state="called"} 1.0' in text
    assert f'motcua_log_seq{{branch="CN01"}} {server.seq}.0' in text
    assert "A001" not in text
    assert str(ticket.token) not in text


def test_credentials_are_seen_by_a_running_server_at_once_and_kept_as_hashes(tmp_path: Path) -> None:
    clock = [0.0]
    running = Credentials(tmp_path / "credentials.json", lambda: clock[0])
    secret = Credentials(tmp_path / "credentials.json").add("kiosk-1", Role.KIOSK, lambda: "the secret")
    clock[0] += 1

    holder = running.holder(secret)
    assert holder is not None
    assert (holder.name, holder.role) == ("kiosk-1", Role.KIOSK)
    assert "the secret" not in (tmp_path / "credentials.json").read_text()
    assert (tmp_path / "credentials.json").stat().st_mode & 0o077 == 0

    Credentials(tmp_path / "credentials.json").remove("kiosk-1")
    clock[0] += 1
    assert running.holder(secret) is None


def test_a_name_of_a_credential_is_used_once(tmp_path: Path) -> None:
    credentials = Credentials(tmp_path / "credentials.json")
    credentials.add("kiosk-1", Role.KIOSK, lambda: "a")

    with pytest.raises(SettingsFault, match="There is a credential named kiosk-1 already"):
        credentials.add("kiosk-1", Role.COUNTER, lambda: "b")
    with pytest.raises(SettingsFault, match="There is no credential named kiosk-2"):
        credentials.remove("kiosk-2")
    assert [one.name for one in credentials.all()] == ["kiosk-1"]


def test_credentials_that_cannot_be_kept_or_read_say_so(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable, match="check the disk and rights"):
        Credentials(tmp_path / "data" / "credentials.json").add("kiosk-1", Role.KIOSK, lambda: "a")
    (tmp_path / "credentials.json").write_text("[{]")
    with pytest.raises(LogDamaged, match="not a file of credentials"):
        Credentials(tmp_path / "credentials.json")


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [("127.0.0.1:8100", "127.0.0.1", 8100), ("[::1]:0", "::1", 0), ("localhost:65535", "localhost", 65535)],
)
def test_an_address_to_listen_at(text: str, host: str, port: int) -> None:
    assert listen_address(text) == (host, port)
    assert is_loopback(host)
    assert not is_loopback("0.0.0.0")


def test_a_public_address_has_no_slash_at_its_end() -> None:
    assert public_address("https://so.hanoi.gov.vn/") == "https://so.hanoi.gov.vn"
    with pytest.raises(SettingsFault, match="write it as https://HOST"):
        public_address("https://so.hanoi.gov.vn/?x=1")
