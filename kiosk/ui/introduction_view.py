"""The pages of saying who one is as QML sees them: facts to show, and slots that say what was touched or typed."""

from collections.abc import Callable
from datetime import date
from enum import IntEnum

from PySide6.QtCore import Property, QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.screens.introducing import NOBODY, IntroductionScreen
from kiosk.ui.offer_rows import UNKNOWN
from kiosk.visiting.introducing import (
    EntriesDone,
    Entry,
    EntryTyped,
    IntroductionDeclined,
    PaperAccepted,
    PhoneDeclined,
    ReviewConfirmed,
    ReviewRejected,
    Way,
    WayChosen,
)

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class IntroductionView(QObject):
    """Holds what these pages last showed. `touched` carries each `Happening`; `today` gives the day at the branch."""

    @QEnum
    class Field(IntEnum):
        """What is typed, for QML."""

        Name = Entry.NAME.value
        Number = Entry.NUMBER.value
        Born = Entry.BORN.value
        MrzUpper = Entry.MRZ_UPPER.value
        MrzLower = Entry.MRZ_LOWER.value
        TaxCode = Entry.TAX_CODE.value
        Phone = Entry.PHONE.value

    touched = Signal(object)

    def __init__(self, parent: QObject, today: Callable[[], date]) -> None:
        super().__init__(parent)
        self._screen = NOBODY
        self._today = today

    def show(self, screen: IntroductionScreen) -> None:
        """Show these facts; only a change is told to QML."""
        before, self._screen = self._screen, screen
        if screen != before:
            self.factsChanged.emit()

    factsChanged = Signal()

    @Property(bool, notify=factsChanged)
    def presented(self) -> bool:
        """Whether a paper was presented which the person has not let us use yet."""
        return self._screen.presented

    @Property(int, notify=factsChanged)
    def keptDays(self) -> int:
        """For how many days after today it may be kept; -1 while that is not known."""
        return UNKNOWN if self._screen.kept_days is None else self._screen.kept_days

    @Property(bool, notify=factsChanged)
    def known(self) -> bool:
        """Whether there is a person to show."""
        return self._screen.person is not None

    @Property(str, notify=factsChanged)
    def name(self) -> str:
        """The person's name."""
        return self._screen.person.name if self._screen.person else ""

    @Property(str, notify=factsChanged)
    def number(self) -> str:
        """The number of the card or passport, mostly hidden."""
        return self._screen.person.number if self._screen.person else ""

    @Property(str, notify=factsChanged)
    def birthYear(self) -> str:
        """The year of birth."""
        return self._screen.person.birth_year if self._screen.person else ""

    @Property(str, notify=factsChanged)
    def taxCode(self) -> str:
        """The tax code, mostly hidden."""
        return self._screen.person.tax_code if self._screen.person else ""

    @Property(str, notify=factsChanged)
    def phone(self) -> str:
        """The phone number, mostly hidden."""
        return self._screen.person.phone if self._screen.person else ""

    @Property("QStringList", notify=factsChanged)  # type: ignore[arg-type]  # Qt takes names of types too
    def questions(self) -> list[str]:
        """What seems odd about the paper, of `Question`."""
        return [question.value for question in self._screen.questions]

    @Property("QStringList", notify=factsChanged)  # type: ignore[arg-type]  # as above
    def entries(self) -> list[str]:
        """What was typed so far, at the places of `Field`."""
        return ["", *(self._screen.entries.get(entry, "") for entry in Entry)]

    @Property(int, notify=factsChanged)
    def wrong(self) -> int:
        """Which entry has to be corrected, of `Field`; 0 if none."""
        return self._screen.wrong.value if self._screen.wrong else 0

    @Slot()
    def presentCard(self) -> None:
        """The person will present an identity card."""
        self.touched.emit(WayChosen(way=Way.CARD))

    @Slot()
    def givePassport(self) -> None:
        """The person has a passport."""
        self.touched.emit(WayChosen(way=Way.PASSPORT))

    @Slot()
    def giveTaxCode(self) -> None:
        """The person comes for an organisation or a business."""
        self.touched.emit(WayChosen(way=Way.TAX_CODE))

    @Slot()
    def typeIn(self) -> None:
        """The person types their data."""
        self.touched.emit(WayChosen(way=Way.TYPED))

    @Slot()
    def accept(self) -> None:
        """The paper that was presented may be used."""
        self.touched.emit(PaperAccepted())

    @Slot()
    def decline(self) -> None:
        """The person leaves themselves out."""
        self.touched.emit(IntroductionDeclined())

    @Slot(int, str)
    def write(self, which: int, text: str) -> None:
        """The text of an entry, of `Field`, is this now."""
        self.touched.emit(EntryTyped(entry=Entry(which), text=text))

    @Slot()
    def done(self) -> None:
        """All that is asked on this page was typed."""
        self.touched.emit(EntriesDone(today=self._today()))

    @Slot()
    def confirm(self) -> None:
        """What is shown is right."""
        self.touched.emit(ReviewConfirmed())

    @Slot()
    def reject(self) -> None:
        """What is shown is wrong."""
        self.touched.emit(ReviewRejected())

    @Slot()
    def skipPhone(self) -> None:
        """The person gives no phone number."""
        self.touched.emit(PhoneDeclined())
