"""Lets a ticket go on to somebody else only once its dossiers are at the server, or could not be had there in time.

Whoever calls it next takes its dossiers in hand, and what comes after that from here would be refused.
"""

from collections.abc import Awaitable, Callable

from counter_display.console.dispatch import CommandSender
from server_client.queue_model.commands import Command, HoldTicket, MissTicket, TransferTicket
from server_client.wire.answers import Settled

_LEAVING = (HoldTicket, MissTicket, TransferTicket)


class DossiersFirst:
    """Sends commands as `sender` does; `tell_all` is awaited before one by which the ticket leaves."""

    def __init__(self, sender: CommandSender, tell_all: Callable[[], Awaitable[None]]) -> None:
        self._sender = sender
        self._tell_all = tell_all

    async def send(self, command: Command) -> Settled:
        """Return what came of it, as the sender does."""
        if isinstance(command, _LEAVING):
            await self._tell_all()
        return await self._sender.send(command)
