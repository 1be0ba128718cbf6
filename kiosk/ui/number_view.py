"""The pages of taking a number as QML sees them: what there is to choose, what was chosen, and the number given."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.screen import Screen
from kiosk.ui import shown_facts
from kiosk.ui.offer_rows import UNKNOWN, high_of, low_of, priority_rows, service_rows, why_of
from kiosk.visiting.taking_number import Confirmed, PriorityDeclared, ReprintAsked, ServiceChosen
from server_client.queue_model.ids import ClassCode, ServiceCode

QML_IMPORT_NAME = "Kiosk.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class NumberView(QObject):
    """Holds what these pages last showed. `touched` carries each `Happening` that the person brings about."""

    touched = Signal(object)

    def __init__(self, screen: Screen, parent: QObject) -> None:
        super().__init__(parent)
        self._screen = screen
        self._services = service_rows(self)
        self._priorities = priority_rows(self)
        self._services.show(screen.services)
        self._priorities.show(screen.priorities)

    def show(self, screen: Screen) -> None:
        """Show this; only what has changed is told to QML."""
        before, self._screen = self._screen, screen
        if screen.services != before.services:
            self._services.show(screen.services)
        if screen.priorities != before.priorities:
            self._priorities.show(screen.priorities)
        for facts, changed in (
            (shown_facts.offers, self.offersChanged),
            (shown_facts.choice, self.choiceChanged),
            (shown_facts.ticket, self.ticketChanged),
        ):
            if facts(before) != facts(screen):
                changed.emit()

    offersChanged = Signal()

    @Property(int, notify=offersChanged)
    def serviceCount(self) -> int:
        """How many services there are, so that they can be arranged."""
        return len(self._screen.services)

    @Property(int, notify=offersChanged)
    def priorityCount(self) -> int:
        """How many priority classes there are."""
        return len(self._screen.priorities)

    @Property(QObject, constant=True)
    def services(self) -> QObject:
        """The services as tiles."""
        return self._services

    @Property(QObject, constant=True)
    def priorities(self) -> QObject:
        """The priority classes as choices."""
        return self._priorities

    choiceChanged = Signal()

    @Property(str, notify=choiceChanged)
    def serviceName(self) -> str:
        """The chosen service."""
        return self._screen.service.name if self._screen.service else ""

    @Property(str, notify=choiceChanged)
    def serviceIcon(self) -> str:
        """The chosen service's icon."""
        return self._screen.service.icon if self._screen.service else "ticket"

    @Property(int, notify=choiceChanged)
    def waiting(self) -> int:
        """How many wait for the chosen service; -1 when that is not known."""
        service = self._screen.service
        return UNKNOWN if service is None or service.waiting is None else service.waiting

    @Property(int, notify=choiceChanged)
    def waitLow(self) -> int:
        """From how many minutes on whoever takes this number now will be called, for `WaitWords`."""
        return low_of(self._screen.told)

    @Property(int, notify=choiceChanged)
    def waitHigh(self) -> int:
        """Up to how many minutes; 0 if it is not told."""
        return high_of(self._screen.told)

    @Property(str, notify=choiceChanged)
    def waitWhy(self) -> str:
        """Why it is not told, as a code; empty if there is no reason to give."""
        return why_of(self._screen.told)

    @Property(str, notify=choiceChanged)
    def priorityName(self) -> str:
        """The declared priority class; empty without one."""
        return self._screen.priority.name if self._screen.priority else ""

    @Property(str, notify=choiceChanged)
    def priorityIcon(self) -> str:
        """The declared class's icon."""
        return self._screen.priority.icon if self._screen.priority else "user-round"

    ticketChanged = Signal()

    @Property(str, notify=ticketChanged)
    def number(self) -> str:
        """The number; empty before there is one."""
        return self._screen.number

    @Property(int, notify=ticketChanged)
    def ahead(self) -> int:
        """How many are called before this number; -1 when that is not known."""
        return UNKNOWN if self._screen.ahead is None else self._screen.ahead

    @Property(int, notify=ticketChanged)
    def announcedLow(self) -> int:
        """From how many minutes on it will be called, as was told when it was given, for `WaitWords`."""
        announced = self._screen.announced
        return 0 if announced is None else announced.low_s // 60

    @Property(int, notify=ticketChanged)
    def announcedHigh(self) -> int:
        """Up to how many minutes; 0 if nothing was told."""
        announced = self._screen.announced
        return 0 if announced is None else announced.high_s // 60

    @Property(str, notify=ticketChanged)
    def trackingUrl(self) -> str:
        """The address of the ticket's page; empty if there is none."""
        return self._screen.tracking_url

    @Property(str, notify=ticketChanged)
    def refusal(self) -> str:
        """Why there is no number, as a refusal's code; empty otherwise."""
        return self._screen.refusal.value if self._screen.refusal else ""

    @Slot(str)
    def chooseService(self, code: str) -> None:
        """A service tile was touched."""
        self.touched.emit(ServiceChosen(service=ServiceCode(code)))

    @Slot(str)
    def declarePriority(self, code: str) -> None:
        """A priority class was touched."""
        self.touched.emit(PriorityDeclared(class_code=ClassCode(code)))

    @Slot()
    def declareNone(self) -> None:
        """The person is of no priority class."""
        self.touched.emit(PriorityDeclared())

    @Slot()
    def confirm(self) -> None:
        """The person wants the number."""
        self.touched.emit(Confirmed())

    @Slot()
    def reprint(self) -> None:
        """The person wants the paper after all."""
        self.touched.emit(ReprintAsked())
