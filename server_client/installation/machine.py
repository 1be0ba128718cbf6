"""The machine on which something is installed, or a folder that stands for one; it decides nothing.

Of a folder (`--root`) files are written and nothing is run: an image that is made ready, or a test.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from server_client.server.errors import SettingsFault


@dataclass(frozen=True, slots=True)
class Ran:
    """How a program ended: its status, and what it printed last."""

    status: int
    said: str = ""


Runner: TypeAlias = Callable[[Sequence[str]], Ran]


def run_here(words: Sequence[str]) -> Ran:
    """Run a program to its end; one that is not there ends with 127."""
    try:
        done = subprocess.run(words, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    except FileNotFoundError:
        return Ran(127, f"{words[0]} is not installed")
    lines = (done.stderr.strip() or done.stdout.strip()).splitlines()
    return Ran(done.returncode, lines[-1] if lines else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """Where paths lead and how programs are run."""

    root: Path = Path("/")
    runner: Runner = run_here

    @property
    def is_live(self) -> bool:
        """Whether this is the running machine, and not a folder."""
        return self.root == Path("/")

    def at(self, path: str) -> Path:
        """Return where an absolute path of the machine is."""
        return self.root / path.lstrip("/")

    def run(self, words: Sequence[str]) -> Ran:
        """Run a program; of a folder that stands for a machine nothing is run, and all is well."""
        return self.runner(words) if self.is_live else Ran(0)

    def has(self, program: str) -> bool:
        """Say whether a program can be found; in a folder it is taken to be there."""
        return not self.is_live or shutil.which(program, path="/usr/sbin:/usr/bin:/sbin:/bin") is not None


def write(path: Path, body: bytes, mode: int, owner: str = "") -> None:
    """Write a file whole or not at all; SettingsFault if this user may not."""
    new = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Nobody else reads a key while it is written.
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:  # noqa: PTH123 - with a mode
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(mode)
        if owner:
            shutil.chown(new, owner, owner)
        new.replace(path)
    except (OSError, LookupError) as failed:
        raise SettingsFault(f"{path} cannot be written ({failed}): run this as root (sudo)") from failed
