"""Runs of a log on their way from its node to the centre, and what the centre answers; each entry is checked here.

A run is `{"epoch":1,"after":120,"prev":"…","head":9000,"entries":[…]}`: the entries that follow entry `after`, whose
hash is `prev`, of a log that ends at `head` in the epoch `epoch`. What comes out of `decode_run` is a gapless piece of
that branch's log, whoever sent it: each entry has its hash, names that of the one before, is the next, is readable as
an event, and goes back neither in time nor in epoch. Whether it follows what is held is for the centre to see.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import msgspec

from server_client.queue_model.ids import BranchId
from server_client.wire.chain import GENESIS, Entry
from server_client.wire.entry_columns import RunEntries
from server_client.wire.errors import Malformed
from server_client.wire.reading import read
from server_client.wire.run_entries import EPOCH, Fault, FaultyEntry, checked

LONGEST_RUN = 2_000
LARGEST_RUN = 4 << 20

_HASH = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
# What every database holds as a whole number, with room to add to it.
_COUNT = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Entries of one branch that follow entry `after`; the sender's log ends at `head`, in the epoch `epoch`."""

    branch: BranchId
    epoch: int
    after: int
    prev: str
    head: int
    entries: RunEntries

    @property
    def last(self) -> int:
        """Return the number of the last entry that the run tells of."""
        return self.after + len(self.entries)

    def hash_at(self, seq: int) -> str:
        """Return the hash of entry `seq`, which is one of the run or the one before it."""
        return self.entries.hash[seq - self.after - 1] if seq > self.after else self.prev


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where two logs of a branch part: `held` and `sent` are the hashes of entry `seq` there; none if it is missing."""

    seq: int
    held: str
    sent: str
    since: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What the centre holds of a branch's log; `epoch` is the one that may go on with it.

    `newest_configuration` is the version published for the branch, if any.
    """

    epoch: int
    seq: int
    hash: str
    differs: Difference | None = None
    newest_configuration: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldEntry:
    """The hash of one entry that the centre holds."""

    seq: int
    hash: str


class _Run(msgspec.Struct, forbid_unknown_fields=True):
    epoch: EPOCH
    after: _COUNT
    prev: _HASH
    head: _COUNT
    entries: list[msgspec.Raw]


_runs = msgspec.json.Decoder(_Run)
_encoder = msgspec.json.Encoder()
_held = msgspec.json.Decoder(Held)
_held_entries = msgspec.json.Decoder(HeldEntry)


def encode_run(entries: Sequence[Entry], *, epoch: int, after: int, prev: str, head: int) -> bytes:
    """Return the run as it is sent."""
    sent = b",".join([entry.sent for entry in entries])
    return b'{"epoch":%d,"after":%d,"prev":"%b","head":%d,"entries":[%b]}' % (epoch, after, prev.encode(), head, sent)


def decode_run(body: bytes, branch: BranchId) -> Run:
    """Return the run, every entry of it checked; Malformed if it is none, FaultyEntry if one is not as it should be."""
    run = read(_runs, body, "This is not a run of entries: ")
    if run.after == 0 and run.prev != GENESIS:
        raise Malformed(f"This is not a run of entries: nothing stands before the first, so `prev` must be {GENESIS}")
    if len(run.entries) > LONGEST_RUN:
        raise Malformed(f"The run has {len(run.entries)} entries; send at most {LONGEST_RUN} at once")
    if run.head < run.after + len(run.entries):
        raise Malformed(f"This is not a run of entries: it goes beyond entry {run.head}, where its log is to end")
    entries = checked(run.entries, branch, after=run.after, prev=run.prev)
    if entries and entries.epoch[-1] > run.epoch:
        raise FaultyEntry(Fault.FORGED, entries.seq[-1], f"is of a later epoch than its log, which is of {run.epoch}")
    return Run(branch=branch, epoch=run.epoch, after=run.after, prev=run.prev, head=run.head, entries=entries)


def encode_held(held: Held | HeldEntry) -> bytes:
    """Return what the centre holds, as it answers."""
    return _encoder.encode(held)


def decode_held(body: bytes) -> Held:
    """Return what the centre holds; Malformed if this does not say."""
    return read(_held, body, "This does not tell what the centre holds: ")


def decode_held_entry(body: bytes) -> HeldEntry:
    """Return the hash of an entry that the centre holds; Malformed if this does not say."""
    return read(_held_entries, body, "This does not tell an entry that the centre holds: ")
