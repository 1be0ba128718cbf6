"""Says which files are tested below their limit in [tool.motcua.coverage] of pyproject.toml; measures nothing."""

import json
import sys
import tomllib
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from textwrap import shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far files must be covered, in percent of lines and branches. A pattern's star also matches slashes."""

    perfect: tuple[str, ...]
    by_processes: tuple[str, ...]
    floor: float

    def of(self, file: str) -> float:
        """The least coverage that this file may have, in percent."""
        if any(fnmatch(file, pattern) for pattern in self.perfect):
            return 100
        return 0 if any(fnmatch(file, pattern) for pattern in self.by_processes) else self.floor


def limits(pyproject: Path) -> Limits:
    """The project's limits."""
    table = tomllib.loads(pyproject.read_text(encoding="utf-8"))["tool"]["motcua"]["coverage"]
    return Limits(perfect=tuple(table["perfect"]), by_processes=tuple(table["by_processes"]), floor=table["floor"])


def faults(report: Path, limit: Limits) -> list[str]:
    """One line for each file that is below its limit, with the lines and branches to look at."""
    found = []
    for file, measured in json.loads(report.read_text(encoding="utf-8"))["files"].items():
        percent, least = measured["summary"]["percent_covered"], limit.of(file)
        if percent < least:
            branches = [f"{start}->{end}" for start, end in measured["missing_branches"]]
            missing = shorten(", ".join(map(str, measured["missing_lines"] + branches)), 200, placeholder=" …")
            found.append(
                f"{file}: {percent:.1f}% of lines and branches, at least {least:g}% wanted; not run: {missing}"
            )
    return found


if __name__ == "__main__":
    sys.exit("\n".join(faults(Path(sys.argv[1]), limits(Path("pyproject.toml")))) or 0)
