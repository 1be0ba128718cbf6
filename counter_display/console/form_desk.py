"""Draws and prints the forms of dossiers' ends, one after the other; a form that was not printed is not lost today.

Its memory outlives the console and holds no form: one that is printed after a restart is fetched anew, and so is one
that has been left for long.
"""

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from counter_display.console.form_memory import UnprintedForm
from counter_display.forms.drawing import Draw, draw_in_thread
from counter_display.forms.errors import FormAssetBroken, FormPrinterUnavailable
from counter_display.forms.printing import FormPrinter, drawn
from counter_display.serving.dossier_picture import LeftForm
from counter_display.serving.dossiers import FormFate
from server_client.dossier_model.forms.filled_in import Office
from server_client.dossier_model.forms.form_of_reception import Issue, form_of
from server_client.dossier_model.procedure import Procedure
from server_client.dossier_model.reception import CityNews, Reception, ReceptionId
from server_client.queue_model.ids import VisitId

log = logging.getLogger("motcua.console")

MOST_AT_HAND = 16
"""Forms left unprinted whose dossiers are kept here, the latest of them; they are what a person has brought."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FormJob:
    """A form that is to be printed; `number` is the ticket's, so that the form can be spoken of without its person."""

    reception: Reception
    procedure: Procedure | None
    office: Office
    clerk_name: str
    number: str

    @property
    def lacks_code(self) -> bool:
        """Say whether its code was still to come when it was kept."""
        return self.reception.city is CityNews.WAITING and self.reception.code is None


class Memory(Protocol):
    """What is known after a restart of forms that were not printed; `FormMemory` is the real one."""

    def recall(self) -> tuple[UnprintedForm, ...]:
        """Return what was not printed today."""
        ...

    def keep(self, forms: Iterable[UnprintedForm]) -> None:
        """Keep what was not printed by now."""
        ...


class FormListener(Protocol):
    """Who hears of the forms; the dossiers' desk is the real one."""

    def form_is(self, reception: ReceptionId, fate: FormFate, said: str) -> None:
        """Take what has come of a form."""
        ...

    def fetch(self, form: UnprintedForm) -> None:
        """Have a form of before the restart printed, once its dossier is here."""
        ...


class FormDesk:
    """The counter's printer, or none."""

    def __init__(
        self,
        printer: FormPrinter | None,
        listener: FormListener,
        draw: Draw = draw_in_thread,
        memory: Memory | None = None,
    ) -> None:
        self._printer = printer
        self._listener = listener
        self._draw = draw
        self._memory = memory if printer is not None else None
        self._jobs: asyncio.Queue[FormJob] = asyncio.Queue()
        self._under_way: dict[ReceptionId, FormJob] = {}
        self._at_hand: dict[ReceptionId, FormJob] = {}
        recalled = () if self._memory is None else self._memory.recall()
        self._unprinted = {form.reception: form for form in recalled}
        self.trouble = ""

    @property
    def has_printer(self) -> bool:
        """Say whether anything can be printed here."""
        return self._printer is not None

    def left(self, here: VisitId | None) -> LeftForm | None:
        """Return the forms that a visit went without, the first of them; `here` is the one that is at the counter."""
        forms = [form for form in self._unprinted.values() if form.visit != here]
        if not forms:
            return None
        number = forms[0].number
        return LeftForm(number=number, count=sum(1 for form in forms if form.number == number))

    def print(self, job: FormJob) -> None:
        """Print the form as soon as the printer can; one that is on its way there is not printed twice."""
        self.keep(job)
        if self._printer is None:
            self._listener.form_is(job.reception.id, FormFate.NO_PRINTER, "")
            return
        if self._under_way.get(job.reception.id) == job:
            return
        self.trouble = ""
        self._under_way[job.reception.id] = job
        self._listener.form_is(job.reception.id, FormFate.UNDER_WAY, "")
        self._jobs.put_nowait(job)

    def keep(self, job: FormJob) -> None:
        """Keep a form that is not to be printed yet."""
        one = job.reception
        self._at_hand.pop(one.id, None)
        self._at_hand[one.id] = job
        if len(self._at_hand) > MOST_AT_HAND:
            del self._at_hand[next(iter(self._at_hand))]
        self._unprinted[one.id] = UnprintedForm(
            reception=one.id, visit=one.visit, counter=one.counter, number=job.number
        )
        self._remember()

    def print_left(self, here: VisitId | None) -> None:
        """Print once more what the first visit went without."""
        for form in self._left_by_first(here):
            job = self._at_hand.get(form.reception)
            if job is None or job.lacks_code:
                self._listener.fetch(form)
            else:
                self.print(job)

    def forget_left(self, here: VisitId | None) -> None:
        """Do without the forms that the first visit went without."""
        self.trouble = ""
        for form in self._left_by_first(here):
            self.forget(form.reception)

    def forget(self, reception: ReceptionId) -> None:
        """Do without a form: it is printed, or there is none."""
        self._at_hand.pop(reception, None)
        self._unprinted.pop(reception, None)
        self._remember()

    async def run(self) -> None:
        """Print one form after the other, until cancelled."""
        while True:
            job = await self._jobs.get()
            await self._print(job)
            if self._under_way.get(job.reception.id) is job:
                del self._under_way[job.reception.id]

    async def _print(self, job: FormJob) -> None:
        form = form_of(job.reception, job.procedure, Issue(office=job.office, clerk_name=job.clerk_name))
        if form is None or self._printer is None:
            self.forget(job.reception.id)
            return
        try:
            await self._printer.print_form(await drawn(form, self._draw))
        except (FormPrinterUnavailable, FormAssetBroken) as trouble:
            # Neither message names a person: the form goes by the dossier's code or the reception's id.
            log.warning("A form was not printed: %s", trouble)
            self.trouble = str(trouble)
            self._listener.form_is(job.reception.id, FormFate.FAILED, str(trouble))
            return
        self.trouble = ""
        self.forget(job.reception.id)
        self._listener.form_is(job.reception.id, FormFate.PRINTED, "")

    def _left_by_first(self, here: VisitId | None) -> list[UnprintedForm]:
        left = self.left(here)
        return [form for form in self._unprinted.values() if left is not None and form.number == left.number]

    def _remember(self) -> None:
        if self._memory is not None:
            self._memory.keep(self._unprinted.values())
