"""Writes the golden tickets anew: ``python -m tests.golden.regenerate``; look at every picture before you commit it.

They hold for the shipped fonts and the Pillow of the lock file; another FreeType may set a dot differently.
"""

from importlib.resources import files
from pathlib import Path

from kiosk.printing.escpos_job import escpos_job
from kiosk.printing.printed_paper import printed_paper
from kiosk.printing.ticket_artist import TicketArtist
from tests.golden.faces import GOLDEN, WIDTHS

FOLDER = Path(__file__).parent


def regenerate() -> None:
    """Write ``<ticket>_<width>.bin`` and ``.png`` for each golden ticket and width."""
    for width in WIDTHS:
        artist = TicketArtist(Path(str(files("assets"))), width)
        for name, face in GOLDEN.items():
            job = escpos_job(artist.draw(face))
            (FOLDER / f"{name}_{width}.bin").write_bytes(job)
            (FOLDER / f"{name}_{width}.png").write_bytes(printed_paper(job, width).png())


if __name__ == "__main__":
    regenerate()
