"""What the page shows on which a trial is asked for: the branch as it is set up, and what was typed so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from server_client.policy_lab.log_days import MOST_DAYS
from server_client.queue_model.configuration import Configuration, Names
from server_client.queue_model.ids import BranchId, Language
from server_client.server.lab.run_table import LabRun
from server_client.server.pages.lab.trial_form import NEW_COUNTER
from server_client.server.pages.moments import moment_text
from server_client.server.pages.monitor.shown_values import Words, named

_USUAL_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days of a trial."""

    first: date
    last: date

    def fits(self, today: date) -> bool:
        """Say whether they have all ended, and are not too many."""
        return self.first <= self.last < today and (self.last - self.first).days < MOST_DAYS


def usual_period(today: date) -> Period:
    """Return the last two weeks."""
    return Period(first=today - timedelta(days=_USUAL_DAYS), last=today - timedelta(days=1))


def typed_period(typed: Mapping[str, str], today: date) -> Period | None:
    """Return the days that were typed; None if they are none, or do not fit."""
    try:
        period = Period(first=date.fromisoformat(typed.get("from", "")), last=date.fromisoformat(typed.get("to", "")))
    except ValueError:
        return None
    return period if period.fits(today) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterRow:
    """A counter in the form."""

    id: str
    name: str
    is_new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchForm:
    """What the form offers: codes with names, and what is configured now."""

    branch: BranchId
    classes: Sequence[tuple[str, str, str]]
    services: Sequence[tuple[str, str, int]]
    profiles: Sequence[tuple[str, str]]
    counters: Sequence[CounterRow]
    limit: int


def branch_form(branch: BranchId, setup: Configuration, today: date, words: Words) -> BranchForm:
    """Return the form of a branch that is set up so."""
    language, policy = Language(words["language"]), setup.policy_on(today)

    def name(names: Names, code: str) -> str:
        return named(names, language, code)

    known = (CounterRow(id=one.id, name=name(one.names, one.id), is_new=False) for one in setup.counters)
    return BranchForm(
        branch=branch,
        classes=[(one.code, name(one.names, one.code), f"{policy.slope(one.code):g}") for one in setup.classes],
        services=[(one.code, name(one.names, one.code), round(one.promise_s / 60)) for one in setup.services],
        profiles=[(one.code, name(one.names, one.code)) for one in setup.profiles],
        counters=(*known, CounterRow(id=NEW_COUNTER, name=words["new_counter"], is_new=True)),
        limit=policy.overtaking_limit,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """A run in the list."""

    id: str
    title: str
    branch: str
    days: str
    by: str
    asked: str
    state: str
    tone: str


_TONES = {"done": "positive", "failed": "danger", "running": "accent", "waiting": ""}


def run_row(run: LabRun, words: Words, now: datetime) -> RunRow:
    """Return a run as it is read."""
    return RunRow(
        id=run.id,
        title=run.title or words["lab"],
        branch=run.branch,
        days=f"{run.first:%d/%m/%Y} – {run.last:%d/%m/%Y}",
        by=run.by,
        asked=moment_text(run.asked, now),
        state=words[f"state_{run.state}"],
        tone=_TONES[run.state],
    )
