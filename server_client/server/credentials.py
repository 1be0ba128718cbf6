"""Who may speak to the server: credentials, each of one role, kept as hashes; no person's password is here."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import Protocol

from server_client.queue_model import commands, device_commands, epoch_commands
from server_client.queue_model.commands import Command
from server_client.queue_model.ids import BranchId
from server_client.server.errors import SettingsFault
from server_client.server.kept_file import KeptFile


class Role(StrEnum):
    """What the holder of a credential is."""

    KIOSK = "kiosk"
    COUNTER = "counter"
    DISPLAY = "display"
    NODE = "node"
    CITY_APP = "city_app"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


_KIOSK: frozenset[type[Command]] = frozenset(
    {
        commands.IssueTicket,
        commands.CheckInBooking,
        epoch_commands.AdoptTicket,
        device_commands.ReportPrint,
        commands.CancelTicket,
        commands.RateService,
        device_commands.AskForHelp,
        device_commands.AnswerHelp,
        device_commands.ReportDevice,
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
        commands.PostponeTicket,
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
        device_commands.AnswerHelp,
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
    Role.CITY_APP: frozenset(),
    Role.SUPERVISOR: _SUPERVISOR,
    Role.ADMINISTRATOR: frozenset({commands.AdoptConfiguration, commands.OpenDay, commands.CloseDay}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A device or program that may speak to the server; `secret_hash` is the SHA-256 (hex) of what it sends.

    `machine` is the only kiosk that may give out numbers under this name while the branch is away; None for the first
    that comes. `branch` is the only one that it may speak about; None on a node for the node's own, at a centre for
    none, which suits those who look after all. A name is used once in a branch.
    """

    name: str
    role: Role
    secret_hash: str
    machine: str | None = None
    branch: BranchId | None = None


class EnrolledHere(Protocol):
    """Devices that came to their credentials by a one-time code, at this centre or at the one that the node has."""

    def holder(self, secret_hash: str) -> Credential | None:
        """Return whose secret has this hash, or None."""

    async def claim(self, holder: Credential, machine: str) -> str:
        """Return the machine that has this credential: it is `machine` if none had it."""


class Credentials:
    """The credentials in a file; what is new in it holds at once, what was taken out a fifth of a second later at most.

    Beside it stand the devices that were `enrolled`; what is said here of a file is said of those by their own list.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = monotonic) -> None:
        """Read the file, if there is one; `clock` is in seconds from anywhere."""
        form = tuple[Credential, ...]
        self._file: KeptFile[tuple[Credential, ...]] = KeptFile(path, form, (), clock, kind="a file of credentials")
        self._file.renew()
        self.enrolled: EnrolledHere | None = None
        self._indexed: tuple[Credential, ...] = ()
        self._by_hash: dict[str, Credential] = {}

    def holder(self, secret: str) -> Credential | None:
        """Return whose secret this is, or None."""
        # The secrets are 256 random bits, so one round of SHA-256 is enough, and the look-up tells an attacker nothing.
        return self.with_hash(sha256(secret.encode(errors="replace")).hexdigest())

    def with_hash(self, secret_hash: str) -> Credential | None:
        """Return whose secret has this hash, or None: it was taken back, or there never was one."""
        found = self._indexed_by_hash(self._file.value()).get(secret_hash)
        if found is None and self.enrolled is not None:
            found = self.enrolled.holder(secret_hash)
        if found is None:
            # It may have been made just now: who comes with a new credential at once is not turned away.
            self._file.renew()
            found = self._indexed_by_hash(self._file.kept).get(secret_hash)
        return found

    def _indexed_by_hash(self, credentials: tuple[Credential, ...]) -> dict[str, Credential]:
        if credentials is not self._indexed:
            self._by_hash = {credential.secret_hash: credential for credential in credentials}
            self._indexed = credentials
        return self._by_hash

    def add(self, name: str, role: Role, random_text: Callable[[], str], *, branch: BranchId | None = None) -> str:
        """Make a credential and return its secret, which is kept nowhere; a name may be used once in a branch."""
        secret = random_text()
        digest = sha256(secret.encode()).hexdigest()
        credential = Credential(name=name, role=role, secret_hash=digest, branch=branch)

        def with_it(known: tuple[Credential, ...]) -> tuple[Credential, ...]:
            if any(one.name == name and one.branch == branch for one in known):
                raise SettingsFault(
                    f"There is a credential named {name} already: choose another name, or remove that first"
                )
            return (*known, credential)

        self._file.change(with_it)
        return secret

    def remove(self, name: str, branch: BranchId | None = None) -> None:
        """Take a credential back at once."""

        def without_it(known: tuple[Credential, ...]) -> tuple[Credential, ...]:
            unwanted = _named(known, name, branch)
            return tuple(one for one in known if one is not unwanted)

        self._file.change(without_it)

    async def claimed(self, holder: Credential, machine: str) -> str:
        """Return the machine that has this credential: it is `machine` if none had it; StoreUnavailable."""
        if self.enrolled is not None and self.enrolled.holder(holder.secret_hash) is not None:
            return await self.enrolled.claim(holder, machine)
        return await asyncio.to_thread(self.claim, holder, machine)

    def claim(self, holder: Credential, machine: str) -> str:
        """Do what `claimed` does for one in the file. Blocks."""

        def claimed(known: tuple[Credential, ...]) -> tuple[Credential, ...]:
            credential = _same(known, holder)
            return known if credential.machine is not None else _with(known, replace(credential, machine=machine))

        return _same(self._file.change(claimed), holder).machine or machine

    def release(self, name: str, branch: BranchId | None = None) -> None:
        """Let the next machine that comes have the credential."""
        self._file.change(lambda known: _with(known, replace(_named(known, name, branch), machine=None)))

    def all(self) -> tuple[Credential, ...]:
        """Return all credentials."""
        return self._file.kept


def _named(known: tuple[Credential, ...], name: str, branch: BranchId | None) -> Credential:
    """Return the one of that name, in the branch if one is said; SettingsFault if there is none, or several."""
    found = [one for one in known if one.name == name and branch in {None, one.branch}]
    if len(found) > 1:
        branches = ", ".join(sorted(one.branch or "no branch" for one in found))
        raise SettingsFault(f"{name} is the name of several credentials ({branches}): say which by --branch")
    if not found:
        raise SettingsFault(f"There is no credential named {name}: see them with motcua credential list")
    return found[0]


def _same(known: tuple[Credential, ...], holder: Credential) -> Credential:
    for one in known:
        if one.secret_hash == holder.secret_hash:
            return one
    raise SettingsFault(f"The credential of {holder.name} was taken back: enrol the device anew")


def _with(known: tuple[Credential, ...], changed: Credential) -> tuple[Credential, ...]:
    return tuple(changed if one.secret_hash == changed.secret_hash else one for one in known)
