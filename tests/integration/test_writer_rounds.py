"""What gathers while a round is committed: it rests on that round, and is decided anew if that comes to nothing."""

import asyncio
from collections.abc import Sequence

import pytest

from server_client.queue_model.commands import CallNext, Command, OpenCounter
from server_client.queue_model.ids import ClerkId, ProfileCode
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.queue_model.ticket import TicketState
from server_client.server.errors import StoreUnavailable
from server_client.server.hosting.writer import Writer
from server_client.server.store.store import Group
from server_client.wire.chain import Entry
from tests.fakes.log_entries import an_id
from tests.fakes.memory_store import MemoryDisk, MemoryStore
from tests.fakes.office import OFFICE
from tests.fakes.writing import SlowStore, Told, issue, number, open_office, run, writing


class HeldStore(SlowStore):
    """A log in memory that holds up one write, which may then fail."""

    held = False
    fails = False

    def append(self, group: Group) -> None:
        if self.held:
            self.held = False
            self.reached.set()
            assert self.go_on.wait(30)
            if self.fails:
                raise StoreUnavailable("The disk is full: free some space")
        MemoryStore.append(self, group)

    async def hold(self, writer: Writer, command: Command) -> "asyncio.Task[Sequence[Entry]]":
        """Send a command and return when its round is at the disk, where it stays."""
        self.go_on.clear()
        self.reached.clear()
        self.held = True
        sent = asyncio.ensure_future(writer.settle(command))
        await asyncio.to_thread(self.reached.wait, 30)
        return sent

    def let_go(self, *, fails: bool = False) -> None:
        """Let the held write go on, or fail."""
        self.fails = fails
        self.go_on.set()


async def send(writer: Writer, command: Command) -> "asyncio.Task[Sequence[Entry]]":
    """Send a command and return when it has been decided."""
    sent = asyncio.ensure_future(writer.settle(command))
    await asyncio.sleep(0)
    return sent


def test_what_gathers_rests_on_the_round_at_the_disk_and_is_told_after_it() -> None:
    async def work() -> None:
        store, told = HeldStore(MemoryDisk()), Told()
        async with writing(store, told) as writer:
            await open_office(writer)
            first = await store.hold(writer, issue())
            later = [await send(writer, issue()) for _ in range(3)]
            assert not any(answer.done() for answer in later)
            store.let_go()
            assert [number(await answer) for answer in (first, *later)] == ["A001", "A002", "A003", "A004"]
        assert [commit.commands for commit in told.commits[-2:]] == [1, 3]

    run(work())


def test_what_gathers_on_a_round_that_fails_is_decided_anew_and_no_number_is_skipped() -> None:
    async def work() -> None:
        store = HeldStore(MemoryDisk())
        async with writing(store) as writer:
            await open_office(writer)
            first = await store.hold(writer, issue())
            second = await send(writer, issue())
            store.let_go(fails=True)
            with pytest.raises(StoreUnavailable):
                await first
            assert number(await second) == "A001"

    run(work())


def test_a_command_repeated_while_its_first_attempt_is_at_the_disk_gets_the_same_answer() -> None:
    async def work() -> None:
        store, command = HeldStore(MemoryDisk()), issue()
        async with writing(store) as writer:
            await open_office(writer)
            first = await store.hold(writer, command)
            again = await send(writer, command)
            other = await send(writer, issue())
            store.let_go()
            assert await first == await again
            assert number(await other) == "A002"

    run(work())


def test_a_refusal_at_the_disk_stands_for_its_repeat_although_the_repeat_could_be_granted() -> None:
    async def work() -> None:
        store, told = HeldStore(MemoryDisk()), Told()
        counter = OFFICE.counters[0].id
        profile = ProfileCode(OFFICE.profiles[0].code)
        async with writing(store, told) as writer:
            await open_office(writer)
            await writer.settle(OpenCounter(id=an_id(), counter=counter, clerk=ClerkId("k"), profile=profile))
            call = CallNext(id=an_id(), counter=counter)
            first = await store.hold(writer, call)
            granted = await send(writer, issue())
            again = await send(writer, call)
            store.let_go()
            assert number(await granted) == "A001"
            for answer in (first, again):
                with pytest.raises(Refused) as refused:
                    await answer
                assert refused.value.code is RefusalCode.NOBODY_WAITING
        tickets = told.commits[-1].branch.tickets.values()
        assert [ticket.state for ticket in tickets] == [TicketState.WAITING]

    run(work())
