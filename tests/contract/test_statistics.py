"""Statistics kept up from the logs, on SQLite and on a real PostgreSQL: piece by piece or anew, the same numbers."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import pytest

from server_client.branch_statistics.figures import Measure
from server_client.branch_statistics.forecast_figures import ForecastFigures
from server_client.queue_model.commands import CallNext, FinishTicket, IssueTicket, OpenCounter, OpenDay, StartServing
from server_client.queue_model.events import TicketCalled
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import local_day
from server_client.queue_model.ticket import AnnouncedWait
from server_client.server.replication.picture_keeper import PictureKeeper
from server_client.server.replication.taking_in import TakingIn
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Row, Sql
from server_client.server.statistics import statistics_tables
from server_client.server.statistics.statistics_book import GroupBy, Question, StatisticsBook
from server_client.server.statistics.statistics_keeper import StatisticsKeeper
from server_client.wire.chain import event_of
from server_client.wire.new_ids import TOKEN_BYTES, new_token
from tests.fakes.node_log import NodeLog, fresh_id
from tests.proof.branches import ALL, C1, DONE, MORNING, A, clerk_of

CN01, CN02 = BranchId("CN01"), BranchId("CN02")
TODAY = local_day(MORNING)


class Centre:
    """A centre that takes in and counts."""

    def __init__(self, sql: Sql, taking_in: TakingIn) -> None:
        self.sql = sql
        self.taking_in = taking_in
        self.keeper = StatisticsKeeper(sql, lambda: 0.0)
        self.book = StatisticsBook(sql)

    async def take(self, node: NodeLog, last: int | None = None) -> None:
        """Take in a node's log, up to an entry."""
        held = await self.taking_in.held(node.branch)
        await self.taking_in.take(node.run(held.seq, last))

    async def tables(self) -> list[Row]:
        """Return all that is kept."""
        kept = await self.sql.rows("SELECT branch, day, section, document FROM statistics ORDER BY 1, 2, 3")
        return [*kept, *await self.sql.rows("SELECT branch, seq, hash, document FROM statistics_cursors ORDER BY 1")]


def at_centre(address: str, work: Callable[[Centre], Coroutine[Any, Any, None]]) -> None:
    """Open a centre, do the work, and close it."""

    async def opened() -> None:
        sql = await open_sql(address)
        taking_in = TakingIn(sql, PictureKeeper(sql), now=lambda: MORNING)
        running = asyncio.ensure_future(taking_in.run())
        try:
            await work(Centre(sql, taking_in))
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            await sql.close()

    asyncio.run(asyncio.wait_for(opened(), 60))


def a_day(node: NodeLog, numbers: int = 6) -> NodeLog:
    """Let people come to a branch, and be served."""
    node.take(numbers)
    node.do(OpenCounter(id=fresh_id(), counter=C1, clerk=clerk_of(C1), profile=ALL))
    for _ in range(numbers - 1):
        node.do(CallNext(id=fresh_id(), counter=C1))
        called = event_of(node.entries[-1].body).data
        assert isinstance(called, TicketCalled)
        node.now += timedelta(minutes=7)
        node.do(StartServing(id=fresh_id(), counter=C1, ticket=called.ticket))
        node.now += timedelta(minutes=4)
        node.do(FinishTicket(id=fresh_id(), counter=C1, ticket=called.ticket, outcome=DONE))
    return node


def a_week(branch: BranchId = CN01) -> NodeLog:
    """Return a branch's log of three days."""
    node = a_day(NodeLog(branch).open())
    for _ in range(2):
        node.now += timedelta(days=1)
        node.do(OpenDay(id=fresh_id()))
        node.take(3)
    return node


def asked(by: GroupBy, *branches: BranchId, service: str = "") -> Question:
    """Return a question about all days."""
    return Question(begin=date(2020, 1, 1), end=date(2030, 1, 1), by=by, branches=branches, service=service)


def test_counted_piece_by_piece_or_anew_the_numbers_are_the_same(sql_address: str) -> None:
    node = a_week()

    async def work(centre: Centre) -> None:
        for last in range(1, node.seq + 1, 3):
            await centre.take(node, last)
            await centre.keeper.portion(CN01, 2)
        await centre.take(node)
        await centre.keeper.bring_up(CN01)
        piecemeal = await centre.tables()

        assert await centre.keeper.rebuild(CN01) == node.seq
        assert await centre.tables() == piecemeal
        assert {row[1] for row in piecemeal if len(row) == 4 and row[2] == "cells"} == {
            (TODAY + timedelta(days=offset)).isoformat() for offset in range(3)
        }

    at_centre(sql_address, work)


def test_what_is_put_together_of_a_day_is_written_once_all_that_is_there_is_counted(sql_address: str) -> None:
    """Putting a day's cells together costs the more the later it is; a backlog does not pay that for each portion."""
    node = a_day(NodeLog(CN01).open())

    async def work(centre: Centre) -> None:
        await centre.take(node)
        sections = "SELECT section FROM statistics WHERE branch = $1"
        portions = 0
        while not await centre.keeper.portion(CN01, node.seq // 3):
            portions += 1
            assert await centre.sql.rows(sections, CN01) == [(statistics_tables.CELLS,)]
        # The third ends where the log does, and knows it.
        assert (portions, node.seq % 3) == (2, 0)
        assert len(await centre.sql.rows(sections, CN01)) > 5
        piece_by_piece = await centre.tables()
        await centre.keeper.rebuild(CN01)
        assert await centre.tables() == piece_by_piece

    at_centre(sql_address, work)


def test_a_look_counts_all_branches_and_nothing_twice(sql_address: str) -> None:
    async def work(centre: Centre) -> None:
        for branch in (CN01, CN02):
            await centre.take(a_day(NodeLog(branch).open(), 4))
        await asyncio.gather(centre.keeper.look(), StatisticsKeeper(centre.sql, lambda: 0.0).look())
        await centre.keeper.look()

        answer = await centre.book.answer(asked(GroupBy.BRANCH))
        assert {name: figures.of(Measure.ISSUED) for name, figures in answer.groups.items()} == {CN01: 4, CN02: 4}
        assert answer.total.of(Measure.SERVED) == 6
        assert await statistics_tables.behind(centre.sql) == []

    at_centre(sql_address, work)


def test_another_log_of_the_branch_is_counted_from_its_beginning(sql_address: str) -> None:
    async def work(centre: Centre) -> None:
        await centre.take(a_day(NodeLog(CN01).open()))
        await centre.keeper.look()
        # A restored database of the centre holds less, and other entries come behind it.
        for table in ("entries", "pictures", "branches"):
            await centre.sql.change(f"DELETE FROM {table} WHERE branch = $1", CN01)
        await centre.take(NodeLog(CN01).open().take(2))
        await centre.keeper.look()

        answer = await centre.book.answer(asked(GroupBy.DAY, CN01))
        assert answer.total.sums == {Measure.ISSUED: 2}

    at_centre(sql_address, work)


def test_what_was_counted_in_an_older_form_is_counted_anew_with_the_announced_waits(sql_address: str) -> None:
    async def work(centre: Centre) -> None:
        node = NodeLog(CN01).open()
        token = new_token((7).to_bytes(TOKEN_BYTES))
        told = AnnouncedWait(low_s=0, likely_s=60, high_s=300)
        node.do(IssueTicket(id=fresh_id(), needs=(A,), token=token, announced=told))
        node.do(OpenCounter(id=fresh_id(), counter=C1, clerk=clerk_of(C1), profile=ALL))
        node.do(CallNext(id=fresh_id(), counter=C1))
        await centre.take(node)
        await centre.keeper.look()
        await centre.sql.change(
            "UPDATE statistics_cursors SET document = $2 WHERE branch = $1", CN01, b'{"format":1,"branch":"CN01"}'
        )
        await centre.take(node.take(2))
        await centre.keeper.look()

        total = (await centre.book.answer(asked(GroupBy.DAY))).total
        assert total.of(Measure.ISSUED) == 3
        forecasts = ForecastFigures(total.sums)
        assert (forecasts.scored, forecasts.held, forecasts.error) == (1, 1, 60)

    at_centre(sql_address, work)


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (GroupBy.DAY, [TODAY.isoformat()]),
        (GroupBy.SERVICE, [A]),
        (GroupBy.COUNTER, [f"{CN01} {C1}"]),
        (GroupBy.CLERK, [f"{CN01} {clerk_of(C1)}"]),
        (GroupBy.CLASS, ["walk_in"]),
    ],
)
def test_an_answer_is_put_together_by_any_side(sql_address: str, by: GroupBy, names: list[str]) -> None:
    async def work(centre: Centre) -> None:
        await centre.take(a_day(NodeLog(CN01).open()))
        await centre.keeper.look()
        answer = await centre.book.answer(asked(by))
        assert list(answer.groups) == names
        assert answer.total.of(Measure.SERVED) == 5

        of_service = await centre.book.answer(asked(by, CN01, service=A))
        assert of_service.total.of(Measure.ISSUED) == 6
        assert of_service.total.of(Measure.OPEN_MS) == 0

    at_centre(sql_address, work)


def test_the_configuration_by_which_a_branch_works_is_kept_with_its_numbers(sql_address: str) -> None:
    async def work(centre: Centre) -> None:
        node = NodeLog(CN01).open()
        await centre.take(node)
        await centre.keeper.look()
        assert await statistics_tables.configurations(centre.sql, [CN01, CN02]) == {CN01: node.state.configuration}
        assert await statistics_tables.configurations(centre.sql, []) == {}

    at_centre(sql_address, work)


def test_a_log_that_cannot_be_read_is_told_of_once_and_the_others_are_counted(
    sql_address: str, caplog: pytest.LogCaptureFixture
) -> None:
    async def work(centre: Centre) -> None:
        for branch in (CN01, CN02):
            await centre.take(NodeLog(branch).open().take(1))
        await centre.sql.change("UPDATE entries SET body = $2 WHERE branch = $1 AND seq = 2", CN01, b"{}")
        await centre.keeper.look()
        await centre.keeper.look()
        answer = await centre.book.answer(asked(GroupBy.BRANCH))
        assert list(answer.groups) == [CN02]

    at_centre(sql_address, work)
    assert sum("not counted" in record.getMessage() for record in caplog.records) <= 1
