"""How many sets a dossier has, what it costs and where its result is fetched, as a clerk types it; no prices."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from counter_display.serving.dong import dong_in, grouped
from counter_display.serving.dossiers import MOST_SHEETS, Dossier
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.reception import Reception, ReceptionEnd


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class TermsWords(Personal):
    """What is typed: no fee at all says that it is not known, a 0 that there is none."""

    sets: str = "1"
    fee: str = ""
    collected_at: str = ""

    @property
    def set_count(self) -> int | None:
        """Return how many sets that is, or None if it is no such number."""
        figures = self.sets.strip()
        count = int(figures) if figures.isascii() and figures.isdigit() and len(figures) <= len(str(MOST_SHEETS)) else 0
        return count or None

    @property
    def has_odd_fee(self) -> bool:
        """Say whether the fee is no amount."""
        return bool(self.fee.strip()) and dong_in(self.fee) is None


def terms_of(reception: Reception) -> TermsWords:
    """Return what is known, to be typed over."""
    fee = "" if reception.fee is None else grouped(reception.fee)
    return TermsWords(sets=str(reception.sets), fee=fee, collected_at=reception.collected_at)


def with_terms(reception: Reception, words: TermsWords) -> Reception:
    """Return it as the clerk typed it; a number of sets that is none stays as it was."""
    return replace(
        reception,
        sets=words.set_count or reception.sets,
        fee=dong_in(words.fee),
        collected_at=" ".join(words.collected_at.split()),
    )


def fee_due(dossiers: Iterable[Dossier]) -> int:
    """Return what all of them cost together, in dong; who is refused or only advised pays nothing."""
    free = {ReceptionEnd.REFUSED, ReceptionEnd.ADVISED}
    return sum(one.draft.fee or 0 for one in dossiers if one.kept.ending not in free)
