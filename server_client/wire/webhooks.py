"""What webhooks are sent and how they are set up: messages, their signature, and the forms of an administrator's calls.

No message holds a person's data, a token, a clerk or a booking's code; what an event has of those is left out here.
"""

import hmac
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, TypeAlias

import msgspec

from server_client.queue_model import device_events, epoch_events, events
from server_client.queue_model.events import Event, EventData
from server_client.queue_model.ids import BranchId
from server_client.wire.new_ids import ID_BYTES, new_id
from server_client.wire.reading import read

SCHEMA = 1
TEST = "webhook.test"
SIGNATURE_HEADER = "Motcua-Signature"
_LONGEST_URL = 500
_CODE = Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9_.-]{1,64}$", max_length=64)]
Figure: TypeAlias = str | int | None
Data: TypeAlias = Mapping[str, Figure]


class WebhookState(StrEnum):
    """Whether a webhook is told: paused by somebody, parked after a day of failures."""

    ACTIVE = "active"
    PAUSED = "paused"
    PARKED = "parked"


class NewWebhook(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A wish to be told: of which events (none: all) of which branches (none: all)."""

    url: Annotated[str, msgspec.Meta(max_length=_LONGEST_URL)]
    events: Annotated[list[_CODE], msgspec.Meta(max_length=64)] = []
    branches: Annotated[list[_CODE], msgspec.Meta(max_length=500)] = []


class MovedCursor(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Go on after this entry of a branch's log: an earlier one sends again, a later one passes over."""

    branch: _CODE
    after: Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class WebhookShown(msgspec.Struct, kw_only=True):
    """A webhook and how it stands; `secret` is told once, when it was made, `behind` how many branches wait for it."""

    id: str
    url: str
    events: list[str]
    branches: list[str]
    state: WebhookState
    fault: str
    tries: int
    failing_since: datetime | None
    next_try: datetime | None
    behind: int
    made_at: datetime
    secret: str | None = None


class WebhooksShown(msgspec.Struct, kw_only=True):
    """All webhooks of a centre."""

    webhooks: list[WebhookShown]


class Tested(msgspec.Struct, kw_only=True):
    """What came of a test message; `fault` is empty if it was taken."""

    taken: bool
    fault: str


class Message(msgspec.Struct, kw_only=True, frozen=True):
    """One message; the same event always has the same `id`, by which a receiver knows it again."""

    id: str
    type: str
    schema: int
    branch: str
    epoch: int
    sequence: int
    occurred_at: datetime
    data: dict[str, Figure]


_encoder = msgspec.json.Encoder()
_new = msgspec.json.Decoder(NewWebhook)
_moved = msgspec.json.Decoder(MovedCursor)
_shown = msgspec.json.Decoder(WebhookShown)
_all_shown = msgspec.json.Decoder(WebhooksShown)
_tested = msgspec.json.Decoder(Tested)


def message_of(event: Event) -> Message | None:
    """Return what is told of an event; None if nothing is."""
    told = _TOLD.get(type(event.data))
    if told is None:
        return None
    kind, data = told
    return Message(
        id=_id(event.branch, event.epoch, event.seq, event.at),
        type=kind,
        schema=SCHEMA,
        branch=event.branch,
        epoch=event.epoch,
        sequence=event.seq,
        occurred_at=event.at.astimezone(UTC),
        data=dict(data(event.data)),
    )


def message_for_test(webhook: str, at: datetime) -> Message:
    """Return a message that says nothing but that it came."""
    return Message(
        id=_id(BranchId(webhook), 0, 0, at),
        type=TEST,
        schema=SCHEMA,
        branch="",
        epoch=0,
        sequence=0,
        occurred_at=at,
        data={"webhook": webhook},
    )


def signature(secrets: Iterable[str], at: datetime, body: bytes) -> str:
    """Return the signature's header: the time in seconds since 1970, and HMAC-SHA256 over it, a point and the body.

    There is one for each secret: two for a while after one was exchanged.
    """
    seconds = int(at.timestamp())
    signed = b"%d.%b" % (seconds, body)
    digests = [hmac.new(secret.encode(), signed, sha256).hexdigest() for secret in secrets]
    return f"t={seconds},{','.join(f'v1={digest}' for digest in digests)}"


def _id(branch: str, epoch: int, seq: int, at: datetime) -> str:
    # Of the event alone, so that every process and every repeat comes to the same.
    return new_id(at, sha256(f"{branch}\n{epoch}\n{seq}".encode()).digest()[:ID_BYTES])


def _of(*names: str) -> Callable[[Any], Data]:
    return lambda data: {name: getattr(data, name) for name in names}


def _called(data: events.TicketCalled) -> Data:
    reason = data.reason
    return {
        "ticket": data.ticket,
        "counter": data.counter,
        "reason": reason.kind,
        "waited_s": reason.waited_s,
        "promise_s": reason.promise_s,
        "overtaken": reason.passed,
    }


def _issued(data: events.TicketIssued) -> Data:
    return {
        "ticket": data.ticket,
        "visit": data.visit,
        "number": data.number,
        "service": data.needs[0],
        "needs": len(data.needs),
        "ahead": data.ahead,
        "origin": data.origin,
    }


def _faults(data: device_events.DeviceReported) -> Data:
    return {"device": data.device, "faults": ",".join(data.faults)}


def _day(data: events.DayOpened | events.DayClosed) -> Data:
    return {"day": data.day.isoformat()}


# One entry a type: the function takes what the key is, which the type checker cannot express.
_TOLD: Mapping[type[EventData], tuple[str, Callable[[Any], Data]]] = {
    events.DayOpened: ("day.opened", _day),
    events.DayClosed: ("day.closed", _day),
    events.ServiceOpened: ("service.opened", _of("service")),
    events.ServiceClosed: ("service.closed", _of("service")),
    events.ConfigurationAdopted: ("configuration.adopted", lambda data: {"version": data.configuration.version}),
    epoch_events.EpochBegun: ("epoch.begun", _of("reason")),
    events.TicketIssued: ("ticket.issued", _issued),
    events.NeedQueued: ("ticket.queued", _of("ticket", "visit", "service")),
    events.TicketCalled: ("ticket.called", _called),
    events.TicketRecalled: ("ticket.recalled", _of("ticket", "counter")),
    events.ServingStarted: ("ticket.started", _of("ticket", "counter")),
    events.TicketFinished: ("ticket.finished", _of("ticket", "counter", "outcome")),
    events.TicketMissed: ("ticket.missed", _of("ticket", "counter")),
    events.TicketAbandoned: ("ticket.abandoned", _of("ticket", "counter")),
    events.TicketReturned: ("ticket.returned", _of("ticket")),
    events.TicketPostponed: ("ticket.postponed", _of("ticket")),
    events.TicketHeld: ("ticket.held", _of("ticket", "counter", "reason")),
    events.TicketResumed: ("ticket.resumed", _of("ticket", "counter")),
    events.TicketTransferred: ("ticket.transferred", _of("ticket", "service", "counter", "position")),
    events.TicketCancelled: ("ticket.cancelled", _of("ticket", "reason")),
    events.TicketExpired: ("ticket.expired", _of("ticket")),
    events.DeedTakenBack: ("ticket.undone", _of("ticket", "counter")),
    events.OutcomeCorrected: ("ticket.corrected", _of("ticket", "counter", "outcome")),
    events.ServiceRated: ("ticket.rated", _of("ticket", "score")),
    events.CounterOpened: ("counter.opened", _of("counter", "profile")),
    events.CounterPaused: ("counter.paused", _of("counter", "reason")),
    events.CounterClosed: ("counter.closed", _of("counter")),
    device_events.DeviceReported: ("kiosk.reported", _faults),
}
KINDS: tuple[str, ...] = tuple(kind for kind, _ in _TOLD.values())
"""The types of messages that a webhook can ask for."""


def encode_message(message: Message) -> bytes:
    """Return the body of a message."""
    return _encoder.encode(message)


def encode_webhooks(value: WebhooksShown | WebhookShown | Tested | NewWebhook | MovedCursor) -> bytes:
    """Return a form as it is sent."""
    return _encoder.encode(value)


def decode_new_webhook(body: bytes) -> NewWebhook:
    """Return the wish; Malformed if it is none."""
    return read(_new, body)


def decode_moved_cursor(body: bytes) -> MovedCursor:
    """Return where to go on; Malformed if it says nothing of the kind."""
    return read(_moved, body)


def decode_webhook(body: bytes) -> WebhookShown:
    """Return a webhook as the centre shows it; Malformed if it is none."""
    return read(_shown, body)


def decode_webhook_list(body: bytes) -> list[WebhookShown]:
    """Return the webhooks as the centre shows them; Malformed if they are none."""
    return read(_all_shown, body).webhooks


def decode_tested(body: bytes) -> Tested:
    """Return what came of a test; Malformed if it does not say."""
    return read(_tested, body)
