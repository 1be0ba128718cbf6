"""The command that holds risks of the next hour against what came, on made-up days."""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict

from server_client.policy_lab.generator.scenarios import names, scenario
from server_client.policy_lab.risk_scoring import brier, calibration_error, reliability, settled_risks


def risks(arguments: Sequence[str]) -> int:
    """Hold how likely a promise is said to be missed in the next hour against how often it is, on made-up days."""
    parser = argparse.ArgumentParser(prog="motcua lab risks", description=risks.__doc__)
    parser.add_argument("--scenario", choices=names(), default="standard")
    parser.add_argument("--seed", type=int, action="append", default=[], help="another branch; several times (1)")
    parser.add_argument("--history", type=int, default=20, help="days before the test days (default 20)")
    parser.add_argument("--test", type=int, default=10, help="test days (default 10)")
    parser.add_argument("--json", action="store_true", help="as one object of JSON")
    given = parser.parse_args(arguments)
    found = [
        one
        for seed in given.seed or [1]
        for one in settled_risks(scenario(given.scenario, seed), history=given.history, test=given.test)
    ]
    raw, told = [(one.raw, one.missed) for one in found], [(one.told, one.missed) for one in found]
    figures = {
        name: {
            "brier": round(brier(pairs), 4),
            "off": round(calibration_error(pairs), 4),
            "table": [asdict(one) for one in reliability(pairs)],
        }
        for name, pairs in (("futures", raw), ("told", told))
    }
    if given.json:
        print(json.dumps(figures))
        return 0
    for name, pairs in (("futures alone", raw), ("told", told)):
        print(f"{name}: {len(pairs)} hours, Brier {brier(pairs):.4f}, off by {calibration_error(pairs):.4f}")
        for one in reliability(pairs):
            print(f"  {one.count:5d} said {one.said:4.0%} came {one.came:4.0%}")
    return 0
