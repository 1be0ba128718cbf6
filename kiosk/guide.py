"""The centre's procedures as a visitor may look them up on one day; it reads no file and promises nothing uncertain."""

from datetime import date

from kiosk.most_found import MOST_FOUND
from server_client.dossier_model.catalogue import Catalogue
from server_client.dossier_model.everyday_words import EverydayWords
from server_client.dossier_model.procedure import Procedure, ProcedureCode
from server_client.dossier_model.search import ProcedureSearch


class Guide:
    """The procedures in force on `day`. Building it takes 0.2 s for 6,000, so it is done beside the screen's thread."""

    def __init__(self, catalogue: Catalogue, words: EverydayWords, day: date) -> None:
        self.day = day
        self.notice = catalogue.notice
        self.is_sample = catalogue.is_sample
        in_force = catalogue.in_force(day)
        self._by_code = {procedure.code: procedure for procedure in in_force}
        self._search = ProcedureSearch(in_force, words)
        self._last = ("", self._search.usual(MOST_FOUND))

    @property
    def size(self) -> int:
        """How many procedures are in force."""
        return len(self._by_code)

    def find(self, text: str) -> tuple[Procedure, ...]:
        """Return the procedures most likely meant, one more than are shown if there are more.

        For no text they are those that are asked for most. The last answer is kept.
        """
        wanted = " ".join(text.split())
        if wanted != self._last[0]:
            found = self._search.find(wanted, limit=MOST_FOUND + 1) if wanted else self._search.usual(MOST_FOUND)
            self._last = (wanted, found)
        return self._last[1]

    def procedure(self, code: ProcedureCode) -> Procedure | None:
        """Return the procedure as it is in force, or None if there is none of this code."""
        return self._by_code.get(code)
