"""From the key "call next" in a real console to the frame and the chime of a real lobby, each a process of its own.

The screens are run by name, since nothing here may know them: `counter_display.bench` has a console that presses its
own keys and a lobby that tells of its frames.
Their times are of the one clock that a machine has for all its processes.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from statistics import median, quantiles
from threading import Thread

from server_client.bench.desk import Desk, an_id
from server_client.bench.processes import branch_words, credential, free_port, running
from server_client.bench.sound_pipe import SoundPipe
from server_client.queue_model.commands import IssueTicket, OpenCounter
from server_client.queue_model.ids import ClerkId, CounterId, ProfileCode, ServiceCode
from server_client.server.credentials import Role
from server_client.wire.new_ids import TOKEN_BYTES, new_token

CALL, START, ACCEPTED = "F2", "F4", "1"
PATIENCE_S = 20.0
WARM_UP = 5
PAUSE_S = 0.75
"""Longer than the voice pauses between calls, and than the console takes to believe that a press was meant."""

_COUNTER, _CLERK, _PROFILE = CounterId("q01"), ClerkId("bench"), ProfileCode("tatca")


def measure_screens(folder: Path, calls: int) -> dict[str, float]:
    """Return how long frames and chimes take, in milliseconds."""
    port = free_port()
    secrets = {role: credential(folder, role) for role in (Role.DISPLAY, Role.COUNTER, Role.KIOSK)}
    with running(branch_words(folder, port), port):
        with Desk(port, secrets[Role.COUNTER]) as desk, Desk(port, secrets[Role.KIOSK]) as citizen:
            desk.ask(OpenCounter(id=an_id(), counter=_COUNTER, clerk=_CLERK, profile=_PROFILE))
            for _ in range(WARM_UP + calls):
                token = new_token(os.urandom(TOKEN_BYTES))
                citizen.ask(IssueTicket(id=an_id(), needs=(ServiceCode("hotich"),), token=token))
        sound = SoundPipe(folder / "sound")
        with (
            _screen(_words(folder, port, secrets[Role.DISPLAY], "lobby", sound), sound.environment) as lobby,
            _screen(_words(folder, port, secrets[Role.COUNTER], "console", sound), {}) as console,
        ):
            console.await_line("counter", "idle")
            # What a hall loads before it can speak takes a moment longer than its first frame.
            time.sleep(3)  # noqa: TID251 - a person would wait as well
            found = [_one_call(console, lobby, sound) for _ in range(WARM_UP + calls)][WARM_UP:]
    frames, chimes = zip(*found, strict=True)
    return {"calls": calls, **_figures("frame", frames), **_figures("chime", chimes)}


def _words(folder: Path, port: int, secret: str, screen: str, sound: SoundPipe) -> list[str]:
    file = folder / f"{screen}.credential"
    file.write_text(secret, encoding="ascii")
    words = ["--server", f"http://127.0.0.1:{port}", "--credential-file", str(file), "--windowed", "1920x1080"]
    if screen == "lobby":
        return ["counter_display.bench.watched_lobby", *words, "--sound", sound.device]
    words += ["--data", str(folder / screen), "--counter", _COUNTER]
    return ["counter_display.bench.pressed_console", _CLERK, _PROFILE, *words]


def _one_call(console: "_Screen", lobby: "_Screen", sound: SoundPipe) -> tuple[float, float]:
    """Call, start and finish by keys; return the seconds from the key to the frame and to the chime."""
    pressed = console.press(CALL)
    shown = lobby.await_line("shown")
    heard = sound.next(PATIENCE_S)
    console.await_line("counter", "called")
    console.press(START)
    console.await_line("counter", "serving")
    time.sleep(PAUSE_S)  # noqa: TID251 - people take their time, and so does the hall's voice between two calls
    console.press(ACCEPTED)
    console.await_line("counter", "idle")
    return shown - pressed, heard - pressed


def _figures(name: str, seconds: Sequence[float]) -> dict[str, float]:
    return {
        f"{name}_p50_ms": round(median(seconds) * 1000, 3),
        f"{name}_p99_ms": round(quantiles(seconds, n=100, method="inclusive")[98] * 1000, 3),
        f"{name}_max_ms": round(max(seconds) * 1000, 3),
    }


class _Screen:
    """A screen's process: takes keys on its input and tells lines, each of which ends with its time in seconds."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._lines: SimpleQueue[str] = SimpleQueue()
        Thread(target=self._read, daemon=True, name="screen").start()

    def await_line(self, *words: str) -> float:
        """Return the time of the next line that begins so; RuntimeError if none comes."""
        deadline = time.monotonic() + PATIENCE_S
        seen = list[str]()
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                line = self._lines.get(timeout=1)
            except Empty:
                continue
            seen.append(line)
            told = line.split()
            if told[: len(words)] == list(words):
                return float(told[-1])
        raise RuntimeError(f"The screen did not tell {' '.join(words)!r} in {PATIENCE_S:g} s, but {seen}")

    def press(self, key: str) -> float:
        """Have a key pressed, and return when it was."""
        if self._process.stdin is None:
            raise RuntimeError("The screen takes no keys")
        self._process.stdin.write(f"{key}\n")
        self._process.stdin.flush()
        return self.await_line("pressed", key)

    def _read(self) -> None:
        for line in self._process.stdout or ():
            self._lines.put(line)


@contextmanager
def _screen(words: Sequence[str], environment: Mapping[str, str]) -> Iterator[_Screen]:
    own = {
        **os.environ,  # noqa: TID251 - handed on
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),  # noqa: TID251 - as above
        "QT_QUICK_BACKEND": "software",
        "QSG_RENDER_LOOP": "basic",
        **environment,
    }
    process = subprocess.Popen(
        (sys.executable, "-m", *words), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=own
    )
    try:
        screen = _Screen(process)
        screen.await_line("open")
        yield screen
    finally:
        process.terminate()
        process.wait(timeout=20)
