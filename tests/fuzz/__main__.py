"""`python -m tests.fuzz SECONDS [SEED]` tries every decoder until the time is over, and says what came out of each."""

import sys
import traceback
from itertools import count
from time import monotonic

from tests.fuzz.decoders import Decoder, decoders


def main(arguments: list[str]) -> int:
    """Return 1 if some decoder raised what it is not documented to."""
    seconds = float(arguments[0]) if arguments else 60.0
    first = int(arguments[1]) if len(arguments) > 1 else 0
    tried = decoders()
    found: dict[str, int] = {}
    end, number = monotonic() + seconds, 0
    for seed in count(first):
        for one in tried:
            if one.name not in found and not _holds(one, seed):
                found[one.name] = seed
            number += 1
        if monotonic() > end:
            break
    summary = f"{number} documents, seeds {first} to {seed}, {len(tried)} decoders, {len(found)} that failed: {found}"
    sys.stdout.write(summary + "\n")
    return 1 if found else 0


def _holds(decoder: Decoder, seed: int) -> bool:
    try:
        decoder.tried(seed)
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        sys.stderr.write(f"{decoder.name}, seed {seed}:\n")
        traceback.print_exc(limit=-4)
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
