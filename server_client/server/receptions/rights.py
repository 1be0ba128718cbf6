"""Whose a dossier at the counter is, by where its visit's ticket stands now and who has it in hand; it opens no vault.

A counter has the receptions of the visit that is called to it, served or held by it. What ended there stays its own to
look at until the end of the day, so that a form can be printed again; and so does what it has yet to end of a visit
whose ticket is finished. A supervisor has them all.
"""

from dataclasses import dataclass
from datetime import date

from server_client.dossier_model.reception import Hands, Reception
from server_client.queue_model.ids import ClerkId, CounterId, VisitId
from server_client.queue_model.local_time import local_day
from server_client.queue_model.ticket import Ticket
from server_client.server.credentials import Role
from server_client.server.vault.reading_rights import Look, NotAtCounterError


class OtherClerkError(Exception):
    """Another clerk has the dossier in hand; the message says who."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Who works with dossiers: the device and counter, the clerk, and whether others' work is open to them too."""

    look: Look
    clerk: ClerkId
    is_free: bool

    def hands(self, visit: VisitId) -> Hands:
        """Return in whose hands a visit's dossiers are if they are in this one's; NotAtCounterError if not."""
        self.look.insist_on_full(visit)
        ticket = self.look.ticket(visit)
        counter = self.look.counter or (None if ticket is None else _counter_of(ticket))
        if ticket is None or counter is None:
            raise NotAtCounterError("The visit is not at a counter today: name the counter, or call its ticket first")
        return Hands(ticket=ticket.id, counter=counter, clerk=self.clerk)

    def may_see(self, reception: Reception, today: date) -> bool:
        """Say whether the reception may be shown to whoever this is."""
        return self.look.reader.role is not Role.COUNTER or self._has(reception.visit) or self._own(reception, today)

    def insist(self, reception: Reception, today: date) -> None:
        """Raise NotAtCounterError or OtherClerkError unless the reception is this one's to change."""
        if not self.may_see(reception, today):
            raise NotAtCounterError("Its ticket is not at this counter: call it first, and name the counter")
        if not self.is_free and reception.clerk != self.clerk:
            raise OtherClerkError(f"This dossier is in the hands of {reception.clerk}; open it here to take it over")

    def _has(self, visit: VisitId) -> bool:
        ticket = self.look.ticket(visit)
        return ticket is not None and self.look.has(ticket)

    def _own(self, reception: Reception, today: date) -> bool:
        if reception.counter != self.look.counter or local_day(reception.ended_at or reception.opened_at) != today:
            return False
        ticket = self.look.ticket(reception.visit)
        return reception.ending is not None or ticket is None or ticket.state.is_final


def _counter_of(ticket: Ticket) -> CounterId | None:
    return ticket.counter or ticket.directed_to or ticket.called_to
