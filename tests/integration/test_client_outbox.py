"""Each command is safe before it is sent, keeps its place, and gets an outcome of its own."""

import asyncio
import threading
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from server_client.client.errors import OutboxUnavailable, Rejected, ServerUnavailable
from server_client.client.outbox import Outbox
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import ServiceCode
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.wire.answers import Settled, problem
from tests.fakes.branch_server import FakeBranchServer
from tests.fakes.client_commands import issue, withdrawal
from tests.fakes.client_pauses import Pauses, middle
from tests.fakes.office import EIGHT, office

NO_SUCH_SERVICE = ServiceCode("nothing")
ONE, TWO, THREE = issue(1), issue(2), issue(3)


@dataclass
class Line:
    """The way to a branch's server. `losses` befall the next commands: before they arrive, or their answers."""

    server: FakeBranchServer = field(default_factory=lambda: FakeBranchServer(office().branch, lambda: EIGHT))
    losses: deque[str] = field(default_factory=deque)
    answers: deque[Exception] = field(default_factory=deque)
    is_open: asyncio.Event = field(default_factory=asyncio.Event)
    tried: list[Command] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.is_open.set()

    async def send(self, command: Command) -> Settled:
        self.tried.append(command)
        await self.is_open.wait()
        if self.answers:
            raise self.answers.popleft()
        loss = self.losses.popleft() if self.losses else ""
        if loss == "command":
            raise ServerUnavailable("nothing arrived")
        try:
            return await self.server.send(command)
        finally:
            if loss == "answer":
                raise ServerUnavailable("the answer was lost")

    @property
    def numbers(self) -> list[str]:
        """Return the numbers that were given out."""
        return [ticket.number for ticket in self.server.branch.tickets.values()]


def no_sync(_file: int) -> None:
    """Make nothing durable: fast, and no power is cut in these tests."""


@asynccontextmanager
async def outbox(
    folder: Path, line: Line, pauses: Pauses | None = None, sync: Callable[[int], None] = no_sync
) -> AsyncIterator[Outbox]:
    box = Outbox(folder, send=line.send, pause=pauses or Pauses(), random=middle, sync=sync)
    await box.open()
    try:
        yield box
    finally:
        await box.close()


@asynccontextmanager
async def running(box: Outbox) -> AsyncIterator[None]:
    async with asyncio.TaskGroup() as tasks:
        run = tasks.create_task(box.run())
        yield
        run.cancel()


async def until(condition: Callable[[], bool]) -> None:
    while not condition():  # noqa: ASYNC110  # what is waited for says nothing when it changes
        await asyncio.sleep(0)


def play(story: Callable[[], Awaitable[None]]) -> None:
    async def limited() -> None:
        async with asyncio.timeout(20):
            await story()

    asyncio.run(limited())


# The four cases of the outbox's first comment.


def test_case_1_it_never_arrived_and_is_carried_out_when_sent_again(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line(losses=deque(["command"]))
        async with outbox(tmp_path, line) as box:
            with pytest.raises(ServerUnavailable):
                await box.deliver(ONE)
            assert box.waiting == (ONE,)
            async with running(box):
                await until(lambda: not box.waiting)
        assert line.numbers == ["A001"]

    play(story)


def test_case_2_the_answer_was_lost_and_the_same_answer_comes_when_sent_again(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line(losses=deque(["answer"]))
        async with outbox(tmp_path, line) as box:
            with pytest.raises(ServerUnavailable):
                await box.deliver(ONE)
            assert line.numbers == ["A001"]
            settled = await box.deliver(ONE)
            assert settled == line.server.do(ONE)
            assert box.waiting == ()
        assert line.numbers == ["A001"]

    play(story)


def test_case_3_the_refusal_was_lost_and_it_is_decided_anew_when_sent_again(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line(losses=deque(["answer"]))
        refused = issue(1, NO_SUCH_SERVICE)
        async with outbox(tmp_path, line) as box:
            with pytest.raises(ServerUnavailable):
                await box.deliver(refused)
            assert box.waiting == (refused,)
            async with running(box):
                await until(lambda: not box.waiting)
            assert [parked.command for parked in box.parked] == [refused]
        assert line.numbers == []

    play(story)


def test_case_4_the_machine_fell_before_it_noted_the_answer_and_nothing_happens_twice(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        async with outbox(tmp_path / "before", line) as box:
            await box.keep(ONE)
            (tmp_path / "after").mkdir()
            on_disk = (tmp_path / "before" / "outbox.journal").read_bytes()
            await box.deliver(ONE)
        (tmp_path / "after" / "outbox.journal").write_bytes(on_disk)
        async with outbox(tmp_path / "after", line) as box:
            assert box.waiting == (ONE,)
            async with running(box):
                await until(lambda: not box.waiting)
        assert line.numbers == ["A001"]

    play(story)


def test_the_answer_comes_back_and_nothing_stays(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        async with outbox(tmp_path, line) as box:
            settled = await box.deliver(ONE)
            assert settled.events[0].command_id == ONE.id
        async with outbox(tmp_path, line) as box:
            assert (box.waiting, box.parked) == ((), ())

    play(story)


def test_a_command_is_on_disk_before_the_first_attempt(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        line.is_open.clear()
        async with outbox(tmp_path, line) as box, asyncio.TaskGroup() as tasks:
            delivery = tasks.create_task(box.deliver(ONE))
            await until(lambda: bool(line.tried))
            assert ONE.id.encode() in (tmp_path / "outbox.journal").read_bytes()
            line.is_open.set()
            await delivery

    play(story)


def test_what_waits_outlives_a_restart_in_its_order(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        async with outbox(tmp_path, line) as box:
            for command in (ONE, TWO, THREE):
                await box.keep(command)
        async with outbox(tmp_path, line) as box:
            assert box.waiting == (ONE, TWO, THREE)
            async with running(box):
                await until(lambda: not box.waiting)
        assert line.server.sent == [ONE, TWO, THREE]

    play(story)


def test_a_withdrawal_never_overtakes_its_issue(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line(losses=deque(["command"]))
        async with outbox(tmp_path, line) as box:
            with pytest.raises(ServerUnavailable):
                await box.deliver(ONE)
            taken_back = withdrawal(2, ONE)
            await box.deliver(taken_back)
            assert line.server.sent == [ONE, taken_back]

    play(story)


def test_a_delivery_behind_a_dead_line_fails_at_once_and_keeps_its_place(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line(losses=deque(["command"]))
        line.is_open.clear()
        async with outbox(tmp_path, line) as box:
            first = asyncio.ensure_future(box.deliver(ONE))
            await until(lambda: bool(line.tried))
            second = asyncio.ensure_future(box.deliver(TWO))
            await until(lambda: len(box.waiting) == 2)
            line.is_open.set()
            with pytest.raises(ServerUnavailable, match="nothing arrived"):
                await first
            with pytest.raises(ServerUnavailable, match="did not answer just now"):
                await second
            assert line.tried == [ONE]
            assert box.waiting == (ONE, TWO)

    play(story)


def test_two_deliveries_of_one_command_send_it_once(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        async with outbox(tmp_path, line) as box:
            first, second = await asyncio.gather(box.deliver(ONE), box.deliver(ONE))
        assert first == second
        assert line.tried == [ONE]

    play(story)


def test_a_refusal_goes_to_who_waits_for_it_and_is_over(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        async with outbox(tmp_path, line) as box:
            with pytest.raises(Refused, match="There is no service nothing"):
                await box.deliver(issue(1, NO_SUCH_SERVICE))
            assert (box.waiting, box.parked) == ((), ())
            await box.deliver(TWO)
        async with outbox(tmp_path, line) as box:
            assert (box.waiting, box.parked) == ((), ())

    play(story)


def test_a_refusal_that_nobody_waits_for_is_listed_until_it_is_dismissed(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        refused = issue(1, NO_SUCH_SERVICE)
        async with outbox(tmp_path, line) as box, running(box):
            await box.keep(refused)
            await box.keep(TWO)
            await until(lambda: not box.waiting)
        async with outbox(tmp_path, line) as box:
            (parked,) = box.parked
            assert parked.command == refused
            assert parked.problem.code == RefusalCode.UNKNOWN_SERVICE
            assert parked.problem.detail == "There is no service nothing; choose one that the branch offers"
            await box.dismiss(refused.id)
            await box.dismiss(TWO.id)
        async with outbox(tmp_path, line) as box:
            assert box.parked == ()
        assert line.numbers == ["A001"]

    play(story)


def test_who_asks_again_for_a_command_that_was_parked_meanwhile_hears_why(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        refused = issue(1, NO_SUCH_SERVICE)
        line.answers.append(ServerUnavailable("not now"))
        line.answers.append(Rejected(problem("form", "Not a form", 422, "Mend this device")))
        async with outbox(tmp_path, line) as box:
            with pytest.raises(ServerUnavailable):
                await box.deliver(TWO)
            await box.keep(refused)
            async with running(box):
                await until(lambda: len(box.parked) == 2)
            with pytest.raises(Rejected, match="Mend this device"):
                await box.deliver(TWO)
            with pytest.raises(Refused, match="no service nothing"):
                await box.deliver(refused)
            assert box.parked == ()
            assert len(line.tried) == 3

    play(story)


def test_a_rejected_command_does_not_hold_up_the_others(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        line.answers.append(Rejected(problem("rights", "Not yours", 403, "A counter may do this")))
        async with outbox(tmp_path, line) as box:
            await box.keep(ONE)
            await box.deliver(TWO)
            (parked,) = box.parked
            assert (parked.command, parked.problem.title) == (ONE, "Not yours")

    play(story)


@pytest.mark.parametrize("status", [401, 404])
def test_nothing_is_lost_while_the_credential_or_the_address_is_wrong(tmp_path: Path, status: int) -> None:
    async def story() -> None:
        line = Line()
        line.answers.append(Rejected(problem("credential", "Unknown", status, "Enrol this device")))
        async with outbox(tmp_path, line) as box:
            with pytest.raises(ServerUnavailable, match="does not let this device in: Unknown: Enrol"):
                await box.deliver(ONE)
            assert box.waiting == (ONE,)
            await box.deliver(TWO)
        assert line.server.sent == [ONE, TWO]

    play(story)


def test_run_waits_longer_after_each_failure_and_not_at_all_after_success(tmp_path: Path) -> None:
    async def story() -> None:
        pauses = Pauses()
        line = Line(losses=deque(["command"] * 3))
        async with outbox(tmp_path, line, pauses) as box, running(box):
            await box.keep(ONE)
            await until(lambda: not box.waiting)
            line.losses.append("command")
            await box.keep(TWO)
            await until(lambda: not box.waiting)
        assert pauses.seconds == [0.1875, 0.375, 0.75, 0.1875]

    play(story)


def test_a_delivery_does_not_wait_for_the_end_of_a_pause(tmp_path: Path) -> None:
    async def story() -> None:
        pauses = Pauses()
        pauses.hold()
        line = Line(losses=deque(["command"]))
        async with outbox(tmp_path, line, pauses) as box, running(box):
            await box.keep(ONE)
            await pauses.begun()
            await box.deliver(TWO)
            assert line.server.sent == [ONE, TWO]
            pauses.let_go()

    play(story)


def test_a_delivery_that_is_cancelled_does_not_recall_its_command(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        line.is_open.clear()
        async with outbox(tmp_path, line) as box:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await box.deliver(ONE)
            assert box.waiting == (ONE,)
            line.is_open.set()
            async with running(box):
                await until(lambda: not box.waiting)
        assert line.numbers == ["A001"]

    play(story)


def test_a_command_whose_writing_outlasts_its_caller_is_sent_all_the_same(tmp_path: Path) -> None:
    async def story() -> None:
        disk = threading.Event()
        line = Line()
        async with outbox(tmp_path, line) as box:
            pass
        async with outbox(tmp_path, line, sync=lambda _file: _wait(disk)) as box:
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.05):
                    await box.keep(ONE)
            assert box.waiting == ()
            disk.set()
            await until(lambda: box.waiting == (ONE,))

    def _wait(disk: threading.Event) -> None:
        assert disk.wait(10)

    play(story)


def test_run_finds_nothing_to_do_when_a_delivery_was_quicker(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        line.is_open.clear()
        async with outbox(tmp_path, line) as box:
            delivery = asyncio.ensure_future(box.deliver(ONE))
            await until(lambda: bool(line.tried))
            async with running(box):
                await asyncio.sleep(0)
                line.is_open.set()
                await delivery
                await box.deliver(TWO)
        assert line.tried == [ONE, TWO]

    play(story)


def test_what_an_earlier_run_left_can_be_delivered_again(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        async with outbox(tmp_path, line) as box:
            await box.keep(ONE)
        async with outbox(tmp_path, line) as box:
            assert (await box.deliver(ONE)).events[0].command_id == ONE.id
        assert line.tried == [ONE]

    play(story)


def test_the_disk_is_used_in_a_thread_of_its_own_name(tmp_path: Path) -> None:
    async def story() -> None:
        threads = set[str]()
        line = Line()

        def sync(_file: int) -> None:
            threads.add(threading.current_thread().name)

        async with outbox(tmp_path, line, sync=sync) as box:
            await box.deliver(ONE)
        assert threads == {"outbox_0"}

    play(story)


def test_a_full_disk_is_said_before_anything_is_sent(tmp_path: Path) -> None:
    async def story() -> None:
        full = [False]

        def sync(_file: int) -> None:
            if full[0]:
                raise OSError(28, "No space left on device")

        line = Line()
        async with outbox(tmp_path, line, sync=sync) as box:
            full[0] = True
            for attempt in (box.deliver(ONE), box.keep(ONE)):
                with pytest.raises(OutboxUnavailable, match="No space left on device"):
                    await attempt
            assert box.waiting == ()
            full[0] = False
            await box.deliver(TWO)
        assert line.tried == [TWO]

    play(story)


@pytest.mark.parametrize("service", ["civil", "nothing"])
def test_an_outcome_holds_although_the_disk_could_not_note_it(tmp_path: Path, service: str) -> None:
    async def story() -> None:
        full = [False]

        def sync(_file: int) -> None:
            if full[0]:
                raise OSError(28, "No space left on device")

        line = Line()
        command = issue(1, ServiceCode(service))
        line.is_open.clear()
        async with outbox(tmp_path, line, sync=sync) as box:
            async with running(box):
                await box.keep(command)
                await until(lambda: bool(line.tried))
                full[0] = True
                line.is_open.set()
                await until(lambda: not box.waiting)
            full[0] = False
            await box.deliver(TWO)
        async with outbox(tmp_path, line) as box:
            assert box.waiting == ()
            assert len(box.parked) == (service == "nothing")

    play(story)


def test_what_this_program_is_too_old_to_read_stays_for_a_newer_one(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        async with outbox(tmp_path, line) as box:
            await box.keep(replace(ONE, number="K2-001" * 100))
            await box.keep(TWO)
        for _ in range(2):
            async with outbox(tmp_path, line) as box:
                assert (box.unreadable, box.waiting, box.damaged) == (1, (TWO,), ())

    play(story)


def test_an_outbox_opens_once_its_disk_is_well(tmp_path: Path) -> None:
    async def story() -> None:
        line = Line()
        (tmp_path / "outbox").write_bytes(b"")
        box = Outbox(tmp_path / "outbox", send=line.send, pause=Pauses(), random=middle)
        with pytest.raises(OutboxUnavailable, match="File exists"):
            await box.open()
        (tmp_path / "outbox").unlink()
        await box.open()
        await box.deliver(ONE)
        await box.close()

    play(story)
