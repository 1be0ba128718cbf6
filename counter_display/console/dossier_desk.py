"""The dossiers of the ticket at the counter: follows the counter, has forms printed, and pictures all of it.

It follows the counter and never leads it. Once a ticket has left, nothing of its person is in the picture any more.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from counter_display.console.dossier_line import DossierLine, PreparedCalls, ReceptionCalls
from counter_display.console.dossier_work import DossierWork
from counter_display.console.form_desk import FormDesk, FormJob, Memory
from counter_display.console.form_memory import UnprintedForm
from counter_display.console.procedure_finder import ProcedureCalls, ProcedureFinder
from counter_display.console.visit_book import VisitBook
from counter_display.forms.drawing import Draw, draw_in_thread
from counter_display.forms.printing import FormPrinter
from counter_display.serving.dossier_ending import proposed_outcome
from counter_display.serving.dossier_picture import (
    Access,
    DossierPicture,
    OnePicture,
    end_picture,
    found_rows,
    one_picture,
    tab_rows,
)
from counter_display.serving.dossier_terms import fee_due
from counter_display.serving.dossiers import Dossier, FormFate
from counter_display.serving.outlook import Outlook
from server_client.dossier_model.forms.filled_in import Office
from server_client.dossier_model.reception import Reception, ReceptionEnd, ReceptionId
from server_client.queue_model.calling import next_for
from server_client.queue_model.configuration import VIETNAMESE, Outcome
from server_client.queue_model.counter import CounterState
from server_client.queue_model.ticket import Ticket

_AT_COUNTER = frozenset({CounterState.CALLED, CounterState.SERVING})
_ROOM = "………"
TOLD_WITHIN_S = 1.0
"""The longest that a ticket waits, on its way to somebody else, for its dossiers to be at the server."""


class CounterDesk(Protocol):
    """What the dossiers tell the counter's desk."""

    def occupy(self, occupied: bool) -> None:
        """Let nothing be called by itself while a dossier is worked on."""
        ...

    def session_ended(self) -> None:
        """Take that the server wants a new session."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierSurroundings:
    """The clock, what makes new ids, the counter's own desk and what finishes its ticket, and who is shown pictures.

    `office` heads the forms; without one the branch's name does, and the place is left to be written by hand.
    """

    clock: Callable[[], datetime]
    new_id: Callable[[], str]
    counter: CounterDesk
    finish: Callable[[str], None]
    show: Callable[[DossierPicture], None]
    printer: FormPrinter | None = None
    draw: Draw = draw_in_thread
    form_memory: Memory | None = None
    office: Office | None = None


class DossierDesk:
    """One counter's dossiers; every method but `run` returns at once."""

    def __init__(self, around: DossierSurroundings) -> None:
        """Take the surroundings."""
        self._around = around
        self._line = DossierLine(self, around.clock)
        self._finder = ProcedureFinder(self.changed)
        self._forms = FormDesk(around.printer, self, around.draw, around.form_memory)
        self.work = DossierWork(self, self._finder, around.new_id)
        self._outlook: Outlook | None = None
        self._clerk_name = ""
        self._brought: list[tuple[Reception, str]] = []
        self._shown = DossierPicture()
        self._occupied = False

    async def run(self, receptions: ReceptionCalls, office: PreparedCalls, procedures: ProcedureCalls) -> None:
        """Call the server and print, until cancelled."""
        async with asyncio.TaskGroup() as group:
            for work in (self._line.run(receptions, office), self._finder.run(procedures), self._forms.run()):
                group.create_task(work)

    async def tell_all(self) -> None:
        """Tell the server what it lacks of the visit at the counter, before somebody else has it."""
        await self._line.tell_all(TOLD_WITHIN_S)

    def look(self, outlook: Outlook | None, clerk_name: str) -> None:
        """Take how the counter stands now; None while nobody may see what lies on it."""
        self._outlook, self._clerk_name = outlook, clerk_name
        if outlook is not None:
            self._follow(outlook)
        self._line.wake()
        self._finder.retry()
        self.changed()

    @property
    def book(self) -> VisitBook | None:
        """Return the visit at the counter."""
        return self._line.here

    def touched(self) -> None:
        """Take that the clerk has changed something, which the server is to be told."""
        if self.book is not None:
            self.book.edited_at = self._around.clock()
        self._line.wake()
        self.changed()

    def changed(self) -> None:
        """Show how everything stands now."""
        self._print_what_has_its_code()
        self._print_what_was_brought()
        self._occupy()
        picture = self._picture()
        if picture != self._shown:
            self._shown = picture
            self._around.show(picture)

    def ended(self, book: VisitBook, reception: ReceptionId) -> None:
        """Have the form printed, or wait for the code that belongs on it."""
        one = book.find(reception)
        if one is None or not one.has_form:
            return
        if one.kept.ending is ReceptionEnd.RECEIVED and one.waits_for_code:
            book.fated(reception, FormFate.WAITS_FOR_CODE)
        elif book is self.book:
            self._forms.print(self._job(book, one))
        else:
            self._forms.keep(self._job(book, one))

    def session_ended(self) -> None:
        """Take that the server wants a new session."""
        self._around.counter.session_ended()

    def print_form(self) -> None:
        """Print the form of the dossier in front, once more or without waiting for its code."""
        book = self.book
        if book is not None and book.front is not None and book.front.has_form:
            self._forms.print(self._job(book, book.front))

    def print_left(self) -> None:
        """Print what the last visit went without."""
        self._forms.print_left(None if self.book is None else self.book.visit)
        self.changed()

    def forget_left(self) -> None:
        """Do without what the last visit went without."""
        self._forms.forget_left(None if self.book is None else self.book.visit)
        self.changed()

    def finish(self) -> None:
        """Finish the ticket with the outcome that its dossiers came to."""
        outcome = self._proposal()
        if outcome is not None:
            self._around.finish(outcome.code)

    def retry(self) -> None:
        """Try again at once."""
        self.work.retry()
        self._line.hurry()

    def _occupy(self) -> None:
        # The counter shows itself anew when it is told, and that leads back here.
        occupied = self.work.sheets.sheet is not None
        if occupied != self._occupied:
            self._occupied = occupied
            self._around.counter.occupy(occupied)

    def _follow(self, outlook: Outlook) -> None:
        counter = outlook.branch.counter(outlook.seat.counter)
        ticket = None if counter.ticket is None else outlook.branch.tickets[counter.ticket]
        if ticket is None or counter.state not in _AT_COUNTER:
            self._leave()
            choice = next_for(outlook.branch, counter.id, outlook.now) if counter.state.may_call else None
            self._line.expect(None if choice is None else choice.ticket.visit, counter.id)
        elif self.book is None or self.book.ticket != ticket.id:
            self._leave()
            self._line.expect(None, counter.id)
            self._begin(ticket, outlook)

    def _begin(self, ticket: Ticket, outlook: Outlook) -> None:
        behind = next((one for one in self._line.behind if one.visit == ticket.visit), None)
        if behind is not None:
            self._line.behind.remove(behind)
        book = behind or VisitBook(
            visit=ticket.visit, ticket=ticket.id, number=ticket.number, counter=outlook.seat.counter
        )
        self._line.come(book)

    def _leave(self) -> None:
        book = self.book
        if book is None:
            return
        for one in book.dossiers:
            if one.fate is FormFate.WAITS_FOR_CODE:
                self._forms.keep(self._job(book, one))
        self.work.sheets.clear()
        self._finder.seek("")
        self._line.come(None)

    def _print_what_has_its_code(self) -> None:
        for book in (self.book, *self._line.behind):
            for one in () if book is None else tuple(book.dossiers):
                if book is None or one.fate is not FormFate.WAITS_FOR_CODE or one.waits_for_code:
                    continue
                book.fated(one.kept.id, FormFate.NONE)
                if book is self.book:
                    self._forms.print(self._job(book, one))
                else:
                    self._forms.keep(self._job(book, one))

    def _print_what_was_brought(self) -> None:
        ready = [brought for brought in self._brought if self._finder.is_known(brought[0].procedure)]
        self._brought = [brought for brought in self._brought if brought not in ready]
        for reception, number in ready:
            self._forms.print(self._job_of(reception, number))

    def form_is(self, reception: ReceptionId, fate: FormFate, said: str) -> None:
        """Show what has come of a form."""
        for book in (self.book, *self._line.behind):
            if book is not None:
                book.fated(reception, fate, said)
        self.changed()

    def fetch(self, form: UnprintedForm) -> None:
        """Have the dossier of a form of before the restart brought."""
        self._line.fetch(form)

    def fetched(self, form: UnprintedForm, reception: Reception | None) -> None:
        """Print the form of a dossier that was brought; without one there is no form any more."""
        if reception is None or reception.ending is None:
            self._forms.forget(form.reception)
            return
        # Which form it is depends on the procedure's field.
        self._brought.append((reception, form.number))
        self.changed()

    def not_fetched(self, said: str) -> None:
        """Tell why a form cannot be printed now; it stays in the list."""
        self._forms.trouble = said
        self.changed()

    def _job(self, book: VisitBook, one: Dossier) -> FormJob:
        return self._job_of(one.kept, book.number)

    def _job_of(self, reception: Reception, number: str) -> FormJob:
        return FormJob(
            reception=reception,
            procedure=self._finder.procedure(reception.procedure),
            office=self._office(),
            clerk_name=self._clerk_name,
            number=number,
        )

    def _office(self) -> Office:
        if self._around.office is not None or self._outlook is None:
            return self._around.office or Office(superior="", name="", place=_ROOM)
        configuration = self._outlook.configuration
        return Office(superior=configuration.office[VIETNAMESE], name=configuration.branch[VIETNAMESE], place=_ROOM)

    def _proposal(self) -> Outcome | None:
        if self._outlook is None or self.book is None or self.book.to_add:
            return None
        return proposed_outcome(self._outlook.configuration.outcomes, self.book.dossiers)

    def _picture(self) -> DossierPicture:
        outlook, book = self._outlook, self.book
        left = self._forms.left(None if book is None else book.visit)
        if outlook is None or book is None:
            return DossierPicture(
                ahead=None if outlook is None else self._line.ahead,
                left=None if outlook is None else left,
                left_said=self._forms.trouble,
                has_printer=self._forms.has_printer,
            )
        sheets, outcome = self.work.sheets, self._proposal()
        front = book.front
        return DossierPicture(
            access=book.access,
            tabs=tab_rows(book.dossiers, book.current),
            one=self._one(book, front),
            sheet=sheets.sheet,
            end=None if sheets.end is None or front is None else end_picture(front, sheets.end),
            words=sheets.words,
            terms=sheets.terms,
            fee_due=fee_due(book.dossiers) if book.access is Access.OPEN else 0,
            found=found_rows(self._finder.found),
            sought=self._finder.sought,
            note="" if book.note is None else book.note.text,
            noted_by="" if book.note is None else book.note.clerk,
            note_draft=book.note_draft if book.note_draft is not None else "" if book.note is None else book.note.text,
            told=book.told,
            said=book.said,
            proposal="" if outcome is None else outcome.code,
            proposal_name="" if outcome is None else outlook.name(outcome.names),
            left=left,
            left_said=self._forms.trouble,
            has_printer=self._forms.has_printer,
        )

    def _one(self, book: VisitBook, front: Dossier | None) -> OnePicture | None:
        if front is None or book.access is not Access.OPEN:
            return None
        procedure = self._finder.procedure(front.draft.procedure)
        return one_picture(front, procedure, ending_now=front.kept.id in book.ending)
