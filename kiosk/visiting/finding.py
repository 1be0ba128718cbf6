"""The way to a procedure: search, look at what it takes, tick the papers, and learn before queueing what is missing."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.visiting.happening import Happening, Left, Tap
from kiosk.visiting.moves import Fork, Moves
from kiosk.visiting.step import Step
from server_client.dossier_model.checklist import Checklist, missing_mandatory, new_checklist, ticked
from server_client.dossier_model.preregistration import MOST_DOSSIERS, PreparedDossier
from server_client.dossier_model.procedure import Case, Document, Procedure, ProcedureCode
from server_client.queue_model.ids import ServiceCode

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit

LONGEST_QUERY = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is being looked for, and the procedure that was found with its papers as ticked.

    `service` is the line that receives the procedure's field here; None if the branch names none. `list_failed` says
    that the list of missing papers could not be printed.
    """

    query: str = ""
    procedure: Procedure | None = None
    service: ServiceCode | None = None
    case: int = 0
    papers: Checklist = ()
    list_failed: bool = False

    @property
    def chosen_case(self) -> Case | None:
        """The case that the papers are of; None for a procedure whose papers are not known."""
        if self.procedure is None or not self.procedure.cases:
            return None
        return self.procedure.cases[self.case]

    @property
    def missing(self) -> tuple[Document, ...]:
        """What has to be brought and is not ticked."""
        return missing_mandatory(self.papers)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenDossier:
    """One dossier that the person will hand in, with the line that receives it here."""

    procedure: Procedure
    service: ServiceCode | None
    case: int = 0
    papers: Checklist = ()

    @property
    def prepared(self) -> PreparedDossier:
        """The dossier as the clerk will see it."""
        return PreparedDossier(
            procedure=self.procedure.code,
            effective_from=self.procedure.effective_from,
            case=self.procedure.cases[self.case].name if self.procedure.cases else "",
            papers=self.papers,
        )


@dataclass(frozen=True, slots=True)
class FindingBegun(Tap):
    """The person wants to find a procedure."""

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, finding=Finding())


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryTyped(Happening):
    """The search's text is this now."""

    text: str

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, finding=replace(visit.finding, query=self.text[:LONGEST_QUERY]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureTouched(Tap):
    """A procedure was touched; the session looks it up and tells the visit by `ProcedureChosen`."""

    code: ProcedureCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcedureChosen(Tap):
    """A procedure was chosen, with the line that receives it here."""

    procedure: Procedure
    service: ServiceCode | None

    def noted(self, visit: "Visit") -> "Visit":
        finding = replace(visit.finding, procedure=self.procedure, service=self.service)
        return replace(visit, finding=_of_case(finding, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChosen(Happening):
    """One of the procedure's cases was touched."""

    place: int

    def noted(self, visit: "Visit") -> "Visit":
        procedure = visit.finding.procedure
        if procedure is None or not 0 <= self.place < len(procedure.cases):
            return visit
        return replace(visit, finding=_of_case(visit.finding, self.place))


@dataclass(frozen=True, slots=True)
class PapersAsked(Tap):
    """The person wants to go through the papers."""

    def noted(self, visit: "Visit") -> "Visit":
        return visit if visit.finding.papers else _with_dossier(visit)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTicked(Happening):
    """A paper of the list was touched: the person has it, or has not."""

    place: int
    is_held: bool

    def noted(self, visit: "Visit") -> "Visit":
        papers = visit.finding.papers
        if not 0 <= self.place < len(papers):
            return visit
        papers = ticked(papers, self.place, is_held=self.is_held)
        return replace(visit, finding=replace(visit.finding, papers=papers))


@dataclass(frozen=True, slots=True)
class PapersGoneThrough(Tap):
    """All papers have been gone through."""

    def noted(self, visit: "Visit") -> "Visit":
        return visit if visit.finding.missing else _with_dossier(visit)


@dataclass(frozen=True, slots=True)
class ListWanted(Tap):
    """The person wants the missing papers as a printed list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCame(Happening):
    """The list of missing papers is printed, or is not."""

    is_printed: bool

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, finding=replace(visit.finding, list_failed=not self.is_printed))


@dataclass(frozen=True, slots=True)
class WentOn(Tap):
    """The person goes on although papers are missing."""

    def noted(self, visit: "Visit") -> "Visit":
        return _with_dossier(visit)


@dataclass(frozen=True, slots=True)
class AnotherWanted(Tap):
    """The person has another dossier to hand in."""

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, finding=Finding())


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierDropped(Happening):
    """A prepared dossier was taken away again."""

    place: int

    def noted(self, visit: "Visit") -> "Visit":
        kept = tuple(dossier for place, dossier in enumerate(visit.dossiers) if place != self.place)
        return replace(visit, dossiers=kept)


@dataclass(frozen=True, slots=True)
class NumberWanted(Tap):
    """The dossiers are complete: on to the number."""

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, needs=lines_of(visit.dossiers) or visit.needs)


def _after_procedure(visit: "Visit") -> Step:
    if visit.finding.procedure is None or visit.finding.procedure.online_only:
        return Step.PROCEDURE
    return Step.PAPERS if visit.finding.papers else Step.DOSSIERS


def _after_papers(visit: "Visit") -> Step:
    return Step.MISSING if visit.finding.missing else Step.DOSSIERS


def _after_another(visit: "Visit") -> Step:
    return Step.SEARCH if len(visit.dossiers) < MOST_DOSSIERS else Step.DOSSIERS


def _after_drop(visit: "Visit") -> Step:
    return Step.DOSSIERS if visit.dossiers else Step.SEARCH


MOVES: Moves = {
    (Step.START, FindingBegun): Step.SEARCH,
    (Step.SERVICE, FindingBegun): Step.SEARCH,
    (Step.SEARCH, QueryTyped): Step.SEARCH,
    (Step.SEARCH, ProcedureChosen): Step.PROCEDURE,
    (Step.SEARCH, Left): Step.START,
    (Step.PROCEDURE, CaseChosen): Step.PROCEDURE,
    (Step.PROCEDURE, PapersAsked): Fork(_after_procedure, Step.PROCEDURE, Step.PAPERS, Step.DOSSIERS),
    (Step.PROCEDURE, Left): Step.START,
    (Step.PAPERS, PaperTicked): Step.PAPERS,
    (Step.PAPERS, PapersGoneThrough): Fork(_after_papers, Step.MISSING, Step.DOSSIERS),
    (Step.PAPERS, Left): Step.START,
    (Step.MISSING, ListWanted): Step.LISTING,
    (Step.MISSING, WentOn): Step.DOSSIERS,
    (Step.MISSING, Left): Step.START,
    (Step.LISTING, ListCame): Step.LISTED,
    (Step.LISTED, ListWanted): Step.LISTING,
    (Step.LISTED, WentOn): Step.DOSSIERS,
    (Step.LISTED, Left): Step.START,
    (Step.DOSSIERS, AnotherWanted): Fork(_after_another, Step.SEARCH, Step.DOSSIERS),
    (Step.DOSSIERS, DossierDropped): Fork(_after_drop, Step.DOSSIERS, Step.SEARCH),
    (Step.DOSSIERS, NumberWanted): Step.NOTICE,
    (Step.DOSSIERS, Left): Step.START,
}


def lines_of(dossiers: tuple[ChosenDossier, ...]) -> tuple[ServiceCode, ...]:
    """Return the lines that receive the dossiers, each once, in the order of the dossiers."""
    return tuple(dict.fromkeys(dossier.service for dossier in dossiers if dossier.service is not None))


def _of_case(finding: Finding, place: int) -> Finding:
    cases = finding.procedure.cases if finding.procedure is not None else ()
    return replace(finding, case=place, papers=new_checklist(cases[place]) if cases else (), list_failed=False)


def _with_dossier(visit: "Visit") -> "Visit":
    finding = visit.finding
    if finding.procedure is None or finding.procedure.online_only:
        return visit
    dossier = ChosenDossier(
        procedure=finding.procedure, service=finding.service, case=finding.case, papers=finding.papers
    )
    return replace(visit, dossiers=(*visit.dossiers, dossier))
