"""Joins one kiosk: builds its parts, starts them in order, stops them in reverse; it decides nothing itself.

The first frame comes before anything that a first frame does not need: the client's and the printer's libraries are
imported while the start screen is already there.
"""

import asyncio
import logging
import random
import secrets
import sys
import time
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from assets.engine import (
    ASSETS,
    KIOSK,
    available_languages,
    create_engine,
    open_window,
)
from assets.process import call_at_end, run_loop, start_application, start_log
from kiosk.branch_clock import BranchClock
from kiosk.branch_outlook import BranchOutlook
from kiosk.disk_check import DiskCheck
from kiosk.faults import Condition, device_faults, hindrances
from kiosk.issuing import Issuing, Means, Post
from kiosk.last_branch import LastBranch
from kiosk.printing.printer_status import PrinterStatus
from kiosk.printing.printers import printer_from
from kiosk.printing.ticket_press import TicketPress, ticket_press
from kiosk.screen import Paper, Surroundings, page_address, screen_of
from kiosk.session import KioskSession
from kiosk.settings import KioskSettings
from kiosk.ui.adapted_view import AdaptedView
from kiosk.ui.kiosk_view import KioskView
from kiosk.ui.qr_image import QrImageProvider
from kiosk.visiting.happening import Broke
from kiosk.visiting.step import Step
from kiosk.visiting.visit import first_visit
from kiosk.wellbeing import Wellbeing
from kiosk.working.work import World
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event
from server_client.queue_model.ids import CommandId, DeviceId, Token
from server_client.queue_model.local_time import local_day
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

if TYPE_CHECKING:
    from kiosk.emergency_series import EmergencySeries
    from kiosk.fault_reporting import FaultReporting
    from kiosk.number_desk import NumberDesk
    from server_client.client.feed import BranchFeed
    from server_client.client.office_api import OfficeApi

log = logging.getLogger("motcua.kiosk")

QML = Path(__file__).with_name("qml")
TICK_S = 0.5
RESTART_AFTER_S = 5.0


class Stopped(Exception):
    """The process is to end."""


class Kiosk:
    """One kiosk process. Its `window` works as soon as `serve` runs; touches before that are kept by Qt.

    Raises PrinterSetupWrong or LanguageMissing for what an engineer has to put right.
    """

    def __init__(
        self, settings: KioskSettings, size: QSize, *, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        settings.data.mkdir(parents=True, exist_ok=True)
        self._settings = settings
        self._printer = printer_from(settings.printer)
        self._last_branch = LastBranch(settings.data / "last-branch.json", settings.branch)
        self._clock = BranchClock(_now, time.monotonic)
        self._outlook = BranchOutlook(self._last_branch.load(), self._clock, shut_out=self._is_shut_out)
        self._wellbeing = Wellbeing(self._feel, knows_its_branch=self._outlook.branch.configuration is not None)
        self._feed: BranchFeed | None = None
        self._reporting: FaultReporting | None = None
        self._series: EmergencySeries | None = None
        self._engine = create_engine(look=KIOSK, language=settings.language, import_paths=[QML])
        self._engine.addImageProvider("qr", QrImageProvider())
        around = Surroundings(branch=self._outlook.branch, public_url=settings.public_url)
        start = first_visit(settings.language, monotonic())
        languages = tuple((language.code, language.name) for language in available_languages())
        self._view = KioskView(screen_of(start, around, monotonic(), self._clock.now()), languages)
        # So that it outlives the last binding to it.
        self._view.setParent(self._engine)
        world = World(
            monotonic=monotonic,
            now=self._clock.now,
            begin=self._begin,
            desk=self._ready_desk,
            office=self._ready_office,
            post=self._ready_post,
            press=self._ready_press,
            new_id=_new_id,
            pause=asyncio.sleep,
            device=DeviceId(settings.device),
        )
        self._session = KioskSession(AdaptedView(self._view, self._engine, KIOSK), world, around, settings.language)
        self._tasks: asyncio.TaskGroup | None = None
        self._desk: asyncio.Future[NumberDesk] | None = None
        self._office: asyncio.Future[OfficeApi] | None = None
        self._press: asyncio.Future[TicketPress] | None = None
        self._stopping = asyncio.Event()
        self._seen = asyncio.Event()
        self._faults: asyncio.Queue[BaseException] = asyncio.Queue()
        self.window: QQuickWindow = open_window(self._engine, "Kiosk", "Main", {"view": self._view, "startSize": size})
        # Queued: a Python slot on the render thread would wait for the thread that waits for it.
        self._first_frame = self.window.frameSwapped.connect(
            self._first_frame_is_out, Qt.ConnectionType.QueuedConnection
        )
        self._view.touched.connect(self._session.happen)

    @property
    def session(self) -> KioskSession:
        """The running visits."""
        return self._session

    def stop(self) -> None:
        """End `serve`; the numbers that are under way stay in the outbox."""
        self._stopping.set()

    def fail(self, fault: BaseException) -> None:
        """Take note of a fault of the program that no task has met."""
        self._faults.put_nowait(fault)

    async def serve(self) -> None:
        """Work until `stop`. After a fault of the program: log it, tell the person, begin anew."""
        delay = 0.0
        while not self._stopping.is_set():
            self._desk = asyncio.get_running_loop().create_future()
            self._office = asyncio.get_running_loop().create_future()
            self._press = asyncio.get_running_loop().create_future()
            try:
                async with asyncio.TaskGroup() as tasks:
                    self._tasks = tasks
                    tasks.create_task(self._tick())
                    tasks.create_task(self._raise_faults())
                    tasks.create_task(self._connect(delay))
                    tasks.create_task(self._keep_guide())
                    await self._stopping.wait()
                    raise Stopped
            except* Stopped:
                log.info("The kiosk stops")
            except* Exception:  # the one place where every fault ends
                log.exception("The kiosk has met a fault and begins anew")
                self._session.happen(Broke())
                delay = RESTART_AFTER_S

    def _first_frame_is_out(self) -> None:
        if not QObject.disconnect(self._first_frame):
            return  # a second frame was queued behind the first
        log.info("The first frame is out at %.4f s of the monotonic clock", time.monotonic())
        self._view.warm_up()
        self._seen.set()

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        if self._tasks is None:
            raise RuntimeError("Work was asked for before the kiosk serves")
        self._tasks.create_task(work)

    async def _ready_desk(self) -> Issuing:
        if self._desk is None:
            raise RuntimeError("A number was asked for before the kiosk serves")
        return (await asyncio.shield(self._desk)).issuing

    async def _ready_post(self) -> Post:
        if self._desk is None:
            raise RuntimeError("Something was to be sent before the kiosk serves")
        return (await asyncio.shield(self._desk)).outbox

    async def _ready_office(self) -> "OfficeApi":
        if self._office is None:
            raise RuntimeError("Something was looked up before the kiosk serves")
        return await asyncio.shield(self._office)

    async def _ready_press(self) -> TicketPress:
        if self._press is None:
            raise RuntimeError("Something was to be printed before the kiosk serves")
        return await asyncio.shield(self._press)

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            self._session.pass_time()

    async def _raise_faults(self) -> None:
        raise await self._faults.get()

    async def _connect(self, delay: float) -> None:
        await asyncio.sleep(delay)
        # In a thread, so that the screen goes on meanwhile.
        await asyncio.to_thread(import_module, "server_client.client.api")
        from kiosk.fault_reporting import FaultReporting  # noqa: PLC0415 - as above
        from kiosk.number_desk import DeskSettings, number_desk  # noqa: PLC0415 - as above
        from server_client.client.api import BranchApi  # noqa: PLC0415 - takes 100 ms, so not before the first frame
        from server_client.client.feed import BranchFeed  # noqa: PLC0415 - as above
        from server_client.client.office_api import OfficeApi  # noqa: PLC0415 - as above

        device, disk = DeviceId(self._settings.device), DiskCheck(self._settings.data)
        means = _means(disk.suspect)
        async with AsyncExitStack() as parts:
            press = ticket_press(self._printer, ASSETS)
            parts.push_async_callback(press.close)
            if self._press is not None:
                self._press.set_result(press)
            api = BranchApi(self._settings.server, self._settings.branch, self._settings.credential)
            parts.push_async_callback(api.close)
            desk = await parts.enter_async_context(
                number_desk(
                    DeskSettings(
                        data=self._settings.data,
                        device=device,
                        outlook=self._outlook,
                        press=press,
                        means=means,
                        send=api.send,
                        random=random.random,
                        page_of=self._page_of,
                    )
                )
            )
            if self._desk is not None:
                self._desk.set_result(desk)
            office = OfficeApi(self._settings.server, self._settings.branch, self._settings.credential)
            parts.push_async_callback(office.close)
            if self._office is not None:
                self._office.set_result(office)
            log.info("Numbers can be asked for")
            feed = self._feed = BranchFeed(
                api,
                show=self._show_branch,
                connection=self._show_line,
                pause=asyncio.sleep,
                random=random.random,
                server_time=self._hear_time,
            )
            reporting = FaultReporting(device, send=api.send, new_id=means.new_id, pause=asyncio.sleep)
            self._reporting, self._series = reporting, desk.series
            self._feel(self._wellbeing.condition)
            async with asyncio.TaskGroup() as works:
                works.create_task(desk.outbox.run())
                works.create_task(feed.run())
                works.create_task(reporting.run())
                works.create_task(disk.watch(self._wellbeing.show_disk))
                works.create_task(self._look_after(press, desk.issuing))

    async def _keep_guide(self) -> None:
        # Much is imported and worked out for it, so not before the first frame.
        await self._seen.wait()
        await asyncio.to_thread(import_module, "kiosk.guide_keeper")
        from kiosk.catalogue_source import FileSource, NodeSource  # noqa: PLC0415 - as above
        from kiosk.guide_keeper import GuideKeeper, KeeperMeans  # noqa: PLC0415 - as above
        from kiosk.kept_catalogue import KeptCatalogue  # noqa: PLC0415 - as above

        file = self._settings.catalogue
        source = FileSource(file) if file is not None else NodeSource(self._ready_office)
        means = KeeperMeans(
            starter=ASSETS / "starter",
            today=lambda: local_day(self._clock.now()),
            show=self._session.show_guide,
            pause=asyncio.sleep,
            is_quiet=lambda: self._session.visit.step is Step.START,
        )
        await GuideKeeper(KeptCatalogue(self._settings.data / "catalogue"), source, means).run()

    async def _look_after(self, press: TicketPress, issuing: Issuing) -> None:
        await press.warm_up()
        await issuing.prepare()
        await press.watch(self._show_printer)

    def _page_of(self, token: Token) -> str:
        return page_address(self._settings.public_url, token)

    def _show_branch(self, branch: Branch, events: tuple[Event, ...]) -> None:
        if not events:
            log.info("The branch is on the line, at seq %d", branch.seq)
        self._outlook.branch = branch
        if self._series is not None:
            self._series.learn_branch(branch, events)
        if self._reporting is not None:
            self._reporting.hear(branch)
        self._wellbeing.show_branch()
        self._session.show_branch(branch, events)
        self._last_branch.keep(branch)

    def _show_line(self, line: ConnectionState) -> None:
        self._outlook.line = line
        if self._reporting is not None:
            self._reporting.show_line(line)
        self._wellbeing.show_line(line, is_shut_out=self._is_shut_out())
        self._session.show_line(line)

    def _show_printer(self, status: PrinterStatus) -> None:
        self._wellbeing.show_printer(status)
        self._session.show_paper(paper_of(status))

    def _hear_time(self, at: datetime) -> None:
        self._clock.hear(at)
        self._wellbeing.show_clock(is_wrong=self._clock.is_wrong)

    def _is_shut_out(self) -> bool:
        return self._feed is not None and self._feed.is_shut_out

    def _feel(self, condition: Condition) -> None:
        if self._reporting is not None:
            self._reporting.note(device_faults(condition))
        self._session.show_hindrances(hindrances(condition))


def paper_of(status: PrinterStatus) -> Paper:
    """Return what a printer's status means to the person before it."""
    if status.blocking is not None:
        return Paper.OUT_OF_ORDER
    return Paper.LOW if status.paper_low else Paper.READY


def run(settings: KioskSettings) -> int:
    """Run a kiosk until its window is closed or the process is told to end."""
    start_log()
    application = start_application("motcua-kiosk")
    screen = application.primaryScreen().size()
    kiosk = Kiosk(settings, screen if settings.windowed is None else QSize(*settings.windowed))
    call_at_end(application, kiosk.stop)

    def fail(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        kiosk.fail(fault)

    # Qt hands what rises in a slot to this hook.
    sys.excepthook = fail
    if settings.windowed is None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
        kiosk.window.showFullScreen()
    else:
        kiosk.window.show()
    run_loop(application, kiosk.serve())
    return 0


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> CommandId:
    return new_id(_now(), secrets.token_bytes(ID_BYTES))


def _means(disk_failed: Callable[[], None]) -> Means:
    return Means(
        new_id=_new_id,
        new_token=lambda: new_token(secrets.token_bytes(TOKEN_BYTES)),
        pause=asyncio.sleep,
        disk_failed=disk_failed,
    )
