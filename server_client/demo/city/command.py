"""The command line of the city's demonstration."""

import argparse
from collections.abc import Sequence
from pathlib import Path


def demo_city(arguments: Sequence[str]) -> int:
    """Show a city on this machine: a centre on PostgreSQL, three branches with their nodes, a point of the centre.

    Lines are cut and healed, a process and a node are killed and replaced, and the picture at the centre stays true.
    """
    from server_client.demo.city.app import CitySettings, run  # noqa: PLC0415 - longer to import than --help may take

    given = _parser().parse_args(arguments)
    return run(
        CitySettings(
            out=given.out, pictures=given.screenshots, scripted=given.scripted or given.screenshots is not None
        )
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="motcua demo city",
        description=f"{demo_city.__doc__} With a display it shows windows to play with.",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("demo-city-out"),
        metavar="FOLDER",
        help="report, tickets, logs (demo-city-out)",
    )
    parser.add_argument("--scripted", action="store_true", help="play off-screen although there is a display")
    parser.add_argument("--screenshots", type=Path, metavar="FOLDER", help="play it, and leave its pictures there")
    return parser
