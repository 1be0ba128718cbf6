"""The commands that make up days of a branch and that score a forecast on them beside the oracle."""

import argparse
import json
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from server_client.policy_lab.baseline import QueueLengthBaseline
from server_client.policy_lab.evaluators import Evaluator, ProgramEvaluator
from server_client.policy_lab.generator.branch_day import events_of
from server_client.policy_lab.generator.scenario import Scenario
from server_client.policy_lab.generator.scenarios import names, scenario
from server_client.policy_lab.oracle import REPLICATIONS
from server_client.policy_lab.oracle_book import OracleBook
from server_client.policy_lab.program import ProgramFault
from server_client.policy_lab.score_sheet import Figures, Sample, by_horizon, by_time, figures
from server_client.policy_lab.scoring import Trial, samples_of
from server_client.policy_lab.trace_lines import config_line, line_of

_ITSELF = f"{shlex.quote(str(Path(sys.executable).with_name('motcua')))} lab evaluate"


def generate(arguments: Sequence[str]) -> int:
    """Write days of a made-up branch as JSON lines."""
    parser = argparse.ArgumentParser(prog="motcua lab generate", description=generate.__doc__)
    parser.add_argument("--scenario", choices=names(), default="standard")
    parser.add_argument("--days", type=int, default=1, help="how many (default 1)")
    parser.add_argument("--from", dest="first", type=int, default=0, help="the first day's number (default 0)")
    parser.add_argument("--seed", type=int, default=1, help="another seed is another branch (default 1)")
    parser.add_argument("--config", action="store_true", help="write the protocol's first line before the days")
    parser.add_argument("--numbers", action="store_true", help="tickets, counters and clerks as numbers")
    given = parser.parse_args(arguments)
    made = scenario(given.scenario, given.seed)
    if given.config:
        print(config_line(made))
    for day in range(given.first, given.first + given.days):
        for event in events_of(made, day):
            print(line_of(event, in_numbers=given.numbers))
    return 0


def score(arguments: Sequence[str]) -> int:
    """Score a forecast against the oracle on made-up days, and print the figures as JSON."""
    given = _score_parser().parse_args(arguments)
    chosen = given.scenario or list(names())
    parts: dict[str, Figures] = {}
    everything: list[Sample] = []
    begun = perf_counter()
    try:
        for name in chosen:
            for seed in given.seed or [1]:
                samples = list(_scored(given, scenario(name, seed)))
                parts[f"{name} {seed}"] = figures(samples)
                everything += samples
                if given.verbose:
                    print(f"{name} {seed}: {parts[f'{name} {seed}']}", file=sys.stderr, flush=True)
    except ProgramFault as fault:
        print(f"motcua lab score: {fault}", file=sys.stderr)
        return 1
    by_name = {name: figures([one for one in everything if one.scenario == name]) for name in chosen}
    report = {
        "all": figures(everything),
        "by_scenario": by_name,
        "by_branch": parts,
        "by_horizon_min": by_horizon(everything),
        "by_time": by_time(everything),
        "seconds": round(perf_counter() - begun, 1),
    }
    print(json.dumps(report, indent=1))
    return 0


def _scored(given: argparse.Namespace, made: Scenario) -> list[Sample]:
    trial = Trial(
        scenario=made,
        history=given.history,
        test=given.test,
        every=given.every,
        is_first_day=given.first_day,
    )
    book = OracleBook(given.cache, made, given.replications)
    words = shlex.split(given.program)

    def evaluator(branch: Scenario) -> Evaluator:
        return (
            QueueLengthBaseline(branch) if given.baseline else ProgramEvaluator(words, branch, in_numbers=given.numbers)
        )

    return list(samples_of(trial, evaluator, book))


def _score_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="motcua lab score", description=score.__doc__)
    parser.add_argument("--scenario", action="append", choices=names(), help="may be repeated (default: all)")
    parser.add_argument("--seed", type=int, action="append", help="may be repeated (default 1)")
    parser.add_argument("--history", type=int, default=20, help="days before the test days (default 20)")
    parser.add_argument("--test", type=int, default=4, help="test days (default 4)")
    parser.add_argument("--every", type=int, default=2, help="ask for every so many tickets (default 2)")
    parser.add_argument("--first-day", action="store_true", help="each test day is the first that the forecast sees")
    parser.add_argument("--replications", type=int, default=REPLICATIONS, help="of the oracle (default 200)")
    parser.add_argument("--program", default=_ITSELF, help="what to score (default: motcua lab evaluate)")
    parser.add_argument("--numbers", action="store_true", help="tickets, counters and clerks as numbers")
    parser.add_argument("--baseline", action="store_true", help="score queue length × mean / counters instead")
    parser.add_argument("--cache", type=Path, default=Path("build/lab"), help="folder of the oracle's answers")
    parser.add_argument("--verbose", action="store_true", help="tell each branch's figures as they come")
    return parser
