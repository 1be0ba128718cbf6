"""Names made before the first attempt and kept for ever: ids and tokens; no clock or chance is read here."""

from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta

from server_client.queue_model.ids import CommandId, Token

ID_BYTES = 10
TOKEN_BYTES = 16

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def new_id(now: datetime, random: bytes) -> CommandId:
    """Return the UUID version 7 (RFC 9562, 5.7) of `now` and 74 of the 80 random bits."""
    if len(random) != ID_BYTES:
        raise ValueError(f"An id is made from {ID_BYTES} random bytes, not {len(random)}")
    milliseconds = (now - _EPOCH) // _MILLISECOND
    version_and_a = 0x7000 | int.from_bytes(random[:2]) & 0x0FFF
    variant_and_b = 1 << 63 | int.from_bytes(random[2:]) & (1 << 62) - 1
    digits = f"{milliseconds:012x}{version_and_a:04x}{variant_and_b:016x}"
    return CommandId(f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}")


def new_token(random: bytes) -> Token:
    """Return 128 random bits as 22 characters that may stand in an address."""
    if len(random) != TOKEN_BYTES:
        raise ValueError(f"A token is made from {TOKEN_BYTES} random bytes, not {len(random)}")
    return Token(urlsafe_b64encode(random).rstrip(b"=").decode())
