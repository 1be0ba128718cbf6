"""One trial in a process of its own, from the log of a branch to its result; who asked is nothing to it."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

from server_client.server.errors import Unavailable
from server_client.server.killing import kill
from server_client.server.lab.worker_talk import LabWish, Word, frame, told
from server_client.server.trust.digest_maker import ReadableLog

PROGRAM = (sys.executable, "-m", "server_client.server.lab.trial_worker")
_PORTION = 200
_ENDS_WITHIN_S = 1.0
# A result has some 20 kB; a line may have this many.
_LONGEST_LINE = 16 << 20


class NoResult(Exception):
    """Nothing came of the trial; the message says why, for whoever asked."""


class TrialGone(Unavailable):
    """The process of the trial has ended without a word."""


async def run_in_process(
    wish: LabWish,
    trial: bytes,
    bodies: AsyncIterator[Sequence[bytes]],
    tell: Callable[[float], Awaitable[None]],
    program: Sequence[str] = PROGRAM,
) -> bytes:
    """Return the result as it is kept; NoResult or TrialGone. `tell` hears how much is done."""
    try:
        process = await asyncio.create_subprocess_exec(*program, stdin=PIPE, stdout=PIPE, limit=_LONGEST_LINE)
    except OSError as failed:
        raise TrialGone(f"The process of the trial cannot be started: {failed}") from failed
    try:
        await _send(process, wish, trial, bodies)
        return await _heard(process, tell)
    except OSError as broken:
        raise TrialGone(f"The process of the trial has ended: {broken}") from broken
    finally:
        await _end(process)


async def bodies_from(log: ReadableLog, after: int) -> AsyncIterator[Sequence[bytes]]:
    """Go through the log's entries behind `after`, by portions so small that nobody waits for one."""
    while entries := await log.read(after, _PORTION):
        yield [entry.body for entry in entries]
        after = entries[-1].seq
        await asyncio.sleep(0)


async def _end(process: Process) -> None:
    # Who has ended by themselves is not killed besides: the two would quarrel about who takes note of it.
    if process.stdin is not None:
        process.stdin.close()
    try:
        async with asyncio.timeout(_ENDS_WITHIN_S):
            await process.wait()
    except TimeoutError:
        kill(process)
        await process.wait()


async def _send(process: Process, wish: LabWish, trial: bytes, bodies: AsyncIterator[Sequence[bytes]]) -> None:
    if process.stdin is None:
        raise OSError("it has no pipe to write to")
    process.stdin.write(frame(wish.to_bytes()) + frame(trial))
    async for some in bodies:
        process.stdin.write(b"".join(map(frame, some)))
        await process.stdin.drain()
    process.stdin.write(frame(b""))
    await process.stdin.drain()
    process.stdin.close()


async def _heard(process: Process, tell: Callable[[float], Awaitable[None]]) -> bytes:
    if process.stdout is None:
        raise OSError("it has no pipe to read from")
    while sent := await process.stdout.readline():
        word, about = told(sent)
        match word:
            case Word.DONE:
                await tell(float(about))
            case Word.RESULT:
                return about
            case Word.REFUSED:
                raise NoResult(about.decode())
    raise TrialGone("The process of the trial has ended without a result")
