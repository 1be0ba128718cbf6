"""Writes the golden papers anew: ``python -m tests.golden.regenerate``; look at every picture before you commit it.

They hold for the shipped fonts and the Pillow of the lock file; another FreeType may set a dot differently.
"""

from importlib.resources import files
from pathlib import Path

from kiosk.printing.escpos_job import escpos_job
from kiosk.printing.face import Face
from kiosk.printing.printed_paper import printed_paper
from kiosk.printing.ticket_artist import TicketArtist
from tests.golden.faces import GOLDEN, WIDTHS
from tests.golden.lists import LISTS

FOLDER = Path(__file__).parent


def regenerate() -> None:
    """Write ``<paper>_<width>.bin`` and ``.png`` for each golden ticket and list, and each width."""
    for width in WIDTHS:
        artist = TicketArtist(Path(str(files("assets"))), width)
        faces: dict[str, Face] = {**GOLDEN, **LISTS}
        for name, face in faces.items():
            job = escpos_job(artist.draw(face))
            (FOLDER / f"{name}_{width}.bin").write_bytes(job)
            (FOLDER / f"{name}_{width}.png").write_bytes(printed_paper(job, width).png())


if __name__ == "__main__":
    regenerate()
