"""What was learned of a branch as JSON, to be kept beside its log; what it means, the forecast knows."""

import msgspec

from server_client.wait_forecast.experience import Learned
from server_client.wire.errors import Malformed
from server_client.wire.reading import read

# Grows when the same log comes to teach other things: then all is learned anew from it.
FORMAT = 1
_WHAT = "This is no experience of a branch: "


class _Kept(msgspec.Struct):
    format: int
    seq: int
    learned: msgspec.Raw


_encoder = msgspec.json.Encoder()
_kept = msgspec.json.Decoder(_Kept)
_learned = msgspec.json.Decoder(Learned)


def encode_learned(learned: Learned, seq: int) -> bytes:
    """Return what the log up to `seq` has taught; meant for when a day has ended, since today's state is not in it."""
    return _encoder.encode(_Kept(FORMAT, seq, msgspec.Raw(_encoder.encode(learned))))


def decode_learned(body: bytes) -> tuple[Learned, int]:
    """Return what was learned and from which events; Malformed if it is not of this format."""
    kept = read(_kept, body, _WHAT)
    if kept.format != FORMAT:
        raise Malformed(f"{_WHAT}its format is not {FORMAT}; it is learned anew from the log")
    return read(_learned, kept.learned, _WHAT), kept.seq
