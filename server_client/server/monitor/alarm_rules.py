"""The rules by which alarms are raised: which there are, what they start with, and how they are kept; no alarm is here.

A threshold is what has to be exceeded, in the unit of its kind. What is exceeded has to stay so for `raise_after_s`
before it is an alarm, and away for `clear_after_s` before that ends: so nothing is raised and cleared by turns.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import cast

from server_client.server.sql.sql import SqlSession


class AlarmKind(StrEnum):
    """What an alarm can be about."""

    LONGEST_WAIT = "longest_wait"
    WAITING = "waiting"
    NO_COUNTER = "no_counter"
    HELP = "help"
    PROMISE_AT_RISK = "promise_at_risk"
    FORECAST_MISSED = "forecast_missed"
    FORECAST_LATE = "forecast_late"
    PRINTER = "printer"
    LINK_SILENT = "link_silent"
    CLOCK_OFF = "clock_off"
    LOG_DIFFERS = "log_differs"
    OLD_EPOCH = "old_epoch"
    LOG_REFUSED = "log_refused"
    CERTIFICATE = "certificate"
    WEBHOOK = "webhook"


class Unit(StrEnum):
    """In what a threshold is given; NONE for what is or is not."""

    MINUTES = "minutes"
    SECONDS = "seconds"
    PEOPLE = "people"
    PERCENT = "percent"
    NONE = "none"


UNITS: Mapping[AlarmKind, Unit] = {
    AlarmKind.LONGEST_WAIT: Unit.MINUTES,
    AlarmKind.WAITING: Unit.PEOPLE,
    AlarmKind.NO_COUNTER: Unit.PEOPLE,
    AlarmKind.HELP: Unit.MINUTES,
    AlarmKind.PROMISE_AT_RISK: Unit.PERCENT,
    AlarmKind.FORECAST_MISSED: Unit.PERCENT,
    AlarmKind.FORECAST_LATE: Unit.PERCENT,
    AlarmKind.PRINTER: Unit.NONE,
    AlarmKind.LINK_SILENT: Unit.SECONDS,
    AlarmKind.CLOCK_OFF: Unit.SECONDS,
    AlarmKind.LOG_DIFFERS: Unit.NONE,
    AlarmKind.OLD_EPOCH: Unit.NONE,
    AlarmKind.LOG_REFUSED: Unit.NONE,
    AlarmKind.CERTIFICATE: Unit.NONE,
    AlarmKind.WEBHOOK: Unit.NONE,
}
MOST = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRule:
    """When an alarm of one kind is raised, and when it ends."""

    kind: AlarmKind
    is_on: bool = True
    threshold: int = 0
    raise_after_s: int = 0
    clear_after_s: int = 60


Rules = Mapping[AlarmKind, AlarmRule]
# Nobody prescribes a wait in a queue (domain facts, 2.7); these are what an office may begin with.
_BEGINNING = (
    AlarmRule(kind=AlarmKind.LONGEST_WAIT, threshold=45, raise_after_s=60, clear_after_s=120),
    AlarmRule(kind=AlarmKind.WAITING, threshold=60, raise_after_s=120, clear_after_s=300),
    AlarmRule(kind=AlarmKind.NO_COUNTER, raise_after_s=300),
    AlarmRule(kind=AlarmKind.HELP, threshold=5, clear_after_s=0),
    # Told ahead, so that there is time to do something.
    AlarmRule(kind=AlarmKind.PROMISE_AT_RISK, threshold=80, raise_after_s=300, clear_after_s=300),
    # Of a hundred ranges twenty may fail; were each a throw by itself, more than 35 would once in seven thousand times.
    AlarmRule(kind=AlarmKind.FORECAST_MISSED, threshold=35, raise_after_s=300, clear_after_s=300),
    AlarmRule(kind=AlarmKind.FORECAST_LATE, threshold=15, raise_after_s=300, clear_after_s=300),
    AlarmRule(kind=AlarmKind.PRINTER, raise_after_s=30),
    AlarmRule(kind=AlarmKind.LINK_SILENT, threshold=120),
    AlarmRule(kind=AlarmKind.CLOCK_OFF, threshold=60, raise_after_s=60, clear_after_s=300),
    AlarmRule(kind=AlarmKind.LOG_DIFFERS, clear_after_s=0),
    AlarmRule(kind=AlarmKind.OLD_EPOCH, clear_after_s=0),
    AlarmRule(kind=AlarmKind.LOG_REFUSED, clear_after_s=0),
    AlarmRule(kind=AlarmKind.CERTIFICATE, clear_after_s=0),
    AlarmRule(kind=AlarmKind.WEBHOOK, clear_after_s=0),
)
BEGINNING: Rules = {rule.kind: rule for rule in _BEGINNING}


async def rules_in(session: SqlSession) -> Rules:
    """Return the rules in force: those that were set, else what they begin with."""
    found = await session.rows("SELECT kind, is_on, threshold, raise_after_s, clear_after_s FROM alarm_rules")
    rows = cast("list[tuple[str, bool, int, int, int]]", found)
    known = {kind.value for kind in AlarmKind}
    return dict(BEGINNING) | {
        AlarmKind(kind): AlarmRule(
            kind=AlarmKind(kind),
            is_on=bool(is_on),
            threshold=threshold,
            raise_after_s=raise_after_s,
            clear_after_s=clear_after_s,
        )
        for kind, is_on, threshold, raise_after_s, clear_after_s in rows
        if kind in known
    }


async def set_rule(session: SqlSession, rule: AlarmRule) -> None:
    """Let the rule hold from now on."""
    await session.change(
        "INSERT INTO alarm_rules (kind, is_on, threshold, raise_after_s, clear_after_s) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (kind) DO UPDATE SET is_on = excluded.is_on, threshold = excluded.threshold,"
        " raise_after_s = excluded.raise_after_s, clear_after_s = excluded.clear_after_s",
        rule.kind.value,
        rule.is_on,
        rule.threshold,
        rule.raise_after_s,
        rule.clear_after_s,
    )
