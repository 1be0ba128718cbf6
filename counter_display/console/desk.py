"""The clerk's desk: takes what the clerk does, sends one command at a time, and shows what came of it.

It keeps no queue of its own: what is shown is the branch as the feed tells it. A command that got no answer is not
sent again later, since a call that comes minutes late helps nobody; the branch's state says whether it took effect.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from counter_display.serving.console_state import ConsoleState, Screen
from counter_display.serving.deeds import Action, Deed, Seat, command_for, refusal_of
from counter_display.serving.kiosk_lines import KioskLine, LineKind, kiosk_lines
from counter_display.serving.notices import Notice, NoticeKind, notice_of
from counter_display.serving.picture import TO_TICKET, CounterPicture, picture_of
from counter_display.serving.questions import Outlook, Question, is_possible, question_about, ticket_question
from counter_display.serving.signing_in import LastSeat, seat_held, sign_in_picture
from counter_display.serving.waiting_list import waiting_picture
from server_client.client.connection import ConnectionState
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import ClerkId, CommandId, CounterId, DeviceId, Language, ProfileCode, TicketId
from server_client.queue_model.refusals import Refused
from server_client.wire.answers import Settled


class CommandSender(Protocol):
    """Whoever carries out commands; `BranchApi` is the real one."""

    async def send(self, command: Command) -> Settled:
        """Return what came of it; raises Refused, ServerUnavailable or Rejected."""
        ...


class Memory(Protocol):
    """Where this computer's last seat is kept."""

    def last_seat(self) -> LastSeat:
        """Return the last seat, empty if none is known."""
        ...

    def remember(self, seat: LastSeat) -> None:
        """Keep the seat."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _UnderWay:
    command: Command
    deed: Deed
    seat: Seat
    settled_at: int | None = None


class Desk:
    """One console's use case; every method but `run` returns at once, and `show` gets each new state."""

    def __init__(
        self,
        *,
        language: Language,
        memory: Memory,
        clock: Callable[[], datetime],
        new_id: Callable[[], CommandId],
        show: Callable[[ConsoleState], None],
    ) -> None:
        self._language = language
        self._memory = memory
        self._clock = clock
        self._new_id = new_id
        self._show = show
        self._last = memory.last_seat()
        self._branch: Branch | None = None
        self._seat: Seat | None = None
        self._asking: Deed | None = None
        self._looked_at: TicketId | None = None
        self._notice: Notice | None = None
        self._under_way: _UnderWay | None = None
        self._unanswered: CommandId | None = None
        self._lost_at: datetime | None = None
        self._cut_since: datetime | None = None
        self._trouble = ""
        self._then_paperwork = False
        self._put_aside: dict[DeviceId, datetime | None] = {}
        self._to_send: asyncio.Queue[_UnderWay] = asyncio.Queue()

    async def run(self, sender: CommandSender) -> None:
        """Send what the clerk does, one command after the other, until cancelled."""
        while True:
            await self._send(await self._to_send.get(), sender)
            self.refresh()

    def know(self, branch: Branch) -> None:
        """Take the branch as it is now."""
        first = self._branch is None
        self._branch = branch
        if first and self._seat is None:
            self._seat = seat_held(branch, self._last)
        if self._unanswered in branch.settled:
            self._notice = self._unanswered = None
        self._settle()
        self._keep_seat(branch)
        self.refresh()

    def connection_is(self, state: ConnectionState, trouble: str) -> None:
        """Take how things stand with the server; `trouble` is what is wrong, in English words for staff."""
        self._trouble = trouble
        match state:
            case ConnectionState.ONLINE:
                self._lost_at = self._cut_since = None
            case ConnectionState.CONNECTING:
                self._lost_at = self._clock()
            case ConnectionState.OFFLINE:
                self._cut_since = self._lost_at or self._clock()
        self.refresh()

    def sign_in(self, counter: CounterId, clerk: ClerkId, profile: ProfileCode) -> None:
        """Open the counter for the clerk, or go on there if the clerk has it open."""
        if self._branch is None or not self._is_free:
            return
        held = seat_held(self._branch, LastSeat(counter=counter, clerk=clerk))
        if held is None:
            self._do(Deed(action=Action.OPEN), Seat(counter=counter, clerk=clerk, profile=profile))
        else:
            self._sit_down(held)
            self.refresh()

    def do(self, action: Action, ticket: TicketId | None = None) -> None:
        """Do the action, to the ticket of a list or to the one at the counter; ask first what must be chosen."""
        if self._branch is None or self._seat is None or not self._is_free:
            return
        self._notice = None
        self._looked_at = None
        if action in TO_TICKET and ticket is None:
            ticket = self._branch.counter(self._seat.counter).ticket
            if ticket is None:
                return
        deed = Deed(action=action, ticket=ticket)
        outlook = self._outlook(self._branch, self._seat)
        if question_about(outlook, deed) is None:
            self._do(deed, self._seat)
        elif is_possible(outlook, deed):
            self._asking = deed
            self.refresh()

    def finish(self, outcome: str) -> None:
        """Finish the ticket at the counter with an outcome."""
        if self._branch is None or self._seat is None or not self._is_free:
            return
        ticket = self._branch.counter(self._seat.counter).ticket
        if ticket is not None:
            action = Action.FINISH_THEN_PAPERWORK if self._then_paperwork else Action.FINISH
            self._do(Deed(action=action, ticket=ticket, chosen=(outcome,)), self._seat)

    def look_at(self, ticket: TicketId) -> None:
        """Ask what is to be done to a ticket of a list."""
        self._notice = None
        self._asking = None
        self._looked_at = ticket
        self.refresh()

    def choose(self, choice: str) -> None:
        """Answer the question that is asked."""
        if self._seat is None or not self._is_free:
            return
        if self._asking is None:
            if self._looked_at is not None:
                self.do(Action(choice), self._looked_at)
            return
        deed, self._asking = self._asking.choosing(choice), None
        if self._branch and question_about(self._outlook(self._branch, self._seat), deed):
            self._asking = deed
            self.refresh()
        else:
            self._do(deed, self._seat)

    def dismiss(self) -> None:
        """Drop the question that is asked, or else what was told."""
        if self._asking is None and self._looked_at is None:
            self._notice = None
        self._asking = self._looked_at = None
        self.refresh()

    def answer_help(self, kiosk: DeviceId) -> None:
        """Tell everyone that the clerk goes to the kiosk."""
        if self._seat is not None and self._is_free:
            self._do(Deed(action=Action.ANSWER_HELP, chosen=(kiosk,)), self._seat)

    def put_aside(self, kiosk: DeviceId) -> None:
        """Show no more what is wrong with the kiosk now; what it reports after that is shown again."""
        if self._branch is not None:
            self._put_aside[kiosk] = self._branch.device(kiosk).reported_at
            self.refresh()

    def plan_paperwork(self, planned: bool) -> None:
        """Let finishing lead to a time for paperwork, or not."""
        self._then_paperwork = planned
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it is at the present time."""
        self._show(self._state())

    @property
    def _is_free(self) -> bool:
        return self._under_way is None and self._cut_since is None

    def _outlook(self, branch: Branch, seat: Seat) -> Outlook:
        return Outlook(branch=branch, seat=seat, now=branch.time(self._clock()), language=self._language)

    def _do(self, deed: Deed, seat: Seat) -> None:
        if self._branch is None:
            return
        self._notice = self._unanswered = self._asking = self._looked_at = None
        refused = refusal_of(self._branch, deed, seat, self._outlook(self._branch, seat).now)
        if refused is not None:
            self._notice = notice_of(self._outlook(self._branch, seat), refused)
        else:
            self._under_way = _UnderWay(command=command_for(deed, seat, self._new_id()), deed=deed, seat=seat)
            self._to_send.put_nowait(self._under_way)
        self.refresh()

    async def _send(self, under_way: _UnderWay, sender: CommandSender) -> None:
        try:
            settled = await sender.send(under_way.command)
        except Refused as refused:
            self._under_way = None
            if self._branch is not None:
                self._notice = notice_of(self._outlook(self._branch, under_way.seat), refused)
        except ServerUnavailable:
            self._under_way = None
            self._unanswered = under_way.command.id
            self._notice = Notice(kind=NoticeKind.UNANSWERED)
        except Rejected as rejected:
            self._under_way = None
            self._notice = Notice(kind=NoticeKind.REJECTED, said=str(rejected))
        else:
            self._under_way = replace(under_way, settled_at=settled.seq)
            self._settle()

    def _settle(self) -> None:
        # The answer may come before the feed brings its events: until then the picture is old and nothing may be done.
        under_way = self._under_way
        if self._branch is None or under_way is None or under_way.settled_at is None:
            return
        if self._branch.seq < under_way.settled_at:
            return
        self._under_way = None
        match under_way.deed.action:
            case Action.OPEN:
                self._sit_down(under_way.seat)
            case Action.LEAVE:
                self._seat = None
            case Action.FINISH_THEN_PAPERWORK:
                self._then_paperwork = False

    def _sit_down(self, seat: Seat) -> None:
        self._seat = seat
        self._last = LastSeat(counter=seat.counter, clerk=seat.clerk, profile=seat.profile)
        self._memory.remember(self._last)

    def _keep_seat(self, branch: Branch) -> None:
        if self._seat is None or self._under_way is not None:
            return
        counter = branch.counter(self._seat.counter)
        if counter.clerk != self._seat.clerk:
            self._seat = self._asking = self._looked_at = None
            self._notice = Notice(kind=NoticeKind.COUNTER_LOST)
        elif counter.profile is not None and counter.profile != self._seat.profile:
            self._sit_down(replace(self._seat, profile=counter.profile))

    def _state(self) -> ConsoleState:
        branch, seat = self._branch, self._seat
        blank = ConsoleState(
            now=self._clock(),
            notice=self._notice,
            under_way=self._under_way.deed.action if self._under_way else None,
            cut_since=self._cut_since,
            trouble=self._trouble,
            then_paperwork=self._then_paperwork,
        )
        if branch is None or branch.configuration is None:
            return blank
        names = branch.configuration.branch
        named = replace(blank, branch_name=names.get(self._language) or next(iter(names.values())))
        if seat is None:
            sign_in = sign_in_picture(branch, self._last, self._language)
            return replace(named, screen=Screen.SIGN_IN, sign_in=sign_in)
        outlook = self._outlook(branch, seat)
        return replace(
            named,
            screen=Screen.WORK,
            counter=self._picture(outlook),
            waiting=waiting_picture(outlook),
            kiosks=self._kiosks(outlook),
            question=self._question(outlook),
        )

    def _picture(self, outlook: Outlook) -> CounterPicture:
        picture = picture_of(outlook)
        return picture if self._cut_since is None else replace(picture, possible=frozenset())

    def _kiosks(self, outlook: Outlook) -> tuple[KioskLine, ...]:
        return tuple(
            line
            for line in kiosk_lines(outlook.branch, outlook.now, outlook.language)
            if line.kind is not LineKind.FAULT or self._put_aside.get(line.device) != line.since
        )

    def _question(self, outlook: Outlook) -> Question | None:
        if self._cut_since is not None:
            return None
        question = None
        if self._asking is not None:
            question = question_about(outlook, self._asking)
        elif self._looked_at is not None and outlook.branch.tickets.get(self._looked_at):
            question = ticket_question(outlook, self._looked_at)
        return question if question and any(one.refused is None for one in question.options) else None
