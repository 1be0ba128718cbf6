"""What the centre has of the day that was played, held against what the logs come to; a difference ends the bench."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from server_client.bench.year.played_sites import Site
from server_client.bench.year.reckoned import Reckoned, Shape, due_alarms, shape_of
from server_client.branch_picture.picture import Picture
from server_client.queue_model.ids import BranchId
from server_client.server.monitor import alarms
from server_client.server.monitor.alarm_rules import BEGINNING, set_rule
from server_client.server.sql.opening import open_sql
from server_client.server.sql.sql import Sql
from server_client.server.statistics.statistics_book import GroupBy, Question, StatisticsBook
from server_client.server.trust.digest_table import DigestTable
from server_client.wire.pictures import decode_picture

_HYSTERESIS = 0.8
_SHOWN = ("waiting", "called", "serving", "held", "missed", "finished", "abandoned", "cancelled", "expired")


class Differs(Exception):
    """The centre has not what was played; the message says where."""


async def prompt_rules(address: str) -> None:
    """Have alarms raised and cleared at once: in a day that is played quickly nobody waits for them to last."""
    sql = await open_sql(address)
    try:
        async with sql.transaction() as session:
            for rule in BEGINNING.values():
                await set_rule(session, replace(rule, raise_after_s=0, clear_after_s=0))
    finally:
        await sql.close()


def compare_pictures(document: bytes, sites: Sequence[Site]) -> None:
    """Insist that the live picture is each site's state."""
    shown = {one["branch"]: decode_picture(json.dumps(one).encode()) for one in json.loads(document)["pictures"]}
    for site in sites:
        expected, found = shape_of(site.state), _shape(shown[site.branch]) if site.branch in shown else {}
        for part, value in expected.items():
            if found.get(part) != value:
                raise Differs(f"The picture of {site.branch} has {part} {found.get(part)}, its state {value}")


def _shape(picture: Picture) -> Shape:
    services: dict[str, dict[str, object]] = {}
    for one in picture.services:
        counts = {name: getattr(one, name) for name in _SHOWN}
        if any(counts.values()):
            known = {name: count for name, count in counts.items() if count}
            services[one.service] = {**known, "longest_since": one.longest_since}
    return {
        "seq": picture.seq,
        "is_open": picture.is_open,
        "services": services,
        "counters": {one.counter: (one.state, one.clerk, one.ticket) for one in picture.counters},
        "kiosks": {one.device: (frozenset(one.faults), one.help_asked_at) for one in picture.kiosks},
    }


async def compare_database(address: str, sites: Sequence[Site], sums: Mapping[BranchId, Reckoned], day: date) -> int:
    """Insist that logs, statistics, digests and alarms are what the logs come to; return how many alarms go on."""
    sql = await open_sql(address)
    try:
        await _compare_logs(sql, sites)
        await _compare_statistics(sql, sums, day)
        await _compare_digests(sql, sites, sums, day)
        return await _compare_alarms(sql, sites, sums)
    finally:
        await sql.close()


async def compare_statistics(address: str, sums: Mapping[BranchId, Reckoned], day: date) -> None:
    """Insist that the statistics are what the logs come to."""
    sql = await open_sql(address)
    try:
        await _compare_statistics(sql, sums, day)
    finally:
        await sql.close()


async def forget_pictures(address: str) -> None:
    """Throw all pictures away, as a program does that draws others."""
    sql = await open_sql(address)
    try:
        await sql.change("DELETE FROM pictures")
    finally:
        await sql.close()


async def _compare_logs(sql: Sql, sites: Sequence[Site]) -> None:
    held = {str(row[0]): (row[1], row[2]) for row in await sql.rows("SELECT branch, seq, hash FROM branches")}
    counts = await sql.rows("SELECT branch, COUNT(*) FROM entries GROUP BY branch")
    stored = {str(branch): count for branch, count in counts}
    for site in sites:
        last = site.entries[-1]
        if held.get(site.branch) != (last.seq, last.hash) or stored.get(site.branch) != len(site.entries):
            raise Differs(f"The log of {site.branch} is not here as its node has it")


async def _compare_statistics(sql: Sql, sums: Mapping[BranchId, Reckoned], day: date) -> None:
    answer = await StatisticsBook(sql).answer(Question(begin=day, end=day, by=GroupBy.BRANCH))
    for branch, own in sums.items():
        counted = answer.groups[branch].sums
        for name, amount in own.sums.items():
            if counted.get(name, 0) != amount:
                raise Differs(f"Statistics of {branch} have {counted.get(name, 0)} {name}, its log {amount}")
    total = sum(own.sums["issued"] for own in sums.values())
    if answer.total.sums["issued"] != total:
        raise Differs(f"Statistics of the city have {answer.total.sums['issued']} numbers, the logs {total}")


async def _compare_digests(sql: Sql, sites: Sequence[Site], sums: Mapping[BranchId, Reckoned], day: date) -> None:
    table = DigestTable(sql)
    for site in sites:
        kept, own = await table.of_day(site.branch, day), sums[site.branch]
        if site.state.is_open:
            if kept is not None:
                raise Differs(f"There is a digest of {site.branch}, whose day has not ended")
            continue
        if kept is None:
            raise Differs(f"There is no digest of {site.branch}, whose day has ended")
        told = kept.sealed.digest
        expected = (own.numbers, own.sums["served"], own.sums["expired"])
        # Of fewer than five nothing is told.
        counted = expected if told.total is None else (told.numbers, told.total.finished, told.total.expired)
        if counted != expected or told.last > len(site.entries) or told.last_hash != site.entries[told.last - 1].hash:
            raise Differs(f"The digest of {site.branch} tells {counted}, its log {expected}")


async def _compare_alarms(sql: Sql, sites: Sequence[Site], sums: Mapping[BranchId, Reckoned]) -> int:
    now = datetime.now(UTC)  # noqa: TID251 - the centre judges by the machine's clock
    going_on = {(one.matter.branch, one.matter.kind.value, one.matter.subject) for one in await alarms.going_on(sql)}
    for site in sites:
        must = due_alarms(site.state, sums[site.branch], now, margin=1.0)
        may = due_alarms(site.state, sums[site.branch], now, margin=_HYSTERESIS)
        found = {one for one in going_on if one[0] == site.branch}
        if not must <= found <= may:
            raise Differs(f"The alarms of {site.branch} are {sorted(found)}, its state asks for {sorted(must)}")
    return len(going_on)
