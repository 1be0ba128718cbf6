"""Everything that a kiosk prints, as what it says; how it looks is told by the layouts."""

from kiosk.printing.paper_list_face import PaperListFace
from kiosk.printing.ticket_face import TicketFace

Face = TicketFace | PaperListFace
"""What a paper says."""
