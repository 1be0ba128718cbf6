"""Joins the console's parts into one process: shows the first frame, then reaches for the branch."""

import asyncio
import random
import secrets
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from assets.engine import CONSOLE, create_engine, open_window
from assets.process import run_until_closed, start_application, start_log
from counter_display.console.desk import Desk
from counter_display.console.memory import SeatMemory
from counter_display.console.settings import ConsoleSettings
from counter_display.console.ui.console_view import ConsoleView
from counter_display.serving.console_state import ConsoleState
from counter_display.serving.deeds import Action
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event
from server_client.queue_model.ids import ClerkId, CommandId, CounterId, DeviceId, ProfileCode, TicketId
from server_client.wire.new_ids import ID_BYTES, new_id

TICK_S = 1.0


def run(settings: ConsoleSettings) -> int:
    """Show the console until its window is closed; returns the exit status."""
    start_log()
    application = start_application("motcua-counter")
    engine = create_engine(
        look=CONSOLE, language=settings.language, import_paths=[Path(str(files("counter_display"))) / "qml"]
    )
    view = ConsoleView(ConsoleState(now=_now()))
    view.setParent(engine)  # so that it outlives the windows that read from it
    window = open_window(engine, "Console", "Main", {"view": view})
    if settings.windowed is None:
        window.showMaximized()
    else:
        window.resize(settings.windowed.width, settings.windowed.height)
        window.show()
    run_until_closed(application, window, lambda: _work(settings, view))
    return 0


async def _work(settings: ConsoleSettings, view: ConsoleView) -> None:
    # Importing the client takes longer than drawing the first frame.
    from server_client.client.api import BranchApi  # noqa: PLC0415
    from server_client.client.feed import BranchFeed  # noqa: PLC0415

    desk = Desk(
        language=settings.language,
        memory=SeatMemory(settings.data, settings.counter),
        clock=_now,
        new_id=_new_id,
        show=view.show,
    )
    _listen(view, desk)
    api = BranchApi(settings.server, settings.branch, settings.credential)

    def know(branch: Branch, _: tuple[Event, ...]) -> None:
        desk.know(branch)

    feed = BranchFeed(
        api,
        show=know,
        connection=lambda state: desk.connection_is(state, feed.trouble),
        pause=asyncio.sleep,
        random=random.random,
    )
    try:
        async with asyncio.TaskGroup() as group:
            for work in (feed.run(), desk.run(api), _tick(desk)):
                group.create_task(work)
    finally:
        await api.close()


def _listen(view: ConsoleView, desk: Desk) -> None:
    view.signedIn.connect(
        lambda counter, clerk, profile: desk.sign_in(CounterId(counter), ClerkId(clerk), ProfileCode(profile))
    )
    view.acted.connect(lambda action, ticket: desk.do(Action(action), TicketId(ticket) if ticket else None))
    view.finished.connect(desk.finish)
    view.lookedAt.connect(lambda ticket: desk.look_at(TicketId(ticket)))
    view.chose.connect(desk.choose)
    view.dismissed.connect(desk.dismiss)
    view.paperworkPlanned.connect(desk.plan_paperwork)
    view.helpAnswered.connect(lambda kiosk: desk.answer_help(DeviceId(kiosk)))
    view.kioskPutAside.connect(lambda kiosk: desk.put_aside(DeviceId(kiosk)))


async def _tick(desk: Desk) -> None:
    while True:
        await asyncio.sleep(TICK_S - _now().timestamp() % TICK_S)
        desk.refresh()


def _now() -> datetime:
    return datetime.now(UTC)


def _new_id() -> CommandId:
    return new_id(_now(), secrets.token_bytes(ID_BYTES))
