"""What a citizen prepares at the kiosk for the clerk: several dossiers in one visit, their papers, and whose they are.

    draft ──confirm──▶ confirmed ──take──▶ taken
      │                   ├──withdraw──▶ withdrawn
      └───────────────────┴──purge──▶ purged ◀── taken, withdrawn

The applicant is named by id only. No dossier gets its national code here: the ministry's or the city's system gives it
when the clerk accepts the papers.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from server_client.dossier_model.applicant import ApplicantId
from server_client.dossier_model.checklist import Checklist, missing_mandatory
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.procedure import Document, ProcedureCode
from server_client.queue_model.ids import ClerkId, VisitId
from server_client.queue_model.local_time import VIETNAM, local_day

MOST_DOSSIERS = 10
"""More go to the line for bulk filing, unless the office sets another limit."""


class PreregistrationState(StrEnum):
    """How far it has come; nothing follows the last."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    TAKEN = "taken"
    WITHDRAWN = "withdrawn"
    """No number came of it, or its person went away; nobody has it before them."""
    PURGED = "purged"


class PreregistrationRefusal(StrEnum):
    """The stable name of a refusal, by which programs and translations know it."""

    WRONG_STATE = "wrong_state"
    NO_DOSSIER = "no_dossier"
    UNKNOWN_DOSSIER = "unknown_dossier"
    DOSSIER_LIMIT = "dossier_limit"
    LIMIT_ACTIVE_TICKET = "limit_active_ticket"
    LIMIT_PER_DAY = "limit_per_day"
    UNKNOWN_SERVICE = "unknown_service"
    VISIT_TAKEN = "visit_taken"
    WITHDRAWN = "withdrawn"


_SENTENCES: Mapping[PreregistrationRefusal, str] = {
    PreregistrationRefusal.WRONG_STATE: "The pre-registration is {state}; it must be {needed} for this",
    PreregistrationRefusal.NO_DOSSIER: "The pre-registration names no dossier and nobody; choose a procedure first",
    PreregistrationRefusal.UNKNOWN_DOSSIER: "The pre-registration has {count} dossiers, none at place {place}",
    PreregistrationRefusal.DOSSIER_LIMIT: "A visit takes {limit} dossiers at most; hand the rest in as a bulk filing",
    PreregistrationRefusal.LIMIT_ACTIVE_TICKET: (
        "This person has a number for {service} already ({number}); use that one, or take a number without identity"
    ),
    PreregistrationRefusal.LIMIT_PER_DAY: (
        "This person has had {limit} numbers today, the most by pre-registration; take a number without identity"
    ),
    PreregistrationRefusal.UNKNOWN_SERVICE: "There is no service {service}; choose one that the branch offers",
    PreregistrationRefusal.VISIT_TAKEN: "The visit {visit} has another pre-registration; begin a new visit",
    PreregistrationRefusal.WITHDRAWN: "The pre-registration was withdrawn; begin a new one",
}


class PreregistrationRefused(Exception):
    """The rules say no: tell the person; nothing has changed."""

    def __init__(self, code: PreregistrationRefusal, /, **particulars: str | int) -> None:
        """Refuse by the rule `code`; the particulars fill its sentence."""
        super().__init__(_SENTENCES[code].format(**particulars))
        self.code = code
        self.particulars: Mapping[str, str | int] = particulars


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedDossier:
    """One dossier to be: the version of the procedure that was shown, the case, and the papers as ticked."""

    procedure: ProcedureCode
    effective_from: date | None = None
    case: str = ""
    papers: Checklist = ()

    @property
    def missing(self) -> tuple[Document, ...]:
        """Return what has to be brought and is not at hand."""
        return missing_mandatory(self.papers)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Preregistration(Personal):
    """One visit's dossiers; `visit` is the visit whose ticket calls them up, known once it is confirmed."""

    code: PreregistrationCode
    begun_at: datetime
    state: PreregistrationState = PreregistrationState.DRAFT
    dossiers: tuple[PreparedDossier, ...] = ()
    applicant: ApplicantId | None = None
    visit: VisitId | None = None
    confirmed_at: datetime | None = None
    taken_at: datetime | None = None
    taken_by: ClerkId | None = None
    withdrawn_at: datetime | None = None
    purged_at: datetime | None = None

    def __repr__(self) -> str:
        return f"<Preregistration: {self.state}, {len(self.dossiers)} dossiers>"

    @property
    def is_ready(self) -> bool:
        """Say whether no dossier lacks a paper that has to be brought; who goes on all the same may."""
        return bool(self.dossiers) and not any(dossier.missing for dossier in self.dossiers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long things stay: a draft that nobody goes on with, then whole days after the local day of the last step."""

    draft: timedelta = timedelta(minutes=10)
    days_confirmed: int = 0
    days_taken: int = 0

    @property
    def longest_days(self) -> int:
        """Return how many days after its own anything may be there: taken on on the last of them, and kept again."""
        return self.days_confirmed + self.days_taken


def with_dossier(plan: Preregistration, dossier: PreparedDossier, limit: int = MOST_DOSSIERS) -> Preregistration:
    """Return the draft with one dossier more; the same procedure may come twice."""
    _require(plan, PreregistrationState.DRAFT)
    if len(plan.dossiers) >= limit:
        raise PreregistrationRefused(PreregistrationRefusal.DOSSIER_LIMIT, limit=limit)
    return replace(plan, dossiers=(*plan.dossiers, dossier))


def without_dossier(plan: Preregistration, place: int) -> Preregistration:
    """Return the draft without the dossier at `place` (from 0)."""
    _require_place(plan, place)
    return replace(plan, dossiers=plan.dossiers[:place] + plan.dossiers[place + 1 :])


def with_papers(plan: Preregistration, place: int, papers: Checklist) -> Preregistration:
    """Return the draft with the papers of the dossier at `place` (from 0) as they are ticked now."""
    _require_place(plan, place)
    dossier = replace(plan.dossiers[place], papers=papers)
    return replace(plan, dossiers=(*plan.dossiers[:place], dossier, *plan.dossiers[place + 1 :]))


def with_applicant(plan: Preregistration, applicant: ApplicantId | None) -> Preregistration:
    """Return the draft with the applicant, or with none: everybody may leave themselves out."""
    _require(plan, PreregistrationState.DRAFT)
    return replace(plan, applicant=applicant)


def confirmed(plan: Preregistration, visit: VisitId, at: datetime) -> Preregistration:
    """Return the draft as the citizen confirmed it, with the visit that its slip is the ticket of.

    Whoever only says who they are, and takes a number by the field of their matter, is spared being asked again too.
    """
    _require(plan, PreregistrationState.DRAFT)
    if not plan.dossiers and plan.applicant is None:
        raise PreregistrationRefused(PreregistrationRefusal.NO_DOSSIER)
    return replace(plan, state=PreregistrationState.CONFIRMED, visit=visit, confirmed_at=at)


def taken(plan: Preregistration, clerk: ClerkId, at: datetime) -> Preregistration:
    """Return it as taken by the clerk, who goes on in the one-stop system."""
    _require(plan, PreregistrationState.CONFIRMED)
    return replace(plan, state=PreregistrationState.TAKEN, taken_by=clerk, taken_at=at)


def withdrawn(plan: Preregistration, at: datetime) -> Preregistration:
    """Return it as withdrawn; twice is as once."""
    if plan.state is PreregistrationState.WITHDRAWN:
        return plan
    _require(plan, PreregistrationState.CONFIRMED)
    return replace(plan, state=PreregistrationState.WITHDRAWN, withdrawn_at=at)


def purged(plan: Preregistration, at: datetime) -> Preregistration:
    """Return what may stay for statistics: times and procedures, nothing that leads to a person; twice is as once."""
    if plan.state is PreregistrationState.PURGED:
        return plan
    return replace(
        plan,
        state=PreregistrationState.PURGED,
        dossiers=tuple(replace(dossier, papers=()) for dossier in plan.dossiers),
        applicant=None,
        visit=None,
        taken_by=None,
        purged_at=at,
    )


def purge_due_at(plan: Preregistration, retention: Retention) -> datetime | None:
    """Return when it is to be purged at the latest, with its applicant; None if it has been."""
    if plan.state is PreregistrationState.PURGED:
        return None
    if plan.withdrawn_at is not None:
        return plan.withdrawn_at
    if plan.taken_at is not None:
        return _end_of_day(plan.taken_at, retention.days_taken)
    if plan.confirmed_at is not None:
        return _end_of_day(plan.confirmed_at, retention.days_confirmed)
    return plan.begun_at + retention.draft


def _end_of_day(at: datetime, days: int) -> datetime:
    return datetime.combine(local_day(at) + timedelta(days=days + 1), time(), VIETNAM)


def _require(plan: Preregistration, needed: PreregistrationState) -> None:
    if plan.state is not needed:
        raise PreregistrationRefused(PreregistrationRefusal.WRONG_STATE, state=plan.state, needed=needed)


def _require_place(plan: Preregistration, place: int) -> None:
    _require(plan, PreregistrationState.DRAFT)
    if not 0 <= place < len(plan.dossiers):
        raise PreregistrationRefused(PreregistrationRefusal.UNKNOWN_DOSSIER, count=len(plan.dossiers), place=place)
