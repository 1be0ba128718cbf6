"""What is said between a centre and the process that runs a trial: frames of bytes one way, lines the other.

The first frame is the wish, the second the trial, all others entries of the log; an empty one ends them. Each line is a
word and what it is about: `done` a share from 0 to 1, `result` its JSON, `refused` a sentence.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from server_client.queue_model.ids import BranchId

LENGTH_BYTES = 4


class Word(StrEnum):
    """What a line tells."""

    DONE = "done"
    RESULT = "result"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabWish:
    """On which days of which branch a trial is to be run."""

    branch: BranchId
    first: date
    last: date

    def to_bytes(self) -> bytes:
        """Return the wish as a frame's content."""
        return f"{self.first} {self.last} {self.branch}".encode()

    @classmethod
    def from_bytes(cls, content: bytes) -> "LabWish":
        """Return the wish that a frame holds."""
        first, last, branch = content.decode().split(" ", 2)
        return cls(branch=BranchId(branch), first=date.fromisoformat(first), last=date.fromisoformat(last))


def frame(content: bytes) -> bytes:
    """Return the content as it is sent."""
    return len(content).to_bytes(LENGTH_BYTES) + content


def frames(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """Go through the contents that come, up to the empty one or the end."""
    while head := read(LENGTH_BYTES):
        length = int.from_bytes(head)
        if length == 0:
            return
        yield read(length)


def line(word: Word, about: bytes) -> bytes:
    """Return a line as it is sent; what it is about has no line break."""
    return word.value.encode() + b" " + about + b"\n"


def told(sent: bytes) -> tuple[Word, bytes]:
    """Return what a line tells; ValueError if it is none."""
    word, _, about = sent.rstrip(b"\n").partition(b" ")
    return Word(word.decode()), about
