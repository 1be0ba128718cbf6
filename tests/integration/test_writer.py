"""The one writer of a branch: groups, order, and the same answer for the same command."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import (
    AdoptConfiguration,
    CallNext,
    CloseDay,
    Command,
    OpenCounter,
    OpenDay,
    RecallTicket,
)
from server_client.queue_model.counter import Counter, CounterState
from server_client.queue_model.ids import TicketId
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.server.hosting.revival import revived
from server_client.server.hosting.writer import Writer
from server_client.server.store.sqlite_store import SqliteStore
from server_client.server.store.store import Head
from server_client.server.store.threaded_log import ThreadedLog
from server_client.wire.chain import Entry
from tests.fakes.log_entries import CN01, an_id
from tests.fakes.memory_store import MemoryDisk, MemoryStore
from tests.fakes.office import ALL, CIVIL, COUNTER_5, COUNTER_6, EIGHT, LAN, LAND, OFFICE
from tests.fakes.writing import SlowStore, Told, issue, number, open_office, run, running, writing


def test_what_comes_while_a_commit_runs_is_committed_together() -> None:
    async def work() -> None:
        disk = MemoryDisk()
        async with writing(MemoryStore(disk)) as writer:
            await open_office(writer)
        store = SlowStore(disk)
        async with writing(store) as writer, asyncio.TaskGroup() as tasks:
            first = tasks.create_task(writer.settle(issue()))
            await asyncio.to_thread(store.reached.wait, 30)
            others = [tasks.create_task(writer.settle(issue())) for _ in range(50)]
            await asyncio.sleep(0)
            store.go_on.set()
        assert [len(group.entries) for group in disk.groups] == [1, 1, 1, 50]
        assert [number(task.result()) for task in [first, *others]] == [f"A{n:03}" for n in range(1, 52)]

    run(work())


def test_many_at_once_get_each_number_once_and_in_the_order_they_came(tmp_path: Path) -> None:
    async def work() -> None:
        async with writing(SqliteStore(tmp_path / "log.sqlite")) as writer:
            await open_office(writer)
            answers = await asyncio.gather(
                *(writer.settle(issue(service)) for _ in range(300) for service in (CIVIL, LAND))
            )
        assert [number(answer) for answer in answers] == [f"{p}{n:03}" for n in range(1, 301) for p in "AH"]

    run(work())


def test_the_state_is_told_before_the_answer_is_given() -> None:
    async def work() -> None:
        told = Told()
        async with writing(MemoryStore(MemoryDisk()), told) as writer:
            await open_office(writer)
            entries = await writer.settle(issue())
            assert told.commits[-1].entries == entries
            assert told.commits[-1].branch.seq == told.commits[-1].head.seq == entries[-1].seq

    run(work())


def test_the_same_command_twice_in_one_group_is_settled_once() -> None:
    async def work() -> None:
        disk, command = MemoryDisk(), issue()
        async with writing(MemoryStore(disk)) as writer:
            await open_office(writer)
            answers = await asyncio.gather(*(writer.settle(command) for _ in range(5)))
        assert len(disk.entries) == 3
        assert [number(answer) for answer in answers] == ["A001"] * 5

    run(work())


def test_the_same_command_after_a_restart_gets_the_same_answer(tmp_path: Path) -> None:
    async def work() -> None:
        command = issue()
        async with writing(SqliteStore(tmp_path / "log.sqlite")) as writer:
            await open_office(writer)
            before = await writer.settle(command)
        async with writing(SqliteStore(tmp_path / "log.sqlite")) as writer:
            after = await writer.settle(command)
            another = await writer.settle(issue())
        assert after == before
        assert number(another) == "A002"

    run(work())


def test_a_refused_command_stays_refused_after_a_restart_even_if_it_could_be_done_now(tmp_path: Path) -> None:
    async def work() -> None:
        command = issue()
        async with writing(SqliteStore(tmp_path / "log.sqlite")) as writer:
            await writer.settle(AdoptConfiguration(id=an_id(), configuration=OFFICE))
            with pytest.raises(Refused) as refused:
                await writer.settle(command)
            await writer.settle(OpenDay(id=an_id()))
        async with writing(SqliteStore(tmp_path / "log.sqlite")) as writer:
            with pytest.raises(Refused) as again:
                await writer.settle(command)
        assert refused.value.code is again.value.code is RefusalCode.DAY_NOT_OPEN
        assert refused.value.particulars == again.value.particulars

    run(work())


def test_a_command_of_an_earlier_day_gets_its_answer_of_that_day() -> None:
    async def work() -> None:
        now = [EIGHT]
        store, command = MemoryStore(MemoryDisk()), issue()
        writer = Writer(ThreadedLog(store), Branch(id=CN01), Head(), now=lambda: now[0], committed=lambda _: None)
        async with running(writer):
            await open_office(writer)
            before = await writer.settle(command)
            now[0] += timedelta(days=1)
            await writer.settle(OpenDay(id=an_id()))
            assert await writer.settle(command) == before

    run(work())


def test_each_command_of_a_group_sees_those_before_it() -> None:
    async def work() -> None:
        disk = MemoryDisk()
        async with writing(MemoryStore(disk)) as writer:
            await open_office(writer)
        store = SlowStore(disk)
        async with writing(store) as writer, asyncio.TaskGroup() as tasks:
            tasks.create_task(writer.settle(issue()))
            await asyncio.to_thread(store.reached.wait, 30)
            opened = tasks.create_task(
                writer.settle(OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
            )
            called = tasks.create_task(writer.settle(CallNext(id=an_id(), counter=COUNTER_5)))
            busy = tasks.create_task(_refusal(writer, CallNext(id=an_id(), counter=COUNTER_5)))
            await asyncio.sleep(0)
            store.go_on.set()
        assert opened.result()[0].seq + 1 == called.result()[0].seq
        assert busy.result() is RefusalCode.COUNTER_BUSY

    run(work())


async def _refusal(writer: Writer, command: Command) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        await writer.settle(command)
    return refused.value.code


def test_stopping_settles_what_waits() -> None:
    async def work() -> None:
        disk = MemoryDisk()
        async with writing(MemoryStore(disk)) as writer:
            await open_office(writer)
        store = SlowStore(disk)
        async with writing(store) as writer, asyncio.TaskGroup() as tasks:
            settling = [tasks.create_task(writer.settle(issue()))]
            await asyncio.to_thread(store.reached.wait, 30)
            settling += [tasks.create_task(writer.settle(issue())) for _ in range(10)]
            await asyncio.sleep(0)
            writer.stop()
            store.go_on.set()
        assert not disk.in_use
        assert len({number(task.result()) for task in settling}) == 11

    run(work())


def test_a_caller_who_goes_away_does_not_keep_the_others_from_their_answers() -> None:
    async def work() -> None:
        disk = MemoryDisk()
        async with writing(MemoryStore(disk)) as writer:
            await open_office(writer)
        store = SlowStore(disk)
        async with writing(store) as writer:
            gone = asyncio.ensure_future(writer.settle(issue()))
            await asyncio.to_thread(store.reached.wait, 30)
            staying = asyncio.ensure_future(writer.settle(issue()))
            await asyncio.sleep(0)
            gone.cancel()
            store.go_on.set()
            assert number(await staying) == "A002"
        assert len(disk.entries) == 4

    run(work())


def test_a_bug_in_one_command_hurts_only_that_command() -> None:
    async def work() -> None:
        disk = MemoryDisk()
        async with writing(MemoryStore(disk)) as writer:
            await open_office(writer)
        store = SlowStore(disk)
        log = ThreadedLog(store)
        branch, head = await revived(log, CN01)
        # A state that no log leads to: a counter that is busy with a ticket of which there is no trace.
        ghost = TicketId(an_id())
        haunted = Counter(id=COUNTER_6, state=CounterState.CALLED, clerk=LAN, profile=ALL, ticket=ghost)
        branch = replace(branch, counters=branch.counters.set(COUNTER_6, haunted))
        writer = Writer(log, branch, head, now=lambda: EIGHT, committed=lambda _: None)
        async with running(writer):
            first = asyncio.ensure_future(writer.settle(issue()))
            await asyncio.to_thread(store.reached.wait, 30)
            before = asyncio.ensure_future(writer.settle(issue()))
            buggy = asyncio.ensure_future(writer.settle(CallNext(id=an_id(), counter=COUNTER_6)))
            after = asyncio.ensure_future(writer.settle(issue()))
            await asyncio.sleep(0)
            store.go_on.set()
            assert [number(await one) for one in (first, before, after)] == ["A001", "A002", "A003"]
            with pytest.raises(KeyError):
                await buggy
            assert writer.fault is None
        assert not disk.in_use

    run(work())


def test_an_unknown_ticket_changes_nothing_but_the_refusal_is_kept() -> None:
    async def work() -> None:
        disk = MemoryDisk()
        async with writing(MemoryStore(disk)) as writer:
            await open_office(writer)
            command = RecallTicket(id=an_id(), counter=COUNTER_5, ticket=TicketId(an_id()))
            with pytest.raises(Refused):
                await writer.settle(command)
            assert (len(disk.entries), list(disk.refusals)) == (2, [command.id])
            await writer.settle(CloseDay(id=an_id()))

    run(work())


def test_a_group_of_entries_only_is_one_write(tmp_path: Path) -> None:
    async def work() -> None:
        told = Told()
        async with writing(SqliteStore(tmp_path / "log.sqlite"), told) as writer:
            await open_office(writer)
            await asyncio.gather(*(writer.settle(issue()) for _ in range(200)))
        assert sum(commit.commands for commit in told.commits) == 202
        assert len(told.commits) < 202
        entries: list[Entry] = [entry for commit in told.commits for entry in commit.entries]
        assert [entry.seq for entry in entries] == list(range(1, 203))

    run(work())
