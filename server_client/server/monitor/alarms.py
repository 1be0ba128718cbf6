"""The alarms of a centre in its database: raised once, whoever raises them, taken on by a person, kept as history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.monitor.alarm_rules import AlarmKind
from server_client.server.monitor.judging import Matter
from server_client.server.sql.sql import Row, SqlSession
from server_client.server.stored_time import stored, time_of, time_or_none

_COLUMNS = "branch, kind, subject, cleared_ms, raised_ms, detail, acknowledged_ms, acknowledged_by, note"
LONGEST_NOTE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One alarm; `cleared` is None while it goes on, `acknowledged` before somebody has taken it on."""

    matter: Matter
    raised: datetime
    cleared: datetime | None
    detail: str
    acknowledged: datetime | None = None
    acknowledged_by: str = ""
    note: str = ""


async def going_on(session: SqlSession) -> list[Alarm]:
    """Return the alarms that go on, the newest first."""
    found = await session.rows(f"SELECT {_COLUMNS} FROM alarms WHERE cleared_ms = 0 ORDER BY raised_ms DESC, branch")  # noqa: S608
    return _alarms(found)


async def history(session: SqlSession, *, before: datetime, most: int) -> list[Alarm]:
    """Return alarms that have ended and were raised before a moment, the newest first."""
    found = await session.rows(
        f"SELECT {_COLUMNS} FROM alarms WHERE cleared_ms > 0 AND raised_ms < $1 ORDER BY raised_ms DESC LIMIT $2",  # noqa: S608
        stored(before),
        most,
    )
    return _alarms(found)


async def raise_all(session: SqlSession, found: Mapping[Matter, str], now: datetime) -> None:
    """Raise alarms; one that goes on already stays as it is."""
    await session.change_each(
        "INSERT INTO alarms (branch, kind, subject, cleared_ms, raised_ms, detail) VALUES ($1, $2, $3, 0, $4, $5)"
        " ON CONFLICT DO NOTHING",
        [
            (matter.branch, matter.kind.value, matter.subject, stored(now), detail)
            for matter, detail in sorted(found.items())
        ],
    )


async def clear_all(session: SqlSession, matters: Iterable[Matter], now: datetime) -> None:
    """Let alarms have ended."""
    await session.change_each(
        "UPDATE alarms SET cleared_ms = $4 WHERE branch = $1 AND kind = $2 AND subject = $3 AND cleared_ms = 0",
        [(matter.branch, matter.kind.value, matter.subject, stored(now)) for matter in matters],
    )


async def acknowledge(session: SqlSession, matter: Matter, by: str, note: str, now: datetime) -> bool:
    """Note who has taken an alarm on, and what they say; return whether it still goes on and nobody had before."""
    changed = await session.change(
        "UPDATE alarms SET acknowledged_ms = $4, acknowledged_by = $5, note = $6"
        " WHERE branch = $1 AND kind = $2 AND subject = $3 AND cleared_ms = 0 AND acknowledged_ms IS NULL",
        matter.branch,
        matter.kind.value,
        matter.subject,
        stored(now),
        by,
        note[:LONGEST_NOTE],
    )
    return changed > 0


def _alarms(rows: Iterable[Row]) -> list[Alarm]:
    known = {kind.value for kind in AlarmKind}
    typed = cast("list[tuple[BranchId, str, str, int, int, str, int | None, str | None, str]]", list(rows))
    return [
        Alarm(
            matter=Matter(branch, AlarmKind(kind), subject),
            raised=time_of(raised_ms),
            cleared=time_of(cleared_ms) if cleared_ms else None,
            detail=detail,
            acknowledged=time_or_none(acknowledged_ms),
            acknowledged_by=by or "",
            note=note,
        )
        for branch, kind, subject, cleared_ms, raised_ms, detail, acknowledged_ms, by, note in typed
        if kind in known
    ]
