"""The process that finds one day's counters, or what came of a day: it reads standard input and knows no database."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator

from server_client.policy_lab.day_staffing import NoPlan, StaffingAsk, TaughtByLog, plan_of
from server_client.policy_lab.staffing_files import ASKS, OUTCOMES, PLANS
from server_client.policy_lab.worked_days import WorkedDays
from server_client.server.lab.worker_talk import LabWish, Word, frames, line
from server_client.wire.chain import event_of
from server_client.wire.errors import Malformed

# Whoever waits in a hall comes before whoever plans the next day.
_NICENESS = 15
_TELLS_EVERY = 2_000


def run(sent: Iterable[bytes], tell: Callable[[bytes], None]) -> None:
    """Do what the frames ask, and tell how far it is and what comes of it; a refusal is a word."""
    coming = iter(sent)
    wish = LabWish.from_bytes(next(coming))
    try:
        ask = ASKS.read(next(coming))
        done = _outcome(ask, coming) if ask.is_outcome else _plan(wish, ask, coming, tell)
    except NoPlan as none:
        tell(line(Word.REFUSED, str(none).encode()))
    except Malformed:
        tell(line(Word.REFUSED, b"unreadable"))
    else:
        tell(line(Word.RESULT, done))


def _plan(wish: LabWish, ask: StaffingAsk, bodies: Iterator[bytes], tell: Callable[[bytes], None]) -> bytes:
    taught = TaughtByLog(min(ask.day, wish.last), wish.first)
    for number, body in enumerate(bodies):
        taught.take(body)
        if number % _TELLS_EVERY == 0:
            tell(line(Word.DONE, b"0.0"))
    return PLANS.write(plan_of(taught, ask, lambda share: tell(line(Word.DONE, f"{share:.3f}".encode()))))


def _outcome(ask: StaffingAsk, bodies: Iterator[bytes]) -> bytes:
    worked = WorkedDays()
    for body in bodies:
        worked.take(event_of(body))
    day = worked.day(ask.day)
    if not day.is_over:
        raise NoPlan("not_over")
    return OUTCOMES.write(day)


def _tell(told: bytes) -> None:
    sys.stdout.buffer.write(told)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    os.nice(_NICENESS)
    run(frames(sys.stdin.buffer.read), _tell)
