"""What a list of papers to prepare says; it has no field for whoever asked for it, and it is no ticket."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPaper:
    """One paper with how many originals and copies of it; none of both means that it is only shown."""

    name: str
    originals: int = 0
    copies: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperListFace:
    """One list; ``papers`` have to be brought, ``further`` only by those to whom they apply.

    ``notice`` goes with the procedure, as for sample data. Raises ValueError for a time without a zone.
    """

    office: str
    branch: str
    procedure: str
    papers: tuple[ListedPaper, ...]
    printed_at: datetime
    language: str
    further: tuple[ListedPaper, ...] = ()
    case: str = ""
    notice: str = ""

    def __post_init__(self) -> None:
        if self.printed_at.utcoffset() is None:
            raise ValueError("PaperListFace.printed_at has no time zone: pass an aware datetime")
