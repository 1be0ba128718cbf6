"""A writer at work on a log, for as long as a test needs it."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Any

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import (
    AdoptConfiguration,
    IssueTicket,
    OpenDay,
)
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import BranchId, ServiceCode
from server_client.server.hosting.revival import revived
from server_client.server.hosting.writer import Committed, Writer
from server_client.server.store.store import Group, Head, Store
from server_client.server.store.threaded_log import ThreadedLog
from server_client.wire.chain import event_of
from tests.fakes.log_entries import CN01, a_token, an_id
from tests.fakes.memory_store import MemoryDisk, MemoryStore
from tests.fakes.office import CIVIL, EIGHT, OFFICE


class SlowStore(MemoryStore):
    """A log in memory whose writes wait until a test lets them go on."""

    def __init__(self, disk: MemoryDisk) -> None:
        super().__init__(disk)
        self.reached = Event()
        self.go_on = Event()

    def append(self, group: Group) -> None:
        self.reached.set()
        assert self.go_on.wait(30)
        super().append(group)


@dataclass
class Told:
    """What a writer tells the rest of the server."""

    commits: list[Committed] = field(default_factory=list)


@asynccontextmanager
async def writing(store: Store, told: Told | None = None) -> AsyncIterator[Writer]:
    """Run a writer on the log, and stop it."""
    log = ThreadedLog(store)
    branch, head = await revived(log, CN01)
    writer = Writer(log, branch, head, now=lambda: EIGHT, committed=(told or Told()).commits.append)
    async with running(writer):
        yield writer


def brought_back(store: Store, branch: BranchId = CN01) -> tuple[Branch, Head]:
    """Return what the log has come to, for a test outside of any loop."""
    return asyncio.run(revived(ThreadedLog(store), branch))


@asynccontextmanager
async def running(writer: Writer) -> AsyncIterator[None]:
    """Run the writer until the block ends."""
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(writer.run())
        try:
            yield
        finally:
            writer.stop()


def issue(service: ServiceCode = CIVIL) -> IssueTicket:
    """Return a new wish for a number."""
    return IssueTicket(id=an_id(), needs=(service,), token=a_token())


async def open_office(writer: Writer) -> None:
    """Set up the branch and open its day."""
    await writer.settle(AdoptConfiguration(id=an_id(), configuration=OFFICE))
    await writer.settle(OpenDay(id=an_id()))


def number(entries: object) -> str:
    """Return the number that these entries gave out."""
    assert isinstance(entries, list)
    data = event_of(entries[0].body).data
    assert isinstance(data, TicketIssued)
    return data.number


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run a test's work, which must end."""
    asyncio.run(asyncio.wait_for(work, 60))
