"""What QML sees of the house around the person: whether it gives out numbers, and what hinders this kiosk; no words."""

from PySide6.QtCore import Property, QDateTime, QObject, Signal
from PySide6.QtQml import QmlElement

from assets.wall_time import wall_time
from kiosk.screen import Paper, Screen
from kiosk.ui.offer_rows import UNKNOWN
from server_client.client.connection import ConnectionState
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class HouseView(QObject):
    """Holds what is told of the house before anybody touches anything."""

    def __init__(self, screen: Screen, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = screen

    def show(self, screen: Screen) -> None:
        """Show this."""
        before, self._screen = self._screen, screen
        if _facts(before) != _facts(screen):
            self.shownChanged.emit()

    shownChanged = Signal()

    @Property(bool, notify=shownChanged)
    def connecting(self) -> bool:
        """Whether the branch has not been reached since the kiosk started."""
        return self._screen.line is ConnectionState.CONNECTING

    @Property(bool, notify=shownChanged)
    def offline(self) -> bool:
        """Whether the line to the branch is cut."""
        return self._screen.line is ConnectionState.OFFLINE

    @Property(bool, notify=shownChanged)
    def printerOut(self) -> bool:
        """Whether the printer is known to be out of order."""
        return self._screen.paper is Paper.OUT_OF_ORDER

    @Property(str, notify=shownChanged)
    def hindrance(self) -> str:
        """Why this kiosk can give out no number until it is mended, as the name of a `Hindrance`; empty if it can."""
        stopping = [hindrance.name for hindrance in self._screen.hindrances if hindrance.stops_numbers]
        return stopping[0].lower() if stopping else ""

    @Property(str, notify=shownChanged)
    def closed(self) -> str:
        """Why the whole house gives out no numbers, as a refusal's code; empty when it does."""
        return self._screen.closed.value if self._screen.closed else ""

    @Property(int, notify=shownChanged)
    def opensInDays(self) -> int:
        """In how many days the closed house gives out numbers again; -1 when that is not known."""
        return self._screen.opening.days if self._screen.opening else UNKNOWN

    @Property(QDateTime, notify=shownChanged)
    def opensAt(self) -> QDateTime:
        """When it does, by the branch's clock."""
        return wall_time(self._screen.opening.at if self._screen.opening else None, VIETNAM)

    @Property(bool, notify=shownChanged)
    def opensTimed(self) -> bool:
        """Whether the time of that day is known, too."""
        return self._screen.opening is not None and self._screen.opening.is_timed

    @Property(str, notify=shownChanged)
    def dayOff(self) -> str:
        """The name of the day off that today is; empty on any other day."""
        return self._screen.day_off

    @Property(str, notify=shownChanged)
    def shut(self) -> str:
        """With which words this kiosk is shut by hand, as a `ClosingWords`' name; empty if it is not."""
        return self._screen.shut.words if self._screen.shut else ""

    @Property(str, notify=shownChanged)
    def shutWords(self) -> str:
        """The office's own words for it; empty if others say it."""
        return self._screen.shut.own if self._screen.shut else ""


def _facts(screen: Screen) -> object:
    return screen.line, screen.paper, screen.hindrances, screen.closed, screen.opening, screen.day_off, screen.shut
