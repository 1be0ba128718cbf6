"""The words of the list of papers by language, from ``assets/translations/paper_list_<language>.toml``."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from kiosk.printing.word_files import load_words, read_document, read_texts

PLACEHOLDERS: Mapping[str, frozenset[str]] = {
    "case": frozenset({"case"}),
    "papers_many": frozenset({"count"}),
    "originals_many": frozenset({"count"}),
    "copies_many": frozenset({"count"}),
    "printed": frozenset({"hour", "minute", "day", "month", "year"}),
}
"""What each text must contain in braces; a text not named here must contain none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperListWords:
    """All words of a list in one language, in the order in which they appear."""

    heading: str
    case: str
    papers_one: str
    papers_many: str
    further: str
    originals_one: str
    originals_many: str
    copies_one: str
    copies_many: str
    only_shown: str
    no_ticket: str
    printed: str
    closing: str


def load_paper_list_words(folder: Path) -> Mapping[str, PaperListWords]:
    """The words of every language that ``folder`` has; raises `TicketAssetBroken` with the file and the key."""
    return load_words(folder, "paper_list", read_paper_list_words)


def read_paper_list_words(path: Path) -> PaperListWords:
    """The words of one file; raises `TicketAssetBroken`."""
    keys = {field.name for field in fields(PaperListWords)}
    document = read_document(path, keys, "the list of papers")
    return PaperListWords(**read_texts(path, document, PLACEHOLDERS))
