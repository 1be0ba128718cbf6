"""Draws and prints the forms of dossiers' ends, one after the other; a form that was not printed is not lost today."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass

from counter_display.forms.drawing import Draw, draw_in_thread
from counter_display.forms.errors import FormAssetBroken, FormPrinterUnavailable
from counter_display.forms.printing import FormPrinter, drawn
from counter_display.serving.dossier_picture import LeftForm
from counter_display.serving.dossiers import FormFate
from server_client.dossier_model.forms.filled_in import Office
from server_client.dossier_model.forms.form_of_reception import Issue, form_of
from server_client.dossier_model.procedure import Procedure
from server_client.dossier_model.reception import Reception, ReceptionId
from server_client.queue_model.ids import VisitId

log = logging.getLogger("motcua.console")


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FormJob:
    """A form that is to be printed; `number` is the ticket's, so that the form can be spoken of without its person."""

    reception: Reception
    procedure: Procedure | None
    office: Office
    clerk_name: str
    number: str


class FormDesk:
    """The counter's printer, or none; `told` gets what has come of each form."""

    def __init__(
        self,
        printer: FormPrinter | None,
        told: Callable[[ReceptionId, FormFate, str], None],
        draw: Draw = draw_in_thread,
    ) -> None:
        self._printer = printer
        self._told = told
        self._draw = draw
        self._jobs: asyncio.Queue[FormJob] = asyncio.Queue()
        self._unprinted: dict[ReceptionId, FormJob] = {}
        self.trouble = ""

    @property
    def has_printer(self) -> bool:
        """Say whether anything can be printed here."""
        return self._printer is not None

    def left(self, here: VisitId | None) -> LeftForm | None:
        """Return the forms that a visit went without, the first of them; `here` is the one that is at the counter."""
        jobs = [job for job in self._unprinted.values() if job.reception.visit != here]
        if not jobs:
            return None
        number = jobs[0].number
        return LeftForm(number=number, count=sum(1 for job in jobs if job.number == number))

    def print(self, job: FormJob) -> None:
        """Print the form as soon as the printer can."""
        self._unprinted[job.reception.id] = job
        if self._printer is None:
            self._told(job.reception.id, FormFate.NO_PRINTER, "")
            return
        self.trouble = ""
        self._told(job.reception.id, FormFate.UNDER_WAY, "")
        self._jobs.put_nowait(job)

    def keep(self, job: FormJob) -> None:
        """Keep a form that is not to be printed yet."""
        self._unprinted[job.reception.id] = job

    def print_left(self, here: VisitId | None) -> None:
        """Print once more what the first visit went without."""
        left = self.left(here)
        for job in [job for job in self._unprinted.values() if left is not None and job.number == left.number]:
            self.print(job)

    def forget_left(self, here: VisitId | None) -> None:
        """Do without the forms that the first visit went without."""
        left = self.left(here)
        self.trouble = ""
        self._unprinted = {
            key: job for key, job in self._unprinted.items() if left is None or job.number != left.number
        }

    async def run(self) -> None:
        """Print one form after the other, until cancelled."""
        while True:
            await self._print(await self._jobs.get())

    async def _print(self, job: FormJob) -> None:
        form = form_of(job.reception, job.procedure, Issue(office=job.office, clerk_name=job.clerk_name))
        if form is None or self._printer is None:
            self._unprinted.pop(job.reception.id, None)
            return
        try:
            await self._printer.print_form(await drawn(form, self._draw))
        except (FormPrinterUnavailable, FormAssetBroken) as trouble:
            # Neither message names a person: the form goes by the dossier's code or the reception's id.
            log.warning("A form was not printed: %s", trouble)
            self.trouble = str(trouble)
            self._told(job.reception.id, FormFate.FAILED, str(trouble))
            return
        self.trouble = ""
        self._unprinted.pop(job.reception.id, None)
        self._told(job.reception.id, FormFate.PRINTED, "")
