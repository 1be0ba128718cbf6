"""`motcua bench sites`: a day of a city's branches with one centre, played quickly, with a fall of it in the middle."""

import argparse
import asyncio
import json
import secrets
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from server_client.bench.processes import motcua
from server_client.bench.year.at_center import Database, database, session, total_in
from server_client.bench.year.node_life import Figures
from server_client.bench.year.played_sites import Site, SitesPlan, sites_of
from server_client.bench.year.reckoned import reckoned
from server_client.bench.year.server_process import ServerProcess, awaited, ran
from server_client.bench.year.site_nodes import Arrived, Playing, SiteNode, played
from server_client.bench.year.sites_center import (
    Differs,
    compare_database,
    compare_pictures,
    compare_statistics,
    forget_pictures,
    prompt_rules,
)
from server_client.branch_statistics.figures import Measure
from server_client.queue_model.local_time import local_day
from server_client.server import logs
from server_client.server.credentials import Credentials, Role

_RUSH_S = 5.0
_LONGEST_S = 600.0
_WAITED_FOR = (Measure.ISSUED, Measure.SERVED, Measure.EXPIRED)


def sites(arguments: Sequence[str]) -> int:
    """Play a day of many branches to one centre, end the centre in the middle, and see that it has everything."""
    parser = argparse.ArgumentParser(prog="motcua bench sites", description=sites.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--large", type=int, default=12, help="branches with twelve counters (default 12)")
    parser.add_argument("--small", type=int, default=138, help="points with two counters (default 138)")
    parser.add_argument("--large-tickets", type=int, default=1_200, help="numbers a day in a large one (default 1200)")
    parser.add_argument("--small-tickets", type=int, default=80, help="numbers a day at a small one (default 80)")
    parser.add_argument("--speed", type=float, default=100.0, help="how many times faster it is played (default 100)")
    parser.add_argument(
        "--database",
        choices=["sqlite", "postgresql"],
        default="postgresql",
        help="of the centre; PostgreSQL is one of the bench's own (default postgresql)",
    )
    given = parser.parse_args(arguments)
    yesterday = local_day(datetime.now(UTC)) - timedelta(days=1)
    plan = SitesPlan(
        day=yesterday,
        large=given.large,
        small=given.small,
        large_tickets=given.large_tickets,
        small_tickets=given.small_tickets,
    )
    # Standard output is for the figures alone.
    logs.configure()
    try:
        with TemporaryDirectory(prefix="motcua-bench-") as folder:
            figures = measure_sites(Path(folder), plan, given.speed, given.database)
    except Differs as wrong:
        print(f"motcua bench sites: {wrong}", file=sys.stderr)
        return 1
    print(json.dumps(figures) if given.json else "\n".join(f"{name:34} {value}" for name, value in figures.items()))
    return 0


def measure_sites(root: Path, plan: SitesPlan, speed: float, kind: str) -> Figures:
    """Return all figures; Differs if the centre has anything that was not played, or lacks anything."""
    began = perf_counter()
    days = list(sites_of(plan))
    figures: Figures = {
        "sites": len(days),
        "entries": sum(len(site.entries) for site in days),
        "made_s": perf_counter() - began,
        "speed": speed,
    }
    data = root / "center"
    data.mkdir()
    with database(kind, data) as kept:
        asyncio.run(prompt_rules(kept.address))
        token = asyncio.run(session(kept.address))
        words = motcua("center", "--data", str(data), "--database", kept.address)
        with ServerProcess(words, root / "center.said") as center:
            figures |= _Day(center, kept, days, data, speed).measured(token, plan)
    return {name: round(value, 3) for name, value in figures.items()}


class _Day:
    """One day at one centre."""

    def __init__(self, center: ServerProcess, kept: Database, days: Sequence[Site], data: Path, speed: float) -> None:
        credentials = Credentials(data / "credentials.json")

        def secret(name: str, role: Role, site: Site | None) -> str:
            branch = None if site is None else site.branch
            return credentials.add(name, role, lambda: secrets.token_urlsafe(24), branch=branch)

        self._center = center
        self._kept = kept
        self._days = days
        self._speed = speed
        self._sums = {site.branch: reckoned(site.entries) for site in days}
        self._display = secret("bench-display", Role.DISPLAY, None)
        self._secrets = [secret("node", Role.NODE, site) for site in days]
        self._nodes = [SiteNode(site, center.port, one) for site, one in zip(days, self._secrets, strict=True)]

    def measured(self, token: str, plan: SitesPlan) -> Figures:
        """Play the day, hold the centre against it, and have its tables made anew."""
        self._center.start()
        figures = asyncio.run(self._play())
        compare_pictures(self._pictures(), self._days)
        figures |= {**self._center.memory(), "centre_worked_s": self._center.worked_s() + figures["worked_before_s"]}
        del figures["worked_before_s"], figures["forecast_mb"]
        # Whoever looked while a day went on looks again ten minutes later, or when it has started anew.
        self._center.kill()
        self._center.start()
        figures["counted_after_s"] = self._counted(token, plan)
        figures["digests_after_s"] = self._digests_made(plan.day)
        figures["database_mb"] = self._kept.stored() / 1e6
        self._center.stop()
        figures["alarms"] = asyncio.run(compare_database(self._kept.address, self._days, self._sums, plan.day))
        return figures | self._made_anew(plan)

    async def _play(self) -> Figures:
        playing, before = Playing(self._speed), self._kept.worked_s()
        end_s = max(site.due_s[-1] for site in self._days)
        await played(self._nodes, playing, until_s=end_s / 2)
        worked_before_s = self._center.worked_s()
        fell_at = perf_counter()
        self._center.kill()
        async with asyncio.TaskGroup() as both:
            both.create_task(played(self._nodes, playing))
            start_s = await asyncio.to_thread(self._center.start)
            back_s = playing.now_s
        caught_up_s = max(one.abreast_at(back_s) for one in self._nodes) - fell_at
        took_s = perf_counter() - playing.began
        away = (fell_at, fell_at + caught_up_s)
        arrived = [one for node in self._nodes for one in node.arrived]
        late = [one.late_s for one in arrived if not away[0] <= one.at <= away[1]]
        rate, rush_p99_s = _rush([one for one in arrived if not away[0] <= one.at <= away[1]])
        figures: Figures = {
            "played_s": took_s,
            "runs": len(arrived),
            "events_per_s": sum(one.entries for one in arrived) / took_s,
            "rush_events_per_s": rate,
            "rush_p99_ms": rush_p99_s * 1000,
            "visible_p50_ms": quantiles(late, n=100)[49] * 1000,
            "visible_p99_ms": quantiles(late, n=100)[98] * 1000,
            "refused_while_down": sum(node.refused for node in self._nodes),
            "restart_s": start_s,
            "caught_up_after_s": caught_up_s,
            "worked_before_s": worked_before_s,
        }
        return figures | {"database_worked_s": self._kept.worked_s() - before}

    def _pictures(self) -> bytes:
        return self._center.get("/v1/pictures", self._display)[1]

    def _counted(self, token: str, plan: SitesPlan) -> float:
        # Not numbers alone: those who are left when a day closes are counted last.
        totals = {one: sum(sums.sums[one.value] for sums in self._sums.values()) for one in _WAITED_FOR}
        query = f"/monitor/statistics.csv?from={plan.day}&to={plan.day}&by=branch&lang=en"

        def is_counted() -> bool:
            self._signs_of_life()
            _, body, _ = self._center.get(query, cookie=f"motcua_session={token}")
            table = body.decode("utf-8-sig")
            return all(total_in(table, one) >= total for one, total in totals.items())

        return awaited("the statistics", is_counted, within_s=_LONGEST_S, every_s=0.5)

    def _digests_made(self, day: date) -> float:
        closed = [site.branch for site in self._days if not site.state.is_open]

        def are_made() -> bool:
            self._signs_of_life()
            return all(self._center.get(f"/open/{branch}/{day}.json")[0] == 200 for branch in closed)

        return awaited("the digests", are_made, within_s=_LONGEST_S, every_s=0.5)

    def _signs_of_life(self) -> None:
        for site, one in zip(self._days, self._secrets, strict=True):
            self._center.get(f"/v1/replication/{site.branch}", one)

    def _made_anew(self, plan: SitesPlan) -> Figures:
        words = motcua("statistics", "rebuild", "--database", self._kept.address)
        rebuilt = ran(words)
        asyncio.run(compare_statistics(self._kept.address, self._sums, plan.day))
        asyncio.run(forget_pictures(self._kept.address))
        figures: Figures = {"statistics_rebuilt_s": rebuilt.took_s, "full_start_s": self._center.start()}

        def are_drawn() -> bool:
            try:
                compare_pictures(self._pictures(), self._days)
            except Differs:
                return False
            return True

        return figures | {"pictures_redrawn_s": awaited("the pictures", are_drawn, within_s=_LONGEST_S)}


def _rush(arrived: Sequence[Arrived]) -> tuple[float, float]:
    """Return the events a second of the busiest seconds, and how late the latest hundredth of its runs was."""
    first = min(one.at for one in arrived)
    spans: dict[int, list[Arrived]] = {}
    for one in arrived:
        spans.setdefault(int((one.at - first) / _RUSH_S), []).append(one)
    busiest = max(spans.values(), key=lambda span: sum(one.entries for one in span))
    late = sorted(one.late_s for one in busiest)
    return sum(one.entries for one in busiest) / _RUSH_S, late[-1 - len(late) // 100]
