"""What the pages of bookings and of dossiers show: what was asked for, and what came of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto

from kiosk.offering import ServiceOffer, in_language
from kiosk.visiting.asking import Purpose
from kiosk.visiting.checking_in import CheckingIn, Lookup, Setback, SoughtBy
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit
from server_client.dossier_model.booking import CheckIn, Standing, only_open
from server_client.dossier_model.dossier_status import DossierFound, DossierVerdict
from server_client.dossier_model.personal import Personal
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import BranchId, Language, ServiceCode
from server_client.queue_model.local_time import VIETNAM, local_day

_BOOKING_STEPS = frozenset({Step.BOOKING, Step.BOOKING_LOOKUP, Step.BOOKINGS, Step.CHECKING_IN, Step.NOT_CHECKED_IN})
_DOSSIER_STEPS = frozenset({Step.RECEIPT, Step.RECEIPT_LOOKUP, Step.STATUS})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BookingRow(Personal):
    """A booking of the person; `at` and `opens_at` are the branch's times, `number` the one given for it already."""

    code: str
    line: ServiceCode
    service: str
    icon: str
    at: datetime
    opens_at: datetime
    check_in: CheckIn
    number: str


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BookingScreen(Personal):
    """The pages of those who booked; `never_told` says that no booking of today has reached this branch.

    `asked` is the booking that the page asks about: the chosen one, or the only one for which a number is given now.
    `walk_in` is the line for who goes on without: its line, or that of a booking for which it is too early.
    """

    by: SoughtBy = SoughtBy.CODE
    wanted: str = ""
    lookup: Lookup = Lookup.NOT_ASKED
    rows: tuple[BookingRow, ...] = ()
    never_told: bool = False
    asked: BookingRow | None = None
    walk_in: ServiceCode | None = None
    setback: Setback | None = None


class NextStep(Enum):
    """What is sensible to do now, for who asks about a dossier."""

    GO_HOME = auto()
    """A number would be waited for in vain."""
    COLLECT = auto()
    """A number in the line of results, for the result."""
    ASK = auto()
    """A number in that line too, for an answer."""
    HAND_IN = auto()
    """A number in the line that receives the papers or the payment; only the person knows which."""
    CORRECT = auto()
    """Look at the code once more."""
    TRY_AGAIN = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DossierScreen(Personal):
    """The pages of those who ask about a dossier; times are the branch's, None where they were not told.

    `results` is the service at which results are collected, if the branch has one. `age_days` is how many days ago the
    news were told.
    """

    purpose: Purpose = Purpose.ASK
    wanted: str = ""
    lookup: Lookup = Lookup.NOT_ASKED
    verdict: DossierVerdict | None = None
    place: str = ""
    due_at: datetime | None = None
    ready_at: datetime | None = None
    updated_at: datetime | None = None
    is_stale: bool = False
    age_days: int = 0
    results: ServiceOffer | None = None

    @property
    def results_line(self) -> ServiceCode | None:
        """The line for whoever takes a number here."""
        return self.results.code if self.results is not None else None

    @property
    def next_step(self) -> NextStep:
        """The one thing to offer first."""
        return _NEXT_STEPS[self.verdict] if self.verdict is not None else NextStep.TRY_AGAIN


NO_BOOKING = BookingScreen()
NO_DOSSIER = DossierScreen()


def booking_screen(visit: Visit, configuration: Configuration | None) -> BookingScreen:
    """Return what the pages of bookings show; nothing while another page is shown."""
    if visit.step not in _BOOKING_STEPS:
        return NO_BOOKING
    sought = visit.check_in
    rows = {standing.booking.code: _row(standing, configuration, visit.language) for standing in sought.standings}
    asked = _asked(sought)
    return BookingScreen(
        by=sought.by,
        wanted=sought.wanted,
        lookup=sought.lookup,
        rows=tuple(rows.values()),
        never_told=sought.found is not None and sought.found.delivered_at is None,
        asked=rows[asked.booking.code] if asked is not None else None,
        walk_in=_walk_in(rows.values(), asked, configuration),
        setback=sought.setback,
    )


def dossier_screen(
    visit: Visit, branch: BranchId, configuration: Configuration | None, results: ServiceOffer | None
) -> DossierScreen:
    """Return what the pages of dossiers show; nothing while another page is shown."""
    if visit.step not in _DOSSIER_STEPS:
        return NO_DOSSIER
    asked = visit.inquiry
    names = configuration.branch if configuration is not None else {}
    here = (branch, *names.values())
    known = DossierScreen(purpose=asked.purpose, wanted=asked.wanted, lookup=asked.lookup, results=results)
    if asked.found is None:
        return known
    known = _with_status(known, asked.found, here)
    is_here = known.place in here and bool(names)
    return replace(known, place=in_language(names, visit.language)) if is_here else known


def _asked(sought: CheckingIn) -> Standing | None:
    return sought.chosen_standing or only_open(sought.standings)


def _walk_in(
    rows: Collection[BookingRow], asked: Standing | None, configuration: Configuration | None
) -> ServiceCode | None:
    """Return the line for who goes on without a booking: that of the one asked about, or of the next one to come."""
    lines = [asked.booking.service] if asked is not None else []
    lines += [row.line for row in rows if row.check_in is CheckIn.TOO_EARLY]
    offered = {service.code for service in configuration.services} if configuration is not None else frozenset()
    return next((line for line in lines if line in offered), None)


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
        age_days=max(0, (local_day(found.at) - local_day(status.updated_at)).days),
    )


_NEXT_STEPS: Mapping[DossierVerdict, NextStep] = {
    DossierVerdict.READY_HERE: NextStep.COLLECT,
    DossierVerdict.READY: NextStep.COLLECT,
    DossierVerdict.READY_ELSEWHERE: NextStep.GO_HOME,
    DossierVerdict.REGISTERED: NextStep.GO_HOME,
    DossierVerdict.PROCESSING: NextStep.GO_HOME,
    DossierVerdict.OVERDUE: NextStep.ASK,
    DossierVerdict.SUPPLEMENT_ASKED: NextStep.HAND_IN,
    DossierVerdict.PAYMENT_ASKED: NextStep.HAND_IN,
    DossierVerdict.WITHDRAWN: NextStep.GO_HOME,
    DossierVerdict.STOPPED: NextStep.ASK,
    DossierVerdict.RETURNED: NextStep.GO_HOME,
    DossierVerdict.NOT_ACCEPTED: NextStep.HAND_IN,
    DossierVerdict.UNKNOWN: NextStep.CORRECT,
    DossierVerdict.NOT_TOLD: NextStep.ASK,
}


def _local(at: datetime | None) -> datetime | None:
    return at.astimezone(VIETNAM) if at is not None else None


def _row(standing: Standing, configuration: Configuration | None, language: Language) -> BookingRow:
    booking = standing.booking
    service = configuration.service(booking.service) if configuration is not None else None
    return BookingRow(
        code=booking.code,
        line=booking.service,
        service=in_language(service.names, language) if service is not None else booking.service,
        icon=service.icon if service is not None else "ticket",
        at=booking.booked_for.astimezone(VIETNAM),
        opens_at=standing.opens_at.astimezone(VIETNAM),
        check_in=standing.check_in,
        number=booking.checked_in or "",
    )
