"""The log of a branch's node, as long as wanted, and the runs that it sends; nothing of a server is in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count

from server_client.queue_model.apply import apply
from server_client.queue_model.branch import Branch
from server_client.queue_model.commands import AdoptConfiguration, Command, IssueTicket, OpenDay
from server_client.queue_model.decide import decide
from server_client.queue_model.ids import BranchId, CommandId, ServiceCode
from server_client.wire.chain import GENESIS, Entry, event_of, seal_all
from server_client.wire.new_ids import ID_BYTES, TOKEN_BYTES, new_id, new_token
from server_client.wire.replication import Run, decode_run, encode_run
from tests.proof.branches import MORNING, A, configuration

_numbers = count(1)


def fresh_id() -> CommandId:
    """Return an id that was never used."""
    number = next(_numbers)
    return new_id(MORNING + timedelta(milliseconds=number), number.to_bytes(ID_BYTES))


@dataclass
class NodeLog:
    """A branch at work, and its sealed log."""

    branch: BranchId
    now: datetime = MORNING
    entries: list[Entry] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.state = Branch(id=self.branch)

    def do(self, command: Command) -> None:
        """Carry out a command."""
        events = decide(self.state, command, self.now)
        for event in events:
            self.state = apply(self.state, event)
        self.entries += seal_all(events, self.hash_at(self.seq))

    def open(self) -> "NodeLog":
        """Open the branch for the day."""
        self.do(AdoptConfiguration(id=fresh_id(), configuration=configuration()))
        self.do(OpenDay(id=fresh_id()))
        return self

    def take(self, times: int = 1, service: ServiceCode = A) -> "NodeLog":
        """Give out so many numbers."""
        for _ in range(times):
            self.now += timedelta(seconds=1)
            token = new_token(next(_numbers).to_bytes(TOKEN_BYTES))
            self.do(IssueTicket(id=fresh_id(), needs=(service,), token=token))
        return self

    def restored(self, seq: int) -> "NodeLog":
        """Return the node that goes on from a backup of the log as it was after entry `seq`."""
        other = replace(self, entries=self.entries[:seq])
        for entry in other.entries:
            other.state = apply(other.state, event_of(entry.body))
        return other

    @property
    def seq(self) -> int:
        """Return where the log ends."""
        return len(self.entries)

    def hash_at(self, seq: int) -> str:
        """Return the hash of an entry."""
        return self.entries[seq - 1].hash if seq else GENESIS

    def body(self, after: int = 0, last: int | None = None, *, entries: Sequence[Entry] | None = None) -> bytes:
        """Return the entries after `after`, up to `last`, as a run is sent; or other entries in their place."""
        some = self.entries[after : self.seq if last is None else last] if entries is None else entries
        return encode_run(
            some, epoch=self.state.epoch, after=after, prev=self.hash_at(after), head=max(self.seq, after + len(some))
        )

    def run(self, after: int = 0, last: int | None = None) -> Run:
        """Return the same as the centre reads it."""
        return decode_run(self.body(after, last), self.branch)
