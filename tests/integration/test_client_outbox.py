"""Each command is safe before it is sent, keeps its place, and gets an outcome of its own."""

import asyncio
import threading
from collections import deque
from pathlib import Path

import pytest

from server_client.client.errors import Rejected, ServerUnavailable
from server_client.queue_model.ids import ServiceCode
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.wire.answers import problem
from tests.fakes.client_commands import issue, withdrawal
from tests.fakes.client_pauses import Pauses
from tests.fakes.outbox_line import ONE, THREE, TWO, Line, outbox, play, running, until

NO_SUCH_SERVICE = ServiceCode("nothing")


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
