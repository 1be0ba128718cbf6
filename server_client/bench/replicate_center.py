"""A centre as a process of its own, on a durable PostgreSQL of its own, with a credential for each of its nodes."""

import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import monotonic

from server_client.bench.processes import free_port, running
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
    """Where the centre listens, its process, its database, and the secrets of its nodes."""

    port: int
    pid: int
    database: str
    secrets: dict[BranchId, str]


@contextmanager
def bench_centre(folder: Path, branches: Sequence[BranchId]) -> Iterator[BenchCentre]:
    """Run a centre until the block ends."""
    given = {branch: secrets.token_urlsafe(24) for branch in branches}
    _keep(folder, given)
    with local_cluster(settings=_SETTINGS) as cluster:
        address = cluster.address()
        migrated(address)
        port = free_port()
        # -P: what lies in the present folder is not what is installed.
        program = [sys.executable, "-P", "-c", "from server_client.cli import main; main()"]
        words = [*program, "center", "--data", str(folder)]
        words += ["--database", address, "--listen", f"127.0.0.1:{port}"]
        with running(words, port) as process:
            yield BenchCentre(port=port, pid=process.pid, database=address, secrets=given)


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
