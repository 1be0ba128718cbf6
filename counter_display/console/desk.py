"""The clerk's desk: joins who sits there, what is done there and how the line stands, and shows all of it.

It keeps no queue of its own: what is shown is the branch as the feed tells it.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from counter_display.console.advice_desk import AdviceDesk
from counter_display.console.counter_work import CounterWork
from counter_display.console.dispatch import CommandSender, Sent
from counter_display.console.kiosk_watch import KioskWatch
from counter_display.console.line import Line
from counter_display.console.seat_keeper import Memory, SeatKeeper
from counter_display.console.sign_in_desk import SignInDesk
from counter_display.serving.auto_call import AutoCall
from counter_display.serving.console_state import AutoCallPicture, ConsoleState, Screen, Sheet
from counter_display.serving.deeds import Action, NewNames, Seat
from counter_display.serving.desk_ticket import DeskTicket, desk_ticket
from counter_display.serving.my_day import MyDay, my_day
from counter_display.serving.notices import Notice, NoticeKind
from counter_display.serving.outlook import Outlook
from counter_display.serving.picture import CounterPicture, picture_of
from counter_display.serving.putting_right import righting_at
from counter_display.serving.questions import Asked, Question
from counter_display.serving.signing_in import Colleague, Gate, SignInPicture, sign_in_picture
from counter_display.serving.waiting_list import waiting_picture
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ids import ClerkId, DeviceId, Language
from server_client.wait_forecast.announcing import ToldWaits
from server_client.wire.advising import Said


class Desk:
    """One console's use case; every method but `run` returns at once, and `show` gets each new state."""

    def __init__(
        self,
        *,
        language: Language,
        memory: Memory,
        clock: Callable[[], datetime],
        new_names: Callable[[], NewNames],
        show: Callable[[ConsoleState], None],
        use_session: Callable[[str], None] = lambda _: None,
        public_url: str = "",
    ) -> None:
        """Take the surroundings; `public_url` is where citizens find the page of their ticket, if they can."""
        self._language = language
        self._memory = memory
        self._clock = clock
        self._show = show
        self._public_url = public_url
        self._branch: Branch | None = None
        self._waits: ToldWaits | None = None
        self._line = Line(clock)
        self._kiosks = KioskWatch()
        self.advice = AdviceDesk()
        self._auto_call = AutoCall()
        self._sheet: Sheet | None = None
        self._desk_ticket: DeskTicket | None = None
        self._occupied = False
        self.work = CounterWork(self, new_names)
        self.door = SignInDesk(clock=clock, use_session=use_session, changed=self.refresh)
        self._keeper = SeatKeeper(
            memory, self.door, open_counter=self.work.open_counter, seated=self._seated, tell=self._tell
        )

    async def run(self, sender: CommandSender) -> None:
        """Send what the clerk does, one command after the other, until cancelled."""
        await self.work.dispatch.run(sender)

    def know(self, branch: Branch) -> None:
        """Take the branch as it is now."""
        first = self._branch is None
        self._branch = branch
        self.work.know(branch)
        if first:
            self._keeper.begin(branch)
        if self.work.dispatch.under_way is None and not self._keeper.keep(branch):
            self._put_all_away()
            self.work.notice = Notice(kind=NoticeKind.COUNTER_LOST)
        self.refresh()

    def foretell(self, waits: ToldWaits | None) -> None:
        """Take what is foretold now, or that nothing is; it is shown with the next second."""
        self._waits = waits

    def know_staff(self, members: Iterable[Colleague]) -> None:
        """Take who may sign in; nobody in a branch that works without PINs."""
        self.door.know_staff(members)
        self.refresh()

    def connection_is(self, state: ConnectionState, trouble: str) -> None:
        """Take how things stand with the server; `trouble` is what is wrong, in English words for staff."""
        self._line.is_now(state, trouble)
        if state is ConnectionState.ONLINE:
            self.door.ask_staff()
        self.refresh()

    def sign_in(self, wish: Seat, pin: str = "") -> None:
        """Open the counter for the clerk, or go on there if the clerk has it open."""
        if self._branch is not None and self._can_ask:
            self.work.notice = None
            self._keeper.sign_in(self._branch, wish, pin)
            self.refresh()

    def unlock(self, clerk: ClerkId, pin: str) -> None:
        """Let the counter's clerk, or a supervisor, go on where the counter is."""
        if self._branch is not None and self._can_ask:
            self.work.notice = None
            self._keeper.unlock(self._branch, clerk, pin)
            self.refresh()

    def change_pin(self, pin: str, new_pin: str, again: str) -> None:
        """Give whoever has signed in another PIN, typed twice."""
        self._keeper.change_pin(pin, new_pin, again)
        self.refresh()

    def lock(self) -> None:
        """Show nothing and do nothing until someone signs in; the counter stays as it is."""
        if self._keeper.seat is not None and self.door.has_pins and self.work.dispatch.under_way is None:
            self._put_all_away()
            self.door.end(Gate.LOCKED)
            self.refresh()

    def step_away(self) -> None:
        """Let others sign in here, at this counter or another; the counter stays open for its clerk."""
        if self.work.dispatch.under_way is None:
            self._put_all_away()
            self._keeper.rise()
            self.refresh()

    def put_aside(self, kiosk: DeviceId) -> None:
        """Show no more what is wrong with the kiosk now; what it reports after that is shown again."""
        if self._branch is not None:
            self._kiosks.put_aside(self._branch, kiosk)
            self.refresh()

    def answer_advice(self, advice: str, said: Said) -> None:
        """Take what the supervisor says to an advice; the deed itself is done at a counter."""
        if self._line.cut_since is None:
            self.advice.say(advice, said)
            self.refresh()

    def call_alone(self, alone: bool) -> None:
        """Let the next be called by itself whenever the counter is idle, or not; kept for this clerk here."""
        if self._keeper.seat is not None:
            self._memory.remember_calling(self._keeper.seat.clerk, alone)
            self._auto_call = self._auto_call.switched(alone)
            self.refresh()

    def brake(self) -> None:
        """Stop the countdown to a call, if there is one."""
        self._auto_call = self._auto_call.braked()
        self.refresh()

    def occupy(self, occupied: bool) -> None:
        """Let nothing be called by itself while something else of the screen is being worked on."""
        self._occupied = occupied
        self.refresh()

    def lay_out(self, sheet: Sheet | None) -> None:
        """Lay a sheet over the page, or put it away."""
        self._sheet = sheet
        self.door.trouble = None
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it is at the present time, and call if it is time to."""
        now = self._clock()
        self.door.look(waiting=self._keeper.seat is None or self.door.is_shut)
        state = self._state()
        self._auto_call = self._auto_call.seeing(now, idle=_is_idle(state), may_call=self._may_call_alone(state))
        if self._auto_call.is_due(now):
            self._auto_call = self._auto_call.seeing(now, idle=True, may_call=False)
            self.work.do(Action.CALL_NEXT)
            return
        auto = self._auto_call
        picture = AutoCallPicture(on=auto.on, left_s=auto.left_s(now), stopped=auto.stopped)
        self._show(replace(state, auto_call=picture))

    def outlook(self, seat: Seat | None = None) -> Outlook | None:
        """Return the present outlook, of this seat or of the one that is taken here; None if there is none."""
        seat = seat or self._keeper.seat
        if self._branch is None or seat is None:
            return None
        clerks = {one.clerk: one.name for one in self.door.staff or ()}
        now = self._branch.time(self._clock())
        return Outlook(
            branch=self._branch, seat=seat, now=now, language=self._language, clerks=clerks, waits=self._waits
        )

    def may_act(self) -> bool:
        """Say whether the server can be asked, by someone who may."""
        return self._line.cut_since is None and not self.door.is_shut

    def settled(self, sent: Sent) -> None:
        """Take what was done."""
        match sent.deed.action:
            case Action.OPEN:
                self._keeper.sit_down(sent.seat)
                self._seated()
            case Action.LEAVE:
                self._put_all_away()
                self._keeper.rise()
            case Action.ISSUE:
                self._read_out(sent)

    def session_ended(self) -> None:
        """Take that the server wants a new session."""
        self.door.end(Gate.ENDED)
        self.door.ask_staff()

    @property
    def _can_ask(self) -> bool:
        return self._line.cut_since is None and self.work.dispatch.under_way is None

    @property
    def _is_advised(self) -> bool:
        """Advice is for supervisors; where nobody has an account, for whoever is there."""
        return self.door.is_supervisor or not self.door.has_pins

    def _tell(self, notice: Notice) -> None:
        self.work.notice = notice
        if notice.kind is NoticeKind.PIN_CHANGED:
            self._sheet = None

    def _seated(self) -> None:
        seat, greeting = self._keeper.seat, self._keeper.greeting()
        self._auto_call = AutoCall(on=seat is not None and self._memory.calls_alone(seat.clerk))
        if greeting is not None and greeting.pin_is_initial:
            self._sheet = Sheet.NEW_PIN
        elsewhere = self.door.wrong_elsewhere() if greeting is not None else 0
        if elsewhere:
            self.work.notice = Notice(kind=NoticeKind.WRONG_BEFORE, count=elsewhere)

    def _read_out(self, sent: Sent) -> None:
        outlook = self.outlook(sent.seat)
        if outlook is not None and sent.settled is not None:
            self._desk_ticket = desk_ticket(outlook, sent.settled.events, self._public_url)
            self._sheet = Sheet.DESK_TICKET

    def _put_all_away(self) -> None:
        self.work.asking.drop()
        self.work.notice = None
        self._sheet = None

    def _may_call_alone(self, state: ConsoleState) -> bool:
        busy = state.question or state.sheet or state.notice or state.under_way or self._occupied
        return not busy and state.counter is not None and Action.CALL_NEXT in state.counter.possible

    def _state(self) -> ConsoleState:
        blank = ConsoleState(
            now=self._clock(),
            notice=self._named(self.work.notice),
            under_way=self.work.dispatch.under_way,
            cut_since=self._line.cut_since,
            trouble=self._line.trouble or self.door.fault,
            then_paperwork=self.work.then_paperwork,
            pins=self.door.has_pins,
        )
        branch, outlook = self._branch, self.outlook()
        if branch is None or branch.configuration is None or self.door.staff is None:
            return blank
        names = branch.configuration.branch
        named = replace(blank, branch_name=names.get(self._language) or next(iter(names.values())))
        if outlook is None:
            return replace(named, screen=Screen.SIGN_IN, sign_in=self._sign_in(branch))
        if self.door.is_shut:
            picture = self._counter(outlook)
            return replace(named, screen=Screen.LOCKED, sign_in=self._gate(branch, outlook), counter=picture)
        return self._at_work(named, outlook)

    def _at_work(self, named: ConsoleState, outlook: Outlook) -> ConsoleState:
        question = self.work.asking.question(outlook) if self._line.cut_since is None else None
        return replace(
            named,
            screen=Screen.WORK,
            counter=self._counter(outlook),
            waiting=waiting_picture(outlook),
            kiosks=self._kiosks.lines(outlook),
            advice=self.advice.lines(outlook) if self._is_advised else (),
            question=question,
            righting=righting_at(outlook) if self._line.cut_since is None else None,
            sheet=self._sheet,
            my_day=self._my_day(outlook, question),
            desk_ticket=self._desk_ticket,
            new_pin_trouble=self.door.trouble,
            acting=self._keeper.acting,
        )

    def _counter(self, outlook: Outlook) -> CounterPicture:
        picture = replace(picture_of(outlook), clerk=self.door.name_of(outlook.seat.clerk))
        return picture if self.may_act() else replace(picture, possible=frozenset())

    def _my_day(self, outlook: Outlook, question: Question | None) -> MyDay | None:
        paused = outlook.branch.counter(outlook.seat.counter).state is CounterState.PAUSED
        leaving = question is not None and question.asked is Asked.LEAVING
        shown = paused or leaving or self._sheet is Sheet.MY_DAY
        return my_day(outlook, outlook.seat.clerk) if shown else None

    def _sign_in(self, branch: Branch) -> SignInPicture:
        picture = sign_in_picture(branch, self.door.staff or (), self._keeper.last, self._language)
        return replace(picture, trouble=self.door.trouble, busy=self.door.busy)

    def _gate(self, branch: Branch, outlook: Outlook) -> SignInPicture:
        ticket = branch.counter(outlook.seat.counter).ticket
        number = branch.tickets[ticket].number if ticket is not None else ""
        return replace(self._sign_in(branch), clerk=outlook.seat.clerk, gate=self.door.gate, number=number)

    def _named(self, notice: Notice | None) -> Notice | None:
        return replace(notice, clerk=self.door.name_of(ClerkId(notice.clerk))) if notice and notice.clerk else notice


def _is_idle(state: ConsoleState) -> bool:
    return state.screen is Screen.WORK and state.counter is not None and state.counter.state is CounterState.IDLE
