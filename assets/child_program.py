"""Runs other programs as children of this process and ends them; it knows none of them, nor what they are for."""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass


class ProgramUnavailable(Exception):
    """A program cannot be started; the message says which and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a program ended: with which status, which is negative if a signal ended it, and what it wrote until then."""

    status: int
    printed: bytes
    complaint: bytes


async def run(
    words: Sequence[str], *, within_s: float, given: bytes | None = None, environment: Mapping[str, str] | None = None
) -> Ended:
    """Run the program to its end with this on its input; TimeoutError if it takes longer, ProgramUnavailable.

    Whatever ends the waiting, cancelling too, ends the program. `environment` is added to our own.
    """
    stdin = DEVNULL if given is None else PIPE
    process = await start(words, stdin=stdin, stdout=PIPE, stderr=PIPE, environment=environment)
    try:
        async with asyncio.timeout(within_s):
            printed, complaint = await process.communicate(given)
            status = await process.wait()
    finally:
        await end(process)
    return Ended(status=status, printed=printed, complaint=complaint)


async def start(
    words: Sequence[str], *, stdin: int, stdout: int, stderr: int, environment: Mapping[str, str] | None = None
) -> Process:
    """Start the program, which whoever starts it must `end`; ProgramUnavailable."""
    env = {**os.environ, **(environment or {})}  # noqa: TID251 - handed on, not read
    try:
        return await asyncio.create_subprocess_exec(*words, stdin=stdin, stdout=stdout, stderr=stderr, env=env)
    except OSError as error:
        raise ProgramUnavailable(f"{words[0]} cannot be started ({error.strerror})") from error


def kill(process: Process) -> None:
    """Tell the program to end at once, if it has not ended.

    Not by `Process.kill`: it looks first whether the process has ended, and thereby takes its status from asyncio,
    which then logs an unknown child.
    """
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)


async def end(process: Process) -> None:
    """Return when the program has ended, which it does at once."""
    kill(process)
    await process.wait()


def last_line(complaint: bytes | None, otherwise: str) -> str:
    """Return the last line of what a program said is wrong, where most say it; `otherwise` if it said nothing."""
    lines = (complaint or b"").decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else otherwise
