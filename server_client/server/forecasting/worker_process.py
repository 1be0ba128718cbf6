"""The process that foretells, as the server sees it: one question at a time, within a time, and a new one if it dies.

What it is asked about is for those who ask. Nothing here can hold up the server: a process that is silent for too long
is killed, and one that keeps failing is left alone for longer and longer.
"""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Sequence

from server_client.server import logs
from server_client.server.errors import Unavailable
from server_client.server.killing import kill

PROGRAM = (sys.executable, "-m", "server_client.server.forecasting.worker")
LENGTH_BYTES = 4
_FIRST_REST_S = 1.0
_LONGEST_REST_S = 60.0
_ENDS_WITHIN_S = 2.0
_log = logs.logger(__name__)


class WorkerGone(Unavailable):
    """The process has died, was too slow, or is left alone for a while; what it knew is gone with it."""


class ForecastWorker:
    """One process, started with the first question and again when it is gone."""

    def __init__(self, clock: Callable[[], float], program: Sequence[str] = PROGRAM) -> None:
        """Prepare; `clock` is in seconds from anywhere."""
        self._clock = clock
        self._program = program
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._rests_until = float("-inf")
        self._failures = 0
        self._life = 1

    @property
    def life(self) -> int:
        """Return which of the processes it is, one after the other: a new one knows nothing."""
        return self._life

    @property
    def process_id(self) -> int | None:
        """Return the id of the process, if there is one."""
        return None if self._process is None else self._process.pid

    async def ask(self, question: bytes, within_s: float) -> bytes:
        """Return the answer; WorkerGone if there is none in time."""
        async with self._turn:
            process = await self._started()
            try:
                async with asyncio.timeout(within_s):
                    answer = await _answer(process, question)
            except (TimeoutError, asyncio.IncompleteReadError, OSError) as failed:
                await self._failed(failed, within_s)
                raise WorkerGone(f"The forecast gave no answer: {_why(failed, within_s)}") from failed
            except BaseException:
                # Whoever asked is gone; the answer would be taken for that to the next question.
                await self._end()
                raise
            self._failures = 0
            return answer

    async def close(self) -> None:
        """End the process."""
        async with self._turn:
            await self._end()

    async def _started(self) -> Process:
        if self._process is None:
            rest_s = self._rests_until - self._clock()
            if rest_s > 0:
                raise WorkerGone(f"The forecast has failed {self._failures} times: tried again in {rest_s:.0f} s")
            try:
                self._process = await asyncio.create_subprocess_exec(
                    *self._program, stdin=PIPE, stdout=PIPE, start_new_session=True
                )
            except OSError as failed:
                await self._failed(failed, 0.0)
                raise WorkerGone(f"The forecast cannot be started: {failed}") from failed
        return self._process

    async def _failed(self, why: Exception, within_s: float) -> None:
        self._failures += 1
        rest_s = min(_FIRST_REST_S * 2 ** (self._failures - 1), _LONGEST_REST_S)
        self._rests_until = self._clock() + rest_s
        _log.warning("the forecast failed", why=_why(why, within_s), again_in_s=rest_s)
        await self._end()

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        self._life += 1
        if process.stdin is not None:
            process.stdin.close()
        kill(process)
        try:
            async with asyncio.timeout(_ENDS_WITHIN_S):
                await process.wait()
        except TimeoutError:
            _log.error("the forecast's process does not end", process=process.pid)


async def _answer(process: Process, question: bytes) -> bytes:
    if process.stdin is None or process.stdout is None:
        raise OSError("the process has no pipes")
    process.stdin.write(len(question).to_bytes(LENGTH_BYTES) + question)
    await process.stdin.drain()
    length = int.from_bytes(await process.stdout.readexactly(LENGTH_BYTES))
    return await process.stdout.readexactly(length)


def _why(failed: Exception, within_s: float) -> str:
    match failed:
        case TimeoutError():
            return f"it took longer than {within_s:g} s"
        case asyncio.IncompleteReadError():
            return "its process has ended"
        case _:
            return str(failed) or type(failed).__name__
