"""What prints papers that are no tickets; `TicketPress` is the real one."""

from typing import Protocol

from kiosk.printing.paper_list_face import PaperListFace
from kiosk.printing.ticket_press import PrintResult


class ListPress(Protocol):
    """Prints lists of papers to prepare."""

    async def print_list(self, face: PaperListFace) -> PrintResult:
        """Print one list; PrinterUnavailable."""
