"""The lobby as its QML sees it; it shows the picture that it is given and knows nothing else."""

from datetime import datetime

from PySide6.QtCore import Property, QDateTime, QObject, Signal
from PySide6.QtQml import QmlElement

from assets.keyed_rows import KeyedRows, fields
from assets.wall_time import wall_time
from counter_display.lobby.picture import CallRow, Picture, ServiceRow, TextRow
from counter_display.lobby.ui.screen_cloth import MediaView
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Lobby.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LobbyView(QObject):
    """Signals: `leadCalled` when the largest call has just been made or repeated, or is just being spoken."""

    leadCalled = Signal()

    def __init__(self, picture: Picture, media: MediaView | None = None) -> None:
        super().__init__()
        self._picture = picture
        self._lead = picture.lead
        self._media = media or MediaView()
        self._calls: KeyedRows[CallRow] = KeyedRows(
            key=lambda row: row.key, roles=fields("number", "counter", "standing"), parent=self
        )
        self._services: KeyedRows[ServiceRow] = KeyedRows(
            key=lambda row: row.key,
            roles={
                **fields("prefix", "name", "waiting", "minutes", "promise", "accepting", "resumes"),
                "waitLow": lambda row: row.told.low_min if row.told is not None else 0,
                "waitHigh": lambda row: row.told.high_min if row.told is not None else 0,
                "waitWhy": lambda row: row.told.why or "" if row.told is not None else "",
            },
            parent=self,
        )
        self._notices: KeyedRows[TextRow] = KeyedRows(key=lambda row: row.key, roles=fields("text"), parent=self)
        self._hours: KeyedRows[TextRow] = KeyedRows(
            key=lambda row: row.key, roles=fields("text", "detail"), parent=self
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
        if picture.turn != before.turn:
            self.turnChanged.emit()
        if _state(picture) != _state(before):
            self.stateChanged.emit()
        if _house(picture) != _house(before):
            self.boardChanged.emit()
        if picture.has_attention != before.has_attention or picture.shows_media != before.shows_media:
            self.attentionChanged.emit()
        if picture.lead != before.lead:
            self.leadChanged.emit()
            if _is_news(picture, before):
                self.leadCalled.emit()

    def _fill(self) -> None:
        self._calls.show(self._picture.calls)
        self._services.show(self._picture.services)
        self._notices.show(self._picture.notice_rows)
        self._hours.show(self._picture.hours_rows)

    nowChanged = Signal()

    @Property(QDateTime, notify=nowChanged)
    def now(self) -> QDateTime:
        """The time of day at the branch."""
        return wall_time(self._picture.now, VIETNAM)

    turnChanged = Signal()

    @Property(int, notify=turnChanged)
    def turn(self) -> int:
        """Whose turn it is of what is shown by turns; small enough for QML's numbers."""
        return self._picture.turn % 1_000_000

    stateChanged = Signal()

    @Property(bool, notify=stateChanged)
    def connected(self) -> bool:
        """Whether what is shown is of now."""
        return self._picture.connected

    @Property(bool, notify=stateChanged)
    def silent(self) -> bool:
        """Whether calls are not heard though they should be."""
        return self._picture.silent

    @Property(str, notify=stateChanged)
    def unknownServices(self) -> str:
        """The services that this lobby was set up with and that the branch does not have."""
        return ", ".join(self._picture.unknown)

    @Property(str, notify=stateChanged)
    def voiceMark(self) -> str:
        """Hall and mark of the voice: the same on all screens whose voices keep in step; empty for a voice alone."""
        return self._picture.voice_mark

    @Property(bool, notify=stateChanged)
    def stale(self) -> bool:
        """Whether what is shown was true at `staleSince` and is not known to be so now."""
        return self._picture.stale_since is not None

    @Property(QDateTime, notify=stateChanged)
    def staleSince(self) -> QDateTime:
        """Since when the branch has not been heard."""
        return wall_time(self._picture.stale_since, VIETNAM)

    @Property(int, notify=stateChanged)
    def trouble(self) -> int:
        """0 none, 1 connecting, 2 the server is not reached, 3 it does not take this device in."""
        return int(self._picture.trouble)

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
    def house(self) -> int:
        """How the house stands: see House."""
        return int(self._picture.opening.house)

    @Property(QDateTime, notify=boardChanged)
    def opens(self) -> QDateTime:
        """When numbers are given out again; invalid if they are, or if nobody knows."""
        return wall_time(self._picture.opening.opens, VIETNAM)

    @Property(bool, notify=boardChanged)
    def opensKnown(self) -> bool:
        """Whether that is known."""
        return self._picture.opening.opens is not None

    @Property(bool, notify=boardChanged)
    def opensTimed(self) -> bool:
        """Whether its time of day is known too."""
        return self._picture.opening.is_timed

    @Property(int, notify=boardChanged)
    def opensInDays(self) -> int:
        """In how many days that is; 0 today."""
        return self._picture.opens_in_days

    @Property(str, notify=boardChanged)
    def dayOff(self) -> str:
        """The name of the day off that today is, or nothing."""
        return self._picture.day_off

    @Property(str, notify=boardChanged)
    def reason(self) -> str:
        """Why the house is closed, in the office's words, or nothing."""
        return self._picture.reason

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

    @Property(QObject, constant=True)
    def notices(self) -> QObject:
        """The office's notices of this moment."""
        return self._notices

    @Property(QObject, constant=True)
    def hours(self) -> QObject:
        """When numbers are given out, by groups of services."""
        return self._hours

    @Property(MediaView, constant=True)
    def media(self) -> MediaView:
        """Pictures and films."""
        return self._media

    attentionChanged = Signal()

    @Property(bool, notify=attentionChanged)
    def attention(self) -> bool:
        """Whether somebody is being called just now."""
        return self._picture.has_attention

    @Property(bool, notify=attentionChanged)
    def mediaTime(self) -> bool:
        """Whether there is time for pictures and films."""
        return self._picture.shows_media

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


def _state(picture: Picture) -> tuple[object, ...]:
    standing = (picture.connected, picture.silent, picture.stale_since, picture.trouble)
    return *standing, picture.unknown, picture.voice_mark


def _house(picture: Picture) -> tuple[object, ...]:
    return picture.board, picture.opening, picture.opens_in_days, picture.language, picture.reason, picture.kept


def _is_news(picture: Picture, before: Picture) -> bool:
    """Say whether the largest call is no older one that took the place of one that ended."""
    lead = picture.lead
    if lead is None or before.board is None:
        return False
    return lead not in before.board.calls or lead.number == picture.spoken
