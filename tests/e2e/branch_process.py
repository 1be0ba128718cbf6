"""The real server of a branch, as a process that can be started on the same folder again and again."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.seeds import sow

MOTCUA = Path(sys.executable).with_name("motcua")


@dataclass(frozen=True)
class Branch:
    """A branch's folder, and the configuration that its server is started with."""

    data: Path
    configuration: Path

    def run(self, *words: str) -> str:
        """Run a command of motcua to its end, which must be good, and return what it printed."""
        done = subprocess.run([MOTCUA, *words], capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def credential(self, role: str) -> str:
        """Make a credential of the role, and return its secret."""
        secret = self.run("credential", "add", "--data", str(self.data), "--role", role, "--name", role)
        sow(secret)
        return secret

    @contextmanager
    def process(self, *more: str) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
        """Start the server; gives the process and its address when it listens, and kills it at the end."""
        words = ["--data", str(self.data), "--configuration", str(self.configuration), "--listen", "127.0.0.1:0"]
        # The day is never over: a test may run at any hour.
        with subprocess.Popen(
            [MOTCUA, "branch", *words, "--closes", "1440", "--every-day", "--no-forecast", *more],
            stderr=subprocess.PIPE,
        ) as server:
            try:
                yield server, f"http://{_address(server)}"
            finally:
                server.kill()


def _address(server: subprocess.Popen[bytes]) -> str:
    assert server.stderr is not None
    said = b""
    for line in server.stderr:
        said += line
        record = json.loads(line) if line.startswith(b"{") else {}
        if record.get("event") == "listening":
            return str(record["address"])
    raise AssertionError(said.decode())
