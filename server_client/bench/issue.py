"""`motcua bench issue`: durable tickets a second through HTTP, against a bare endpoint of the same stack."""

import argparse
import json
import re
import secrets
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.request import urlopen

from server_client.bench.load import Outcome, drive, post
from server_client.bench.processes import branch_words, credential, free_port, running
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.ids import ServiceCode
from server_client.server.credentials import Role
from server_client.server.store.sqlite_store import SqliteReader, SqliteStore
from server_client.server.store.store import Group
from server_client.wire.chain import Entry
from server_client.wire.messages import encode_command
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token

_PATH = "/v1/branches/CN01/commands"
# More requests than any server here answers in a second.
_MOST_A_SECOND = 25_000
_NUMBER = re.compile(rb'"number":"([^"]+)"')
_SERVICES = ("hotich", "chungthuc", "datdai", "kinhdoanh", "cutru", "xahoi", "xaydung", "traketqua")


def issue(arguments: Sequence[str]) -> int:
    """Measure how fast durable tickets are issued through HTTP."""
    parser = argparse.ArgumentParser(prog="motcua bench issue", description=issue.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--seconds", type=float, default=2.0, help="length of each part (default 2)")
    parser.add_argument("--rounds", type=int, default=5, help="how often limit and product alternate (default 5)")
    parser.add_argument("--connections", type=int, default=64)
    given = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        figures = _measure(Path(folder), given.seconds, given.rounds, given.connections)
    if given.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:28} {value}")
    return 0 if figures["duplicates"] == figures["lost"] == 0 else 1


def _measure(folder: Path, seconds: float, rounds: int, connections: int) -> dict[str, float]:
    fast = _against_limit(folder / "fast", seconds, rounds, connections)
    slow = _on_slow_disk(folder / "slow", seconds, connections, delay_ms=10.0)
    return {**fast, "commit_p50_ms": _commit_p50_ms(folder / "commit.sqlite"), **slow}


def _against_limit(folder: Path, seconds: float, rounds: int, connections: int) -> dict[str, float]:
    # Each round is a morning of its own: a branch gives out a few thousand numbers a day, not a hundred thousand.
    products, limits, frameworks = [], [], []
    for number in range(rounds):
        frameworks.append(_framework_round(connections, seconds))
        limits.append(_limit_round(folder / f"limit-{number}", connections, seconds))
        products.append(_product_round(folder / f"product-{number}", connections, seconds))
    outcomes = [product.together for product in products]
    throughput = median(outcome.rate for outcome in outcomes)
    limit = median(outcome.rate for outcome in limits)
    framework = median(outcome.rate for outcome in frameworks)
    return {
        "throughput": round(throughput),
        "limit_throughput": round(limit),
        "ratio": round(throughput / limit, 3),
        "framework_throughput": round(framework),
        "framework_ratio": round(throughput / framework, 3),
        "p50_ms": round(median(outcome.p50_ms for outcome in outcomes), 3),
        "p99_ms": round(median(outcome.p99_ms for outcome in outcomes), 3),
        "single_p50_ms": round(median(product.single.p50_ms for product in products), 3),
        "answered": sum(product.answered for product in products),
        "failures": sum(sum(outcome.failures.values()) for outcome in outcomes),
        "duplicates": sum(product.duplicates for product in products),
        "lost": sum(product.lost for product in products),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _ProductRound:
    together: Outcome
    single: Outcome
    answered: int
    duplicates: int
    lost: int


def _product_round(data: Path, connections: int, seconds: float) -> _ProductRound:
    port, secret = free_port(), credential(data, Role.KIOSK)
    with running(branch_words(data, port), port):
        together = _load(port, secret, connections, seconds)
        single = _load(port, secret, 1, seconds / 2)
    answered, duplicates, lost = _checked([*together.bodies, *single.bodies], data / "CN01.sqlite")
    return _ProductRound(together=together, single=single, answered=answered, duplicates=duplicates, lost=lost)


def _limit_round(data: Path, connections: int, seconds: float) -> Outcome:
    port, secret = free_port(), credential(data, Role.KIOSK)
    words = branch_words(data, port, program=("server_client.bench.bare", "product"))
    with running(words, port):
        _load(port, secret, 1, 0.05)
        return _load(port, secret, connections, seconds)


def _framework_round(connections: int, seconds: float) -> Outcome:
    port = free_port()
    with running([sys.executable, "-m", "server_client.bench.bare", "framework", str(port)], port):
        return _load(port, "none", connections, seconds)


def _on_slow_disk(data: Path, seconds: float, connections: int, *, delay_ms: float) -> dict[str, float]:
    port = free_port()
    secret = credential(data, Role.KIOSK)
    with running(branch_words(data, port, program=("server_client.bench.slow_disk", str(delay_ms))), port):
        one_by_one = _load(port, secret, 1, seconds)
        together = _load(port, secret, connections, seconds)
        lag = _loop_lag(port)
    return {
        "slow_sync_ms": delay_ms,
        "slow_one_by_one": round(one_by_one.rate, 1),
        "slow_throughput": round(together.rate, 1),
        "slow_gain": round(together.rate / one_by_one.rate, 1),
        "slow_p50_ms": round(together.p50_ms, 2),
        "slow_loop_lag_p50_ms": _below_ms(lag, 0.5),
        "slow_loop_lag_p99_ms": _below_ms(lag, 0.99),
    }


def _load(port: int, secret: str, connections: int, seconds: float) -> Outcome:
    # The requests are made before the clock runs, so that the load's own work is as little as it can be.
    made = list(islice(_requests(secret), int(_MOST_A_SECOND * seconds) + connections))
    return drive(("127.0.0.1", port), iter(made), connections=connections, seconds=seconds)


def _requests(secret: str) -> Iterator[bytes]:
    for service in cycle(_SERVICES):
        command = IssueTicket(
            id=new_id(datetime.now(UTC), secrets.token_bytes(ID_BYTES)),  # noqa: TID251 - the load is a client
            needs=(ServiceCode(service),),
            token=new_token(secrets.token_bytes(TOKEN_BYTES)),
        )
        yield post(_PATH, "127.0.0.1", secret, encode_command(command))


def _checked(answered: list[bytes], log: Path) -> tuple[int, int, int]:
    numbers = [match.group(1) for match in map(_NUMBER.search, answered) if match]
    logged: set[bytes] = set()
    reader = SqliteReader(log)
    after = 0
    while entries := reader.read(after, 5000):
        logged.update(match.group(1) for entry in entries if (match := _NUMBER.search(entry.body)))
        after = entries[-1].seq
    reader.close()
    duplicates = len(numbers) - len(set(numbers))
    lost = len(answered) - len(numbers) + len(set(numbers) - logged)
    return len(answered), duplicates, lost


def _commit_p50_ms(path: Path) -> float:
    store = SqliteStore(path)
    times = []
    for seq in range(1, 501):
        entry = Entry(seq, new_id(datetime.now(UTC), secrets.token_bytes(ID_BYTES)), b"x" * 500, f"{seq:064d}")  # noqa: TID251
        began = perf_counter()
        store.append(Group(entries=(entry,)))
        times.append(perf_counter() - began)
    store.close()
    return round(median(times) * 1000, 3)


def _loop_lag(port: int) -> list[tuple[float, float]]:
    """Return the server's histogram of how late its event loop was: upper bounds in seconds, cumulated counts."""
    with urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        text = answer.read().decode()
    found = re.findall(r'motcua_loop_lag_seconds_bucket\{le="([^"]+)"\} ([0-9.e+]+)', text)
    return [(float(limit), float(count)) for limit, count in found]


def _below_ms(histogram: list[tuple[float, float]], share: float) -> float:
    """Return the bound, in milliseconds, below which that share of the measurements lies."""
    total = histogram[-1][1]
    return next(limit * 1000 for limit, count in histogram if count >= share * total)
