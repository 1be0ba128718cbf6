"""The lobby as its QML sees it; it shows the picture that it is given and knows nothing else."""

from datetime import datetime

from PySide6.QtCore import Property, QDateTime, QObject, Signal
from PySide6.QtQml import QmlElement

from assets.keyed_rows import KeyedRows, fields
from assets.wall_time import wall_time
from counter_display.lobby.picture import CallRow, Picture, ServiceRow
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Lobby.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LobbyView(QObject):
    """Signals: `leadCalled` when the largest call has just been made or repeated, or is just being spoken."""

    leadCalled = Signal()

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self._picture = picture
        self._lead = picture.lead
        self._calls: KeyedRows[CallRow] = KeyedRows(
            key=lambda row: row.key, roles=fields("number", "counter", "standing"), parent=self
        )
        self._services: KeyedRows[ServiceRow] = KeyedRows(
            key=lambda row: row.key, roles=fields("prefix", "name", "waiting", "minutes", "accepting"), parent=self
        )
        self._fill()

    @property
    def picture(self) -> Picture:
        """What is shown now."""
        return self._picture

    def show(self, picture: Picture) -> None:
        """Show `picture` instead of the one before."""
        before, self._picture = self._picture, picture
        self._lead = picture.lead or self._lead
        self._fill()
        if _minute(picture) != _minute(before):
            self.nowChanged.emit()
        if (picture.connected, picture.silent) != (before.connected, before.silent):
            self.stateChanged.emit()
        if (picture.board, picture.phase) != (before.board, before.phase):
            self.boardChanged.emit()
        if picture.lead != before.lead:
            self.leadChanged.emit()
            if _is_news(picture, before):
                self.leadCalled.emit()

    def _fill(self) -> None:
        self._calls.show(self._picture.calls)
        self._services.show(self._picture.services)

    nowChanged = Signal()

    @Property(QDateTime, notify=nowChanged)
    def now(self) -> QDateTime:
        """The time of day at the branch."""
        return wall_time(self._picture.now, VIETNAM)

    stateChanged = Signal()

    @Property(bool, notify=stateChanged)
    def connected(self) -> bool:
        """Whether what is shown is of now."""
        return self._picture.connected

    @Property(bool, notify=stateChanged)
    def silent(self) -> bool:
        """Whether calls are not heard though they should be."""
        return self._picture.silent

    boardChanged = Signal()

    @Property(str, notify=boardChanged)
    def office(self) -> str:
        """The centre's name."""
        return self._picture.office

    @Property(str, notify=boardChanged)
    def branch(self) -> str:
        """The branch's name."""
        return self._picture.branch

    @Property(int, notify=boardChanged)
    def phase(self) -> int:
        """0 starting, 1 not yet open, 2 open, 3 over."""
        return self._picture.phase

    @Property(int, notify=boardChanged)
    def waiting(self) -> int:
        """How many wait, all services together."""
        return self._picture.waiting

    @Property(int, notify=boardChanged)
    def openCounters(self) -> int:
        """How many counters are at work."""
        return self._picture.open_counters

    @Property(int, notify=boardChanged)
    def standing(self) -> int:
        """How many calls stand beside the largest one."""
        return sum(row.standing for row in self._picture.calls)

    @Property(QObject, constant=True)
    def calls(self) -> QObject:
        """The other calls: those that stand first, newest first."""
        return self._calls

    @Property(QObject, constant=True)
    def services(self) -> QObject:
        """Who waits for what."""
        return self._services

    leadChanged = Signal()

    @Property(bool, notify=leadChanged)
    def leadShown(self) -> bool:
        """Whether anyone is being called."""
        return self._picture.lead is not None

    @Property(str, notify=leadChanged)
    def leadNumber(self) -> str:
        """The number of the largest call, or of the last one there was, which fades."""
        return self._lead.number if self._lead is not None else ""

    @Property(str, notify=leadChanged)
    def leadCounter(self) -> str:
        """The counter of the largest call, or of the last one there was."""
        return self._lead.counter if self._lead is not None else ""

    @Property(int, notify=leadChanged)
    def leadOrdinal(self) -> int:
        """1 for a first call, more for one that was repeated."""
        return self._lead.ordinal if self._lead is not None else 1


def _minute(picture: Picture) -> datetime:
    return picture.now.replace(second=0, microsecond=0)


def _is_news(picture: Picture, before: Picture) -> bool:
    """Say whether the largest call is no older one that took the place of one that ended."""
    lead = picture.lead
    if lead is None or before.board is None:
        return False
    return lead not in before.board.calls or lead.number == picture.spoken
