"""From the confirmed wish to a number, its paper, and the word to the branch about it; it draws no screen.

Did it reach the branch? Nobody may wait in the queue without having seen a number, nobody may hold two places, and no
number that was seen may be unknown to the queue. So the command, with its id and token, is on disk before the first
attempt. These are the cases while the kiosk believes that its branch is there:

1. The branch never got it. It stays in the outbox and is tried again with the same id. If that succeeds while the
   person waits, there is a number. If not, a CancelTicket goes into the outbox behind it: once the line is back both
   are carried out, in this order, and that place is nobody's. Behind the two comes a number of the kiosk's own series.
2. The branch got it and its answer came: there is a number, and the paper is printed.
3. The branch got it and its answer was lost. The next try with the same id gets the same answer, so it is case 2 or,
   if no try succeeds in time, case 1: the number was given out but nobody has seen it, and the CancelTicket takes it
   back. Until that arrives it may be called in vain; the person holds the emergency number alone.
4. The branch got it and refused. The person is told in words, and nothing waits anywhere. Was that answer lost, the
   next try gets it again; from a node that has taken over meanwhile it is as in case 1.

And when the kiosk knows before the touch that its branch cannot be reached, or gives up waiting in case 1 or 3:

5. The rules as last heard say no: the person is told.
6. The number is taken from the kiosk's own series and the IssueTicket with it and the time of its taking is on disk
   before anyone sees it. The outbox brings it to the branch whenever that is back; it joins the queue by that time.
   Only if the branch has once confirmed that the series is this machine's: else another might print the same number.
7. The disk takes neither: there is no number. One that the series has counted but no command bears is skipped.
8. The kiosk falls after 6 and before the paper: nobody can tell whether the number was seen, so it stays valid.

A check-in for a booking goes the way of cases 1 to 4, but the booked place is the branch's to give, so it never ends
in 5 to 8; the person may take a number without the booking, in an order of its own:

9. No answer comes, or the branch is known to be out of reach: there is no number. If a CheckInBooking was kept, its
   CancelTicket goes behind it as in case 1. With the number that nobody has seen the branch gives the booking back:
   the person may check in once more, here or at the desk, as if they had never tried.
10. The branch answers that it has no such booking, or has it for another time or service: nothing waits anywhere, and
   what was looked up before is out of date.

An order is withdrawn before its emergency number is taken, and the outbox keeps the order of writing: so the branch
never has both waiting once it has heard all. If the kiosk falls while it asks, the command without a number is still
in the outbox at the next start, and its CancelTicket is put behind it then. If the disk fails just when the
CancelTicket is due, there is no emergency number either; the withdrawal is owed, and tried again before each order.
From the moment at which it is shown the number is the person's, paper or not.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from kiosk.cut_off import as_last_heard
from kiosk.emergency_numbers import Moment
from kiosk.emergency_series import EmergencyNumber, EmergencySeries, SeriesUsedUp
from kiosk.given_tickets import GivenTickets
from kiosk.printing.ticket_face import TicketFace
from kiosk.printing.ticket_press import PrintResult
from kiosk.series_right import SeriesRight
from server_client.client.errors import OutboxUnavailable, Rejected, ServerUnavailable
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import CancelTicket, CheckInBooking, Command, IssueTicket
from server_client.queue_model.configuration import BOOKING, NOT_PRINTED
from server_client.queue_model.decide import decide
from server_client.queue_model.device_commands import ReportPrint
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import (
    BookingCode,
    ClassCode,
    CommandId,
    Language,
    ServiceCode,
    TicketId,
    Token,
    VisitId,
)
from server_client.queue_model.ticket import AnnouncedWait, TicketOrigin
from server_client.wire.answers import Settled

_BOOKING_CHANGED = frozenset({"unknown_booking", "booking_differs"})


class NoAnswer(Exception):
    """There is no number, and whatever may still come of the order is taken back; the message is for staff."""


class BookingChanged(Exception):
    """The branch has no such booking any more, or has it for another time or service; look it up again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one person has confirmed; `visit` is the id that something was kept for already, if there is one.

    The ticket bears that id, unless an order with it got no answer: the number in its place has an id of its own.
    """

    needs: tuple[ServiceCode, ...]
    class_code: ClassCode
    language: Language
    visit: VisitId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInOrder:
    """The booking whose holder is here, as it was looked up."""

    booking: BookingCode
    service: ServiceCode
    booked_for: datetime
    language: Language


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNumber:
    """A number that is the person's from now on; `settled` is None for one that the branch has not heard of yet."""

    ticket: TicketIssued
    settled: Settled | None


class Outlook(Protocol):
    """What the kiosk knows of its branch before a touch; `BranchOutlook` is the real one."""

    @property
    def branch(self) -> Branch:
        """The branch as last heard."""

    @property
    def is_down(self) -> bool:
        """Whether the branch is known to be out of reach."""

    @property
    def is_shut_out(self) -> bool:
        """Whether the branch is there but does not let this kiosk in."""

    def moment(self) -> Moment:
        """Return the time, and how sure it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Emergency:
    """What a kiosk needs to give out numbers without its branch."""

    series: EmergencySeries
    outlook: Outlook
    right: SeriesRight

    @property
    def is_due(self) -> bool:
        """Whether it is known that the branch cannot be asked."""
        return self.outlook.is_down


class Post(Protocol):
    """Brings commands to the branch, each kept on disk before it is sent; `Outbox` is the real one."""

    @property
    def waiting(self) -> tuple[Command, ...]:
        """What the branch has not answered yet, oldest first."""

    async def keep(self, command: Command) -> None:
        """Put it on disk, to be sent in its turn; OutboxUnavailable."""

    async def deliver(self, command: Command) -> Settled:
        """Put it on disk, send it and return the answer; Refused, Rejected, ServerUnavailable, OutboxUnavailable."""


class Press(Protocol):
    """Prints tickets; `TicketPress` is the real one."""

    async def print_ticket(self, face: TicketFace) -> PrintResult:
        """Print one ticket; PrinterUnavailable."""

    async def prepare(self, tracking_url: str) -> None:
        """Do ahead what can be done for the next ticket."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What issuing takes from the world: names, and waiting for some seconds.

    `disk_failed` is told when the disk has not kept something. `foretold` is what newcomers are shown of their wait.
    `answer_within_s` is how long a person is kept waiting for a number, `retry_after_s` the pause between attempts.
    """

    new_id: Callable[[], CommandId]
    new_token: Callable[[], Token]
    pause: Callable[[float], Awaitable[None]]
    disk_failed: Callable[[], None] = lambda: None
    foretold: Callable[[ServiceCode, ClassCode], AnnouncedWait | None] = lambda service, class_code: None
    answer_within_s: float = 3.0
    retry_after_s: float = 0.4


class Issuing:
    """One kiosk's way to numbers and papers, one order at a time; `page_of` gives a token's public address, or "".

    Without an `emergency` there are no numbers while the branch cannot be reached. `given` remembers the last ones.
    """

    def __init__(
        self,
        post: Post,
        press: Press,
        means: Means,
        *,
        page_of: Callable[[Token], str],
        emergency: Emergency | None = None,
        given: GivenTickets | None = None,
    ) -> None:
        self._post = post
        self._press = press
        self._means = means
        self._page_of = page_of
        self._emergency = emergency
        self._given = given
        self._owed: list[CommandId] = []
        self._token = means.new_token()

    async def recover(self) -> None:
        """Take up what an earlier run left; OutboxUnavailable.

        What it asked for and did not live to see answered is taken back; its emergency numbers stay given.
        """
        if self._emergency is not None:
            self._emergency.series.learn_commands(self._post.waiting)
        withdrawn = {CommandId(command.ticket) for command in self._post.waiting if isinstance(command, CancelTicket)}
        for command in self._post.waiting:
            if _is_unseen(command) and command.id not in withdrawn:
                await self._take_back(command.id)

    async def prepare(self) -> None:
        """Work out what the next ticket needs while nobody waits for it."""
        page = self._page_of(self._token)
        if page:
            await self._press.prepare(page)

    async def give_number(self, order: Order) -> GivenNumber:
        """Return a number, of the branch's series or of the kiosk's own.

        Refused if the rules say no. NoAnswer if there is none; OutboxUnavailable if the disk keeps nothing.
        """
        return await self._noted(self._number_for(order))

    async def check_in(self, order: CheckInOrder) -> GivenNumber:
        """Return the number of someone who booked, always of the branch's series.

        Refused if the rules say no, BookingChanged if the branch does not have it so. NoAnswer if there is none;
        OutboxUnavailable if the disk keeps nothing.
        """
        return await self._noted(self._number_for_booking(order))

    async def print_ticket(self, face: TicketFace) -> PrintResult:
        """Print it. PrinterUnavailable; the number stays valid."""
        return await self._press.print_ticket(face)

    async def report_print(self, visit: VisitId, fault: str | None) -> None:
        """Let the branch know whether the paper came out, as soon as it can be reached; OutboxUnavailable."""
        if self._given is not None:
            self._given.note_print(visit, fault)
        await self._post.keep(ReportPrint(id=self._means.new_id(), visit=visit, fault=fault))

    def note_preparation(self, visit: VisitId, code: PreregistrationCode) -> None:
        """Remember for a reprint under which code a ticket's preparation is kept."""
        if self._given is not None:
            self._given.note_preparation(visit, code)

    async def _noted(self, giving: Awaitable[GivenNumber]) -> GivenNumber:
        try:
            given = await giving
        except OutboxUnavailable:
            self._means.disk_failed()
            raise
        if self._given is not None:
            self._given.note(given.ticket)
        return given

    async def _number_for_booking(self, order: CheckInOrder) -> GivenNumber:
        await self._settle_debts()
        if self._emergency is not None and self._emergency.is_due:
            raise NoAnswer("The branch is out of reach")
        command = CheckInBooking(
            id=self._means.new_id(),
            booking=order.booking,
            service=order.service,
            booked_for=order.booked_for,
            token=self._next_token(),
            language=order.language,
            announced=self._means.foretold(order.service, BOOKING),
        )
        try:
            return await self._from_branch(command)
        except (TimeoutError, ServerUnavailable) as exc:
            await self._take_back(command.id)
            raise NoAnswer(f"No answer within {self._means.answer_within_s:g} s; check-in taken back") from exc
        except Rejected as exc:
            if exc.problem.code in _BOOKING_CHANGED:
                raise BookingChanged(str(exc)) from exc
            raise NoAnswer(str(exc)) from exc

    async def _number_for(self, order: Order) -> GivenNumber:
        await self._settle_debts()
        if self._emergency is not None and self._emergency.is_due:
            return await self._from_own_series(self._command(order), self._emergency)
        command = self._command(order)
        try:
            return await self._from_branch(command)
        except (TimeoutError, ServerUnavailable) as exc:
            await self._take_back(command.id)
            if self._emergency is None:
                raise NoAnswer(f"No answer within {self._means.answer_within_s:g} s; number taken back") from exc
            return await self._from_own_series(self._command(replace(order, visit=None)), self._emergency)
        except Rejected as exc:
            # Not taken: nothing can come of it.
            raise NoAnswer(str(exc)) from exc

    async def _from_branch(self, command: IssueTicket | CheckInBooking) -> GivenNumber:
        async with asyncio.timeout(self._means.answer_within_s):
            settled = await self._answer_to(command)
        return GivenNumber(ticket=issued(settled), settled=settled)

    async def _answer_to(self, command: IssueTicket | CheckInBooking) -> Settled:
        while True:
            try:
                return await self._post.deliver(command)
            except ServerUnavailable:
                if self._emergency is not None and self._emergency.is_due:
                    raise
                await self._means.pause(self._means.retry_after_s)

    async def _from_own_series(self, wish: IssueTicket, emergency: Emergency) -> GivenNumber:
        if emergency.outlook.is_shut_out:
            raise NoAnswer("The branch is there but does not let this kiosk in: see to its credential")
        if not emergency.right.is_ours:
            raise NoAnswer("The branch has never confirmed that this kiosk's name is this machine's: let it be reached")
        moment = emergency.outlook.moment()
        # Whatever the branch would have refused by what is known of it is refused here too.
        decide(as_last_heard(emergency.outlook.branch, moment.now), wish, moment.now)
        try:
            number = await emergency.series.next(moment)
        except SeriesUsedUp as exc:
            raise NoAnswer(str(exc)) from exc
        await self._post.keep(replace(wish, number=number.number, taken_at=number.taken_at, announced=None))
        return GivenNumber(ticket=_ticket(wish, number), settled=None)

    def _command(self, order: Order) -> IssueTicket:
        return IssueTicket(
            id=CommandId(order.visit) if order.visit is not None else self._means.new_id(),
            needs=order.needs,
            token=self._next_token(),
            language=order.language,
            class_code=order.class_code,
            announced=self._means.foretold(order.needs[0], order.class_code) if order.needs else None,
        )

    def _next_token(self) -> Token:
        token, self._token = self._token, self._means.new_token()
        return token

    async def _settle_debts(self) -> None:
        while self._owed:
            await self._take_back(self._owed[0])

    async def _take_back(self, command: CommandId) -> None:
        if command not in self._owed:
            self._owed.append(command)
        await self._post.keep(CancelTicket(id=self._means.new_id(), ticket=TicketId(command), reason=NOT_PRINTED))
        self._owed.remove(command)


def issued(settled: Settled) -> TicketIssued:
    """Return the ticket of the answer to an IssueTicket or CheckInBooking."""
    return next(event.data for event in settled.events if isinstance(event.data, TicketIssued))


def _is_unseen(command: Command) -> bool:
    """Say whether it asks for a number that nobody has seen before its answer."""
    return isinstance(command, CheckInBooking) or (isinstance(command, IssueTicket) and command.number is None)


def _ticket(wish: IssueTicket, number: EmergencyNumber) -> TicketIssued:
    """Return the ticket as the branch will record it; how many are ahead nobody knows."""
    return TicketIssued(
        visit=VisitId(wish.id),
        ticket=TicketId(wish.id),
        number=number.number,
        series=None,
        ordinal=None,
        token=wish.token,
        language=wish.language,
        needs=wish.needs,
        class_code=wish.class_code,
        clock=number.taken_at,
        issued_at=number.taken_at,
        origin=TicketOrigin.OFFLINE,
        ahead=0,
    )
