"""The page of alarms: each in a sentence, who has taken it on, and what they said; it raises and clears none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from server_client.queue_model.ids import Language
from server_client.server.monitor.alarm_rules import UNITS, AlarmKind, AlarmRule, Rules
from server_client.server.monitor.alarms import Alarm
from server_client.server.monitor.board import Shown
from server_client.server.pages.monitor.shown_values import Words, clock_time, duration

HISTORY_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRow:
    """One alarm as it is shown."""

    branch: str
    name: str
    kind: str
    subject: str
    title: str
    says: str
    advice: str
    raised: str
    cleared: str
    lasted: str
    by: str
    at: str
    note: str


def alarm_rows(alarms: Sequence[Alarm], shown: Shown, words: Words, now: datetime) -> list[AlarmRow]:
    """Return the alarms as rows."""
    return [_row(alarm, shown, words, now) for alarm in alarms]


def _row(alarm: Alarm, shown: Shown, words: Words, now: datetime) -> AlarmRow:
    language, matter = Language(words["language"]), alarm.matter
    line = shown.lines.get(matter.branch)
    return AlarmRow(
        branch=matter.branch,
        name=line.name(language) if line is not None else matter.branch or words["the_center"],
        kind=matter.kind.value,
        subject=matter.subject,
        title=words[f"alarm_{matter.kind}"],
        says=alarm_sentence(alarm, words, now),
        advice=words.get(f"alarm_{matter.kind}_do", "").format(subject=matter.subject),
        raised=clock_time(alarm.raised, now),
        cleared="" if alarm.cleared is None else clock_time(alarm.cleared, now),
        lasted=duration((alarm.cleared or now) - alarm.raised, language),
        by=alarm.acknowledged_by,
        at="" if alarm.acknowledged is None else clock_time(alarm.acknowledged, now),
        note=alarm.note,
    )


def alarm_sentence(alarm: Alarm, words: Words, now: datetime) -> str:
    """Return what the alarm was raised for, in a sentence."""
    kind, subject = alarm.matter.kind, alarm.matter.subject
    if kind is AlarmKind.CLOCK_OFF and subject:
        return words["alarm_clock_off_at"].format(subject=subject)
    return words[f"alarm_{kind}_says"].format(
        detail=alarm.detail,
        subject=subject,
        fault=words.get(f"fault_{alarm.detail}", alarm.detail),
        time=_time(alarm.detail, now),
    )


def _time(detail: str, now: datetime) -> str:
    try:
        return clock_time(datetime.fromisoformat(detail), now)
    except ValueError:
        return detail


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleRow:
    """One rule as it is shown."""

    rule: AlarmRule
    title: str
    unit: str
    has_threshold: bool


def rule_rows(rules: Rules, words: Words) -> list[RuleRow]:
    """Return the rules as rows, in the order of their kinds."""
    return [
        RuleRow(
            rule=rules[kind],
            title=words[f"alarm_{kind}"],
            unit=words[f"unit_{UNITS[kind]}"],
            has_threshold=UNITS[kind].value != "none",
        )
        for kind in AlarmKind
    ]
