"""A branch of a demonstration: its server, and the credentials of its devices, made as an engineer makes them."""

import asyncio
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path

from server_client.demo.processes import Program, Programs, output_of
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId, DeviceId
from server_client.wire.messages import decode_configuration, encode_configuration

MOTCUA = Path(sys.executable).with_name("motcua")
BRANCH = BranchId("CN01")
# The kiosk that every demonstration starts, as the starter configuration lists it.
KIOSK = DeviceId("K1")
CONFIGURATION = Path(str(files("assets"))) / "starter" / "hanoi.json"
_USUAL_PORT = 8100
# The unit as the samples of dossiers have it.
_UNIT = "000.00.01.H26"
# Never: a demonstration may be given at any hour.
CLOSES = 24 * 60


@dataclass(slots=True, kw_only=True)
class BranchOffice:
    """One branch's server on this machine; `devices` holds the devices' credentials, each in a file.

    `city` is the folder that it shares with the city's system, if it is to tell that of dossiers; `about` is its
    configuration if that is not the starter's. The centre is the server of a point that it hosts: that is not started.
    """

    programs: Programs
    data: Path
    devices: Path
    port: int
    city: Path | None = None
    branch: BranchId = BRANCH
    about: Configuration | None = None
    options: Sequence[str | Path] = ()
    server: Program | None = field(default=None, init=False)
    _listing: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    @property
    def url(self) -> str:
        """Return the address of the server."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def _configuration(self) -> Path:
        return self.data / "office.json"

    async def start(self) -> Program:
        """Start the server, and return when it listens."""
        self.data.mkdir(parents=True, exist_ok=True)
        if self.city is not None:
            self.city.mkdir(parents=True, exist_ok=True)
        self._configuration.write_bytes(encode_configuration(self.about or starter()))
        name = "branch" if self.branch == BRANCH else f"branch-{self.branch}"
        self.server = await self.programs.start(name, self._words())
        await self.server.says('"listening"')
        return self.server

    async def make_vault_key(self) -> None:
        """Give the branch a key for its vault, if it has none yet."""
        if not (self.data / "vault.key").exists():
            await output_of(MOTCUA, "vault", "init", "--data", self.data)

    async def credential(self, role: str, name: str) -> Path:
        """Return the file with a credential of that role; it is made if this folder has none yet."""
        path = self.devices / f"{name}.credential"
        # One after the other: each of these programs reads the list of credentials and writes it anew.
        async with self._listing:
            if not path.exists():
                words = (MOTCUA, "credential", "add", "--data", self.data, "--role", role, "--name", name)
                keep_secret(path, await output_of(*words, "--branch", self.branch))
        return path

    async def secret(self, role: str, name: str) -> str:
        """Return a credential itself; it is made as above."""
        return (await self.credential(role, name)).read_text(encoding="ascii")

    def screen_words(self, command: str, credential: Path, *options: str | Path) -> Sequence[str | Path]:
        """Return the command line of a screen at this branch."""
        return (
            MOTCUA,
            command,
            "--server",
            self.url,
            "--branch",
            self.branch,
            "--credential-file",
            credential,
            *options,
        )

    def _words(self) -> Sequence[str | Path]:
        city = ("--city-system", f"file:{self.city}", "--city-unit", _UNIT) if self.city else ()
        return (
            *(MOTCUA, "branch", "--branch", self.branch, "--data", self.data, "--listen", f"127.0.0.1:{self.port}"),
            *("--configuration", self._configuration, "--closes", str(CLOSES), "--every-day"),
            *city,
            *self.options,
        )


def starter() -> Configuration:
    """Return the starter configuration, with the one kiosk that a demonstration starts."""
    found = decode_configuration(CONFIGURATION.read_bytes())
    # A kiosk that is listed and not started would be missed at every console.
    return replace(found, kiosks=tuple(place for place in found.kiosks if place.id == KIOSK))


def keep_secret(path: Path, secret: str) -> None:
    """Write a secret where only this user reads it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(secret, encoding="ascii")


def usual_port() -> int:
    """Return the usual port of a branch, or a free one if that is taken."""
    try:
        return _bindable(_USUAL_PORT)
    except OSError:
        return free_port()


def free_port() -> int:
    """Return a port of this machine that nobody listens on."""
    return _bindable(0)


def _bindable(port: int) -> int:
    with socket.create_server(("127.0.0.1", port)) as probe:
        bound: int = probe.getsockname()[1]
        return bound
