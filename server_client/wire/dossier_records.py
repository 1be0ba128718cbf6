"""Dossier statuses as they are delivered, looked up and found; strict with what comes from outside.

Whose dossier it is never travels here: whoever has the code may know how far it has come, and nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated

import msgspec

from server_client.dossier_model.dossier_code import DossierCode, read_dossier_code
from server_client.dossier_model.dossier_status import DossierFound, DossierStatus, NationalStatus
from server_client.dossier_model.vietnamese_text import tidy
from server_client.wire.errors import Malformed
from server_client.wire.reading import read
from server_client.wire.strict import TIME, in_utc

_Code = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DossiersKept:
    """The answer to a delivery; `older` are those of which something newer was known, which stays."""

    kept: int
    older: int = 0


class DossierDelivery(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One status of a delivery; `updated_at` is when the one-stop system was last asked about it.

    `status` is the number of the national portal, 1 to 10; `place` the code of a branch, or words.
    """

    code: _Code
    status: Annotated[int, msgspec.Meta(ge=1, le=10)]
    updated_at: TIME
    due_at: TIME | None = None
    ready_at: TIME | None = None
    place: Annotated[str, msgspec.Meta(max_length=400)] = ""


class DossierSearch(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A look-up by the dossier's code."""

    code: _Code


class DossierTold(msgspec.Struct, kw_only=True):
    """One status as it is told."""

    code: str
    status: int
    updated_at: datetime
    due_at: datetime | None
    ready_at: datetime | None
    place: str


class DossierAnswer(msgspec.Struct, kw_only=True):
    """What a look-up found at `at`; `dossier` is null if nothing is known of it.

    A status older than `stale_after_s` is to be told with its age. `delivered_at` is when the one-stop system last
    told of any dossier, null if it never has.
    """

    at: datetime
    stale_after_s: int
    delivered_at: datetime | None
    dossier: DossierTold | None


_encoder = msgspec.json.Encoder()
_deliveries = msgspec.json.Decoder(list[DossierDelivery])
_searches = msgspec.json.Decoder(DossierSearch)
_answers = msgspec.json.Decoder(DossierAnswer)
_kept = msgspec.json.Decoder(DossiersKept)


def encode_dossiers(statuses: Iterable[DossierStatus]) -> bytes:
    """Return a delivery as it is sent."""
    return _encoder.encode([_told(status) for status in statuses])


def decode_dossiers(body: bytes) -> tuple[DossierStatus, ...]:
    """Return a delivery; Malformed names the status that does not fit."""
    statuses: dict[str, DossierStatus] = {}
    deliveries = read(_deliveries, body)
    for place, delivery in enumerate(deliveries):
        code = _code(delivery.code, f"$[{place}].code")
        if code.text in statuses:
            raise Malformed(f"The dossier is there twice - at `$[{place}].code`")
        statuses[code.text] = DossierStatus(
            code=code,
            status=NationalStatus(delivery.status),
            updated_at=in_utc(delivery.updated_at),
            due_at=None if delivery.due_at is None else in_utc(delivery.due_at),
            ready_at=None if delivery.ready_at is None else in_utc(delivery.ready_at),
            place=tidy(delivery.place),
        )
    return tuple(statuses.values())


def encode_dossier_search(code: DossierCode) -> bytes:
    """Return a look-up as it is sent."""
    return _encoder.encode(DossierSearch(code=code.text))


def decode_dossier_search(body: bytes) -> DossierCode:
    """Return the code that is looked up; Malformed if there is none."""
    return _code(read(_searches, body).code, "$.code")


def encode_dossier_found(found: DossierFound) -> bytes:
    """Return the answer to a look-up."""
    return _encoder.encode(
        DossierAnswer(
            at=found.at,
            stale_after_s=int(found.stale_after.total_seconds()),
            delivered_at=found.delivered_at,
            dossier=None if found.status is None else _told(found.status),
        )
    )


def decode_dossier_found(body: bytes) -> DossierFound:
    """Return what a look-up found; Malformed if the body does not say."""
    answer = read(_answers, body, "This is not an answer about a dossier: ")
    return DossierFound(
        status=None if answer.dossier is None else _status(answer.dossier),
        at=answer.at,
        stale_after=timedelta(seconds=answer.stale_after_s),
        delivered_at=answer.delivered_at,
    )


def encode_dossiers_kept(kept: DossiersKept) -> bytes:
    """Return the answer to a delivery."""
    return _encoder.encode(kept)


def decode_dossiers_kept(body: bytes) -> DossiersKept:
    """Return the answer to a delivery; Malformed if the body is none."""
    return read(_kept, body, "This is not an answer to a delivery of dossiers: ")


def _told(status: DossierStatus) -> DossierTold:
    return DossierTold(
        code=status.code.text,
        status=status.status.value,
        updated_at=status.updated_at,
        due_at=status.due_at,
        ready_at=status.ready_at,
        place=status.place,
    )


def _status(told: DossierTold) -> DossierStatus:
    if told.status not in _NUMBERS:
        raise Malformed(f"The status {told.status} is not known; this program is too old for it")
    return DossierStatus(
        code=_code(told.code, "$.dossier.code"),
        status=NationalStatus(told.status),
        updated_at=told.updated_at,
        due_at=told.due_at,
        ready_at=told.ready_at,
        place=told.place,
    )


def _code(text: str, where: str) -> DossierCode:
    code = read_dossier_code(text)
    if code is None:
        raise Malformed(f"This is no code of a dossier: at most 64 characters - at `{where}`")
    return code


_NUMBERS = frozenset(status.value for status in NationalStatus)
