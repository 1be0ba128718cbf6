"""Tells a node that has taken the branch over of today's numbers that this kiosk gave out and the node does not know.

What a node had not passed on when it was lost is on people's papers, and here: the last numbers given out, on disk.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from kiosk.given_tickets import GivenTicket
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.epoch_commands import AdoptTicket, FormerTicket
from server_client.queue_model.ids import CommandId, TicketId
from server_client.queue_model.local_time import local_day
from server_client.queue_model.refusals import Refused

log = logging.getLogger(__name__)

_AGAIN_S = 5.0


class Retelling:
    """Sends what the branch lacks, each time that `hear` brings one that may lack something; until cancelled."""

    def __init__(
        self,
        given: Callable[[], Iterable[GivenTicket]],
        waiting: Callable[[], Iterable[Command]],
        *,
        send: Callable[[Command], Awaitable[object]],
        new_id: Callable[[], CommandId],
        pause: Callable[[float], Awaitable[None]],
    ) -> None:
        """Connect it: `given` are the numbers that are remembered, `waiting` the commands that are yet to be sent."""
        self._given = given
        self._waiting = waiting
        self._send = send
        self._new_id = new_id
        self._pause = pause
        self._branch: Branch | None = None
        self._heard = asyncio.Event()

    def hear(self, branch: Branch) -> None:
        """The branch is so, after a loading or at the beginning of a day."""
        self._branch = branch
        self._heard.set()

    async def run(self) -> None:
        """Tell what is to be told."""
        while True:
            await self._heard.wait()
            self._heard.clear()
            if self._branch is not None:
                await self._tell(self._branch)

    async def _tell(self, branch: Branch) -> None:
        for former in unknown(branch, self._given(), self._waiting()):
            try:
                await self._send(AdoptTicket(id=self._new_id(), former=former))
                log.info("The branch was told of number %s, which it did not know", former.number)
            except (Refused, Rejected) as no:
                log.warning("The branch does not take number %s: %s", former.number, no)
            except ServerUnavailable:
                await self._pause(_AGAIN_S)
                self._heard.set()
                return


def unknown(branch: Branch, given: Iterable[GivenTicket], waiting: Iterable[Command]) -> tuple[FormerTicket, ...]:
    """Return today's numbers that a branch which was taken over does not know, but for those still to be delivered."""
    if branch.epoch == 1 or not branch.is_open:
        return ()
    underway = {str(command.id) for command in waiting}
    return tuple(
        FormerTicket(
            visit=one.visit,
            ticket=TicketId(one.visit),
            number=one.number,
            needs=one.needs,
            class_code=one.class_code,
            clock=max(one.issued_at, one.booked_for or one.issued_at),
            issued_at=one.issued_at,
            token=one.token,
            language=one.language,
            booked_for=one.booked_for,
        )
        for one in given
        if local_day(one.issued_at) == branch.day
        and one.visit not in branch.visits
        and one.token not in branch.tokens
        and one.visit not in underway
    )
