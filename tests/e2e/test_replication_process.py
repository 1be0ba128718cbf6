"""A day of backlog and a restored backup, with real processes: a node, its centre, a line that breaks between them."""

import json
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from server_client.queue_model.commands import CancelTicket, IssueTicket
from server_client.queue_model.ids import BranchId, TicketId
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group
from server_client.wire.messages import encode_command
from tests.e2e.branch_process import MOTCUA, Branch, _address
from tests.fakes.cutting_proxy import CuttingProxy, cutting_proxy
from tests.fakes.log_entries import a_token
from tests.fakes.node_log import NodeLog, fresh_id
from tests.proof.branches import REASON, A

CN01 = BranchId("CN01")
DAY = 9_000


def a_days_log() -> NodeLog:
    """Return a log of a day, all of whose tickets have ended."""
    log = NodeLog(CN01).open()
    while log.seq < DAY:
        log.now += timedelta(seconds=1)
        ticket = fresh_id()
        log.do(IssueTicket(id=ticket, needs=(A,), token=a_token()))
        log.do(CancelTicket(id=fresh_id(), ticket=TicketId(ticket), reason=REASON))
    return log


@contextmanager
def centre(data: Path, database: str) -> Iterator[str]:
    """Run a centre until the block ends; gives its address."""
    words = ["--data", str(data), "--database", database, "--listen", "127.0.0.1:0"]
    with subprocess.Popen([MOTCUA, "center", *words], stderr=subprocess.PIPE) as server:
        try:
            yield f"http://{_address(server)}"
        finally:
            server.kill()


def answered(url: str, secret: str = "") -> dict[str, object]:
    """Return what a server answers, whatever its status."""
    request = Request(url, headers={"Authorization": f"Bearer {secret}"})
    try:
        with urlopen(request, timeout=10) as answer:
            body: dict[str, object] = json.load(answer)
    except HTTPError as problem:
        body = json.load(problem)
    return body


def await_that(url: str, secret: str, is_so: Callable[[dict[str, object]], object]) -> dict[str, object]:
    """Return the answer once it is so."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        answer = answered(url, secret)
        if is_so(answer):
            return answer
        time.sleep(0.02)
    raise AssertionError(answered(url, secret))


def test_a_days_backlog_arrives_and_a_restored_backup_is_shown_on_both_sides(sql_address: str, tmp_path: Path) -> None:
    log = a_days_log()
    data = tmp_path / "node"
    data.mkdir()
    store = SqliteStore(data / "CN01.sqlite")
    store.append(Group(entries=log.entries))
    store.close()
    at_centre, secret = Branch(tmp_path / "centre", tmp_path), tmp_path / "secret"
    at_centre.data.mkdir()
    add = ("credential", "add", "--data", str(at_centre.data))
    secret.write_text(at_centre.run(*add, "--role", "node", "--name", "node-1", "--branch", CN01))
    node = Branch(data, Path("assets/starter/hanoi.json"))

    with centre(at_centre.data, sql_address) as url, cutting_proxy(int(url.rpartition(":")[2])) as proxy:
        held_at = f"{url}/v1/replication/{CN01}"
        options = ("--center", f"http://127.0.0.1:{proxy.port}", "--center-credential", str(secret))
        took = _caught_up(node, options, proxy, held_at, secret.read_text())
        assert took < 10, took
        _goes_on_from_a_backup(node, options, held_at, secret.read_text())


def _caught_up(node: Branch, options: tuple[str, ...], proxy: CuttingProxy, held_at: str, secret: str) -> float:
    # The second answer breaks in its middle, after the entries have been taken in.
    proxy.cut_answers_after(600)
    with node.process(*options) as (process, address):
        began = time.monotonic()
        await_that(held_at, secret, lambda held: int(str(held["seq"])) >= DAY)
        took = time.monotonic() - began
        health = await_that(
            f"{address}/v1/health", "", lambda health: "centre" in health and '"lag": 0' in json.dumps(health["centre"])
        )
        assert proxy.cuts == 1
        assert '"differs": null' in json.dumps(health["centre"])
        shutil.copytree(node.data, node.data.with_name("backup"))
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    return took


def _goes_on_from_a_backup(node: Branch, options: tuple[str, ...], held_at: str, secret: str) -> None:
    before = answered(held_at, secret)
    backup = node.data.with_name("backup")
    kiosk = node.credential("kiosk")
    shutil.copy(node.data / "credentials.json", backup / "credentials.json")
    with node.process(*options) as (_, address):
        _take(address, kiosk)
        await_that(held_at, secret, lambda held: int(str(held["seq"])) > int(str(before["seq"])))
    shutil.rmtree(node.data)
    backup.rename(node.data)
    with node.process(*options) as (_, address):
        _take(address, kiosk)
        told = await_that(held_at, secret, lambda held: held["differs"])
        shown = await_that(f"{address}/v1/health", "", lambda health: '"differs": {' in json.dumps(health["centre"]))
        first = int(str(before["seq"])) + 1
        assert f'"seq": {first}' in json.dumps(told["differs"])
        assert f'"seq": {first}' in json.dumps(shown["centre"])
        # It works on.
        _take(address, kiosk)


def _take(address: str, secret: str) -> None:
    command = IssueTicket(id=fresh_id(), needs=(A,), token=a_token())
    headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
    request = Request(f"{address}/v1/branches/{CN01}/commands", encode_command(command), headers)
    with urlopen(request, timeout=10) as answer:
        assert answer.status == 200
