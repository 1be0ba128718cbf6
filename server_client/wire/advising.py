"""What a branch is advised to do and what is at risk there, as they go with its forecast; it advises nothing itself.

No person is in it: counters, work profiles, services and minutes. Figures are minutes of all who wait together, within
two hours of `at`.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from server_client.queue_model.ids import CounterId, ProfileCode, ServiceCode
from server_client.wait_forecast.deed import Deed
from server_client.wire.reading import read


class Said(StrEnum):
    """What a supervisor said to an advice; the deed itself is done at a counter."""

    DO = "do"
    NOT_NOW = "not_now"


class MinutesRange(msgspec.Struct, frozen=True, kw_only=True):
    """A mean, and two ends: of a saving the ends of its 95 % interval, of a wait those between which 8 of 10 lie."""

    mean_min: float
    low_min: float
    high_min: float


class AdviceMessage(msgspec.Struct, frozen=True, kw_only=True):
    """An advice and what came of it.

    `service` is what it helps most: `waiting` wait for it, the last of them until about `until` (None: longer than two
    hours) if nothing is done. `done_at` is when the branch was seen to have done it; `happened_min` what all waited
    together in the two hours, which `without` and `with_it` had foretold.
    """

    id: str
    at: datetime
    deed: Deed
    counter: CounterId
    profile: ProfileCode | None
    service: ServiceCode
    waiting: int
    until: datetime | None
    saves: MinutesRange
    kept_promises: float
    without: MinutesRange
    with_it: MinutesRange
    said: Said | None = None
    said_at: datetime | None = None
    done_at: datetime | None = None
    happened_min: float | None = None

    def answered(self, said: Said, at: datetime) -> "AdviceMessage":
        """Return it with what was said to it."""
        return msgspec.structs.replace(self, said=said, said_at=at)

    def done(self, at: datetime) -> "AdviceMessage":
        """Return it as done."""
        return msgspec.structs.replace(self, done_at=at)

    def settled(self, happened_min: float) -> "AdviceMessage":
        """Return it with what came of it."""
        return msgspec.structs.replace(self, happened_min=happened_min)


class RiskMessage(msgspec.Struct, frozen=True, kw_only=True):
    """How likely a service keeps its promise to fewer than four of five in the next hour; see `risk.Risk`."""

    service: ServiceCode
    probability: Annotated[float, msgspec.Meta(ge=0, le=1)]
    share: float
    longest_s: float
    people: int


class KeptAdvice(msgspec.Struct, frozen=True, kw_only=True):
    """An advice as it is kept: with what all had waited that day before it, and which counters were open."""

    advice: AdviceMessage
    waited_before_s: float
    open_then: tuple[CounterId, ...]

    def of(self, advice: AdviceMessage) -> "KeptAdvice":
        """Return the same for what has become of the advice."""
        return msgspec.structs.replace(self, advice=advice)


class AdviceAnswer(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a supervisor says."""

    said: Said


ADVICE_FORMS = (AdviceAnswer,)
_encoder = msgspec.json.Encoder()
_kept = msgspec.json.Decoder(tuple[KeptAdvice, ...])
_answers = msgspec.json.Decoder(AdviceAnswer)


def encode_kept(kept: tuple[KeptAdvice, ...]) -> bytes:
    """Return the log of advice as it is kept."""
    return _encoder.encode(kept)


def decode_kept(body: bytes) -> tuple[KeptAdvice, ...]:
    """Return the log of advice; Malformed if it is none."""
    return read(_kept, body)


def encode_answer(said: Said) -> bytes:
    """Return what a supervisor says, as it is sent."""
    return _encoder.encode(AdviceAnswer(said=said))


def decode_answer(body: bytes) -> Said:
    """Return what a supervisor says; Malformed says what is wrong with it."""
    return read(_answers, body).said
