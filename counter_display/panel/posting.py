"""Sends what citizens said to the branch, one after the other; what is not taken within a minute is dropped.

A rating is no number: nobody waits for it, so it is kept on no disk, and nothing of it is in any log line.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from counter_display.panel.rating import GivenRating
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.queue_model.commands import Command, RateService
from server_client.queue_model.ids import CommandId, TicketId
from server_client.queue_model.refusals import Refused
from server_client.wire.answers import Settled

KEPT_S = 60.0
PAUSE_S = 2.0

log = logging.getLogger("motcua.panel")


class RatingSender(Protocol):
    """Whoever carries out commands; `BranchApi` is the real one."""

    async def send(self, command: Command) -> Settled:
        """Return what came of it; raises Refused, ServerUnavailable or Rejected."""
        ...


class CommentKeeper(Protocol):
    """Whoever keeps comments; `StaffApi` is the real one."""

    async def comment(self, ticket: TicketId, text: str) -> None:
        """Keep it; raises ServerUnavailable or Rejected."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter:
    """Something to send; what it says is in `send` alone, so that no log line can hold it."""

    kind: str
    until: float
    send: Callable[[RatingSender, CommentKeeper], Awaitable[object]]


class RatingPost:
    """What is on its way; `elapsed` is a clock in seconds that never jumps, `pause` waits for some."""

    def __init__(
        self,
        *,
        elapsed: Callable[[], float],
        new_id: Callable[[], CommandId],
        pause: Callable[[float], Awaitable[None]],
    ) -> None:
        """Begin with nothing to send."""
        self._elapsed = elapsed
        self._new_id = new_id
        self._pause = pause
        self._letters: asyncio.Queue[_Letter] = asyncio.Queue()

    def give(self, given: GivenRating) -> None:
        """Take a rating; its id is made now, so that a lost answer does no harm."""
        command = RateService(id=self._new_id(), ticket=given.ticket, score=given.score, reasons=given.reasons)
        self._put("rating", lambda sender, _: sender.send(command))

    def comment(self, ticket: TicketId, text: str) -> None:
        """Take what was written beside a rating that was given before."""
        self._put("comment", lambda _, keeper: keeper.comment(ticket, text))

    async def run(self, sender: RatingSender, keeper: CommentKeeper) -> None:
        """Send until cancelled."""
        while True:
            await self._deliver(await self._letters.get(), sender, keeper)

    def _put(self, kind: str, send: Callable[[RatingSender, CommentKeeper], Awaitable[object]]) -> None:
        self._letters.put_nowait(_Letter(kind=kind, until=self._elapsed() + KEPT_S, send=send))

    async def _deliver(self, letter: _Letter, sender: RatingSender, keeper: CommentKeeper) -> None:
        while True:
            try:
                await letter.send(sender, keeper)
            except ServerUnavailable:
                if self._elapsed() >= letter.until:
                    log.warning("A %s could not be sent within %d s and is dropped", letter.kind, KEPT_S)
                    return
                await self._pause(PAUSE_S)
            except (Refused, Rejected) as no:
                log.warning("A %s was not taken and is dropped: %s", letter.kind, _why(no))
                return
            else:
                return


def _why(no: Refused | Rejected) -> str:
    """Name the rule and nothing else: the sentence might say which number it was."""
    return no.code if isinstance(no, Refused) else no.problem.code
