"""The whole console as QML reads it, and what the clerk does as signals; it holds the last state it was shown."""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Property, QDateTime, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from assets.wall_time import wall_time
from counter_display.console.ui.counter_view import CounterView
from counter_display.console.ui.notice_view import NoticeView
from counter_display.console.ui.question_view import QuestionView
from counter_display.console.ui.rows import away_rows, kiosk_rows, service_rows, waiting_rows
from counter_display.console.ui.sign_in_view import SignInView
from counter_display.serving.console_state import ConsoleState
from counter_display.serving.kiosk_lines import LineKind
from server_client.queue_model.local_time import VIETNAM

QML_IMPORT_NAME = "Console.Model"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ConsoleView(QObject):
    """Everything on the screen.

    Signals: `signedIn(counter, clerk, profile)`, `acted(action, ticket)` with an empty ticket for the one at the
    counter, `finished(outcome)`, `lookedAt(ticket)`, `chose(option)`, `dismissed()`, `paperworkPlanned(planned)`,
    `helpAnswered(kiosk)`, `kioskPutAside(kiosk)`. `helpAsked()` is for QML: someone has begun to wait at a kiosk.
    """

    signedIn = Signal(str, str, str)
    acted = Signal(str, str)
    finished = Signal(str)
    lookedAt = Signal(str)
    chose = Signal(str)
    dismissed = Signal()
    paperworkPlanned = Signal(bool)
    helpAnswered = Signal(str)
    kioskPutAside = Signal(str)

    helpAsked = Signal()

    changed = Signal()
    ticked = Signal()

    def __init__(self, state: ConsoleState) -> None:
        super().__init__()
        self._state = state
        self._counter = CounterView(self)
        self._sign_in = SignInView(self)
        self._notice = NoticeView(self)
        self._question = QuestionView(self)
        self._services = service_rows()
        self._waiting = waiting_rows()
        self._away = away_rows()
        self._kiosks = kiosk_rows()

    def show(self, state: ConsoleState) -> None:
        """Show the state."""
        before, self._state = self._state, state
        if state.sign_in is not None:
            self._sign_in.show(state.sign_in)
        if state.waiting is not None:
            self._services.show(state.waiting.services)
            self._waiting.show(state.waiting.waiting)
            self._away.show(state.waiting.away)
        self._kiosks.show(state.kiosks)
        self._counter.show(state.counter, state.now)
        self._notice.show(state.notice)
        self._question.show(state.question)
        self.ticked.emit()
        if replace(state, now=before.now) != before:
            self.changed.emit()
        if _asking(state) - _asking(before):
            self.helpAsked.emit()

    @Property(CounterView, constant=True)
    def counter(self) -> CounterView:
        return self._counter

    @Property(SignInView, constant=True)
    def signIn(self) -> SignInView:
        return self._sign_in

    @Property(NoticeView, constant=True)
    def notice(self) -> NoticeView:
        return self._notice

    @Property(QuestionView, constant=True)
    def question(self) -> QuestionView:
        return self._question

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

    @Slot(str, str, str)
    def sitDown(self, counter: str, clerk: str, profile: str) -> None:
        self.signedIn.emit(counter, clerk, profile)

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

    @Slot(bool)
    def planPaperwork(self, planned: bool) -> None:
        self.paperworkPlanned.emit(planned)


def _asking(state: ConsoleState) -> set[tuple[str, datetime]]:
    return {(line.device, line.since) for line in state.kiosks if line.kind is LineKind.HELP}
