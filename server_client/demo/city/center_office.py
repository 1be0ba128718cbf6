"""The centre of a demonstration: its database, its equal processes behind one line, and who may speak to it."""

import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from server_client.demo.branch_office import CLOSES, MOTCUA, BranchOffice, free_port, keep_secret
from server_client.demo.city.line import Line
from server_client.demo.city.onlooker import Onlooker
from server_client.demo.city.places import POINT, Place, point_configuration
from server_client.demo.processes import Program, Programs, output_of
from server_client.wire.messages import encode_configuration


@dataclass(frozen=True, slots=True)
class CenterProcess:
    """One process of the centre, and who looks at the city through it alone."""

    program: Program
    port: int
    onlooker: Onlooker


@dataclass(slots=True, kw_only=True)
class CenterOffice:
    """A centre on the database at that address; `line` leads to its processes, as a city's balancer does."""

    programs: Programs
    data: Path
    database: str
    line: Line
    processes: list[CenterProcess] = field(default_factory=list, init=False)
    _started: int = field(default=0, init=False)

    @property
    def point(self) -> BranchOffice:
        """Return the point that has no node: its server is the centre."""
        return BranchOffice(
            programs=self.programs,
            data=self.data,
            devices=self.data / "devices" / POINT.code,
            port=self.line.port,
            branch=POINT.code,
        )

    async def prepare(self) -> None:
        """Make the tables, the credential of the onlooker, and the vault of the point."""
        (self.data / POINT.code).mkdir(parents=True, exist_ok=True)
        self._point_file.write_bytes(encode_configuration(point_configuration()))
        await output_of(MOTCUA, "migrate", "--database", self.database)
        await output_of(MOTCUA, "vault", "init", "--data", self.data / POINT.code)
        await self._credential("supervisor", "onlooker", self._onlooker_file)

    async def node_credential(self, place: Place) -> Path:
        """Make the credential with which the node of this branch speaks to the centre."""
        file = self.data / "nodes" / f"{place.code}.credential"
        await self._credential("node", "node", file, "--branch", place.code)
        return file

    async def start_process(self) -> CenterProcess:
        """Start one more process, equal to the others."""
        port, number = free_port(), self._started + 1
        self._started = number
        program = await self.programs.start(f"center-{number}", self._words(port))
        await program.says('"listening"')
        onlooker = Onlooker(f"http://127.0.0.1:{port}", self._onlooker_file.read_text(encoding="ascii"))
        process = CenterProcess(program, port, onlooker)
        self.processes.append(process)
        self.line.targets.append(port)
        return process

    async def kill_process(self) -> CenterProcess:
        """Take the oldest process away without a word, as a power cut does."""
        killed = self.processes.pop(0)
        killed.program.send(signal.SIGKILL)
        await killed.program.ended.wait()
        self.line.targets.remove(killed.port)
        await killed.onlooker.close()
        return killed

    async def close(self) -> None:
        """Look no more."""
        for process in self.processes:
            await process.onlooker.close()

    async def _credential(self, role: str, name: str, file: Path, *more: str) -> None:
        words: Sequence[str | Path] = (
            MOTCUA,
            "credential",
            "add",
            "--data",
            self.data,
            "--role",
            role,
            "--name",
            name,
            *more,
        )
        keep_secret(file, await output_of(*words))

    def _words(self, port: int) -> Sequence[str | Path]:
        return (
            *(MOTCUA, "center", "--data", self.data, "--database", self.database, "--listen", f"127.0.0.1:{port}"),
            *("--host", f"{POINT.code}={self._point_file}", "--public-url", self.line.url),
            *("--closes", str(CLOSES), "--every-day"),
        )

    @property
    def _point_file(self) -> Path:
        return self.data / "point.json"

    @property
    def _onlooker_file(self) -> Path:
        return self.data / "onlooker.credential"
