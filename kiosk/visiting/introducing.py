"""The way to say who one is, or to leave it out: notice, paper or typing, a masked look, a phone number if wished.

Nobody needs any of it for a number. What was read or typed is kept until the visit ends, and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto
from typing import TYPE_CHECKING

from kiosk.visiting.happening import Happening, Left, Tap
from kiosk.visiting.moves import Fork, Moves
from kiosk.visiting.step import Step
from server_client.dossier_model.applicant import (
    Applicant,
    ApplicantId,
    ApplicantSource,
    applicant_of_card,
    applicant_of_passport,
)
from server_client.dossier_model.birth_date import read_birth_date
from server_client.dossier_model.identity_card import IdentityCard
from server_client.dossier_model.identity_number import read_identity_number
from server_client.dossier_model.passport import LINE, PassportMrz, read_mrz
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.phone_number import PhoneNumber, read_phone_number
from server_client.dossier_model.tax_code import TaxCode, read_tax_code
from server_client.dossier_model.vietnamese_text import tidy

if TYPE_CHECKING:
    from kiosk.visiting.visit import Visit

LONGEST_ENTRY = 120


class Way(Enum):
    """How a person may say who they are."""

    CARD = Step.CARD
    PASSPORT = Step.PASSPORT
    TAX_CODE = Step.TAX_CODE
    TYPED = Step.PERSON


class Entry(Enum):
    """What is typed: the lower line of a passport's zone holds all but the name, which stands in the upper."""

    NAME = auto()
    NUMBER = auto()
    BORN = auto()
    MRZ_UPPER = auto()
    MRZ_LOWER = auto()
    TAX_CODE = auto()
    PHONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TypedPerson(Personal):
    """What was typed by hand of a person; all but the name may be left out."""

    name: str
    number: str | None
    born: str


Paper = IdentityCard | PassportMrz | TaxCode | TypedPerson
"""What says who the person is."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Introduction(Personal):
    """What is known of the person so far; `paper` is what was presented or typed, `wrong` the entry to correct.

    `agreed` says that the notice was read and the paper may be used, `confirmed` that it was looked at and is right.
    Only then does anybody else learn of it.
    """

    agreed: bool = False
    confirmed: bool = False
    paper: Paper | None = None
    phone: PhoneNumber | None = None
    entries: Mapping[Entry, str] = field(default_factory=dict)
    wrong: Entry | None = None

    def entry(self, entry: Entry) -> str:
        """Return what was typed there; empty if nothing was."""
        return self.entries.get(entry, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class WayChosen(Tap):
    """The person has read the notice and chose how to say who they are."""

    way: Way

    def noted(self, visit: "Visit") -> "Visit":
        person = replace(visit.person, agreed=True, confirmed=False, paper=None, wrong=None)
        return replace(visit, way=self.way, scan_trouble=None, person=person)


@dataclass(frozen=True, slots=True)
class PaperAccepted(Tap):
    """The person has read the notice and lets the kiosk use the paper that was presented before it."""

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, person=replace(visit.person, agreed=True))


@dataclass(frozen=True, slots=True)
class IntroductionDeclined(Tap):
    """The person leaves themselves out."""

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, person=Introduction())


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EntryTyped(Personal, Happening):
    """The text of an entry is this now."""

    entry: Entry
    text: str

    def noted(self, visit: "Visit") -> "Visit":
        entries = {**visit.person.entries, self.entry: self.text[:LONGEST_ENTRY]}
        return replace(visit, person=replace(visit.person, entries=entries, wrong=None))


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesDone(Tap):
    """All that is asked on this page was typed; `today` is the day at the branch, against which dates are judged."""

    today: date

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, person=_read(visit.step, visit.person, self.today))


@dataclass(frozen=True, slots=True)
class ReviewConfirmed(Tap):
    """What the masked page shows is right."""

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, person=replace(visit.person, confirmed=True))


@dataclass(frozen=True, slots=True)
class ReviewRejected(Tap):
    """What the masked page shows is wrong, or somebody else's; what was typed is there to be corrected."""

    def noted(self, visit: "Visit") -> "Visit":
        return replace(visit, person=replace(visit.person, paper=None, confirmed=False))


@dataclass(frozen=True, slots=True)
class PhoneDeclined(Tap):
    """The person gives no phone number."""

    def noted(self, visit: "Visit") -> "Visit":
        entries = {**visit.person.entries, Entry.PHONE: ""}
        return replace(visit, person=replace(visit.person, phone=None, wrong=None, entries=entries))


def _way_chosen(visit: "Visit") -> Step:
    return visit.way.value if visit.way is not None else Step.NOTICE


def after_paper(visit: "Visit") -> Step:
    """Return the masked page once a paper could be read, else the page where the person is."""
    is_read = visit.person.paper is not None and visit.scan_trouble is None
    return Step.REVIEW if is_read else visit.step


def _after_person(visit: "Visit") -> Step:
    return Step.PRIORITY if visit.needs else Step.SERVICE


def _after_phone(visit: "Visit") -> Step:
    return Step.PHONE if visit.person.wrong is not None else _after_person(visit)


_PEOPLE = (Step.PASSPORT, Step.TAX_CODE, Step.PERSON)
_UNDECIDED = (Step.NOTICE, Step.CARD, *_PEOPLE, Step.REVIEW)

MOVES: Moves = {
    (Step.NOTICE, WayChosen): Fork(_way_chosen, Step.CARD, Step.PASSPORT, Step.TAX_CODE, Step.PERSON, Step.NOTICE),
    (Step.NOTICE, PaperAccepted): Fork(after_paper, Step.REVIEW, Step.NOTICE),
    (Step.NOTICE, Left): Step.START,
    (Step.CARD, WayChosen): Fork(_way_chosen, Step.CARD, Step.PASSPORT, Step.TAX_CODE, Step.PERSON, Step.NOTICE),
    (Step.CARD, Left): Step.START,
    **{(step, EntryTyped): step for step in (*_PEOPLE, Step.PHONE)},
    **{(step, EntriesDone): Fork(after_paper, Step.REVIEW, step) for step in _PEOPLE},
    **{(step, Left): Step.START for step in _PEOPLE},
    **{(step, IntroductionDeclined): Fork(_after_person, Step.PRIORITY, Step.SERVICE) for step in _UNDECIDED},
    (Step.REVIEW, ReviewConfirmed): Step.PHONE,
    (Step.REVIEW, ReviewRejected): Fork(_way_chosen, *(way.value for way in Way), Step.NOTICE),
    (Step.REVIEW, Left): Step.START,
    (Step.PHONE, EntriesDone): Fork(_after_phone, Step.PHONE, Step.PRIORITY, Step.SERVICE),
    (Step.PHONE, PhoneDeclined): Fork(_after_person, Step.PRIORITY, Step.SERVICE),
    (Step.PHONE, Left): Step.START,
}


def applicant_of(person: Introduction, applicant: ApplicantId) -> Applicant | None:
    """Return the person as the clerk will see them, under that id; None if they left themselves out.

    What was typed from a passport deserves a look at it, as everything typed does.
    """
    if person.paper is None:
        return None
    bearer = replace(_bearer(person.paper, applicant), phone=person.phone)
    return replace(bearer, source=ApplicantSource.TYPED) if person.entry(Entry.MRZ_LOWER) else bearer


def _bearer(paper: Paper, applicant: ApplicantId) -> Applicant:
    match paper:
        case IdentityCard():
            return applicant_of_card(applicant, paper)
        case PassportMrz():
            return applicant_of_passport(applicant, paper)
        case TaxCode():
            return Applicant(id=applicant, source=ApplicantSource.TYPED, tax_code=paper)
    return Applicant(
        id=applicant,
        source=ApplicantSource.TYPED,
        name=paper.name,
        identity_number=paper.number,
        born=read_birth_date(paper.born),
    )


def _read(step: Step, person: Introduction, today: date) -> Introduction:
    match step:
        case Step.PASSPORT:
            upper, lower = person.entry(Entry.MRZ_UPPER), person.entry(Entry.MRZ_LOWER)
            passport = read_mrz(f"{upper}\n{lower}", today) if len(upper) == len(lower) == LINE else None
            return replace(person, paper=passport, wrong=None if passport is not None else _wrong_line(upper))
        case Step.TAX_CODE:
            code = read_tax_code(person.entry(Entry.TAX_CODE))
            return replace(person, paper=code, wrong=Entry.TAX_CODE if code is None else None)
        case Step.PHONE:
            phone = read_phone_number(person.entry(Entry.PHONE))
            return replace(person, phone=phone, wrong=Entry.PHONE if phone is None else None)
        case _:
            return _read_typed(person, today)


def _wrong_line(upper: str) -> Entry:
    is_whole = len(upper) == LINE and upper.startswith("P") and "<<" in upper and not any(map(str.isdigit, upper))
    return Entry.MRZ_LOWER if is_whole else Entry.MRZ_UPPER


def _read_typed(person: Introduction, today: date) -> Introduction:
    name, number, born = (tidy(person.entry(entry)) for entry in (Entry.NAME, Entry.NUMBER, Entry.BORN))
    identity = read_identity_number(number) if number else None
    birth = read_birth_date(born) if born else None
    wrong = None
    if not name:
        wrong = Entry.NAME
    elif number and identity is None:
        wrong = Entry.NUMBER
    elif born and (birth is None or birth.earliest > today):
        wrong = Entry.BORN
    paper = TypedPerson(name=name, number=identity, born=born) if wrong is None else None
    return replace(person, paper=paper, wrong=wrong)
