"""What of a branch is worth an alarm at a moment, by the rules; whether it has lasted is not judged here."""

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import datetime, timedelta

from server_client.queue_model.device import DeviceFault
from server_client.queue_model.ids import BranchId
from server_client.server.monitor.alarm_rules import AlarmKind, AlarmRule, Rules
from server_client.server.monitor.branch_line import BranchLine
from server_client.server.replication.node_certificates import CERTIFICATE_ENDS, end_told_in
from server_client.tls.certificates import ending_at
from server_client.wire.overview import Link

# Of the threshold: below that an alarm that goes on may end.
_HYSTERESIS = 0.8
_PRINTER = frozenset(
    {
        DeviceFault.PAPER_OUT,
        DeviceFault.PAPER_JAM,
        DeviceFault.COVER_OPEN,
        DeviceFault.PRINTER_UNREACHABLE,
        DeviceFault.PRINTER_FAULT,
    }
)
# Of fewer than so many announced waits nothing is concluded.
FEWEST_FORECASTS = 50
_OF_LOG = {"log_differs": AlarmKind.LOG_DIFFERS, "old_epoch": AlarmKind.OLD_EPOCH}


CENTER = BranchId("")
"""Stands where a branch would, in what is the centre's own."""


@dataclass(frozen=True, slots=True, order=True)
class Matter:
    """What an alarm is about: a kind of trouble at a branch, and of what there, if it is not the branch itself."""

    branch: BranchId
    kind: AlarmKind
    subject: str = ""


def matters(line: BranchLine, now: datetime, rules: Rules, going_on: Set[Matter]) -> Iterator[tuple[Matter, str]]:
    """Go through what exceeds its rule now, each with the figure or word that says how.

    What is `going_on` as an alarm has to fall well below the threshold before it no longer exceeds it.
    """
    for kind, subject, amount, detail in _found(line, now):
        matter, rule = Matter(line.branch, kind, subject), rules[kind]
        if rule.is_on and amount > _threshold(rule, is_going_on=matter in going_on):
            yield matter, detail


def _threshold(rule: AlarmRule, *, is_going_on: bool) -> float:
    return rule.threshold * _HYSTERESIS if is_going_on else rule.threshold


def _found(line: BranchLine, now: datetime) -> Iterator[tuple[AlarmKind, str, float, str]]:
    """Go through all that could be: kind, subject, what is compared with the threshold, and what is told."""
    waiting, longest = line.waiting, line.longest(now) / timedelta(minutes=1)
    if line.is_open:
        yield AlarmKind.LONGEST_WAIT, "", longest, f"{longest:.0f}"
        yield AlarmKind.WAITING, "", waiting, str(waiting)
        if not line.counters_open:
            yield AlarmKind.NO_COUNTER, "", waiting, str(waiting)
        yield from _of_forecasts(line)
        yield AlarmKind.PROMISE_AT_RISK, "", line.risk_percent, str(line.risk_percent)
    if line.link(now) is Link.SILENT and line.heard is not None:
        silent = (now - line.heard).total_seconds()
        yield AlarmKind.LINK_SILENT, "", silent, line.heard.isoformat()
    if line.picture is not None:
        yield from _at_kiosks(line, now)
        # Events are stamped by the branch's own clock: one ahead of ours says so at once, one behind only by age.
        ahead = (line.picture.at - now).total_seconds()
        yield AlarmKind.CLOCK_OFF, "", ahead, f"{ahead:.0f}"
    for fault in line.faults:
        ends_at = end_told_in(fault.detail) if fault.kind == CERTIFICATE_ENDS else None
        if ends_at is not None:
            # Another alarm at each step, so that who took the first on is told again.
            yield AlarmKind.CERTIFICATE, ending_at(ends_at, now).value, 1, ends_at.isoformat()
            continue
        kind = _OF_LOG.get(fault.kind, AlarmKind.LOG_REFUSED)
        yield kind, fault.kind if kind is AlarmKind.LOG_REFUSED else "", 1, fault.since.isoformat()


def _of_forecasts(line: BranchLine) -> Iterator[tuple[AlarmKind, str, float, str]]:
    known = None if line.picture is None else line.picture.forecasts
    if known is None or known.scored < FEWEST_FORECASTS:
        return
    held, late = 100 * known.held / known.scored, 100 * known.late / known.scored
    yield AlarmKind.FORECAST_MISSED, "", 100 - held, f"{held:.0f}"
    yield AlarmKind.FORECAST_LATE, "", late, f"{late:.0f}"


def _at_kiosks(line: BranchLine, now: datetime) -> Iterator[tuple[AlarmKind, str, float, str]]:
    for device, fault in line.device_faults:
        if fault in _PRINTER:
            yield AlarmKind.PRINTER, device, 1, fault.value
        elif fault is DeviceFault.CLOCK_WRONG:
            yield AlarmKind.CLOCK_OFF, device, float("inf"), fault.value
    for kiosk in () if line.picture is None else line.picture.kiosks:
        if kiosk.help_asked_at is not None:
            waits = (now - kiosk.help_asked_at) / timedelta(minutes=1)
            yield AlarmKind.HELP, kiosk.device, waits, f"{waits:.0f}"
