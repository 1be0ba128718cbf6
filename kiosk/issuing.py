"""From the confirmed wish to a number, its paper, and the word to the branch about it; it draws no screen.

Did it reach the branch? Nobody may wait in the queue without having seen a number, and no number that was seen may be
unknown to the queue. So the command, with its id and token, is on disk before the first attempt. These are the cases:

1. The branch never got it. It stays in the outbox and is tried again with the same id. If that succeeds while the
   person waits, there is a number. If not, the person is told, and a CancelTicket goes into the outbox behind it:
   once the line is back both are carried out, in this order, and nobody waits who has no number.
2. The branch got it and its answer came: there is a number, and the paper is printed.
3. The branch got it and its answer was lost. The next try with the same id gets the same answer, so it is case 2 or,
   if no try succeeds in time, case 1: the number was given out but is taken back by the CancelTicket.
4. The branch got it and refused. The person is told in words, and nothing waits anywhere. Was that answer lost, the
   next try is decided anew, as in case 1.

If the kiosk falls while it asks, the command is still in the outbox at the next start, and its CancelTicket is put
behind it then. From the moment at which it is shown the number is the person's, paper or not.

(A kiosk that cannot reach its branch will give out numbers of its own emergency series here: in place of `NoAnswer`,
`take_number` then settles for an IssueTicket with `number` and `taken_at`.)
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from kiosk.printing.ticket_face import TicketFace
from kiosk.printing.ticket_press import PrintResult
from server_client.client.errors import OutboxUnavailable, Rejected, ServerUnavailable
from server_client.queue_model.commands import CancelTicket, Command, IssueTicket, ReportPrint
from server_client.queue_model.configuration import NOT_PRINTED
from server_client.queue_model.ids import (
    ClassCode,
    CommandId,
    Language,
    ServiceCode,
    TicketId,
    Token,
    VisitId,
)
from server_client.wire.answers import Settled


class NoAnswer(Exception):
    """There is no number, and whatever may still come of the order is taken back; the message is for staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one person has confirmed."""

    service: ServiceCode
    class_code: ClassCode
    language: Language


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

    `answer_within_s` is how long a person is kept waiting for a number, `retry_after_s` the pause between attempts.
    """

    new_id: Callable[[], CommandId]
    new_token: Callable[[], Token]
    pause: Callable[[float], Awaitable[None]]
    answer_within_s: float = 8.0
    retry_after_s: float = 0.4


class Issuing:
    """One kiosk's way to numbers and papers, one order at a time; `page_of` gives a token's public address, or ""."""

    def __init__(self, post: Post, press: Press, means: Means, *, page_of: Callable[[Token], str]) -> None:
        self._post = post
        self._press = press
        self._means = means
        self._page_of = page_of
        self._token = means.new_token()

    async def recover(self) -> None:
        """Take back what an earlier run asked for and did not live to see answered; OutboxUnavailable."""
        withdrawn = {CommandId(command.ticket) for command in self._post.waiting if isinstance(command, CancelTicket)}
        for command in self._post.waiting:
            if isinstance(command, IssueTicket) and command.number is None and command.id not in withdrawn:
                await self._take_back(command.id)

    async def prepare(self) -> None:
        """Work out what the next ticket needs while nobody waits for it."""
        page = self._page_of(self._token)
        if page:
            await self._press.prepare(page)

    async def take_number(self, order: Order) -> Settled:
        """Return the branch's answer, which holds one TicketIssued.

        Refused if the rules say no. NoAnswer if there is none in time; OutboxUnavailable if that cannot even be noted.
        """
        command = IssueTicket(
            id=self._means.new_id(),
            needs=(order.service,),
            token=self._token,
            language=order.language,
            class_code=order.class_code,
        )
        self._token = self._means.new_token()
        try:
            async with asyncio.timeout(self._means.answer_within_s):
                return await self._answer_to(command)
        except TimeoutError as exc:
            await self._take_back(command.id)
            raise NoAnswer(f"No answer within {self._means.answer_within_s:g} s; number taken back") from exc
        except (OutboxUnavailable, Rejected) as exc:
            # Not kept, or not taken: nothing can come of it.
            raise NoAnswer(str(exc)) from exc

    async def print_ticket(self, face: TicketFace) -> PrintResult:
        """Print it. PrinterUnavailable; the number stays valid."""
        return await self._press.print_ticket(face)

    async def report_print(self, visit: VisitId, fault: str | None) -> None:
        """Let the branch know whether the paper came out, as soon as it can be reached; OutboxUnavailable."""
        await self._post.keep(ReportPrint(id=self._means.new_id(), visit=visit, fault=fault))

    async def _answer_to(self, command: IssueTicket) -> Settled:
        while True:
            try:
                return await self._post.deliver(command)
            except ServerUnavailable:
                await self._means.pause(self._means.retry_after_s)

    async def _take_back(self, command: CommandId) -> None:
        await self._post.keep(CancelTicket(id=self._means.new_id(), ticket=TicketId(command), reason=NOT_PRINTED))
