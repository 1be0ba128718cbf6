"""The process that runs one trial: it reads all that it needs from standard input and knows no database."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator

from server_client.policy_lab.changes import faults
from server_client.policy_lab.log_days import DaysInLog, NoDays
from server_client.policy_lab.trial_files import read_trial, write_result
from server_client.policy_lab.trial_run import run_trial
from server_client.server.lab.worker_talk import LabWish, Word, frames, line
from server_client.wire.errors import Malformed

# Whoever waits in a hall comes before whoever asks what would have been.
_NICENESS = 15


def run(sent: Iterable[bytes], tell: Callable[[bytes], None]) -> None:
    """Run the trial that the frames describe, and tell how far it is and what comes of it."""
    coming = iter(sent)
    wish = LabWish.from_bytes(next(coming))
    try:
        trial = read_trial(next(coming))
        past = _days(wish, coming).past_days(wish.branch)
        wrong = faults(trial, past.setup)
        if wrong:
            tell(line(Word.REFUSED, "; ".join(wrong).encode()))
            return
        result = run_trial(past, trial, tell=lambda share: tell(line(Word.DONE, f"{share:.3f}".encode())))
    except (NoDays, Malformed) as unusable:
        tell(line(Word.REFUSED, str(unusable).replace("\n", " ").encode()))
        return
    tell(line(Word.RESULT, write_result(result)))


def _days(wish: LabWish, bodies: Iterator[bytes]) -> DaysInLog:
    days = DaysInLog(wish.first, wish.last)
    for body in bodies:
        days.take(body)
    return days


def _tell(told: bytes) -> None:
    sys.stdout.buffer.write(told)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    os.nice(_NICENESS)
    run(frames(sys.stdin.buffer.read), _tell)
