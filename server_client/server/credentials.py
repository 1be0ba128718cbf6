"""Who may speak to the server: credentials, each of one role, kept as hashes; no person's password is here."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from time import monotonic

import msgspec

from server_client.queue_model import commands
from server_client.queue_model.commands import Command
from server_client.server.errors import LogDamaged, SettingsFault, StoreUnavailable


class Role(StrEnum):
    """What the holder of a credential is."""

    KIOSK = "kiosk"
    COUNTER = "counter"
    DISPLAY = "display"
    NODE = "node"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


_KIOSK: frozenset[type[Command]] = frozenset(
    {
        commands.IssueTicket,
        commands.CheckInBooking,
        commands.ReportPrint,
        commands.CancelTicket,
        commands.RateService,
        commands.AskForHelp,
        commands.AnswerHelp,
        commands.ReportDevice,
    }
)
_COUNTER: frozenset[type[Command]] = frozenset(
    {
        commands.IssueTicket,
        commands.CallNext,
        commands.CallTicket,
        commands.RecallTicket,
        commands.StartServing,
        commands.FinishTicket,
        commands.MissTicket,
        commands.ReturnTicket,
        commands.HoldTicket,
        commands.ResumeTicket,
        commands.TransferTicket,
        commands.CancelTicket,
        commands.SetPriority,
        commands.AddNeed,
        commands.TakeBack,
        commands.CorrectOutcome,
        commands.ServeWalkIn,
        commands.OpenCounter,
        commands.PauseCounter,
        commands.CloseCounter,
        commands.RateService,
        commands.AnswerHelp,
    }
)
_SUPERVISOR: frozenset[type[Command]] = _COUNTER | {
    commands.CheckInBooking,
    commands.AdoptPaperTickets,
    commands.OpenService,
    commands.CloseService,
    commands.OpenDay,
    commands.CloseDay,
}
MAY_COMMAND: dict[Role, frozenset[type[Command]]] = {
    Role.KIOSK: _KIOSK,
    Role.COUNTER: _COUNTER,
    Role.DISPLAY: frozenset(),
    Role.NODE: frozenset(),
    Role.SUPERVISOR: _SUPERVISOR,
    Role.ADMINISTRATOR: frozenset({commands.AdoptConfiguration, commands.OpenDay, commands.CloseDay}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A device or program that may speak to the server; `secret_hash` is the SHA-256 (hex) of what it sends.

    `machine` is the only kiosk that may give out numbers under this name while the branch is away; None for the first
    that comes.
    """

    name: str
    role: Role
    secret_hash: str
    machine: str | None = None


# How long a look at the file is good for: each request would otherwise ask the disk.
_CHECK_S = 0.2
_decoder = msgspec.json.Decoder(tuple[Credential, ...])


class Credentials:
    """The credentials in a file; a change of the file holds within a fifth of a second."""

    def __init__(self, path: Path, clock: Callable[[], float] = monotonic) -> None:
        """Read the file, if there is one; `clock` is in seconds from anywhere."""
        self._path = path
        self._clock = clock
        self._checked_at = clock()
        self._version: int | None = None
        self._by_hash: dict[str, Credential] = {}
        self._read()

    def holder(self, secret: str) -> Credential | None:
        """Return whose secret this is, or None."""
        # The secrets are 256 random bits, so one round of SHA-256 is enough, and the look-up tells an attacker nothing.
        digest = sha256(secret.encode()).hexdigest()
        if self._clock() - self._checked_at > _CHECK_S:
            self._checked_at = self._clock()
            if self._version != self._version_on_disk():
                self._read()
        return self._by_hash.get(digest)

    def add(self, name: str, role: Role, random_text: Callable[[], str]) -> str:
        """Make a credential and return its secret, which is kept nowhere; a name may be used once."""
        secret = random_text()
        credential = Credential(name=name, role=role, secret_hash=sha256(secret.encode()).hexdigest())
        with self._alone():
            if any(known.name == name for known in self._by_hash.values()):
                raise SettingsFault(
                    f"There is a credential named {name} already: choose another name, or remove that first"
                )
            self._write((*self._by_hash.values(), credential))
        return secret

    def remove(self, name: str) -> None:
        """Take a credential back at once."""
        with self._alone():
            kept = tuple(credential for credential in self._by_hash.values() if credential.name != name)
            if len(kept) == len(self._by_hash):
                raise SettingsFault(f"There is no credential named {name}: see them with motcua credential list")
            self._write(kept)

    def claim(self, name: str, machine: str) -> str:
        """Return the machine that has this credential: it is `machine` if none had it. Blocks; StoreUnavailable."""
        with self._alone():
            credential = self._named(name)
            if credential.machine is not None:
                return credential.machine
            self._put(replace(credential, machine=machine))
            return machine

    def release(self, name: str) -> None:
        """Let the next machine that comes have the credential."""
        with self._alone():
            self._put(replace(self._named(name), machine=None))

    def all(self) -> tuple[Credential, ...]:
        """Return all credentials."""
        return tuple(self._by_hash.values())

    def _named(self, name: str) -> Credential:
        for credential in self._by_hash.values():
            if credential.name == name:
                return credential
        raise SettingsFault(f"There is no credential named {name}: see them with motcua credential list")

    def _put(self, changed: Credential) -> None:
        self._write(tuple(changed if one.name == changed.name else one for one in self._by_hash.values()))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        # Two engineers may add devices at once: each must begin with what the other has written.
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.with_suffix(".lock").open("w") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX)
                self._read()
                yield
        except OSError as failed:
            raise StoreUnavailable(f"{self._path} cannot be written ({failed}): check the disk and rights") from failed

    def _version_on_disk(self) -> int | None:
        try:
            return self._path.stat().st_mtime_ns
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _read(self) -> None:
        self._version = self._version_on_disk()
        if self._version is None:
            self._by_hash = {}
            return
        try:
            credentials = _decoder.decode(self._path.read_bytes())
        except msgspec.DecodeError as wrong:
            raise LogDamaged(f"{self._path} is not a file of credentials ({wrong}): restore it") from wrong
        self._by_hash = {credential.secret_hash: credential for credential in credentials}

    def _write(self, credentials: tuple[Credential, ...]) -> None:
        new = self._path.with_suffix(".new")
        new.touch(mode=0o600)
        with new.open("wb") as file:
            file.write(msgspec.json.format(msgspec.json.encode(credentials), indent=1))
            file.flush()
            # Without it a power cut may leave an empty file, and every device locked out.
            os.fsync(file.fileno())
        new.replace(self._path)
        self._read()
