"""What a device of the campaign did and was told, one JSON object a line, for who checks it; it judges nothing.

A line is with the kernel before the device goes on, so that one that is killed has told everything it has acted upon.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from server_client.queue_model.events import Event
from server_client.wire.chain import GENESIS, seal

What = Literal["sent", "answered", "refused", "unanswered", "shown", "paper", "nothing", "followed", "again"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event of an answer: where it stands in the log, and the digest of all that it says."""

    epoch: int
    seq: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One line.

    `id` is a command's, `kind` its name or a refusal's code. A number that was shown has its `number`, `token`,
    `visit` and `at`; a paper its `visit`, which `copy` it is and the `fault` that kept it from coming out; what was
    followed up to an event its `epoch`, `seq` and the state's `digest`.
    """

    what: What
    id: str = ""
    kind: str = ""
    told: tuple[Told, ...] = ()
    number: str = ""
    token: str = ""
    visit: str = ""
    service: str = ""
    at: str = ""
    copy: int = 0
    fault: str = ""
    epoch: int = 0
    seq: int = 0
    digest: str = ""


_NOTHING = Note(what="nothing")


class Diary:
    """One device's; lines are added at its end, over all its lives."""

    def __init__(self, path: Path) -> None:
        """Open or make it."""
        self._file = path.open("ab", buffering=0)
        # Whoever was killed in the middle of a line has left it; what follows must not be part of it.
        self._file.write(b"\n")

    def note(self, note: Note) -> None:
        """Write a line."""
        usual = asdict(_NOTHING)
        told = {name: value for name, value in asdict(note).items() if name == "what" or value != usual[name]}
        self._file.write(json.dumps(told).encode() + b"\n")

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def told_of(events: Iterable[Event]) -> tuple[Told, ...]:
    """Return the events of an answer as they are noted."""
    return tuple(Told(epoch=event.epoch, seq=event.seq, digest=digest_of(event)) for event in events)


def digest_of(event: Event) -> str:
    """Return the digest of an event, which is the same for whoever was told of it and for the log's own."""
    return seal(event, GENESIS).hash[:16]


def notes_in(content: bytes) -> tuple[Note, ...]:
    """Return the lines of a diary; one that was cut off in its middle was not acted upon."""
    return tuple(note for line in content.splitlines() if (note := _note(line)) is not None)


def _note(line: bytes) -> Note | None:
    try:
        fields = json.loads(line)
    except ValueError:
        return None
    fields["told"] = tuple(Told(**one) for one in fields.get("told", ()))
    return Note(**fields)
