"""What a server and its own forecasting process say to each other; both are of one program, so it has no versions.

Each question gets one answer. The process holds branches only as it was told of them, and forgets all when it ends.
"""

from datetime import datetime

import msgspec

from server_client.queue_model.ids import BranchId
from server_client.wire.advising import Said


class Begin(msgspec.Struct, tag=True):
    """Hold a branch: as the document says, with what was learned of it before (`path`), and what was last announced.

    With `is_anew` nothing that was learned before counts. Answered with Known.
    """

    branch: BranchId
    document: bytes
    path: str
    board: bytes = b""
    is_anew: bool = False


class Learn(msgspec.Struct, tag=True):
    """Take these entries of the log, each with its hash, which follow those known; answered with Known."""

    branch: BranchId
    entries: list[tuple[bytes, str]]


class Foretell(msgspec.Struct, tag=True):
    """Foretell every wait as of `now`; answered with Foretold."""

    branch: BranchId
    now: datetime
    seed: int


class Say(msgspec.Struct, tag=True):
    """Take down what a supervisor said to an advice; answered with Noted."""

    branch: BranchId
    advice: str
    said: Said
    now: datetime


class Noted(msgspec.Struct, tag=True):
    """Whether the advice is known."""

    found: bool


class Known(msgspec.Struct, tag=True):
    """Up to which entry, with which hash, was learned."""

    seq: int
    digest: str


class Unknown(msgspec.Struct, tag=True):
    """The process does not hold the branch: it has begun anew, so begin with it."""


class Foretold(msgspec.Struct, tag=True):
    """The board as it is sent, or nothing if there is none now; and what it took, in seconds of the process's time."""

    board: bytes
    took_s: float


Question = Begin | Learn | Foretell | Say
Answer = Known | Foretold | Noted | Unknown

_encoder = msgspec.msgpack.Encoder()
_questions: "msgspec.msgpack.Decoder[Question]" = msgspec.msgpack.Decoder(Question)
_answers: "msgspec.msgpack.Decoder[Answer]" = msgspec.msgpack.Decoder(Answer)


def encode_talk(said: Question | Answer) -> bytes:
    """Return what is said as it goes through the pipe."""
    return _encoder.encode(said)


def decode_question(said: bytes) -> Question:
    """Return what the server asks."""
    return _questions.decode(said)


def decode_answer(said: bytes) -> Answer:
    """Return what the process answers."""
    return _answers.decode(said)
