"""Makes all checks at once, each in a process of its own with a time-out; whatever befalls one, the others are told."""

import asyncio
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from assets.child_program import run
from kiosk.doctor.checks import BROKEN, CHECKS, Check
from kiosk.doctor.finding import Finding, Level

AT_ONCE = 3
"""More would only measure each other."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and how much it matters."""

    finding: Finding
    level: Level


class _Line(TypedDict):
    code: str
    level: int
    particulars: dict[str, str]


async def examine(names: Sequence[str], arguments: Sequence[str], *, extra_s: float = 0.0) -> tuple[Found, ...]:
    """Make these checks; ``extra_s`` is for how much longer each may take than usual. In the order of the names."""
    turn = asyncio.Semaphore(AT_ONCE)

    async def one(name: str) -> tuple[Found, ...]:
        async with turn:
            return await made(name, CHECKS[name], arguments, extra_s)

    async with asyncio.TaskGroup() as tasks:
        begun = [tasks.create_task(one(name)) for name in names]
    return tuple(found for task in begun for found in task.result())


async def made(name: str, check: Check, arguments: Sequence[str], extra_s: float = 0.0) -> tuple[Found, ...]:
    """Make one check; whatever befalls its process is a finding too."""
    seconds = check.seconds + extra_s
    words = (sys.executable, "-m", "kiosk.doctor.one_check", name, *arguments)
    try:
        ended = await run(words, within_s=seconds, environment=check.environment)
    except TimeoutError:
        return (_broken(name, "timed_out", f"{seconds:g}"),)
    if ended.status:
        return (_broken(name, "crashed", _reason(ended.complaint, ended.status)),)
    lines: list[_Line] = json.loads(ended.printed)
    return tuple(
        Found(Finding(check=name, code=line["code"], particulars=line["particulars"]), Level(line["level"]))
        for line in lines
    )


def _broken(name: str, code: str, why: str) -> Found:
    return Found(Finding(check=name, code=code, particulars={"why": why}), BROKEN[code])


def _reason(complaint: bytes, status: int) -> str:
    lines = complaint.decode(errors="replace").strip().splitlines() or [f"status {status}"]
    # Python says what it was at the end, a library that aborts at the beginning.
    return lines[0] if status < 0 else lines[-1]
