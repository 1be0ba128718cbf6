"""The console's lists, each with what QML reads of a row."""

from collections.abc import Callable, Mapping

from assets.keyed_rows import KeyedRows, fields
from assets.wall_time import wall_time
from counter_display.serving.advice_lines import AdviceLine
from counter_display.serving.kiosk_lines import KioskLine
from counter_display.serving.my_day import FinishedRow, OutcomeCount
from counter_display.serving.outlook import Option
from counter_display.serving.signing_in import CounterChoice, StaffChoice
from counter_display.serving.waiting_list import AwayRow, ServiceRow, WaitingRow
from server_client.queue_model.local_time import VIETNAM

WAIT: Mapping[str, Callable[[ServiceRow | WaitingRow], object]] = {
    "waitLow": lambda row: row.told.low_min if row.told is not None else 0,
    "waitHigh": lambda row: row.told.high_min if row.told is not None else 0,
    "waitWhy": lambda row: row.told.why or "" if row.told is not None else "",
}
"""What `WaitWords` needs of a row."""


def service_rows() -> KeyedRows[ServiceRow]:
    """Return the list of how each service stands."""
    return KeyedRows(
        key=lambda row: row.code,
        roles={
            **fields("prefix", "name", "waiting", "late", "mine"),
            "atRisk": lambda row: row.at_risk,
            "longest": lambda row: row.longest_min,
            "promise": lambda row: row.promise_min,
            "isOpen": lambda row: row.is_open,
            **WAIT,
        },
    )


def waiting_rows() -> KeyedRows[WaitingRow]:
    """Return the list of those who wait."""
    return KeyedRows(
        key=lambda row: row.ticket,
        roles={
            **fields("ticket", "number", "service"),
            "markName": lambda row: row.mark.name,
            "markIcon": lambda row: row.mark.icon,
            "waited": lambda row: row.waited_min,
            "promise": lambda row: row.promise_min,
            "standing": lambda row: row.promise,
            "sentHere": lambda row: row.sent_here,
            "notBefore": lambda row: wall_time(row.not_before, VIETNAM),
            "isOffered": lambda row: row.not_before is None,
            **WAIT,
        },
    )


def away_rows() -> KeyedRows[AwayRow]:
    """Return the list of those who stepped away."""
    return KeyedRows(
        key=lambda row: row.ticket,
        roles={**fields("ticket", "number", "service", "held"), "away": lambda row: row.away_min},
    )


def kiosk_rows() -> KeyedRows[KioskLine]:
    """Return the list of what there is to know about the hall's kiosks."""
    return KeyedRows(
        key=lambda row: row.key,
        roles={
            **fields("kind", "device", "kiosk", "counter", "more"),
            "fault": lambda row: row.fault or "",
            "since": lambda row: wall_time(row.since, VIETNAM),
            "waited": lambda row: row.waited_min,
        },
    )


def advice_rows() -> KeyedRows[AdviceLine]:
    """Return the list of what is advised, at risk, and what came of it."""
    return KeyedRows(
        key=lambda row: row.key,
        roles={
            **fields("kind", "counter", "profile", "service", "waiting", "share"),
            "advice": lambda row: row.id,
            "until": lambda row: wall_time(row.until, VIETNAM),
            "isLong": lambda row: row.until is None,
            "minutes": lambda row: row.saves_min,
            "foretold": lambda row: row.foretold_min,
            "isTaken": lambda row: row.is_taken,
            "promise": lambda row: row.promise_min,
            "longest": lambda row: row.longest_min,
        },
    )


def option_rows() -> KeyedRows[Option]:
    """Return a list of choices."""
    return KeyedRows(
        key=lambda row: row.code,
        roles={
            **fields("code", "name"),
            "sign": lambda row: row.icon,
            "allowed": lambda row: row.refused is None,
        },
    )


def staff_rows() -> KeyedRows[StaffChoice]:
    """Return the list of who may sign in."""
    return KeyedRows(key=lambda row: row.clerk, roles=fields("clerk", "name", "supervisor", "counter"))


def outcome_count_rows() -> KeyedRows[OutcomeCount]:
    """Return the list of how the clerk's work ended."""
    return KeyedRows(key=lambda row: row.code, roles=fields("name", "count"))


def finished_rows() -> KeyedRows[FinishedRow]:
    """Return the list of those whom the clerk has served."""
    return KeyedRows(
        key=lambda row: row.ticket,
        roles={
            **fields("ticket", "number", "service", "outcome", "here"),
            "endedAt": lambda row: wall_time(row.ended_at, VIETNAM),
            "serving": lambda row: row.serving_s,
            "waited": lambda row: row.waited_s,
            "inTime": lambda row: row.in_time,
        },
    )


def counter_rows() -> KeyedRows[CounterChoice]:
    """Return the list of counters to sit down at."""
    return KeyedRows(
        key=lambda row: row.counter,
        roles={**fields("number", "name", "clerk"), "code": lambda row: row.counter},
    )
