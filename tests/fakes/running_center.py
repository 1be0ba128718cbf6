"""A centre on a real socket, in a thread of the test's process, with points that it hosts and logs that it follows."""

import asyncio
import socket
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar

import httpx
import uvicorn

from server_client.queue_model.commands import AdoptConfiguration, Command, IssueTicket, OpenDay
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId
from server_client.server.app import application, center_desks, now
from server_client.server.center import Center
from server_client.server.citizen.booking_rules import NOTHING_BOOKED, BookingRules
from server_client.server.credentials import Credentials, Role
from server_client.server.desks import Desks
from server_client.server.settings import CenterSettings, Front, ServerSettings
from server_client.server.tls_doorway import by_doorway
from server_client.tls.trust import trusting
from server_client.wire.messages import encode_command, encode_configuration
from tests.fakes.city_tls import CityTls
from tests.fakes.log_entries import a_token, an_id
from tests.fakes.node_log import NodeLog
from tests.fakes.office import CIVIL, OFFICE
from tests.seeds import a_secret

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose credential it is, as `secret` says."""

    http: httpx.Client
    secret: str

    def get(self, path: str) -> httpx.Response:
        """Ask for something."""
        return self.http.get(path, headers=self._headers)

    def post(self, path: str, body: object) -> httpx.Response:
        """Send something as JSON."""
        return self.http.post(path, json=body, headers=self._headers)

    def send(self, branch: BranchId, command: Command) -> httpx.Response:
        """Send a command to a branch."""
        return self.http.post(
            f"/v1/branches/{branch}/commands",
            content=encode_command(command),
            headers={"Content-Type": "application/json", **self._headers},
        )

    @property
    def _headers(self) -> Mapping[str, str]:
        return {"Authorization": f"Bearer {self.secret}"}


@dataclass(frozen=True, slots=True)
class RunningCenter:
    """A centre that listens at `url`, and what a test needs to speak to it."""

    url: str
    data: Path
    desks: Desks
    credentials: Credentials
    http: httpx.Client
    loop: asyncio.AbstractEventLoop

    @property
    def center(self) -> Center:
        """Return the centre's concerns."""
        assert self.desks.center is not None
        return self.desks.center

    def holder(self, name: str, role: Role, branch: BranchId | None = None) -> Holder:
        """Return the holder of a new credential."""
        return Holder(self.http, self.credentials.add(name, role, a_secret, branch=branch))

    def take_in(self, node: NodeLog) -> None:
        """Let the centre have what it has not had of a node's log."""
        self.do(ship(self.center, node))

    def do(self, work: Coroutine[object, object, T]) -> T:
        """Do something in the centre's own loop, and return what came of it."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(30)


def a_node(branch: BranchId, tickets: int = 0) -> NodeLog:
    """Return a branch with a node of its own that is open today and has given out tickets."""
    node = NodeLog(branch, now=now())
    node.do(AdoptConfiguration(id=an_id(), configuration=OFFICE))
    node.do(OpenDay(id=an_id()))
    for _ in range(tickets):
        node.do(IssueTicket(id=an_id(), needs=(CIVIL,), token=a_token()))
    return node


async def ship(center: Center, node: NodeLog) -> None:
    """Let the centre have what it has not had of a node's log."""
    held = await center.taking_in.held(node.branch)
    await center.taking_in.take(node.run(held.seq))


@contextmanager
def running_center(
    data: Path,
    *hosted: BranchId,
    office: Configuration = OFFICE,
    database: str | None = None,
    booking: BookingRules = NOTHING_BOOKED,
    tls: CityTls | None = None,
    foretells: bool = False,
) -> Iterator[RunningCenter]:
    """Run a centre on this folder that hosts these points, each open today, until the block ends.

    With `tls` it speaks that, and hands the authority over to devices.
    """
    data.mkdir(exist_ok=True)
    configuration = data / "office.json"
    configuration.write_bytes(encode_configuration(office))
    listening = socket.create_server(("127.0.0.1", 0))
    # Else each answer waits 40 ms for the other side's word that it has the first part of it.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    port = listening.getsockname()[1]
    url = f"{'http' if tls is None else 'https'}://127.0.0.1:{port}"
    authority = None if tls is None else tls.authority
    front = Front(host="127.0.0.1", port=port)
    if tls is not None:
        front = replace(front, certificate=tls.certificate, key=tls.key)
    settings = CenterSettings(
        data=data,
        database=database or f"sqlite:{data / 'center.sqlite'}",
        front=front,
        authority=authority,
        public_url=url,
        # Receivers of webhooks in tests are on this machine.
        webhook_networks=("127.0.0.0/8",),
        booking=booking,
        foretells=foretells,
        hosted=tuple(
            # Never closed: a test may run at any hour, on any day.
            ServerSettings(
                branch=branch,
                data=data / branch,
                public_url=url,
                configuration=configuration,
                closes=24 * 60,
                opens_days_off=True,
            )
            for branch in hosted
        ),
    )
    centre = _Centre(settings, listening)
    thread = Thread(target=centre.run, name="running-center")
    thread.start()
    try:
        assert centre.ready.wait(30), "the centre did not start"
        assert centre.desks is not None
        assert centre.loop is not None
        with httpx.Client(base_url=url, timeout=30, verify=trusting(authority)) as http:
            yield RunningCenter(url, data, centre.desks, centre.desks.credentials, http, centre.loop)
    finally:
        if centre.server is not None:
            centre.server.should_exit = True
        thread.join(30)


class _Centre:
    """One process of a centre, but in a thread."""

    def __init__(self, settings: CenterSettings, listening: socket.socket) -> None:
        self._settings = settings
        self._listening = listening
        self.ready = Event()
        self.desks: Desks | None = None
        self.loop: asyncio.AbstractEventLoop | None = None
        self.server: uvicorn.Server | None = None

    def run(self) -> None:
        asyncio.run(self._serve())

    async def _serve(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.desks = await center_desks(self._settings)
        front = self._settings.front
        config = uvicorn.Config(
            application(self.desks),
            log_config=None,
            access_log=False,
            ssl_certfile=front.certificate,
            ssl_keyfile=front.key,
        )
        config.load()
        if self.desks.certificate is not None and config.ssl is not None:
            self.desks.certificate.serve_by(config.ssl)
        self.server = _Server(by_doorway(config), self.desks, self.ready)
        await self.server.serve([self._listening])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, desks: Desks, ready: Event) -> None:
        super().__init__(config)
        self._desks = desks
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._desks.end_feeds()
        await super().shutdown(sockets)
