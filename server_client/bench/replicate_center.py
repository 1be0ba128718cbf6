"""A centre as one process or several, on a durable PostgreSQL of its own, with a credential for each of its nodes."""

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import monotonic

from server_client.bench.processes import free_port, motcua, running
from server_client.queue_model.ids import BranchId
from server_client.server.credentials import Credential, Role
from server_client.server.kept_file import KeptFile
from server_client.server.settings import credentials_in
from server_client.server.sql.local_cluster import local_cluster
from server_client.server.sql.migrating import migrated

# As a city's database administrator would set it on a machine of this size; every commit is on disk before its answer.
_SETTINGS = ("shared_buffers=512MB", "max_wal_size=4GB", "wal_compression=off", "synchronous_commit=on")


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchCentre:
    """Where the centre's processes listen, which they are, its database and its first process, its nodes' secrets."""

    ports: tuple[int, ...]
    pids: tuple[int, ...]
    database: str
    database_pid: int
    secrets: dict[BranchId, str]


@contextmanager
def bench_centre(folder: Path, branches: Sequence[BranchId], processes: int) -> Iterator[BenchCentre]:
    """Run a centre of so many processes until the block ends."""
    given = {branch: secrets.token_urlsafe(24) for branch in branches}
    _keep(folder, given)
    with local_cluster(settings=_SETTINGS) as cluster:
        address = cluster.address()
        migrated(address)
        ports = tuple(free_port() for _ in range(processes))
        words = motcua("center", "--data", str(folder), "--database", address, "--listen")
        with ExitStack() as running_all:
            started = [running_all.enter_context(running([*words, f"127.0.0.1:{port}"], port)) for port in ports]
            pids = tuple(process.pid for process in started)
            yield BenchCentre(ports=ports, pids=pids, database=address, database_pid=cluster.process.pid, secrets=given)


def worked_s(pid: int) -> float:
    """Return how long a process has kept a core busy, in seconds; with its children that have ended."""
    # From the state on, in ticks: its own time as itself and in the kernel, and that of its children.
    return sum(map(int, _figures(pid)[11:15])) / os.sysconf("SC_CLK_TCK")


def all_worked_s(pid: int) -> float:
    """Return the same of a process with all its children, as a database has one for each line."""
    return worked_s(pid) + sum(map(worked_s, _children(pid)))


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _figures(pid: int) -> list[str]:
    try:
        # Behind the name, which may hold anything.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return ["0"] * 50  # it has just ended, and is told with its parent's


def _keep(folder: Path, given: dict[BranchId, str]) -> None:
    # All at once: `Credentials.add` writes the whole file for each.
    many = tuple(
        Credential(name="node", role=Role.NODE, secret_hash=sha256(secret.encode()).hexdigest(), branch=branch)
        for branch, secret in given.items()
    )
    form = tuple[Credential, ...]
    file: KeptFile[tuple[Credential, ...]] = KeptFile(
        credentials_in(folder), form, (), monotonic, kind="a file of credentials"
    )
    file.change(lambda known: (*known, *many))
