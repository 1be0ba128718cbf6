"""A device and a real branch server that is killed again and again: nothing lost, nothing twice, all in order."""

import asyncio
import random
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest

from server_client.client.api import BranchApi
from server_client.client.connection import ConnectionState
from server_client.client.errors import Rejected
from server_client.client.feed import BranchFeed
from server_client.client.outbox import Outbox
from server_client.queue_model.branch import Branch
from server_client.queue_model.device_commands import ReportPrint
from server_client.queue_model.events import Event
from server_client.queue_model.ids import BranchId, TicketId, VisitId
from server_client.wire.messages import encode_configuration
from tests.fakes.client_commands import id_of, issue
from tests.fakes.office import OFFICE

CN01 = BranchId("CN01")
PROGRAM = (sys.executable, "-c", "import sys; from server_client.cli import main; sys.exit(main())")


@dataclass
class Server:
    """One server process after the other on one folder and one port."""

    data: Path
    port: int = 0
    _process: asyncio.subprocess.Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def credential(self, role: str, name: str = "") -> str:
        """Make a credential as the engineer does."""
        process = await asyncio.create_subprocess_exec(
            *PROGRAM, "credential", "add", "--data", str(self.data), "--role", role, "--name", name or role,
            stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        printed, _ = await process.communicate()
        return printed.decode().strip()

    async def start(self) -> None:
        """Start and wait until the log says that it listens."""
        configuration = self.data / "office.json"
        configuration.write_bytes(encode_configuration(OFFICE))
        self._process = await asyncio.create_subprocess_exec(
            *PROGRAM, "branch", "--data", str(self.data), "--listen", f"127.0.0.1:{self.port}",
            "--configuration", str(configuration), "--closes", "1440", "--every-day", "--no-forecast",
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        if self._process.stdout is None:
            raise AssertionError("the output is piped")
        said = list[str]()
        async for line in self._process.stdout:
            said.append(line.decode())
            if "listening" in said[-1]:
                self.port = int(said[-1].split("127.0.0.1:")[1].split('"')[0].split()[0])
                return
        raise AssertionError("".join(said))

    def stop(self) -> None:
        """Let it hang: it keeps its connections and answers nothing."""
        if self._process is not None:
            self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it work again."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)

    async def end(self, by: signal.Signals) -> None:
        """Send the signal and wait for the end."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(by)
            await self._process.communicate()


@dataclass
class Screen:
    """What a device was shown by its feed."""

    branch: Branch | None = None
    seqs: list[int] = field(default_factory=list)
    loadings: int = 0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def show(self, branch: Branch, events: tuple[Event, ...]) -> None:
        self.branch = branch
        self.seqs.extend(event.seq for event in events)
        self.loadings += not events
        self._changed.set()

    def connection(self, _state: ConnectionState) -> None:
        self._changed.set()

    @property
    def tickets(self) -> int:
        return len(self.branch.tickets) if self.branch is not None else 0

    def has(self, tickets: int) -> bool:
        return self.tickets >= tickets

    async def until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._changed.clear()
            await self._changed.wait()


@asynccontextmanager
async def server_in(folder: Path) -> AsyncIterator[Server]:
    """Run a server; end it the hard way."""
    server = Server(folder / "server")
    server.data.mkdir()
    try:
        yield server
    finally:
        await server.end(signal.SIGKILL)


@asynccontextmanager
async def connected(server: Server, credential: str) -> AsyncIterator[BranchApi]:
    api = BranchApi(server.url, CN01, credential)
    try:
        yield api
    finally:
        await api.close()


@asynccontextmanager
async def running(*works: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Let the works run beside."""
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work) for work in works]
        yield
        for task in tasks:
            task.cancel()


def feed_of(api: BranchApi, screen: Screen) -> BranchFeed:
    return BranchFeed(
        api, show=screen.show, connection=screen.connection, pause=asyncio.sleep, random=random.Random(1).random
    )


def test_nothing_is_lost_and_nothing_twice_when_the_server_is_killed_again_and_again(tmp_path: Path) -> None:
    people, kills = 240, 4
    a_part = people // kills

    async def story() -> None:
        screen = Screen()
        async with server_in(tmp_path) as server:
            kiosk = await server.credential("kiosk")
            await server.start()
            async with connected(server, kiosk) as api:
                outbox = Outbox(tmp_path / "outbox", send=api.send, pause=asyncio.sleep, random=random.Random(2).random)
                await outbox.open()
                async with running(feed_of(api, screen).run(), outbox.run()):
                    for kill in range(kills):
                        for number in range(a_part * kill, a_part * (kill + 1)):
                            await outbox.keep(issue(number))
                        await screen.until(partial(screen.has, a_part * kill + 15))
                        await server.end(signal.SIGKILL if kill % 2 else signal.SIGTERM)
                        await server.start()
                    await screen.until(partial(screen.has, people))
                    # The last answer may be on its way while its event is here already.
                    await outbox.deliver(ReportPrint(id=id_of(people), visit=VisitId(issue(0).id)))
                assert (outbox.waiting, outbox.parked) == ((), ())
                await outbox.close()
                loaded = await api.load()
        assert screen.branch is not None
        assert list(screen.branch.tickets) == list(loaded.tickets)
        assert list(loaded.tickets) == [TicketId(issue(number).id) for number in range(people)]
        assert [ticket.number for ticket in loaded.tickets.values()] == [f"A{one:03}" for one in range(1, people + 1)]
        assert screen.seqs == list(range(screen.seqs[0], screen.branch.seq + 1))
        assert screen.loadings == 1

    asyncio.run(story())


def test_what_a_role_may_not_do_and_a_wrong_credential_are_rejected_in_words(tmp_path: Path) -> None:
    async def story() -> None:
        async with server_in(tmp_path) as server:
            display = await server.credential("display")
            await server.start()
            async with connected(server, display) as api:
                with pytest.raises(Rejected, match="may not send IssueTicket") as caught:
                    await api.send(issue(1))
                assert caught.value.problem.status == 403
            async with connected(server, "wrong") as api:
                with pytest.raises(Rejected, match="credential") as caught:
                    await api.load()
                assert caught.value.problem.status == 401

    asyncio.run(story())


def test_a_server_restored_from_an_older_copy_is_loaded_anew(tmp_path: Path) -> None:
    async def story() -> None:
        screen = Screen()
        async with server_in(tmp_path) as server:
            kiosk = await server.credential("kiosk")
            await server.start()
            await server.end(signal.SIGTERM)
            shutil.copytree(server.data, tmp_path / "copy")
            await server.start()
            async with connected(server, kiosk) as api, running(feed_of(api, screen).run()):
                await api.send(issue(1))
                await screen.until(partial(screen.has, 1))
                await server.end(signal.SIGTERM)
                shutil.rmtree(server.data)
                shutil.copytree(tmp_path / "copy", server.data)
                await server.start()
                await screen.until(lambda: screen.tickets == 0)
        assert screen.loadings == 2

    asyncio.run(story())
