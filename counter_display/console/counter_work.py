"""What a clerk does at the counter: asked about until it is said to the end, tried against the branch, then sent.

Nothing is done while an answer is awaited, nor while `may_act` says no.
"""

from collections.abc import Callable
from typing import Protocol

from counter_display.console.asking import Asking
from counter_display.console.dispatch import Dispatch, Fault, Sent
from counter_display.serving.deeds import Action, Deed, NewNames, Seat, command_for, refusal_of, with_wait
from counter_display.serving.notices import Notice, NoticeKind, notice_of
from counter_display.serving.outlook import Outlook
from counter_display.serving.picture import TO_TICKET
from counter_display.serving.putting_right import RightingKind, righting_at
from counter_display.serving.questions import is_possible, question_about
from server_client.client.errors import NotSignedIn, Rejected
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import DeviceId, TicketId
from server_client.queue_model.refusals import Refused


class Surroundings(Protocol):
    """What the work looks at and reports to; the desk is the real one."""

    def outlook(self, seat: Seat | None = None) -> Outlook | None:
        """Return the present outlook, of this seat or of the one that is taken here; None if there is none."""
        ...

    def may_act(self) -> bool:
        """Say whether the server can be asked, by someone who may."""
        ...

    def settled(self, sent: Sent) -> None:
        """Take what was done."""
        ...

    def session_ended(self) -> None:
        """Take that the server wants a new session."""
        ...

    def refresh(self) -> None:
        """Show what has changed."""
        ...


class CounterWork:
    """The deeds of one counter, one at a time; `notice` is what the clerk has to be told."""

    def __init__(self, around: Surroundings, new_names: Callable[[], NewNames]) -> None:
        self._around = around
        self._new_names = new_names
        self.asking = Asking()
        self.dispatch = Dispatch(done=self._done, failed=self._failed)
        self.notice: Notice | None = None
        self.then_paperwork = False

    @property
    def is_free(self) -> bool:
        """Say whether something can be done now."""
        return self.dispatch.under_way is None and self._around.may_act()

    def know(self, branch: Branch) -> None:
        """Take the branch as it is now."""
        if self.dispatch.know(branch):
            self.notice = None

    def do(self, action: Action, ticket: TicketId | None = None) -> None:
        """Do the action, to the ticket of a list or to the one at the counter; ask first what must be chosen."""
        outlook = self._around.outlook()
        if outlook is None or not self.is_free:
            return
        if action in TO_TICKET and ticket is None:
            ticket = outlook.branch.counter(outlook.seat.counter).ticket
            if ticket is None:
                self.put_away()
                return
        self._begin(Deed(action=action, ticket=ticket), outlook)

    def finish(self, outcome: str) -> None:
        """Finish the ticket at the counter with an outcome."""
        outlook = self._around.outlook()
        if outlook is None or not self.is_free:
            return
        ticket = outlook.branch.counter(outlook.seat.counter).ticket
        if ticket is not None:
            action = Action.FINISH_THEN_PAPERWORK if self.then_paperwork else Action.FINISH
            self._send(Deed(action=action, ticket=ticket, chosen=(outcome,)), outlook)

    def open_counter(self, seat: Seat) -> None:
        """Have the counter opened for the clerk."""
        outlook = self._around.outlook(seat)
        if outlook is not None and self.dispatch.under_way is None:
            self._send(Deed(action=Action.OPEN), outlook)

    def answer_help(self, kiosk: DeviceId) -> None:
        """Tell everyone that the clerk goes to the kiosk."""
        outlook = self._around.outlook()
        if outlook is not None and self.is_free:
            self._send(Deed(action=Action.ANSWER_HELP, chosen=(kiosk,)), outlook)

    def put_right(self) -> None:
        """Take back what the counter has just done, or ask for the right outcome of what it has just finished."""
        outlook = self._around.outlook()
        righting = righting_at(outlook) if outlook is not None else None
        if righting is not None and righting.kind is RightingKind.TAKE_BACK:
            self.do(Action.TAKE_BACK)
        elif righting is not None:
            self.do(Action.CORRECT_OUTCOME, righting.ticket)

    def look_at(self, ticket: TicketId) -> None:
        """Ask what is to be done to a ticket of a list."""
        self.notice = None
        self.asking.ask_what_for(ticket)
        self._around.refresh()

    def choose(self, choice: str) -> None:
        """Answer the question that is asked."""
        outlook = self._around.outlook()
        if outlook is not None and self.is_free:
            deed = self.asking.answered(choice)
            if deed is not None:
                self._begin(deed, outlook)

    def dismiss(self) -> None:
        """Drop the question that is asked, or else what was told."""
        if not self.asking.is_open:
            self.notice = None
        self.asking.drop()
        self._around.refresh()

    def plan_paperwork(self, planned: bool) -> None:
        """Let finishing lead to a time for paperwork, or not."""
        self.then_paperwork = planned
        self._around.refresh()

    def put_away(self) -> None:
        """Ask nothing and tell nothing any more."""
        self.asking.drop()
        self.notice = None
        self._around.refresh()

    def _begin(self, deed: Deed, outlook: Outlook) -> None:
        if question_about(outlook, deed) is None:
            self._send(deed, outlook)
            return
        self.asking.drop()
        self.notice = None
        if is_possible(outlook, deed):
            self.asking.ask_about(deed)
        self._around.refresh()

    def _send(self, deed: Deed, outlook: Outlook) -> None:
        self.asking.drop()
        self.notice = None
        refused = refusal_of(outlook.branch, deed, outlook.seat, outlook.now)
        if refused is not None:
            self.notice = notice_of(outlook, refused)
        else:
            command = with_wait(command_for(deed, outlook.seat, self._new_names()), outlook.waits)
            self.dispatch.send(command, deed, outlook.seat)
        self._around.refresh()

    def _done(self, sent: Sent) -> None:
        if sent.deed.action is Action.FINISH_THEN_PAPERWORK:
            self.then_paperwork = False
        self._around.settled(sent)
        self._around.refresh()

    def _failed(self, sent: Sent, fault: Fault) -> None:
        match fault:
            case Refused():
                outlook = self._around.outlook(sent.seat)
                self.notice = notice_of(outlook, fault) if outlook is not None else None
            case NotSignedIn():
                self.notice = Notice(kind=NoticeKind.SESSION_ENDED)
                self._around.session_ended()
            case Rejected():
                self.notice = Notice(kind=NoticeKind.REJECTED, said=str(fault))
            case _:
                self.notice = Notice(kind=NoticeKind.UNANSWERED)
        self._around.refresh()
