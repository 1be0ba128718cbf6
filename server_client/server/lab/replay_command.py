"""The command line that replays past days of a branch under changed policies and writes what comes of it."""

import argparse
import asyncio
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from server_client.policy_lab.changes import Trial, faults
from server_client.policy_lab.log_days import DaysInLog, NoDays
from server_client.policy_lab.presets import PRESETS
from server_client.policy_lab.results import TrialResult
from server_client.policy_lab.trial_run import PastDays, run_trial
from server_client.queue_model.ids import BranchId, Language
from server_client.server.errors import LogDamaged, SettingsFault, Unavailable
from server_client.wire.errors import Malformed

_PORTION = 2000
_REFUSED = (LogDamaged, SettingsFault, Unavailable, Malformed, NoDays, OSError)


def replay(arguments: Sequence[str]) -> int:
    """Replay past days of a branch under changed policies, beside what was."""
    given = _parser().parse_args(arguments)
    if not given.change and not given.preset:
        print("motcua lab replay: give --change FILE or --preset NAME", file=sys.stderr)
        return 2
    try:
        first, last = _days(given.days)
        past = _past(given, DaysInLog(first, last))
        trials = _trials(given, past)
        wrong = [f"{trial.title}: {fault}" for trial in trials for fault in faults(trial, past.setup)]
        if wrong:
            print("\n".join(f"motcua lab replay: {one}" for one in wrong), file=sys.stderr)
            return 1
        done = [(trial, run_trial(past, trial, seed=given.seed, tell=_Progress(trial.title))) for trial in trials]
        _write(given, done)
    except _REFUSED as failed:
        print(f"motcua lab replay: {failed}", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua lab replay", description=replay.__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--log", type=Path, metavar="FILE", help="a node's log, such as CN01.sqlite; it may run")
    source.add_argument("--database", metavar="ADDRESS", help="a centre's, sqlite:PATH (none runs) or postgresql://…")
    parser.add_argument("--branch", type=BranchId, help="its code (default: the name of the log's file)")
    parser.add_argument("--days", required=True, metavar="FROM..TO", help="such as 2026-03-09..2026-03-20")
    parser.add_argument(
        "--change", type=Path, action="append", default=[], metavar="FILE", help="a trial, TOML or JSON"
    )
    parser.add_argument("--preset", action="append", default=[], choices=list(PRESETS), help="a question asked often")
    parser.add_argument("--report", type=Path, metavar="FILE", help="where to write the report, as HTML")
    parser.add_argument("--json", action="store_true", help="write the results to standard output, one a line")
    parser.add_argument("--language", choices=["vi", "en"], default="vi", type=Language, help="of the report")
    parser.add_argument("--seed", type=int, default=1, help="of what is drawn (default 1)")
    return parser


def _days(text: str) -> tuple[date, date]:
    begin, _, end = text.partition("..")
    try:
        first, last = date.fromisoformat(begin), date.fromisoformat(end or begin)
    except ValueError as wrong:
        raise NoDays(f"{text!r} are no days: write them as 2026-03-09..2026-03-20") from wrong
    if first > last:
        raise NoDays(f"{text!r} ends before it begins")
    return first, last


def _past(given: argparse.Namespace, days: DaysInLog) -> PastDays:
    if given.log is not None:
        _read_node(given.log, days)
        return days.past_days(given.branch or BranchId(given.log.stem))
    if given.branch is None:
        raise SettingsFault("Name the branch with --branch")
    asyncio.run(_read_centre(given.database, given.branch, days))
    return days.past_days(given.branch)


def _read_node(path: Path, days: DaysInLog) -> None:
    from server_client.server.store.sqlite_store import SqliteReader  # noqa: PLC0415 - slow to load

    log = SqliteReader(path)
    try:
        after = 0
        while entries := log.read(after, _PORTION):
            if not all(days.take(entry.body) for entry in entries):
                return
            after = entries[-1].seq
    finally:
        log.close()


async def _read_centre(address: str, branch: BranchId, days: DaysInLog) -> None:
    from server_client.server.following.log_reader import LogReader  # noqa: PLC0415 - slow to load
    from server_client.server.sql.opening import open_sql  # noqa: PLC0415

    sql = await open_sql(address)
    try:
        log, after = LogReader(sql, branch), 0
        while entries := await log.read(after, _PORTION):
            if not all(days.take(entry.body) for entry in entries):
                return
            after = entries[-1].seq
    finally:
        await sql.close()


def _trials(given: argparse.Namespace, past: PastDays) -> list[Trial]:
    from server_client.policy_lab.trial_files import read_trial  # noqa: PLC0415 - slow to load

    found = []
    for path in given.change:
        try:
            found.append(read_trial(path.read_bytes()))
        except Malformed as wrong:
            raise Malformed(f"{path}: {wrong}") from wrong
    made = ((name, PRESETS[name](past.setup)) for name in given.preset)
    return [*found, *(Trial(title=name, changes=trial.changes) for name, trial in made)]


def _write(given: argparse.Namespace, done: Sequence[tuple[Trial, TrialResult]]) -> None:
    from server_client.policy_lab.report.report_file import report_file  # noqa: PLC0415 - slow to load
    from server_client.policy_lab.report.summary import summary_lines  # noqa: PLC0415
    from server_client.policy_lab.trial_files import write_result  # noqa: PLC0415

    if given.report is not None:
        given.report.write_text(report_file(done, given.language), encoding="utf-8")
    for trial, result in done:
        if given.json:
            print(write_result(result).decode())
        else:
            print("\n".join(summary_lines(trial, result, given.language)))


class _Progress:
    """Tells on standard error how far a trial is, where somebody looks at it."""

    def __init__(self, title: str) -> None:
        self._title = title

    def __call__(self, done: float) -> None:
        if sys.stderr.isatty():
            print(f"\r{self._title}: {done:4.0%}", end="\n" if done >= 1 else "", file=sys.stderr, flush=True)
