"""`motcua bench http`: whole visits on a queue system over HTTP, as many at once as clients; ours, or any other."""

import argparse
import json
import ssl
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter
from urllib.parse import urlsplit

from server_client.bench.http_load.adapter import Adapter, BadAdapter, read_adapter
from server_client.bench.http_load.conversation import Address, NoAnswer, converse
from server_client.bench.http_load.visits import Client, NotReady, Tally
from server_client.bench.processes import branch_words, credential, free_port, running
from server_client.server.credentials import Role

_EXAMPLE = "motcua bench http --url http://localhost:8000 --adapter theirs.toml --set key=…"
_COUNTERS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class _System:
    address: Address
    adapter: Adapter
    values: Mapping[str, str]


def http(arguments: Sequence[str]) -> int:
    """Put whole visits on a running system, or on a branch of ours, and count what is given or called twice."""
    parser = argparse.ArgumentParser(prog="motcua bench http", description=http.__doc__, epilog=f"Example: {_EXAMPLE}")
    parser.add_argument("--url", help="where the system listens (default: a branch that is started for it)")
    parser.add_argument("--adapter", type=Path, help="how the system is spoken to (default: the adapter of Một Cửa)")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a value the adapter asks for")
    parser.add_argument("--ca", type=Path, help="the authority that has signed the system's certificate")
    parser.add_argument("--clients", type=_counts, default=(1, 8, 64), help="how many at once (default 1,8,64)")
    parser.add_argument("--seconds", type=float, default=5.0, help="length of each load (default 5)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(arguments)
    try:
        with _system(given) as system:
            figures = measure_http(system.address, system.adapter, system.values, given.clients, given.seconds)
    except (BadAdapter, NoAnswer, NotReady) as wrong:
        print(f"motcua bench http: {wrong}", file=sys.stderr)
        return 2
    print(json.dumps(figures, ensure_ascii=False) if given.json else "\n".join(_told(figures)))
    return 1 if figures["duplicate_numbers"] or figures["double_calls"] else 0


def measure_http(
    address: Address, adapter: Adapter, values: Mapping[str, str], clients: Sequence[int], seconds: float
) -> dict[str, object]:
    """Return what each load saw, and what came twice in all of them together; a day's numbers are those of all loads.

    BadAdapter if the adapter has fewer counters than clients; NoAnswer or NotReady if the system does not take part.
    """
    limit = adapter.most_clients
    if limit is not None and max(clients) > limit:
        raise BadAdapter(f"The adapter {adapter.name} has values by client for {limit}, not for {max(clients)} clients")
    numbers, calls = Tally(), Tally()
    loads = []
    begun = 0
    for count in clients:
        tally = Tally(numbers=numbers.numbers, calls=calls.calls)
        host = f"{address.host}:{address.port}"
        several = [Client(adapter, one, values, host=host, tally=tally) for one in range(count)]
        converse(address, [client.begin() for client in several[begun:]])
        begun = max(begun, count)
        elapsed_s = converse(address, [client.work(perf_counter() + seconds) for client in several])
        loads.append({"clients": count, **_figures(tally, elapsed_s)})
    return {
        "system": adapter.name,
        "loads": loads,
        "issued": numbers.numbers.total(),
        "duplicate_numbers": numbers.duplicate_numbers,
        "double_calls": calls.double_calls,
    }


def _figures(tally: Tally, elapsed_s: float) -> dict[str, object]:
    figures: dict[str, object] = {"visits_per_s": round(tally.visits / elapsed_s, 1), "visits": tally.visits}
    for step, seconds in tally.latencies.items():
        figures[f"{step}_p50_ms"] = round(median(seconds) * 1000, 2)
        if len(seconds) > 1:
            figures[f"{step}_p99_ms"] = round(quantiles(seconds, n=100, method="inclusive")[98] * 1000, 2)
    return {**figures, "nobody_waited": tally.nobody, "failures": dict(tally.failures)}


def _told(figures: Mapping[str, object]) -> Iterator[str]:
    for name, value in figures.items():
        if isinstance(value, list):
            for load in value:
                yield from (f"{what:28} {one}" for what, one in load.items())
                yield ""
        else:
            yield f"{name:28} {value}"


@contextmanager
def _system(given: argparse.Namespace) -> Iterator[_System]:
    with as_file(files("server_client.bench.http_load") / "motcua.toml") as ours:
        adapter = read_adapter(given.adapter or ours)
    if given.url is None:
        if given.adapter is not None:
            raise BadAdapter(f"Say with --url where {adapter.name} listens")
        with _branch() as (port, values):
            yield _System(address=Address(host="127.0.0.1", port=port), adapter=adapter, values=values)
        return
    values = dict(_setting(one) for one in given.set)
    missing = [f"--set {name}=… ({why})" for name, why in adapter.given.items() if name not in values]
    if missing:
        raise BadAdapter(f"The adapter of {adapter.name} needs {', '.join(missing)}")
    yield _System(address=_address(given.url, given.ca), adapter=adapter, values=values)


@contextmanager
def _branch() -> Iterator[tuple[int, Mapping[str, str]]]:
    """Run a branch of ours with a counter for each client."""
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        data, port = Path(folder) / "data", free_port()
        configuration = Path(folder) / "configuration.json"
        configuration.write_text(json.dumps(_many_counters()), encoding="utf-8")
        values = {
            "branch": "CN01",
            "kiosk": credential(data, Role.KIOSK),
            "counter": credential(data, Role.COUNTER),
        }
        words = branch_words(data, port, configuration=configuration)
        with running(words, port):
            yield port, values


def _many_counters() -> dict[str, object]:
    document: dict[str, object] = json.loads((files("assets") / "starter" / "hanoi.json").read_text("utf-8"))
    document["counters"] = [
        {"id": f"q{n:03}", "number": n, "names": {"vi": f"Quầy số {n}", "en": f"Counter {n}"}}
        for n in range(1, _COUNTERS + 1)
    ]
    return document


def _address(url: str, ca: Path | None) -> Address:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadAdapter(f"--url {url} is no address; write it as http://localhost:8080")
    tls = ssl.create_default_context(cafile=ca) if parts.scheme == "https" else None
    return Address(host=parts.hostname, port=parts.port or (80 if tls is None else 443), tls=tls)


def _setting(said: str) -> tuple[str, str]:
    name, found, value = said.partition("=")
    if not found or not name:
        raise BadAdapter(f"--set {said} sets nothing; write --set NAME=VALUE")
    return name, value


def _counts(said: str) -> tuple[int, ...]:
    counts = tuple(int(one) for one in said.split(","))
    if min(counts) < 1:
        raise argparse.ArgumentTypeError("there is at least one client")
    return counts
