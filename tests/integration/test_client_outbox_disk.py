"""What an outbox does on a disk that is full, damaged or newer than the program, and in which thread."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from server_client.client.errors import OutboxUnavailable
from server_client.client.outbox import Outbox
from server_client.queue_model.ids import ServiceCode
from tests.fakes.client_commands import issue
from tests.fakes.client_pauses import Pauses, middle
from tests.fakes.outbox_line import ONE, TWO, Line, outbox, play, running, until


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
