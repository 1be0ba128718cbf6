"""`motcua bench year`: a year of one branch, made and lived through; and what everything costs then."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from server_client.bench.working_day import working_days
from server_client.bench.year.at_center import measure_center
from server_client.bench.year.node_life import Figures, NodeFolder, measure_life
from server_client.bench.year.past_year import BRANCH, Written, YearPlan, write_year
from server_client.queue_model.local_time import VIETNAM
from server_client.server import logs
from server_client.server.statistics.statistics_book import LONGEST
from server_client.server.store.sqlite_store import SqliteReader

_MORNING = timedelta(hours=8)
_LAST_DAY = timedelta(hours=3)


def year(arguments: Sequence[str]) -> int:
    """Make a year of one branch, and measure what its server, its centre, its backup and its verification take."""
    parser = argparse.ArgumentParser(prog="motcua bench year", description=year.__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--days", type=int, default=250, help="working days (default 250, a year)")
    parser.add_argument("--tickets", type=int, default=1_200, help="numbers a day (default 1200: some 9,300 events)")
    parser.add_argument("--counters", type=int, default=12, help="counters at work (default 12, which is the most)")
    parser.add_argument("--preregistered", type=float, default=0.25, help="share of those who pre-register (0.25)")
    parser.add_argument("--starts", type=int, default=5, help="starts after the power was lost (default 5)")
    parser.add_argument(
        "--database",
        choices=["sqlite", "postgresql", "both"],
        default="sqlite",
        help="of the centre; PostgreSQL is one of the bench's own (default sqlite)",
    )
    parser.add_argument("--folder", type=Path, help="where all of it is made, and left (default: gone)")
    given = parser.parse_args(arguments)
    if not 3 <= given.days < LONGEST or given.tickets < 1 or not 1 <= given.counters <= 12:
        parser.error(f"--days is from 3 to {LONGEST - 1}, --tickets from 1, --counters from 1 to 12")
    # Standard output is for the figures alone.
    logs.configure()
    kinds = ["sqlite", "postgresql"] if given.database == "both" else [given.database]
    with TemporaryDirectory(prefix="motcua-bench-") as passing:
        figures = measure_year(given.folder or Path(passing), _plan(given), kinds, given.starts)
    print(json.dumps(figures) if given.json else "\n".join(f"{name:34} {value}" for name, value in figures.items()))
    return 0


def measure_year(root: Path, plan: YearPlan, kinds: Sequence[str], starts: int) -> Figures:
    """Return all figures; RuntimeError if something that was made is not sound, or does not go on."""
    data = root / "node"
    data.mkdir(parents=True)
    began = perf_counter()
    written = write_year(data, plan, lambda line: print(line, file=sys.stderr, flush=True))
    figures: Figures = {"days": plan.days, "entries": written.entries, "issued": written.issued}
    figures |= {"made_s": perf_counter() - began, **_of_vault(written), "log_bytes_a_day": _log_size(data) / plan.days}
    folder = NodeFolder.of(data)
    figures |= measure_life(folder, _last_closed(data), starts)
    days = working_days(plan.last, plan.days)
    for kind in kinds:
        measured = measure_center(folder, kind, days, written.issued)
        figures |= {f"{kind}.{name}" if len(kinds) > 1 else name: value for name, value in measured.items()}
    return {name: round(value, 3) for name, value in figures.items()}


def _of_vault(written: Written) -> Figures:
    # The first and the last weeks of the year: what a purge costs must not grow with what has been forgotten.
    weeks = max(1, len(written.purge_s) // 10)
    return {
        "preregistrations": written.filed,
        "purge_first_ms": median(written.purge_s[:weeks]) * 1000,
        "purge_last_ms": median(written.purge_s[-weeks:]) * 1000,
        "purge_of_nothing_first_ms": median(written.idle_purge_s[:weeks]) * 1000,
        "purge_of_nothing_last_ms": median(written.idle_purge_s[-weeks:]) * 1000,
        "vault_bytes_a_day": (written.vault_bytes[-1] - written.vault_bytes[0]) / max(1, len(written.vault_bytes) - 1),
    }


def _log_size(data: Path) -> int:
    return (data / f"{BRANCH}.sqlite").stat().st_size


def _last_closed(data: Path) -> int:
    """Return the entry at which the last whole day ended, of which the last snapshot was kept."""
    log = SqliteReader(data / f"{BRANCH}.sqlite")
    try:
        return log.snapshots()[0].seq
    finally:
        log.close()


def _plan(given: argparse.Namespace) -> YearPlan:
    local = datetime.now(UTC).astimezone(VIETNAM)
    since_eight = timedelta(hours=local.hour, minutes=local.minute) - _MORNING
    return YearPlan(
        days=given.days,
        tickets=given.tickets,
        counters=given.counters,
        last=local.date(),
        until=max(timedelta(minutes=10), min(_LAST_DAY, since_eight)),
        preregistered=given.preregistered,
    )
