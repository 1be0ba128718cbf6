"""A PostgreSQL of one's own in a folder, gone with the process that started it: for demos, benches and tests.

It trusts everyone on this machine; a city sets its database up as docs/database.md says.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from server_client.server.errors import StoreUnavailable

_PROGRAMS = Path("/usr/lib/postgresql")
# PostgreSQL refuses to run as root; Debian's package makes this user.
_USER = "postgres"
_READY = b"ready to accept connections"
_STOP_S = 20
# What is lost with the power is lost here: quick, and no less true while the machine runs.
_FORGETFUL = ("fsync=off", "full_page_writes=off")
_ALWAYS = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "log_min_messages=log")


@dataclass(frozen=True, slots=True)
class LocalCluster:
    """One that runs, on a port of this machine; `process` may be killed, as a test of a power cut does."""

    port: int
    folder: Path
    process: "subprocess.Popen[bytes]"

    def address(self, database: str = "postgres") -> str:
        """Return where that database of it is."""
        return f"postgresql://{_USER}@127.0.0.1:{self.port}/{database}"


@contextmanager
def local_cluster(*, durable: bool = True, settings: Sequence[str] = ()) -> Iterator[LocalCluster]:
    """Run one with an empty folder until the block ends; StoreUnavailable if PostgreSQL is not installed here.

    `settings` are PostgreSQL's, as `shared_buffers=1GB`.
    """
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="motcua-postgres-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, _USER)
        made = subprocess.run(
            [
                *_as_user(),
                programs / "initdb",
                "-D",
                folder / "data",
                "-U",
                _USER,
                "-A",
                "trust",
                "-N",
                "--locale=C",
                "-EUTF8",
            ],
            capture_output=True,
            check=False,
            cwd=folder,
        )
        if made.returncode != 0:
            raise StoreUnavailable(f"PostgreSQL made no database in {folder} ({made.stderr.decode().strip()})")
        chosen = [*_ALWAYS, *(() if durable else _FORGETFUL), *settings]
        cluster = started(folder, [*chosen, f"port={_free_port()}"])
        try:
            yield cluster
        finally:
            # SIGINT: lines are cut, what was committed is written.
            cluster.process.send_signal(2)
            try:
                cluster.process.wait(_STOP_S)
            except subprocess.TimeoutExpired:
                cluster.process.kill()
                cluster.process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def started(folder: Path, settings: Sequence[str]) -> LocalCluster:
    """Start the cluster whose data lies in the folder; StoreUnavailable with what it said if it does not come up."""
    options = [part for setting in settings for part in ("-c", setting)]
    process = subprocess.Popen(
        [*_as_user(), _programs() / "postgres", "-D", folder / "data", *options],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        cwd=folder,
        # Ctrl-C is for us: whoever works with it ends first.
        start_new_session=True,
    )
    said: list[bytes] = []
    said_all = process.stderr
    assert said_all is not None  # noqa: S101 - asked for with PIPE
    for line in said_all:
        said.append(line)
        if _READY in line:
            break
    else:
        process.wait()
        raise StoreUnavailable(f"PostgreSQL did not start in {folder}: {b''.join(said).decode().strip()}")
    # A full pipe would hold it up.
    threading.Thread(target=_read_out, args=(said_all,), name="postgres-log", daemon=True).start()
    port = next(int(setting.partition("=")[2]) for setting in settings if setting.startswith("port="))
    return LocalCluster(port, folder, process)


def _read_out(said: IO[bytes]) -> None:
    with said:
        for _ in said:
            pass


def _programs() -> Path:
    versions = sorted(_PROGRAMS.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    if not versions:
        raise StoreUnavailable("PostgreSQL is not installed here: run apt-get install postgresql")
    return versions[-1].parent


def _as_user() -> list[str]:
    # Whoever starts it may be killed: then the kernel tells it to stop.
    ends_with_us = ["setpriv", "--pdeathsig", "INT"]
    return [*ends_with_us, "--reuid", _USER, "--regid", _USER, "--clear-groups"] if os.geteuid() == 0 else ends_with_us


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
        return port
