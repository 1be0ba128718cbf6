"""What a clerk does to the dossiers on the desk, kept here at once; when the server is told is the line's business."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from counter_display.console.procedure_finder import ProcedureFinder
from counter_display.console.visit_book import VisitBook
from counter_display.serving.dossier_ending import EndDraft, EndTrouble, asking, begun, next_fault, trouble_of
from counter_display.serving.dossier_picture import Access, DossierSheet, Told
from counter_display.serving.dossier_terms import TermsWords, terms_of, with_terms
from counter_display.serving.dossiers import (
    MOST_SHEETS,
    ApplicantWords,
    CountOf,
    Dossier,
    as_procedure,
    edited,
    gaps_to_front,
    only_case,
    settled,
    with_case,
    with_code,
    with_count,
    with_need,
    with_tick,
    with_words,
    words_of,
)
from server_client.dossier_model.dossier_code import read_dossier_code
from server_client.dossier_model.procedure import ProcedureCode
from server_client.dossier_model.reception import Reception, ReceptionEnd, ReceptionId
from server_client.dossier_model.visit_note import LONGEST_NOTE
from server_client.wire.receptions import Choice

FIELDS = ("name", "address", "phone", "email")
TERMS = ("sets", "fee", "collected_at")


class Desk(Protocol):
    """What the work stands on; the dossier's desk is the real one."""

    @property
    def book(self) -> VisitBook | None:
        """Return the visit at the counter."""
        ...

    def touched(self) -> None:
        """Take that the clerk has changed something, which the server is to be told."""
        ...

    def changed(self) -> None:
        """Take that the picture has changed."""
        ...


@dataclass(slots=True, repr=False)
class Sheets:
    """What lies over the page, and what the clerk has typed into it so far."""

    sheet: DossierSheet | None = None
    end: EndDraft | None = None
    words: ApplicantWords = field(default_factory=ApplicantWords)
    terms: TermsWords = field(default_factory=TermsWords)

    def clear(self) -> None:
        """Put away all of it."""
        self.sheet, self.end, self.words, self.terms = None, None, ApplicantWords(), TermsWords()


class DossierWork:
    """The clerk's deeds; each is nothing where it makes no sense."""

    def __init__(self, desk: Desk, finder: ProcedureFinder, new_id: Callable[[], str]) -> None:
        self._desk = desk
        self._finder = finder
        self._new_id = new_id
        self.sheets = Sheets()

    @property
    def _front(self) -> Dossier | None:
        return None if self._desk.book is None else self._desk.book.front

    def go_to(self, place: int) -> None:
        """Bring the dossier at `place` (from 0) to the front."""
        book = self._desk.book
        if book is not None and 0 <= place < len(book.dossiers) and place != book.current:
            book.current = place
            book.change_front(gaps_to_front)
            book.told = Told.NONE
            self._desk.changed()

    def go_by(self, steps: int) -> None:
        """Bring the next or the one before to the front, round and round."""
        book = self._desk.book
        if book is not None and book.dossiers:
            self.go_to((book.current + steps) % len(book.dossiers))

    def tick(self, place: int) -> None:
        """Take the paper at `place` as handed in, or not any more."""
        self._edit_paper(place, lambda draft: with_tick(draft, place))

    def count(self, place: int, what: str, count: int) -> None:
        """Let so many of a paper be handed in."""
        self._edit_paper(place, lambda draft: with_count(draft, place, CountOf(what), min(count, MOST_SHEETS)))

    def need(self, place: int) -> None:
        """Let this dossier not need the paper at `place`, or need it after all."""
        self._edit_paper(
            place, lambda draft: with_need(draft, place, needed=not draft.papers[place].document.mandatory)
        )

    def choose_case(self, name: str) -> None:
        """Let the dossier in front be of this case."""
        procedure = None if self._front is None else self._finder.procedure(self._front.draft.procedure)
        if procedure is not None:
            self._edit(lambda draft: with_case(draft, procedure, name))
            self.lay_out(None)

    def write_code(self, text: str) -> None:
        """Let the dossier in front have this code."""
        book = self._desk.book
        if book is not None:
            book.change_front(lambda one: with_code(one, read_dossier_code(text)))
            self._desk.touched()

    def lay_out(self, sheet: DossierSheet | None) -> None:
        """Lay a sheet over the page, or put it away with what was typed into it."""
        front, book = self._front, self._desk.book
        if sheet is None:
            if self.sheets.sheet is DossierSheet.NOTE and book is not None:
                book.note_draft = None
            self.sheets.clear()
        elif self._may_lay_out(sheet):
            self.sheets.clear()
            self.sheets.sheet = sheet
            if sheet is DossierSheet.APPLICANT and front is not None:
                self.sheets.words = words_of(front.draft)
            if sheet is DossierSheet.TERMS and front is not None:
                self.sheets.terms = terms_of(front.draft)
            if sheet in {DossierSheet.PROCEDURE, DossierSheet.ADD}:
                self._finder.seek("")
        self._desk.changed()

    def _may_lay_out(self, sheet: DossierSheet) -> bool:
        front, book = self._front, self._desk.book
        if sheet is DossierSheet.NOTE:
            return book is not None and book.access is not Access.REFUSED
        if sheet is DossierSheet.ADD:
            return book is not None and book.access in {Access.OPEN, Access.EMPTY}
        if sheet is DossierSheet.CLASH:
            return front is not None and front.theirs is not None
        return front is not None and front.is_open and front.theirs is None

    def write_word(self, what: str, text: str) -> None:
        """Take what is typed about the applicant or the terms, such as their phone or the number of sets."""
        if what in FIELDS:
            self.sheets.words = replace(self.sheets.words, **{what: text})
        if what in TERMS:
            self.sheets.terms = replace(self.sheets.terms, **{what: text})
        self._desk.changed()

    def keep_words(self) -> None:
        """Correct the applicant, in all open dossiers that have the same one."""
        front, book, words = self._front, self._desk.book, self.sheets.words
        if front is None or book is None or words.has_odd_phone:
            return
        before = words_of(front.draft)
        for one in book.dossiers:
            if words_of(one.draft) == before:
                book.change(one.kept.id, lambda now: edited(now, lambda draft: with_words(draft, words)))
        self.sheets.clear()
        self._desk.touched()

    def keep_terms(self) -> None:
        """Take sets, fee and place as they are typed, of the dossier in front; what is odd stays to be put right."""
        words = self.sheets.terms
        if self.sheets.sheet is DossierSheet.TERMS and words.set_count is not None and not words.has_odd_fee:
            self.sheets.clear()
            self._edit(lambda draft: with_terms(draft, words))
            self._desk.changed()

    def seek(self, text: str) -> None:
        """Look for the procedure that the clerk types."""
        self._finder.seek(text)

    def pick(self, code: str) -> None:
        """Take a procedure that was found: for the dossier in front, or for one more."""
        procedure, book = self._finder.picked(code), self._desk.book
        if procedure is None or book is None:
            return
        if self.sheets.sheet is DossierSheet.PROCEDURE:
            self._edit(lambda draft: as_procedure(draft, procedure))
        else:
            case = only_case(procedure)
            choice = Choice(
                id=ReceptionId(self._new_id()),
                procedure=ProcedureCode(procedure.code),
                case="" if case is None else case.name,
            )
            book.to_add.append(choice)
        self.sheets.clear()
        self._finder.seek("")
        self._desk.touched()

    def begin_end(self, ending: str) -> None:
        """Ask what is still to be said for the dossier in front to end so."""
        front, book = self._front, self._desk.book
        if front is None or book is None or not front.is_open or front.theirs or front.kept.id in book.ending:
            return
        self.sheets.clear()
        self.sheets.sheet, self.sheets.end = DossierSheet.END, begun(front, ReceptionEnd(ending))
        self._desk.changed()

    def ask_for(self, place: int, asked: bool) -> None:
        """Ask for the paper at `place`, or not, in the supplement that is being written."""
        self._edit_end(lambda end: asking(end, place, asked=asked))

    def next_fault(self, place: int) -> None:
        """Give another of the usual reasons for the paper at `place`."""
        self._edit_end(lambda end: next_fault(end, place))

    def write_reason(self, text: str) -> None:
        """Take the clerk's own reasons, one a line."""
        self._edit_end(lambda end: replace(end, words=text))

    def write_end_code(self, text: str) -> None:
        """Take the code that is given with the end."""
        self._edit_end(lambda end: replace(end, code=text))

    def confirm_end(self, *, despite_gaps: bool = False) -> None:
        """End the dossier in front as it was said, unless something keeps it from that."""
        front, book, end = self._front, self._desk.book, self.sheets.end
        if front is None or book is None or end is None:
            return
        end = replace(end, despite_gaps=despite_gaps)
        if trouble_of(front, end) is EndTrouble.NONE:
            book.ending[front.kept.id] = end
            book.told = Told.NONE
            self.sheets.clear()
            self._desk.touched()

    def settle(self, *, mine: bool) -> None:
        """Decide what of a clash counts."""
        book = self._desk.book
        if book is not None:
            book.change_front(lambda one: settled(one, mine=mine))
            self.sheets.clear()
            self._desk.touched()

    def write_note(self, text: str) -> None:
        """Take what is typed for the colleagues."""
        book = self._desk.book
        if book is not None:
            book.note_draft = text[:LONGEST_NOTE]
            self._desk.changed()

    def keep_note(self) -> None:
        """Leave the note on the visit."""
        book = self._desk.book
        if book is not None and book.note_draft is not None:
            book.note_is_wanted = True
            self.sheets.clear()
            self._desk.touched()

    def retry(self) -> None:
        """Try again what the server did not give or take."""
        book = self._desk.book
        if book is not None:
            book.refused_drafts.clear()
            book.told = Told.NONE
            if book.access is Access.REFUSED:
                book.access = Access.OPENING
            self._desk.touched()

    def _edit_paper(self, place: int, change: Callable[[Reception], Reception]) -> None:
        front = self._front
        if front is not None and 0 <= place < len(front.draft.papers):
            self._edit(change)

    def _edit(self, change: Callable[[Reception], Reception]) -> None:
        book = self._desk.book
        if book is not None and book.front is not None and book.front.kept.id not in book.ending:
            book.change_front(lambda one: edited(one, change))
            self._desk.touched()

    def _edit_end(self, change: Callable[[EndDraft], EndDraft]) -> None:
        if self.sheets.end is not None:
            self.sheets.end = change(self.sheets.end)
            self._desk.changed()
