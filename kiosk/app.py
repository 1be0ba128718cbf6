"""Joins one kiosk: builds its parts, starts them in order, stops them in reverse; it decides nothing itself.

The first frame comes before anything that a first frame does not need: the client's library, the devices and the
procedures are read in while the start screen is already there.
"""

import asyncio
import logging
import os
import secrets
import sys
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from assets.engine import (
    ASSETS,
    KIOSK,
    available_languages,
    create_engine,
    open_window,
)
from assets.garbage_collection import begin as begin_garbage_collection
from assets.present_time import standing_time
from assets.process import call_at_end, run_loop, start_application, start_log
from assets.qr_image import QrImageProvider
from assets.watchdog import ServiceNotices, Watchdog, supervision
from kiosk.branch_clock import BranchClock
from kiosk.branch_ties import BranchTies
from kiosk.closing import closing_note
from kiosk.daily_restart import may_restart, restart_is_due
from kiosk.printing.printers import printer_from
from kiosk.readiness import Readiness
from kiosk.screen import Screen, Surroundings, screen_of
from kiosk.session import KioskSession
from kiosk.settings import KioskSettings
from kiosk.ui.adapted_view import AdaptedView
from kiosk.ui.kiosk_view import KioskView
from kiosk.ui.outfit import outfit_of
from kiosk.ui.staff_look import StaffLook
from kiosk.ui.window_lock import WindowLock
from kiosk.visiting.happening import Broke
from kiosk.visiting.step import Step
from kiosk.visiting.visit import first_visit
from kiosk.working.work import World
from server_client.queue_model.ids import CommandId, DeviceId, Token
from server_client.queue_model.local_time import VIETNAM, local_day
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

if TYPE_CHECKING:
    from kiosk.devices import Devices
    from kiosk.staff_menu import StaffMenu

log = logging.getLogger("motcua.kiosk")

QML = Path(__file__).with_name("qml")
TICK_S = 0.5
RESTART_AFTER_S = 5.0
FIRST_FRAME_WITHIN_S = 2.0
"""So long the line waits for the first frame. Where none comes the branch has to hear of the kiosk all the same."""


def _now() -> datetime:
    return standing_time(os.environ) or datetime.now(UTC)


class Stopped(Exception):
    """The process is to end."""


class Kiosk:
    """One kiosk process. Its `window` works as soon as `serve` runs; touches before that are kept by Qt.

    `wall` is the machine's clock, `notices` the line to systemd. Raises PrinterSetupWrong or LanguageMissing for what
    an engineer has to put right.
    """

    def __init__(
        self,
        settings: KioskSettings,
        size: QSize,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], datetime] = _now,
        notices: ServiceNotices | None = None,
    ) -> None:
        settings.data.mkdir(parents=True, exist_ok=True)
        self._settings = settings
        self._monotonic = monotonic
        self._ready = Readiness()
        self._notices = notices or ServiceNotices("")
        self._clock = BranchClock(wall, time.monotonic)
        self._ties = BranchTies(
            settings, printer_from(settings.printer), self._clock, new_id=_new_id, new_token=_new_token
        )
        self._look = replace(KIOSK, scale=KIOSK.scale * settings.scale)
        self._engine = create_engine(look=self._look, language=settings.language, import_paths=[QML])
        self._engine.addImageProvider("qr", QrImageProvider())
        around = Surroundings(
            branch=self._ties.outlook.branch,
            public_url=settings.public_url,
            patience=settings.patience,
            closing=closing_note(settings.data).load(),
            device=DeviceId(settings.device),
        )
        start = first_visit(settings.language, monotonic())
        self._view = KioskView(
            screen_of(start, around, monotonic(), self._clock.now()), outfit_of(settings, available_languages())
        )
        # So that it outlives the last binding to it.
        self._view.setParent(self._engine)
        self._adapted = AdaptedView(self._view, self._engine, self._look)
        self._session = KioskSession(self, self._world(), around, settings.language)
        self._ties.join(self._session)
        self._devices: Devices | None = None
        self._staff: StaffMenu | None = None
        self._tasks: asyncio.TaskGroup | None = None
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

    def show(self, screen: Screen) -> None:
        """Show this screen, and let the devices go by it."""
        self._adapted.show(screen)
        if self._devices is not None:
            self._devices.show(screen)

    def stop(self) -> None:
        """End `serve`; the numbers that are under way stay in the outbox."""
        self._stopping.set()

    def close(self) -> None:
        """Take the screen down, with all that is on it before what it shows."""
        self._engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def fail(self, fault: BaseException) -> None:
        """Take note of a fault of the program that no task has met."""
        self._faults.put_nowait(fault)

    async def serve(self, silence_s: float = 0) -> None:
        """Work until `stop`. After a fault of the program: log it, tell the person, begin anew.

        `silence_s` is after how many seconds without a beat systemd starts the kiosk anew; 0 if it does not watch.
        """
        try:
            await self._work_on(silence_s)
        finally:
            if self._devices is not None:
                await self._devices.close()
            self._notices.stopping()

    async def _work_on(self, silence_s: float) -> None:
        delay = 0.0
        while not self._stopping.is_set():
            self._ready.begin()
            try:
                async with asyncio.TaskGroup() as tasks:
                    self._tasks = tasks
                    tasks.create_task(self._tick())
                    tasks.create_task(self._beat(silence_s))
                    tasks.create_task(self._raise_faults())
                    tasks.create_task(self._connect(delay))
                    tasks.create_task(self._attend())
                    tasks.create_task(self._keep_guide())
                    await self._stopping.wait()
                    raise Stopped
            except* Stopped:
                log.info("The kiosk stops")
            except* Exception:  # the one place where every fault ends
                log.exception("The kiosk has met a fault and begins anew")
                self._session.happen(Broke())
                delay = RESTART_AFTER_S

    def _world(self) -> World:
        return World(
            monotonic=self._monotonic,
            now=self._clock.now,
            begin=self._begin,
            desk=self._ready.issuing,
            office=self._ready.office,
            post=self._ready.post,
            press=self._ready.press,
            new_id=_new_id,
            pause=asyncio.sleep,
            device=DeviceId(self._settings.device),
            withdrawals=self._ties.withdrawals,
        )

    def _staff_menu(self) -> "StaffMenu":
        from kiosk.staff_menu import StaffMenu, StaffSurroundings  # noqa: PLC0415 - no first frame shows it

        around = StaffSurroundings(
            session=self._session,
            ties=self._ties,
            ready=self._ready,
            monotonic=self._monotonic,
            now=self._clock.now,
            begin=self._begin,
            stop=self.stop,
            is_supervised=self._notices.supervised,
        )
        menu = StaffMenu(self._settings, StaffLook(self._view.of_staff, self._engine, self._look), around)
        self._view.of_staff.touched.connect(menu.happen)
        return menu

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        if self._tasks is None:
            raise RuntimeError("Work was asked for before the kiosk serves")
        self._tasks.create_task(work)

    def _first_frame_is_out(self) -> None:
        if not QObject.disconnect(self._first_frame):
            return  # a second frame was queued behind the first
        log.info("The first frame is out at %.4f s of the monotonic clock", time.monotonic())
        self._view.warm_up()
        self._seen.set()
        self._notices.ready()

    async def _tick(self) -> None:
        started = self._clock.now()
        while True:
            await asyncio.sleep(TICK_S)
            self._session.pass_time()
            if self._staff is not None:
                self._staff.pass_time()
            if self._notices.supervised and self._may_restart(started):
                log.info("The kiosk starts afresh for the day")
                self.stop()

    def _may_restart(self, started: datetime) -> bool:
        has_staff = self._staff is not None and self._staff.is_open
        local, since = self._clock.now().astimezone(VIETNAM), started.astimezone(VIETNAM)
        return may_restart(
            due=restart_is_due(self._settings.daily_restart, started=since, now=local),
            idle_s=None if has_staff else self._session.idle_s,
            undelivered=self._ready.is_sending and not self._ties.outlook.is_down,
        )

    async def _beat(self, silence_s: float) -> None:
        if not silence_s:
            return
        watchdog = Watchdog(
            self._notices,
            silence_s,
            ask_frame=self.window.update,
            exposed=self.window.isExposed,
            monotonic=time.monotonic,
        )
        frames = self.window.frameSwapped.connect(watchdog.frame, Qt.ConnectionType.QueuedConnection)
        try:
            await watchdog.run(asyncio.sleep)
        finally:
            QObject.disconnect(frames)

    async def _raise_faults(self) -> None:
        raise await self._faults.get()

    async def _connect(self, delay: float) -> None:
        await asyncio.sleep(delay)
        # What the line needs is imported in a thread, but the interpreter is one for all.
        with suppress(TimeoutError):
            await asyncio.wait_for(self._seen.wait(), FIRST_FRAME_WITHIN_S)
        begin_garbage_collection()
        await self._ties.run(self._ready)

    async def _attend(self) -> None:
        # Drivers, voices and staff are no matter of the first frame.
        await self._seen.wait()
        for module in ("kiosk.staff_menu", "kiosk.devices"):
            await asyncio.to_thread(import_module, module)
        staff = self._staff = self._staff or self._staff_menu()
        self._begin(staff.set_volume())
        if self._devices is None:
            from kiosk.devices import Devices  # noqa: PLC0415 - as above

            self._devices = Devices(
                self._settings,
                self.window,
                self._session,
                self._ties.wellbeing,
                today=lambda: local_day(self._clock.now()),
                take_for_staff=staff.take_scan,
            )
        await self._devices.run()

    async def _keep_guide(self) -> None:
        # Much is imported and worked out for it, so not before the first frame.
        await self._seen.wait()
        await asyncio.to_thread(import_module, "kiosk.guide_keeper")
        from kiosk.catalogue_source import FileSource, NodeSource  # noqa: PLC0415 - as above
        from kiosk.guide_keeper import GuideKeeper, KeeperMeans  # noqa: PLC0415 - as above
        from kiosk.kept_catalogue import KeptCatalogue  # noqa: PLC0415 - as above

        file = self._settings.catalogue
        source = FileSource(file) if file is not None else NodeSource(self._ready.office)
        means = KeeperMeans(
            starter=ASSETS / "starter",
            today=lambda: local_day(self._clock.now()),
            show=self._session.show_guide,
            pause=asyncio.sleep,
            is_quiet=lambda: self._session.visit.step is Step.START,
        )
        await GuideKeeper(KeptCatalogue(self._settings.data / "catalogue"), source, means).run()


def run(settings: KioskSettings) -> int:
    """Run a kiosk until its window is closed or the process is told to end."""
    start_log()
    application = start_application("motcua-kiosk")
    screen = application.primaryScreen().size()
    systemd = supervision(os.environ)
    kiosk = Kiosk(
        settings,
        screen if settings.windowed is None else QSize(*settings.windowed),
        notices=ServiceNotices(systemd.address),
    )
    call_at_end(application, kiosk.stop)

    def fail(_kind: type[BaseException], fault: BaseException, _trace: TracebackType | None) -> None:
        kiosk.fail(fault)

    # Qt hands what rises in a slot to this hook.
    sys.excepthook = fail
    if settings.windowed is None:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.BlankCursor)
        WindowLock(kiosk.window)
        kiosk.window.showFullScreen()
    else:
        kiosk.window.show()
    status = run_loop(application, kiosk.serve(systemd.silence_s))
    kiosk.close()
    return status


def _new_id() -> CommandId:
    return new_id(_now(), secrets.token_bytes(ID_BYTES))


def _new_token() -> Token:
    return new_token(secrets.token_bytes(TOKEN_BYTES))
