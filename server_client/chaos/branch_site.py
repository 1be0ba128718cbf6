"""One branch of the campaign: its node, kiosks, counters and lobby as processes, and the lines between them."""

import secrets
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from server_client.chaos.kept_commands import KeptNumber
from server_client.chaos.line import Line
from server_client.chaos.machine import Machine
from server_client.chaos.plan import Place
from server_client.chaos.trouble import Trouble
from server_client.demo.branch_office import CONFIGURATION, MOTCUA, free_port, keep_secret
from server_client.demo.processes import Programs
from server_client.queue_model.configuration import VIETNAMESE, Configuration, KioskPlace
from server_client.queue_model.ids import BranchId, DeviceId
from server_client.server.credentials import Credentials, Role
from server_client.server.settings import credentials_in
from server_client.wire.messages import decode_configuration, encode_configuration

PUBLIC = "https://hcc.vn"
"""So short that the code on the papers stays small."""
_PYTHON = (sys.executable, "-P", "-m")
_NEVER = ("--closes", "1440", "--every-day", "--no-forecast")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How busy a branch is: seconds between two people at a kiosk, and between two deeds of a clerk."""

    people_s: float = 0.7
    clerk_s: float = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIns:
    """Which parts of the product are replaced by faulty ones, so that the campaign has something to find."""

    answers_early: bool = False
    papers_each: int = 1


@dataclass(slots=True, kw_only=True)
class BranchSite:
    """All that stands at one branch.

    `to_node` is the line of the hall, `aside` the one of the kiosk that stands apart, which is the last if there are
    two; `uplinks` are those of the present node and of the next, in turn.
    `former` are the logs of nodes that were replaced, and of databases that others were put in place of: evidence.
    `lost` are numbers whose journal was taken away, `keyed_in` those that staff have entered since.
    """

    place: Place
    folder: Path
    programs: Programs
    to_node: Line
    aside: Line
    uplinks: tuple[Line, Line]
    center_credential: Path
    pace: Pace
    stand_ins: StandIns
    seed: int
    generation: int = 1
    port: int = field(default_factory=free_port)
    former: list[Path] = field(default_factory=list)
    lost: list[KeptNumber] = field(default_factory=list)
    keyed_in: set[str] = field(default_factory=set)
    node: Machine | None = None
    old_node: Machine | None = None
    old_port: int = 0
    standby: Machine | None = None
    kiosks: dict[str, Machine] = field(default_factory=dict)
    counters: dict[str, Machine] = field(default_factory=dict)
    lobby: Machine | None = None

    @property
    def code(self) -> BranchId:
        """Return the code of the branch."""
        return BranchId(self.place.branch)

    @property
    def to_center(self) -> Line:
        """Return the line of the present node to the centre."""
        return self.uplinks[self.generation % 2]

    @property
    def data(self) -> Path:
        """Return the folder of the present node."""
        return self.folder / f"node-{self.generation}"

    @property
    def spare(self) -> Path:
        """Return the folder of the standby, or of the next node."""
        return self.folder / f"node-{self.generation + 1}"

    @property
    def log(self) -> Path:
        """Return the file of the present log."""
        return self.data / f"{self.code}.sqlite"

    @property
    def node_url(self) -> str:
        """Return the address of the present node itself, past all lines."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def devices(self) -> dict[str, Path]:
        """Return the folder of each device, by name."""
        names = (*self.place.kiosks, *self.place.counters, "lobby")
        return {name: self.folder / name for name in names}

    @property
    def machines(self) -> list[Machine]:
        """Return all processes of the branch."""
        single = [one for one in (self.node, self.old_node, self.standby, self.lobby) if one is not None]
        return [*single, *self.kiosks.values(), *self.counters.values()]

    def secret_file(self, name: str) -> Path:
        """Return the file with a credential."""
        return self.folder / f"{name}.credential"

    def prepare(self, server: Path, branch: BranchId | None = None) -> None:
        """Make the credentials of all devices in the folder of their server, and the folders of the devices."""
        server.mkdir(parents=True, exist_ok=True)
        roles = dict.fromkeys(self.place.kiosks, Role.KIOSK) | dict.fromkeys(self.place.counters, Role.COUNTER)
        roles |= {"lobby": Role.DISPLAY, "onlooker": Role.SUPERVISOR, "standby": Role.NODE}
        known = Credentials(credentials_in(server))
        for name, role in roles.items():
            if branch is not None and role is Role.NODE:
                continue
            secret = known.add(name, role, lambda: secrets.token_urlsafe(32), branch=branch)
            keep_secret(self.secret_file(name), secret)
        for folder in self.devices.values():
            folder.mkdir(parents=True, exist_ok=True)
        self.configuration_file.write_bytes(encode_configuration(self.configuration()))

    @property
    def configuration_file(self) -> Path:
        """Return the file with the configuration."""
        return self.folder / "office.json"

    def configuration(self) -> Configuration:
        """Return what the branch works by."""
        kiosks = tuple(KioskPlace(id=DeviceId(name), names={VIETNAMESE: name}) for name in self.place.kiosks)
        return replace(decode_configuration(CONFIGURATION.read_bytes()), kiosks=kiosks)

    async def start(self) -> None:
        """Start the node, if there is one, and everything in the hall."""
        if self.place.node:
            self.node = self.new_node()
            await self.node.start()
            self.to_node.lay(self.port)
            self.aside.lay(self.port)
        for number, name in enumerate(self.place.kiosks):
            stands_apart = number > 0 and name == self.place.kiosks[-1]
            self.kiosks[name] = self._kiosk(name, self.aside if stands_apart else self.to_node, self.seed + number)
        for number, name in enumerate(self.place.counters):
            more = ("--counter", name, "--pause", str(self.pace.clerk_s), "--seed", str(self.seed + number))
            self.counters[name] = self._follower(name, more)
        self.lobby = self._follower("lobby")
        for machine in self.machines:
            await machine.start()

    def new_node(self) -> Machine:
        """Return the process of the present node, not yet started."""
        data, port = self.data, self.port
        stand_in: tuple[str, ...] = ("--answers-early",) if self.stand_ins.answers_early else ()
        words: Sequence[str | Path] = (
            *_PYTHON,
            "server_client.chaos.node_process",
            data / "trouble",
            *stand_in,
            *("--data", data, "--branch", self.code, "--listen", f"127.0.0.1:{port}", *_NEVER),
            *("--configuration", self.configuration_file),
            *("--center", self.to_center.url, "--center-credential", self.center_credential),
        )
        name = f"{self.code}-node-{self.generation}"
        return Machine(
            name=name,
            programs=self.programs,
            words=lambda: words,
            says='"listening"',
            trouble=Trouble(data / "trouble"),
        )

    def new_standby(self, center_url: str) -> Machine:
        """Return the process of a standby that follows the present node."""
        self.spare.mkdir(exist_ok=True)
        shutil.copy(credentials_in(self.data), credentials_in(self.spare))
        words: Sequence[str | Path] = (
            *(MOTCUA, "node", "standby", "--data", self.spare, "--branch", self.code, "--of", self.node_url),
            *("--credential-file", self.secret_file("standby")),
            *("--center", center_url, "--center-credential", self.center_credential),
        )
        name = f"{self.code}-standby-{self.generation}"
        return Machine(name=name, programs=self.programs, words=lambda: words, says="Up to date")

    def _kiosk(self, name: str, line: Line, seed: int) -> Machine:
        data = self.devices[name]
        words: Sequence[str | Path] = (
            *_PYTHON,
            *("kiosk.bench.kiosk_without_screen", data.with_suffix(".trouble")),
            *("--server", line.url, "--branch", self.code, "--credential", self.secret_file(name)),
            *("--device", name, "--data", data, "--paper", self.papers(name), "--public-url", PUBLIC),
            *("--diary", self.diary(name), "--pause", str(self.pace.people_s), "--seed", str(seed)),
            *("--papers-each", str(self.stand_ins.papers_each)),
        )
        trouble = Trouble(data.with_suffix(".trouble"))
        return Machine(name=f"{self.code}-{name}", programs=self.programs, words=lambda: words, trouble=trouble)

    def _follower(self, name: str, more: Sequence[str] = ()) -> Machine:
        words: Sequence[str | Path] = (
            *_PYTHON,
            *("server_client.chaos.follower_process", "--server", self.to_node.url, "--branch", self.code),
            *("--credential", self.secret_file(name), "--data", self.devices[name], "--diary", self.diary(name)),
            *more,
        )
        return Machine(name=f"{self.code}-{name}", programs=self.programs, words=lambda: words)

    def papers(self, kiosk: str) -> Path:
        """Return the folder that the kiosk's printer prints into."""
        return self.folder / f"{kiosk}.papers"

    def diary(self, device: str) -> Path:
        """Return the file of the device's diary."""
        return self.folder / f"{device}.jsonl"
