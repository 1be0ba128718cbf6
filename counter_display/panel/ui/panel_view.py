"""The panel as its QML sees it; it shows the picture that it is given and says what was touched."""

from datetime import datetime
from urllib.parse import quote

from PySide6.QtCore import Property, QDateTime, QObject, Signal
from PySide6.QtQml import QmlElement

from assets.keyed_rows import KeyedRows, fields
from assets.wall_time import wall_time
from counter_display.panel.picture import LevelRow, OpenCounter, PanelPicture, ReasonRow
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Panel.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PanelView(QObject):
    """Signals: what the citizen did; `typed` with every key, so that nobody is interrupted while writing."""

    rated = Signal(int)
    toggled = Signal(str)
    choseAgain = Signal()
    gave = Signal()
    wrote = Signal()
    typed = Signal()
    commented = Signal(str)
    spoke = Signal(str)

    changed = Signal()
    nowChanged = Signal()

    def __init__(self, picture: PanelPicture, languages: tuple[tuple[str, str], ...]) -> None:
        """Show `picture`; `languages` are codes with the names that they give themselves."""
        super().__init__()
        self._picture = picture
        self._languages = languages
        self._others: KeyedRows[OpenCounter] = KeyedRows(
            key=lambda row: row.key, roles=fields("number", "offers"), parent=self
        )
        self._levels: KeyedRows[LevelRow] = KeyedRows(
            key=lambda row: row.key, roles=fields("score", "face"), parent=self
        )
        self._reasons: KeyedRows[ReasonRow] = KeyedRows(
            key=lambda row: row.key, roles={"code": lambda row: row.key, **fields("name", "chosen")}, parent=self
        )
        self._fill()

    @property
    def picture(self) -> PanelPicture:
        """What is shown now."""
        return self._picture

    def show(self, picture: PanelPicture) -> None:
        """Show `picture` instead of the one before."""
        before, self._picture = self._picture, picture
        self._fill()
        if _minute(picture) != _minute(before):
            self.nowChanged.emit()
        if _told(picture) != _told(before):
            self.changed.emit()

    def _following(self) -> tuple[str, str]:
        codes = [code for code, _ in self._languages]
        at = codes.index(self._picture.language) if self._picture.language in codes else -1
        return self._languages[(at + 1) % len(codes)] if len(codes) > 1 else ("", "")

    def _fill(self) -> None:
        self._others.show(self._picture.others)
        self._levels.show(self._picture.levels)
        self._reasons.show(self._picture.reasons)

    @Property(QDateTime, notify=nowChanged)
    def now(self) -> QDateTime:
        """The time of day at the branch."""
        return wall_time(self._picture.now, VIETNAM)

    @Property(str, notify=changed)
    def otherLanguage(self) -> str:
        """The code of the language that one touch leads to; nothing if there is only one."""
        return self._following()[0]

    @Property(str, notify=changed)
    def otherLanguageName(self) -> str:
        """The name that it gives itself."""
        return self._following()[1]

    @Property(str, notify=changed)
    def language(self) -> str:
        """The language of what is shown."""
        return self._picture.language

    @Property(str, notify=changed)
    def phase(self) -> str:
        """Which page is in front: see Phase."""
        return self._picture.phase

    @Property(int, notify=changed)
    def trouble(self) -> int:
        """What staff have to know: see Trouble."""
        return int(self._picture.trouble)

    @Property(bool, notify=changed)
    def stale(self) -> bool:
        """Whether what is shown was true at `staleSince` and is not known to be so now."""
        return self._picture.stale_since is not None

    @Property(QDateTime, notify=changed)
    def staleSince(self) -> QDateTime:
        """Since when the branch has not been heard."""
        return wall_time(self._picture.stale_since, VIETNAM)

    @Property(str, notify=changed)
    def office(self) -> str:
        """The centre's name."""
        return self._picture.office

    @Property(str, notify=changed)
    def branch(self) -> str:
        """The branch's name."""
        return self._picture.branch

    @Property(int, notify=changed)
    def counter(self) -> int:
        """What the counter's sign says; 0 while it is not known."""
        return self._picture.counter

    @Property(str, notify=changed)
    def offers(self) -> str:
        """What the counter is for today."""
        return self._picture.offers

    @Property(str, notify=changed)
    def number(self) -> str:
        """The number that is called, served or asked about."""
        return self._picture.number

    @Property(str, notify=changed)
    def service(self) -> str:
        """What that number is for."""
        return self._picture.service

    @Property(int, notify=changed)
    def calls(self) -> int:
        """How often it has been called."""
        return self._picture.calls

    @Property(str, notify=changed)
    def pauseReason(self) -> str:
        """Why the counter is paused."""
        return self._picture.pause_reason

    @Property(QDateTime, notify=changed)
    def since(self) -> QDateTime:
        """When the pause began."""
        return wall_time(self._picture.since, VIETNAM)

    @Property(bool, notify=changed)
    def opensKnown(self) -> bool:
        """Whether the whole house is closed, and it is known when it opens."""
        return self._picture.opens is not None

    @Property(QDateTime, notify=changed)
    def opens(self) -> QDateTime:
        """When that is."""
        return wall_time(self._picture.opens, VIETNAM)

    @Property(int, notify=changed)
    def opensInDays(self) -> int:
        """In how many days that is; 0 today."""
        return self._picture.opens_in_days

    @Property(str, notify=changed)
    def clerkName(self) -> str:
        """The clerk's name, or nothing."""
        return self._picture.clerk.name if self._picture.clerk is not None else ""

    @Property(str, notify=changed)
    def clerkPicture(self) -> str:
        """Where QML finds the clerk's picture, or nothing."""
        clerk = self._picture.clerk
        return f"image://clerk/{quote(clerk.clerk, safe='')}/{hash(clerk.picture)}" if clerk and clerk.picture else ""

    @Property(QObject, constant=True)
    def others(self) -> QObject:
        """Other counters that are at work."""
        return self._others

    @Property(int, notify=changed)
    def otherCount(self) -> int:
        """How many they are."""
        return len(self._picture.others)

    @Property(str, notify=changed)
    def feeCode(self) -> str:
        """The text of the fee's code."""
        return quote(self._picture.fee.code, safe="") if self._picture.fee is not None else ""

    @Property(float, notify=changed)
    def feeAmount(self) -> float:
        """The fee in dong; QML's whole numbers end at two thousand million."""
        return float(self._picture.fee.amount) if self._picture.fee is not None else 0.0

    @Property(str, notify=changed)
    def feePurpose(self) -> str:
        """What the transfer says it is for."""
        return self._picture.fee.purpose if self._picture.fee is not None else ""

    @Property(str, notify=changed)
    def feeHolder(self) -> str:
        """Whose account it is."""
        return self._picture.fee.account.holder if self._picture.fee is not None else ""

    @Property(str, notify=changed)
    def feeBank(self) -> str:
        """The account's bank."""
        return self._picture.fee.account.bank if self._picture.fee is not None else ""

    @Property(str, notify=changed)
    def feeAccount(self) -> str:
        """The account's number."""
        return self._picture.fee.account.account if self._picture.fee is not None else ""

    @Property(QObject, constant=True)
    def levels(self) -> QObject:
        """The levels of satisfaction, the best first."""
        return self._levels

    @Property(int, notify=changed)
    def levelCount(self) -> int:
        """How many they are."""
        return len(self._picture.levels)

    @Property(QObject, constant=True)
    def reasons(self) -> QObject:
        """The reasons with the lowest level."""
        return self._reasons

    @Property(int, notify=changed)
    def reasonCount(self) -> int:
        """How many they are."""
        return len(self._picture.reasons)

    @Property(bool, notify=changed)
    def comments(self) -> bool:
        """Whether the citizen may write something."""
        return self._picture.comments


def _minute(picture: PanelPicture) -> datetime:
    return picture.now.replace(second=0, microsecond=0)


def _told(picture: PanelPicture) -> tuple[object, ...]:
    return tuple(getattr(picture, name) for name in PanelPicture.__slots__ if name != "now")
