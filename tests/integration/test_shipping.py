"""A node's log on its way to a centre: whole at the end, whatever became of the line, and never over another log."""

import asyncio
import gzip
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

import httpx
import pytest

from server_client.queue_model.epoch_commands import BeginEpoch, EpochReason
from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Role
from server_client.server.epochs.granting import Epochs
from server_client.server.replication.centre_line import CentreAddress, CentreUnavailable
from server_client.server.replication.http_centre import HttpCentre
from server_client.wire.chain import GENESIS, Entry
from server_client.wire.epochs import EpochRequest
from server_client.wire.replication import LARGEST_RUN, Held, encode_held, encode_run
from tests.fakes.cutting_proxy import CuttingProxy, cutting_proxy
from tests.fakes.node_log import NodeLog, fresh_id
from tests.fakes.running_center import Holder, RunningCenter, running_center
from tests.fakes.shipping_node import shipping
from tests.proof.branches import MORNING

CN01, CN02 = BranchId("CN01"), BranchId("CN02")
PATH = f"/v1/replication/{CN01}"
JSON: Mapping[str, str] = {"Content-Type": "application/json"}
Work: TypeAlias = Coroutine[Any, Any, None]


@dataclass(frozen=True)
class Line:
    """A centre, the line to it, and the credential of the node of CN01 there."""

    center: RunningCenter
    proxy: CuttingProxy
    node: Holder
    folder: Path

    def centre(self, *, call_s: float = 10.0) -> HttpCentre:
        """Return the centre as the node reaches it."""
        secret = self.folder / "node.secret"
        secret.write_text(self.node.secret + "\n")
        address = CentreAddress(url=f"http://127.0.0.1:{self.proxy.port}", credential=secret)
        return HttpCentre(address, CN01, call_s=call_s)

    def post(self, body: bytes, *, branch: BranchId = CN01, headers: Mapping[str, str] = JSON) -> httpx.Response:
        """Send a run as it is."""
        return self.node.http.post(
            f"/v1/replication/{branch}",
            content=body,
            headers={"Authorization": f"Bearer {self.node.secret}", **JSON, **headers},
        )

    def held(self) -> list[tuple[int, str]]:
        """Return the log that the centre holds, as seq and hash."""
        found = self.center.do(
            self.center.center.sql.rows("SELECT seq, hash FROM entries WHERE branch = $1 ORDER BY seq, epoch", CN01)
        )
        return [(int(str(seq)), str(digest)) for seq, digest in found]

    def faults(self) -> list[str]:
        """Return what is wrong with CN01, as everyone who looks after it is told."""
        found = self.center.do(
            self.center.center.sql.rows("SELECT kind FROM faults WHERE branch = $1 ORDER BY kind", CN01)
        )
        return [str(kind) for (kind,) in found]


@contextmanager
def a_line(folder: Path, database: str | None = None) -> Iterator[Line]:
    """Run a centre behind a line that can be cut."""
    with (
        running_center(folder / "centre", database=database) as center,
        cutting_proxy(int(center.url.rpartition(":")[2])) as proxy,
    ):
        yield Line(center, proxy, center.holder("node-1", Role.NODE, CN01), folder)


@pytest.fixture
def line(tmp_path: Path) -> Iterator[Line]:
    """Give a centre behind a line."""
    with a_line(tmp_path) as line:
        yield line


@pytest.fixture
def either_line(sql_address: str, tmp_path: Path) -> Iterator[Line]:
    """Give a centre on a database of either kind behind a line."""
    with a_line(tmp_path, sql_address) as line:
        yield line


def run(work: Callable[[], Work]) -> None:
    """Do the work of a node."""
    asyncio.run(asyncio.wait_for(work(), 60))


def whole(log: NodeLog) -> list[tuple[int, str]]:
    """Return a log as seq and hash."""
    return [(entry.seq, entry.hash) for entry in log.entries]


def test_a_log_is_sent_and_goes_on_whatever_becomes_of_the_line(either_line: Line) -> None:
    line = either_line
    log = NodeLog(CN01).open().take(30)

    async def work() -> None:
        # The first answer breaks in its middle: what was taken in is passed over when it comes again.
        line.proxy.cut_answers_after(400)
        async with shipping(log, line.centre()) as node:
            await node.until(lambda state: not state.linked and state.fault is not None)
            await node.until_all_is_there()
            node.branch.take()
            await node.until_all_is_there()
            line.proxy.cut()
            node.branch.take(5)
            state = await node.until(lambda state: not state.linked)
            assert (node.shipper.lag, state.since) == (5, MORNING)
            assert "cannot be reached" in str(state.fault)
            line.proxy.heal()
            state = await node.until_all_is_there()
            assert (node.shipper.lag, state.fault, state.differs) == (0, None, None)

    run(work)
    assert line.proxy.cuts == 1
    assert line.held() == whole(log)
    assert line.faults() == []


def test_a_restored_backup_is_shown_on_both_sides_and_works_on(either_line: Line) -> None:
    line = either_line
    log = NodeLog(CN01).open().take(40)
    line.center.take_in(log)
    restored = log.restored(23).take(60)

    async def work() -> None:
        async with shipping(restored, line.centre()) as node:
            state = await node.until(lambda state: state.differs is not None and state.fault is not None)
            assert state.differs is not None
            assert (state.differs.seq, state.differs.held) == (24, log.hash_at(24))
            assert state.differs.sent == restored.hash_at(24)
            assert state.linked
            assert "from entry 24 on" in str(state.fault)
            # Its own work goes on.
            node.branch.take()

    run(work)
    assert line.held() == whole(log)
    assert line.faults() == ["log_differs"]
    told = line.node.get(PATH).json()["differs"]
    assert (told["seq"], told["held"], told["sent"]) == (24, log.hash_at(24), restored.hash_at(24))


def test_a_log_that_became_shorter_is_shown_on_both_sides(line: Line) -> None:
    log = NodeLog(CN01).open().take(9)
    line.center.take_in(log)

    async def work() -> None:
        async with shipping(log.restored(7), line.centre()) as node:
            state = await node.until(lambda state: state.differs is not None)
            assert state.differs is not None
            assert (state.differs.seq, state.differs.held, state.differs.sent) == (8, log.hash_at(8), "")

    run(work)
    assert line.faults() == ["log_differs"]


def test_a_node_that_was_replaced_hears_of_it_and_leaves_its_history(either_line: Line) -> None:
    line = either_line
    old = NodeLog(CN01).open().take(3)
    line.center.take_in(old)
    new = old.restored(old.seq)
    old.take(4)
    request = EpochRequest(id=fresh_id(), expected=1, reason=EpochReason.REPLACED)
    line.center.do(Epochs(line.center.center.sql, lambda: MORNING).grant(CN01, "node-2", request))
    new.do(BeginEpoch(id=fresh_id(), epoch=2, reason=EpochReason.REPLACED, is_alone=True))
    line.center.take_in(new.take(2))

    async def work() -> None:
        async with shipping(old, line.centre()) as node:
            state = await node.until(lambda state: state.fault is not None)
            assert "must write no more" in str(state.fault)
            assert set(node.epochs_heard) == {2}

    run(work)
    assert line.faults() == ["old_epoch"]
    assert sorted(line.held()) == sorted({*whole(old), *whole(new)})


def test_an_event_that_the_centre_does_not_know_yet_waits_for_its_update(line: Line) -> None:
    log = NodeLog(CN01).open()
    newer = log.entries[0].body.replace(b"ConfigurationAdopted", b"ConfigurationDreamt.")
    log.entries[0] = Entry(1, log.entries[0].command_id, newer, sha256(newer).hexdigest())

    async def work() -> None:
        async with shipping(log, line.centre()) as node:
            state = await node.until(lambda state: state.fault is not None)
            assert "the centre is older than the node: update it" in str(state.fault)

    run(work)
    assert line.faults() == ["too_new"]
    assert line.held() == []


def test_a_fault_of_the_nodes_own_disk_is_told_as_such(line: Line) -> None:
    log = NodeLog(CN01).open()

    async def work() -> None:
        async with shipping(log, line.centre()) as node:
            await node.until_all_is_there()
            node.branch.is_readable = False
            node.branch.take()
            state = await node.until(lambda state: state.fault is not None)
            assert (state.linked, state.fault) == (True, "The disk is at fault")

    run(work)


def test_a_credential_that_was_taken_back_is_told(line: Line) -> None:
    line.center.credentials.remove("node-1", CN01)

    async def work() -> None:
        async with shipping(NodeLog(CN01).open(), line.centre()) as node:
            state = await node.until(lambda state: state.fault is not None)
            assert "enrol the device anew" in str(state.fault)

    run(work)


def test_runs_that_cannot_be_taken_are_refused_with_their_reason(line: Line) -> None:
    log = NodeLog(CN01).open().take(4)
    altered = log.body().replace(b'"language":"vi"', b'"language":"en"', 1)
    foreign = NodeLog(CN02).open()
    cases = [
        (b"", 400, "malformed"),
        (log.body(after=2), 409, "log_gap"),
        (altered, 422, "forged"),
        (foreign.body(), 422, "foreign_branch"),
        (log.body().replace(b'"issued_at":"2', b'"issued_at":"x'), 422, "forged"),
        (b"[" * 100_000, 400, "malformed"),
        (b'{"entries":' + b" " * LARGEST_RUN, 413, "too_large"),
    ]
    for body, status, code in cases:
        answer = line.post(body)
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
    assert line.held() == []
    assert sorted(line.faults()) == ["foreign_branch", "forged"]
    assert line.post(log.body()).json() == {
        "epoch": 1,
        "seq": log.seq,
        "hash": log.hash_at(log.seq),
        "differs": None,
        "newest_configuration": None,
    }


def test_a_run_may_be_packed_but_not_to_burst(line: Line) -> None:
    body = NodeLog(CN01).open().take(4).body()
    bomb = gzip.compress(b" " * (LARGEST_RUN + 1))
    for packed, encoding, status in [
        (gzip.compress(body), "br", 415),
        (body, "gzip", 400),
        (gzip.compress(body)[:-9], "gzip", 400),
        (bomb, "gzip", 413),
        (gzip.compress(body), "gzip", 200),
        (body, "identity", 200),
    ]:
        assert line.post(packed, headers={"Content-Encoding": encoding}).status_code == status, encoding


def test_only_the_node_of_a_branch_may_send_its_log(line: Line) -> None:
    body = NodeLog(CN02).open().body()

    assert line.post(body, branch=CN02).status_code == 403
    kiosk = line.center.holder("K1", Role.KIOSK, CN01)
    assert kiosk.get(PATH).status_code == 403
    assert line.center.http.get(PATH).status_code == 401


def test_a_node_can_ask_for_the_hash_of_an_entry(line: Line) -> None:
    log = NodeLog(CN01).open()
    line.center.take_in(log)

    assert line.node.get(f"{PATH}?seq=2").json() == {"seq": 2, "hash": log.hash_at(2)}
    assert line.node.get(f"{PATH}?seq=3").json()["code"] == "unknown_entry"
    assert line.node.get(f"{PATH}?seq=x").json()["code"] == "bad_position"
    assert line.node.get(PATH).json()["seq"] == 2


def test_who_looks_after_all_branches_sees_their_pictures(line: Line) -> None:
    log, other = NodeLog(CN01).open().take(3), NodeLog(CN02).open()
    line.center.take_in(log)
    looking = line.center.holder("monitor", Role.DISPLAY)
    first = looking.get("/v1/pictures").json()["pictures"]
    assert [(one["branch"], one["services"][0]["waiting"]) for one in first] == [(CN01, 3)]

    line.center.take_in(other)
    line.center.take_in(log.take())

    def seen() -> list[tuple[str, int]]:
        pictures = looking.get("/v1/pictures").json()["pictures"]
        return [(one["branch"], one["seq"]) for one in pictures]

    while seen() != [(CN01, 6), (CN02, 2)]:
        continue
    assert line.node.get("/v1/pictures").status_code == 403


@pytest.mark.parametrize(
    ("told", "is_heard"),
    [
        ("Mon, 02 Mar 2026 02:00:00 GMT", True),
        ("Mon, 02 Mar 2026 09:00:00 +0700", True),
        # Of no known zone, as RFC 5322 writes it.
        ("Mon, 02 Mar 2026 02:00:00 -0000", False),
        ("", False),
        ("nine", False),
    ],
)
def test_each_answer_of_the_centre_tells_the_time_there(tmp_path: Path, told: str, is_heard: bool) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    held = httpx.Response(200, content=encode_held(Held(epoch=1, seq=0, hash=GENESIS)), headers={"Date": told})
    heard: list[datetime] = []

    async def work() -> None:
        centre = HttpCentre(
            CentreAddress(url="http://centre", credential=secret),
            CN01,
            transport=httpx.MockTransport(lambda request: held),
            hear_time=heard.append,
        )
        await centre.held()
        await centre.close()

    run(work)
    assert heard == ([datetime(2026, 3, 2, 2, tzinfo=UTC)] if is_heard else [])


def test_answers_that_are_not_the_centres_are_told_as_unavailable(tmp_path: Path) -> None:
    answers: list[httpx.Response] = []
    secret = tmp_path / "secret"
    address = CentreAddress(url="http://centre", credential=secret)
    problem = {"Content-Type": "application/problem+json"}
    wrong = [
        httpx.Response(200, text="hello"),
        httpx.Response(502),
        httpx.Response(404, text="nothing here"),
        httpx.Response(409, text="{", headers=problem),
    ]

    async def work() -> None:
        centre = HttpCentre(address, CN01, transport=httpx.MockTransport(lambda request: answers.pop()))
        with pytest.raises(CentreUnavailable, match="cannot be read"):
            await centre.held()
        secret.write_text("secret")
        for answer in wrong:
            for ask in (
                centre.held(),
                centre.hash_at(1),
                centre.send(encode_run([], epoch=1, after=0, prev="", head=0)),
            ):
                answers.append(answer)
                with pytest.raises(CentreUnavailable):
                    await ask
        await centre.close()

    run(work)
