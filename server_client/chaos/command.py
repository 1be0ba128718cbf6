"""The command line of the fault campaign."""

import argparse
from collections.abc import Sequence
from pathlib import Path


def chaos(arguments: Sequence[str]) -> int:
    """Hit a city of real processes with faults made from a seed, and check logs, answers and papers after each."""
    given = _parser().parse_args(arguments)
    from server_client.chaos.app import OWN, SQLITE, ChaosSettings, run  # noqa: PLC0415 - takes longer than --help may
    from server_client.chaos.branch_site import Pace, StandIns  # noqa: PLC0415 - as above

    return run(
        ChaosSettings(
            seed=given.seed,
            minutes=given.minutes,
            database=SQLITE if given.sqlite else given.database or OWN,
            small=given.small,
            patience_s=given.patience,
            as_json=given.json,
            out=given.out,
            keep=given.keep,
            pace=Pace(people_s=given.people, clerk_s=given.clerk),
            stand_ins=StandIns(
                answers_early="early-answers" in given.stand_in, papers_each=2 if "two-papers" in given.stand_in else 1
            ),
        )
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="motcua chaos",
        description=chaos.__doc__,
        epilog="Exit status: 0 nothing was violated, 1 something was, 2 it was told to end. "
        "The plan is the same for a seed; when exactly a process is hit is up to the machine.",
    )
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="what the plan is made from (default 1)")
    parser.add_argument("--minutes", type=float, default=3.0, metavar="M", help="about how long (default 3)")
    parser.add_argument("--small", action="store_true", help="one branch with one kiosk instead of the whole city")
    parser.add_argument(
        "--database", metavar="ADDRESS", help="an empty PostgreSQL for the centre (default: one of its own, or SQLite)"
    )
    parser.add_argument("--sqlite", action="store_true", help="the centre is one process on SQLite")
    parser.add_argument("--people", type=float, default=0.7, metavar="S", help="seconds between people at a kiosk")
    parser.add_argument("--clerk", type=float, default=0.25, metavar="S", help="seconds between a clerk's deeds")
    parser.add_argument(
        "--patience", type=float, default=40.0, metavar="S", help="how soon a healed branch must be well (default 40)"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write the report there as JSON, too")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="leave logs, diaries and papers in this new folder")
    # For the campaign's own tests: a part of the product is replaced by one that breaks a promise.
    parser.add_argument(
        "--stand-in", choices=("early-answers", "two-papers"), action="append", default=[], help=argparse.SUPPRESS
    )
    return parser
