"""What a branch answers to a command: the events that it brought about, or a problem document."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from server_client.queue_model.events import Event
from server_client.queue_model.refusals import RefusalCode, Refused
from server_client.wire.chain import Entry, event_of
from server_client.wire.reading import read

PROBLEM_MEDIA_TYPE = "application/problem+json"
_REFUSED = "urn:motcua:problem:refused:"
_OFFICE_REFUSED = "urn:motcua:problem:office:"
_REFUSAL_CODES = frozenset(code.value for code in RefusalCode)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A command that was carried out: the seq of its last event, and all of its events."""

    seq: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem document of RFC 9457; `code` and `particulars` let a screen say it in its own language."""

    type: str
    title: str
    status: int
    detail: str
    code: str = ""
    particulars: Mapping[str, str | int] = field(default_factory=dict)


class _Answer(msgspec.Struct):
    seq: int
    events: list[msgspec.Raw]


_answers = msgspec.json.Decoder(_Answer)
_problems = msgspec.json.Decoder(Problem)
_encoder = msgspec.json.Encoder()


def encode_settled(entries: Sequence[Entry]) -> bytes:
    """Return the answer to a command that brought about these entries."""
    return b'{"seq":%d,"events":[%b]}' % (entries[-1].seq, b",".join(entry.sent for entry in entries))


def encode_nothing_new(refused: Refused) -> bytes:
    """Return the answer to a command that told only what was known: no event; `seq` is where the log stood then."""
    return b'{"seq":%d,"events":[]}' % int(refused.particulars["seq"])


def decode_settled(body: bytes) -> Settled:
    """Return the answer that the body holds; Malformed if it holds none."""
    answer = read(_answers, body, "This is not an answer to a command: ")
    return Settled(seq=answer.seq, events=tuple(event_of(bytes(event)) for event in answer.events))


def problem(kind: str, title: str, status: int, detail: str) -> Problem:
    """Return a problem that is not a refusal by the queue's rules."""
    return Problem(type=f"urn:motcua:problem:{kind}", title=title, status=status, detail=detail, code=kind)


def refusal_problem(refused: Refused) -> Problem:
    """Return the problem document of a refusal by the queue's rules."""
    return Problem(
        type=_REFUSED + refused.code,
        title="The rules of the queue say no",
        status=409,
        detail=refused.sentence,
        code=refused.code,
        particulars=refused.particulars,
    )


def refusal_of(found: Problem) -> Refused | None:
    """Return the refusal that a problem document tells of, or None if it is none that this program has words for."""
    if not found.type.startswith(_REFUSED) or found.code not in _REFUSAL_CODES:
        return None
    try:
        return Refused(RefusalCode(found.code), **found.particulars)
    except KeyError:
        # Another version of the server gives other particulars; its own words in `detail` remain.
        return None


def office_problem(code: str, sentence: str, particulars: Mapping[str, str | int]) -> Problem:
    """Return the problem document of a refusal by the office's rules, which are not the queue's."""
    return Problem(
        type=_OFFICE_REFUSED + code,
        title="The rules of the office say no",
        status=409,
        detail=sentence,
        code=code,
        particulars=particulars,
    )


def is_office_refusal(found: Problem) -> bool:
    """Say whether a problem document tells of a refusal by the office's rules."""
    return found.type == _OFFICE_REFUSED + found.code


def encode_problem(found: Problem) -> bytes:
    """Return the problem document."""
    return _encoder.encode(found)


def decode_problem(body: bytes) -> Problem:
    """Return the problem document that the body holds; Malformed if it holds none."""
    return read(_problems, body, "This is not a problem document: ")
