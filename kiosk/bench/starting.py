"""From the start of the kiosk's process to its first frame with the tiles on it."""

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from kiosk.bench.branch_process import RunningBranch, motcua, running_branch

STARTS = 7
_FIRST_FRAME = re.compile(r"The first frame is out at ([\d.]+) s")
_LIVE = "The branch is on the line"


def start_seconds(branch: RunningBranch, folder: Path, *, until_live: bool = False) -> float:
    """Start a kiosk and return how long its first frame took; end it then, or once it has reached the branch."""
    words = motcua(
        "kiosk",
        *("--server", branch.url, "--credential-file", str(branch.credential_file), "--data", str(folder / "kiosk")),
        *("--printer", f"virtual:{folder / 'paper'}", "--windowed", "1080x1920"),
    )
    began = time.monotonic()
    with subprocess.Popen(words, stderr=subprocess.PIPE, text=True) as process:
        took = None
        for line in process.stderr or ():
            seen = _FIRST_FRAME.search(line)
            if seen:
                took = float(seen[1]) - began
            if took is not None and (not until_live or _LIVE in line):
                break
        process.terminate()
    if took is None:
        raise RuntimeError("The kiosk ended before its first frame")
    return took


def main() -> int:
    """Print the figures as JSON."""
    with TemporaryDirectory(prefix="motcua-bench-") as name, running_branch(Path(name)) as branch:
        # The first start brings the configuration to the disk, from which all further ones show their tiles.
        start_seconds(branch, Path(name), until_live=True)
        starts = sorted(start_seconds(branch, Path(name)) for _ in range(STARTS))
    figures = {"start_s": median(starts), "start_best_s": starts[0], "start_worst_s": starts[-1]}
    print(json.dumps({name: round(value, 4) for name, value in figures.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
