"""Kills a process that asyncio watches over; it does not wait for its end."""

import os
import signal
from asyncio.subprocess import Process
from contextlib import suppress


def kill(process: Process) -> None:
    """Kill the process, unless it is known to have ended.

    `Process.kill` first looks whether it lives, and by that look takes its end away from asyncio's own watcher, which
    then warns of an unknown child: seen when a process died in the moment in which it was given up.
    """
    if process.returncode is None:
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
