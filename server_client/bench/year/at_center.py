"""What a year costs at the centre that takes it in, and how a branch comes back from its backup there."""

import asyncio
import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from statistics import median

from server_client.bench.desk import Desk, an_id
from server_client.bench.processes import motcua
from server_client.bench.replicate_center import all_worked_s
from server_client.bench.year.node_life import Figures, NodeFolder
from server_client.bench.year.past_year import BRANCH
from server_client.bench.year.server_process import ServerProcess, awaited, lag_of, ran
from server_client.branch_statistics.figures import Measure
from server_client.queue_model.commands import IssueTicket
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import ServiceCode
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.people import People, Person
from server_client.server.administration.sessions import Sessions
from server_client.server.audit.trail import Trail
from server_client.server.credentials import Credentials, Role
from server_client.server.pages.monitor.statistics_words import STATISTICS_WORDS
from server_client.server.sql.local_cluster import local_cluster
from server_client.server.sql.migrating import migrated
from server_client.server.sql.opening import open_sql
from server_client.wire.new_ids import TOKEN_BYTES, new_token

_SETTINGS = ("shared_buffers=512MB", "max_wal_size=4GB", "synchronous_commit=on")
_LONGEST_S = 3_600.0
_ASKED = 7
_WHO = "bench"


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A centre's database: its address, its bytes on the disk, and for how long it has kept a core busy itself (s)."""

    address: str
    stored: Callable[[], int]
    worked_s: Callable[[], float] = lambda: 0.0


@contextmanager
def database(kind: str, folder: Path) -> Iterator[Database]:
    """Have an empty database, `sqlite` or a `postgresql` of its own that is durable, until the block ends."""
    if kind == "sqlite":
        path = folder / "center.sqlite"
        yield Database(address=f"sqlite:{path}", stored=lambda: sum(map(_size, folder.glob("center.sqlite*"))))
        return
    with local_cluster(settings=_SETTINGS) as cluster:
        migrated(cluster.address())
        address, pid = cluster.address(), cluster.process.pid
        yield Database(
            address=address, stored=lambda: asyncio.run(_database_size(address)), worked_s=lambda: all_worked_s(pid)
        )


def measure_center(folder: NodeFolder, kind: str, plan_days: list[date], tickets: int) -> Figures:
    """Let a centre take the year in, ask it for statistics, and bring the branch back from its backup."""
    data = folder.data.parent / f"center-{kind}"
    data.mkdir()
    secret = Credentials(data / "credentials.json").add(
        "node", Role.NODE, lambda: secrets.token_urlsafe(32), branch=BRANCH
    )
    credential = data / "node.secret"
    credential.write_text(secret)
    with database(kind, data) as kept:
        asyncio.run(_months(kept.address, plan_days))
        token = asyncio.run(session(kept.address))
        words = motcua("center", "--data", str(data), "--database", kept.address)
        with ServerProcess(words, data.parent / f"center-{kind}.said") as center:
            center.start()
            line = ("--center", f"http://127.0.0.1:{center.port}", "--center-credential", str(credential))
            figures = _taken_in(folder, center, line)
            # It loses its power, and begins to count at once when it is back.
            center.kill()
            figures["center_start_s"] = center.start()
            figures |= _statistics(center, token, plan_days, tickets)
            figures |= {"center_mb": center.memory()["server_mb"], "database_mb": kept.stored() / 1e6}
            figures |= _brought_back(folder, line)
    return figures


def _taken_in(folder: NodeFolder, center: ServerProcess, line: tuple[str, ...]) -> Figures:
    with ServerProcess(folder.words(*line), folder.data.parent / "node.said") as node:
        node.start()
        before = center.worked_s()
        took = awaited(
            "the whole log at the centre", lambda: lag_of(node.get("/v1/health")[1]) == 0, within_s=_LONGEST_S
        )
        return {"taken_in_s": took, "taken_in_worked_s": center.worked_s() - before}


def _statistics(center: ServerProcess, token: str, days: list[date], tickets: int) -> Figures:
    """Return after how long all is counted, and what it costs to ask; RuntimeError if it is not what was played."""
    year, whole = f"from={days[0]}&to={days[-1]}", days[len(days) // 2]
    one = f"from={whole}&to={whole}"
    cookie = f"motcua_session={token}"

    def asked(query: str) -> tuple[str, float]:
        status, body, took = center.get(f"/monitor/statistics.csv?{query}&lang=en", cookie=cookie)
        if status != 200:
            raise RuntimeError(f"Statistics were answered with {status}")
        return body.decode("utf-8-sig"), took

    def is_counted() -> bool:
        return total_in(asked(f"{year}&by=day")[0]) >= tickets

    # A year's table is work for the centre too: it is not asked for all the time.
    counted = awaited("the statistics", is_counted, within_s=_LONGEST_S, every_s=1.0)
    figures: Figures = {"counted_after_s": counted}
    for name, query in {
        "day_by_half_hour": f"{one}&by=half_hour",
        "day_by_clerk": f"{one}&by=clerk&branch={BRANCH}",
        "year_by_day": f"{year}&by=day",
        "year_by_half_hour": f"{year}&by=half_hour",
        "year_by_service": f"{year}&by=service",
        "year_by_clerk": f"{year}&by=clerk&branch={BRANCH}",
    }.items():
        figures[f"{name}_ms"] = median(asked(query)[1] for _ in range(_ASKED)) * 1000
    return figures


def total_in(table: str, measure: Measure = Measure.ISSUED) -> int:
    """Return a sum of all (of numbers given out), by the last line of a table of statistics with English heads."""
    heads, *_, total = table.strip().splitlines()
    return int(total.split(",")[heads.split(",").index(STATISTICS_WORDS[measure.value][1])])


def _brought_back(folder: NodeFolder, line: tuple[str, ...]) -> Figures:
    """Back up the log, verify it, restore it into an empty folder, and let the branch work on there."""
    root = folder.data.parent
    backup = root / "backup.sqlite"
    backup.unlink(missing_ok=True)
    node = motcua("node")
    backed = ran([*node, "backup", "--data", str(folder.data), "--branch", BRANCH, "--to", str(backup)])
    verified = ran(motcua("verify", "--data", str(folder.data), "--branch", BRANCH))
    new = root / f"restored-{line[1].rpartition(':')[2]}"
    restored = ran([*node, "restore", "--data", str(new), "--branch", BRANCH, "--backup", str(backup), *line])
    (new / "office.json").write_bytes((folder.data / "office.json").read_bytes())
    figures: Figures = {"backup_mb": _size(backup) / 1e6}
    for name, one in {"backup": backed, "verify": verified, "restore": restored}.items():
        figures |= {f"{name}_s": one.took_s, f"{name}_worked_s": one.worked_s, f"{name}_peak_mb": one.peak_mb}
    return figures | _works_on(NodeFolder.of(new), line)


def _works_on(folder: NodeFolder, line: tuple[str, ...]) -> Figures:
    """Return how long the restored branch takes until it works; RuntimeError if it does not, or is not sound."""
    with ServerProcess(folder.words(*line), folder.data.parent / "restored.said") as server:
        figures: Figures = {"restored_start_s": server.start()}
        with Desk(server.port, folder.kiosk) as desk:
            token = new_token(secrets.token_bytes(TOKEN_BYTES))
            settled = desk.ask(IssueTicket(id=an_id(), needs=(ServiceCode("hotich"),), token=token))
        numbers = [event.data.number for event in settled.events if isinstance(event.data, TicketIssued)]
        if len(numbers) != 1 or not numbers[0].startswith("2"):
            raise RuntimeError(f"The restored branch gave out {numbers}, not a number of its second epoch")
        awaited("the rest at the centre", lambda: lag_of(server.get("/v1/health")[1]) == 0, within_s=_LONGEST_S)
    ran(motcua("verify", "--data", str(folder.data), "--branch", BRANCH))
    return figures


async def session(address: str) -> str:
    """Make a director who is signed in at the centre with this database; return the session's token."""

    def now() -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - whoever asks for a page does so now

    sql = await open_sql(address)
    try:
        people = People(sql, Trail(sql, now), now)
        await people.add(Person(name=_WHO, shown_name="Bench", role=CenterRole.DIRECTOR), by=_WHO)
        async with sql.transaction() as within:
            return await Sessions(sql, now).begin(within, _WHO, is_beginning=False)
    finally:
        await sql.close()


async def _months(address: str, days: Sequence[date]) -> None:
    """Have the tables of all months that the centre would have made as the year went by."""
    sql = await open_sql(address)
    try:
        for day in days[::15]:
            await sql.keep(datetime.combine(day, time(), UTC))
    finally:
        await sql.close()


async def _database_size(address: str) -> int:
    sql = await open_sql(address)
    try:
        found = await sql.rows("SELECT pg_database_size(current_database())")
        return int(str(found[0][0]))
    finally:
        await sql.close()


def _size(path: Path) -> int:
    return path.stat().st_size
