"""Gives a form to the counter's printer: a queue of CUPS, or a folder; it decides neither which form nor when."""

import asyncio
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from assets.child_program import ProgramUnavailable, last_line, run
from counter_display.forms.drawing import Draw, draw_in_thread
from counter_display.forms.errors import FormPrinterUnavailable, FormPrinterWrong
from server_client.dossier_model.forms.form_kind import Sheet
from server_client.dossier_model.forms.page import Form

WAYS = "cups:NAME, a printer of this machine (lpstat -e lists them), or file:FOLDER"
_PRINTING_S = 20.0
_MOST_PRINTS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintableForm:
    """A drawn form: its file name without ending, the paper that it needs, and the PDF."""

    name: str
    sheet: Sheet
    pdf: bytes


class FormPrinter(Protocol):
    """Where forms go."""

    async def print_form(self, form: PrintableForm) -> None:
        """Return when the printer has taken the form; FormPrinterUnavailable when it has not."""


async def drawn(form: Form, draw: Draw = draw_in_thread) -> PrintableForm:
    """Return the form ready for a printer; raises what `draw` does."""
    document = form.document()
    return PrintableForm(name=document.name, sheet=document.sheet, pdf=await draw(form))


def form_printer(setting: str) -> FormPrinter:
    """Return the printer that a setting names; raises FormPrinterWrong with what to write. It opens nothing."""
    way, _, rest = setting.strip().partition(":")
    if way == "cups" and rest and not rest.startswith("-") and not any(char.isspace() for char in rest):
        return CupsPrinter(rest)
    if way == "file" and rest:
        return FolderPrinter(Path(rest))
    raise FormPrinterWrong(f"Form printer {setting!r} names no printer: write {WAYS}")


class CupsPrinter:
    """A printer of CUPS by the program lp, which gets the form through a pipe: it lies on no disk of ours."""

    def __init__(self, queue: str, *, program: str = "lp", within_s: float = _PRINTING_S) -> None:
        self._queue = queue
        self._program = program
        self._within_s = within_s

    async def print_form(self, form: PrintableForm) -> None:
        """Hand the form to the queue; the job is named for the form and the dossier, not for a person."""
        turned = ("-o", "landscape") if form.sheet is Sheet.A4_LANDSCAPE else ()
        words = (self._program, "-d", self._queue, "-t", form.name, "-o", f"media={form.sheet.media}", *turned, "-")
        try:
            ended = await run(words, within_s=self._within_s, given=form.pdf, environment={"LC_ALL": "C"})
        except ProgramUnavailable as error:
            raise FormPrinterUnavailable(f"{error}; install the package cups-client") from error
        except TimeoutError as error:
            raise FormPrinterUnavailable(
                f"Form printer {self._queue} did not take the form within {self._within_s:.0f} s; see lpstat -t"
            ) from error
        if ended.status:
            complaint = last_line(ended.complaint, "lp gave no reason")
            raise FormPrinterUnavailable(
                f"Form printer {self._queue} did not take the form ({complaint}); lpstat -e lists the printers"
            )


class FolderPrinter:
    """No printer: a folder that gets each print as a file of its own, readable by its owner only."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def print_form(self, form: PrintableForm) -> None:
        """Write the file; what was printed before stays beside it."""
        try:
            await asyncio.to_thread(self._write, form)
        except OSError as error:
            raise FormPrinterUnavailable(
                f"Form folder {self._folder} cannot be written ({error.strerror}); free it or choose another"
            ) from error

    def _write(self, form: PrintableForm) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        place = self._free_place(form.name)
        part = place.with_suffix(".part")
        try:
            with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "wb") as file:
                file.write(form.pdf)
            part.replace(place)
        except OSError:
            place.unlink(missing_ok=True)
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise

    def _free_place(self, name: str) -> Path:
        """The first name that is free, taken at once, so that no print takes the place of another."""
        for number in range(1, _MOST_PRINTS):
            place = self._folder / f"{name}{f'-{number}' if number > 1 else ''}.pdf"
            try:
                os.close(os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            except FileExistsError:
                continue
            return place
        raise FormPrinterUnavailable(
            f"Form folder {self._folder} has {name} {_MOST_PRINTS - 1} times already; empty it or choose another"
        )
