"""Joins the lobby's parts into one process: shows the first frame, then reaches for the branch and the voice."""

import asyncio
import logging
import random
import time
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from assets.engine import LOBBY, create_engine, open_window
from assets.process import run_until_closed, start_application, start_log
from assets.screen_options import WindowSize
from counter_display.lobby.hall import Hall
from counter_display.lobby.picture import Picture
from counter_display.lobby.settings import LobbySettings, Sound
from counter_display.lobby.ui.lobby_view import LobbyView
from counter_display.speaking.errors import PackUnusable
from counter_display.speaking.speaker import AplaySpeaker, FileSpeaker, SilentSpeaker, Speaker
from counter_display.speaking.utterance import load_utterances
from counter_display.speaking.voice import Voice

TICK_S = 1.0

log = logging.getLogger("motcua.lobby")


def run(settings: LobbySettings) -> int:
    """Show the hall until the window is closed; returns the exit status."""
    start_log()
    application = start_application("motcua-lobby")
    engine = create_engine(
        look=replace(LOBBY, reduced_motion=settings.calm),
        language=settings.language,
        import_paths=[Path(str(files("counter_display"))) / "qml"],
    )
    view = LobbyView(Picture(now=_now(), language=settings.language))
    size = settings.windowed or _screen_size()
    window = open_window(
        engine,
        "Lobby",
        "Main",
        {"view": view, "width": size.width, "height": size.height, "upright": size.height > size.width},
    )
    if settings.windowed is None:
        window.showFullScreen()
    else:
        window.show()
    run_until_closed(application, window, lambda: _work(settings, view))
    # The engine goes before what its QML still reads from.
    del window, engine
    return 0


async def _work(settings: LobbySettings, view: LobbyView) -> None:
    # Importing the client takes longer than drawing the first frame.
    from server_client.client.api import BranchApi  # noqa: PLC0415
    from server_client.client.connection import ConnectionState  # noqa: PLC0415
    from server_client.client.feed import BranchFeed  # noqa: PLC0415

    hall = Hall(view.picture, show=view.show, clock=_now, elapsed=time.monotonic)
    api = BranchApi(settings.server, settings.branch, settings.credential)
    feed = BranchFeed(
        api,
        show=hall.follow,
        connection=lambda state: _line_is(state is ConnectionState.ONLINE, hall, feed.trouble),
        pause=asyncio.sleep,
        random=random.random,
    )
    try:
        async with asyncio.TaskGroup() as group:
            for work in (feed.run(), _speak(settings, hall), _tick(hall)):
                group.create_task(work)
    finally:
        await api.close()


def _line_is(connected: bool, hall: Hall, trouble: str) -> None:
    if not connected and trouble:
        log.warning("The branch is not followed: %s", trouble)
    hall.line(connected=connected)


async def _speak(settings: LobbySettings, hall: Hall) -> None:
    try:
        utterances = await asyncio.to_thread(load_utterances, chime=settings.chime, packs=settings.packs)
    except PackUnusable as error:
        hall.mute(str(error))
        return
    voice = Voice(pronounce=utterances.sound, speaker=_speaker(settings.sound), sleep=asyncio.sleep, changed=hall.spoke)
    hall.speak_by(voice)
    await voice.run()


def _speaker(sound: Sound) -> Speaker:
    match sound.kind:
        case "aplay":
            return AplaySpeaker(device=sound.target)
        case "file":
            return FileSpeaker(Path(sound.target), wait=asyncio.sleep)
        case "off":
            return SilentSpeaker(wait=asyncio.sleep)


async def _tick(hall: Hall) -> None:
    while True:
        await asyncio.sleep(TICK_S - _now().timestamp() % TICK_S)
        hall.tick()


def _screen_size() -> WindowSize:
    size = QGuiApplication.primaryScreen().size()
    return WindowSize(size.width(), size.height())


def _now() -> datetime:
    return datetime.now(UTC)
