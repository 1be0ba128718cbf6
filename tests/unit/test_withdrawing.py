"""Orders that came to nothing are taken back, however long the office is away, and nobody waits for it."""

import asyncio

import pytest

from kiosk.working.withdrawing import PAUSES_S, Withdrawals
from server_client.client.errors import OfficeRefused, ServerUnavailable
from server_client.queue_model.ids import CommandId
from tests.fakes.client_pauses import Pauses
from tests.fakes.cut_off_kiosk import SimulatedLines, World

ONE, TWO = CommandId("order-1"), CommandId("order-2")


class Office:
    """Answers after it was asked so many times in vain."""

    def __init__(self, *, deaf_for: int = 0, refuses: bool = False) -> None:
        self.taken_back: list[CommandId] = []
        self._deaf_for = deaf_for
        self._refuses = refuses

    async def withdraw(self, which: CommandId) -> None:
        if self._deaf_for:
            self._deaf_for -= 1
            raise ServerUnavailable("out of reach")
        if self._refuses:
            raise OfficeRefused("wrong_state", {}, "a clerk has it")
        self.taken_back.append(which)

    async def ready(self) -> "Office":
        return self


def owing(*orders: CommandId) -> Withdrawals:
    withdrawals = Withdrawals()
    for order in orders:
        withdrawals.owe(order)
    return withdrawals


def test_what_is_owed_is_taken_back_as_soon_as_the_office_answers() -> None:
    withdrawals, office, pauses = owing(ONE, TWO), Office(deaf_for=3), Pauses()
    asyncio.run(withdrawals.see_to(office.ready, pauses))
    assert (office.taken_back, withdrawals.owed) == ([ONE, TWO], ())
    assert pauses.seconds == list(PAUSES_S[:3])


def test_once_it_is_seen_to_nobody_else_sees_to_it_too() -> None:
    async def story() -> None:
        withdrawals, office, pauses = owing(ONE), Office(deaf_for=1), Pauses()
        pauses.hold()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(withdrawals.see_to(office.ready, pauses))
            await pauses.begun()
            withdrawals.owe(TWO)
            await withdrawals.see_to(office.ready, pauses)
            assert office.taken_back == []
            pauses.let_go()
        assert office.taken_back == [ONE, TWO]

    asyncio.run(story())


def test_it_can_be_begun_again_after_it_was_cut_off() -> None:
    async def story() -> None:
        withdrawals, office, pauses = owing(ONE), Office(deaf_for=1), Pauses()
        pauses.hold()
        async with asyncio.TaskGroup() as tasks:
            first = tasks.create_task(withdrawals.see_to(office.ready, pauses))
            await pauses.begun()
            first.cancel()
        pauses.let_go()
        await withdrawals.see_to(office.ready, pauses)
        assert office.taken_back == [ONE]

    asyncio.run(story())


def test_what_a_clerk_has_taken_on_is_left_with_them(caplog: pytest.LogCaptureFixture) -> None:
    withdrawals = owing(ONE)
    asyncio.run(withdrawals.see_to(Office(refuses=True).ready, Pauses()))
    assert withdrawals.owed == ()
    assert "cannot be taken back" in caplog.text


def test_after_half_a_day_it_is_left_to_the_purge(caplog: pytest.LogCaptureFixture) -> None:
    withdrawals, pauses = owing(ONE), Pauses()
    asyncio.run(withdrawals.see_to(Office(deaf_for=10_000).ready, pauses))
    assert sum(pauses.seconds) > 12 * 3600
    assert "gone with the day: order-1" in caplog.text


def test_after_a_fresh_start_it_is_still_taken_back_and_then_never_again() -> None:
    async def story() -> None:
        disk = World()
        first = Withdrawals(lambda: SimulatedLines(disk))
        first.owe(ONE)
        await first.open()
        first.owe(TWO)
        await first.close()
        assert "".join([*disk.lines, *(line.decode() for line in disk.lines.values())]) == "order-1order-2owedowed"

        second, office, pauses = Withdrawals(lambda: SimulatedLines(disk)), Office(deaf_for=1), Pauses()
        await second.open()
        await second.see_to(office.ready, pauses)
        assert office.taken_back == [ONE, TWO]
        await second.close()

        third = Withdrawals(lambda: SimulatedLines(disk))
        await third.open()
        assert third.owed == ()

    asyncio.run(story())


def test_a_full_disk_keeps_nobody_from_taking_back() -> None:
    async def story() -> None:
        withdrawals, office = Withdrawals(lambda: SimulatedLines(World(disk_is_full=True))), Office()
        await withdrawals.open()
        withdrawals.owe(ONE)
        await withdrawals.settle(office)
        assert office.taken_back == [ONE]

    asyncio.run(story())
