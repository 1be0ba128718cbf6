"""What the printer does for staff: a number once more, marked as a copy, and the slip that tries it."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from kiosk.given_tickets import GivenTicket, GivenTickets
from kiosk.printing.errors import PrinterUnavailable
from kiosk.printing.ticket_face import TicketFace
from kiosk.printing.trial_face import trial_face
from kiosk.ticket_faces import reprinted_face
from server_client.client.errors import OutboxUnavailable
from server_client.queue_model.configuration import Configuration
from server_client.queue_model.ids import Language, Token, VisitId

if TYPE_CHECKING:
    from kiosk.issuing import Issuing

log = logging.getLogger("motcua.kiosk")

NOT_KNOWN = "not_known"
"""The number is of another day, or for a service that there is no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperMeans:
    """What the papers are made from: `issuing` waits until there is one, `given` is empty until then.

    `page_of` gives a token's public address or "", `printer` is the printer's address for the trial slip.
    """

    issuing: "Callable[[], Awaitable[Issuing]]"
    given: Callable[[], GivenTickets | None]
    configuration: Callable[[], Configuration | None]
    page_of: Callable[[Token], str]
    now: Callable[[], datetime]
    printer: str


class StaffPapers:
    """One printer's papers for staff; what each returns is the fault, empty if the paper came out."""

    def __init__(self, means: PaperMeans) -> None:
        self._means = means

    async def copy(self, visit: VisitId) -> str:
        """Print a number once more, and let the branch know how that went."""
        given = self._means.given()
        ticket = given.given(visit) if given is not None else None
        face = self._face(ticket) if ticket is not None else None
        if ticket is None or face is None:
            return NOT_KNOWN
        fault = await self._print(face)
        log.info("Staff printed %s once more: %s", ticket.number, fault or "it came out")
        issuing = await self._means.issuing()
        try:
            await issuing.report_print(visit, fault or None)
        except OutboxUnavailable as exc:
            log.error("The branch is not told how the copy of %s came out: %s", ticket.number, exc)
        return fault

    async def trial(self, language: Language) -> str:
        """Print the trial slip."""
        return await self._print(trial_face(language, self._means.now(), self._means.printer))

    async def _print(self, face: TicketFace) -> str:
        issuing = await self._means.issuing()
        try:
            await issuing.print_ticket(face)
        except PrinterUnavailable as exc:
            log.warning("The paper of %s did not come out: %s", face.number, exc)
            return exc.fault.value
        return ""

    def _face(self, ticket: GivenTicket) -> TicketFace | None:
        configuration = self._means.configuration()
        if configuration is None or any(configuration.service(code) is None for code in ticket.needs):
            return None
        page = self._means.page_of(ticket.token) if ticket.token is not None else ""
        return reprinted_face(ticket, configuration, page)
