"""A branch's server on a real socket, in a thread of the test's process, with credentials of every role."""

import asyncio
import json
import secrets
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from types import MappingProxyType
from typing import TypeAlias

import httpx
import uvicorn

from server_client.queue_model.commands import CallNext, Command, IssueTicket, OpenCounter
from server_client.queue_model.configuration import VIETNAMESE, Configuration
from server_client.queue_model.ids import CounterId, Language, ServiceCode
from server_client.server.app import application, now
from server_client.server.city_system.city_system import CitySystem
from server_client.server.city_system.line import CityLine
from server_client.server.credentials import Credentials, Role
from server_client.server.desk import Desk
from server_client.server.desks import Desks
from server_client.server.epochs.fence import Fence
from server_client.server.forecasting.forecasting import node_forecasting
from server_client.server.hosting.hosted_branch import HostedBranch
from server_client.server.hosting.presence import Presence
from server_client.server.metrics import Metrics, ServerMetrics
from server_client.server.node_line import with_centre
from server_client.server.procedures import Procedures
from server_client.server.ratings.ratings import Ratings
from server_client.server.receptions.due_dates import DueDates
from server_client.server.receptions.reception_book import ReceptionBook
from server_client.server.records.records import Records
from server_client.server.replication.centre_line import CentreAddress
from server_client.server.settings import STARTER, ServerSettings
from server_client.server.staff.staff import Staff
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Store
from server_client.server.vault.key_places import KeyFile
from server_client.server.vault.key_set import new_key_set
from server_client.server.vault.vault import Vault
from server_client.wire.messages import encode_command, encode_configuration
from tests.fakes.log_entries import CN01, a_token, an_id
from tests.fakes.office import ALL, CIVIL, COUNTER_5, LAN, OFFICE
from tests.fakes.staff import CHEAP_PINS
from tests.seeds import a_secret, sow

BRANCH = "/v1/branches/CN01"
COMMANDS = f"{BRANCH}/commands"
Headers: TypeAlias = Mapping[str, str]
NO_HEADERS: Headers = MappingProxyType({})
JSON: Headers = MappingProxyType({"Content-Type": "application/json"})


@dataclass(frozen=True, slots=True)
class RunningServer:
    """A server that listens at `url`, and what a test needs to speak to it."""

    url: str
    hosted: HostedBranch
    secrets: Mapping[Role, str]
    http: httpx.Client

    def get(self, path: str, role: Role | None = Role.DISPLAY, *, headers: Headers = NO_HEADERS) -> httpx.Response:
        """Ask for something."""
        return self.http.get(path, headers={**self._authorization(role), **headers})

    def post(self, body: bytes, role: Role | None = Role.SUPERVISOR, *, headers: Headers = JSON) -> httpx.Response:
        """Send a body where commands go."""
        return self.http.post(COMMANDS, content=body, headers={**self._authorization(role), **headers})

    def send(self, command: Command, role: Role = Role.SUPERVISOR) -> httpx.Response:
        """Send a command."""
        return self.post(encode_command(command), role)

    def done(self, command: Command, role: Role = Role.SUPERVISOR) -> list[Mapping[str, object]]:
        """Send a command that must be carried out, and return its events."""
        answer = self.send(command, role)
        assert answer.status_code == 200, answer.text
        events: list[Mapping[str, object]] = answer.json()["events"]
        return events

    def take(self, *services: ServiceCode, language: Language = VIETNAMESE) -> IssueTicket:
        """Take a number, and return what was sent for it."""
        command = IssueTicket(id=an_id(), needs=services or (CIVIL,), token=a_token(), language=language)
        self.done(command, Role.KIOSK)
        return command

    def open(self, counter: CounterId = COUNTER_5) -> None:
        """Let a clerk sit down."""
        self.done(OpenCounter(id=an_id(), counter=counter, clerk=LAN, profile=ALL), Role.COUNTER)

    def call(self, counter: CounterId = COUNTER_5) -> None:
        """Let a counter call the next."""
        self.done(CallNext(id=an_id(), counter=counter), Role.COUNTER)

    @property
    def seq(self) -> int:
        """Return where the log ends."""
        seq: int = json.loads(self.get(BRANCH).content)["seq"]
        return seq

    def _authorization(self, role: Role | None) -> dict[str, str]:
        return {} if role is None else {"Authorization": f"Bearer {self.secrets[role]}"}


@contextmanager
def running_server(  # noqa: PLR0913  # what a test may want to be otherwise
    data: Path,
    open_store: Callable[[Path], Store] = SqliteStore,
    *,
    office: Configuration = OFFICE,
    clock: Callable[[], datetime] = now,
    kiosk_clock: Callable[[], float] = monotonic,
    has_vault_key: bool = True,
    catalogue: Path = STARTER / "procedures.json",
    city: CitySystem | None = None,
    centre: CentreAddress | None = None,
    foretells: bool = False,
) -> Iterator[RunningServer]:
    """Run a server on this folder, with an office that is open today, until the block ends.

    The kiosk's credential has the name of the first kiosk that the office lists. `clock` is the calls' time of day;
    the queue and the vault keep to the machine's.
    """
    configuration = data / "office.json"
    data.mkdir(exist_ok=True)
    configuration.write_bytes(encode_configuration(office))
    listening = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    settings = ServerSettings(
        branch=CN01,
        data=data,
        public_url=url,
        configuration=configuration,
        # Never: a test may run at any hour.
        closes=24 * 60,
        catalogue=catalogue,
    )
    credentials = Credentials(settings.credentials_path)
    holders = {credential.name for credential in credentials.all()}
    names = {role: f"{role}-{len(holders)}" for role in Role}
    if office.kiosks:
        names[Role.KIOSK] = office.kiosks[0].id
    given = {role: credentials.add(names[role], role, a_secret) for role in Role}
    place = KeyFile(data / "vault.key")
    if has_vault_key and not place.path.exists():
        place.make(new_key_set(_sown_bytes, now()))
    vault = Vault(settings.vault_path, place, settings.vault, now=now, random=secrets.token_bytes)
    measures = ServerMetrics()
    metrics = Metrics(measures, CN01)
    hosted = asyncio.run(HostedBranch.in_file(settings, metrics, now, open_store))
    records = Records(settings.records_path, vault.person_keys, settings.records)
    desk = Desk(
        settings=settings,
        hosted=hosted,
        metrics=metrics,
        now=clock,
        new_id=an_id,
        presence=Presence(kiosk_clock),
        records=records,
        vault=vault,
        procedures=Procedures(settings.catalogue, settings.everyday_words),
        staff=Staff(settings.staff_files, now=clock, pins=CHEAP_PINS),
        ratings=Ratings(settings.ratings_path),
        receptions=ReceptionBook(
            vault,
            DueDates(settings.calendar, settings.working_hours),
            has_city=city is not None,
            now=clock,
            new_id=an_id,
        ),
        city=CityLine(city, vault, records, metrics, branch=CN01, now=clock, dice=lambda: 0.0),
    )
    if centre is not None:
        desk = with_centre(desk, centre, Fence(data))
    desks = Desks(
        hosted={CN01: desk},
        credentials=credentials,
        metrics=measures,
        now=clock,
        public_url=url,
        home=CN01,
        forecasting=node_forecasting(desk, None) if foretells else None,
    )
    server = _Server(uvicorn.Config(application(desks), log_config=None, access_log=False), desks)
    thread = Thread(target=server.run, args=([listening],), name="running-server")
    thread.start()
    try:
        assert server.ready.wait(30), "the server did not start"
        with httpx.Client(base_url=url, timeout=30) as http:
            yield RunningServer(url, hosted, given, http)
    finally:
        server.should_exit = True
        thread.join(30)


def _sown_bytes(count: int) -> bytes:
    made = secrets.token_bytes(count)
    sow(made)
    return made


class _Server(uvicorn.Server):
    """Uvicorn that says when it listens, and ends the feeds before it waits for their connections."""

    def __init__(self, config: uvicorn.Config, desks: Desks) -> None:
        super().__init__(config)
        self.ready = Event()
        self._desks = desks

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._desks.end_feeds()
        await super().shutdown(sockets)
