"""Sends a clerk's commands one at a time, and tells what came of each once the branch shows it; it repeats none.

A command that got no answer is not sent again later, since a call that comes minutes late helps nobody; the branch's
state says whether it took effect.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from counter_display.serving.deeds import Action, Deed, Seat
from server_client.client.errors import Rejected, ServerUnavailable
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import CommandId
from server_client.queue_model.refusals import Refused
from server_client.wire.answers import Settled


class CommandSender(Protocol):
    """Whoever carries out commands; `BranchApi` is the real one."""

    async def send(self, command: Command) -> Settled:
        """Return what came of it; raises Refused, ServerUnavailable or Rejected."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A command on its way, the deed that it does, and what the server has said to it so far."""

    command: Command
    deed: Deed
    seat: Seat
    settled: Settled | None = None


Fault = Refused | ServerUnavailable | Rejected


class Dispatch:
    """The way to the server; `done` is called when a command's events are known here, `failed` when it has none."""

    def __init__(self, *, done: Callable[[Sent], None], failed: Callable[[Sent, Fault], None]) -> None:
        self._done = done
        self._failed = failed
        self._branch: Branch | None = None
        self._under_way: Sent | None = None
        self._unanswered: CommandId | None = None
        self._to_send: asyncio.Queue[Sent] = asyncio.Queue()

    @property
    def under_way(self) -> Action | None:
        """Return what is being done; until it is settled nothing else may be."""
        return self._under_way.deed.action if self._under_way else None

    def send(self, command: Command, deed: Deed, seat: Seat) -> None:
        """Send the command as soon as `run` can."""
        self._unanswered = None
        self._under_way = Sent(command=command, deed=deed, seat=seat)
        self._to_send.put_nowait(self._under_way)

    async def run(self, sender: CommandSender) -> None:
        """Send one command after the other, until cancelled."""
        while True:
            await self._send(await self._to_send.get(), sender)

    def know(self, branch: Branch) -> bool:
        """Take the branch as it is now; say whether it shows that an unanswered command took effect."""
        self._branch = branch
        self._settle()
        if self._unanswered is None or self._unanswered not in branch.settled:
            return False
        self._unanswered = None
        return True

    async def _send(self, sent: Sent, sender: CommandSender) -> None:
        try:
            settled = await sender.send(sent.command)
        except (Refused, ServerUnavailable, Rejected) as fault:
            self._under_way = None
            if isinstance(fault, ServerUnavailable):
                self._unanswered = sent.command.id
            self._failed(sent, fault)
        else:
            self._under_way = replace(sent, settled=settled)
            self._settle()

    def _settle(self) -> None:
        # The answer may come before the feed brings its events: until then the picture is old and nothing may be done.
        sent = self._under_way
        if self._branch is None or sent is None or sent.settled is None or self._branch.seq < sent.settled.seq:
            return
        self._under_way = None
        self._done(sent)
