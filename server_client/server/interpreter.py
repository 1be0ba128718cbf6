"""Sets the interpreter for a process that answers many short requests; it knows nothing of what is answered."""

import gc
import sys


def tune_interpreter() -> None:
    """Set it so; to be called when all that lives as long as the process is made."""
    # Looking at it again and again doubles the slowest answers.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 50, 1000)
    # The disk's thread comes back from each commit to a busy loop; at the usual 5 ms it would wait longer for the
    # interpreter than it did for the disk.
    sys.setswitchinterval(0.0005)
