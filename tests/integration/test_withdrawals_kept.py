"""What a kiosk owes to take back, on a real disk: it outlives the process and holds nothing of the person."""

import asyncio
from pathlib import Path

from kiosk.kept_lines import KeptLines
from kiosk.working.withdrawing import Withdrawals
from tests.fakes.log_entries import an_id


def test_an_order_that_is_owed_outlives_the_process(tmp_path: Path) -> None:
    order, settled = an_id(), an_id()

    class Office:
        async def withdraw(self, _which: str) -> None:
            """Let it be taken back."""

    async def first_run() -> None:
        withdrawals = Withdrawals(lambda: KeptLines(tmp_path))
        await withdrawals.open()
        withdrawals.owe(settled)
        await withdrawals.settle(Office())
        withdrawals.owe(order)
        await withdrawals.close()

    async def second_run() -> None:
        withdrawals = Withdrawals(lambda: KeptLines(tmp_path))
        await withdrawals.open()
        assert withdrawals.owed == (order,)
        await withdrawals.close()

    asyncio.run(first_run())
    assert order.encode() in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    asyncio.run(second_run())
