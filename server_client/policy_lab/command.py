"""The command line of the lab: it finds the subcommand and runs it; each has its own module."""

import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import TypeAlias, cast

Subcommand: TypeAlias = Callable[[Sequence[str]], int]

# Where each subcommand is (module and function) and what it does; imported only when it is asked for.
SUBCOMMANDS: Mapping[str, tuple[str, str]] = {
    "advise": (
        "server_client.policy_lab.advise_command:advise",
        "Score advice on counters on made-up days, beside what is true there.",
    ),
    "evaluate": (
        "server_client.policy_lab.evaluate:evaluate",
        "Answer predictions and choices on traces, from standard input to standard output.",
    ),
    "generate": (
        "server_client.policy_lab.score_command:generate",
        "Write days of a made-up branch as JSON lines.",
    ),
    "replay": (
        "server_client.server.lab.replay_command:replay",
        "Replay past days of a branch under changed policies, beside what was.",
    ),
    "risks": (
        "server_client.policy_lab.risks_command:risks",
        "Hold risks of the next hour against what came, on made-up days.",
    ),
    "rules": (
        "server_client.policy_lab.rules_command:rules",
        "Compare calling rules on the same made-up days.",
    ),
    "score": (
        "server_client.policy_lab.score_command:score",
        "Score a forecast against the oracle on made-up days.",
    ),
    "staff": (
        "server_client.server.staffing.staff_command:staff",
        "Find how many counters of which work profile a day takes, by half hour.",
    ),
    "trace": (
        "server_client.server.trace_command:trace",
        "Write a branch's past days in the trace format, without persons.",
    ),
}


def lab(arguments: Sequence[str]) -> int:
    """Forecast on traces, make up branches, replay past days and score what comes of it."""
    words = list(arguments)
    if not words or words[0] not in SUBCOMMANDS:
        asked_for_help = bool(words) and words[0] in {"help", "--help", "-h"}
        print(_help(), file=sys.stdout if asked_for_help else sys.stderr)
        return 0 if asked_for_help else 2
    module, function = SUBCOMMANDS[words[0]][0].split(":")
    return cast("Subcommand", getattr(import_module(module), function))(words[1:])


def _help() -> str:
    lines = [f"  {name:<10} {what}" for name, (_, what) in sorted(SUBCOMMANDS.items())]
    return "\n".join(["usage: motcua lab SUBCOMMAND …", *lines])
