"""What the pages of saying who one is show: what was typed, and the person as read, masked for others' eyes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.visiting.introducing import Entry, TypedPerson, applicant_of
from kiosk.visiting.step import Step
from kiosk.visiting.visit import Visit
from server_client.dossier_model.applicant import ApplicantId, MaskedApplicant, masked_applicant
from server_client.dossier_model.birth_date import read_birth_date
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.identity_number import IdentityDoubt, number_doubts
from server_client.dossier_model.passport import PassportDoubt, PassportMrz
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.tax_code import TaxCode

_STEPS = frozenset({Step.NOTICE, Step.CARD, Step.PASSPORT, Step.TAX_CODE, Step.PERSON, Step.REVIEW, Step.PHONE})
_SHOWN = ApplicantId("shown")


class Question(StrEnum):
    """What seems odd and its holder may know better; each has a sentence of its own."""

    YEAR = "year"
    SEX = "sex"
    BIRTH = "birth"
    ISSUE_DAY = "issue_day"
    ACCENTS = "accents"
    MISREAD = "misread"
    EXPIRED = "expired"
    TAX_CODE = "tax_code"
    PROVINCE = "province"


# What a card leaves out, or an old person never knew, is no question to its bearer; the clerk sees it.
_OF_CARDS = {
    IdentityDoubt.YEAR_DISAGREES: Question.YEAR,
    IdentityDoubt.SEX_DISAGREES: Question.SEX,
    IdentityDoubt.BIRTH_UNREAD: Question.BIRTH,
    IdentityDoubt.BIRTH_IN_FUTURE: Question.BIRTH,
    IdentityDoubt.ISSUE_DAY_ODD: Question.ISSUE_DAY,
    IdentityDoubt.ACCENTS_MISSING: Question.ACCENTS,
}
_OF_TYPED = {IdentityDoubt.YEAR_DISAGREES: Question.YEAR, IdentityDoubt.UNKNOWN_PROVINCE: Question.PROVINCE}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class IntroductionScreen(Personal):
    """The facts of these pages; `presented` says that a paper was presented which the person may let us use.

    `kept_days` is for how many days after today the branch may keep it, None while that is not known.
    `questions` are what seems odd about the paper: asked for correction, and no reason to refuse.
    """

    presented: bool = False
    person: MaskedApplicant | None = None
    questions: tuple[Question, ...] = ()
    entries: Mapping[Entry, str] = field(default_factory=dict)
    wrong: Entry | None = None
    kept_days: int | None = None


NOBODY = IntroductionScreen()


def introduction_screen(visit: Visit, kept_days: int | None = None) -> IntroductionScreen:
    """Return what these pages show of the visit; nothing while another page is shown."""
    if visit.step not in _STEPS:
        return NOBODY
    person = visit.person
    applicant = applicant_of(person, _SHOWN) if person.agreed else None
    return IntroductionScreen(
        presented=isinstance(person.paper, IdentityCard | PassportMrz) and not person.entry(Entry.MRZ_LOWER),
        person=masked_applicant(applicant) if applicant is not None else None,
        questions=tuple(dict.fromkeys(_questions(visit))) if person.agreed else (),
        entries=person.entries,
        wrong=person.wrong,
        kept_days=kept_days,
    )


def _questions(visit: Visit) -> Iterator[Question]:
    match visit.person.paper:
        case IdentityCard(doubts=doubts):
            yield from (_OF_CARDS[doubt] for doubt in doubts if doubt in _OF_CARDS)
        case PassportMrz(doubts=doubts):
            yield from (Question.EXPIRED if doubt is PassportDoubt.EXPIRED else Question.MISREAD for doubt in doubts)
        case TaxCode(is_doubtful=True):
            yield Question.TAX_CODE
        case TypedPerson(number=str(number), born=born):
            doubts = number_doubts(number, read_birth_date(born), None)
            yield from (_OF_TYPED[doubt] for doubt in doubts if doubt in _OF_TYPED)
        case _:
            return
