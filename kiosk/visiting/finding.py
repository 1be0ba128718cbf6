"""The way to a procedure: search, look at what it takes, tick the papers, and learn before queueing what is missing."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.visiting.happening import Happening, Left, Tap
from kiosk.visiting.moves import Fork, Moves
from kiosk.visiting.step import Step
from server_client.dossier_model.checklist import Checklist, missing_mandatory, new_checklist, ticked
from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.procedure import Case, Document, Procedure, ProcedureCode
from server_client.queue_model.ids import ServiceCode

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit

LONGEST_QUERY = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is being looked for, and the procedure that was found with its papers as ticked.

    `service` is the line that receives the procedure's field here; None if the branch names none. `case` is None until
    one of several is chosen. `place` is that of the dossier that is looked at once more; None for a new one.
    `list_failed` says that the list of missing papers could not be printed.
    """

    query: str = ""
    procedure: Procedure | None = None
    service: ServiceCode | None = None
    case: int | None = None
    papers: Checklist = ()
    place: int | None = None
    list_failed: bool = False

    @property
    def chosen_case(self) -> Case | None:
        """The case that the papers are of; None if none is chosen, or the procedure's papers are not known."""
        if self.procedure is None or self.case is None or not self.procedure.cases:
            return None
        return self.procedure.cases[self.case]

    @property
    def awaits_case(self) -> bool:
        """Whether one of several cases has to be chosen first."""
        return self.procedure is not None and len(self.procedure.cases) > 1 and self.case is None

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
        return replace(visit, finding=_of_case(finding, None if len(self.procedure.cases) > 1 else 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChosen(Happening):
    """One of the procedure's cases was touched."""

    place: int

    def noted(self, visit: "Visit") -> "Visit":
        procedure = visit.finding.procedure
        if procedure is None or not 0 <= self.place < len(procedure.cases) or self.place == visit.finding.case:
            return visit
        return replace(visit, finding=_of_case(visit.finding, self.place))


@dataclass(frozen=True, slots=True)
class PapersAsked(Tap):
    """The person wants to go through the papers."""

    def noted(self, visit: "Visit") -> "Visit":
        return visit if visit.finding.papers or visit.finding.awaits_case else _with_dossier(visit)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class AllTicked(Happening):
    """The person has all that must be brought with them, or takes that back."""

    is_held: bool

    def noted(self, visit: "Visit") -> "Visit":
        papers = visit.finding.papers
        for place, paper in enumerate(papers):
            if paper.document.must_be_brought:
                papers = ticked(papers, place, is_held=self.is_held)
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


def _after_procedure(visit: "Visit") -> Step:
    finding = visit.finding
    if finding.procedure is None or finding.procedure.online_only or finding.awaits_case:
        return Step.PROCEDURE
    return Step.PAPERS if finding.papers else Step.DOSSIERS


def _after_papers(visit: "Visit") -> Step:
    return Step.MISSING if visit.finding.missing else Step.DOSSIERS


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
    (Step.PAPERS, AllTicked): Step.PAPERS,
    (Step.PAPERS, PapersGoneThrough): Fork(_after_papers, Step.MISSING, Step.DOSSIERS),
    (Step.PAPERS, Left): Step.START,
    (Step.MISSING, ListWanted): Step.LISTING,
    (Step.MISSING, WentOn): Step.DOSSIERS,
    (Step.MISSING, Left): Step.START,
    (Step.LISTING, ListCame): Step.LISTED,
    (Step.LISTED, ListWanted): Step.LISTING,
    (Step.LISTED, Left): Step.START,
}


def lines_of(dossiers: tuple[ChosenDossier, ...]) -> tuple[ServiceCode, ...]:
    """Return the lines that receive the dossiers, each once, in the order of the dossiers."""
    return tuple(dict.fromkeys(dossier.service for dossier in dossiers if dossier.service is not None))


def _of_case(finding: Finding, place: int | None) -> Finding:
    cases = finding.procedure.cases if finding.procedure is not None else ()
    papers = new_checklist(cases[place]) if cases and place is not None else ()
    return replace(finding, case=place, papers=papers, list_failed=False)


def _with_dossier(visit: "Visit") -> "Visit":
    """Return the visit with what was gone through as one of its dossiers, in its old place if it had one."""
    finding = visit.finding
    if finding.procedure is None or finding.procedure.online_only:
        return visit
    dossier = ChosenDossier(
        procedure=finding.procedure, service=finding.service, case=finding.case or 0, papers=finding.papers
    )
    place = len(visit.dossiers) if finding.place is None else finding.place
    return replace(visit, dossiers=(*visit.dossiers[:place], dossier, *visit.dossiers[place + 1 :]))
