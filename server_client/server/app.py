"""The server put together: settings, branch, calls and the tasks that run beside them; nobody imports it."""

import asyncio
import gc
import random
import secrets
import socket
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server_client.dossier_model.preregistration import PreregistrationRefused
from server_client.dossier_model.reception import ReceptionRefused
from server_client.queue_model.commands import AdoptConfiguration, ReportDevice
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.server import logs
from server_client.server.city_system.address import city_at
from server_client.server.city_system.line import CityLine
from server_client.server.credentials import Credentials
from server_client.server.errors import SettingsFault, Unavailable, VaultClosed
from server_client.server.hosting.day_keeper import DayRule, due
from server_client.server.hosting.hosted_branch import HostedBranch
from server_client.server.hosting.listening import listening_at
from server_client.server.metrics import Metrics
from server_client.server.procedures import Procedures
from server_client.server.ratings.ratings import Ratings
from server_client.server.receptions.due_dates import DueDates
from server_client.server.receptions.reception_book import ReceptionBook
from server_client.server.records.records import Records
from server_client.server.routes.desk import Desk, ProblemFoundError, as_response, problem_response
from server_client.server.routes.events import EventsCall
from server_client.server.routing import all_routes
from server_client.server.settings import ServerSettings
from server_client.server.staff.staff import Staff
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Store
from server_client.server.vault.key_places import key_place
from server_client.server.vault.vault import Vault
from server_client.wire.answers import problem
from server_client.wire.errors import Malformed
from server_client.wire.messages import decode_configuration
from server_client.wire.new_ids import ID_BYTES, new_id

_HEARTBEAT_S = 15.0
_DAY_CHECK_S = 20.0
_KIOSK_CHECK_S = 1.0
_LAG_CHECK_S = 0.05
_PURGE_S = 3600.0
_VAULT_CHECK_S = 20.0
_RATINGS_S = 300.0
_log = logs.logger(__name__)


def now() -> datetime:
    """Return the present time in UTC, to the millisecond, as it enters the log."""
    at = datetime.now(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def fresh_id() -> CommandId:
    """Return an id for a command of the server's own."""
    return new_id(now(), secrets.token_bytes(ID_BYTES))


def serve(
    settings: ServerSettings,
    open_store: Callable[[Path], Store] = SqliteStore,
    hosted: type[HostedBranch] = HostedBranch,
) -> None:
    """Run the server until it is told to stop; raises what keeps it from starting (`errors`)."""
    logs.configure()
    _log.info("starting", branch=settings.branch, data=str(settings.data))
    metrics = Metrics()
    branch = hosted(settings, metrics, now, open_store)
    vault = Vault(
        settings.vault_path,
        key_place(settings.vault_key_address),
        settings.vault,
        now=now,
        random=secrets.token_bytes,
    )
    records = Records(settings.records_path, vault.person_keys, settings.records)
    city = city_at(settings.city)
    desk = Desk(
        settings=settings,
        hosted=branch,
        credentials=Credentials(settings.credentials_path),
        metrics=metrics,
        now=now,
        vault=vault,
        procedures=Procedures(settings.catalogue, settings.everyday_words),
        records=records,
        staff=Staff(settings.staff_files, now=now),
        ratings=Ratings(settings.ratings_path),
        receptions=ReceptionBook(
            vault,
            DueDates(settings.calendar, settings.working_hours),
            has_city=city is not None,
            now=now,
            new_id=fresh_id,
        ),
        city=CityLine(city, vault, records, metrics, branch=settings.branch, now=now, dice=random.random),
    )
    faults: list[BaseException] = []

    def failed(fault: BaseException) -> None:
        faults.append(fault)
        server.should_exit = True

    config = uvicorn.Config(
        application(desk, failed=failed),
        loop="uvloop",
        http="httptools",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=3,
    )
    listening = listening_at(settings.host, settings.port)
    tune_interpreter()
    server = _Server(config, branch.feed.end)
    server.run([listening])
    for fault in faults:
        raise fault


class _Server(uvicorn.Server):
    """Uvicorn, but feeds end before it waits for connections to: they would never end by themselves."""

    def __init__(self, config: uvicorn.Config, end_feeds: Callable[[], None]) -> None:
        super().__init__(config)
        self._end_feeds = end_feeds

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for server in [] if self.should_exit else self.servers:
            for bound in server.sockets:
                _log.info("listening", address="{}:{}".format(*bound.getsockname()[:2]))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._end_feeds()
        await super().shutdown(sockets)


def _rise(fault: BaseException) -> None:
    raise fault


def application(desk: Desk, *, failed: Callable[[BaseException], None] = _rise) -> ASGIApp:
    """Return the web application around a desk; its lifespan starts and stops the branch.

    `failed` is told what keeps the branch from starting, or has ended it: then the process must end too.
    """
    calls = _calls(desk, failed)
    events = EventsCall(calls)

    async def front(scope: Scope, receive: Receive, send: Send) -> None:
        # Feeds are many and long, and each layer of the framework keeps its memory and its share of every sending.
        if scope["type"] == "http" and EventsCall.PATH.fullmatch(scope["path"]):
            await events(scope, receive, send)
        else:
            await calls(scope, receive, send)

    return front


def _calls(desk: Desk, failed: Callable[[BaseException], None]) -> Starlette:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as tasks:
            hosting = tasks.create_task(desk.hosted.run())
            hosting.add_done_callback(lambda task: _pass_on(task, failed))
            beside: list[asyncio.Task[None]] = []
            try:
                try:
                    await _adopt(desk)
                except (SettingsFault, Unavailable) as fault:
                    failed(fault)
                await _keep_day(desk)
                # What fell due while the server was off goes before anyone is served.
                await _purge_vault(desk)
                beside += [tasks.create_task(work(desk)) for work in _BESIDE]
                yield
            finally:
                for task in beside:
                    task.cancel()
                desk.hosted.stop()
                await desk.records.close()
                await desk.ratings.close()
                desk.staff.close()
                desk.vault.close()
                desk.procedures.close()
                await hosting
        _log.info("stopped", branch=desk.settings.branch, seq=desk.hosted.head.seq)

    app = Starlette(
        routes=all_routes(),
        lifespan=lifespan,
        exception_handlers={
            ProblemFoundError: problem_response,
            Refused: problem_response,
            PreregistrationRefused: problem_response,
            ReceptionRefused: problem_response,
            Unavailable: problem_response,
            HTTPException: _unknown_call,
            Exception: _bug,
        },
    )
    app.state.desk = desk
    return app


def _pass_on(hosting: "asyncio.Task[None]", failed: Callable[[BaseException], None]) -> None:
    # A branch whose writer has died of a bug answers nobody; only a new process can take it up again.
    died_of = None if hosting.cancelled() else hosting.exception()
    if died_of is not None:
        failed(died_of)


async def _unknown_call(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    found = problem("no_such_call", "There is no such call", status, "See /openapi.json for the calls and methods")
    return as_response(found, dict(error.headers or {}) if isinstance(error, HTTPException) else None)


async def _bug(request: Request, error: Exception) -> Response:
    # Its name, not its address: that may hold a ticket's token or the code of a pre-registration.
    _log.error("a call failed", call=getattr(request.scope.get("endpoint"), "__name__", ""), exc_info=error)
    return problem_response(request, error)


async def _adopt(desk: Desk) -> None:
    path = desk.settings.configuration
    if path is None:
        return
    configuration = _configuration_in(path)
    try:
        await desk.hosted.settle(AdoptConfiguration(id=fresh_id(), configuration=configuration))
    except Refused as refused:
        if refused.code is not RefusalCode.NOT_NEWER:
            raise SettingsFault(f"--configuration {path}: {refused}") from refused


def _configuration_in(path: Path) -> Configuration:
    try:
        return decode_configuration(path.read_bytes())
    except OSError as failed:
        raise SettingsFault(f"--configuration {path} cannot be read ({failed.strerror}): check the path") from failed
    except Malformed as wrong:
        raise SettingsFault(f"--configuration {path} does not fit: {wrong}") from wrong


async def _beat(desk: Desk) -> None:
    while True:
        await asyncio.sleep(_HEARTBEAT_S)
        desk.hosted.feed.beat()


async def _keep_days(desk: Desk) -> None:
    while True:
        await asyncio.sleep(_DAY_CHECK_S)
        await _keep_day(desk)


async def _keep_day(desk: Desk) -> None:
    rule = DayRule(closes=desk.settings.closes, opens_days_off=desk.settings.opens_days_off)
    command = due(desk.hosted.state, now(), rule, fresh_id())
    if command is None:
        return
    try:
        await desk.hosted.settle(command)
        _log.info("day kept", command=type(command).__name__)
    except (Refused, Unavailable) as failed:
        _log.warning("day not kept", command=type(command).__name__, why=str(failed))


async def _watch_kiosks(desk: Desk) -> None:
    while True:
        await asyncio.sleep(_KIOSK_CHECK_S)
        for device, faults in tuple(desk.presence.news(desk.hosted.state)):
            try:
                await desk.hosted.settle(ReportDevice(id=fresh_id(), device=device, faults=faults))
                _log.info("kiosk noticed", kiosk=device, faults=list(faults))
            except (Refused, Unavailable):
                # It has just reported itself, or nothing can be written now: the next look sees what is left to tell.
                continue


async def _purge_records(desk: Desk) -> None:
    while True:
        try:
            await desk.records.purge(now())
        except Unavailable as failed:
            _log.warning("records not purged", why=str(failed))
        await asyncio.sleep(_PURGE_S)


async def _keep_ratings(desk: Desk) -> None:
    while True:
        try:
            await desk.ratings.keep_up(desk.hosted.read, desk.hosted.head.seq)
        except Unavailable as failed:
            _log.warning("ratings not read", why=str(failed))
        await asyncio.sleep(_RATINGS_S)


async def _keep_vault(desk: Desk) -> None:
    while True:
        await asyncio.sleep(_VAULT_CHECK_S)
        await _purge_vault(desk)


async def _purge_vault(desk: Desk) -> None:
    fault = desk.vault.fault
    try:
        purged = await desk.vault.purge()
        if purged:
            _log.info("pre-registrations purged", count=purged)
        await desk.vault.open()
    except VaultClosed as closed:
        # Told once: the health call tells it for as long as it lasts.
        if str(closed) != fault:
            _log.warning("vault closed", why=str(closed))


async def _tell_city(desk: Desk) -> None:
    await desk.city.run()


async def _watch_lag(desk: Desk) -> None:
    loop = asyncio.get_running_loop()
    while True:
        due_at = loop.time() + _LAG_CHECK_S
        await asyncio.sleep(_LAG_CHECK_S)
        desk.metrics.lagged(max(0.0, loop.time() - due_at))


_BESIDE = (_beat, _keep_days, _watch_kiosks, _purge_records, _keep_ratings, _keep_vault, _tell_city, _watch_lag)


def tune_interpreter() -> None:
    """Set the interpreter for a process that answers many short requests; to be called when all is made."""
    # Everything made so far lives as long as the process; looking at it again and again doubles the slowest answers.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 1000)
    # The disk's thread comes back from each commit to a busy loop; at the usual 5 ms it would wait longer for the
    # interpreter than it did for the disk.
    sys.setswitchinterval(0.0005)
