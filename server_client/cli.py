"""The command `motcua`: finds an installed command by its entry point and runs it; it imports no command but that one.

A command is an entry point of the group `motcua.commands` whose value is a function `(arguments) -> exit status`; a
bench is the same in `motcua.benches` and runs as `motcua bench NAME`. A kiosk starts through this module, so it must
cost next to nothing: one word is parsed by hand, and help lines are read from the source without importing it.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import EntryPoint, distribution
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

Command: TypeAlias = Callable[[Sequence[str]], int]

USAGE_ERROR = 2
"""Exit status of a call that names no command, as argparse has it."""

_HELP = ("help", "--help", "-h")


def main() -> int:
    """Run `motcua` with the arguments of this process."""
    # Asking all that is installed for theirs would take twenty times as long.
    own = distribution("motcua").entry_points
    return run(sys.argv[1:], commands=own.select(group="motcua.commands"), benches=own.select(group="motcua.benches"))


def run(arguments: Sequence[str], *, commands: Iterable[EntryPoint], benches: Iterable[EntryPoint]) -> int:
    """Run the command that the first argument names with the rest; return its exit status, or 2 if there is none."""
    match list(arguments):
        case ["--version"]:
            print(f"motcua {distribution('motcua').version}")
            return 0
        case ["bench", *rest]:
            return _dispatch("motcua bench", rest, _by_name(benches))
        case words:
            return _dispatch(
                "motcua", words, _by_name(commands), also={"bench": "Measure this machine against a limit."}
            )


def _dispatch(
    program: str, words: Sequence[str], known: Mapping[str, EntryPoint], also: Mapping[str, str] | None = None
) -> int:
    if not words or words[0] in _HELP:
        print(_help(program, known, also or {}))
        return 0 if words else USAGE_ERROR
    name, *arguments = words
    if name not in known:
        print(_unknown(program, name, [*known, *(also or {})]), file=sys.stderr)
        return USAGE_ERROR
    command: Command = known[name].load()
    return command(arguments)


def _by_name(points: Iterable[EntryPoint]) -> dict[str, EntryPoint]:
    return {point.name: point for point in sorted(points, key=lambda point: point.name)}


def _help(program: str, known: Mapping[str, EntryPoint], also: Mapping[str, str]) -> str:
    lines = {name: summary(point) for name, point in known.items()} | dict(also)
    width = max((len(name) for name in lines), default=0)
    listed = [f"  {name:<{width}}  {line}".rstrip() for name, line in sorted(lines.items())]
    return "\n".join([f"usage: {program} NAME [ARGUMENTS]", "", *listed, "", f"{program} NAME --help tells more."])


def _unknown(program: str, name: str, known: Sequence[str]) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - a command that is found needs neither this nor what follows

    close = get_close_matches(name, known, n=1)
    guess = f" Did you mean {close[0]}?" if close else ""
    return f"{program}: there is no command {name}.{guess} {program} --help lists them."


def summary(point: EntryPoint) -> str:
    """The first line of the command's docstring, read from its source; of its module if the function has none."""
    import ast  # noqa: PLC0415 - as above

    spec = find_spec(point.module)
    if spec is None or spec.origin is None:
        return f"not installed: {point.module} is missing"
    module = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    functions = (node for node in module.body if isinstance(node, ast.FunctionDef) and node.name == point.attr)
    docstrings = [*(ast.get_docstring(function) for function in functions), ast.get_docstring(module)]
    return next((text.splitlines()[0] for text in docstrings if text), "")
