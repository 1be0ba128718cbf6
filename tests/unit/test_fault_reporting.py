"""The branch hears of a kiosk's faults once, whatever becomes of the line."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import count

import pytest

from kiosk.fault_reporting import AGAIN_S, STEADY_S, FaultReporting
from server_client.client.connection import ConnectionState
from server_client.client.errors import Rejected
from server_client.queue_model.commands import Command
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.device_commands import ReportDevice
from server_client.queue_model.ids import CommandId, DeviceId
from server_client.wire.answers import Settled, problem
from tests.fakes.branch_server import FakeBranchServer
from tests.fakes.client_pauses import Pauses
from tests.fakes.office import office

K1 = DeviceId("K1")
OUT, LOW = frozenset({DeviceFault.PAPER_OUT}), frozenset({DeviceFault.PAPER_LOW})
WELL: frozenset[DeviceFault] = frozenset()
ONLINE, OFFLINE = ConnectionState.ONLINE, ConnectionState.OFFLINE


class Kiosk:
    """A kiosk that reports to a branch in memory."""

    def __init__(self) -> None:
        place = office()
        self.server = FakeBranchServer(place.branch, place.clock)
        self.pauses = Pauses()
        self.is_rejected = False
        ids = count(1)
        self.reporting = FaultReporting(
            K1, send=self._send, new_id=lambda: CommandId(f"report-{next(ids)}"), pause=self.pauses
        )

    def follow(self, line: ConnectionState = ONLINE) -> None:
        self.reporting.hear(self.server.branch)
        self.reporting.show_line(line)

    @property
    def reports(self) -> list[tuple[DeviceFault, ...]]:
        return [command.faults for command in self.server.sent if isinstance(command, ReportDevice)]

    async def settle(self) -> None:
        """Let everything happen that can."""
        for _ in range(20):
            await asyncio.sleep(0)

    async def _send(self, command: Command) -> Settled:
        if self.is_rejected:
            raise Rejected(problem("not_permitted", "Not this role's work", 403, "a display"))
        return await self.server.send(command)


def play(story: Callable[[Kiosk], Awaitable[None]]) -> None:
    async def played() -> None:
        kiosk = Kiosk()
        async with asyncio.TaskGroup() as tasks:
            run = tasks.create_task(kiosk.reporting.run())
            await story(kiosk)
            run.cancel()

    asyncio.run(played())


def test_a_fault_is_reported_when_it_comes_and_when_it_goes() -> None:
    async def story(kiosk: Kiosk) -> None:
        kiosk.follow()
        for faults in (OUT, OUT, WELL):
            kiosk.reporting.note(faults)
            await kiosk.settle()
            kiosk.follow()
        assert kiosk.reports == [(DeviceFault.PAPER_OUT,), ()]
        assert kiosk.server.branch.device(K1).faults == ()

    play(story)


def test_what_comes_and_goes_at_once_is_not_reported() -> None:
    async def story(kiosk: Kiosk) -> None:
        kiosk.follow()
        kiosk.reporting.note(WELL)
        await kiosk.settle()
        kiosk.follow()
        kiosk.pauses.hold()
        kiosk.reporting.note(OUT)
        await kiosk.pauses.begun()
        kiosk.reporting.note(WELL)
        kiosk.pauses.let_go()
        await kiosk.settle()
        assert kiosk.reports == [()]
        assert set(kiosk.pauses.seconds) == {STEADY_S}

    play(story)


def test_nothing_is_sent_while_the_branch_is_away_and_only_the_last_when_it_is_back() -> None:
    async def story(kiosk: Kiosk) -> None:
        kiosk.follow(OFFLINE)
        for faults in (LOW, OUT, WELL, LOW):
            kiosk.reporting.note(faults)
            await kiosk.settle()
        assert kiosk.reports == []
        kiosk.follow()
        await kiosk.settle()
        assert kiosk.reports == [(DeviceFault.PAPER_LOW,)]

    play(story)


def test_a_report_that_got_no_answer_is_sent_again() -> None:
    async def story(kiosk: Kiosk) -> None:
        kiosk.follow()
        kiosk.server.cut()
        kiosk.reporting.note(OUT)
        await kiosk.settle()
        assert kiosk.reports == []
        assert AGAIN_S in kiosk.pauses.seconds
        kiosk.server.mend()
        await kiosk.settle()
        assert kiosk.reports == [(DeviceFault.PAPER_OUT,)]

    play(story)


def test_a_kiosk_that_the_server_missed_leaves_it_to_the_server_to_say_that_it_is_back() -> None:
    async def story(kiosk: Kiosk) -> None:
        missed = (DeviceFault.PAPER_LOW, DeviceFault.UNREACHABLE)
        kiosk.server.do(ReportDevice(id=CommandId("missed"), device=K1, faults=missed))
        kiosk.reporting.note(LOW)
        kiosk.follow()
        await kiosk.settle()
        assert kiosk.reports == []
        kiosk.reporting.note(OUT)
        await kiosk.settle()
        assert kiosk.reports == [(DeviceFault.PAPER_OUT,)]

    play(story)


def test_a_branch_that_knows_already_is_not_asked_twice() -> None:
    async def story(kiosk: Kiosk) -> None:
        kiosk.follow()
        kiosk.server.do(ReportDevice(id=CommandId("other"), device=K1, faults=(DeviceFault.PAPER_OUT,)))
        kiosk.reporting.note(OUT)
        await kiosk.settle()
        assert len(kiosk.reports) == 1, "refused, for it is known"

    play(story)


def test_a_server_that_takes_no_reports_is_left_in_peace(caplog: pytest.LogCaptureFixture) -> None:
    async def story(kiosk: Kiosk) -> None:
        kiosk.is_rejected = True
        kiosk.follow()
        kiosk.reporting.note(OUT)
        await kiosk.settle()
        assert kiosk.pauses.seconds == [STEADY_S]
        assert "does not take the reports of K1" in caplog.text

    play(story)
