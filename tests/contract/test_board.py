"""The board of all branches and its alarms, on SQLite and on a real PostgreSQL: what was heard, kept in the process."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, cast

from server_client.queue_model.commands import CallNext, FinishTicket, IssueTicket, OpenCounter, StartServing
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.device_commands import ReportDevice
from server_client.queue_model.events import TicketCalled
from server_client.queue_model.ids import BranchId
from server_client.queue_model.ticket import AnnouncedWait
from server_client.server.errors import StoreUnavailable
from server_client.server.monitor import alarms
from server_client.server.monitor.alarm_rules import BEGINNING, AlarmKind, rules_in, set_rule
from server_client.server.monitor.board import Board, known_lines
from server_client.server.monitor.judging import CENTER, Matter
from server_client.server.replication.picture_keeper import PictureKeeper
from server_client.server.replication.taking_in import TakingIn
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Row, Sql, SqlSession, Value
from server_client.server.statistics.statistics_keeper import StatisticsKeeper
from server_client.wire.chain import event_of
from server_client.wire.new_ids import TOKEN_BYTES, new_token
from tests.fakes.node_log import NodeLog, fresh_id
from tests.proof.branches import ALL, C1, DONE, K1, MORNING, A, clerk_of

CN01, CN02 = BranchId("CN01"), BranchId("CN02")
PRINTER = Matter(CN01, AlarmKind.PRINTER, K1)


@dataclass
class Centre:
    """A centre with a board, and its clock."""

    sql: Sql
    now: datetime = MORNING
    taking_in: TakingIn = field(init=False)
    board: Board = field(init=False)

    def __post_init__(self) -> None:
        self.taking_in = TakingIn(self.sql, PictureKeeper(self.sql), now=lambda: self.now)
        self.board = Board(self.sql, lambda: self.now)

    async def take(self, node: NodeLog) -> None:
        """Take in what is new of a node's log."""
        held = await self.taking_in.held(node.branch)
        await self.taking_in.take(node.run(held.seq))

    def waiting(self) -> dict[BranchId, int]:
        """Return how many wait at each branch, as the board says."""
        return {branch: line.waiting for branch, line in self.board.shown.lines.items()}

    def going_on(self) -> list[Matter]:
        """Return the alarms on the board."""
        return [alarm.matter for alarm in self.board.shown.alarms]


def at_centre(address: str, work: Callable[[Centre], Coroutine[Any, Any, None]]) -> None:
    """Open a centre, do the work, and close it."""

    async def opened() -> None:
        sql = await open_sql(address)
        centre = Centre(sql)
        running = asyncio.ensure_future(centre.taking_in.run())
        try:
            await work(centre)
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            await sql.close()

    asyncio.run(asyncio.wait_for(opened(), 60))


def test_the_board_shows_what_is_taken_in_and_what_it_is_called(sql_address: str) -> None:
    async def work(centre: Centre) -> None:
        node = NodeLog(CN01).open().take(3)
        await centre.take(node)
        await centre.take(NodeLog(CN02).open())
        await centre.board.look()
        assert centre.waiting() == {CN01: 3, CN02: 0}
        assert centre.board.shown.lines[CN01].configuration is None

        await StatisticsKeeper(centre.sql, lambda: 0.0).look()
        await centre.take(node.take(2))
        await centre.board.look()
        assert centre.waiting() == {CN01: 5, CN02: 0}
        assert centre.board.shown.lines[CN01].configuration == node.state.configuration
        assert (await known_lines(centre.sql))[CN02].configuration == node.state.configuration

    at_centre(sql_address, work)


def test_what_is_heard_is_on_the_board_without_a_look_at_all(sql_address: str) -> None:
    async def work(centre: Centre) -> None:
        running = asyncio.ensure_future(centre.board.run())
        node = NodeLog(CN01).open().take(1)
        await centre.take(node)
        await until(lambda: centre.waiting() == {CN01: 1})
        await centre.take(node.take(4))
        await until(lambda: centre.waiting() == {CN01: 5})
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running

    at_centre(sql_address, work)


def test_an_alarm_is_raised_taken_on_and_ended(sql_address: str) -> None:
    async def work(centre: Centre) -> None:
        node = NodeLog(CN01).open()
        node.do(ReportDevice(id=fresh_id(), device=K1, faults=(DeviceFault.PAPER_OUT,)))
        await centre.take(node)
        await centre.board.look()
        assert centre.going_on() == []
        await later(centre, 31)
        assert centre.going_on() == [PRINTER]
        assert await alarms.acknowledge(centre.sql, PRINTER, "lan", "calls the branch", centre.now)
        assert not await alarms.acknowledge(centre.sql, PRINTER, "minh", "", centre.now)
        await centre.board.alarms_changed()
        assert centre.board.shown.alarms[0].acknowledged_by == "lan"

        node.now = centre.now
        node.do(ReportDevice(id=fresh_id(), device=K1, faults=()))
        await centre.take(node)
        await later(centre, 1)
        assert centre.going_on() == [PRINTER]
        await later(centre, 61)
        assert centre.going_on() == []
        (ended,) = await alarms.history(centre.sql, before=centre.now, most=10)
        assert (ended.cleared, ended.detail, ended.note) == (centre.now, "paper_out", "calls the branch")
        assert not await alarms.acknowledge(centre.sql, PRINTER, "minh", "", centre.now)

    at_centre(sql_address, work)


class _Listening:
    """Takes down what is asked of it, and knows nothing."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def rows(self, statement: str, *values: Value) -> list[Row]:
        self.asked.append(statement)
        return []


def test_what_goes_on_is_found_without_the_alarms_that_ever_were(sql_address: str) -> None:
    """A city raises hundreds of thousands a year, and the board asks every few seconds."""
    listening = _Listening()

    async def plan() -> list[Row]:
        await alarms.going_on(cast("SqlSession", listening))
        sql = await open_sql(sql_address)
        try:
            async with sql.transaction() as session:
                if sql_address.startswith("sqlite"):
                    return await session.rows(f"EXPLAIN QUERY PLAN {listening.asked[0]}")
                # Of a table that is empty everything would be read at once.
                await session.change("SET LOCAL enable_seqscan = off")
                return await session.rows(f"EXPLAIN {listening.asked[0]}")
        finally:
            await sql.close()

    assert any("alarms_going_on" in str(part) for row in asyncio.run(plan()) for part in row)


def test_two_processes_raise_an_alarm_once(sql_address: str) -> None:
    async def work(centre: Centre) -> None:
        await alarms.raise_all(centre.sql, {PRINTER: "paper_out"}, centre.now)
        await alarms.raise_all(centre.sql, {PRINTER: "paper_jam"}, centre.now + timedelta(seconds=1))
        (alarm,) = await alarms.going_on(centre.sql)
        assert (alarm.raised, alarm.detail) == (centre.now, "paper_out")

    at_centre(sql_address, work)


def test_a_rule_that_was_set_holds_for_all(sql_address: str) -> None:
    async def work(centre: Centre) -> None:
        rule = replace(BEGINNING[AlarmKind.WAITING], threshold=2, raise_after_s=0)
        await set_rule(centre.sql, rule)
        await set_rule(centre.sql, replace(BEGINNING[AlarmKind.NO_COUNTER], is_on=False))
        assert (await rules_in(centre.sql))[AlarmKind.WAITING] == rule
        await centre.take(NodeLog(CN01).open().take(3))
        await centre.board.look()
        assert centre.going_on() == [Matter(CN01, AlarmKind.WAITING)]

    at_centre(sql_address, work)


def announce_and_call(node: NodeLog, announced: AnnouncedWait, times: int) -> None:
    """Let people come one after the other, be told a wait, and be called and served at once."""
    for _ in range(times):
        token = new_token((10_000 + node.seq).to_bytes(TOKEN_BYTES))
        node.do(IssueTicket(id=fresh_id(), needs=(A,), token=token, announced=announced))
        node.do(CallNext(id=fresh_id(), counter=C1))
        called = event_of(node.entries[-1].body).data
        assert isinstance(called, TicketCalled)
        node.do(StartServing(id=fresh_id(), counter=C1, ticket=called.ticket))
        node.do(FinishTicket(id=fresh_id(), counter=C1, ticket=called.ticket, outcome=DONE))


def test_forecasts_that_fail_raise_an_alarm_until_they_are_better(sql_address: str) -> None:
    missed = Matter(CN01, AlarmKind.FORECAST_MISSED)

    async def work(centre: Centre) -> None:
        node = NodeLog(CN01).open()
        node.do(OpenCounter(id=fresh_id(), counter=C1, clerk=clerk_of(C1), profile=ALL))
        announce_and_call(node, AnnouncedWait(low_s=600, likely_s=900, high_s=1_200), 50)
        await centre.take(node)
        await centre.board.look()
        assert centre.going_on() == []
        await later(centre, 301)
        assert centre.going_on() == [missed]
        assert await alarms.acknowledge(centre.sql, missed, "lan", "two counters closed", centre.now)

        announce_and_call(node, AnnouncedWait(low_s=0, likely_s=60, high_s=300), 73)
        await centre.take(node)
        await later(centre, 1)
        assert centre.going_on() == [missed]
        await later(centre, 301)
        assert centre.going_on() == []
        (ended,) = await alarms.history(centre.sql, before=centre.now, most=10)
        assert (ended.detail, ended.acknowledged_by) == ("0", "lan")

    at_centre(sql_address, work)


async def until(condition: Callable[[], bool]) -> None:
    """Let others have their turn until the condition holds."""
    for _ in range(2_000):
        if condition():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it has not come about")


async def later(centre: Centre, seconds: int) -> None:
    """Let time pass, while the node goes on to be heard, and look again."""
    centre.now += timedelta(seconds=seconds)
    await centre.sql.change("UPDATE branches SET heard_ms = $1", int(centre.now.timestamp() * 1000))
    await centre.board.look()


class _Away:
    """A database that is away."""

    def heard(self, channel: str, hear: Callable[[str], None]) -> Callable[[], None]:
        return lambda: None

    async def rows(self, statement: str, *values: Value) -> list[Row]:
        raise StoreUnavailable("no line")


def test_a_board_without_its_database_says_so_and_shows_what_it_knows(caplog: object) -> None:
    async def work() -> None:
        board = Board(_Away(), lambda: MORNING)  # type: ignore[arg-type]  # what it asks for is there
        running = asyncio.ensure_future(board.run())
        await until(lambda: board.shown.fault is not None)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        assert board.shown.fault == "no line"

    asyncio.run(asyncio.wait_for(work(), 30))


def test_a_parked_webhook_is_an_alarm_of_the_centre_until_it_is_resumed(sql_address: str) -> None:
    async def work(centre: Centre) -> None:
        await centre.sql.change(
            "INSERT INTO webhooks (id, url, events, branches, secret, state, fault, made_ms)"
            " VALUES ('w1', 'https://city.example/hook', '', '', 's', 'parked', 'CN01 entry 5: no answer', 0)"
        )
        await centre.board.look()
        (alarm,) = centre.board.shown.alarms
        assert (alarm.matter, alarm.detail) == (Matter(CENTER, AlarmKind.WEBHOOK, "w1"), "CN01 entry 5: no answer")
        await centre.sql.change("UPDATE webhooks SET state = 'active'")
        await centre.board.look()
        assert centre.board.shown.alarms == []

    at_centre(sql_address, work)
