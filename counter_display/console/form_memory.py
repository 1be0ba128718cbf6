"""Which forms of today were not printed, in one small file: ids and ticket numbers, and nothing that is on a form.

A form is made anew from what the server has of its dossier. Losing the file costs what it offers: to print them again.
"""

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from server_client.dossier_model.reception import ReceptionId
from server_client.queue_model.ids import CounterId, VisitId

log = logging.getLogger("motcua.console")

_KEYS = ("reception", "visit", "counter", "number")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnprintedForm:
    """Whose form it is: the dossier, its visit, the counter where it ended, and the ticket's number."""

    reception: ReceptionId
    visit: VisitId
    counter: CounterId
    number: str


class FormMemory:
    """The file of one console; the server shows a counter what ended there until the end of the day, and so does it."""

    def __init__(self, folder: Path, today: Callable[[], date]) -> None:
        self._file = folder / "forms.json"
        self._today = today
        self._kept: tuple[UnprintedForm, ...] | None = None

    def recall(self) -> tuple[UnprintedForm, ...]:
        """Return what was not printed today; nothing if the file is of another day, missing or damaged."""
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return ()
        except (OSError, ValueError) as exc:
            log.warning("The list of forms in %s cannot be read: %s", self._file, exc)
            return ()
        forms = kept.get("forms") if isinstance(kept, dict) and kept.get("day") == self._today().isoformat() else None
        return tuple(map(_form, filter(_is_form, forms))) if isinstance(forms, list) else ()

    def keep(self, forms: Iterable[UnprintedForm]) -> None:
        """Keep what was not printed by now; a disk that does not take it is logged and does no harm."""
        kept = tuple(forms)
        if kept == self._kept:
            return
        self._kept = kept
        new = self._file.with_suffix(".new")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            words = {"day": self._today().isoformat(), "forms": list(map(asdict, kept))}
            new.write_text(json.dumps(words), encoding="utf-8")
            new.replace(self._file)
        except OSError as exc:
            log.warning("The list of forms was not kept in %s: %s", self._file, exc)


def _is_form(kept: object) -> bool:
    return isinstance(kept, dict) and all(isinstance(kept.get(key), str) for key in _KEYS)


def _form(kept: dict[str, str]) -> UnprintedForm:
    return UnprintedForm(
        reception=ReceptionId(kept["reception"]),
        visit=VisitId(kept["visit"]),
        counter=CounterId(kept["counter"]),
        number=kept["number"],
    )
