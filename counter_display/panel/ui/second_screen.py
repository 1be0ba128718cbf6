"""A panel's window with all that belongs to it, alone or beside a console; others tell it of the branch."""

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QScreen

from assets.engine import KIOSK, ScreenEngine, available_languages, create_engine, open_window
from assets.qr_image import QrImageProvider
from assets.screen_options import WindowSize
from counter_display.panel.clerk_cards import ClerkCards, StaffSource
from counter_display.panel.desk import Outbound, PanelDesk, PanelRules
from counter_display.panel.picture import ClerkCard, PanelPicture
from counter_display.panel.posting import CommentKeeper, RatingPost, RatingSender
from counter_display.panel.settings import PanelPlace, languages_from
from counter_display.panel.ui.clerk_pictures import ClerkPictures
from counter_display.panel.ui.panel_view import PanelView
from server_client.queue_model.configuration import VIETNAMESE
from server_client.queue_model.ids import CommandId, Language, ReasonCode

QML = Path(str(files("counter_display"))) / "qml"
TICK_S = 1.0

log = logging.getLogger("motcua.panel")


class Staff(StaffSource, CommentKeeper, Protocol):
    """Whoever knows clerks and keeps comments; `StaffApi` is the real one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSetting:
    """What a panel begins with: whom staff find at which server, in which language, and whether citizens may write.

    `is_second` says that another screen of the same program has the program's language.
    """

    server: str
    language: Language = VIETNAMESE
    comments: bool = False
    is_second: bool = False


class Panel:
    """One panel: its window, its desk, and what it sends; `desk` is told of the branch, the line and the fee."""

    def __init__(
        self,
        setting: PanelSetting,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], CommandId],
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make the window, and show it nowhere yet; `elapsed` is a clock in seconds that never jumps."""
        self._engine = _engine(setting)
        self._pictures = ClerkPictures()
        self._engine.addImageProvider("clerk", self._pictures)
        self._cards = ClerkCards()
        self._post = RatingPost(elapsed=elapsed, new_id=new_id, pause=asyncio.sleep)
        languages = languages_from(setting.language)
        first = PanelPicture(now=clock(), language=setting.language)
        self._view = PanelView(first, tuple((one.code, one.name) for one in available_languages()))
        self._view.setParent(self._engine)  # so that it outlives the window that reads from it
        self.desk = PanelDesk(
            PanelRules(languages=languages, comments=setting.comments),
            outbound=Outbound(give=self._post.give, comment=self._post.comment, want=self._cards.want),
            clock=clock,
            elapsed=elapsed,
            show=self._show,
        )
        listen(self._view, self.desk)
        self.window = open_window(self._engine, "Panel", "Main", {"view": self._view, "server": setting.server})

    @property
    def picture(self) -> PanelPicture:
        """Return what is shown now."""
        return self._view.picture

    def show_alone(self, windowed: WindowSize | None) -> None:
        """Fill the screen, or a window of that size."""
        if windowed is None:
            self.window.showFullScreen()
        else:
            self.window.resize(*windowed)
            self.window.show()

    def show_beside(self, place: PanelPlace) -> None:
        """Show it beside a console, whose keys it never takes; without its screen it waits until there is one."""
        self.window.setFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
        if place.windowed is not None:
            self.show_alone(place.windowed)
            return
        self.window.setFlag(Qt.WindowType.FramelessWindowHint)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(lambda _: self._move_to(place.screen))
            application.screenRemoved.connect(lambda _: self._move_to(place.screen))
        self._move_to(place.screen)

    async def run(self, sender: RatingSender, staff: Staff) -> None:
        """Send what citizens say, fetch the clerk's card and let time go on, until cancelled."""
        async with asyncio.TaskGroup() as group:
            for work in (self._post.run(sender, staff), self._cards.run(staff, self._know_clerk), self._tick()):
                group.create_task(work)

    def close(self) -> None:
        """Take the window away, and the engine before what its QML reads from."""
        self.window.close()
        self._engine.deleteLater()

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(TICK_S)
            self.desk.tick()

    def _know_clerk(self, card: ClerkCard | None) -> None:
        self._pictures.keep(card.picture if card is not None else b"")
        self.desk.know_clerk(card)

    def _show(self, picture: PanelPicture) -> None:
        if picture.language != self._engine.language:
            self._engine.set_language(picture.language)
        self._view.show(picture)

    def _move_to(self, name: str) -> None:
        screen = screen_for(name, QGuiApplication.screens(), QGuiApplication.primaryScreen())
        if screen is None:
            log.warning("The panel waits for its screen %s", name or "(a second one)")
            self.window.hide()
            return
        self.window.setScreen(screen)
        self.window.setGeometry(screen.geometry())
        self.window.showFullScreen()


def open_panel(
    setting: PanelSetting, place: PanelPlace, *, clock: Callable[[], datetime], new_id: Callable[[], CommandId]
) -> Panel:
    """Open a panel beside a console."""
    panel = Panel(setting, clock=clock, new_id=new_id)
    panel.show_beside(place)
    return panel


def screen_for(name: str, screens: Sequence[QScreen], first: QScreen) -> QScreen | None:
    """Return the screen of that name; for no name any but the first one."""
    return next((one for one in screens if (one.name() == name if name else one is not first)), None)


def listen(view: PanelView, desk: PanelDesk) -> None:
    """Let the desk hear what is touched."""
    view.rated.connect(desk.rate)
    view.toggled.connect(lambda reason: desk.toggle(ReasonCode(reason)))
    view.choseAgain.connect(desk.choose_again)
    view.gave.connect(desk.give)
    view.wrote.connect(desk.write)
    view.typed.connect(desk.write)
    view.commented.connect(desk.comment)
    view.spoke.connect(lambda code: desk.speak(Language(code)))


def _engine(setting: PanelSetting) -> ScreenEngine:
    engine = create_engine(look=KIOSK, language=setting.language, import_paths=[QML], beside=setting.is_second)
    engine.addImageProvider("qr", QrImageProvider())
    return engine
