"""The command line of a simulated week."""

import argparse
from collections.abc import Sequence
from pathlib import Path

_DAYS = 5


def demo_week(arguments: Sequence[str]) -> int:
    """Live a week of a made-up branch through server, centre and screens at speed, and measure its forecast."""
    given = _parser().parse_args(arguments)
    from server_client.demo.week.app import WeekWish, run  # noqa: PLC0415 - takes longer than --help may take

    wish = WeekWish(
        out=given.out,
        scenario=given.scenario,
        seed=given.seed,
        days=given.days,
        hours=given.hours,
        has_pictures=not given.no_screens,
    )
    return run(wish)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua demo week", description=demo_week.__doc__)
    parser.add_argument("--out", type=Path, default=Path("week-out"), metavar="FOLDER", help="default week-out")
    parser.add_argument("--scenario", default="standard", help="as motcua lab generate has them (standard)")
    parser.add_argument("--seed", type=int, default=1, help="which branch of the kind (1)")
    parser.add_argument("--days", type=int, choices=range(1, 31), default=_DAYS, metavar="N", help="working days (5)")
    parser.add_argument("--hours", type=float, metavar="H", help="end the last day so long after its opening")
    parser.add_argument("--no-screens", action="store_true", help="open no screens")
    return parser
