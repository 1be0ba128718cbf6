"""The picture of a branch as JSON, beside what the centre needs to go on from it.

A document is `{"format":1,"picture":{…},"kept":{…}}`. Who shows pictures reads the first part only; `kept` holds what
the next event may refer to: the open tickets, and what counters can still take back.
"""

from datetime import datetime

import msgspec

from server_client.branch_picture.picture import Picture
from server_client.branch_picture.tally import Before, CounterTally, Deed, KioskTally, OpenTicket, ServiceTally, Tally
from server_client.queue_model.ids import CounterId, DeviceId, ServiceCode, TicketId
from server_client.queue_model.ticket import AnnouncedWait, TicketState
from server_client.wire.errors import Malformed
from server_client.wire.reading import read

# Grows when the same events come to make another picture: then a document is made anew from the log.
FORMAT = 1


class _Ticket(msgspec.Struct, array_like=True):
    id: TicketId
    service: ServiceCode
    queued_at: datetime
    state: TicketState
    counter: CounterId | None
    waited_s: int
    promise_s: int
    # What documents of before have not; their day ends without it.
    announced: AnnouncedWait | None = None


class _Kept(msgspec.Struct):
    head: str
    tickets: list[_Ticket]
    deeds: dict[CounterId, Before | None]
    listed: tuple[DeviceId, ...]
    closed: list[ServiceCode]
    foretold: str = ""


class _Document(msgspec.Struct):
    format: int
    picture: Picture
    kept: _Kept


class _Shown(msgspec.Struct):
    format: int
    picture: msgspec.Raw


class _Adopted(msgspec.Struct):
    configuration: int | None = None


class _Configured(msgspec.Struct):
    picture: _Adopted


_encoder = msgspec.json.Encoder()
_documents = msgspec.json.Decoder(_Document)
_shown = msgspec.json.Decoder(_Shown)
_configured = msgspec.json.Decoder(_Configured)
_pictures = msgspec.json.Decoder(Picture)
_WHAT = "This is not the picture of a branch: "


def encode_tally(tally: Tally) -> bytes:
    """Return the document of the branch."""
    return _encoder.encode(
        _Document(
            FORMAT,
            tally.picture(),
            _Kept(
                tally.head,
                [_kept(id, one) for id, one in tally.tickets.items()],
                {id: one.deed.before for id, one in tally.counters.items() if one.deed is not None},
                tally.listed,
                sorted(tally.closed),
                tally.foretold,
            ),
        )
    )


def _kept(id: TicketId, one: OpenTicket) -> _Ticket:
    return _Ticket(id, one.service, one.queued_at, one.state, one.counter, one.waited_s, one.promise_s, one.announced)


def decode_tally(body: bytes) -> Tally:
    """Return the tally that a document holds; Malformed if it holds none of this format."""
    if shown_part(body) is None:
        raise Malformed(f"{_WHAT}its format is not {FORMAT}; it is made anew from the log")
    document = read(_documents, body, _WHAT)
    picture, kept = document.picture, document.kept
    return Tally(
        branch=picture.branch,
        epoch=picture.epoch,
        seq=picture.seq,
        head=kept.head,
        at=picture.at,
        day=picture.day,
        is_open=picture.is_open,
        configuration=picture.configuration,
        closed=set(kept.closed),
        services={
            one.service: ServiceTally(
                one.promise_s,
                one.issued,
                one.finished,
                one.abandoned,
                one.cancelled,
                one.expired,
                one.waited_s,
                one.within_promise,
            )
            for one in picture.services
        },
        tickets={
            one.id: OpenTicket(
                one.service, one.queued_at, one.state, one.counter, one.waited_s, one.promise_s, one.announced
            )
            for one in kept.tickets
        },
        counters={
            one.counter: CounterTally(
                one.state,
                one.since,
                one.clerk,
                one.pause_reason,
                one.ticket,
                Deed(kept.deeds[one.counter]) if one.counter in kept.deeds else None,
            )
            for one in picture.counters
        },
        kiosks={one.device: KioskTally(one.faults, one.help_asked_at) for one in picture.kiosks},
        listed=kept.listed,
        strays=picture.strays,
        foretold=kept.foretold,
    )


def shown_part(body: bytes) -> bytes | None:
    """Return the picture in a document as it is sent; None if it is of another format."""
    document = read(_shown, body, _WHAT)
    return bytes(document.picture) if document.format == FORMAT else None


def configuration_in(body: bytes) -> int | None:
    """Return the version of the configuration that the branch of a document works by; None if it has none."""
    return read(_configured, body, _WHAT).picture.configuration


def decode_picture(body: bytes) -> Picture:
    """Return the picture that was sent; Malformed if it is none."""
    return read(_pictures, body, _WHAT)
