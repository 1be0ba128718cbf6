"""The state of a branch as one JSON document: what screens start from, and what a snapshot keeps."""

from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from server_client.queue_model.branch import Branch
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.counter import Counter
from server_client.queue_model.device import DeviceState
from server_client.queue_model.ids import BookingCode, BranchId, CommandId, ServiceCode, VisitId
from server_client.queue_model.lines import drawn_up
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.ticket import Ticket, Visit
from server_client.wire.errors import Malformed
from server_client.wire.reading import read

# Grows when a field changes its meaning; a reader refuses a format that it does not know.
FORMAT = 1
# Grows when the same events come to make a state with more in it: a snapshot from before then is not what its log
# makes now, so it is passed over and the log replayed. 2: tickets have clerks, counters can take deeds back.
EFFECTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchDocument:
    """A branch after entry `seq`, whose hash is `head`; the indexes of the state are left out, since they follow.

    `effects` says by which form of the rules its events were applied.
    """

    format: int
    id: BranchId
    epoch: int
    seq: int
    head: str
    at: datetime
    configuration: Configuration | None
    day: date | None
    is_open: bool
    closed_services: tuple[ServiceCode, ...]
    numbers: dict[str, int]
    visits: tuple[Visit, ...]
    tickets: tuple[Ticket, ...]
    counters: tuple[Counter, ...]
    bookings: dict[BookingCode, VisitId]
    settled: dict[CommandId, int]
    devices: tuple[DeviceState, ...] = ()
    mark: str = ""
    marked_until: date | None = None
    effects: int = 1


class _Made(msgspec.Struct):
    effects: int = 1


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(BranchDocument)
_made_decoder = msgspec.json.Decoder(_Made)


def encode_branch(branch: Branch, head: str, *, with_settled: bool = False) -> bytes:
    """Return the document of the branch; a snapshot also keeps which commands were settled."""
    return _encoder.encode(
        BranchDocument(
            format=FORMAT,
            id=branch.id,
            epoch=branch.epoch,
            seq=branch.seq,
            head=head,
            at=branch.at,
            configuration=branch.configuration,
            day=branch.day,
            is_open=branch.is_open,
            closed_services=tuple(sorted(branch.closed_services)),
            numbers=dict(branch.numbers),
            visits=tuple(branch.visits.values()),
            tickets=tuple(branch.tickets.values()),
            counters=tuple(branch.counters.values()),
            bookings=dict(branch.bookings),
            settled=dict(branch.settled) if with_settled else {},
            devices=tuple(branch.devices.values()),
            mark=branch.mark,
            marked_until=branch.marked_until,
            effects=EFFECTS,
        )
    )


def is_as_replayed(body: bytes) -> bool:
    """Say whether a document holds all that its log makes of the branch now; Malformed if it is no document."""
    return read(_made_decoder, body, "This is not a branch document: ").effects == EFFECTS


def decode_branch(body: bytes) -> tuple[Branch, str]:
    """Return the branch that a document describes and the hash of its last entry; Malformed if it describes none."""
    document = read(_decoder, body, "This is not a branch document: ")
    if document.format != FORMAT:
        raise Malformed(f"The branch document has format {document.format}; this program reads {FORMAT}: update it")
    if any(ticket.clock.tzinfo is None for ticket in document.tickets):
        raise Malformed("This is not a branch document: a ticket's clock has no zone, so its place is unknown")
    branch = Branch(
        id=document.id,
        epoch=document.epoch,
        mark=document.mark,
        marked_until=document.marked_until,
        seq=document.seq,
        at=document.at,
        configuration=document.configuration,
        day=document.day,
        is_open=document.is_open,
        closed_services=frozenset(document.closed_services),
        numbers=PersistentMap(document.numbers),
        visits=PersistentMap({visit.id: visit for visit in document.visits}),
        tickets=PersistentMap({ticket.id: ticket for ticket in document.tickets}),
        counters=PersistentMap({counter.id: counter for counter in document.counters}),
        lines=drawn_up(document.tickets),
        tokens=PersistentMap({visit.token: visit.id for visit in document.visits if visit.token is not None}),
        bookings=PersistentMap(document.bookings),
        settled=PersistentMap(document.settled),
        devices=PersistentMap({device.id: device for device in document.devices}),
    )
    return branch, document.head
