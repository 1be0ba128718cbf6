"""The server put together: settings, branches, calls and the tasks that run beside them; nobody imports it."""

import asyncio
import random
import secrets
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from server_client.dossier_model.preregistration import PreregistrationRefused
from server_client.dossier_model.reception import ReceptionRefused
from server_client.queue_model.ids import BranchId, CommandId
from server_client.queue_model.refusals import Refused
from server_client.server import logs
from server_client.server.administration.session import PageInstead, is_of_pages, page_instead, unavailable_page
from server_client.server.center import open_center
from server_client.server.city_system.address import city_at
from server_client.server.city_system.line import CityLine
from server_client.server.configurations.adopting import Adopter
from server_client.server.configurations.masters import NearMaster
from server_client.server.credentials import Credentials
from server_client.server.desk import Desk
from server_client.server.desks import Desks
from server_client.server.enrolment.handed_over import handed_over
from server_client.server.epochs.fence import Fence
from server_client.server.epochs.fenced_store import FencedStore
from server_client.server.errors import LogDamaged, SettingsFault, Unavailable
from server_client.server.forecasting.forecasting import Forecasting, center_forecasting, node_forecasting
from server_client.server.forecasting.shipping import ForecastLine
from server_client.server.front_certificate import FrontCertificate, front_certificate
from server_client.server.hosting.hosted_branch import HostedBranch
from server_client.server.hosting.listening import listening_at
from server_client.server.interpreter import tune_interpreter
from server_client.server.metrics import Metrics, ServerMetrics
from server_client.server.patience import PatientProtocol, open_the_way
from server_client.server.procedures import Procedures
from server_client.server.ratings.ratings import Ratings
from server_client.server.receptions.due_dates import DueDates
from server_client.server.receptions.reception_book import ReceptionBook
from server_client.server.records.records import Records
from server_client.server.routes.desk import ProblemFoundError, as_response, problem_response
from server_client.server.routes.events import EventsCall
from server_client.server.routing import all_routes
from server_client.server.settings import CenterSettings, Front, NodeSettings, ServerSettings
from server_client.server.staff.staff import Staff
from server_client.server.steady_clock import SteadyClock, as_logged
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Store
from server_client.server.tls_doorway import by_doorway
from server_client.server.trust.trust import TrustAtNode
from server_client.server.vault.key_places import key_place
from server_client.server.vault.vault import Vault
from server_client.wire.answers import problem
from server_client.wire.new_ids import ID_BYTES, new_id

if TYPE_CHECKING:
    from server_client.server.node_line import NodeLine

_LAG_CHECK_S = 0.05
_log = logs.logger(__name__)


def now() -> datetime:
    """Return what the machine's clock says, in UTC, to the millisecond."""
    return as_logged(datetime.now(UTC))


def fresh_id() -> CommandId:
    """Return an id for a command of the server's own."""
    return new_id(now(), secrets.token_bytes(ID_BYTES))


def serve(
    node: NodeSettings,
    open_store: Callable[[Path], Store] = SqliteStore,
    hosted: type[HostedBranch] = HostedBranch,
    *,
    clock: SteadyClock | None = None,
) -> None:
    """Run the server of one branch until it is told to stop; raises what keeps it from starting (`errors`)."""
    logs.configure()
    _log.info("starting", branch=node.hosted.branch, data=str(node.hosted.data))
    with asyncio.Runner(loop_factory=_config(node.front).get_loop_factory()) as runner:
        runner.run(_node(node, open_store, hosted, clock or SteadyClock(now)))


async def _node(
    node: NodeSettings,
    open_store: Callable[[Path], Store],
    hosted: type[HostedBranch],
    clock: SteadyClock,
) -> None:
    listening = _listening(node.front)
    desks = await node_desks(node, open_store, hosted, clock=clock, hear_time=clock.hear)
    await _served(desks, node.front, listening)


async def node_desks(
    node: NodeSettings,
    open_store: Callable[[Path], Store] = SqliteStore,
    hosted: type[HostedBranch] = HostedBranch,
    *,
    clock: Callable[[], datetime] = now,
    hear_time: Callable[[datetime], None] = lambda at: None,
    forecasting: Callable[[Desk, ForecastLine | None], Forecasting] = node_forecasting,
) -> Desks:
    """Return what a node serves, ready to start; raises what keeps it from that (`errors`).

    `hear_time` is told what time it is at the centre, whenever that answers.
    """
    settings, measures = node.hosted, ServerMetrics()
    metrics = Metrics(measures, settings.branch)
    fence = Fence(settings.data, mark_at=settings.high_water)
    certificate = front_certificate(node.front.certificate, node.front.key, clock)
    branch = await hosted.in_file(settings, metrics, clock, lambda path: FencedStore(open_store(path), fence))
    procedures = Procedures(settings.catalogue, settings.everyday_words)
    desk = replace(_desk(settings, branch, metrics, procedures, clock), fence=fence)
    line = _line(node, desk, fence, certificate, hear_time)
    desk = desk if line is None else line.desk
    return Desks(
        hosted={settings.branch: desk},
        errands=None if line is None else line.errands,
        credentials=Credentials(settings.credentials_path),
        metrics=measures,
        now=clock,
        public_url=settings.public_url,
        home=settings.branch,
        node_devices=None if line is None else line.devices,
        forecasting=forecasting(desk, None if line is None else line.forecasts) if node.foretells else None,
        certificate=certificate,
        trust=TrustAtNode(branch, settings.data / "digests.sqlite", now=clock),
    )


def _line(
    node: NodeSettings,
    desk: Desk,
    fence: Fence,
    certificate: FrontCertificate | None,
    hear_time: Callable[[datetime], None],
) -> "NodeLine | None":
    if node.center is None:
        return None
    from server_client.server.node_line import NodeLine  # noqa: PLC0415 - httpx is slow to load

    return NodeLine.of(desk, node.center, fence, certificate, hear_time)


def serve_center(settings: CenterSettings) -> None:
    """Run one process of a centre until it is told to stop; raises what keeps it from starting (`errors`)."""
    logs.configure()
    _log.info("starting", data=str(settings.data), hosted=[one.branch for one in settings.hosted])
    with asyncio.Runner(loop_factory=_config(settings.front).get_loop_factory()) as runner:
        runner.run(_center(settings))


async def _center(settings: CenterSettings) -> None:
    listening = _listening(settings.front)
    await _served(await center_desks(settings, clock=SteadyClock(now)), settings.front, listening)


async def center_desks(settings: CenterSettings, *, clock: Callable[[], datetime] = now) -> Desks:
    """Return what a centre serves, ready to start; raises what keeps it from that (`errors`)."""
    certificate = front_certificate(settings.front.certificate, settings.front.key, clock)
    authority = handed_over(settings.authority)
    center = await open_center(
        settings.database,
        settings.data,
        now=clock,
        dice=random.random,
        booking=settings.booking,
        push_key=settings.push_key,
        webhook_networks=settings.webhook_networks,
    )
    try:
        measures = ServerMetrics()
        measures.show(center.taking_in.measures)
        measures.show(center.statistics_keeper.measures)
        catalogues: dict[Path, Procedures] = {}
        hosted: dict[BranchId, Desk] = {}
        unusable: dict[BranchId, str] = {}
        for one in settings.hosted:
            metrics = Metrics(measures, one.branch)
            try:
                branch = await HostedBranch.in_database(
                    center.sql, one.branch, metrics=metrics, now=clock, news=center.news
                )
            except LogDamaged as damaged:
                # The other points go on; this one's calls and the centre's health say what is wrong.
                _log.error("point not brought back", branch=one.branch, why=str(damaged))
                unusable[one.branch] = str(damaged)
                continue
            # The index of thousands of procedures is the same for all.
            procedures = catalogues.setdefault(one.catalogue, Procedures(one.catalogue, one.everyday_words))
            adopter = Adopter(branch, NearMaster(center.configurations, one.branch), fresh_id)
            center.configurations.listen(one.branch, adopter.hear)
            hosted[one.branch] = replace(_desk(one, branch, metrics, procedures, clock), adopter=adopter)
    except BaseException:
        await center.close()
        raise
    return Desks(
        hosted=hosted,
        credentials=Credentials(settings.credentials_path),
        metrics=measures,
        now=clock,
        public_url=settings.public_url,
        center=center,
        unusable=unusable,
        forecasting=center_forecasting(center, hosted, maker=fresh_id()) if settings.foretells else None,
        certificate=certificate,
        authority=authority,
    )


def _desk(
    settings: ServerSettings,
    branch: HostedBranch,
    metrics: Metrics,
    procedures: Procedures,
    clock: Callable[[], datetime],
) -> Desk:
    vault = Vault(
        settings.vault_path,
        key_place(settings.vault_key_address),
        settings.vault,
        now=clock,
        random=secrets.token_bytes,
    )
    records = Records(settings.records_path, vault.person_keys, settings.records)
    city = city_at(settings.city)
    return Desk(
        settings=settings,
        hosted=branch,
        metrics=metrics,
        now=clock,
        new_id=fresh_id,
        vault=vault,
        procedures=procedures,
        records=records,
        staff=Staff(settings.staff_files, now=clock),
        ratings=Ratings(settings.ratings_path),
        receptions=ReceptionBook(
            vault,
            DueDates(settings.calendar, settings.working_hours),
            has_city=city is not None,
            now=clock,
            new_id=fresh_id,
        ),
        city=CityLine(city, vault, records, metrics, branch=settings.branch, now=clock, dice=random.random),
    )


def _config(front: Front, app: ASGIApp | None = None) -> uvicorn.Config:
    return uvicorn.Config(
        app or _no_app,
        loop="uvloop",
        http=PatientProtocol,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        # It would tell the machine's time; `_Server` tells the server's.
        date_header=False,
        timeout_graceful_shutdown=3,
        ssl_certfile=front.certificate,
        ssl_keyfile=front.key,
    )


def _listening(front: Front) -> socket.socket:
    try:
        _config(front).load()
    except OSError as wrong:
        raise SettingsFault(f"--certificate and --key do not fit ({wrong}): give PEM files of one pair") from wrong
    return listening_at(front.host, front.port)


async def _served(desks: Desks, front: Front, listening: socket.socket) -> None:
    faults: list[BaseException] = []

    def failed(fault: BaseException) -> None:
        faults.append(fault)
        server.should_exit = True

    tune_interpreter()
    open_the_way()
    config = _config(front, application(desks, failed=failed))
    config.load()
    if desks.certificate is not None and config.ssl is not None:
        desks.certificate.serve_by(config.ssl)
    server = _Server(by_doorway(config), desks)
    await server.serve([listening])
    for fault in faults:
        raise fault


async def _no_app(scope: Scope, receive: Receive, send: Send) -> None:
    raise NotImplementedError


class _Server(uvicorn.Server):
    """Uvicorn, whose answers tell the server's time, by which kiosks go, and which ends feeds before it waits."""

    def __init__(self, config: uvicorn.Config, desks: Desks) -> None:
        super().__init__(config)
        self._desks = desks

    async def on_tick(self, counter: int) -> bool:
        is_over = await super().on_tick(counter)
        told = format_datetime(self._desks.now(), usegmt=True).encode()
        self.server_state.default_headers = [(b"date", told), *self.config.encoded_headers]
        return is_over

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for server in [] if self.should_exit else self.servers:
            for bound in server.sockets:
                _log.info("listening", address="{}:{}".format(*bound.getsockname()[:2]))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._desks.end_feeds()
        await super().shutdown(sockets)


def _rise(fault: BaseException) -> None:
    raise fault


def application(desks: Desks, *, failed: Callable[[BaseException], None] = _rise) -> ASGIApp:
    """Return the web application around all desks; its lifespan starts and stops the branches.

    `failed` is told what keeps a branch from starting, or has ended it: then the process must end too.
    """
    calls = _calls(desks, failed)
    events = EventsCall(calls)

    async def front(scope: Scope, receive: Receive, send: Send) -> None:
        # Feeds are many and long, and each layer of the framework keeps its memory and its share of every sending.
        if scope["type"] == "http" and EventsCall.PATH.fullmatch(scope["path"]):
            await events(scope, receive, send)
        else:
            await calls(scope, receive, send)

    return front


def _calls(desks: Desks, failed: Callable[[BaseException], None]) -> Starlette:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with asyncio.TaskGroup() as tasks:
            hosting = [tasks.create_task(desk.hosted.run()) for desk in desks.hosted.values()]
            for task in hosting:
                task.add_done_callback(lambda task: _pass_on(task, failed))
            besides: list[asyncio.Task[None]] = []
            try:
                try:
                    await desks.prepare()
                except (SettingsFault, Unavailable) as fault:
                    failed(fault)
                besides += [tasks.create_task(work) for work in desks.beside()]
                besides.append(tasks.create_task(_watch_lag(desks)))
                yield
            finally:
                for task in besides:
                    task.cancel()
                await desks.let_go()
                await asyncio.gather(*hosting)
                await desks.close()
        for branch, desk in desks.hosted.items():
            _log.info("stopped", branch=branch, seq=desk.hosted.head.seq)

    app = Starlette(
        routes=all_routes(),
        lifespan=lifespan,
        exception_handlers={
            ProblemFoundError: problem_response,
            Refused: problem_response,
            PreregistrationRefused: problem_response,
            ReceptionRefused: problem_response,
            Unavailable: _unavailable,
            PageInstead: page_instead,
            HTTPException: _unknown_call,
            Exception: _bug,
        },
    )
    app.state.desks = desks
    return app


def _pass_on(hosting: "asyncio.Task[None]", failed: Callable[[BaseException], None]) -> None:
    # A branch whose writer has died of a bug answers nobody; only a new process can take it up again.
    died_of = None if hosting.cancelled() else hosting.exception()
    if died_of is not None:
        failed(died_of)


async def _unavailable(request: Request, error: Exception) -> Response:
    return unavailable_page(request) if is_of_pages(request) else problem_response(request, error)


async def _unknown_call(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    found = problem("no_such_call", "There is no such call", status, "See /openapi.json for the calls and methods")
    return as_response(found, dict(error.headers or {}) if isinstance(error, HTTPException) else None)


async def _bug(request: Request, error: Exception) -> Response:
    # Its name, not its address: that may hold a ticket's token or the code of a pre-registration.
    _log.error("a call failed", call=getattr(request.scope.get("endpoint"), "__name__", ""), exc_info=error)
    return problem_response(request, error)


async def _watch_lag(desks: Desks) -> None:
    loop = asyncio.get_running_loop()
    while True:
        due_at = loop.time() + _LAG_CHECK_S
        await asyncio.sleep(_LAG_CHECK_S)
        desks.metrics.lagged(max(0.0, loop.time() - due_at))
