"""The kiosk's screen as QML sees it: facts to show, and slots that say what was touched; no rule and no word of it."""

from datetime import date
from enum import IntEnum
from importlib import import_module

from PySide6.QtCore import Property, QDateTime, QEnum, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from assets.wall_time import wall_time
from kiosk.screen import Screen
from kiosk.ui import shown_facts
from kiosk.ui.accessibility_view import AccessibilityView
from kiosk.ui.booking_view import BookingView
from kiosk.ui.dossier_view import DossierView
from kiosk.ui.elsewhere_view import ElsewhereView
from kiosk.ui.finding_view import FindingView
from kiosk.ui.help_view import HelpView
from kiosk.ui.house_view import HouseView
from kiosk.ui.introduction_view import IntroductionView
from kiosk.ui.keeping_view import KeepingView
from kiosk.ui.my_ticket_view import MyTicketView
from kiosk.ui.number_view import NumberView
from kiosk.ui.offer_rows import UNKNOWN
from kiosk.ui.outfit import Outfit
from kiosk.ui.pages_ahead import PagesAhead
from kiosk.ui.scan_view import ScanView
from kiosk.ui.staff_view import StaffView
from kiosk.visiting.happening import AidsChosen, LanguageChosen, Left, Touched, TriedAgain, WentBack
from kiosk.visiting.helping import HelpWanted
from kiosk.visiting.step import WORKING, Step
from server_client.queue_model.ids import Language
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KioskView(QObject):
    """Holds the screen last shown. `touched` carries each `Happening` that the person brings about."""

    @QEnum
    class Page(IntEnum):
        """The steps of a visit, for QML."""

        Start = Step.START.value
        Service = Step.SERVICE.value
        Priority = Step.PRIORITY.value
        Confirm = Step.CONFIRM.value
        Issuing = Step.ISSUING.value
        Printing = Step.PRINTING.value
        Ticket = Step.TICKET.value
        Paperless = Step.PAPERLESS.value
        Refused = Step.REFUSED.value
        Unreachable = Step.UNREACHABLE.value
        Search = Step.SEARCH.value
        Procedure = Step.PROCEDURE.value
        Papers = Step.PAPERS.value
        Missing = Step.MISSING.value
        Listing = Step.LISTING.value
        Listed = Step.LISTED.value
        Dossiers = Step.DOSSIERS.value
        Notice = Step.NOTICE.value
        Card = Step.CARD.value
        Passport = Step.PASSPORT.value
        TaxCode = Step.TAX_CODE.value
        Person = Step.PERSON.value
        Review = Step.REVIEW.value
        Phone = Step.PHONE.value
        Booking = Step.BOOKING.value
        BookingLookup = Step.BOOKING_LOOKUP.value
        Bookings = Step.BOOKINGS.value
        CheckingIn = Step.CHECKING_IN.value
        NotCheckedIn = Step.NOT_CHECKED_IN.value
        Receipt = Step.RECEIPT.value
        ReceiptLookup = Step.RECEIPT_LOOKUP.value
        Status = Step.STATUS.value
        MyTicket = Step.MY_TICKET.value
        Help = Step.HELP.value
        Broken = Step.BROKEN.value

    touched = Signal(object)

    def __init__(self, screen: Screen, outfit: Outfit) -> None:
        super().__init__()
        self._screen = screen
        self._outfit = outfit
        self._ahead = PagesAhead(self)
        self._ahead.changed.connect(self.builtChanged)
        self._aids = AccessibilityView(self, can_speak=outfit.can_speak)
        self._aids.chosen.connect(lambda aids: self.touched.emit(AidsChosen(accessibility=aids)))
        self._house = HouseView(screen, self)
        self._help = HelpView(self)
        self._scans = ScanView(self)
        self._my_ticket = MyTicketView(self)
        self._taking = NumberView(screen, self)
        self._elsewhere = ElsewhereView(self)
        self._finding = FindingView(self)
        self._booking = BookingView(self)
        self._dossier = DossierView(self)
        self._introduction = IntroductionView(self, self._today)
        self._keeping = KeepingView(self)
        ways = (self._taking, self._finding, self._booking, self._dossier, self._introduction, self._keeping)
        for way in ways:
            way.touched.connect(self.touched)
        self.of_staff = StaffView(self)

    def _today(self) -> date:
        return self._screen.wall_time.date()

    def show(self, screen: Screen) -> None:
        """Show this screen; only what has changed is told to QML."""
        before, self._screen = self._screen, screen
        if screen.step is not Step.START and not self._ahead.steps:
            self.warm_up()
        self._ahead.show(screen.step)
        self._aids.show(screen.accessibility)
        self._house.show(screen)
        self._help.show(screen)
        self._scans.show(screen)
        self._my_ticket.show(screen.my_ticket)
        self._taking.show(screen)
        self._elsewhere.show(screen.elsewhere)
        self._finding.show(screen.finding)
        self._booking.show(screen.booking)
        self._dossier.show(screen.dossier)
        self._introduction.show(screen.introduction)
        self._keeping.show(screen.keeping)
        for facts, changed in (
            (shown_facts.place, self.placeChanged),
            (shown_facts.minute, self.wallTimeChanged),
            (shown_facts.patience, self.secondsLeftChanged),
            # Last, so that a page finds its facts when it appears.
            (shown_facts.page, self.pageChanged),
        ):
            if facts(before) != facts(screen):
                changed.emit()

    builtChanged = Signal()

    @Property(bool, notify=builtChanged)
    def warm(self) -> bool:
        """Whether the first frame is out, so that other pages may be built."""
        return bool(self._ahead.steps)

    def warm_up(self) -> None:
        """Build the pages that may be touched next."""
        # They have entry fields; no first frame waits for the rules of typing.
        import_module("kiosk.ui.telex_composer")
        self._ahead.look_ahead()

    @Property("QList<int>", notify=builtChanged)  # type: ignore[arg-type]  # Qt takes names of types too
    def built(self) -> list[int]:
        """The pages, of `Page`, that are built whether they are shown or not."""
        return [step.value for step in self._ahead.steps]

    @Property(QObject, constant=True)
    def aids(self) -> QObject:
        """What makes the kiosk easier to use, an `AccessibilityView`."""
        return self._aids

    @Property(QObject, constant=True)
    def house(self) -> QObject:
        """What is around whoever comes, a `HouseView`."""
        return self._house

    @Property(QObject, constant=True)
    def help(self) -> QObject:
        """The call for help, a `HelpView`."""
        return self._help

    @Property(QObject, constant=True)
    def scans(self) -> QObject:
        """What is presented, a `ScanView`."""
        return self._scans

    @Property(QObject, constant=True)
    def myTicket(self) -> QObject:
        """A ticket that is presented again, a `MyTicketView`."""
        return self._my_ticket

    @Property(QObject, constant=True)
    def taking(self) -> QObject:
        """The pages of taking a number, a `NumberView`."""
        return self._taking

    @Property(QObject, constant=True)
    def elsewhere(self) -> QObject:
        """Where the chosen service would be sooner, an `ElsewhereView`."""
        return self._elsewhere

    @Property(QObject, constant=True)
    def finding(self) -> QObject:
        """The pages of finding a procedure, a `FindingView`."""
        return self._finding

    @Property(QObject, constant=True)
    def booking(self) -> QObject:
        """The pages of those who booked a time, a `BookingView`."""
        return self._booking

    @Property(QObject, constant=True)
    def dossier(self) -> QObject:
        """The pages of those who ask about a dossier, a `DossierView`."""
        return self._dossier

    @Property(QObject, constant=True)
    def introduction(self) -> QObject:
        """The pages of saying who one is, an `IntroductionView`."""
        return self._introduction

    @Property(QObject, constant=True)
    def keeping(self) -> QObject:
        """What became of what was prepared, a `KeepingView`."""
        return self._keeping

    @Property(QObject, constant=True)
    def staff(self) -> QObject:
        """The staff's pages, a `StaffView`."""
        return self.of_staff

    pageChanged = Signal()

    @Property(int, notify=pageChanged)
    def page(self) -> int:
        """The page, of `Page`."""
        return self._screen.step.value

    placeChanged = Signal()

    @Property(str, notify=placeChanged)
    def language(self) -> str:
        """The code of the person's language."""
        return self._screen.language

    @Property(str, notify=placeChanged)
    def officeName(self) -> str:
        """The centre's name."""
        return self._screen.office

    @Property(str, notify=placeChanged)
    def branchName(self) -> str:
        """The branch's name."""
        return self._screen.branch

    @Property("QStringList", constant=True)  # type: ignore[arg-type]  # Qt takes names of types too
    def languageCodes(self) -> list[str]:
        """The languages that there are."""
        return [code for code, _ in self._outfit.languages]

    @Property("QStringList", constant=True)  # type: ignore[arg-type]  # as above
    def languageNames(self) -> list[str]:
        """What the languages call themselves."""
        return [name for _, name in self._outfit.languages]

    @Property(float, constant=True)
    def reachFraction(self) -> float:
        """Which part of the glass is reached from a wheelchair."""
        return self._outfit.reach_fraction

    wallTimeChanged = Signal()

    @Property(QDateTime, notify=wallTimeChanged)
    def wallTime(self) -> QDateTime:
        """The branch's time of day, whatever zone the machine is set to."""
        return wall_time(self._screen.wall_time, VIETNAM)

    secondsLeftChanged = Signal()

    @Property(int, notify=secondsLeftChanged)
    def secondsLeft(self) -> int:
        """After how many seconds the start screen comes by itself; -1 when it does not."""
        return UNKNOWN if self._screen.seconds_left is None else self._screen.seconds_left

    @Property(bool, notify=secondsLeftChanged)
    def stillThere(self) -> bool:
        """Whether the person is to be asked if they are still there."""
        return self._screen.still_there

    @Property(bool, notify=pageChanged)
    def working(self) -> bool:
        """Whether something is under way that is over in a moment."""
        return self._screen.step in WORKING

    @Slot(str)
    def chooseLanguage(self, code: str) -> None:
        """A language was touched."""
        self.touched.emit(LanguageChosen(language=Language(code)))

    @Slot()
    def goBack(self) -> None:
        """One step back."""
        self.touched.emit(WentBack())

    @Slot()
    def leave(self) -> None:
        """The person is done."""
        self.touched.emit(Left())

    @Slot()
    def tryAgain(self) -> None:
        """The person asks for the number once more."""
        self.touched.emit(TriedAgain())

    @Slot()
    def askHelp(self) -> None:
        """The person wants someone to come."""
        self.touched.emit(HelpWanted())

    @Slot()
    def stayAwake(self) -> None:
        """The screen was touched, wherever."""
        self.touched.emit(Touched())
