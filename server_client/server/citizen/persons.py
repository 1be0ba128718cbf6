"""The centre's secret for citizens: a person's key, a booking's code and a ticket's token are made with it.

A number of a person is hashed as it comes in, and kept nowhere. Codes and tokens follow from the id of the wish, so
that the same wish, sent again to any process of the centre, has the same answer.
"""

import hmac
import os
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes

from server_client.queue_model.ids import BookingCode, CommandId, Token
from server_client.server.errors import StoreUnavailable
from server_client.wire.new_ids import TOKEN_BYTES, new_token

_SECRET_BYTES = 32
# Without what is mistaken for something else when it is read out or written down.
_SIGNS = "ACDEFGHJKMNPQRTUVWXY34679"
_CODE_SIGNS = 10


@dataclass(frozen=True, slots=True, repr=False)
class Persons:
    """Makes keys, codes and tokens with one secret."""

    secret: bytes

    def key(self, identity: str) -> str:
        """Return what stands for the person of a 12-digit number."""
        return hmac.digest(self.secret, f"identity {identity}".encode(), "sha256").hex()

    def code(self, wish: CommandId) -> BookingCode:
        """Return the code of the booking that a wish became."""
        number = int.from_bytes(hmac.digest(self.secret, f"code {wish}".encode(), "sha256"))
        signs = []
        for _ in range(_CODE_SIGNS):
            number, sign = divmod(number, len(_SIGNS))
            signs.append(_SIGNS[sign])
        half = _CODE_SIGNS // 2
        return BookingCode(f"{''.join(signs[:half])}-{''.join(signs[half:])}")

    def token(self, wish: CommandId) -> Token:
        """Return the token of the ticket that a wish became."""
        return new_token(hmac.digest(self.secret, f"token {wish}".encode(), "sha256")[:TOKEN_BYTES])


def persons_of(path: Path) -> Persons:
    """Return the secret in the file, which is made if there is none; StoreUnavailable if that fails.

    All processes of a centre use one file.
    """
    try:
        return Persons(_kept(path))
    except OSError as failed:
        raise StoreUnavailable(f"{path} cannot be read or made ({failed.strerror}): check the folder") from failed


def _kept(path: Path) -> bytes:
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(token_bytes(_SECRET_BYTES))
            file.flush()
            os.fsync(file.fileno())
        try:
            # Whoever is second finds the first one's, whole.
            os.link(fresh, path)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    secret = path.read_bytes()
    if len(secret) != _SECRET_BYTES:
        raise StoreUnavailable(f"{path} is not a secret of {_SECRET_BYTES} bytes: put back the one that was there")
    return secret
