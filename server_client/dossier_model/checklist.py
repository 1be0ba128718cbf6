"""Which papers of a case a citizen has with them; nothing is ticked for them, and it decides about no dossier."""

from dataclasses import dataclass, replace
from enum import StrEnum

from server_client.dossier_model.procedure import Case, Document


class PaperState(StrEnum):
    """How a paper stands."""

    HELD = "held"
    MISSING = "missing"
    REPLACED = "replaced"
    """The office asks a database instead; nobody need bring it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One paper of the list, as the catalogue had it when the list was made."""

    document: Document
    state: PaperState


Checklist = tuple[Paper, ...]


def new_checklist(case: Case) -> Checklist:
    """Return the case's papers, none of them ticked."""
    return tuple(
        Paper(
            document=document,
            state=PaperState.REPLACED if document.replaced_by_data else PaperState.MISSING,
        )
        for document in case.documents
    )


def ticked(papers: Checklist, place: int, *, is_held: bool) -> Checklist:
    """Return the list with the paper at `place` (from 0) held or not; one that data replace stays so.

    Raises IndexError for a place that the list has not.
    """
    if not 0 <= place < len(papers):
        raise IndexError(f"The checklist has {len(papers)} papers, none at place {place}")
    if papers[place].state is PaperState.REPLACED:
        return papers
    state = PaperState.HELD if is_held else PaperState.MISSING
    return (*papers[:place], replace(papers[place], state=state), *papers[place + 1 :])


def missing_mandatory(papers: Checklist) -> tuple[Document, ...]:
    """Return what has to be brought and is not at hand: the list to print before somebody takes a number in vain."""
    return tuple(
        paper.document for paper in papers if paper.state is PaperState.MISSING and paper.document.must_be_brought
    )
