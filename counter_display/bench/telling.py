"""What a watched screen tells whoever measures it: one line for each thing, with the machine's time at its end."""

import sys
from time import perf_counter


def tell(*words: object) -> None:
    """Write the words and the present time in seconds, which all processes of this machine count alike."""
    at = perf_counter()
    sys.stdout.write(" ".join((*map(str, words), f"{at:.6f}")) + "\n")
    sys.stdout.flush()
