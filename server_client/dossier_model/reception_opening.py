"""How a reception begins: from a prepared dossier, or for a procedure of the clerk's choice; it keeps none."""

from dataclasses import dataclass
from datetime import datetime

from server_client.dossier_model.preregistration import PreparedDossier
from server_client.dossier_model.procedure import Case, Procedure
from server_client.dossier_model.reception import (
    Hands,
    Reception,
    ReceptionId,
    ReceptionRefusal,
    ReceptionRefused,
    papers_of,
    papers_of_case,
)
from server_client.queue_model.ids import VisitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """In which visit, in whose hands and when a reception begins."""

    visit: VisitId
    hands: Hands
    at: datetime


def prepared_id(visit: VisitId, place: int) -> ReceptionId:
    """Return the id of the reception of the dossier at `place` (from 0), so that opening it twice is as once."""
    return ReceptionId(f"{visit}.{place + 1}")


def from_prepared(opening: Opening, place: int, dossier: PreparedDossier, procedure: Procedure | None) -> Reception:
    """Return the reception of a prepared dossier; `procedure` is its version, None if the catalogue has lost it."""
    return Reception(
        id=prepared_id(opening.visit, place),
        visit=opening.visit,
        ticket=opening.hands.ticket,
        counter=opening.hands.counter,
        clerk=opening.hands.clerk,
        procedure=dossier.procedure,
        name=dossier.procedure if procedure is None else _name(procedure),
        opened_at=opening.at,
        effective_from=dossier.effective_from,
        case=dossier.case,
        papers=papers_of(dossier.papers),
        place=place,
    )


def from_choice(opening: Opening, reception: ReceptionId, procedure: Procedure, case: str) -> Reception:
    """Return the reception of a procedure that nobody prepared; without a case it has one only if there is no choice.

    ReceptionRefused if the procedure has no case of that name.
    """
    chosen = _case(procedure, case)
    return Reception(
        id=reception,
        visit=opening.visit,
        ticket=opening.hands.ticket,
        counter=opening.hands.counter,
        clerk=opening.hands.clerk,
        procedure=procedure.code,
        name=_name(procedure),
        opened_at=opening.at,
        effective_from=procedure.effective_from,
        case="" if chosen is None else chosen.name,
        papers=() if chosen is None else papers_of_case(chosen),
    )


def _case(procedure: Procedure, name: str) -> Case | None:
    if not name and len(procedure.cases) != 1:
        return None
    found = [case for case in procedure.cases if not name or case.name == name]
    if not found:
        raise ReceptionRefused(ReceptionRefusal.UNKNOWN_CASE, procedure=procedure.code)
    return found[0]


def _name(procedure: Procedure) -> str:
    return procedure.short_name or procedure.official_name
