"""A real branch server for a measure, on a free port of this machine, with a credential for one kiosk."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from server_client.queue_model.ids import DeviceId

_MOTCUA = (sys.executable, "-c", "from server_client.cli import main; raise SystemExit(main())")
_START_S = 20.0
DEVICE = DeviceId("K1")
"""What the kiosk calls itself; the branch takes its reports only under the name of its credential."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningBranch:
    """Where it listens, and the file with the kiosk's credential."""

    url: str
    credential_file: Path


def motcua(*words: str) -> list[str]:
    """The command line of `motcua` with these words, whether it is installed as a program or not."""
    return [*_MOTCUA, *words]


@contextmanager
def running_branch(folder: Path) -> Iterator[RunningBranch]:
    """Run a branch with Hanoi's starter configuration until the block ends; RuntimeError if it does not start."""
    data, credential = folder / "node", folder / "kiosk.credential"
    made = subprocess.run(
        motcua("credential", "add", "--data", str(data), "--role", "kiosk", "--name", DEVICE),
        capture_output=True,
        text=True,
        check=True,
    )
    credential.write_text(made.stdout, encoding="ascii")
    port = free_port()
    configuration = str(files("assets") / "starter" / "hanoi.json")
    words = ["--data", str(data), "--listen", f"127.0.0.1:{port}", "--configuration", configuration]
    words += ["--closes", "1440", "--every-day"]
    process = subprocess.Popen(motcua("branch", *words), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _await_port(process, port)
        yield RunningBranch(url=f"http://127.0.0.1:{port}", credential_file=credential)
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_port(process: "subprocess.Popen[bytes]", port: int) -> None:
    deadline = time.monotonic() + _START_S
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            time.sleep(0.02)  # noqa: TID251 - an adapter to a real process
        else:
            return
    raise RuntimeError(f"The branch does not listen on port {port}; its exit status is {process.poll()}")
