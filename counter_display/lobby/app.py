"""Joins the lobby's parts into one process: shows the first frame, then reaches for the branch and the voice."""

import asyncio
import logging
import os
import random
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from importlib.resources import files
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from assets.engine import LOBBY, ScreenEngine, create_engine, open_window
from assets.present_time import standing_time
from assets.process import run_until_closed, start_application, start_log
from assets.screen_options import WindowSize
from counter_display.lobby.hall import Hall
from counter_display.lobby.kept_picture import KeptPicture, shown_again
from counter_display.lobby.office_files import OfficeFiles
from counter_display.lobby.picture import Picture, Trouble
from counter_display.lobby.settings import LobbySettings
from counter_display.lobby.showing.film import shots
from counter_display.lobby.showing.frame import Size
from counter_display.lobby.showing.projector import Projector
from counter_display.lobby.ui.lobby_view import LobbyView
from counter_display.lobby.ui.picture_file import load_picture
from counter_display.lobby.ui.screen_cloth import MediaView
from counter_display.lobby.voice_options import HeardBy, Sound
from counter_display.speaking.errors import PackUnusable
from counter_display.speaking.speaker import AplaySpeaker, FileSpeaker, SilentSpeaker, Speaker
from counter_display.speaking.step_mark import mark_of
from counter_display.speaking.turn_voice import HallPart, TurnVoice
from counter_display.speaking.utterance import Utterances, load_utterances
from counter_display.speaking.voice import Manner, Voice
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.client.server_clock import ServerClock, TimeSource
from server_client.queue_model.local_time import local_day

TICK_S = 1.0
LOOK_S = 4.0
KEEP_S = 5.0
TIME_S = 60.0
TIMES_ASKED = 5
READY = timedelta(minutes=2)
READY_S = 60.0
_END_S = 2.0

log = logging.getLogger("motcua.lobby")


def run(settings: LobbySettings, *, watch: Callable[[QQuickWindow, LobbyView], None] | None = None) -> int:
    """Show the hall until the window is closed, and let `watch` see it; returns the exit status."""
    start_log()
    application = start_application("motcua-lobby")
    contents = settings.contents
    engine = create_engine(
        look=replace(LOBBY, reduced_motion=settings.calm),
        language=contents.languages[0],
        import_paths=[Path(str(files("counter_display"))) / "qml"],
    )
    kept = KeptPicture(settings.data, settings.branch) if settings.data is not None else None
    first = Picture(
        now=_now(), language=contents.languages[0], services_shown=contents.services, beats=len(contents.languages)
    )
    media = MediaView()
    view = LobbyView(shown_again(kept.load(), first) if kept is not None else first, media)
    size = settings.windowed or _screen_size()
    window = open_window(
        engine,
        "Lobby",
        "Main",
        {
            "view": view,
            "width": size.width,
            "height": size.height,
            "upright": size.height > size.width,
            "columns": contents.columns,
            "hasMedia": contents.has_media,
            "server": settings.server,
        },
    )
    if watch is not None:
        watch(window, view)
    if settings.windowed is None:
        window.showFullScreen()
    else:
        window.show()
    lobby = _Lobby(settings, engine, view, media)
    status = run_until_closed(application, window, partial(_work, lobby, kept))
    # The engine goes before what its QML still reads from.
    del lobby, window, engine
    return status


class _Lobby:
    """The parts of one lobby that work together."""

    def __init__(self, settings: LobbySettings, engine: ScreenEngine, view: LobbyView, media: MediaView) -> None:
        self.settings = settings
        # Only lent: once the screen is closed the engine has to go before all that its QML reads from.
        self._engine = weakref.ref(engine)
        self._view = view
        self.projector = Projector(shots=shots, picture=load_picture, deliver=media.deliver, clock=time.monotonic)
        self._fit(*media.room)
        media.roomChanged.connect(self._fit)
        self.hall = Hall(
            view.picture,
            show=self._show,
            clock=_now,
            elapsed=time.monotonic,
            languages=settings.contents.languages,
            named=settings.named_services,
        )

    def _show(self, picture: Picture) -> None:
        engine = self._engine()
        if engine is not None and picture.language != engine.language:
            engine.set_language(picture.language)
        self.projector.pause(not picture.shows_media)
        self._view.show(picture)

    def _fit(self, width: int, height: int) -> None:
        self.projector.fit(Size(width, height))


async def _work(lobby: _Lobby, kept: KeptPicture | None) -> None:
    # Importing the client takes longer than drawing the first frame.
    from server_client.client.api import BranchApi  # noqa: PLC0415
    from server_client.client.connection import ConnectionState  # noqa: PLC0415
    from server_client.client.epoch_memory import EpochMemory  # noqa: PLC0415
    from server_client.client.feed import BranchFeed  # noqa: PLC0415

    settings, hall = lobby.settings, lobby.hall
    api = BranchApi(settings.server, settings.branch, settings.credential, authority=settings.authority)

    def line(state: ConnectionState) -> None:
        if state is ConnectionState.OFFLINE and feed.trouble:
            log.warning("The branch is not followed: %s", feed.trouble)
        troubles = {ConnectionState.CONNECTING: Trouble.CONNECTING, ConnectionState.ONLINE: Trouble.NONE}
        refused = Trouble.SHUT_OUT if feed.is_shut_out else Trouble.UNREACHABLE
        hall.line(connected=state is ConnectionState.ONLINE, trouble=troubles.get(state, refused))

    seen = EpochMemory(settings.data / f"epoch-{settings.branch}" if settings.data is not None else None)
    feed = BranchFeed(api, show=hall.follow, connection=line, pause=asyncio.sleep, random=random.random, epochs=seen)
    feed.on_forecast(hall.foretell)
    try:
        async with asyncio.TaskGroup() as group:
            for work in (feed.run(), _speak(settings.heard, hall, api), _tick(hall), _look_at_files(lobby)):
                group.create_task(work)
            if kept is not None:
                group.create_task(_keep(hall, kept))
            if settings.contents.has_media:
                group.create_task(_project(lobby.projector))
    finally:
        await api.close()


async def _project(projector: Projector) -> None:
    thread = threading.Thread(target=projector.run, name="projector", daemon=True)
    thread.start()
    try:
        await asyncio.Event().wait()
    finally:
        projector.close()
        thread.join(timeout=_END_S)


async def _look_at_files(lobby: _Lobby) -> None:
    office = OfficeFiles(lobby.settings.contents)
    while True:
        news = await asyncio.to_thread(office.read, local_day(_now()))
        lobby.hall.notice(news.notices)
        lobby.projector.become(news.media)
        await asyncio.sleep(LOOK_S)


async def _keep(hall: Hall, kept: KeptPicture) -> None:
    while True:
        await asyncio.sleep(KEEP_S)
        picture = hall.picture
        if picture.board is not None and picture.connected:
            await asyncio.to_thread(kept.keep, picture.board, picture.now)


async def _speak(heard: HeardBy, hall: Hall, api: TimeSource) -> None:
    try:
        utterances = await asyncio.to_thread(
            load_utterances, chime=heard.chime, packs=heard.packs, also_own=heard.both_languages
        )
    except PackUnusable as error:
        hall.mute(str(error))
        return
    if heard.hall is not None:
        await _speak_in_turn(heard, heard.hall, utterances, hall=hall, api=api)
        return
    voice = Voice(
        pronounce=utterances.sound,
        speaker=_speaker(heard.sound),
        sleep=asyncio.sleep,
        manner=Manner(volume=lambda: heard.volume.at(_now()), speaks=frozenset(heard.speaks)),
        changed=hall.spoke,
    )
    hall.speak_by(voice)
    async with asyncio.TaskGroup() as group:
        group.create_task(voice.run())
        group.create_task(_keep_ready(heard, utterances))


async def _speak_in_turn(
    heard: HeardBy, part: HallPart, utterances: Utterances, *, hall: Hall, api: TimeSource
) -> None:
    clock = ServerClock(time.monotonic)
    await _ask_the_time(clock, api)
    log.info("One of the voices in %s, by the server's clock to %.0f ms", part.hall, clock.accuracy_s * 1_000)
    hall.keep_in_step(f"{part.hall} {await asyncio.to_thread(mark_of, part.called, utterances.seconds)}")
    voice = TurnVoice(
        part,
        pronounce=utterances.sound,
        length=utterances.seconds,
        speaker=_speaker(heard.sound),
        clock=clock.now,
        volume=lambda: heard.volume.at(_now()),
        changed=hall.spoke,
    )
    hall.speak_by(voice, in_turn=True)
    async with asyncio.TaskGroup() as group:
        group.create_task(voice.run())
        group.create_task(_keep_time(clock, api))
        group.create_task(_keep_ready(heard, utterances))


async def _keep_ready(heard: HeardBy, utterances: Utterances) -> None:
    """Have the clips at the volume that is to come before it does."""
    while True:
        for ahead in (timedelta(), READY):
            await asyncio.to_thread(utterances.prepare, heard.volume.at(_now() + ahead))
        await asyncio.sleep(READY_S)


async def _keep_time(clock: ServerClock, api: TimeSource) -> None:
    while True:
        await asyncio.sleep(TIME_S)
        await _ask_the_time(clock, api)


async def _ask_the_time(clock: ServerClock, api: TimeSource) -> None:
    """Ask a few times in a row, since the first answer waits for a connection; wait for a server that is away."""
    asked = 0
    while asked < TIMES_ASKED:
        try:
            await clock.ask(api)
        except (ServerUnavailable, Rejected) as error:
            log.debug("The server's time is not told: %s", error)
            if clock.is_known:
                return
            await asyncio.sleep(TICK_S)
        else:
            asked += 1


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
    return standing_time(os.environ) or datetime.now(UTC)
