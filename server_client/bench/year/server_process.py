"""A server as a process that can be killed in the middle, and commands whose time and memory are told."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter
from typing import IO, Self

from server_client.bench.processes import free_port
from server_client.bench.replicate_center import worked_s

_MOMENT_S = 0.02
_ENDS_WITHIN_S = 60


class ServerProcess:
    """A server that is started again on the same port however it ended; what it says goes to a file."""

    def __init__(self, words: Sequence[str], said: Path) -> None:
        """Name its command line, to which where it listens is added; nothing is started yet."""
        self.port = free_port()
        self._words = [*words, "--listen", f"127.0.0.1:{self.port}"]
        self._said_path = said
        self._said: IO[bytes] | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Have it ended with the block; `start` starts it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it."""
        self.stop()

    @property
    def pid(self) -> int:
        """Return the id of the process; RuntimeError if it does not run."""
        if self._process is None:
            raise RuntimeError(f"{self._words} does not run")
        return self._process.pid

    def start(self, within_s: float = 600.0) -> float:
        """Start it; return how long it takes until it says that it is ready, in seconds."""
        began = perf_counter()
        self._said = self._said_path.open("ab")
        self._process = subprocess.Popen(self._words, stderr=self._said)
        while not self._is_ready():
            if self._process.poll() is not None or perf_counter() - began > within_s:
                raise RuntimeError(f"{self._words} is not ready: see {self._said_path}")
            time.sleep(_MOMENT_S)  # noqa: TID251 - adapter to a real process
        return perf_counter() - began

    def kill(self) -> None:
        """Take its power away."""
        if self._process is not None:
            self._process.kill()
            self._let_go(self._process)

    def stop(self) -> None:
        """Let it end in order."""
        if self._process is not None:
            self._process.terminate()
            self._let_go(self._process)

    def get(self, path: str, credential: str = "", cookie: str = "") -> tuple[int, bytes, float]:
        """Return status and body of an answer, and how long it took, in seconds; OSError or HTTPException."""
        headers = {"Cookie": cookie} if cookie else {"Authorization": f"Bearer {credential}"} if credential else {}
        return self._asked("GET", path, None, headers)

    def post(self, path: str, credential: str, body: bytes) -> tuple[int, bytes, float]:
        """Return the same of a request with a body."""
        headers = {"Authorization": f"Bearer {credential}", "Content-Type": "application/json"}
        return self._asked("POST", path, body, headers)

    def worked_s(self) -> float:
        """Return for how long it has kept a core busy, in seconds."""
        return worked_s(self.pid)

    def memory(self) -> dict[str, float]:
        """Return the memory that it and its children hold for themselves alone, in megabytes, each by its name."""
        own = {"server_mb": _private_mb(self.pid)}
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return own | {"forecast_mb": sum(_private_mb(int(child)) for child in children)}

    def _is_ready(self) -> bool:
        try:
            return self.get("/v1/health")[0] == 200
        except (OSError, HTTPException):
            return False

    def _asked(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, bytes, float]:
        began = perf_counter()
        line = HTTPConnection("127.0.0.1", self.port, timeout=300)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            return answer.status, answer.read(), perf_counter() - began
        finally:
            line.close()

    def _let_go(self, process: "subprocess.Popen[bytes]") -> None:
        process.wait(_ENDS_WITHIN_S)
        self._process = None
        if self._said is not None:
            self._said.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What a command took: seconds by the clock and of one core, megabytes at its most; and what it said."""

    took_s: float
    worked_s: float
    peak_mb: float
    said: str


def ran(words: Sequence[str]) -> Ran:
    """Run a command to its end; RuntimeError with what it said if it fails."""
    began, peak_mb = perf_counter(), 0.0
    with TemporaryFile() as said:
        process = subprocess.Popen(words, stdout=said, stderr=subprocess.STDOUT)
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            peak_mb = max(peak_mb, _peak_mb(process.pid))
            time.sleep(_MOMENT_S)  # noqa: TID251 - adapter to a real process
        took_s, worked = perf_counter() - began, worked_s(process.pid)
        process.wait()
        said.seek(0)
        told = said.read().decode().strip()
    if process.returncode != 0:
        raise RuntimeError(f"{words} ended with {process.returncode}: {told}")
    return Ran(took_s=took_s, worked_s=worked, peak_mb=peak_mb, said=told)


def awaited(what: str, is_so: Callable[[], bool], *, within_s: float, every_s: float = 0.1) -> float:
    """Wait until something is so; return how long that took, in seconds. RuntimeError if it does not come about."""
    began = perf_counter()
    while not is_so():
        if perf_counter() - began > within_s:
            raise RuntimeError(f"Within {within_s:g} s there was not: {what}")
        time.sleep(every_s)  # noqa: TID251 - adapter to a real process
    return perf_counter() - began


def lag_of(health: bytes) -> int | None:
    """Return how many entries a node's centre lacks by its health; None while the line does not stand."""
    centre = json.loads(health).get("centre")
    return int(centre["lag"]) if centre and centre["linked"] else None


def _private_mb(pid: int) -> float:
    held = 0
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith(("Private_Dirty:", "Private_Clean:")):
            held += int(line.split()[1])
    return round(held / 1024, 1)


def _peak_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return round(int(line.split()[1]) / 1024, 1)
    # It has just ended.
    return 0.0
