"""Two kiosks and two consoles at once, on real processes with real input: no number twice, nobody called twice."""

import asyncio
from pathlib import Path

import pytest

from server_client.demo.citizen import Citizen
from server_client.demo.clerk import Clerk
from server_client.queue_model.events import TicketCalled, TicketFinished, TicketIssued
from server_client.queue_model.ids import TicketId
from tests.e2e.hall import RESIDENCE, Hall, play

EACH = 3


@pytest.mark.slow
def test_two_kiosks_and_two_counters_at_once_share_one_queue(tmp_path: Path) -> None:
    async def story(hall: Hall) -> None:
        async with asyncio.TaskGroup() as opening:
            kiosks = [opening.create_task(hall.citizen_at(name)) for name in ("K1", "K2")]
            counters = [opening.create_task(hall.clerk_at(name, profile="congan")) for name in ("q01", "q02")]
        async with asyncio.TaskGroup() as taking:
            taken = [taking.create_task(take(kiosk.result())) for kiosk in kiosks]
        numbers = [number for numbers in taken for number in numbers.result()]
        assert sorted(numbers) == [f"L{ordinal:03}" for ordinal in range(1, 2 * EACH + 1)]
        async with asyncio.TaskGroup() as serving:
            for counter in counters:
                serving.create_task(serve_all(counter.result()))
        issued = [ticket.ticket for ticket in hall.branch.all_of(TicketIssued)]
        assert [call.ticket for call in hall.branch.all_of(TicketCalled)] == issued
        assert {call.counter for call in hall.branch.all_of(TicketCalled)} == {"q01", "q02"}
        assert sorted(each.ticket for each in hall.branch.all_of(TicketFinished)) == sorted(issued)

    play(tmp_path, story)


async def take(citizen: Citizen) -> list[str]:
    """Take some numbers one after the other."""
    return [(await citizen.take_a_number(RESIDENCE)).number for _ in range(EACH)]


async def serve_all(clerk: Clerk) -> list[TicketId]:
    """Serve until nobody waits; return who was served."""
    served = list[TicketId]()
    while (ticket := await clerk.call()) is not None:
        served.append(ticket)
        await clerk.start()
        await clerk.finish()
    return served
