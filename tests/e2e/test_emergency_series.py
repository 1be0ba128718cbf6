"""A node that is killed, a kiosk that is killed in the middle, and a log that holds every printed number once."""

import asyncio
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

from server_client.client.api import BranchApi
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import BranchId
from server_client.queue_model.ticket import TicketOrigin, TicketState
from tests.e2e.test_client_and_server import Server, server_in


@dataclass(frozen=True, slots=True)
class Printed:
    """One paper, and how long its first byte took."""

    number: str
    ticket: str
    milliseconds: float


class Kiosk:
    """One run after the other of a kiosk's process on one folder."""

    def __init__(self, server: Server, credential: str, folder: Path) -> None:
        self._words = (server.url, credential, str(folder))
        self._process: asyncio.subprocess.Process | None = None
        self.looking_on = ""

    async def start(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.e2e.kiosk_without_screen", *self._words),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )

    async def says(self, word: str) -> list[str]:
        """Wait for a line that begins with the word, and return the rest of it."""
        assert self._process is not None
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            first, *rest = line.decode().split()
            if first == word:
                return rest
        raise AssertionError(f"The kiosk ended and did not say {word}")

    def ask(self) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(b"give\n")

    async def give(self) -> Printed:
        self.ask()
        return await self.printed()

    async def printed(self) -> Printed:
        number, ticket, milliseconds = await self.says("printed")
        return Printed(number, ticket, float(milliseconds))

    async def kill(self) -> list[Printed]:
        """Kill it, and return the papers that it had not told of yet."""
        assert self._process is not None
        self._process.kill()
        rest, _ = await self._process.communicate()
        told = [line.split() for line in rest.decode().splitlines() if line.startswith("printed")]
        return [Printed(number, ticket, float(milliseconds)) for _, number, ticket, milliseconds in told]


def play(folder: Path, story: Callable[[Server, Kiosk], Awaitable[None]]) -> None:
    async def played() -> None:
        async with asyncio.timeout(100), server_in(folder) as server:
            credential, looking_on = await server.credential("kiosk", "K2"), await server.credential("display")
            await server.start()
            kiosk = Kiosk(server, credential, folder / "kiosk")
            kiosk.looking_on = looking_on
            await kiosk.start()
            try:
                await story(server, kiosk)
            finally:
                await kiosk.kill()

    asyncio.run(played())


async def tickets_in(server: Server, credential: str, *papers: Printed) -> list[TicketIssued]:
    """Follow the branch's log from its beginning until all papers are in it; return its tickets in the log's order."""
    api = BranchApi(server.url, BranchId("CN01"), credential)
    missing, issued = {paper.ticket for paper in papers}, list[TicketIssued]()
    try:
        async with aclosing(api.events(0)) as events:
            async for event in events:
                if isinstance(event.data, TicketIssued):
                    issued.append(event.data)
                    missing.discard(event.data.ticket)
                if not missing:
                    # Was one there twice, the second would follow at once.
                    return issued
    finally:
        await api.close()
    raise AssertionError(f"The log ended without {missing}")


async def states_in(server: Server, credential: str) -> dict[str, TicketState]:
    api = BranchApi(server.url, BranchId("CN01"), credential)
    try:
        return {ticket.number: ticket.state for ticket in (await api.load()).tickets.values()}
    finally:
        await api.close()


def test_every_printed_number_is_in_the_log_once_and_in_order_of_true_time(tmp_path: Path) -> None:
    async def story(server: Server, kiosk: Kiosk) -> None:
        await kiosk.says("online")
        papers = [await kiosk.give()]
        await server.end(signal.SIGKILL)
        await kiosk.says("offline")
        for people in (3, 7):
            # Far more than are served before it falls, so that it falls in the middle of something.
            for _ in range(100):
                kiosk.ask()
            papers += [await kiosk.printed() for _ in range(people)]
            papers += await kiosk.kill()
            await kiosk.start()
            await kiosk.says("offline")
        papers += [await kiosk.give() for _ in range(3)]
        await server.start()
        await kiosk.says("online")
        papers.append(await kiosk.give())
        issued = await tickets_in(server, kiosk.looking_on, *papers)
        numbers = [ticket.number for ticket in issued]
        assert len(numbers) == len(set(numbers))
        assert [paper.number for paper in papers] == [
            ticket.number for ticket in issued if ticket.ticket in {paper.ticket for paper in papers}
        ]
        assert [ticket.clock for ticket in issued] == sorted(ticket.clock for ticket in issued)
        emergency = [ticket.number for ticket in issued if ticket.origin is TicketOrigin.OFFLINE]
        assert emergency == sorted(emergency)
        assert len(emergency) - (len(papers) - 2) in {0, 1, 2}, "at each fall one may be given and not printed yet"
        assert (papers[0].number, papers[-1].number) == ("A001", "A002")

    play(tmp_path, story)


def test_a_known_outage_costs_a_person_no_time(tmp_path: Path) -> None:
    async def story(server: Server, kiosk: Kiosk) -> None:
        await kiosk.says("online")
        await kiosk.give()
        await server.end(signal.SIGKILL)
        await kiosk.says("offline")
        papers = [await kiosk.give() for _ in range(20)]
        milliseconds = sorted(paper.milliseconds for paper in papers)
        sys.stdout.write(f"touch to first byte: median {milliseconds[10]:.1f} ms, worst {milliseconds[-1]:.1f} ms\n")
        assert milliseconds[10] < 100

    play(tmp_path, story)


def test_a_node_that_hangs_while_somebody_waits_costs_seconds_and_leaves_one_place(tmp_path: Path) -> None:
    async def story(server: Server, kiosk: Kiosk) -> None:
        await kiosk.says("online")
        await kiosk.give()
        server.stop()
        began = time.monotonic()
        paper = await kiosk.give()
        assert paper.number == "K2-001"
        assert time.monotonic() - began < 5
        await kiosk.says("offline")
        sys.stdout.write(f"noticed after {time.monotonic() - began:.1f} s, given after {paper.milliseconds:.0f} ms\n")
        assert time.monotonic() - began < 8
        server.go_on()
        issued = await tickets_in(server, kiosk.looking_on, paper)
        assert [ticket.number for ticket in issued] == ["A001", "A002", "K2-001"]
        states = await states_in(server, kiosk.looking_on)
        assert (states["A002"], states["K2-001"]) == (TicketState.CANCELLED, TicketState.WAITING)

    play(tmp_path, story)


def test_a_killed_node_is_noticed_within_seconds(tmp_path: Path) -> None:
    async def story(server: Server, kiosk: Kiosk) -> None:
        await kiosk.says("online")
        began = time.monotonic()
        await server.end(signal.SIGKILL)
        await kiosk.says("offline")
        sys.stdout.write(f"noticed after {time.monotonic() - began:.2f} s\n")
        assert time.monotonic() - began < 5

    play(tmp_path, story)
