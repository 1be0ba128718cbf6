"""What a centre keeps of a branch's vault, on SQLite and on PostgreSQL: until it is told, or due, and never longer."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import pytest

from server_client.queue_model.epoch_commands import EpochReason
from server_client.queue_model.ids import BranchId
from server_client.server.audit.trail import Sought, Trail
from server_client.server.epochs.granting import Epochs
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.stored_time import stored
from server_client.server.vault_copies.vault_copies import OldNode, StaleCopy, VaultCopies
from server_client.wire.epochs import EpochRequest
from server_client.wire.vault_copies import CopiedPortion, CopiedRow
from tests.fakes.node_log import fresh_id
from tests.proof.branches import MORNING

CN01, CN02 = BranchId("CN01"), BranchId("CN02")
EVENING = MORNING + timedelta(hours=9)


class Centre:
    """The copies of a centre with a clock that is told the time."""

    def __init__(self) -> None:
        self.time: datetime = MORNING
        self.stamp = 0
        self.copies: VaultCopies
        self.trail: Trail
        self.sql: Sql

    async def keep(self, *rows: CopiedRow, branch: BranchId = CN01, stamp: int | None = None, epoch: int = 1) -> None:
        """Send rows, later than any before."""
        self.stamp += 1
        portion = CopiedPortion(rows=list(rows), stamp=self.stamp if stamp is None else stamp, epoch=epoch)
        await self.copies.keep(branch, portion)

    async def held(self, branch: BranchId = CN01) -> dict[str, bytes | None]:
        """Return what a node that replaces another gets."""
        found: dict[str, bytes | None] = {}
        while rows := (await self.copies.page(branch, max(found, default=""), by="spare")).rows:
            found |= {row.mark: row.body for row in rows}
        return found


def row(number: int, body: bytes = b"sealed", due: datetime = EVENING) -> CopiedRow:
    """Return a row of a vault."""
    return CopiedRow(mark=f"{number:064x}", due_ms=stored(due), key="ab12", body=body)


def gone(number: int) -> CopiedRow:
    """Return what tells that a row is gone."""
    return CopiedRow(mark=f"{number:064x}")


@pytest.fixture
def at_centre(sql_address: str) -> Callable[[Callable[[Centre], Awaitable[None]]], None]:
    """Return what does something at a centre."""

    def do(work: Callable[[Centre], Awaitable[None]]) -> None:
        async def run() -> None:
            centre = Centre()
            sql = await open_sql(sql_address)
            try:
                centre.sql = sql
                centre.trail = Trail(sql, lambda: centre.time)
                centre.copies = VaultCopies(sql, centre.trail, lambda: centre.time)
                await work(centre)
            finally:
                await sql.close()

        asyncio.run(run())

    return do


Do = Callable[[Callable[[Centre], Awaitable[None]]], None]


def test_rows_are_kept_once_replaced_and_taken_back(at_centre: Do) -> None:
    async def work(centre: Centre) -> None:
        await centre.keep(row(1), row(2))
        await centre.keep(row(1), row(2))
        await centre.keep(row(2, b"other"), row(3), branch=CN01)
        await centre.keep(row(1, b"theirs"), branch=CN02)
        await centre.keep(gone(3), gone(4))

        assert list((await centre.held()).values()) == [b"sealed", b"other"]
        assert list((await centre.held(CN02)).values()) == [b"theirs"]
        told = await centre.trail.search(Sought(what="vault_copy_given"))
        assert {(one.deed.who, one.deed.about) for one in told} == {("spare", CN01), ("spare", CN02)}

    at_centre(work)


def test_what_is_due_goes_though_the_branch_is_not_heard(at_centre: Do) -> None:
    async def work(centre: Centre) -> None:
        await centre.keep(row(1), row(2, due=EVENING + timedelta(days=1)))
        centre.time = EVENING - timedelta(seconds=1)
        assert await centre.copies.forget_due() == 0
        centre.time = EVENING
        assert len(await centre.held()) == 1
        assert await centre.copies.forget_due() == 1

    at_centre(work)


def test_a_clock_that_is_wrong_keeps_nothing_for_ever(at_centre: Do) -> None:
    async def work(centre: Centre) -> None:
        await centre.keep(row(1, due=MORNING + timedelta(days=10_000)))
        centre.time = MORNING + timedelta(days=400)
        assert await centre.copies.forget_due() == 1

    at_centre(work)


def test_a_portion_that_comes_late_brings_nothing_back(at_centre: Do) -> None:
    async def work(centre: Centre) -> None:
        await centre.keep(row(1), stamp=5)
        await centre.keep(gone(1), stamp=7)
        for late in (5, 6, 7):
            with pytest.raises(StaleCopy) as stale:
                await centre.keep(row(1), stamp=late)
            assert stale.value.stamp == 7
        assert await centre.held() == {}

    at_centre(work)


def test_a_node_that_was_replaced_changes_nothing_any_more(at_centre: Do) -> None:
    async def work(centre: Centre) -> None:
        await centre.keep(row(1))
        request = EpochRequest(id=fresh_id(), expected=1, reason=EpochReason.REPLACED, reserve=False)
        await Epochs(centre.sql, lambda: MORNING).grant(CN01, "node-2", request)
        with pytest.raises(OldNode) as old:
            await centre.keep(gone(1), row(2))
        assert old.value.epoch == 2
        assert len(await centre.held()) == 1
        await centre.keep(gone(1), epoch=2)
        assert await centre.held() == {}

    at_centre(work)


def test_many_rows_come_in_pages(at_centre: Do) -> None:
    async def work(centre: Centre) -> None:
        for start in range(0, 450, 150):
            await centre.keep(*(row(number) for number in range(start, start + 150)))
        assert len(await centre.held()) == 450

    at_centre(work)
