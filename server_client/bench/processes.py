"""The processes that a measure needs, started on free ports of this machine and ended with it."""

import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from os import SEEK_END
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from server_client.server.credentials import Credentials, Role

_START_S = 20.0


# -P: what lies in the present folder, as another checkout or what is left of one, is not what is installed.
_PYTHON = (sys.executable, "-P")
_LAST_WORDS = 2_000


@contextmanager
def running(words: Sequence[str], port: int) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a server until the block ends; RuntimeError if it does not listen in time, or ends before that."""
    with TemporaryFile() as said:
        process = subprocess.Popen(words, stderr=said)
        try:
            _await_port(process, port)
            yield process
        finally:
            if process.poll() is not None:
                # Whatever else went wrong, as lines that were cut off, did so because of that.
                raise RuntimeError(_last_words(process, said))
            process.terminate()
            process.wait(timeout=20)


def motcua(*words: str) -> list[str]:
    """Return the command line of the installed program."""
    return [*_PYTHON, "-c", "from server_client.cli import main; raise SystemExit(main())", *words]


def branch_words(data: Path, port: int, *, program: Sequence[str] = (), configuration: Path | None = None) -> list[str]:
    """Return the command line of a branch whose day never ends, with Hanoi's starter configuration or another.

    `program` is a module that stands in for `motcua branch`, with its own words.
    """
    configuration = configuration or Path(str(files("assets") / "starter" / "hanoi.json"))
    return [
        *([*_PYTHON, "-m", *program] if program else motcua("branch")),
        *("--data", str(data), "--listen", f"127.0.0.1:{port}"),
        *("--configuration", str(configuration), "--closes", "1440", "--every-day"),
    ]


def credential(data: Path, role: Role) -> str:
    """Make a credential in a server's folder and return its secret."""
    return Credentials(data / "credentials.json").add(f"bench-{role}", role, lambda: secrets.token_urlsafe(32))


def resident_bytes(pid: int) -> int:
    """Return the memory that a process holds for itself alone."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Private_Dirty:"):
            return int(line.split()[1]) * 1024
    raise RuntimeError(f"The memory of process {pid} is not told")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _last_words(process: "subprocess.Popen[bytes]", said: IO[bytes]) -> str:
    said.seek(max(0, said.seek(0, SEEK_END) - _LAST_WORDS))
    return f"{process.args!r} ended by itself with {process.returncode}: …{said.read().decode(errors='replace')}"


def _await_port(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline:
        if process.poll() is not None:
            raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(0.02)  # noqa: TID251 - adapter to real processes
        else:
            return
    raise RuntimeError(f"{process.args!r} does not listen on port {port}")
