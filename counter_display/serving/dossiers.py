"""One dossier in a clerk's hands: as the server keeps it and as the clerk has it by now; nothing typed is ever dropped.

What both sides have changed is told as a clash, which the clerk settles; it neither sends nor prints.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from counter_display.serving.dossier_merge import Clash, merged
from server_client.dossier_model.applicant import Applicant, ApplicantId, ApplicantSource
from server_client.dossier_model.checklist import PaperState
from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.phone_number import read_phone_number
from server_client.dossier_model.procedure import Case, Procedure
from server_client.dossier_model.reception import (
    CityNews,
    PaperAtDesk,
    Reception,
    ReceptionEnd,
    ticked,
    with_applicant,
    with_paper,
    with_procedure,
)

MOST_SHEETS = 99
"""Of one paper; the counter of a list goes no further."""


class FormFate(StrEnum):
    """What has come of the form of a dossier's end."""

    NONE = ""
    WAITS_FOR_CODE = "waits_for_code"
    UNDER_WAY = "under_way"
    PRINTED = "printed"
    FAILED = "failed"
    NO_PRINTER = "no_printer"


class CountOf(StrEnum):
    """What of a paper is counted."""

    ORIGINALS = "originals"
    CERTIFIED = "certified"
    PHOTOCOPIES = "photocopies"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Dossier(Personal):
    """`kept` is the server's, `draft` the clerk's; `order` the places of the papers as they stand in the list.

    `theirs` is what somebody else has made of it meanwhile, as long as the clerk has not settled what clashes.
    `said` is what the printer says of the form's `fate`.
    """

    kept: Reception
    draft: Reception
    order: tuple[int, ...]
    theirs: Reception | None = None
    fate: FormFate = FormFate.NONE
    said: str = ""

    @property
    def is_dirty(self) -> bool:
        """Say whether the server does not have yet what the clerk has."""
        return self.draft != self.kept

    @property
    def is_open(self) -> bool:
        """Say whether it has not been ended."""
        return self.kept.ending is None

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """Return what both sides have changed differently."""
        return () if self.theirs is None else merged(self.kept, self.draft, self.theirs).clashes

    @property
    def waits_for_code(self) -> bool:
        """Say whether the city's system has yet to give its code."""
        return self.kept.city is CityNews.WAITING and self.kept.code is None

    @property
    def has_form(self) -> bool:
        """Say whether its end is given in writing."""
        return self.kept.ending not in {None, ReceptionEnd.ADVISED}


def opened(reception: Reception) -> Dossier:
    """Return the dossier as it came from the server, its gaps in front."""
    return Dossier(kept=reception, draft=reception, order=reception.gaps_first)


def gaps_to_front(dossier: Dossier) -> Dossier:
    """Return it with the list in order again: while it is gone through, no paper moves."""
    return replace(dossier, order=dossier.draft.gaps_first)


def edited(dossier: Dossier, change: Callable[[Reception], Reception]) -> Dossier:
    """Return it as the clerk has changed it; one that has ended, or that is about to be settled, stays as it is."""
    if not dossier.is_open or dossier.theirs is not None:
        return dossier
    draft = replace(change(dossier.draft), version=dossier.kept.version)
    order = dossier.order if len(draft.papers) == len(dossier.draft.papers) else draft.gaps_first
    return replace(dossier, draft=draft, order=order)


def with_code(dossier: Dossier, code: DossierCode | None) -> Dossier:
    """Return it with the code that the clerk typed or scanned, which may come after the end too."""
    if dossier.theirs is not None or (code is None and not dossier.is_open):
        return dossier
    return replace(dossier, draft=replace(dossier.draft, code=code))


def answered(dossier: Dossier, sent: Reception, answer: Reception) -> Dossier:
    """Return it as the server keeps it now; what the clerk has changed since it was sent stays on top."""
    draft = merged(sent, dossier.draft, answer).with_mine if dossier.draft != sent else answer
    order = dossier.order if len(draft.papers) == len(dossier.order) else draft.gaps_first
    return replace(dossier, kept=answer, draft=draft, order=order, theirs=None)


def met(dossier: Dossier, theirs: Reception) -> Dossier:
    """Return it after somebody else's change: joined if nothing clashes, else both are kept until it is settled."""
    both = merged(dossier.kept, dossier.draft, theirs)
    if both.clashes:
        return replace(dossier, theirs=theirs)
    return _settled(dossier, theirs, both.with_mine)


def settled(dossier: Dossier, *, mine: bool) -> Dossier:
    """Return it as the clerk decided about all that clashes; what does not clash is kept from both sides."""
    if dossier.theirs is None:
        return dossier
    both = merged(dossier.kept, dossier.draft, dossier.theirs)
    if dossier.theirs.ending is not None and dossier.is_open:
        return _settled(dossier, dossier.theirs, dossier.theirs)
    return _settled(dossier, dossier.theirs, both.with_mine if mine else both.with_theirs)


def _settled(dossier: Dossier, theirs: Reception, draft: Reception) -> Dossier:
    return replace(dossier, kept=theirs, draft=draft, order=draft.gaps_first, theirs=None)


def with_tick(reception: Reception, place: int) -> Reception:
    """Return it with the paper at `place` handed in, or not any more."""
    return ticked(reception, place, is_held=reception.papers[place].state is not PaperState.HELD)


def with_count(reception: Reception, place: int, what: CountOf, count: int) -> Reception:
    """Return it with so many of a paper; some make it handed in, none of any kind makes it missing again."""
    paper = reception.papers[place]
    count = max(0, min(MOST_SHEETS, count))
    counted = {
        CountOf.ORIGINALS: replace(paper, originals=count),
        CountOf.CERTIFIED: replace(paper, certified=count),
        CountOf.PHOTOCOPIES: replace(paper, photocopies=count),
    }[what]
    return with_paper(reception, place, replace(counted, state=_state_by_count(paper, counted)))


def with_need(reception: Reception, place: int, *, needed: bool) -> Reception:
    """Return it with a paper that this dossier takes, or does not take whatever the list says."""
    paper = reception.papers[place]
    return with_paper(reception, place, replace(paper, document=replace(paper.document, mandatory=needed)))


def with_case(reception: Reception, procedure: Procedure, name: str) -> Reception:
    """Return it as of another case; the papers of the new list that were handed in already stay so."""
    case = next((one for one in procedure.cases if one.name == name), None)
    return with_handed_in(reception, with_procedure(reception, procedure, case))


def as_procedure(reception: Reception, procedure: Procedure) -> Reception:
    """Return it as of another procedure, in its only case if it has one."""
    return with_handed_in(reception, with_procedure(reception, procedure, only_case(procedure)))


def only_case(procedure: Procedure) -> Case | None:
    """Return the case that needs no choice."""
    return procedure.cases[0] if len(procedure.cases) == 1 else None


def with_handed_in(before: Reception, after: Reception) -> Reception:
    """Return the new list with what lies on the desk already, by the papers' names."""
    held = {paper.document.name: paper for paper in before.papers if paper.state is PaperState.HELD}
    papers = tuple(
        replace(held[paper.document.name], document=paper.document) if paper.document.name in held else paper
        for paper in after.papers
    )
    return replace(after, papers=papers)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ApplicantWords(Personal):
    """What a clerk types about an applicant."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""

    @property
    def has_odd_phone(self) -> bool:
        """Say whether the phone's number is none."""
        return bool(self.phone.strip()) and read_phone_number(self.phone) is None


def words_of(reception: Reception) -> ApplicantWords:
    """Return what is known, to be typed over."""
    person = reception.applicant
    if person is None:
        return ApplicantWords(email=reception.email)
    return ApplicantWords(
        name=person.name,
        address=person.address,
        phone="" if person.phone is None else person.phone.text,
        email=reception.email,
    )


def with_words(reception: Reception, words: ApplicantWords) -> Reception:
    """Return it with the applicant as the clerk typed it; what was read from a card and not asked here stays."""
    name, address = " ".join(words.name.split()), " ".join(words.address.split())
    phone = read_phone_number(words.phone)
    person = reception.applicant
    if person is None and (name or address or phone):
        person = Applicant(id=ApplicantId(f"applicant-{reception.id}"), source=ApplicantSource.TYPED)
    if person is not None:
        person = replace(person, name=name, address=address, phone=phone)
    return replace(with_applicant(reception, person), email=words.email.strip())


def gaps_in(dossiers: Iterable[Dossier]) -> int:
    """Return how many papers lack in all of them."""
    return sum(len(one.draft.gaps) for one in dossiers)


def _state_by_count(before: PaperAtDesk, counted: PaperAtDesk) -> PaperState:
    if counted.originals or counted.certified or counted.photocopies:
        return PaperState.HELD
    if before.document.only_shown:
        return before.state
    return PaperState.REPLACED if before.document.replaced_by_data else PaperState.MISSING
