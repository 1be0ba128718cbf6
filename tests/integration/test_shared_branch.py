"""One branch that two processes of a centre host, each with its own lines to a real PostgreSQL: none twice."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import asyncpg
import pytest

from server_client.queue_model.commands import AdoptConfiguration, CallNext, OpenCounter, OpenDay
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.server.errors import StoreUnavailable
from server_client.server.hosting.feed import Listener, Message
from server_client.server.hosting.hosted_branch import HostedBranch
from server_client.server.hosting.log_news import LogNews
from server_client.server.hosting.revival import revived
from server_client.server.hosting.writer import Writer
from server_client.server.metrics import Metrics, ServerMetrics
from server_client.server.sql.opening import open_sql
from server_client.server.store import sql_store
from server_client.server.store.log_store import Added, Anew, Proposal
from server_client.server.store.sql_store import SqlStore
from tests.fakes.log_entries import CN01, an_id
from tests.fakes.office import ALL, COUNTER_5, EIGHT, LAN, OFFICE
from tests.fakes.postgres import execute
from tests.fakes.writing import issue, number, running

WithTwo: TypeAlias = Callable[[Callable[["Host", "Host"], Coroutine[Any, Any, None]]], None]


@dataclass
class Host:
    """One process's part in the branch, and a screen that follows it there."""

    branch: HostedBranch
    told: list[int] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def follow(self) -> None:
        """Begin to hear the feed from the first entry on."""
        self.branch.feed.join(Listener(send=self._hear, end=lambda: None, position=0))

    async def _hear(self, message: Message) -> None:
        body = message["body"]
        assert isinstance(body, bytes)
        self.told += [int(line[4:]) for line in body.splitlines() if line.startswith(b"id: ")]
        self.news.set()

    async def has_told(self, seq: int) -> None:
        """Wait until the feed has told entry `seq`."""
        while not self.told or self.told[-1] < seq:
            self.news.clear()
            await self.news.wait()


@pytest.fixture
def with_two(postgres: str) -> WithTwo:
    """Return what does a work with two hosts of an open branch."""

    async def opened(work: Callable[[Host, Host], Coroutine[Any, Any, None]]) -> None:
        async with hosting(postgres) as first, hosting(postgres) as second:
            await first.branch.settle(AdoptConfiguration(id=an_id(), configuration=OFFICE))
            await first.branch.settle(OpenDay(id=an_id()))
            await work(first, second)

    return lambda work: asyncio.run(asyncio.wait_for(opened(work), 60))


@asynccontextmanager
async def hosting(address: str) -> AsyncIterator[Host]:
    """Host the branch as one process of a centre does."""
    sql = await open_sql(address, connections=4)
    news = LogNews(sql)
    async with asyncio.TaskGroup() as tasks:
        branch = await HostedBranch.in_database(
            sql, CN01, metrics=Metrics(ServerMetrics(), CN01), now=lambda: EIGHT, news=news
        )
        host = Host(branch)
        host.follow()
        listening = tasks.create_task(news.run())
        writing = tasks.create_task(branch.run())
        try:
            yield host
        finally:
            branch.stop()
            await writing
            listening.cancel()
            await asyncio.wait([listening])
            await sql.close()


def test_both_give_out_numbers_none_twice_and_both_feeds_tell_all_once(with_two: WithTwo) -> None:
    async def work(first: Host, second: Host) -> None:
        async def client(host: Host) -> list[str]:
            return [number(await host.branch.settle(issue())) for _ in range(10)]

        given = await asyncio.gather(*(client(host) for host in (first, second) * 10))

        numbers = sorted(one for some in given for one in some)
        assert numbers == [f"A{n:03}" for n in range(1, 201)]
        for host in (first, second):
            await host.has_told(202)
            assert host.told == list(range(1, 203))
        assert first.branch.state == second.branch.state

    with_two(work)


def test_a_busy_host_does_not_keep_the_other_waiting(with_two: WithTwo) -> None:
    async def work(first: Host, second: Host) -> None:
        busy = True

        async def client() -> None:
            while busy:
                await first.branch.settle(issue())

        async with asyncio.TaskGroup() as tasks:
            for _ in range(20):
                tasks.create_task(client())
            for _ in range(10):
                before = first.branch.head.seq
                entries = await second.branch.settle(issue())
                # At most what was under way or had gathered, a few groups of twenty.
                assert entries[0].seq - before < 200
            busy = False

    with_two(work)


def test_a_command_sent_to_both_has_one_answer(with_two: WithTwo) -> None:
    async def work(first: Host, second: Host) -> None:
        for _ in range(10):
            command = issue()
            one, other = await asyncio.gather(first.branch.settle(command), second.branch.settle(command))
            assert one == other
        assert (await second.branch.settle(issue()))[0].seq == 13

    with_two(work)


def test_a_refusal_of_one_host_stands_at_the_other_although_it_could_be_granted_there(with_two: WithTwo) -> None:
    async def work(first: Host, second: Host) -> None:
        await first.branch.settle(OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL))
        call = CallNext(id=an_id(), counter=COUNTER_5)
        with pytest.raises(Refused):
            await first.branch.settle(call)
        await second.branch.settle(issue())

        with pytest.raises(Refused) as refused:
            await second.branch.settle(call)

        assert refused.value.code is RefusalCode.NOBODY_WAITING

    with_two(work)


def test_what_gathers_at_the_slower_host_is_decided_on_what_the_other_did(with_two: WithTwo) -> None:
    async def work(first: Host, second: Host) -> None:
        opened = OpenCounter(id=an_id(), counter=COUNTER_5, clerk=LAN, profile=ALL)
        await first.branch.settle(opened)
        await first.branch.settle(issue())
        call, again = (CallNext(id=an_id(), counter=COUNTER_5) for _ in range(2))

        answers = await asyncio.gather(first.branch.settle(call), second.branch.settle(again), return_exceptions=True)

        # One ticket waits and one counter is free: whoever comes second is refused by what the first has done.
        assert len([answer for answer in answers if isinstance(answer, Refused)]) == 1

    with_two(work)


def test_a_host_whose_lines_are_cut_misses_nothing(with_two: WithTwo, postgres: str) -> None:
    async def work(first: Host, second: Host) -> None:
        await second.has_told(2)
        await _cut_all_lines(postgres)
        for _ in range(3):
            await _settled_in_the_end(first, issue())

        await second.has_told(5)

        assert second.told == first.told == [1, 2, 3, 4, 5]

    with_two(work)


def test_while_the_database_is_away_commands_are_refused_and_afterwards_all_goes_on(
    with_two: WithTwo, postgres: str
) -> None:
    async def work(first: Host, second: Host) -> None:
        name = postgres.rpartition("/")[2]
        elsewhere = postgres.removesuffix(name) + "postgres"
        await asyncio.to_thread(execute, elsewhere, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        await _cut_all_lines(elsewhere, name)
        command = issue()
        # The line that was cut is noticed by the first, that there is no other by the second.
        for _ in range(2):
            with pytest.raises(StoreUnavailable):
                await first.branch.settle(command)
        assert first.branch.fault is None

        await asyncio.to_thread(execute, elsewhere, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")

        assert number(await _settled_in_the_end(first, command)) == "A001"
        await second.has_told(3)

    with_two(work)


class ForgetfulLog(SqlStore):
    """A log whose line is lost once, after the database has committed and before it could say so."""

    forgets = True

    async def add(self, proposal: Proposal, anew: Anew) -> Added:
        added = await super().add(proposal, anew)
        if self.forgets:
            self.forgets = False
            raise StoreUnavailable("The line was lost")
        return added


def test_a_commit_whose_answer_was_lost_is_found_when_the_command_comes_again(postgres: str) -> None:
    async def work() -> None:
        sql = await open_sql(postgres)
        await sql_store.opened(sql, CN01)
        log = ForgetfulLog(sql, CN01)
        writer = Writer(log, *await revived(log, CN01), now=lambda: EIGHT, committed=lambda _: None)
        async with running(writer):
            adopt = AdoptConfiguration(id=an_id(), configuration=OFFICE)
            with pytest.raises(StoreUnavailable):
                await writer.settle(adopt)

            await writer.settle(OpenDay(id=an_id()))
            ticket = await writer.settle(issue())

            assert [entry.seq for entry in await writer.settle(adopt)] == [1]
            assert (number(ticket), ticket[0].seq) == ("A001", 3)
        await sql.close()

    asyncio.run(asyncio.wait_for(work(), 60))


async def _settled_in_the_end(host: Host, command: Any) -> Sequence[Any]:
    """Do what a client does: the same command until it is answered."""
    while True:
        try:
            return await host.branch.settle(command)
        except StoreUnavailable:
            continue


async def _cut_all_lines(address: str, name: str | None = None) -> None:
    connection = await asyncpg.connect(address)
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = coalesce($1, current_database()) AND pid <> pg_backend_pid()",
        name,
    )
    await connection.close()
