"""What the server of a branch costs with a year in its folder: starts, memory, what it makes anew, answers, disk."""

import secrets
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

from server_client.bench.desk import Desk, an_id
from server_client.bench.processes import motcua
from server_client.bench.year.past_year import BRANCH
from server_client.bench.year.server_process import ServerProcess, awaited
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.ids import ServiceCode
from server_client.server.credentials import Credentials, Role
from server_client.server.forecasting.experience_file import read_experience
from server_client.wire.new_ids import TOKEN_BYTES, new_token

_LONGEST_S = 3_600.0
_SERVICE = ServiceCode("hotich")

Figures = dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeFolder:
    """The folder of a branch's node, and the secret of a kiosk there."""

    data: Path
    kiosk: str

    @classmethod
    def of(cls, data: Path) -> "NodeFolder":
        """Return the folder with a new credential."""
        known = Credentials(data / "credentials.json")
        return cls(data=data, kiosk=known.add("bench-kiosk", Role.KIOSK, lambda: secrets.token_urlsafe(32)))

    def words(self, *more: str) -> list[str]:
        """Return the command line of its server, whose day is never over."""
        words = motcua("branch", "--data", str(self.data), "--branch", BRANCH, "--closes", "1440", "--every-day")
        return [*words, "--configuration", str(self.data / "office.json"), *more]

    def megabytes(self) -> Figures:
        """Return what lies on the disk, by what it is."""
        sizes: Figures = {"log_mb": 0.0, "vault_mb": 0.0, "else_mb": 0.0}
        for file in self.data.iterdir():
            kind = (
                "log"
                if file.name.startswith(f"{BRANCH}.sqlite")
                else "vault"
                if "vault.sqlite" in file.name
                else "else"
            )
            sizes[f"{kind}_mb"] += file.stat().st_size / 1e6
        return {name: round(size, 2) for name, size in sizes.items()} | {"snapshots_mb": _snapshots_mb(self.data)}


def measure_life(folder: NodeFolder, last_closed: int, starts: int) -> Figures:
    """Start the server with nothing but the log and the vault, let it make the rest, take its power away, go on.

    `last_closed` is the entry that closed the last whole day: up to there everything is to be made.
    """
    with ServerProcess(folder.words(), folder.data.parent / "node.said") as server:
        figures: Figures = {"first_start_s": server.start()}
        figures |= _made_anew(server, folder, last_closed)
        server.kill()
        figures["start_after_kill_s"] = median(_started_again(server) for _ in range(starts))
        figures["forecast_after_s"] = _first_board(server)
        figures |= _answers(server, folder.kiosk)
        figures |= server.memory()
        server.kill()
    return figures | folder.megabytes()


def _started_again(server: ServerProcess) -> float:
    server.kill()
    return server.start()


def _made_anew(server: ServerProcess, folder: NodeFolder, last_closed: int) -> Figures:
    """Return after how many seconds each of what is made from the log was there, and how the server answered then."""
    began, answers = perf_counter(), list[float]()
    made: dict[str, Callable[[], bool]] = {
        "forecast_learned_s": lambda: _learned_up_to(folder.data) >= last_closed,
        "ratings_read_s": lambda: _read(folder.data / "ratings.sqlite", "SELECT seq FROM restart") >= last_closed,
        "digests_made_s": lambda: _read(folder.data / "digests.sqlite", "SELECT MAX(last) FROM digests") >= last_closed,
    }
    figures: Figures = {}
    while made:
        if perf_counter() - began > _LONGEST_S:
            raise RuntimeError(f"Not made from the log: {', '.join(made)}")
        answers.append(server.get("/v1/health")[2])
        for name in [name for name, is_made in made.items() if is_made()]:
            figures[name] = perf_counter() - began
            del made[name]
        time.sleep(0.1)  # noqa: TID251 - adapter to a real process
    return figures | {
        "slowest_answer_meanwhile_ms": max(answers) * 1000,
        "memory_meanwhile_mb": server.memory()["server_mb"],
        "worked_meanwhile_s": server.worked_s(),
    }


def _first_board(server: ServerProcess) -> float:
    return awaited(
        "a forecast", lambda: b"motcua_forecast_age_seconds{" in server.get("/metrics")[1], within_s=_LONGEST_S
    )


def _answers(server: ServerProcess, kiosk: str, times: int = 300) -> Figures:
    """Return how long a number takes, one after the other."""
    took = list[float]()
    with Desk(server.port, kiosk) as desk:
        for _ in range(times):
            order = IssueTicket(id=an_id(), needs=(_SERVICE,), token=new_token(secrets.token_bytes(TOKEN_BYTES)))
            began = perf_counter()
            desk.ask(order)
            took.append(perf_counter() - began)
    return {"number_p50_ms": median(took) * 1000, "number_p99_ms": quantiles(took, n=100)[98] * 1000}


def _learned_up_to(data: Path) -> int:
    kept = read_experience(data / f"experience-{BRANCH}.json")
    return 0 if kept is None else kept.seq


def _read(path: Path, question: str) -> int:
    """Return the number that a question to a server's file brings; 0 if there is none yet."""
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
            found = file.execute(question).fetchone()
    except sqlite3.OperationalError:
        return 0
    return int(found[0]) if found and found[0] is not None else 0


def _snapshots_mb(data: Path) -> float:
    return round(_read(data / f"{BRANCH}.sqlite", "SELECT SUM(LENGTH(document)) FROM snapshots") / 1e6, 2)
