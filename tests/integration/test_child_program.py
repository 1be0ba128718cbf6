"""Other programs run as children: what they wrote, how they ended, and that none is left behind."""

import asyncio
import os
from asyncio.subprocess import DEVNULL, Process
from contextlib import suppress
from pathlib import Path

import pytest

from assets.child_program import Ended, ProgramUnavailable, end, kill, last_line, run, start


def is_there(pid: int) -> bool:
    """Whether a process of that number exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


async def a_sleeper() -> Process:
    """A program that would run for a minute."""
    return await start(("sleep", "60"), stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL)


def test_what_a_program_writes_and_how_it_ends_is_told() -> None:
    script = "cat; printenv GREETING; echo wrong >&2; exit 3"
    words = ("sh", "-c", script)

    ended = asyncio.run(run(words, within_s=20, given=b"given\n", environment={"GREETING": "hello"}))

    assert ended == Ended(status=3, printed=b"given\nhello\n", complaint=b"wrong\n")


def test_a_program_that_is_given_nothing_has_an_empty_input() -> None:
    assert asyncio.run(run(("cat",), within_s=20)) == Ended(status=0, printed=b"", complaint=b"")


def test_a_program_that_is_not_there_is_named_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(ProgramUnavailable, match=r"player cannot be started \(No such file or directory\)"):
        asyncio.run(run((str(tmp_path / "player"),), within_s=20))


def test_a_program_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    words = ("sh", "-c", f"echo $$ >{note}; exec sleep 60")

    with pytest.raises(TimeoutError):
        asyncio.run(run(words, within_s=1))

    assert not is_there(int(note.read_text(encoding="ascii")))


def test_a_program_that_nobody_waits_for_any_more_is_ended(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    os.mkfifo(note)

    async def cancelled() -> int:
        async with asyncio.TaskGroup() as tasks:
            running = tasks.create_task(run(("sh", "-c", f"echo $$ >{note}; exec sleep 60"), within_s=60))
            pid = await asyncio.to_thread(note.read_text, encoding="ascii")
            running.cancel()
        return int(pid)

    assert not is_there(asyncio.run(cancelled()))


def test_ending_a_program_that_has_ended_changes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    async def statuses() -> tuple[int | None, int | None]:
        process = await a_sleeper()
        await end(process)
        first = process.returncode
        await end(process)
        return first, process.returncode

    assert asyncio.run(statuses()) == (-9, -9)
    assert not caplog.records


def test_a_program_may_be_told_to_end_twice_before_it_has(caplog: pytest.LogCaptureFixture) -> None:
    async def ended_twice() -> int:
        process = await a_sleeper()
        kill(process)
        # Dead from here on, and asyncio's loop has had no turn to hear of it.
        with suppress(ChildProcessError):
            os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)  # noqa: ASYNC222 - that it has none is meant
        kill(process)
        return await process.wait()

    assert asyncio.run(ended_twice()) == -9
    assert not caplog.records


@pytest.mark.parametrize(
    ("complaint", "line"),
    [
        (b"first\nlast\n\n", "last"),
        (b" \n", "none"),
        (None, "none"),
        (b"\xff broken", "\N{REPLACEMENT CHARACTER} broken"),
    ],
)
def test_the_last_line_of_a_complaint_is_its_reason(complaint: bytes | None, line: str) -> None:
    assert last_line(complaint, "none") == line
