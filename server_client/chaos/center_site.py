"""The centre of the campaign: its database, its equal processes behind one line, and who may speak to it."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from server_client.chaos.line import Line
from server_client.chaos.machine import Machine
from server_client.demo.branch_office import MOTCUA, free_port, keep_secret
from server_client.demo.city.onlooker import Onlooker
from server_client.demo.processes import Programs, output_of
from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Credentials, Role
from server_client.server.settings import credentials_in


@dataclass(slots=True, kw_only=True)
class CenterSite:
    """A centre on the database at that address, which hosts some points, each with its configuration."""

    programs: Programs
    data: Path
    database: str
    count: int
    points: dict[BranchId, Path]
    line: Line
    ports: list[int] = field(default_factory=list)
    processes: list[Machine] = field(default_factory=list)

    @property
    def onlooker_file(self) -> Path:
        """Return the file with the credential of whoever looks at the whole city."""
        return self.data / "onlooker.credential"

    def prepare(self, branches: Sequence[BranchId]) -> dict[BranchId, Path]:
        """Make the credentials, and return the files of those of the branches' nodes."""
        self.data.mkdir(parents=True, exist_ok=True)
        known = Credentials(credentials_in(self.data))
        keep_secret(self.onlooker_file, known.add("onlooker", Role.SUPERVISOR, _fresh_secret))
        files = {branch: self.data / f"{branch}.credential" for branch in branches}
        for branch, file in files.items():
            keep_secret(file, known.add("node", Role.NODE, _fresh_secret, branch=branch))
        return files

    async def start(self) -> None:
        """Make the tables, which a single process does by itself, and start the processes."""
        if self.count > 1:
            await output_of(MOTCUA, "migrate", "--database", self.database)
        self.ports = [free_port() for _ in range(self.count)]
        for number, port in enumerate(self.ports, 1):
            machine = Machine(
                name=f"center-{number}",
                programs=self.programs,
                words=lambda port=port: self._words(port),  # type: ignore[misc]  # a default binds the port
                says='"listening"',
            )
            self.processes.append(machine)
            await machine.start()
        self.line.lay(*self.ports)

    def onlooker(self) -> Onlooker:
        """Return somebody who looks at the city, by the line that nothing happens to."""
        return Onlooker(self.line.url, self.onlooker_file.read_text(encoding="ascii"))

    def _words(self, port: int) -> Sequence[str | Path]:
        hosted = [word for branch, file in self.points.items() for word in ("--host", f"{branch}={file}")]
        return (
            *(MOTCUA, "center", "--data", self.data, "--database", self.database, "--listen", f"127.0.0.1:{port}"),
            *(*hosted, "--public-url", self.line.url, "--closes", "1440", "--every-day", "--no-forecast"),
        )


def _fresh_secret() -> str:
    return secrets.token_urlsafe(32)
