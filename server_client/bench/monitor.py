"""What the monitor costs with a full database: the city page at the server, and a month's statistics.

In the same run a page of the server that shows nothing is asked for as often: what is above that is the monitor's own.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from server_client.bench.monitor_fill import DAYS, Fill, filled
from server_client.bench.processes import free_port, running
from server_client.queue_model.local_time import local_day
from server_client.server.sql.local_cluster import local_cluster
from server_client.server.sql.migrating import migrated

_SETTINGS = ("shared_buffers=512MB", "max_wal_size=4GB", "synchronous_commit=on")
_CITY = "/monitor?show=all&lang=vi"
_FEWER = 15


def monitor(arguments: Sequence[str]) -> int:
    """Measure the monitor's pages with many events stored (PostgreSQL of its own)."""
    parser = argparse.ArgumentParser(prog="motcua bench monitor", description=monitor.__doc__)
    parser.add_argument("--events", type=int, default=10_000_000, help="events stored (default 10 million)")
    parser.add_argument("--branches", type=int, default=138, help="branches (default 138: a city's)")
    parser.add_argument("--requests", type=int, default=300, help="times that the city page is asked for (default 300)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    given = parser.parse_args(arguments)
    fill = Fill(events=given.events, branches=given.branches, until=datetime.now(UTC))  # noqa: TID251 - today
    with TemporaryDirectory(prefix="motcua-bench-") as folder, local_cluster(settings=_SETTINGS) as cluster:
        database = cluster.address()
        migrated(database)
        print(f"filling in {fill.stored:,} events of {fill.branches} branches", file=sys.stderr)
        began = perf_counter()
        token = asyncio.run(filled(database, fill))
        figures = {"events": float(fill.stored), "branches": float(fill.branches), "fill_s": perf_counter() - began}
        port = free_port()
        # -P: what lies in the present folder is not what is installed.
        words = [sys.executable, "-P", "-c", "from server_client.cli import main; main()", "center", "--data", folder]
        with running([*words, "--database", database, "--listen", f"127.0.0.1:{port}"], port):
            figures |= _measured(port, token, given.requests, fill)
    for name, value in figures.items():
        print(f"{name:28} {value:,.2f}")
    if given.json:
        given.json.write_text(json.dumps(figures, indent=1))
    return 0


def _measured(port: int, token: str, requests: int, fill: Fill) -> dict[str, float]:
    today, first = local_day(fill.until), fill.names[0]
    month = f"/monitor/statistics?from={today - timedelta(days=DAYS - 1)}&to={today}"
    few = max(5, requests // _FEWER)
    pages = {
        "nothing": ("/monitor/rules?lang=vi", requests),
        "city": (_CITY, requests),
        "city_part": (f"{_CITY}&part=board", requests),
        "month_by_half_hour": (f"{month}&by=half_hour", few),
        "month_by_service": (f"{month}&by=service", few),
        "month_by_branch": (f"{month}&by=branch", few),
        "month_of_a_branch": (f"{month}&by=clerk&branch={first}", few),
    }
    figures: dict[str, float] = {}
    asking = _Asking(port, token)
    asking.until_shown(f'id="b-{first}"')
    for name, (path, times) in pages.items():
        taken = [asking.ask(path)[0] for _ in range(times)]
        figures |= {f"{name}_p50_ms": median(taken), f"{name}_p99_ms": _p99(taken)}
    return figures


class _Asking:
    """Somebody's browser: one connection, one session."""

    def __init__(self, port: int, token: str) -> None:
        self._http = HTTPConnection("127.0.0.1", port, timeout=300)
        self._headers = {"Cookie": f"motcua_session={token}"}

    def ask(self, path: str) -> tuple[float, str]:
        """Return how many milliseconds the whole answer took, and what it says."""
        began = perf_counter()
        self._http.request("GET", path, headers=self._headers)
        answer = self._http.getresponse()
        body = answer.read()
        took_ms = (perf_counter() - began) * 1000
        if answer.status != 200:
            raise RuntimeError(f"{path} was answered with {answer.status}")
        return took_ms, body.decode()

    def until_shown(self, wanted: str) -> None:
        """Wait until the centre shows what was filled in."""
        for _ in range(240):
            if wanted in self.ask(f"{_CITY}&sort=name&part=board")[1]:
                return
            time.sleep(0.5)  # noqa: TID251 - adapter to a real process
        raise RuntimeError("The centre does not show the branches that were filled in")


def _p99(times: Sequence[float]) -> float:
    return sorted(times)[max(0, -(-len(times) * 99 // 100) - 1)]
