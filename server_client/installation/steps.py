"""What is to be so on a machine, one step at a time: each can say whether it is so, and make it so."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from server_client.installation.machine import Machine, write
from server_client.server.errors import SettingsFault


class StepFailed(Exception):
    """A step could not be made so; what it said is the message."""


class Step(Protocol):
    """One thing that has to be so."""

    @property
    def says(self) -> str:
        """Return what it is, in a few words."""
        ...

    def is_so(self, machine: Machine) -> bool:
        """Say whether nothing is left to do."""
        ...

    def make(self, machine: Machine) -> None:
        """Make it so; StepFailed says why that could not be."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """A folder that has to be there."""

    path: str
    mode: int = 0o755

    @property
    def says(self) -> str:
        """Return which."""
        return f"folder {self.path}"

    def is_so(self, machine: Machine) -> bool:
        """Look."""
        return machine.at(self.path).is_dir()

    def make(self, machine: Machine) -> None:
        """Make it."""
        try:
            machine.at(self.path).mkdir(mode=self.mode, parents=True)
        except OSError as failed:
            raise StepFailed(f"{failed.strerror}: run this as root (sudo)") from failed


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file with these bytes; one that is `kept` is a person's from its first writing on, and only has to be there."""

    path: str
    body: bytes
    mode: int = 0o644
    owner: str = ""
    kept: bool = False

    @property
    def says(self) -> str:
        """Return which."""
        return f"file {self.path}"

    def is_so(self, machine: Machine) -> bool:
        """Compare."""
        path = machine.at(self.path)
        return path.is_file() and (self.kept or path.read_bytes() == self.body)

    def make(self, machine: Machine) -> None:
        """Write it."""
        try:
            write(machine.at(self.path), self.body, self.mode, self.owner if machine.is_live else "")
        except SettingsFault as fault:
            raise StepFailed(str(fault)) from fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A file that must not be there any more."""

    path: str

    @property
    def says(self) -> str:
        """Return which."""
        return f"no file {self.path}"

    def is_so(self, machine: Machine) -> bool:
        """Look."""
        return not machine.at(self.path).exists()

    def make(self, machine: Machine) -> None:
        """Take it away."""
        machine.at(self.path).unlink()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A program that has to have run: unless `unless` ends well, or the file `made` is there.

    With neither it is run when a file was changed before it, or, if it is `always` run, each time.
    """

    says: str
    words: Sequence[str]
    unless: Sequence[str] = ()
    made: str = ""
    always: bool = False

    @property
    def follows_changes(self) -> bool:
        """Whether it is run only because something was changed before it."""
        return not (self.unless or self.made or self.always)

    def is_so(self, machine: Machine) -> bool:
        """Ask."""
        if self.made:
            return Path(self.made).exists()
        return bool(self.unless) and machine.run(self.unless).status == 0

    def make(self, machine: Machine) -> None:
        """Run it."""
        ran = machine.run(self.words)
        if ran.status:
            raise StepFailed(ran.said or f"{self.words[0]} ended with {ran.status}")
