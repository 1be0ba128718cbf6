"""Draws and prints papers, one after the other, in a thread of its own, and watches the printer while it is idle.

It neither retries nor keeps papers: whoever asked for one learns that it failed and asks again.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Protocol, TypeVar

from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.escpos_job import escpos_job
from kiosk.printing.face import Face
from kiosk.printing.paper_list_face import PaperListFace
from kiosk.printing.printer import Printer
from kiosk.printing.printer_status import PrinterStatus
from kiosk.printing.raster import Raster
from kiosk.printing.ticket_face import TicketFace

POLL_SECONDS = 3.0

Answer = TypeVar("Answer")


class Artist(Protocol):
    """Draws papers."""

    def draw(self, face: Face) -> Raster:
        """The paper's picture."""
        ...

    def prepare(self, tracking_url: str) -> None:
        """Do ahead what can be done for a coming ticket."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintResult:
    """A paper that went to the printer. Times are of ``time.monotonic``, in seconds.

    ``number`` is the ticket's, empty for a list. ``confirmed`` is false when the printer cannot tell whether the paper
    came out. ``paper_low`` asks for a new roll soon.
    """

    number: str
    job_bytes: int
    confirmed: bool
    paper_low: bool
    begun_at: float
    first_byte_at: float
    done_at: float


class TicketPress:
    """One printer's press. ``load_artist`` is called in the press's thread, with the first work or `warm_up`.

    Used from one event loop; `watch` belongs into the application's task group, and `close` comes last.
    """

    def __init__(
        self, printer: Printer, load_artist: Callable[[int], Artist], *, poll_seconds: float = POLL_SECONDS
    ) -> None:
        self._printer = printer
        self._load_artist = load_artist
        self._poll_seconds = poll_seconds
        self._artist: Artist | None = None
        self._status: PrinterStatus | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="ticket-printer")

    async def warm_up(self, sample: TicketFace | None = None) -> PrinterStatus:
        """Load fonts and words, open the printer, ask how it is; after the first frame, so that nobody waits for it.

        ``sample`` is drawn and thrown away: what tickets share is then ready, and the first is as fast as the others.
        Raises `TicketAssetBroken`.
        """
        return await self._in_thread(lambda: self._warm_up(sample))

    async def print_ticket(self, face: TicketFace) -> PrintResult:
        """Print ``face``. Raises `PrinterUnavailable`; then nothing or a torn part is on paper.

        Cancelling the caller does not stop the paper: the ticket is printed to its end.
        """
        return await self._in_thread(lambda: self._print(face))

    async def print_list(self, face: PaperListFace) -> PrintResult:
        """Print a list of papers to prepare; as `print_ticket`."""
        return await self._in_thread(lambda: self._print(face))

    async def status(self) -> PrinterStatus:
        """How the printer is, asked now."""
        return await self._in_thread(self._ask)

    async def prepare(self, tracking_url: str) -> None:
        """Work out the QR code of a ticket that is likely to be asked for next; it saves 1 ms of its 2."""
        await self._in_thread(lambda: self._ready_artist().prepare(tracking_url))

    async def watch(self, notice: Callable[[PrinterStatus], None]) -> None:
        """Ask the printer now and then for ever; ``notice`` gets the first status and each changed one."""
        last: PrinterStatus | None = None
        while True:
            status = await self.status()
            if status != last:
                last = status
                notice(status)
            await asyncio.sleep(self._poll_seconds)

    async def close(self) -> None:
        """Finish the ticket in work and let the printer go."""
        await self._in_thread(self._printer.close)
        self._thread.shutdown()

    async def _in_thread(self, work: Callable[[], Answer]) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _warm_up(self, sample: TicketFace | None) -> PrinterStatus:
        artist = self._ready_artist()
        if sample is not None:
            artist.draw(sample)
        return self._ask()

    def _ready_artist(self) -> Artist:
        if self._artist is None:
            self._artist = self._load_artist(self._printer.width)
        return self._artist

    def _ask(self) -> PrinterStatus:
        self._status = self._printer.status()
        return self._status

    def _print(self, face: Face) -> PrintResult:
        begun_at = monotonic()
        self._refuse_if_blocked()
        job = escpos_job(self._ready_artist().draw(face))
        first_byte_at = monotonic()
        try:
            confirmed = self._printer.print(job)
        except PrinterUnavailable as exc:
            self._status = PrinterStatus(faults=frozenset({exc.fault}))
            raise
        return PrintResult(
            number=face.number if isinstance(face, TicketFace) else "",
            job_bytes=len(job),
            confirmed=confirmed,
            paper_low=self._status is not None and self._status.paper_low,
            begun_at=begun_at,
            first_byte_at=first_byte_at,
            done_at=monotonic(),
        )

    def _refuse_if_blocked(self) -> None:
        """Only a fault that is known already is asked about again: a sound printer gets its bytes at once."""
        if self._status is not None and self._status.blocking is not None:
            fault = self._ask().blocking
            if fault is not None:
                raise PrinterUnavailable(self._printer.address, fault)


def ticket_press(printer: Printer, assets: Path, *, poll_seconds: float = POLL_SECONDS) -> TicketPress:
    """The press for ``printer`` with the fonts and words of ``assets``; Pillow is imported in its thread, not here."""

    def load_artist(width: int) -> Artist:
        from kiosk.printing.ticket_artist import TicketArtist  # noqa: PLC0415 - brings Pillow and qrcode

        return TicketArtist(assets, width)

    return TicketPress(printer, load_artist, poll_seconds=poll_seconds)
