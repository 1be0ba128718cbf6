"""What a campaign has come to, in figures, as text and as JSON; it counts what it is given and looks at nothing."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from server_client.chaos.checks.violation import Violation
from server_client.chaos.diary import Note
from server_client.chaos.plan import Episode

TIMING = (
    "The plan is the same for a seed; at which moment of its work a process is hit is up to the machine and differs."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchFigures:
    """One branch: entries of its log, numbers, calls, its epoch, papers, and logs of former nodes."""

    branch: str
    entries: int
    numbers: int
    calls: int
    epoch: int
    papers: int
    torn: int
    former_logs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One campaign; times in seconds."""

    seed: int
    minutes: float
    database: str
    elapsed_s: float
    faults: Mapping[str, int]
    played: int
    commands_sent: int
    commands_answered: int
    commands_refused: int
    commands_unanswered: int
    no_number: int
    numbers_shown: int
    papers: int
    torn: int
    checks: int
    branches: Sequence[BranchFigures]
    violations: Sequence[Violation]
    plan: Sequence[Episode]
    timing: str = TIMING
    folder: str = ""

    @property
    def count(self) -> int:
        """Return how many faults there were."""
        return sum(self.faults.values())


def faults_of(plan: Sequence[Episode]) -> dict[str, int]:
    """Count faults by kind and part."""
    counted = Counter(f"{fault.kind} ({fault.part})" for episode in plan for fault in episode.faults)
    return dict(sorted(counted.items()))


def notes_counted(notes: Sequence[Note]) -> Counter[str]:
    """Count the lines of diaries by what they tell."""
    return Counter(note.what for note in notes)


def as_json(report: Report) -> str:
    """Return the report as JSON."""
    return json.dumps({"version": 1, **asdict(report)}, ensure_ascii=False, indent=1)


def as_text(report: Report) -> str:
    """Return the report in words."""
    lines = [
        f"Seed {report.seed}, {report.minutes:g} minutes asked for, {report.elapsed_s:.0f} s taken, {report.database}",
        f"{report.count} faults in {report.played} episodes of the {len(report.plan)} planned:",
        *(f"  {count:4} {kind}" for kind, count in report.faults.items()),
        _commands(report),
        f"Numbers shown to people: {report.numbers_shown}; people who got none: {report.no_number}",
        f"Papers: {report.papers} read from the printers' bytes, {report.torn} of them torn",
        *(_branch(one) for one in report.branches),
        f"Checks: {report.checks}",
        f"Violations: {len(report.violations)}",
        *(_violation(one) for one in report.violations),
        "The plan:",
        *(_episode(number, one) for number, one in enumerate(report.plan, 1)),
        report.timing,
    ]
    return "\n".join(lines)


def _commands(report: Report) -> str:
    return (
        f"Commands: {report.commands_sent} sent, {report.commands_answered} answers,"
        f" {report.commands_refused} refusals, {report.commands_unanswered} without an answer"
    )


def _branch(one: BranchFigures) -> str:
    return (
        f"  {one.branch}: {one.entries} entries, {one.numbers} numbers, {one.calls} calls, {one.papers} papers,"
        f" epoch {one.epoch}, {one.former_logs} logs of former nodes"
    )


def _violation(one: Violation) -> str:
    place = f"{one.where}, entry {one.seq}" if one.seq else one.where
    return f"  ! {one.check} at {place}: {one.what}\n    look: {one.look}"


def _episode(number: int, episode: Episode) -> str:
    faults = "; ".join(
        f"{fault.kind} at {fault.where}{f' ({fault.amount:g} s)' if fault.amount else ''}" for fault in episode.faults
    )
    return f"  {number:3}. {faults}, held for {episode.hold_s:g} s"
