"""The last numbers that this kiosk gave out today, for a reprint by staff and for a node that takes its branch over.

Nothing of the person is in them. They are written to the disk beside the person's way; if the disk has trouble, others
say so.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.queue_model.configuration import WALK_IN
from server_client.queue_model.events import TicketIssued
from server_client.queue_model.ids import ClassCode, Language, ServiceCode, Token, VisitId
from server_client.queue_model.local_time import local_day

if TYPE_CHECKING:
    from kiosk.kept_lines import Lines

KEPT = 500
"""More than a kiosk gives out by itself while a node is replaced: what that node alone knew must not be pushed out."""
SHOWN = 50
"""Among so many staff look for a paper to print again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenTicket:
    """One number as it was given; `prints` counts the papers that came out, `fault` is why the last did not.

    `preparation_code` is under what the clerk finds what was prepared; None if nothing was kept.
    """

    visit: VisitId
    number: str
    needs: tuple[ServiceCode, ...]
    token: Token | None
    language: Language
    issued_at: datetime
    prints: int = 0
    fault: str | None = None
    booked_for: datetime | None = None
    preparation_code: PreregistrationCode | None = None
    class_code: ClassCode = WALK_IN


class GivenTickets:
    """What was given out, over a restart. Use: `open`, then the rest at will, then `close`.

    `open` and `close` may raise OutboxUnavailable.
    """

    def __init__(self, lines: "Lines") -> None:
        """Take the lines, which are these tickets' alone."""
        self._lines = lines
        self._tickets: dict[VisitId, GivenTicket] = {}

    async def open(self) -> None:
        """Take up what an earlier run gave out."""
        for line in (await self._lines.open()).values():
            ticket = read_ticket(line)
            self._tickets[ticket.visit] = ticket

    async def close(self) -> None:
        """Leave the disk."""
        await self._lines.close()

    def recent(self, now: datetime) -> tuple[GivenTicket, ...]:
        """Return the last tickets of the day, the newest first."""
        today = local_day(now)
        of_today = (one for one in reversed(self._tickets.values()) if local_day(one.issued_at) == today)
        return tuple(islice(of_today, SHOWN))

    def all(self) -> tuple[GivenTicket, ...]:
        """Return all that are remembered, the oldest first."""
        return tuple(self._tickets.values())

    def given(self, visit: VisitId) -> GivenTicket | None:
        """Return one of them."""
        return self._tickets.get(visit)

    def note(self, ticket: TicketIssued) -> None:
        """Remember a number that was given out, and forget what is too old."""
        self._keep(
            GivenTicket(
                visit=ticket.visit,
                number=ticket.number,
                needs=ticket.needs,
                token=ticket.token,
                language=ticket.language,
                issued_at=ticket.issued_at,
                booked_for=ticket.booked_for,
                class_code=ticket.class_code,
            )
        )
        today = local_day(ticket.issued_at)
        others = [one.visit for one in self._tickets.values() if local_day(one.issued_at) < today]
        for visit in (*others, *[*self._tickets][:-KEPT]):
            if self._tickets.pop(visit, None) is not None:
                self._lines.drop_soon(visit)

    def note_print(self, visit: VisitId, fault: str | None) -> None:
        """Remember how a paper came out; of a ticket that is not known any more nothing is remembered."""
        known = self._tickets.get(visit)
        if known is not None:
            self._keep(replace(known, prints=known.prints + (fault is None), fault=fault))

    def note_preparation(self, visit: VisitId, code: PreregistrationCode) -> None:
        """Remember under which code the ticket's preparation is kept."""
        known = self._tickets.get(visit)
        if known is not None:
            self._keep(replace(known, preparation_code=code))

    def _keep(self, ticket: GivenTicket) -> None:
        self._tickets[ticket.visit] = ticket
        self._lines.put_soon(ticket.visit, ticket_text(ticket))


def ticket_text(ticket: GivenTicket) -> bytes:
    """Return the ticket as one line's worth of text."""
    parts = (
        ticket.visit,
        ticket.number,
        ",".join(ticket.needs),
        ticket.token or "",
        ticket.language,
        ticket.issued_at.isoformat(),
        str(ticket.prints),
        ticket.fault or "",
        ticket.booked_for.isoformat() if ticket.booked_for is not None else "",
        ticket.preparation_code or "",
        ticket.class_code,
    )
    return "\t".join(parts).encode()


def read_ticket(text: bytes) -> GivenTicket:
    """Return the ticket that the text tells; ValueError if it tells none."""
    # The first lines of this kind did not tell of bookings, the next not of preparations, then not of classes.
    visit, number, needs, token, language, issued_at, prints, fault, *rest = text.decode().split("\t")
    booked_for, code, class_code, *_ = (*rest, "", "", "")
    return GivenTicket(
        visit=VisitId(visit),
        number=number,
        needs=tuple(ServiceCode(code) for code in needs.split(",")),
        token=Token(token) if token else None,
        language=Language(language),
        issued_at=datetime.fromisoformat(issued_at),
        prints=int(prints),
        fault=fault or None,
        booked_for=datetime.fromisoformat(booked_for) if booked_for else None,
        preparation_code=PreregistrationCode(code) if code else None,
        class_code=ClassCode(class_code or WALK_IN),
    )
