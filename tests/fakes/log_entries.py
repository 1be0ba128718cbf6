"""Ids, tokens and log entries that are new each time and the same in every run."""

from collections.abc import Iterable
from datetime import timedelta
from itertools import count

from server_client.queue_model.events import DayClosed, Event
from server_client.queue_model.ids import BranchId, CommandId, Token
from server_client.server.store.store import Head
from server_client.wire.chain import Entry, seal_all
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token
from tests.fakes.office import EIGHT

CN01 = BranchId("CN01")
_numbers = count(1)


def an_id() -> CommandId:
    """Return an id that was never used."""
    number = next(_numbers)
    return new_id(EIGHT + timedelta(milliseconds=number), number.to_bytes(ID_BYTES))


def a_token() -> Token:
    """Return a token that was never used."""
    return new_token(next(_numbers).to_bytes(TOKEN_BYTES))


def entries_after(head: Head, *commands: CommandId) -> list[Entry]:
    """Return entries that follow the log, one for each command."""
    return seal_all(_events(head.seq, commands), head.hash)


def _events(seq: int, commands: Iterable[CommandId]) -> Iterable[Event]:
    for offset, command in enumerate(commands, start=1):
        day = EIGHT.date() + timedelta(days=offset)
        yield Event(branch=CN01, epoch=1, seq=seq + offset, at=EIGHT, command_id=command, data=DayClosed(day=day))
