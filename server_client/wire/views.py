"""What a branch tells about itself besides its document: who waits, one ticket for its holder, whether it is ready."""

from collections.abc import Mapping
from datetime import datetime

import msgspec

from server_client.queue_model.configuration import Names
from server_client.queue_model.ids import ClassCode, DeviceId, ServiceCode, TicketId
from server_client.queue_model.ticket import TicketState
from server_client.wait_forecast.forecast import WhyUnknown
from server_client.wire.forecasts import ForetoldWait
from server_client.wire.reading import read
from server_client.wire.replication import Difference
from server_client.wire.strict import CODE


class TicketWaiting(msgspec.Struct, kw_only=True):
    """One waiting ticket; `forecast` is None if nothing can be foretold of it."""

    ticket: TicketId
    number: str
    ahead: int
    forecast: ForetoldWait | None = None


class ServiceWaiting(msgspec.Struct, kw_only=True):
    """Who waits for one service, in calling order, and how long who takes a number now would wait, by class.

    `unknown` says why nothing can be told to newcomers, if nothing can.
    """

    service: ServiceCode
    waiting: int
    longest_since: datetime | None
    tickets: list[TicketWaiting]
    unknown: WhyUnknown | None = None
    newcomers: Mapping[ClassCode, ForetoldWait] = msgspec.field(default_factory=dict)


class Waiting(msgspec.Struct, kw_only=True):
    """Who waits at the branch after entry `seq`; `foretold_at` is None if nothing fresh is foretold."""

    seq: int
    at: datetime
    services: list[ServiceWaiting]
    foretold_at: datetime | None = None


class PublicTicket(msgspec.Struct, kw_only=True):
    """What the holder of a ticket sees; `counter` is the number on the sign.

    `offered_from` is until when it is put off, if it is; `may_postpone` how often it may be, by `postpone_s` each time.
    `forecast` is of one that waits, and `unknown` why there is none, where that is known.
    """

    number: str
    state: TicketState
    language: str
    office: Names
    branch: Names
    service: Names
    later_services: list[Names]
    ahead: int | None
    counter: int | None
    issued_at: datetime
    called_at: datetime | None
    seq: int
    offered_from: datetime | None = None
    postponed: int = 0
    may_postpone: int = 0
    postpone_s: int = 0
    forecast: ForetoldWait | None = None
    unknown: WhyUnknown | None = None


class VaultCopyHealth(msgspec.Struct, kw_only=True, frozen=True):
    """How many rows of the vault its copy at the centre lacks, and why, if something keeps them here."""

    waiting: int
    why_not: str | None = None


class VaultHealth(msgspec.Struct, kw_only=True):
    """Whether pre-registrations can be kept and read, or why not; numbers are given out either way."""

    open: bool
    why_not: str | None
    copied: VaultCopyHealth | None = None


class StaffHealth(msgspec.Struct, kw_only=True, frozen=True):
    """Whether clerks sign in with PINs, or why nobody can now; kiosks and lobbies go on either way."""

    pins: bool = False
    why_not: str | None = None


class CityHealth(msgspec.Struct, kw_only=True, frozen=True):
    """What the city's system has not been told yet: how much waits, how much of it refused, since when, and why."""

    system: str = "none"
    waiting: int = 0
    refused: int = 0
    oldest: datetime | None = None
    why_not: str | None = None


class CentreHealth(msgspec.Struct, kw_only=True, frozen=True):
    """Whether the centre gets this log: since when it is so, how many entries it lacks, where its log differs, why."""

    linked: bool
    since: datetime | None
    lag: int
    differs: Difference | None = None
    why_not: str | None = None


class CertificateHealth(msgspec.Struct, kw_only=True, frozen=True):
    """The certificate that the server is reached by, when it ends, and what is to be done about that, if something."""

    name: str
    ends_at: datetime
    days_left: int
    says: str | None = None


class Health(msgspec.Struct, kw_only=True):
    """Whether the branch takes commands, or why not.

    `now` is the server's time, None if it does not tell it; `centre` is None on a server that has none.
    """

    ready: bool
    branch: str
    seq: int
    why_not: list[str]
    vault: VaultHealth
    staff: StaffHealth = StaffHealth()
    city: CityHealth = CityHealth()
    centre: CentreHealth | None = None
    certificate: CertificateHealth | None = None
    now: datetime | None = None


class Holder(msgspec.Struct, kw_only=True):
    """Who holds a credential, as what, at which branch, and which version of the program answers.

    `kept_days` is for how many days after the day itself the branch may keep what citizens say of themselves, for who
    has to tell them; None if it does not say.
    """

    name: str
    role: str
    branch: str
    version: str
    kept_days: int | None = None


class MachineClaim(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A kiosk says under which name it gives out numbers when the branch is away, and which machine it is."""

    device: CODE
    machine: CODE


View = Waiting | PublicTicket | Health | Holder

_encoder = msgspec.json.Encoder()
_health_decoder = msgspec.json.Decoder(Health)
_claim_decoder = msgspec.json.Decoder(MachineClaim)
_holder_decoder = msgspec.json.Decoder(Holder)


def encode_view(view: View) -> bytes:
    """Return the view as it is sent."""
    return _encoder.encode(view)


def decode_health(body: bytes) -> Health:
    """Return whether a branch is ready; Malformed if this does not say."""
    return read(_health_decoder, body, "This does not tell a branch's health: ")


def decode_holder(body: bytes) -> Holder:
    """Return who holds a credential; Malformed if this does not say."""
    return read(_holder_decoder, body, "This does not tell who holds a credential: ")


def encode_claim(device: DeviceId, machine: str) -> bytes:
    """Return a kiosk's claim as it is sent."""
    return _encoder.encode(MachineClaim(device=device, machine=machine))


def decode_claim(body: bytes) -> MachineClaim:
    """Return a kiosk's claim; Malformed says what is wrong with it."""
    return read(_claim_decoder, body)
