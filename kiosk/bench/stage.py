"""The kiosk's real screen, visits and press before a branch that answers at once, so that no network is measured."""

import asyncio
import os
from collections.abc import AsyncIterator, Coroutine, Iterable
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtQuick import QQuickItem, QQuickWindow

from assets.engine import ASSETS, KIOSK, available_languages, create_engine, open_window
from assets.qr_image import QrImageProvider
from kiosk.bench.clock import ClockAhead
from kiosk.bench.forgetful import ForgetfulOffice, ForgetfulPost, PaperlessPrinter, utc_now
from kiosk.issuing import Issuing, Means, Post
from kiosk.printing.ticket_press import TicketPress, ticket_press
from kiosk.screen import Screen, Surroundings, page_address
from kiosk.session import KioskSession
from kiosk.ui.adapted_view import AdaptedView
from kiosk.ui.kiosk_view import KioskView
from kiosk.ui.outfit import Outfit
from kiosk.ui.pages_ahead import READ_MS
from kiosk.visiting.step import Step
from kiosk.working.office import Office
from kiosk.working.work import World
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import BranchId, DeviceId
from server_client.queue_model.local_time import local_day
from server_client.wire.messages import decode_configuration
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

QML = Path(str(files("kiosk"))) / "qml"
PUBLIC = "https://hcc.hanoi.gov.vn"


class Stage:
    """One kiosk to touch. Its clock can be put forward, so that no one waits between two touches."""

    def __init__(self, tasks: asyncio.TaskGroup) -> None:
        self.clock = ClockAhead()
        self._tasks = tasks
        self._moved = asyncio.Event()
        branch = an_open_branch()
        self.printer = PaperlessPrinter()
        self.press = ticket_press(self.printer, ASSETS)
        self.entered: set[Step] = set()
        means = Means(
            new_id=lambda: new_id(utc_now(), os.urandom(ID_BYTES)),
            new_token=lambda: new_token(os.urandom(TOKEN_BYTES)),
            pause=asyncio.sleep,
        )
        self.post = ForgetfulPost(branch)
        self.issuing = Issuing(self.post, self.press, means, page_of=lambda token: page_address(PUBLIC, token))
        self._forgetful_office = ForgetfulOffice()
        world = World(
            monotonic=self.clock,
            now=utc_now,
            begin=self._begin,
            desk=self._desk,
            office=self._office,
            post=self._post,
            press=self._press,
            new_id=means.new_id,
            pause=asyncio.sleep,
            device=DeviceId("K1"),
        )
        around = Surroundings(branch=branch, line=ConnectionState.ONLINE, ever_live=True, public_url=PUBLIC)
        self.session = KioskSession(self, world, around, VIETNAMESE)
        self._engine = create_engine(look=KIOSK, language=VIETNAMESE, import_paths=[QML])
        self._engine.addImageProvider("qr", QrImageProvider())
        view = KioskView(
            self.session.screen, Outfit(languages=tuple((one.code, one.name) for one in available_languages()))
        )
        view.setParent(self._engine)
        view.touched.connect(self.session.happen)
        self._view = AdaptedView(view, self._engine, KIOSK)
        self.window: QQuickWindow = open_window(
            self._engine, "Kiosk", "Main", {"view": view, "startSize": QSize(1080, 1920), "visible": True}
        )
        self.pages = _pages(self.window)
        view.warm_up()

    def show(self, screen: Screen) -> None:
        """Show this screen, and wake whoever waits for a step."""
        self.entered.add(screen.step)
        self._view.show(screen)
        self._moved.set()

    async def until(self, steps: Iterable[Step]) -> None:
        """Wait until the visit is at one of the steps."""
        wanted = frozenset(steps)
        while self.session.visit.step not in wanted:
            self._moved.clear()
            await self._moved.wait()

    async def until_read(self) -> None:
        """Wait until the pages behind the start screen are read from their file; who is quicker waits there as well."""
        while self.window.findChild(QQuickItem, "helpBack") is None:  # noqa: ASYNC110 - nothing tells of it
            await asyncio.sleep(0.01)

    async def rest(self) -> None:
        """Let time pass, so that pages which nobody needs are let go; then the scripts' garbage, too."""
        await asyncio.sleep(2 * READ_MS / 1000)
        self._engine.collectGarbage()
        await asyncio.sleep(0.02)

    def close(self) -> None:
        """Take the screen down, with all that is on it before what it shows."""
        self._engine.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _begin(self, work: Coroutine[None, None, None]) -> None:
        self._tasks.create_task(work)

    async def _post(self) -> Post:
        return self.post

    async def _office(self) -> Office:
        return self._forgetful_office

    async def _press(self) -> TicketPress:
        return self.press

    async def _desk(self) -> Issuing:
        return self.issuing


def _pages(window: QQuickWindow) -> QQuickItem:
    pages = window.findChild(QQuickItem, "pages")
    if pages is None:
        raise LookupError("The window has no place for pages")
    return pages


@asynccontextmanager
async def a_stage() -> AsyncIterator[Stage]:
    """A stage with its press running; taken down at the end of the block, once all work has come to its end."""
    async with asyncio.TaskGroup() as tasks:
        stage = Stage(tasks)
        await stage.press.warm_up()
        await stage.until_read()
        yield stage
        await stage.press.close()
    stage.close()


def an_open_branch() -> Branch:
    """Hanoi's starter branch, open today, with nobody in it."""
    configuration = decode_configuration((ASSETS / "starter" / "hanoi.json").read_bytes())
    now = utc_now()
    return Branch(id=BranchId("CN01"), configuration=configuration, day=local_day(now), is_open=True)
