"""Joins the console's parts into one process: shows the first frame, then reaches for the branch."""

import asyncio
import os
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtQuick import QQuickWindow

from assets.engine import CONSOLE, create_engine, open_window
from assets.present_time import standing_time
from assets.process import run_until_closed, start_application, start_log
from assets.qr_image import QrImageProvider
from counter_display.console.desk import Desk
from counter_display.console.dossiers_first import DossiersFirst
from counter_display.console.form_memory import FormMemory
from counter_display.console.intents import listen
from counter_display.console.memory import SeatMemory
from counter_display.console.settings import ConsoleSettings
from counter_display.console.ui.console_view import ConsoleView
from counter_display.serving.console_state import ConsoleState, Screen
from counter_display.serving.deeds import NewNames
from counter_display.serving.dossier_picture import DossierPicture
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event
from server_client.queue_model.local_time import local_day
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

if TYPE_CHECKING:
    from server_client.client.api import BranchApi
    from server_client.client.epoch_memory import EpochMemory
    from server_client.client.office_api import OfficeApi
    from server_client.client.procedure_api import ProcedureApi
    from server_client.client.reception_api import ReceptionApi
    from server_client.client.staff_api import StaffApi
    from server_client.wire.forecasts import BoardMessage

TICK_S = 1.0


def run(settings: ConsoleSettings, *, watch: Callable[[QQuickWindow, ConsoleView], None] | None = None) -> int:
    """Show the console until its window is closed, and let `watch` see it; returns the exit status."""
    start_log()
    application = start_application("motcua-counter")
    engine = create_engine(
        look=CONSOLE, language=settings.language, import_paths=[Path(str(files("counter_display"))) / "qml"]
    )
    engine.addImageProvider("qr", QrImageProvider())
    view = ConsoleView(ConsoleState(now=_now()))
    view.setParent(engine)  # so that it outlives the windows that read from it
    window = open_window(engine, "Console", "Main", {"view": view})
    if watch is not None:
        watch(window, view)
    if settings.windowed is None:
        window.showMaximized()
    else:
        window.resize(settings.windowed.width, settings.windowed.height)
        window.show()
    return run_until_closed(application, window, lambda: _work(settings, view, window))


async def _work(settings: ConsoleSettings, view: ConsoleView, window: QQuickWindow) -> None:
    # Importing the client takes longer than drawing the first frame, and so does what draws forms.
    from counter_display.console.dossier_desk import DossierDesk, DossierSurroundings  # noqa: PLC0415
    from counter_display.console.dossier_intents import listen_to_dossiers  # noqa: PLC0415
    from counter_display.console.panel_beside import panel_beside  # noqa: PLC0415
    from counter_display.forms.drawing import DrawingProcess  # noqa: PLC0415
    from counter_display.forms.printing import form_printer  # noqa: PLC0415
    from server_client.client.feed import BranchFeed  # noqa: PLC0415

    calls = _calls(settings)
    panel = panel_beside(settings, view.panel_fee, clock=_now, new_id=lambda: _new_names().id)

    def leave_with_the_console(visible: bool) -> None:
        # The process ends with its last window.
        if not visible:
            panel.leave()

    window.visibleChanged.connect(leave_with_the_console)

    def show(state: ConsoleState) -> None:
        view.show(state)
        clerk = "" if state.counter is None else state.counter.clerk
        outlook = desk.outlook() if state.screen is Screen.WORK else None
        dossiers.look(outlook, clerk)
        panel.look(outlook)

    def show_dossiers(picture: DossierPicture) -> None:
        view.desk_dossiers.show(picture)
        panel.fee_comes_to(picture.fee_due)

    desk = Desk(
        language=settings.language,
        memory=SeatMemory(settings.data, settings.counter),
        clock=_now,
        new_names=_new_names,
        show=show,
        use_session=calls.use_session,
        public_url=settings.public_url,
    )
    dossiers = DossierDesk(
        DossierSurroundings(
            clock=_now,
            new_id=lambda: _new_names().id,
            counter=desk,
            finish=desk.work.finish,
            show=show_dossiers,
            printer=form_printer(settings.form_printer) if settings.form_printer else None,
            draw=DrawingProcess().draw,
            form_memory=FormMemory(settings.data, lambda: local_day(_now())),
            office=settings.office,
        )
    )
    listen(view, desk)
    listen_to_dossiers(view.desk_dossiers, dossiers)

    def know(branch: Branch, _: tuple[Event, ...]) -> None:
        desk.know(branch)
        panel.know(branch)

    def line(state: ConnectionState) -> None:
        desk.connection_is(state, feed.trouble)
        panel.connection_is(state, is_shut_out=feed.is_shut_out)

    feed = BranchFeed(
        calls.api,
        show=know,
        connection=line,
        pause=asyncio.sleep,
        random=random.random,
        epochs=calls.epochs,
    )

    feed.on_forecast(partial(_foretell, desk))
    try:
        async with asyncio.TaskGroup() as group:
            for work in (
                feed.run(),
                desk.run(DossiersFirst(calls.api, dossiers.tell_all)),
                desk.door.run(calls.staff),
                desk.advice.run(calls.staff, lambda: calls.api.session),
                dossiers.run(calls.receptions, calls.prepared, calls.procedures),
                panel.run(calls.ratings, calls.staff),
                _tick(desk),
            ):
                group.create_task(work)
    finally:
        panel.close()
        await calls.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Calls:
    """The server, as each part of the console asks it; `ratings` never says who has signed in."""

    epochs: "EpochMemory"
    api: "BranchApi"
    ratings: "BranchApi"
    staff: "StaffApi"
    receptions: "ReceptionApi"
    prepared: "OfficeApi"
    procedures: "ProcedureApi"

    def use_session(self, session: str) -> None:
        self.api.session = self.receptions.session = self.prepared.session = session

    async def close(self) -> None:
        for calls in (self.api, self.ratings, self.staff, self.receptions, self.prepared, self.procedures):
            await calls.close()


def _calls(settings: ConsoleSettings) -> _Calls:
    from server_client.client.api import BranchApi  # noqa: PLC0415
    from server_client.client.epoch_memory import EpochMemory  # noqa: PLC0415
    from server_client.client.office_api import OfficeApi  # noqa: PLC0415
    from server_client.client.procedure_api import ProcedureApi  # noqa: PLC0415
    from server_client.client.reception_api import ReceptionApi  # noqa: PLC0415
    from server_client.client.staff_api import StaffApi  # noqa: PLC0415

    here, authority = (settings.server, settings.branch, settings.credential), settings.authority
    epochs = EpochMemory(settings.data / f"epoch-{settings.branch}")
    return _Calls(
        epochs=epochs,
        api=BranchApi(*here, authority=authority, epochs=epochs),
        ratings=BranchApi(*here, authority=authority),
        staff=StaffApi(*here, authority=authority),
        receptions=ReceptionApi(*here, authority=authority),
        prepared=OfficeApi(*here, authority=authority),
        procedures=ProcedureApi(settings.server, settings.credential, authority=authority),
    )


def _foretell(desk: Desk, board: "BoardMessage | None") -> None:
    desk.foretell(board)
    desk.advice.know(board)


async def _tick(desk: Desk) -> None:
    while True:
        await asyncio.sleep(TICK_S - _now().timestamp() % TICK_S)
        desk.refresh()


def _now() -> datetime:
    return standing_time(os.environ) or datetime.now(UTC)


def _new_names() -> NewNames:
    return NewNames(id=new_id(_now(), secrets.token_bytes(ID_BYTES)), token=new_token(secrets.token_bytes(TOKEN_BYTES)))
