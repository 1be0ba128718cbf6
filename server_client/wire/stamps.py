"""When an entry was made and in which epoch, read from its bytes without looking at what happened."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated

import msgspec

from server_client.wire.reading import read

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The epoch of an entry, and its time in whole milliseconds since 1970 UTC."""

    epoch: int
    at_ms: int


class _Stamp(msgspec.Struct):
    epoch: int
    at: Annotated[datetime, msgspec.Meta(tz=True)]


_stamps = msgspec.json.Decoder(_Stamp)


def stamp_of(body: bytes) -> Stamp:
    """Return the stamp of an entry's body; Malformed if it has none."""
    found = read(_stamps, body, "This is not an entry of a log: ")
    return Stamp(found.epoch, (found.at - _BEGINNING) // _MILLISECOND)
