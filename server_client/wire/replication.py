"""Runs of a log on their way from its node to the centre, and what the centre answers; each entry is checked here.

A run is `{"epoch":1,"after":120,"prev":"…","head":9000,"entries":[…]}`: the entries that follow entry `after`, whose
hash is `prev`, of a log that ends at `head` in the epoch `epoch`. What comes out of `decode_run` is a gapless piece of
that branch's log, whoever sent it: each entry has its hash, names that of the one before, is the next, is readable as
an event, and goes back neither in time nor in epoch. Whether it follows what is held is for the centre to see.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, Union, get_args, get_type_hints

import msgspec

from server_client.queue_model.events import EpochBegun, EventData
from server_client.queue_model.ids import BranchId, CommandId
from server_client.wire.chain import GENESIS, Entry
from server_client.wire.errors import BrokenChain, Malformed
from server_client.wire.reading import read

LONGEST_RUN = 2_000
LARGEST_RUN = 4 << 20

_HASH = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$", max_length=64)]
# What every database holds as a whole number, with room to add to it.
_COUNT = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
_EPOCH = Annotated[int, msgspec.Meta(ge=1, le=2**31 - 1)]
_ID = Annotated[str, msgspec.Meta(min_length=1, max_length=64)]
_HASH_MEMBER = b',"hash":"'
# The last member of an entry as it travels, and the brace that ends it.
_TAIL = len(_HASH_MEMBER) + 64 + len(b'"}')
_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_LAST_YEAR = 2999


class Fault(StrEnum):
    """Why an entry is not taken."""

    FORGED = "forged"
    FOREIGN = "foreign_branch"
    TOO_NEW = "too_new"
    UNREADABLE = "unreadable"


class FaultyEntry(BrokenChain):
    """Entry `seq` of a run is not what it should be; nothing of the run is taken."""

    def __init__(self, fault: Fault, seq: int, what: str) -> None:
        """Say which entry, and what is wrong with it."""
        super().__init__(f"Entry {seq} {what}")
        self.fault = fault
        self.seq = seq


class RunEntry(msgspec.Struct, frozen=True):
    """One entry that has been checked, as it is stored, with the event that it holds."""

    seq: int
    epoch: int
    at: datetime
    at_ms: int
    command_id: CommandId
    body: bytes
    hash: str
    data: EventData


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Entries of one branch that follow entry `after`; the sender's log ends at `head`, in the epoch `epoch`."""

    branch: BranchId
    epoch: int
    after: int
    prev: str
    head: int
    entries: Sequence[RunEntry]

    @property
    def last(self) -> int:
        """Return the number of the last entry that the run tells of."""
        return self.after + len(self.entries)

    def hash_at(self, seq: int) -> str:
        """Return the hash of entry `seq`, which is one of the run or the one before it."""
        return self.entries[seq - self.after - 1].hash if seq > self.after else self.prev


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
    epoch: _EPOCH
    after: _COUNT
    prev: _HASH
    head: _COUNT
    entries: list[msgspec.Raw]


class _Head(msgspec.Struct):
    type: str


def _sealed(kind: type[EventData]) -> type[msgspec.Struct]:
    """Return what an entry with such an event is read as: in one go, at a fifth of the price of reading it twice."""
    members: list[tuple[str, Any]] = [
        ("branch", str),
        ("epoch", _EPOCH),
        ("seq", int),
        ("at", Annotated[datetime, msgspec.Meta(tz=True)]),
        ("command_id", _ID),
        ("data", kind),
        ("prev", str),
    ]
    return msgspec.defstruct(f"Sealed{kind.__name__}", members, tag=kind.__name__, tag_field="type", module=__name__)


def _times_in(kind: type[EventData]) -> tuple[str, ...]:
    """Return the members of the event that are moments: read without a zone they could not be compared."""
    hints = get_type_hints(kind)
    return tuple(one.name for one in fields(kind) if datetime in (hints[one.name], *get_args(hints[one.name])))


_KINDS: tuple[type[EventData], ...] = get_args(EventData)
_NAMES = frozenset(kind.__name__ for kind in _KINDS)
_TIMES = {kind: times for kind in _KINDS if (times := _times_in(kind))}
_runs = msgspec.json.Decoder(_Run)
_heads = msgspec.json.Decoder(_Head)
_entries: "msgspec.json.Decoder[Any]" = msgspec.json.Decoder(Union[tuple(map(_sealed, _KINDS))])  # noqa: UP007  # the members are values
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
    entries = _checked(run, branch)
    if entries and entries[-1].epoch > run.epoch:
        raise FaultyEntry(Fault.FORGED, entries[-1].seq, f"is of a later epoch than its log, which is of {run.epoch}")
    return Run(branch=branch, epoch=run.epoch, after=run.after, prev=run.prev, head=run.head, entries=entries)


def _checked(run: _Run, branch: BranchId) -> list[RunEntry]:
    # All in one loop, with nothing called that need not be: at the centre this is most of what an event costs.
    entries: list[RunEntry] = []
    seq, prev, at, epoch = run.after, run.prev, _BEGINNING, 0
    decode = _entries.decode
    for raw in run.entries:
        seq += 1
        sent = bytes(raw)
        body, digest = sent[:-_TAIL] + b"}", sent[-66:-2].decode("latin-1")
        if sha256(body).hexdigest() != digest or sent[-_TAIL:-66] != _HASH_MEMBER:
            raise _forged(sent, seq)
        try:
            sealed = decode(body)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as wrong:
            raise _unreadable(body, seq, wrong) from wrong
        data = sealed.data
        if sealed.prev != prev or sealed.seq != seq or sealed.branch != branch:
            raise _misplaced(sealed, seq, branch)
        if sealed.epoch != epoch and not _may_follow(sealed.epoch, epoch, data):
            raise FaultyEntry(Fault.FORGED, seq, f"is of epoch {sealed.epoch}, which did not begin after {epoch}")
        if sealed.at < at or sealed.at.year > _LAST_YEAR:
            raise FaultyEntry(Fault.FORGED, seq, f"is of {sealed.at.isoformat()}, before the entry before it")
        if not sealed.command_id.isprintable() or (type(data) in _TIMES and not _has_zones(data)):
            raise FaultyEntry(Fault.UNREADABLE, seq, "has an id with odd characters, or a time without a zone")
        at, epoch, prev = sealed.at, sealed.epoch, digest
        at_ms = (at - _BEGINNING) // _MILLISECOND
        entries.append(RunEntry(seq, epoch, at, at_ms, sealed.command_id, body, digest, data))
    return entries


def _may_follow(epoch: int, before: int, data: EventData) -> bool:
    """Say whether an entry may be of another epoch than the one before it (0: not known); beginnings say so."""
    return before == 0 or (epoch > before and type(data) is EpochBegun)


def _forged(sent: bytes, seq: int) -> FaultyEntry:
    if sent[-_TAIL:-66] != _HASH_MEMBER:
        return FaultyEntry(Fault.FORGED, seq, "bears no hash as its last member")
    return FaultyEntry(Fault.FORGED, seq, "was altered: its content does not have its hash")


def _misplaced(sealed: Any, seq: int, branch: BranchId) -> FaultyEntry:
    if sealed.seq != seq:
        return FaultyEntry(Fault.FORGED, seq, f"is missing; {sealed.seq} stands in its place")
    if sealed.branch != branch:
        return FaultyEntry(Fault.FOREIGN, seq, f"is of branch {sealed.branch}, not of {branch}")
    return FaultyEntry(Fault.FORGED, seq, f"does not follow entry {seq - 1}: it names another hash")


def _unreadable(body: bytes, seq: int, wrong: Exception) -> Malformed:
    kind = read(_heads, body, f"Entry {seq} is not readable: ").type
    if kind in _NAMES:
        return FaultyEntry(Fault.UNREADABLE, seq, f"of type {kind} is not readable: {wrong}")
    return FaultyEntry(
        Fault.TOO_NEW, seq, f"is of the unknown type {kind}; the centre is older than the node: update it"
    )


def _has_zones(data: EventData) -> bool:
    for name in _TIMES[type(data)]:
        at: datetime | None = getattr(data, name)
        if at is not None and at.tzinfo is None:
            return False
    return True


def stored_entry(entry: Entry) -> RunEntry:
    """Return an entry that was checked when it was stored, with its event; Malformed if it is not readable any more."""
    sealed = read(_entries, entry.body, f"Entry {entry.seq} is not readable: ")
    at_ms = (sealed.at - _BEGINNING) // _MILLISECOND
    return RunEntry(sealed.seq, sealed.epoch, sealed.at, at_ms, entry.command_id, entry.body, entry.hash, sealed.data)


def encode_held(held: Held | HeldEntry) -> bytes:
    """Return what the centre holds, as it answers."""
    return _encoder.encode(held)


def decode_held(body: bytes) -> Held:
    """Return what the centre holds; Malformed if this does not say."""
    return read(_held, body, "This does not tell what the centre holds: ")


def decode_held_entry(body: bytes) -> HeldEntry:
    """Return the hash of an entry that the centre holds; Malformed if this does not say."""
    return read(_held_entries, body, "This does not tell an entry that the centre holds: ")
