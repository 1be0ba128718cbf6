"""The command that finds a day's counters by half hour, of a branch by its log or of a made-up one."""

import argparse
import asyncio
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from server_client.policy_lab.day_staffing import (
    DayPlan,
    NoPlan,
    PlannedHalf,
    StaffingAsk,
    TaughtByLog,
    first_learned,
    plan_of,
)
from server_client.policy_lab.staff_command import add_options, made_up_day
from server_client.queue_model.ids import BranchId
from server_client.server.errors import LogDamaged, SettingsFault, Unavailable
from server_client.wire.errors import Malformed

_REASONS = {
    "too_few_days": "the log has fewer than three days before it on which anybody came",
    "not_open": "the branch does not work on that day",
    "no_profiles": "the branch has no work profile",
}


def staff(arguments: Sequence[str]) -> int:
    """Find how many counters of which work profile a day takes, by half hour."""
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.log is None and given.database is None:
        return made_up_day(given)
    if given.day is None:
        parser.error("--day is needed with --log or --database")
    try:
        plan = asyncio.run(_planned(given))
    except NoPlan as none:
        print(f"motcua lab staff: no plan for {given.day}: {_REASONS[str(none)]}", file=sys.stderr)
        return 1
    except (SettingsFault, Unavailable, LogDamaged, Malformed, OSError) as fault:
        print(f"motcua lab staff: {fault}", file=sys.stderr)
        return 1
    if given.json:
        from server_client.policy_lab.staffing_files import PLANS  # noqa: PLC0415 - slow to load

        print(PLANS.write(plan).decode())
    else:
        print("\n".join(_lines(plan)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="motcua lab staff",
        description=staff.__doc__,
        epilog="With --log or --database a branch's own day, by --day, --branch and --free; else a made-up one.",
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--log", type=Path, metavar="FILE", help="a node's log, such as CN01.sqlite; it may run")
    where.add_argument("--database", metavar="ADDRESS", help="a centre's, sqlite:PATH (none runs) or postgresql://…")
    parser.add_argument("--branch", type=BranchId, default=BranchId("CN01"), help="its code at a centre (default CN01)")
    parser.add_argument("--day", type=date.fromisoformat, help="of a log; learned is what was before it")
    parser.add_argument("--share", type=float, default=0.8, help="called within the promise (default 0.8)")
    parser.add_argument("--free", action="store_true", help="any counter can have any work profile")
    parser.add_argument("--json", action="store_true", help="as one object of JSON")
    add_options(parser)
    return parser


async def _planned(given: argparse.Namespace) -> DayPlan:
    from server_client.server.lab.whole_log import entries_of_database, entries_of_file  # noqa: PLC0415 - slow to load

    taught = TaughtByLog(given.day, first_learned(given.day))
    entries = entries_of_file(given.log) if given.log else entries_of_database(given.database, given.branch)
    async for entry in entries:
        if not taught.take(entry.body):
            break
    return plan_of(taught, StaffingAsk(day=given.day, share=given.share, is_free=given.free))


def _lines(plan: DayPlan) -> Iterator[str]:
    for one in plan.halves:
        yield _line(one)
    yield f"{plan.counter_hours} counter-hours keep {plan.kept:.0%}"
    yield f"as usual: {plan.usual_hours:.1f} counter-hours keep {plan.usual_kept:.0%}"


def _line(one: PlannedHalf) -> str:
    plan = one.plan
    counters = ", ".join(f"{count} {code}" for code, count in plan.counters.items()) or "none"
    at = f"{plan.half // 2:02d}:{plan.half % 2 * 30:02d}"
    return (
        f"{at}  {plan.share:4.0%} with {counters}; {plan.people.mean:.0f} come;"
        f" usual {sum(one.usual.values()):.1f}, {one.usual_share.mean:4.0%}"
    )
