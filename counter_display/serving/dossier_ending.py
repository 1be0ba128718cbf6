"""How a clerk ends a dossier: what is asked for and why, what keeps it from ending, and the ticket's outcome after it.

The reasons stand on the office's forms, so they are in Vietnamese whatever the screen's language; it sends nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from counter_display.serving.dossiers import Dossier, with_need
from server_client.dossier_model.personal import Personal
from server_client.dossier_model.reception import Reception, ReceptionEnd
from server_client.queue_model.configuration import Outcome, OutcomeEnd

LONGEST_REASON = 1000


class PaperFault(StrEnum):
    """Why a paper is asked for."""

    MISSING = "missing"
    INVALID = "invalid"
    EXPIRED = "expired"
    UNREADABLE = "unreadable"
    UNCERTIFIED = "uncertified"


_WORDS = {
    PaperFault.MISSING: "Thiếu",
    PaperFault.INVALID: "Không hợp lệ",
    PaperFault.EXPIRED: "Đã hết hạn",
    PaperFault.UNREADABLE: "Mờ, rách, không đọc được",
    PaperFault.UNCERTIFIED: "Chưa chứng thực",
}


class EndTrouble(StrEnum):
    """What keeps a dossier from ending so."""

    NONE = ""
    NO_PAPERS = "no_papers"
    """Its papers are not known, since no case is chosen."""
    GAPS = "gaps"
    """Papers lack; it is received despite that only if the clerk says so once more."""
    REASON = "reason"
    ALL_THERE = "all_there"
    """Nothing lacks and nothing is written, so there is nothing to ask for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPaper:
    """A gap of the list: whether it is asked for (else this dossier does not need it), and what is wrong with it."""

    place: int
    asked: bool = True
    fault: PaperFault = PaperFault.MISSING


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EndDraft(Personal):
    """An end as far as the clerk has said it; `words` has a further reason in each line."""

    ending: ReceptionEnd
    papers: tuple[AskedPaper, ...] = ()
    words: str = ""
    code: str = ""
    despite_gaps: bool = False


def begun(dossier: Dossier, ending: ReceptionEnd) -> EndDraft:
    """Return the end with all that lacks asked for at once."""
    draft, is_supplement = dossier.draft, ending is ReceptionEnd.SUPPLEMENT
    return EndDraft(
        ending=ending,
        papers=tuple(AskedPaper(place=place) for place, paper in enumerate(draft.papers) if paper.is_gap)
        if is_supplement
        else (),
        code="" if draft.code is None else draft.code.text,
    )


def asking(end: EndDraft, place: int, *, asked: bool) -> EndDraft:
    """Return the end with the paper at `place` asked for, or found not to be needed."""
    return replace(end, papers=tuple(replace(one, asked=asked) if one.place == place else one for one in end.papers))


def next_fault(end: EndDraft, place: int) -> EndDraft:
    """Return the end with the next of the usual reasons for the paper at `place`."""
    faults = list(PaperFault)
    return replace(
        end,
        papers=tuple(
            replace(one, fault=faults[(faults.index(one.fault) + 1) % len(faults)]) if one.place == place else one
            for one in end.papers
        ),
    )


def trouble_of(dossier: Dossier, end: EndDraft) -> EndTrouble:
    """Return what keeps the dossier from ending so."""
    has_words = bool(_lines(end.words))
    match end.ending:
        case ReceptionEnd.RECEIVED if dossier.draft.gaps and not end.despite_gaps:
            return EndTrouble.GAPS
        case ReceptionEnd.RECEIVED if not dossier.draft.papers and not end.despite_gaps:
            return EndTrouble.NO_PAPERS
        case ReceptionEnd.SUPPLEMENT if not has_words and not any(one.asked for one in end.papers):
            return EndTrouble.ALL_THERE
        case ReceptionEnd.REFUSED if not has_words:
            return EndTrouble.REASON
    return EndTrouble.NONE


def prepared(reception: Reception, end: EndDraft) -> Reception:
    """Return the dossier as it is to be ended: what is not asked for is not needed in it."""
    for one in end.papers:
        if not one.asked and reception.papers[one.place].document.mandatory:
            reception = with_need(reception, one.place, needed=False)
    return reception


def reasons_of(reception: Reception, end: EndDraft) -> tuple[str, ...]:
    """Return the reasons as they are written on the form: one for each paper, then the clerk's own."""
    of_papers = tuple(
        f"{_WORDS[one.fault]}: {reception.papers[one.place].document.name}" for one in end.papers if one.asked
    )
    return tuple(reason[:LONGEST_REASON] for reason in (*of_papers, *_lines(end.words)))


# What a ticket that brought several dossiers is said to have come to: the first of these that one of them came to.
_WEIGHT = (ReceptionEnd.RECEIVED, ReceptionEnd.SUPPLEMENT, ReceptionEnd.REFUSED, ReceptionEnd.ADVISED)


def proposed_outcome(outcomes: Iterable[Outcome], dossiers: Iterable[Dossier]) -> Outcome | None:
    """Return the outcome that the dossiers' ends come to; None while one is open, or if the office has none such."""
    ends = [one.kept.ending for one in dossiers]
    if not ends or None in ends:
        return None
    weightiest = next(end for end in _WEIGHT if end in ends)
    return next((one for one in outcomes if one.ends is OutcomeEnd(weightiest.value)), None)


def _lines(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(line.split()) for line in words.splitlines())))
