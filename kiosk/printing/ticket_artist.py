"""Draws a whole ticket from its face, keeping what tickets share; it sends nothing to a printer."""

from functools import lru_cache
from pathlib import Path

from kiosk.printing.paper import PAPERS
from kiosk.printing.qr_code import qr_code
from kiosk.printing.raster import Raster, stack
from kiosk.printing.ticket_face import TicketFace
from kiosk.printing.ticket_layout import lay_out
from kiosk.printing.ticket_words import load_ticket_words
from kiosk.printing.typesetting import Typesetter
from kiosk.printing.word_files import FALLBACK_LANGUAGE


class TicketArtist:
    """Draws tickets for one width of paper, 576 or 384 dots; used by one thread.

    ``assets`` is the folder with ``fonts`` and ``translations``. Raises `TicketAssetBroken`.
    """

    def __init__(self, assets: Path, width: int) -> None:
        self._words = load_ticket_words(assets / "translations")
        self._paper = PAPERS[width]
        self._typesetter = Typesetter(assets / "fonts", self._paper)
        self._code = lru_cache(maxsize=8)(qr_code)

    def draw(self, face: TicketFace) -> Raster:
        """The ticket as it will be on paper."""
        words = self._words.get(face.language, self._words[FALLBACK_LANGUAGE])
        blocks = lay_out(face, words, self._paper, self._code(face.tracking_url or ""), self._typesetter)
        return stack(self._paper.width, map(self._typesetter.strip, blocks))

    def prepare(self, tracking_url: str) -> None:
        """Work out the QR code of a coming ticket while nobody waits for it."""
        self._code(tracking_url)
