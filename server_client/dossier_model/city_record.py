"""What the city's system is told of a reception, in our words; its field names are in wire."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from server_client.dossier_model.applicant import Applicant
from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.dossier_status import NationalStatus
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.procedure import Procedure
from server_client.dossier_model.reception import PaperAtDesk, Reception, ReceptionEnd, ReceptionId

STATUSES: Mapping[ReceptionEnd, NationalStatus] = {
    ReceptionEnd.RECEIVED: NationalStatus.ACCEPTED,
    ReceptionEnd.SUPPLEMENT: NationalStatus.SUPPLEMENT_ASKED,
    ReceptionEnd.REFUSED: NationalStatus.NOT_ACCEPTED,
}
"""What an end is in the national portal's statuses; advice leaves no dossier behind, and nothing is told of it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DossierRecord(Personal):
    """A dossier that the city's system does not have yet, and is to give a code to.

    `reference` names the reception until there is a code; `asked` is what a supplement is asked for.
    """

    reference: ReceptionId
    procedure: str
    procedure_name: str
    field: str
    status: NationalStatus
    received_at: datetime
    due_at: datetime | None = None
    applicant: Applicant | None = None
    email: str = ""
    summary: str = ""
    remark: str = ""
    unit: str = ""
    fee: int | None = None
    papers: tuple[PaperAtDesk, ...] = ()
    asked: tuple[PaperAtDesk, ...] = ()
    asked_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DossierProgress(Personal):
    """How far a dossier has come that the city's system has under `code`."""

    code: DossierCode
    status: NationalStatus
    at: datetime
    clerk: str
    unit: str = ""
    words: str = ""
    due_at: datetime | None = None


def told_of(reception: Reception, procedure: Procedure | None, unit: str) -> DossierRecord | DossierProgress | None:
    """Return what the city's system is to be told of an ended reception of this unit: the whole dossier, or what is new
    of one that has its code; None if it is open or ended with advice.
    """
    status = None if reception.ending is None else STATUSES.get(reception.ending)
    if status is None or reception.ended_at is None:
        return None
    if reception.code is not None:
        return DossierProgress(
            code=reception.code,
            status=status,
            at=reception.ended_at,
            clerk=reception.clerk,
            unit=unit,
            words="; ".join(reception.reasons),
            due_at=reception.due_at,
        )
    return DossierRecord(
        reference=reception.id,
        procedure=reception.procedure if procedure is None else procedure.national_code,
        procedure_name=reception.name if procedure is None else procedure.official_name,
        field="" if procedure is None else procedure.field,
        status=status,
        received_at=reception.ended_at,
        due_at=reception.due_at,
        applicant=reception.applicant,
        email=reception.email,
        summary=f"{reception.name} ({reception.case})" if reception.case else reception.name,
        remark="; ".join(reception.reasons),
        unit=unit,
        fee=reception.fee,
        papers=tuple(paper for paper in reception.papers if paper.originals or paper.certified or paper.photocopies),
        asked=reception.gaps if reception.ending is ReceptionEnd.SUPPLEMENT else (),
        asked_by=reception.clerk,
    )
