"""The programs of a demonstration: started one after the other, watched, and stopped in reverse; none is restarted."""

import asyncio
import os
import signal
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from server_client.demo.errors import NotSeen, ProgramEnded, ProgramMissing

_STOP_S = 8.0
_LAST_LINES = 12


@dataclass(slots=True, eq=False)
class Program:
    """A running program; everything that it says is in `log`."""

    name: str
    log: Path
    process: asyncio.subprocess.Process
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    _said: list[str] = field(default_factory=list)
    _news: asyncio.Condition = field(default_factory=asyncio.Condition)

    @property
    def pid(self) -> int:
        """Return the id of its process."""
        return self.process.pid

    @property
    def status(self) -> int | None:
        """Return its exit status, None while it runs."""
        return self.process.returncode

    async def says(self, words: str, *, within_s: float = 30.0) -> str:
        """Return the first line with these words; ProgramEnded if it ends before, NotSeen if it does not come."""
        return await self.line_that(lambda line: words in line, repr(words), within_s=within_s)

    async def line_that(self, fits: Callable[[str], bool], what: str, *, within_s: float = 30.0) -> str:
        """Return the first line that fits; `what` names it in a message. Raises as `says` does."""

        def found() -> str | None:
            return next(filter(fits, self._said), None)

        try:
            async with asyncio.timeout(within_s), self._news:
                await self._news.wait_for(lambda: found() is not None or self.ended.is_set())
        except TimeoutError:
            raise NotSeen(f"{self.name} did not say {what} within {within_s:g} s; see {self.log}") from None
        line = found()
        if line is None:
            raise ProgramEnded(self.story())
        return line

    def story(self) -> str:
        """Return how it ended, with its last lines."""
        last = "".join(f"\n    {line}" for line in deque(self._said, maxlen=_LAST_LINES))
        return f"{self.name} ended with status {self.status}. Its last lines ({self.log}):{last or ' none'}"

    async def listen(self) -> None:
        """Keep what it says until it ends."""
        if self.process.stdout is None:
            raise ValueError(f"The output of {self.name} is not piped")
        with self.log.open("a", encoding="utf-8") as log:
            async for line in self.process.stdout:
                text = line.decode(errors="replace").rstrip("\n")
                log.write(text + "\n")
                log.flush()
                async with self._news:
                    self._said.append(text)
                    self._news.notify_all()
        await self.process.wait()
        async with self._news:
            self.ended.set()
            self._news.notify_all()

    def send(self, number: signal.Signals) -> None:
        """Send it a signal, if it still runs."""
        if self.status is None:
            self.process.send_signal(number)

    async def stop(self) -> None:
        """Ask it to end; end it if it does not."""
        self.send(signal.SIGTERM)
        try:
            async with asyncio.timeout(_STOP_S):
                await self.ended.wait()
        except TimeoutError:
            self.send(signal.SIGKILL)
            await self.ended.wait()


class Programs:
    """Programs that live as long as the block; those started last end first."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._started: list[Program] = []
        self._listening = asyncio.TaskGroup()
        self._ends: asyncio.Queue[Program] = asyncio.Queue()

    async def __aenter__(self) -> "Programs":
        self._logs.mkdir(parents=True, exist_ok=True)
        await self._listening.__aenter__()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        for program in reversed(self._started):
            await program.stop()
        await self._listening.__aexit__(None, None, None)

    async def start(
        self, name: str, words: Sequence[str | Path], environment: Mapping[str, str] | None = None
    ) -> Program:
        """Start a program; `environment` is added to our own. ProgramMissing if it is not installed."""
        try:
            process = await asyncio.create_subprocess_exec(
                *words,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                env={**os.environ, **(environment or {})},  # noqa: TID251 - handed on, not read
                # Ctrl-C is for us: we stop the others in order.
                start_new_session=True,
            )
        except FileNotFoundError as exc:
            raise _missing(words[0]) from exc
        program = Program(name, self._logs / f"{name}.log", process)
        self._started.append(program)
        self._listening.create_task(self._listen(program))
        return program

    async def next_end(self) -> Program:
        """Return the next program that has ended by itself."""
        return await self._ends.get()

    async def _listen(self, program: Program) -> None:
        await program.listen()
        await self._ends.put(program)


async def output_of(*words: str | Path, given: str = "", environment: Mapping[str, str] | None = None) -> str:
    """Run a program to its end and return what it printed; ProgramEnded if it failed, ProgramMissing.

    It reads what is `given` from its standard input.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *words,
            stdin=asyncio.subprocess.PIPE if given else asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env={**os.environ, **(environment or {})},  # noqa: TID251 - as above
        )
    except FileNotFoundError as exc:
        raise _missing(words[0]) from exc
    printed, complaint = await process.communicate(given.encode() or None)
    if process.returncode:
        raise ProgramEnded(f"{words[0]} ended with status {process.returncode}: {complaint.decode().strip()}")
    return printed.decode().strip()


def _missing(program: str | Path) -> ProgramMissing:
    return ProgramMissing(f"{program} is not installed; .ci/setup run installs what a demo needs")
