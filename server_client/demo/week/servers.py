"""The branch's server and the centre of a simulated week, put together as their own programs do, but with its clock.

Both listen on this machine and keep their logs and databases in folders; who speaks to them speaks HTTP.
"""

import asyncio
import secrets
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from server_client.demo.branch_office import keep_secret
from server_client.demo.week.week_clock import WeekClock
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.people import Person
from server_client.server.app import application, center_desks, node_desks
from server_client.server.center import Center
from server_client.server.credentials import Role
from server_client.server.desk import Desk
from server_client.server.desks import Desks
from server_client.server.forecasting.forecasting import NodeForecasting
from server_client.server.forecasting.shipping import ForecastLine
from server_client.server.forecasting.worker_process import ForecastWorker
from server_client.server.hosting.listening import listening_at
from server_client.server.replication.centre_line import CentreAddress
from server_client.server.settings import CenterSettings, Front, NodeSettings, ServerSettings
from server_client.server.vault.key_places import KeyFile
from server_client.server.vault.key_set import new_key_set
from server_client.wire.messages import encode_configuration

_HOST = "127.0.0.1"
_COOKIE = "motcua_session"
# Started with all that it needs on a machine that is busy.
_STARTS_WITHIN_S = 60.0


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Return what makes the loop in which servers run."""
    return uvicorn.Config("", loop="uvloop").get_loop_factory()


class SteppedForecasting(NodeForecasting):
    """A node's forecast that is made anew when it is told to, since nobody's two seconds pass in a simulated week."""

    def __init__(self, desk: Desk, line: ForecastLine | None, clock: WeekClock) -> None:
        """Join the branch with the process that foretells; boards age with the simulated time."""
        self._process = ForecastWorker(asyncio.get_running_loop().time)
        super().__init__(desk, self._process, line, clock=clock.elapsed)

    def beside(self) -> Iterator[Coroutine[None, None, None]]:
        """Let the centre know, and end the process that foretells with the server."""
        yield self._ends()
        yield from self.shipping()

    async def _ends(self) -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await self._process.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A server that listens at `url`, and what it serves."""

    url: str
    data: Path
    desks: Desks

    def secret(self, role: Role, name: str, branch: BranchId | None = None) -> str:
        """Make a credential and return its secret."""
        return self.desks.credentials.add(name, role, partial(secrets.token_urlsafe, 32), branch=branch)


@asynccontextmanager
async def running_center(data: Path, clock: WeekClock) -> AsyncIterator[Running]:
    """Run a centre on SQLite during the block."""
    _make(data)
    listening, url = _listening()
    settings = CenterSettings(
        data=data, database=f"sqlite:{data / 'center.sqlite'}", front=_front(listening), public_url=url
    )
    desks = await center_desks(settings, clock=clock.now)
    async with _served(application(desks), listening, desks):
        yield Running(url=url, data=data, desks=desks)


@asynccontextmanager
async def running_branch(
    data: Path, branch: BranchId, office: Configuration, clock: WeekClock, center: Running
) -> AsyncIterator[tuple[Running, SteppedForecasting]]:
    """Run the server of a branch whose log goes to the centre during the block."""
    _make(data)
    (data / "office.json").write_bytes(encode_configuration(office))
    listening, url = _listening()
    hosted = ServerSettings(branch=branch, data=data, public_url=url, configuration=data / "office.json")
    KeyFile(Path(hosted.vault_key_address)).make(new_key_set(secrets.token_bytes, clock.now()))
    credential = data / "node.credential"
    keep_secret(credential, center.secret(Role.NODE, "node", branch))
    node = NodeSettings(
        front=_front(listening), hosted=hosted, center=CentreAddress(url=center.url, credential=credential)
    )
    made: list[SteppedForecasting] = []

    def stepped(desk: Desk, line: ForecastLine | None) -> SteppedForecasting:
        made.append(SteppedForecasting(desk, line, clock))
        return made[-1]

    desks = await node_desks(node, clock=clock.now, forecasting=stepped)
    async with _served(application(desks), listening, desks):
        yield Running(url=url, data=data, desks=desks), made[0]


@asynccontextmanager
async def windows_of(center: Running) -> AsyncIterator[str]:
    """Have an address at which the centre's pages open as for a director who is signed in; for this machine only.

    Each request has a session of its own: after a quarter of a simulated hour it would be over.
    """
    of, app, (listening, url) = _center(center), application(center.desks), _listening()
    who = Person(name="director", shown_name="Giám đốc", role=CenterRole.DIRECTOR)
    await of.administration.people.add(who, by="demo")

    async def signed_in(scope: Scope, receive: Receive, send: Send) -> None:
        async with of.sql.transaction() as session:
            token = await of.administration.sessions.begin(session, who.name, is_beginning=False)
        cookie = (b"cookie", f"{_COOKIE}={token}".encode())
        await app({**scope, "headers": [*scope["headers"], cookie]}, receive, send)

    async with _served(signed_in, listening, None):
        yield url


def _center(running: Running) -> Center:
    if running.desks.center is None:
        raise LookupError(f"{running.url} is no centre")
    return running.desks.center


def _make(folder: Path) -> None:
    folder.mkdir(parents=True)


def _front(listening: socket.socket) -> Front:
    return Front(host=_HOST, port=listening.getsockname()[1])


def _listening() -> tuple[socket.socket, str]:
    listening = listening_at(_HOST, 0)
    # Else each answer waits 40 ms for the other side's word that it has the first part of it.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening, f"http://{_HOST}:{listening.getsockname()[1]}"


class _Server(uvicorn.Server):
    """Uvicorn that says when it listens, leaves signals to the demonstration, and ends feeds before it waits."""

    def __init__(self, config: uvicorn.Config, end_feeds: Callable[[], None]) -> None:
        super().__init__(config)
        self.ready = asyncio.Event()
        self.over = asyncio.Event()
        self._end_feeds = end_feeds

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._end_feeds()
        try:
            await super().shutdown(sockets)
        finally:
            self.over.set()


@asynccontextmanager
async def _served(app: ASGIApp, listening: socket.socket, desks: Desks | None) -> AsyncIterator[None]:
    config = uvicorn.Config(
        app,
        http="httptools",
        log_config=None,
        access_log=False,
        # It would tell the machine's time, and a kiosk believes its server.
        date_header=False,
        lifespan="off" if desks is None else "on",
        timeout_graceful_shutdown=3,
    )
    server = _Server(config, desks.end_feeds if desks is not None else lambda: None)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(server.serve([listening]))
        try:
            async with asyncio.timeout(_STARTS_WITHIN_S):
                await server.ready.wait()
            yield
        finally:
            server.should_exit = True
            await server.over.wait()
