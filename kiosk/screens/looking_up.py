"""What the pages of bookings and of dossiers show: what was asked for, and what came of it."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.offering import in_language
from kiosk.visiting.asking import Purpose
from kiosk.visiting.checking_in import Lookup
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit
from server_client.dossier_model.booking import CheckIn, Standing
from server_client.dossier_model.dossier_status import DossierFound, DossierVerdict
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId, Language
from server_client.queue_model.local_time import VIETNAM

_BOOKING_STEPS = frozenset({Step.BOOKING, Step.BOOKING_LOOKUP, Step.BOOKINGS, Step.CHECKING_IN})
_DOSSIER_STEPS = frozenset({Step.RECEIPT, Step.RECEIPT_LOOKUP, Step.STATUS})


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingRow:
    """A booking of the person; `at` and `opens_at` are the branch's times, `number` the one given for it already."""

    code: str
    service: str
    icon: str
    at: datetime
    opens_at: datetime
    check_in: CheckIn
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingScreen:
    """The pages of those who booked; `never_told` says that no booking of today has reached this branch."""

    wanted: str = ""
    lookup: Lookup = Lookup.NOT_ASKED
    rows: tuple[BookingRow, ...] = ()
    never_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierScreen:
    """The pages of those who ask about a dossier; times are the branch's, None where they were not told."""

    purpose: Purpose = Purpose.ASK
    wanted: str = ""
    lookup: Lookup = Lookup.NOT_ASKED
    verdict: DossierVerdict | None = None
    place: str = ""
    due_at: datetime | None = None
    ready_at: datetime | None = None
    updated_at: datetime | None = None
    is_stale: bool = False


NO_BOOKING = BookingScreen()
NO_DOSSIER = DossierScreen()


def booking_screen(visit: Visit, configuration: Configuration | None) -> BookingScreen:
    """Return what the pages of bookings show; nothing while another page is shown."""
    if visit.step not in _BOOKING_STEPS:
        return NO_BOOKING
    asked = visit.check_in
    return BookingScreen(
        wanted=asked.wanted,
        lookup=asked.lookup,
        rows=tuple(_row(standing, configuration, visit.language) for standing in asked.standings),
        never_told=asked.found is not None and asked.found.delivered_at is None,
    )


def dossier_screen(visit: Visit, branch: BranchId, configuration: Configuration | None) -> DossierScreen:
    """Return what the pages of dossiers show; nothing while another page is shown."""
    if visit.step not in _DOSSIER_STEPS:
        return NO_DOSSIER
    asked = visit.inquiry
    here = (branch, *(configuration.branch.values() if configuration is not None else ()))
    known = DossierScreen(purpose=asked.purpose, wanted=asked.wanted, lookup=asked.lookup)
    return known if asked.found is None else _with_status(known, asked.found, here)


def _with_status(known: DossierScreen, found: DossierFound, here: Collection[str]) -> DossierScreen:
    known = replace(known, verdict=found.verdict(here), is_stale=found.is_stale)
    status = found.status
    if status is None:
        return known
    return replace(
        known,
        place=status.place,
        due_at=_local(status.due_at),
        ready_at=_local(status.ready_at),
        updated_at=_local(status.updated_at),
    )


def _local(at: datetime | None) -> datetime | None:
    return at.astimezone(VIETNAM) if at is not None else None


def _row(standing: Standing, configuration: Configuration | None, language: Language) -> BookingRow:
    booking = standing.booking
    service = configuration.service(booking.service) if configuration is not None else None
    return BookingRow(
        code=booking.code,
        service=in_language(service.names, language) if service is not None else booking.service,
        icon=service.icon if service is not None else "ticket",
        at=booking.booked_for.astimezone(VIETNAM),
        opens_at=standing.opens_at.astimezone(VIETNAM),
        check_in=standing.check_in,
        number=booking.checked_in or "",
    )
