"""`motcua bench replicate`: a country's branches in session with one centre on PostgreSQL, against a bare COPY."""

import argparse
import asyncio
import json
import os
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from server_client.bench.processes import resident_bytes
from server_client.bench.replicate_backlog import catch_up_s
from server_client.bench.replicate_center import BenchCentre, all_worked_s, bench_centre, worked_s
from server_client.bench.replicate_limit import Row, copied, rows_of
from server_client.bench.replicate_logs import BranchLog, Day
from server_client.bench.replicate_nodes import Node, all_sent, paced
from server_client.queue_model.ids import BranchId
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.wire.replication import LONGEST_RUN

# Every commune, ward and special zone of the country.
_BRANCHES = 3_321
_CONNECTIONS = 32
_LONGEST_S = 30.0
_MOMENT_S = 0.001
# One node more, which was away for a day.
_AWAY = BranchId("AWAY")


def replicate(arguments: Sequence[str]) -> int:
    """Measure how fast a centre takes in logs, how soon an event is seen there, and what a branch costs it."""
    parser = argparse.ArgumentParser(prog="motcua bench replicate", description=replicate.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--branches", type=int, default=_BRANCHES, help=f"branches in session (default {_BRANCHES})")
    parser.add_argument("--processes", type=int, default=2, help="processes of the centre (default 2)")
    parser.add_argument(
        "--run", type=int, default=LONGEST_RUN, help=f"entries a run (default {LONGEST_RUN}, as a node sends a backlog)"
    )
    parser.add_argument("--sending", type=int, default=100, help="branches that send one in a round (default 100)")
    parser.add_argument("--rounds", type=int, default=3, help="how often limit and product alternate (default 3)")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long events come in live (default 20)")
    parser.add_argument("--rate", type=float, default=1_000.0, help="live events a second (default 1000)")
    parser.add_argument("--backlog", type=int, default=9_000, help="events of a day away (default 9000)")
    given = parser.parse_args(arguments)
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        branches = [BranchId(f"B{number:05d}") for number in range(given.branches)]
        with bench_centre(Path(folder), [*branches, _AWAY], given.processes) as centre:
            figures = asyncio.run(_Measure(centre, branches, given).all(Path(folder)))
    if given.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:28} {value}")
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """How long each side has kept a core busy, in seconds."""

    centre: float
    database: float
    nodes: float

    def __sub__(self, before: "Worked") -> "Worked":
        """Return what came to it since then."""
        return Worked(
            centre=self.centre - before.centre,
            database=self.database - before.database,
            nodes=self.nodes - before.nodes,
        )

    def __truediv__(self, parts: int) -> "Worked":
        """Return one of so many parts."""
        return Worked(centre=self.centre / parts, database=self.database / parts, nodes=self.nodes / parts)


def _us(seconds: Iterable[float]) -> float:
    return round(median(seconds) * 1e6, 2)


class _Measure:
    """One centre under measurement."""

    def __init__(self, centre: BenchCentre, branches: Sequence[BranchId], given: argparse.Namespace) -> None:
        self._centre = centre
        self._given = given
        # Of yesterday's morning, so that none of it is old enough for anything to be left out.
        yesterday = datetime.now(UTC) - timedelta(days=1)  # noqa: TID251 - a bench is a client
        self._day = Day(yesterday.replace(hour=1, minute=0, second=0, microsecond=0))
        self._logs = [BranchLog(branch) for branch in branches]
        self._nodes = {
            branch: Node(branch, port, centre.secrets[branch])
            for branch, port in zip(branches, cycle(centre.ports), strict=False)
        }

    async def all(self, folder: Path) -> dict[str, float]:
        """Measure everything."""
        sql = await open_sql(self._centre.database)
        try:
            idle = self._memory()
            await self._introduce()
            rates = await self._against_limit(sql)
            live = await self._live(sql)
            in_session = self._memory()
            caught_up = await catch_up_s(
                folder,
                self._centre.ports[0],
                self._centre.secrets[_AWAY],
                _AWAY,
                events=self._given.backlog,
                day=self._day,
            )
        finally:
            await sql.close()
        return {
            "branches": len(self._logs),
            "processes": len(self._centre.pids),
            **rates,
            **live,
            "bytes_per_branch": round((in_session - idle) / len(self._logs)),
            "catch_up_s": round(caught_up, 3),
        }

    def _memory(self) -> int:
        return sum(resident_bytes(pid) for pid in self._centre.pids)

    def _worked_s(self) -> Worked:
        return Worked(
            centre=sum(worked_s(pid) for pid in self._centre.pids),
            database=all_worked_s(self._centre.database_pid),
            nodes=worked_s(os.getpid()),
        )

    async def _introduce(self) -> None:
        # Configurations are large and seldom: they are there before anything is measured.
        runs = [(self._nodes[log.branch], log.run(self._day, 2)[0]) for log in self._logs]
        await all_sent(runs, _CONNECTIONS)

    async def _against_limit(self, sql: Sql) -> dict[str, float]:
        products, limits, plains = [], [], []
        costs: list[Worked] = []
        limit_costs: list[Worked] = []
        turns = cycle(self._logs)
        for _ in range(self._given.rounds):
            runs: list[tuple[Node, bytes]] = []
            rows: list[Row] = []
            for log in islice(turns, min(self._given.sending, len(self._logs))):
                run, entries = log.run(self._day, self._given.run)
                runs.append((self._nodes[log.branch], run))
                rows += rows_of(log.branch, entries)
            began = self._worked_s()
            limits.append(len(rows) / await copied(sql, rows, with_keys=True))
            limit_costs.append((self._worked_s() - began) / len(rows))
            plains.append(len(rows) / await copied(sql, rows, with_keys=False))
            began = self._worked_s()
            products.append(len(rows) / await all_sent(runs, _CONNECTIONS))
            costs.append((self._worked_s() - began) / len(rows))
        return {
            "throughput": round(median(products)),
            "limit_throughput": round(median(limits)),
            "ratio": round(median(products) / median(limits), 3),
            "unkeyed_limit_throughput": round(median(plains)),
            "cpu_us_per_event": _us(one.centre for one in costs),
            "database_us_per_event": _us(one.database for one in costs),
            "nodes_us_per_event": _us(one.nodes for one in costs),
            "limit_us_per_event": _us(one.database + one.nodes for one in limit_costs),
        }

    async def _live(self, sql: Sql) -> dict[str, float]:
        count = int(self._given.seconds * self._given.rate)
        listens, all_seen = asyncio.Event(), asyncio.Event()
        seen_after: list[float] = []
        sent_at: dict[str, float] = {}

        def hear(branch: str) -> None:
            if not branch:
                # What is told before is not heard.
                listens.set()
            began = sent_at.pop(branch, None)
            if began is not None:
                seen_after.append(perf_counter() - began)
                if len(seen_after) == count:
                    all_seen.set()

        leave = sql.heard("log", hear)
        await listens.wait()
        began = self._worked_s()
        late_s = await paced(self._events(count, sent_at), self._given.rate)
        async with asyncio.timeout(_LONGEST_S):
            await all_seen.wait()
        cost = (self._worked_s() - began) / count
        leave()
        for node in self._nodes.values():
            node.close()
        return {
            "visible_p50_ms": round(median(seen_after) * 1000, 2),
            "visible_p99_ms": round(quantiles(seen_after, n=100)[98] * 1000, 2),
            "visible": len(seen_after),
            "live_cpu_us_per_event": _us([cost.centre]),
            "live_database_us_per_event": _us([cost.database]),
            "sent_late_ms": round(late_s * 1000, 2),
            "sent_again": sum(node.sent_again for node in self._nodes.values()),
        }

    async def _events(self, count: int, sent_at: dict[str, float]) -> AsyncIterator[Callable[[float], Awaitable[None]]]:
        # Each branch in turn, in an order of its own each time round; none before its last event was answered.
        dice = random.Random(1)
        order: list[BranchLog] = []
        for _ in range(count):
            if len(order) < len(self._logs):
                order = [*dice.sample(self._logs, len(self._logs)), *order]
            log = await self._free(order, sent_at)
            order.remove(log)
            self._nodes[log.branch].is_busy = True

            async def one(due: float, log: BranchLog = log) -> None:
                run, _ = log.run(self._day, 1)
                sent_at[log.branch] = due
                await self._nodes[log.branch].send(run)

            yield one

    async def _free(self, logs: Sequence[BranchLog], unseen: Container[str]) -> BranchLog:
        # Where every branch waits for an answer the rate is not kept, which `sent_late_ms` and the waits tell.
        async with asyncio.timeout(_LONGEST_S):
            while True:
                for log in reversed(logs):
                    if not self._nodes[log.branch].is_busy and log.branch not in unseen:
                        return log
                await asyncio.sleep(_MOMENT_S)
