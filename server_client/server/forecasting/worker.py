"""The process that foretells: it answers one question after the other on its standard input, and ends with that.

It gives way to everything else on the machine. A bug ends it; the server begins another, and the queue knows nothing.
"""

import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import process_time
from typing import BinaryIO

from server_client.queue_model.ids import BranchId
from server_client.server.forecasting.held_branch import HeldBranch
from server_client.server.forecasting.worker_process import LENGTH_BYTES
from server_client.wire.forecast_talk import (
    Answer,
    Begin,
    Foretold,
    Known,
    Learn,
    Noted,
    Question,
    Say,
    Unknown,
    decode_question,
    encode_talk,
)

_NICENESS = 10
# Of circles there are few; a search of all that the branches' past is made of takes as long as most of a forecast.
_ANSWERS_A_SEARCH = 32
_SESSION = Path("/proc/self/autogroup")


class Teller:
    """Holds the branches that it was told of; `clock` is in seconds of work."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin with none."""
        self._clock = clock
        self._held: dict[BranchId, HeldBranch] = {}

    def answer(self, question: Question) -> Answer:
        """Return the answer."""
        if isinstance(question, Begin):
            held = HeldBranch(question.document, Path(question.path), board=question.board, is_anew=question.is_anew)
            self._held[question.branch] = held
            return Known(seq=held.seq, digest=held.digest)
        held_before = self._held.get(question.branch)
        if held_before is None:
            return Unknown()
        if isinstance(question, Learn):
            held_before.learn(question.entries)
            return Known(seq=held_before.seq, digest=held_before.digest)
        if isinstance(question, Say):
            return Noted(found=held_before.say(question.advice, question.said, question.now))
        began = self._clock()
        board = held_before.foretell(question.now, question.seed)
        return Foretold(board=board, took_s=self._clock() - began)


class Tidying:
    """Has the interpreter search for garbage in circles between the answers alone, and seldom; then nobody waits."""

    def __init__(self) -> None:
        """Begin: from now on this process searches when it is told to."""
        gc.disable()
        self._answered = 0

    def answer_is_out(self) -> None:
        """Search if it is time."""
        self._answered += 1
        if self._answered % _ANSWERS_A_SEARCH == 0:
            gc.collect()


def serve(questions: BinaryIO, answers: BinaryIO, teller: Teller, tidying: Tidying | None = None) -> None:
    """Answer until there are no more questions."""
    while length := questions.read(LENGTH_BYTES):
        answer = encode_talk(teller.answer(decode_question(questions.read(int.from_bytes(length)))))
        try:
            answers.write(len(answer).to_bytes(LENGTH_BYTES) + answer)
            answers.flush()
        except BrokenPipeError:
            # Who asked is gone, and with that nobody will ask again.
            return
        if tidying is not None:
            tidying.answer_is_out()


def _give_way() -> None:
    os.nice(_NICENESS)
    # Where the machine shares out its time by sessions, this process has one of its own, which is to give way too: else
    # what is foretold would be taken from the server's share.
    with suppress(OSError):
        _SESSION.write_text(str(_NICENESS))


def main() -> None:
    """Serve the process that has begun this one."""
    _give_way()
    serve(sys.stdin.buffer, sys.stdout.buffer, Teller(process_time), Tidying())
    # Without another try to send what nobody takes.
    os._exit(0)


if __name__ == "__main__":
    main()
