"""The console's lists, each with what QML reads of a row."""

from counter_display.console.ui.keyed_rows import KeyedRows
from counter_display.console.ui.wall_time import wall_time
from counter_display.serving.questions import Option
from counter_display.serving.signing_in import CounterChoice
from counter_display.serving.waiting_list import AwayRow, ServiceRow, WaitingRow


def service_rows() -> KeyedRows[ServiceRow]:
    """Return the list of how each service stands."""
    return KeyedRows(
        key=lambda row: row.code,
        roles={
            "prefix": lambda row: row.prefix,
            "name": lambda row: row.name,
            "waiting": lambda row: row.waiting,
            "longest": lambda row: row.longest_min,
            "promise": lambda row: row.promise_min,
            "late": lambda row: row.late,
            "mine": lambda row: row.mine,
            "isOpen": lambda row: row.is_open,
        },
    )


def waiting_rows() -> KeyedRows[WaitingRow]:
    """Return the list of those who wait."""
    return KeyedRows(
        key=lambda row: row.ticket,
        roles={
            "ticket": lambda row: row.ticket,
            "number": lambda row: row.number,
            "service": lambda row: row.service,
            "markName": lambda row: row.mark.name,
            "markIcon": lambda row: row.mark.icon,
            "waited": lambda row: row.waited_min,
            "promise": lambda row: row.promise_min,
            "sentHere": lambda row: row.sent_here,
            "notBefore": lambda row: wall_time(row.not_before),
            "isOffered": lambda row: row.not_before is None,
        },
    )


def away_rows() -> KeyedRows[AwayRow]:
    """Return the list of those who stepped away."""
    return KeyedRows(
        key=lambda row: row.ticket,
        roles={
            "ticket": lambda row: row.ticket,
            "number": lambda row: row.number,
            "service": lambda row: row.service,
            "held": lambda row: row.held,
            "away": lambda row: row.away_min,
        },
    )


def option_rows() -> KeyedRows[Option]:
    """Return a list of choices."""
    return KeyedRows(
        key=lambda row: row.code,
        roles={
            "code": lambda row: row.code,
            "name": lambda row: row.name,
            "sign": lambda row: row.icon,
            "allowed": lambda row: row.refused is None,
        },
    )


def counter_rows() -> KeyedRows[CounterChoice]:
    """Return the list of counters to sit down at."""
    return KeyedRows(
        key=lambda row: row.counter,
        roles={
            "code": lambda row: row.counter,
            "number": lambda row: row.number,
            "name": lambda row: row.name,
            "clerk": lambda row: row.clerk,
        },
    )
