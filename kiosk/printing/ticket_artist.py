"""Draws whole papers from their faces, tickets and lists, keeping what they share; it sends nothing to a printer."""

from functools import lru_cache
from pathlib import Path

from assets.qr_code import qr_code
from kiosk.printing.blocks import Block
from kiosk.printing.face import Face
from kiosk.printing.paper import PAPERS
from kiosk.printing.paper_list_face import PaperListFace
from kiosk.printing.paper_list_layout import lay_out_list
from kiosk.printing.paper_list_words import load_paper_list_words
from kiosk.printing.raster import Raster, stack
from kiosk.printing.ticket_face import TicketFace
from kiosk.printing.ticket_layout import lay_out
from kiosk.printing.ticket_words import load_ticket_words
from kiosk.printing.typesetting import Typesetter
from kiosk.printing.word_files import FALLBACK_LANGUAGE


class TicketArtist:
    """Draws papers for one width, 576 or 384 dots; used by one thread.

    ``assets`` is the folder with ``fonts`` and ``translations``. Raises `TicketAssetBroken`.
    """

    def __init__(self, assets: Path, width: int) -> None:
        self._words = load_ticket_words(assets / "translations")
        self._list_words = load_paper_list_words(assets / "translations")
        self._paper = PAPERS[width]
        self._typesetter = Typesetter(assets / "fonts", self._paper)
        self._code = lru_cache(maxsize=8)(qr_code)

    def draw(self, face: Face) -> Raster:
        """The paper as it will come out."""
        blocks = self._ticket(face) if isinstance(face, TicketFace) else self._list(face)
        return stack(self._paper.width, map(self._typesetter.strip, blocks))

    def prepare(self, tracking_url: str) -> None:
        """Work out the QR code of a coming ticket while nobody waits for it."""
        self._code(tracking_url)

    def _ticket(self, face: TicketFace) -> tuple[Block, ...]:
        words = self._words.get(face.language, self._words[FALLBACK_LANGUAGE])
        return lay_out(face, words, self._paper, self._code(face.tracking_url or ""), self._typesetter)

    def _list(self, face: PaperListFace) -> tuple[Block, ...]:
        words = self._list_words.get(face.language, self._list_words[FALLBACK_LANGUAGE])
        return lay_out_list(face, words, self._paper, self._typesetter)
