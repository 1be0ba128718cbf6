"""API, feed and outbox over real sockets to a server on loopback that fails in every way that a branch has seen."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import pytest

from server_client.client.api import BranchApi
from server_client.client.connection import ConnectionState
from server_client.client.errors import ServerUnavailable
from server_client.client.feed import BranchFeed
from server_client.client.http_calls import Patience
from server_client.client.outbox import Outbox
from server_client.queue_model.branch import Branch
from server_client.queue_model.events import Event
from server_client.queue_model.ids import BranchId, ServiceCode, TicketId
from server_client.queue_model.refusals import Refused
from server_client.wire.messages import encode_command
from tests.fakes.client_commands import issue
from tests.fakes.client_network import BadNetwork, Fault, served
from tests.fakes.client_pauses import Pauses, middle
from tests.fakes.office import EIGHT, office

SHORT = Patience(connect_s=1, answer_s=0.2, call_s=1, silence_s=0.2)
ONLINE, OFFLINE, CONNECTING = ConnectionState.ONLINE, ConnectionState.OFFLINE, ConnectionState.CONNECTING


@dataclass
class Screen:
    """What a screen was shown, and a way to wait for it."""

    seqs: list[int] = field(default_factory=list)
    states: list[ConnectionState] = field(default_factory=list)
    times: list[datetime] = field(default_factory=list)
    branch: Branch | None = None
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def show(self, branch: Branch, events: tuple[Event, ...]) -> None:
        self.branch = branch
        self.seqs.extend(event.seq for event in events)
        self._changed.set()

    def connection(self, state: ConnectionState) -> None:
        self.states.append(state)
        self._changed.set()

    def server_time(self, at: datetime) -> None:
        self.times.append(at)
        self._changed.set()

    async def until(self, condition: Callable[[], bool]) -> None:
        while not condition():
            self._changed.clear()
            await self._changed.wait()

    def is_at(self, seq: int) -> Callable[[], bool]:
        return lambda: self.branch is not None and self.branch.seq == seq and self.states[-1] is ONLINE


@asynccontextmanager
async def connected(network: BadNetwork, patience: Patience = SHORT) -> AsyncIterator[BranchApi]:
    api = BranchApi(network.url, BranchId("CN01"), "secret", patience=patience)
    try:
        yield api
    finally:
        await api.close()


@asynccontextmanager
async def following(api: BranchApi, screen: Screen, pauses: Pauses) -> AsyncIterator[None]:
    feed = BranchFeed(
        api,
        show=screen.show,
        connection=screen.connection,
        pause=pauses,
        random=middle,
        server_time=screen.server_time,
        quiet_s=0.1,
    )
    async with asyncio.TaskGroup() as tasks:
        run = tasks.create_task(feed.run())
        yield
        run.cancel()


def play(network: BadNetwork, story: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(served(network, story))


def branch_server() -> BadNetwork:
    """Return a server whose log begins with the day open and nobody there."""
    branch = office().branch
    return BadNetwork(branch, first_seq=branch.seq)


def test_a_command_comes_back_through_the_feed() -> None:
    network = branch_server()

    async def story() -> None:
        screen = Screen()
        async with connected(network) as api, following(api, screen, Pauses()):
            await screen.until(screen.is_at(network.first_seq))
            settled = await api.send(issue(1))
            await screen.until(screen.is_at(settled.seq))
        assert screen.branch is not None
        assert [ticket.number for ticket in screen.branch.tickets.values()] == ["A001"]

    play(network, story)


def test_a_refusal_over_the_wire_is_a_refusal() -> None:
    network = branch_server()

    async def story() -> None:
        async with connected(network) as api:
            with pytest.raises(Refused, match="There is no service nothing"):
                await api.send(issue(1, ServiceCode("nothing")))

    play(network, story)


def test_one_lost_answer_is_made_good_at_once_and_nothing_happens_twice() -> None:
    network = branch_server()
    network.faults.append(Fault.LOSE_ANSWER)

    async def story() -> None:
        async with connected(network) as api:
            settled = await api.send(issue(1))
            assert settled.seq == network.branch.seq
        assert network.arrived == [issue(1).id, issue(1).id]
        assert len(network.branch.tickets) == 1

    play(network, story)


@pytest.mark.parametrize("fault", [Fault.SILENT, Fault.BUSY])
def test_a_silent_or_busy_server_is_unavailable_in_time(fault: Fault) -> None:
    network = branch_server()
    network.faults.append(fault)

    async def story() -> None:
        async with connected(network) as api:
            with pytest.raises(ServerUnavailable):
                await api.send(issue(1))
            assert (await api.send(issue(1))).events

    play(network, story)


def test_no_server_is_unavailable() -> None:
    network = branch_server()

    async def story() -> None:
        await network.kill()
        async with connected(network) as api:
            with pytest.raises(ServerUnavailable, match="cannot be reached"):
                await api.load()

    play(network, story)


def test_an_idle_connection_that_a_restart_broke_costs_no_error() -> None:
    network = branch_server()

    async def story() -> None:
        async with connected(network) as api:
            await api.send(issue(1))
            await network.kill()
            await network.start()
            assert (await api.send(issue(2))).events

    play(network, story)


def test_cancelled_calls_leave_room_for_the_next() -> None:
    network = branch_server()

    async def story() -> None:
        async with connected(network) as api:
            for number in range(150):
                network.faults.append(Fault.SILENT)
                call = asyncio.ensure_future(api.send(issue(number)))
                await asyncio.sleep(0)
                call.cancel()
                await asyncio.wait([call])
            network.faults.clear()
            assert (await api.send(issue(999))).events

    play(network, story)


def test_a_feed_cut_in_the_middle_of_an_event_shows_each_event_once() -> None:
    network = branch_server()
    network.stream_cuts.extend([0, 1, 9, 300, 700, 5])

    async def story() -> None:
        screen = Screen()
        for number in range(4):
            network.carry_out(encode_command(issue(number)))
        begin = network.first_seq
        document, network.branch = network.branch, office().branch
        async with connected(network) as api, following(api, screen, Pauses()):
            await screen.until(lambda: screen.branch is not None)
            network.branch = document
            network.break_connections()
            await screen.until(screen.is_at(document.seq))
        assert screen.seqs == list(range(begin + 1, document.seq + 1))
        assert screen.branch is not None
        assert list(screen.branch.tickets.items()) == list(document.tickets.items())

    play(network, story)


def test_a_silent_line_is_noticed_and_taken_up_again() -> None:
    network = branch_server()

    async def story() -> None:
        screen, pauses = Screen(), Pauses()
        async with connected(network) as api, following(api, screen, pauses):
            await screen.until(lambda: screen.states.count(ONLINE) == 3)
        assert screen.states == [CONNECTING, ONLINE, CONNECTING, ONLINE, CONNECTING, ONLINE]
        assert network.loaded == 1

    play(network, story)


def test_a_server_that_hangs_is_noticed_within_seconds_and_tells_the_time_when_it_is_back() -> None:
    network = branch_server()

    async def story() -> None:
        screen = Screen()
        async with connected(network, Patience(probe_s=0.1)) as api, following(api, screen, Pauses()):
            await screen.until(screen.is_at(network.first_seq))
            network.hung = True
            async with asyncio.timeout(2):
                await screen.until(lambda: screen.states[-1] is OFFLINE)
            network.hung = False
            network.break_connections()
            await screen.until(lambda: bool(screen.times))
        assert screen.states == [CONNECTING, ONLINE, OFFLINE, ONLINE]
        assert set(screen.times) == {EIGHT}

    play(network, story)


def test_a_restart_of_the_server_is_survived_and_said() -> None:
    network = branch_server()

    async def story() -> None:
        screen, pauses = Screen(), Pauses()
        async with connected(network, Patience()) as api, following(api, screen, pauses):
            await screen.until(screen.is_at(network.first_seq))
            pauses.hold()
            await network.kill()
            await pauses.begun()
            pauses.hold()
            pauses.let_go()
            await screen.until(lambda: screen.states[-1] is OFFLINE)
            network.carry_out(encode_command(issue(1)))
            await network.start()
            await screen.until(screen.is_at(network.branch.seq))
        assert network.loaded == 1
        assert screen.seqs == [network.branch.seq]

    play(network, story)


def test_a_server_that_was_restored_from_an_older_day_is_loaded_anew() -> None:
    network = branch_server()

    async def story() -> None:
        before = network.branch
        screen = Screen()
        async with connected(network, Patience()) as api, following(api, screen, Pauses()):
            await screen.until(screen.is_at(before.seq))
            await api.send(issue(1))
            await screen.until(screen.is_at(before.seq + 1))
            network.branch = before
            network.log.clear()
            network.break_connections()
            await screen.until(screen.is_at(before.seq))

    play(network, story)


def test_every_kept_command_arrives_once_through_a_bad_network(tmp_path: Path) -> None:
    network = branch_server()
    faults = [*Fault] * 5
    network.faults = deque(faults)

    async def story() -> None:
        screen = Screen()
        async with connected(network) as api, following(api, screen, Pauses()):
            outbox = Outbox(tmp_path, send=api.send, pause=Pauses(), random=middle)
            await outbox.open()
            for number in range(20):
                await outbox.keep(issue(number))
            async with asyncio.TaskGroup() as tasks:
                run = tasks.create_task(outbox.run())
                await screen.until(screen.is_at(network.first_seq + 20))
                run.cancel()
            await outbox.close()
        assert screen.branch is not None
        assert list(screen.branch.tickets) == [TicketId(issue(number).id) for number in range(20)]
        assert screen.seqs == list(range(network.first_seq + 1, network.first_seq + 21))

    play(network, story)
