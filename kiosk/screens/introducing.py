"""What the pages of saying who one is show: what was typed, and the person as read, masked for others' eyes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.visiting.introducing import Entry, TypedPerson, applicant_of
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit
from server_client.dossier_model.applicant import ApplicantId, MaskedApplicant, masked_applicant
from server_client.dossier_model.birth_date import read_birth_date
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.identity_number import number_doubts
from server_client.dossier_model.passport import PassportMrz
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.tax_code import TaxCode

_STEPS = frozenset(
    {Step.NOTICE, Step.CARD, Step.PASSPORT, Step.TAX_CODE, Step.PERSON, Step.REVIEW, Step.PHONE, Step.CONFIRM}
)
_SHOWN = ApplicantId("shown")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class IntroductionScreen(Personal):
    """The facts of these pages; `presented` says that a paper was presented which the person may let us use.

    `doubts` are what seems odd about the paper, by their codes: shown for correction, and no reason to refuse.
    """

    presented: bool = False
    person: MaskedApplicant | None = None
    doubts: tuple[str, ...] = ()
    entries: Mapping[Entry, str] = field(default_factory=dict)
    wrong: Entry | None = None


NOBODY = IntroductionScreen()


def introduction_screen(visit: Visit) -> IntroductionScreen:
    """Return what these pages show of the visit; nothing while another page is shown."""
    if visit.step not in _STEPS:
        return NOBODY
    person = visit.person
    applicant = applicant_of(person, _SHOWN) if person.agreed else None
    return IntroductionScreen(
        presented=isinstance(person.paper, IdentityCard | PassportMrz) and not person.entry(Entry.MRZ_LOWER),
        person=masked_applicant(applicant) if applicant is not None else None,
        doubts=_doubts(visit),
        entries=person.entries,
        wrong=person.wrong,
    )


def _doubts(visit: Visit) -> tuple[str, ...]:
    match visit.person.paper:
        case IdentityCard(doubts=doubts) | PassportMrz(doubts=doubts):
            return tuple(doubt.value for doubt in doubts)
        case TaxCode(is_doubtful=True):
            return ("tax_code_check",)
        case TypedPerson(number=str(number), born=born):
            return tuple(doubt.value for doubt in number_doubts(number, read_birth_date(born), None))
        case _:
            return ()
