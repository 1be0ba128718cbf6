"""The whole console as QML reads it, and what the clerk does as signals; it holds the last state it was shown."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Property, QDateTime, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from assets.wall_time import wall_time
from counter_display.console.ui.any_key import AnyKey
from counter_display.console.ui.counter_view import CounterView
from counter_display.console.ui.desk_ticket_view import DeskTicketView
from counter_display.console.ui.dossier_desk_view import DossierDeskView
from counter_display.console.ui.fee_view import FeeView
from counter_display.console.ui.my_day_view import NOTHING_YET, MyDayView
from counter_display.console.ui.notice_view import NoticeView
from counter_display.console.ui.pin_trouble_view import PinTroubleView
from counter_display.console.ui.question_view import QuestionView
from counter_display.console.ui.righting_view import RightingView
from counter_display.console.ui.rows import advice_rows, away_rows, kiosk_rows, service_rows, waiting_rows
from counter_display.console.ui.sign_in_view import SignInView
from counter_display.serving.console_state import ConsoleState
from counter_display.serving.kiosk_lines import LineKind
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ConsoleView(QObject):
    """Everything on the screen.

    Signals: `acted(action, ticket)` with an empty ticket for the one at the counter, `finished(outcome)`,
    `lookedAt(ticket)`, `chose(option)`, `dismissed()`, `paperworkPlanned(planned)`, `helpAnswered(kiosk)`,
    `kioskPutAside(kiosk)`, `adviceAnswered(advice, said)`, `putRight()`, `calledAlone(alone)`,
    `braked()` at any press while it counts down to a call, `laidOut(sheet)` with no sheet to put it away; those of
    signing in are `signIn`'s. `helpAsked()` is for QML: someone
    has begun to wait at a kiosk.
    """

    acted = Signal(str, str)
    finished = Signal(str)
    lookedAt = Signal(str)
    chose = Signal(str)
    dismissed = Signal()
    paperworkPlanned = Signal(bool)
    helpAnswered = Signal(str)
    kioskPutAside = Signal(str)
    putRight = Signal()
    adviceAnswered = Signal(str, str)
    calledAlone = Signal(bool)
    braked = Signal()
    laidOut = Signal(str)

    helpAsked = Signal()

    changed = Signal()
    ticked = Signal()

    def __init__(self, state: ConsoleState) -> None:
        super().__init__()
        self._state = state
        self._counter = CounterView(self)
        self.entrance = SignInView(self)
        self.desk_dossiers = DossierDeskView(self)
        self.panel_fee = FeeView(self)
        self._notice = NoticeView(self)
        self._question = QuestionView(self)
        self._righting = RightingView(self)
        self._my_day = MyDayView(self)
        self._desk_ticket = DeskTicketView(self)
        self._new_pin_trouble = PinTroubleView(self)
        self._any_key = AnyKey(self, self.braked.emit)
        self._services = service_rows()
        self._waiting = waiting_rows()
        self._away = away_rows()
        self._kiosks = kiosk_rows()
        self._advice = advice_rows()

    def show(self, state: ConsoleState) -> None:
        """Show the state."""
        before, self._state = self._state, state
        if state.sign_in is not None:
            self.entrance.show(state.sign_in)
        if state.waiting is not None:
            self._services.show(state.waiting.services)
            self._waiting.show(state.waiting.waiting)
            self._away.show(state.waiting.away)
        self._kiosks.show(state.kiosks)
        self._advice.show(state.advice)
        self._counter.show(state.counter, state.now)
        self._notice.show(state.notice)
        self._question.show(state.question)
        self._righting.show(state.righting)
        if state.my_day is not None:
            self._my_day.show(state.my_day)
        self._desk_ticket.show(state.desk_ticket)
        self._new_pin_trouble.show(state.new_pin_trouble)
        self._any_key.watch(state.auto_call.left_s > 0)
        self.ticked.emit()
        if replace(state, now=before.now) != before:
            self.changed.emit()
        if state.my_day is None:
            # Once its sheet is gone: by the evening these are hundreds of rows.
            self._my_day.show(NOTHING_YET)
        if _asking(state) - _asking(before):
            self.helpAsked.emit()

    @Property(CounterView, constant=True)
    def counter(self) -> CounterView:
        return self._counter

    @Property(SignInView, constant=True)
    def signIn(self) -> SignInView:
        return self.entrance

    @Property(DossierDeskView, constant=True)
    def dossiers(self) -> DossierDeskView:
        return self.desk_dossiers

    @Property(FeeView, constant=True)
    def fee(self) -> FeeView:
        return self.panel_fee

    @Property(NoticeView, constant=True)
    def notice(self) -> NoticeView:
        return self._notice

    @Property(QuestionView, constant=True)
    def question(self) -> QuestionView:
        return self._question

    @Property(RightingView, constant=True)
    def righting(self) -> RightingView:
        return self._righting

    @Property(MyDayView, constant=True)
    def myDay(self) -> MyDayView:
        return self._my_day

    @Property(DeskTicketView, constant=True)
    def deskTicket(self) -> DeskTicketView:
        return self._desk_ticket

    @Property(PinTroubleView, constant=True)
    def newPinTrouble(self) -> PinTroubleView:
        return self._new_pin_trouble

    @Property(QObject, constant=True)
    def services(self) -> QObject:
        return self._services

    @Property(QObject, constant=True)
    def waiting(self) -> QObject:
        return self._waiting

    @Property(QObject, constant=True)
    def away(self) -> QObject:
        return self._away

    @Property(QObject, constant=True)
    def kiosks(self) -> QObject:
        return self._kiosks

    @Property(QObject, constant=True)
    def advice(self) -> QObject:
        return self._advice

    @Property(str, notify=changed)
    def firstAsking(self) -> str:
        return next((line.device for line in self._state.kiosks if line.kind is LineKind.HELP), "")

    @Property(QDateTime, notify=ticked)
    def now(self) -> QDateTime:
        return wall_time(self._state.now, VIETNAM)

    @Property(str, notify=changed)
    def screen(self) -> str:
        return self._state.screen

    @Property(str, notify=changed)
    def branchName(self) -> str:
        return self._state.branch_name

    @Property(int, notify=changed)
    def waitingCount(self) -> int:
        return len(self._state.waiting.waiting) if self._state.waiting else 0

    @Property(int, notify=changed)
    def awayCount(self) -> int:
        return len(self._state.waiting.away) if self._state.waiting else 0

    @Property(str, notify=changed)
    def underWay(self) -> str:
        return self._state.under_way or ""

    @Property(bool, notify=changed)
    def isCut(self) -> bool:
        return self._state.cut_since is not None

    @Property(QDateTime, notify=changed)
    def cutSince(self) -> QDateTime:
        return wall_time(self._state.cut_since, VIETNAM)

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._state.trouble

    @Property(bool, notify=changed)
    def thenPaperwork(self) -> bool:
        return self._state.then_paperwork

    @Property(bool, notify=changed)
    def callsAlone(self) -> bool:
        return self._state.auto_call.on

    @Property(bool, notify=changed)
    def callStopped(self) -> bool:
        return self._state.auto_call.stopped

    @Property(int, notify=changed)
    def secondsToCall(self) -> int:
        return self._state.auto_call.left_s

    @Property(str, notify=changed)
    def sheet(self) -> str:
        return self._state.sheet or ""

    @Property(bool, notify=changed)
    def hasPins(self) -> bool:
        return self._state.pins

    @Property(str, notify=changed)
    def acting(self) -> str:
        return self._state.acting

    @Slot(str)
    def act(self, action: str) -> None:
        self.acted.emit(action, "")

    @Slot(str, str)
    def actOn(self, action: str, ticket: str) -> None:
        self.acted.emit(action, ticket)

    @Slot(str)
    def finish(self, outcome: str) -> None:
        self.finished.emit(outcome)

    @Slot(str)
    def lookAt(self, ticket: str) -> None:
        self.lookedAt.emit(ticket)

    @Slot(str)
    def choose(self, option: str) -> None:
        self.chose.emit(option)

    @Slot()
    def dismiss(self) -> None:
        self.dismissed.emit()

    @Slot(str)
    def answerHelp(self, kiosk: str) -> None:
        self.helpAnswered.emit(kiosk)

    @Slot(str)
    def putAside(self, kiosk: str) -> None:
        self.kioskPutAside.emit(kiosk)

    @Slot(str, str)
    def answerAdvice(self, advice: str, said: str) -> None:
        self.adviceAnswered.emit(advice, said)

    @Slot(bool)
    def planPaperwork(self, planned: bool) -> None:
        self.paperworkPlanned.emit(planned)

    @Slot()
    def setRight(self) -> None:
        self.putRight.emit()

    @Slot(bool)
    def callAlone(self, alone: bool) -> None:
        self.calledAlone.emit(alone)

    @Slot(str)
    def layOut(self, sheet: str) -> None:
        self.laidOut.emit(sheet)


def _asking(state: ConsoleState) -> set[tuple[str, datetime]]:
    return {(line.device, line.since) for line in state.kiosks if line.kind is LineKind.HELP}
