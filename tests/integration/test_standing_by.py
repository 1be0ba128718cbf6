"""A standby, a log that is handed over, and the guards of both: against a server on a real socket."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from server_client.client.errors import ServerUnavailable
from server_client.client.log_api import LogApi
from server_client.node.asking import reserve
from server_client.node.command import node
from server_client.node.errors import GuardError
from server_client.node.log_copy import LogCopy
from server_client.node.standing_by import Following, stand_by
from server_client.queue_model.commands import AdoptPaperTickets, PaperTicket
from server_client.queue_model.epoch_commands import BeginEpoch, EpochReason
from server_client.queue_model.ids import BranchId, TicketId
from server_client.server.credentials import Role
from server_client.server.epochs.epoch_file import epoch_file
from server_client.server.replication.refusing import NotTaken
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Group
from server_client.wire.chain import Entry
from server_client.wire.epochs import EpochRequest, encode_tail
from tests.fakes.log_entries import CN01, an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import CIVIL
from tests.fakes.running_center import a_node, running_center
from tests.fakes.running_server import JSON, RunningServer, running_server

TAIL = "/v1/branches/CN01/tail"


class OverError(Exception):
    """The test has seen enough."""


def kept(folder: Path, entries: list[Entry]) -> Path:
    """Return the folder with a log of these entries in it."""
    store = SqliteStore(folder / "CN01.sqlite")
    store.append(Group(entries=entries))
    store.close()
    return folder


def taken_over(log: NodeLog) -> NodeLog:
    """Return the node that has taken over after the log's last entry."""
    new = log.restored(log.seq)
    new.do(BeginEpoch(id=an_id(), epoch=2, reason=EpochReason.REPLACED, is_alone=True))
    return new


def secret_of(server: RunningServer, folder: Path) -> str:
    """Return the file of the node's credential at the server."""
    file = folder / "node.secret"
    file.write_text(server.secrets[Role.NODE])
    return str(file)


def post_tail(server: RunningServer, body: bytes, role: Role = Role.NODE) -> tuple[int, str]:
    """Hand a tail over, and return status and what was said."""
    headers = {"Authorization": f"Bearer {server.secrets[role]}", **JSON}
    answer = server.http.post(TAIL, content=body, headers=headers)
    return answer.status_code, answer.text


def follow(
    folder: Path, server: RunningServer, enough: Callable[[list[str]], bool], center: LogApi | None = None
) -> list[str]:
    """Let a standby follow until it has said enough or has to wait; return what it said."""
    said: list[str] = []

    def tell(line: str) -> None:
        said.append(line)
        if enough(said):
            raise OverError

    async def pause(_seconds: float) -> None:
        if len(said) > 8 or (said and said[-1].startswith("Waiting")):
            raise OverError

    async def run() -> None:
        source = LogApi(server.url, CN01, server.secrets[Role.NODE])
        try:
            with LogCopy(folder, CN01) as log:
                following = Following(
                    data=folder,
                    url=server.url,
                    node=source,
                    center=center,
                    tell=tell,
                    pause=pause,
                    dice=lambda: 0.0,
                )
                await asyncio.wait_for(stand_by(log, following), 20)
        finally:
            await source.close()
            if center is not None:
                await center.close()

    with suppress(OverError):
        asyncio.run(run())
    return said


def test_a_standby_has_what_its_node_has_and_an_epoch_for_the_day_it_is_needed(tmp_path: Path) -> None:
    with running_server(tmp_path / "node") as server, running_center(tmp_path / "center") as center:
        center.credentials.add("spare", Role.NODE, lambda: "s" * 43, branch=CN01)
        server.take()
        api = LogApi(center.url, CN01, "s" * 43)
        said = follow(tmp_path / "spare", server, lambda said: said[-1].startswith("Up to date"), api)
        assert said == ["Epoch 2 is kept for this standby", f"Up to date with {server.url}: entry {server.seq}"]
        assert epoch_file(tmp_path / "spare").value().followed == server.url

        async def again() -> int:
            source = LogApi(center.url, CN01, "s" * 43)
            try:
                return await reserve(source, tmp_path / "spare")
            finally:
                await source.close()

        assert asyncio.run(again()) == 2


class WatchedCopy(LogCopy):
    """Ends the test once the log has come to an entry."""

    last = 0

    def keep(self, entries: list[Entry]) -> None:
        """Keep them."""
        super().keep(entries)
        if self.head.seq == self.last:
            raise OverError


def test_a_standby_hears_each_entry_as_it_comes(tmp_path: Path) -> None:
    with running_server(tmp_path / "node") as server:

        def tell(line: str) -> None:
            if line.startswith("Up to date"):
                server.take()

        async def run() -> None:
            source = LogApi(server.url, CN01, server.secrets[Role.NODE])
            try:
                with WatchedCopy(tmp_path / "spare", CN01) as log:
                    log.last = server.seq + 1
                    following = Following(
                        data=tmp_path / "spare",
                        url=server.url,
                        node=source,
                        center=None,
                        tell=tell,
                        pause=asyncio.sleep,
                        dice=lambda: 0.0,
                    )
                    await asyncio.wait_for(stand_by(log, following), 20)
            finally:
                await source.close()

        with pytest.raises(OverError):
            asyncio.run(run())
        with LogCopy(tmp_path / "spare", CN01) as log:
            assert log.head.seq == server.seq


def test_a_standby_of_another_log_stops_and_says_so(tmp_path: Path) -> None:
    with running_server(tmp_path / "node") as server:
        longer, other = a_node(CN01, 3), a_node(CN01)
        for name, entries in (("longer", longer.entries), ("other", other.entries), ("one", other.entries[:1])):
            with pytest.raises(GuardError, match=r"these are two logs|the log here is not the beginning of that one"):
                follow(kept(tmp_path / name, entries), server, lambda _: False)


def test_a_standby_that_is_ahead_of_its_node_stops_and_says_so(tmp_path: Path) -> None:
    log = a_node(CN01, 3)
    with (
        running_server(kept(tmp_path / "node", log.entries[:4])) as server,
        pytest.raises(GuardError, match="promote this standby"),
    ):
        follow(kept(tmp_path / "spare", log.entries), server, lambda _: False)


def test_a_standby_waits_for_a_node_that_does_not_answer(tmp_path: Path) -> None:
    with running_server(tmp_path / "node") as server:
        pass
    assert follow(tmp_path / "spare", server, lambda _: False)[0].startswith("Waiting: The server cannot be reached")


def test_a_log_of_another_branch_is_not_taken_over(tmp_path: Path) -> None:
    (tmp_path / "spare").mkdir()
    with LogCopy(tmp_path / "spare", BranchId("CN02")) as log, pytest.raises(GuardError, match="check --branch"):
        log.keep(a_node(CN01).entries)


def test_what_a_replaced_node_has_besides_is_adopted_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = a_node(CN01, 2)
    old, new = shared.restored(shared.seq).take(2, CIVIL), taken_over(shared)
    with running_server(kept(tmp_path / "new", new.entries)) as server:
        words = ["--data", str(kept(tmp_path / "old", old.entries)), "--to", server.url]
        words += ["--credential-file", secret_of(server, tmp_path)]
        assert node(["hand-over", *words]) == 0
        assert "Both logs part after entry 4; of 2 entries behind it 2 tickets wait now, 0 have ended" in (
            capsys.readouterr().out
        )
        assert json.loads(post_tail(server, encode_tail(4, old.entries[4:]))[1]) == {
            "adopted": 0,
            "ended": 0,
            "refused": [],
        }
        words[1] = str(kept(tmp_path / "same", shared.entries))
        assert node(["hand-over", *words]) == 1
        assert "nothing needs to be done" in capsys.readouterr().err


def test_what_the_centre_has_of_a_replaced_node_is_adopted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = a_node(CN01, 2)
    old, new = shared.restored(shared.seq).take(2, CIVIL), taken_over(shared)
    with (
        running_server(kept(tmp_path / "new", new.entries)) as server,
        running_center(tmp_path / "center") as center,
    ):
        (tmp_path / "center.secret").write_text(center.credentials.add("n", Role.NODE, lambda: "s" * 43, branch=CN01))
        words = ["hand-over", "--data", str(tmp_path), "--from-center", "--to", server.url]
        words += ["--credential-file", secret_of(server, tmp_path)]
        assert node(words) == 1
        words += ["--center", center.url, "--center-credential", str(tmp_path / "center.secret")]
        center.take_in(shared)
        assert node(words) == 1
        assert "The centre has nothing of replaced nodes" in capsys.readouterr().err
        wish = EpochRequest(id=an_id(), expected=1, reason=EpochReason.REPLACED)
        center.do(center.center.epochs.grant(CN01, "n", wish))
        center.take_in(new)
        with pytest.raises(NotTaken, match="Epoch 1 is over"):
            center.do(center.center.taking_in.take(old.run(shared.seq)))
        assert node(words) == 0
        assert "2 tickets wait now" in capsys.readouterr().out


def test_what_is_no_log_of_an_older_epoch_is_not_adopted(tmp_path: Path) -> None:
    shared = a_node(CN01, 2)
    old, new = shared.restored(shared.seq).take(1, CIVIL), taken_over(shared)
    other = taken_over(shared)
    with running_server(kept(tmp_path / "new", new.entries)) as server:
        last = server.seq
        for body, said in (
            (encode_tail(3, old.entries[4:]), "Entry 4 is missing"),
            (encode_tail(last + 1, old.entries[4:]), "the logs parted before it"),
            (encode_tail(4, other.entries[4:]), "only an older one is handed over"),
        ):
            status, text = post_tail(server, body)
            assert (status, json.loads(text)["code"]) == (409, "no_tail")
            assert said in text
        assert post_tail(server, b"{}")[0] == 400
        assert post_tail(server, b'{"after":0,"entries":[{}]}')[0] == 400
        assert post_tail(server, encode_tail(4, old.entries[4:]), Role.KIOSK)[0] == 403
        assert server.seq == last


def test_a_ticket_that_cannot_be_adopted_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shared = a_node(CN01, 1)
    old, new = shared.restored(shared.seq).take(1, CIVIL), taken_over(shared)
    # The node that took over has the number on a paper that was written by hand.
    by_hand = shared.restored(shared.seq).take(1, CIVIL)
    assert new.seq == shared.seq + 1
    with running_server(kept(tmp_path / "new", new.entries)) as server:
        number = max(visit.number for visit in by_hand.state.visits.values())
        paper = PaperTicket(ticket=TicketId(an_id()), number=number, service=CIVIL, taken_at=new.now)
        server.done(AdoptPaperTickets(id=an_id(), papers=(paper,)))
        words = ["--data", str(kept(tmp_path / "old", old.entries)), "--to", server.url]
        assert node(["hand-over", *words, "--credential-file", secret_of(server, tmp_path)]) == 0
        assert f"Not adopted, see to it by hand: {number}: The number {number} was given out already" in (
            capsys.readouterr().out
        )


def test_a_server_that_is_none_is_told(tmp_path: Path) -> None:
    async def ask() -> None:
        source = LogApi("http://127.0.0.1:9", CN01, "x")
        try:
            await source.end()
        finally:
            await source.close()

    with pytest.raises(ServerUnavailable):
        asyncio.run(ask())
