"""A lobby's window on an office that is told what to do; what is seen is the test's to judge."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import shiboken6
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from assets.engine import LOBBY, ScreenEngine, create_engine, open_window
from counter_display.lobby.hall import Hall
from counter_display.lobby.picture import Picture
from counter_display.lobby.ui.lobby_view import LobbyView
from counter_display.lobby.ui.screen_cloth import MediaView
from server_client.queue_model import commands
from server_client.queue_model.configuration import VIETNAMESE, Configuration, CounterPlace, WorkProfile
from server_client.queue_model.ids import ClerkId, CounterId, ServiceCode, Token
from tests.fakes.office import ALL, EIGHT, OFFICE, Office, office


def large_office(services: int) -> Configuration:
    """An office of twelve counters and so many services, some of them with long names."""
    template = OFFICE.services[0]
    names = ("Hộ tịch", "Giải quyết chính sách đối với người có công với cách mạng")
    offered = tuple(
        replace(template, code=ServiceCode(f"s{at}"), prefix=chr(65 + at), names={VIETNAMESE: names[at % 2]})
        for at in range(services)
    )
    every = tuple(replace(OFFICE.profiles[0].entries[0], service=service.code) for service in offered)
    places = tuple(
        CounterPlace(id=CounterId(f"c{at:02}"), number=at, names={VIETNAMESE: f"Quầy {at}"}) for at in range(1, 13)
    )
    profile = WorkProfile(code=ALL, names={VIETNAMESE: "Tất cả"}, entries=every)
    return replace(OFFICE, services=offered, counters=places, profiles=(profile,))


@dataclass
class Lobby:
    """A lobby's window, and the office that it shows; `elapsed` is the hall's clock that never jumps."""

    engine: ScreenEngine
    window: QQuickWindow
    view: LobbyView
    media: MediaView
    hall: Hall
    office: Office
    elapsed: list[float]

    def refresh(self) -> None:
        """Let the lobby see the office as it stands, and settle."""
        self.hall.follow(self.office.branch, ())
        QTest.qWait(1)

    def call(self, counter: int) -> str:
        """Let someone come and a counter call them, and return the number."""
        service = self.office.branch.configuration
        assert service is not None
        self.office.wait(minutes=0.1)
        id_ = self.office.new_id()
        needs = (service.services[0].code,)
        self.office.do(commands.IssueTicket(id=id_, needs=needs, token=Token(f"token-{id_}")))
        place = CounterId(f"c{counter:02}")
        if self.office.branch.counter(place).clerk is None:
            self.office.open(place, ClerkId(f"clerk-{counter}"))
        ticket = self.office.call(place)
        self.refresh()
        return self.office.branch.tickets[ticket].number

    def calm_down(self) -> None:
        """Let the time of the last call's attention pass."""
        self.elapsed[0] += 60
        self.hall.tick()
        QTest.qWait(1)

    def item(self, name: str) -> QQuickItem:
        found = self.window.findChild(QQuickItem, name)
        assert found is not None, f"nothing is called {name}"
        return found

    def text(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def picture(self) -> QImage:
        QTest.qWait(1)
        return self.window.grabWindow()


Show = Callable[..., Lobby]


def scene(item: QQuickItem) -> QRectF:
    """Return where the item is on the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


@contextmanager
def lobbies() -> Iterator[Show]:
    """Open lobbies of a size and an office, and close them at the end; further words are properties of the window."""
    opened: list[Lobby] = []

    def one(
        width: int = 1920,
        height: int = 1080,
        *,
        configuration: Configuration = OFFICE,
        still: bool = True,
        **properties: object,
    ) -> Lobby:
        paths = [Path(str(files("counter_display"))) / "qml"]
        engine = create_engine(look=replace(LOBBY, reduced_motion=still), language="vi", import_paths=paths)
        media = MediaView()
        view = LobbyView(Picture(now=EIGHT), media)
        size = {"width": width, "height": height, "upright": height > width, "visible": True}
        window = open_window(engine, "Lobby", "Main", {"view": view, **size, **properties})
        place, elapsed = office(configuration), [0.0]
        hall = Hall(view.picture, show=view.show, clock=place.clock, elapsed=lambda: elapsed[0])
        hall.line(connected=True)
        lobby = Lobby(engine=engine, window=window, view=view, media=media, hall=hall, office=place, elapsed=elapsed)
        opened.append(lobby)
        return lobby

    yield one
    for lobby in opened:
        lobby.window.close()
        # Before the view that its QML reads from.
        shiboken6.delete(lobby.engine)
