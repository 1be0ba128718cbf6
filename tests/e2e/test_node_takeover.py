"""A branch's node is replaced, promoted and restored: real processes, real folders, and a centre that grants epochs."""

import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from server_client.node.command import node
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Credentials, Role
from server_client.server.settings import credentials_in
from server_client.server.store.sqlite_store import SqliteReader
from server_client.wire.chain import GENESIS
from server_client.wire.messages import encode_command, encode_configuration
from server_client.wire.replication import encode_run
from server_client.wire.stamps import stamp_of
from tests.e2e.branch_process import MOTCUA, Branch
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.office import CIVIL, OFFICE
from tests.fakes.running_center import RunningCenter, running_center

CN01 = BranchId("CN01")
LATEST = 1_000_000


class Machine(Branch):
    """One machine of the branch, with its folder and credentials of its own."""

    def issue(self, url: str) -> str:
        """Take a ticket and return its number, or why there is none."""
        body = encode_command(IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token()))
        answer = httpx.post(f"{url}/v1/branches/CN01/commands", content=body, headers=self.headers(Role.SUPERVISOR))
        told = answer.json()
        return str(told["events"][0]["data"]["number"] if answer.status_code == 200 else told["code"])

    def numbers(self, url: str) -> list[str]:
        """Return the numbers that the machine knows, in order of issue."""
        document = httpx.get(f"{url}/v1/branches/CN01", headers=self.headers(Role.SUPERVISOR)).json()
        return [visit["number"] for visit in document["visits"]]

    def headers(self, role: Role) -> dict[str, str]:
        """Return what a request of the role bears."""
        secret = (self.data / f"{role}.secret").read_text()
        return {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}


@pytest.fixture
def center(tmp_path: Path) -> Iterator[RunningCenter]:
    """Run a centre, which has a credential for whoever takes over."""
    with running_center(tmp_path / "center") as running:
        running.credentials.add("spare", Role.NODE, lambda: "s" * 43, branch=CN01)
        (tmp_path / "spare.secret").write_text("s" * 43)
        yield running


def machine(folder: Path) -> Machine:
    """Return a machine with its credentials."""
    folder.mkdir()
    configuration = folder / "office.json"
    configuration.write_bytes(encode_configuration(OFFICE))
    known = Credentials(credentials_in(folder))
    for role in (Role.SUPERVISOR, Role.DISPLAY, Role.NODE):
        known.add(role, role, lambda role=role: f"{role:x<43}")  # type: ignore[misc]  # a default binds the role
        (folder / f"{role}.secret").write_text(f"{role:x<43}")
    return Machine(folder, configuration)


def ship(machine: Machine, center: RunningCenter, *, up_to: int = LATEST) -> str:
    """Let the centre have the machine's log, as its node does; return "taken", or why it was not."""
    log = SqliteReader(machine.data / "CN01.sqlite")
    entries = [entry for entry in log.read(0, LATEST) if entry.seq <= up_to]
    log.close()
    epoch = stamp_of(entries[-1].body).epoch
    run = encode_run(entries, epoch=epoch, after=0, prev=GENESIS, head=entries[-1].seq)
    headers = {"Authorization": f"Bearer {'s' * 43}", "Content-Type": "application/json"}
    answer = httpx.post(f"{center.url}/v1/replication/CN01", content=run, headers=headers)
    return "taken" if answer.status_code == 200 else str(answer.json()["code"])


def of_center(center: RunningCenter, tmp_path: Path) -> tuple[str, ...]:
    """Return the options that name the centre."""
    return ("--center", center.url, "--center-credential", str(tmp_path / "spare.secret"))


@contextmanager
def standing_by(spare: Machine, of: Machine, url: str, *more: str) -> Iterator["subprocess.Popen[str]"]:
    """Run a standby until it is up to date."""
    words = ["--data", str(spare.data), "--of", url, "--credential-file", str(of.data / "node.secret"), *more]
    with subprocess.Popen([MOTCUA, "node", "standby", *words], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = iter(process.stdout.readline, "")
        assert any(line.startswith("Up to date") for line in said)
        try:
            yield process
        finally:
            process.kill()


def test_new_hardware_takes_over_and_what_the_old_node_had_is_adopted(
    tmp_path: Path, center: RunningCenter, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new, other = (machine(tmp_path / name) for name in ("old", "new", "other"))
    with old.process() as (server, url):
        assert [old.issue(url), old.issue(url)] == ["A001", "A002"]
        assert ship(old, center) == "taken"
        assert old.issue(url) == "A003"
        server.send_signal(signal.SIGKILL)
    replace = ("replace", *of_center(center, tmp_path))
    assert node([*replace, "--data", str(new.data)]) == 1
    assert "say so by --old-node-is-off" in capsys.readouterr().err
    assert node([*replace, "--data", str(new.data), "--old-node-is-off"]) == 0
    assert "Epoch 2 begins when motcua branch is started" in capsys.readouterr().out
    assert node([*replace, "--data", str(other.data), "--old-node-is-off"]) == 1
    assert "has given epoch 2 of this branch to a node already" in capsys.readouterr().err
    assert ship(old, center) == "old_epoch"

    with new.process() as (_, url):
        assert new.issue(url) == "2A001"
        assert ship(new, center) == "taken"
        assert new.numbers(url) == ["A001", "A002", "2A001"]
        hand_over = ["hand-over", "--data", str(old.data), "--to", url]
        hand_over += ["--credential-file", str(new.data / "node.secret")]
        assert [node(hand_over), node(hand_over)] == [0, 0]
        said = capsys.readouterr().out.splitlines()
        assert [line.rpartition("entries behind it ")[2] for line in said] == [
            "1 tickets wait now, 0 have ended",
            "0 tickets wait now, 0 have ended",
        ]
        assert new.numbers(url) == ["A001", "A002", "2A001", "A003"]
        assert node([*replace, "--data", str(new.data), "--old-node-is-off"]) == 1
        assert "a node's folder already" in capsys.readouterr().err

    # The old one comes back and ships what it has: it is told, and from then on writes no more, by itself too.
    with old.process(*of_center(center, tmp_path)) as (_, url):
        with httpx.stream("GET", f"{url}/v1/branches/CN01/events?after=0", headers=old.headers(Role.DISPLAY)) as feed:
            # Its feeds end, so that screens go by it no more.
            list(feed.iter_lines())
        health = httpx.get(f"{url}/v1/health").json()
        assert health["why_not"][0].startswith("Another node has taken this branch over: epoch 2 was given out")
        assert old.issue(url) == "fenced"
    with old.process() as (_, url):
        assert old.issue(url) == "fenced"


def test_a_standby_takes_over_with_its_reserved_epoch_and_without_the_centre(
    tmp_path: Path, center: RunningCenter, capsys: pytest.CaptureFixture[str]
) -> None:
    first, spare = machine(tmp_path / "first"), machine(tmp_path / "spare")
    promote = ["promote", "--data", str(spare.data)]
    assert node(promote) == 1
    assert "let it follow with motcua node standby" in capsys.readouterr().err
    with first.process() as (server, url):
        first.issue(url)
        ship(first, center)
        with standing_by(spare, first, url, *of_center(center, tmp_path)):
            assert node([*promote, "--although-it-answers"]) == 1
            assert "stop it first" in capsys.readouterr().err
        assert node(promote) == 1
        assert f"The node at {url} is at work" in capsys.readouterr().err
        server.send_signal(signal.SIGKILL)
        server.wait()
        assert [node(promote), node(promote)] == [0, 0]
        assert capsys.readouterr().out.count("Epoch 2 begins when") == 2

    for number in ("2A001", "2A002"):
        with spare.process() as (_, url):
            assert spare.issue(url) == number
    assert center.do(center.center.epochs.of(CN01)).newest == 1
    assert ship(spare, center) == "taken"
    assert center.do(center.center.epochs.of(CN01)).newest == 2
    assert ship(first, center) == "old_epoch"
    assert node(promote) == 1
    assert "No epoch is reserved for this node" in capsys.readouterr().err


def test_a_database_that_was_put_back_is_not_written_before_it_has_an_epoch(
    tmp_path: Path, center: RunningCenter, capsys: pytest.CaptureFixture[str]
) -> None:
    branch, backup = machine(tmp_path / "branch"), tmp_path / "backup.sqlite"
    log = branch.data / "CN01.sqlite"
    with branch.process() as (server, url):
        assert branch.issue(url) == "A001"
        back_up = ["backup", "--data", str(branch.data), "--to", str(backup)]
        assert [node(back_up), node(back_up)] == [0, 1]
        assert "holds the log of CN01 up to entry 3" in capsys.readouterr().out
        assert [branch.issue(url), branch.issue(url)] == ["A002", "A003"]
        ship(branch, center, up_to=4)
        server.send_signal(signal.SIGKILL)
    restore = ["restore", "--data", str(branch.data)]
    assert node([*restore, "--backup", str(backup)]) == 1
    assert "is sound and goes to entry 5" in capsys.readouterr().err

    Path(f"{log}-wal").unlink()
    shutil.copyfile(backup, log)
    with branch.process() as (_, url):
        health = httpx.get(f"{url}/v1/health")
        assert (health.status_code, health.json()["ready"]) == (503, False)
        assert health.json()["why_not"][0].startswith(
            "The log ends at entry 3, but this branch had come to entry 5: an old copy was put back"
        )
        assert branch.issue(url) == "fenced"
        feed = httpx.get(f"{url}/v1/branches/CN01/events?after=0", headers=branch.headers(Role.DISPLAY))
        assert (feed.status_code, feed.json()["code"]) == (503, "fenced")
        assert branch.numbers(url) == ["A001"]
        assert node(restore) == 1
        assert "stop it first" in capsys.readouterr().err

    assert node(restore) == 1
    assert "No epoch is reserved" in capsys.readouterr().err
    log.write_bytes(b"This disk has failed" * 1000)
    assert node([*restore, "--backup", str(backup), *of_center(center, tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "The backup is in place up to entry 3; what was there is CN01.before-1.sqlite" in said
    assert "This branch had come to entry 5; the log ends at 4." in said
    with branch.process() as (_, url):
        assert branch.numbers(url) == ["A001", "A002"]
        assert branch.issue(url) == "2A001"
