"""Fills a centre's database with days of many branches, straight into its tables; nothing of it went through a queue.

All branches have had the same day every day: its events are decided and counted once, and the tables take the rest from
there. The chain of hashes holds within a day only, so the logs cannot be replayed, which no page that is measured does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from server_client.bench.replicate_logs import Day
from server_client.branch_picture.counting import count
from server_client.branch_picture.tally import Tally
from server_client.branch_statistics.folding import fold
from server_client.branch_statistics.ledger import Ledger
from server_client.queue_model.configuration import VIETNAMESE, Configuration
from server_client.queue_model.events import ConfigurationAdopted, Event
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import local_day
from server_client.server.administration.administrator import CenterRole
from server_client.server.administration.people import People, Person
from server_client.server.administration.sessions import Sessions
from server_client.server.audit.trail import Trail
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql, Value
from server_client.server.statistics.statistics_tables import rows_of
from server_client.server.stored_time import stored
from server_client.wire.chain import GENESIS, Entry, seal_all
from server_client.wire.messages import encode_configuration
from server_client.wire.pictures import encode_tally
from server_client.wire.statistics import encode_ledger

DAYS = 30
_WHO = "bench"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill:
    """How much is filled in: so many events of so many branches over thirty days that end with the day of `until`."""

    events: int
    branches: int
    until: datetime

    @property
    def a_day(self) -> int:
        """Return the events of one branch and day."""
        return max(60, self.events // (self.branches * DAYS))

    @property
    def stored(self) -> int:
        """Return how many events come to be stored."""
        return self.a_day * self.branches * DAYS

    @property
    def names(self) -> list[BranchId]:
        """Return the codes of the branches."""
        return [BranchId(f"B{number:04d}") for number in range(1, self.branches + 1)]


async def filled(database: str, fill: Fill) -> str:
    """Fill the database and return the token of a director's session."""
    sql = await open_sql(database)
    events = Day().events(0, fill.a_day)
    entries = seal_all(events, GENESIS)
    try:
        await sql.keep(fill.until - DAYS * _DAY)
        await sql.keep(fill.until)
        await _fill_entries(sql, fill, events, entries)
        await _fill_branches(sql, fill, events, entries[-1])
        await _fill_statistics(sql, fill, events)
        for table in ("entries", "statistics", "branches", "pictures"):
            await sql.change(f"ANALYZE {table}")
        return await _session(sql)
    finally:
        await sql.close()


async def _fill_entries(sql: Sql, fill: Fill, events: Sequence[Event], entries: Sequence[Entry]) -> None:
    """COPY one day, and let the database multiply it."""
    begin = events[0].at
    async with sql.transaction() as session:
        await session.change(
            "CREATE TEMPORARY TABLE one_day (seq BIGINT, after_ms BIGINT, command_id TEXT, body BYTEA, hash TEXT)"
        )
        await session.copy(
            "one_day",
            ("seq", "after_ms", "command_id", "body", "hash"),
            [
                (entry.seq, stored(event.at) - stored(begin), entry.command_id, entry.body, entry.hash)
                for event, entry in zip(events, entries, strict=True)
            ],
        )
        first_ms = stored(fill.until - (DAYS - 1) * _DAY - (events[-1].at - begin))
        for number in range(DAYS):
            await session.change(
                "INSERT INTO entries (branch, seq, epoch, at_ms, command_id, body, hash)"
                " SELECT b.branch, $1::bigint + o.seq, 1, $2::bigint + o.after_ms, o.command_id, o.body, o.hash"
                " FROM one_day o, (SELECT 'B' || lpad(n::text, 4, '0') AS branch FROM generate_series(1, $3::int) n) b",
                number * fill.a_day,
                first_ms + number * (_DAY // timedelta(milliseconds=1)),
                fill.branches,
            )


async def _fill_branches(sql: Sql, fill: Fill, events: Sequence[Event], last: Entry) -> None:
    seq, now_ms = fill.a_day * DAYS, stored(fill.until)
    configuration = _configuration(events)
    tally = _tally(fill, events)
    cursors, pictures, counted = list[tuple[Value, ...]](), list[tuple[Value, ...]](), list[tuple[Value, ...]]()
    for branch in fill.names:
        tally.branch, tally.seq, tally.head = branch, seq, last.hash
        ledger = Ledger(branch, seq=seq, head=last.hash, at=fill.until, day=local_day(fill.until))
        own = encode_configuration(replace(configuration, branch={VIETNAMESE: f"Chi nhánh {branch}"}))
        cursors.append((branch, 1, seq, last.hash, False, now_ms))
        pictures.append((branch, seq, encode_tally(tally), now_ms))
        counted.append((branch, seq, last.hash, encode_ledger(ledger), own))
    await sql.copy("branches", ("branch", "epoch", "seq", "hash", "hosted", "heard_ms"), cursors)
    await sql.copy("pictures", ("branch", "seq", "document", "at_ms"), pictures)
    await sql.copy("statistics_cursors", ("branch", "seq", "hash", "document", "configuration"), counted)


async def _fill_statistics(sql: Sql, fill: Fill, events: Sequence[Event]) -> None:
    ledger = Ledger(BranchId("DAY"))
    for event in events:
        list(fold(ledger, event.data, epoch=event.epoch, seq=event.seq, at=event.at))
    today = local_day(fill.until)
    one = rows_of(BranchId(""), today, ledger.cells)
    for number in range(DAYS):
        rows = _rows(fill.names, today - number * _DAY, one)
        await sql.copy("statistics", ("branch", "day", "section", "document"), rows)


def _rows(branches: Sequence[BranchId], day: date, one: Sequence[Sequence[Value]]) -> Iterator[tuple[Value, ...]]:
    for branch in branches:
        for _, _, section, document in one:
            yield branch, day.isoformat(), section, document


def _tally(fill: Fill, events: Sequence[Event]) -> Tally:
    """Return what the day comes to, as if it had just been."""
    tally = Tally(BranchId("DAY"))
    for event in events:
        count(tally, event.data, epoch=event.epoch, seq=event.seq, at=event.at)
    later = fill.until.astimezone(UTC) - tally.at
    tally.at += later
    tally.day = local_day(tally.at)
    for ticket in tally.tickets.values():
        ticket.queued_at += later
    for counter in tally.counters.values():
        counter.since = None if counter.since is None else counter.since + later
    return tally


def _configuration(events: Sequence[Event]) -> Configuration:
    return next(event.data.configuration for event in events if isinstance(event.data, ConfigurationAdopted))


async def _session(sql: Sql) -> str:
    def now() -> datetime:
        return datetime.now(UTC)  # noqa: TID251 - whoever asks for a page does so now

    people = People(sql, Trail(sql, now), now)
    await people.add(Person(name=_WHO, shown_name="Bench", role=CenterRole.DIRECTOR), by=_WHO)
    async with sql.transaction() as session:
        return await Sessions(sql, now).begin(session, _WHO, is_beginning=False)
