"""The command line of the demonstration."""

import argparse
from collections.abc import Sequence
from pathlib import Path


def demo(arguments: Sequence[str]) -> int:
    """Show a branch on this machine: server, kiosk, two counters, lobby; `demo city` a city, `demo week` a week."""
    if arguments[:1] == ["city"]:
        from server_client.demo.city.command import demo_city  # noqa: PLC0415 - as below

        return demo_city(arguments[1:])
    if arguments[:1] == ["week"]:
        from server_client.demo.week.command import demo_week  # noqa: PLC0415 - as below

        return demo_week(arguments[1:])
    from server_client.demo.app import DemoSettings, run  # noqa: PLC0415 - takes longer to import than --help may take

    given = _parser().parse_args(arguments)
    return run(
        DemoSettings(
            out=given.out,
            data=given.data,
            pictures=given.screenshots,
            printer=given.printer,
            scripted=given.scripted or given.screenshots is not None,
        )
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="motcua demo",
        description=f"{demo.__doc__} Without a display a scripted visit is played off-screen.",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("demo-out"),
        metavar="FOLDER",
        help="tickets, forms, sounds (default demo-out)",
    )
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="keep the branch there and go on with it next time")
    parser.add_argument("--printer", metavar="ADDRESS", help="a real printer for windows, as motcua kiosk takes it")
    parser.add_argument("--scripted", action="store_true", help="play the visit off-screen although there is a display")
    parser.add_argument("--screenshots", type=Path, metavar="FOLDER", help="play it, and leave its pictures there")
    return parser
