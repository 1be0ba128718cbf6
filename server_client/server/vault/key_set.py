"""The keys of a vault: those that seal records, and the secret by which persons are counted; logs see neither."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NewType

import msgspec

from server_client.server.errors import VaultClosed
from server_client.server.vault.cipher import KEY_BYTES

KeyId = NewType("KeyId", str)
Random = Callable[[int], bytes]

_FORMAT = 1
_ID_BYTES = 6


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class VaultKey:
    """A key that seals records; its id stands beside each of them."""

    id: KeyId
    secret: bytes
    made_at: datetime

    def __repr__(self) -> str:
        return f"<VaultKey {self.id}: hidden>"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class KeySet:
    """All keys, the newest first; there are two only while a rotation is under way.

    `persons` keys the hashes of identity numbers. It outlives rotations: a new one would forget who had a number today.
    """

    keys: tuple[VaultKey, ...]
    persons: bytes

    def __repr__(self) -> str:
        return f"<KeySet of {len(self.keys)}: hidden>"

    @property
    def newest(self) -> VaultKey:
        """Return the key that new records are to be sealed with."""
        return self.keys[0]

    def key(self, key: KeyId) -> VaultKey | None:
        """Return the key of that id, if it is among them."""
        return next((one for one in self.keys if one.id == key), None)


class _Form(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    format: int
    keys: tuple[VaultKey, ...]
    persons: bytes


_forms = msgspec.json.Decoder(_Form)


def new_key_set(random: Random, now: datetime) -> KeySet:
    """Return the first keys of a vault."""
    return KeySet(keys=(_new_key(random, now),), persons=random(KEY_BYTES))


def with_new_key(keys: KeySet, random: Random, now: datetime) -> KeySet:
    """Return the keys with one more, which is to take the others' place."""
    return replace(keys, keys=(_new_key(random, now), *keys.keys))


def only_newest(keys: KeySet) -> KeySet:
    """Return the keys without those that were replaced."""
    return replace(keys, keys=keys.keys[:1])


def encode_keys(keys: KeySet) -> bytes:
    """Return the keys as they are kept: JSON with the secrets in base64."""
    return msgspec.json.encode(_Form(format=_FORMAT, keys=keys.keys, persons=keys.persons))


def decode_keys(text: bytes, where: str) -> KeySet:
    """Return the keys that are kept at `where`; VaultClosed, without a word of them, if it holds none."""
    try:
        form = _forms.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as wrong:
        raise VaultClosed(f"{where} holds no vault keys: put the right ones back from where they are kept") from wrong
    are_whole = all(len(secret) == KEY_BYTES for secret in (form.persons, *(key.secret for key in form.keys)))
    if form.format != _FORMAT or not form.keys or not are_whole:
        raise VaultClosed(f"{where} holds vault keys that this program cannot use: put the right ones back")
    return KeySet(keys=form.keys, persons=form.persons)


def _new_key(random: Random, now: datetime) -> VaultKey:
    return VaultKey(id=KeyId(random(_ID_BYTES).hex()), secret=random(KEY_BYTES), made_at=now)
