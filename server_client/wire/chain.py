"""The log as bytes: each event's canonical form, sealed by a hash over itself and the one before.

An entry's body is one JSON object that ends with `prev`, the hash of the entry before (64 zeros for the first). Its
hash is the SHA-256 of exactly these bytes, so anyone can check a log without knowing what the events mean. In transit
the hash stands behind the body as the object's last member, `hash`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Annotated, get_args

import msgspec

from server_client.queue_model.events import Event, EventData
from server_client.queue_model.ids import BranchId, CommandId
from server_client.wire.errors import BrokenChain, Malformed
from server_client.wire.reading import read

GENESIS = "0" * 64
_HASH_MEMBER = b',"hash":"'


@dataclass(frozen=True, slots=True)
class Entry:
    """One sealed event: its place, whose command it came from, its canonical bytes and their hash (hex)."""

    seq: int
    command_id: CommandId
    body: bytes
    hash: str

    @property
    def sent(self) -> bytes:
        """Return the entry as it travels."""
        return b'%b,"hash":"%b"}' % (self.body[:-1], self.hash.encode())


class _Envelope(msgspec.Struct, kw_only=True):
    branch: BranchId
    epoch: int
    seq: int
    at: Annotated[datetime, msgspec.Meta(tz=True)]
    command_id: CommandId
    type: str
    data: msgspec.Raw
    prev: str
    hash: str | None = None


class _Outgoing(msgspec.Struct):
    branch: BranchId
    epoch: int
    seq: int
    at: datetime
    command_id: CommandId
    type: str
    data: EventData
    prev: str


_encoder = msgspec.json.Encoder(order="deterministic")
_envelopes = msgspec.json.Decoder(_Envelope)
_data_decoders: dict[str, msgspec.json.Decoder[EventData]] = {
    kind.__name__: msgspec.json.Decoder(kind) for kind in get_args(EventData)
}


def seal(event: Event, prev: str) -> Entry:
    """Return the event as the entry that follows the one with the hash `prev`."""
    body = _encoder.encode(
        _Outgoing(
            event.branch,
            event.epoch,
            event.seq,
            event.at,
            event.command_id,
            type(event.data).__name__,
            event.data,
            prev,
        )
    )
    return Entry(seq=event.seq, command_id=event.command_id, body=body, hash=sha256(body).hexdigest())


def seal_all(events: Iterable[Event], prev: str) -> list[Entry]:
    """Return the events as entries that follow the one with the hash `prev`."""
    entries: list[Entry] = []
    for event in events:
        entry = seal(event, prev)
        entries.append(entry)
        prev = entry.hash
    return entries


def event_of(body: bytes) -> Event:
    """Return the event that an entry's body, or the entry as it travels, holds; Malformed if it holds none."""
    envelope = _read(body)
    decoder = _data_decoders.get(envelope.type)
    if decoder is None:
        raise Malformed(f"Event {envelope.seq} is of the unknown type {envelope.type}; this program is too old for it")
    data = read(decoder, envelope.data, f"Event {envelope.seq} of type {envelope.type} is not readable: ")
    return Event(
        branch=envelope.branch,
        epoch=envelope.epoch,
        seq=envelope.seq,
        at=envelope.at,
        command_id=envelope.command_id,
        data=data,
    )


def entry_of(sent: bytes) -> Entry:
    """Return the entry that travelled, as it is kept; Malformed if it is none. Whether it holds, `checked` says."""
    body, found, digest = sent.rpartition(_HASH_MEMBER)
    if not found or len(digest) != 64 + len(b'"}'):
        raise Malformed("This is not an entry of a log as it travels: it does not end with its hash")
    envelope = _read(body + b"}")
    return Entry(envelope.seq, envelope.command_id, body + b"}", digest[:64].decode("ascii", "replace"))


def checked(entries: Iterable[Entry], prev: str, seq: int) -> Iterator[Event]:
    """Go through the events of entries that follow entry `seq` with the hash `prev`.

    BrokenChain names the first entry that was altered or does not follow.
    """
    for entry in entries:
        envelope = _read(entry.body)
        if envelope.seq != seq + 1 or entry.seq != seq + 1:
            raise BrokenChain(f"Entry {seq + 1} is missing; {entry.seq} stands in its place")
        if envelope.prev != prev:
            raise BrokenChain(f"Entry {entry.seq} does not follow entry {seq}: it names another hash")
        if sha256(entry.body).hexdigest() != entry.hash:
            raise BrokenChain(f"Entry {entry.seq} was altered: its content does not have its hash")
        yield event_of(entry.body)
        prev, seq = entry.hash, entry.seq


def _read(body: bytes) -> _Envelope:
    return read(_envelopes, body, "This is not an entry of a log: ")
