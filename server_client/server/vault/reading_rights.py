"""How much of a pre-registration a device may see, by where its visit's ticket stands now; it opens no vault.

A kiosk sees the applicant masked, a supervisor everything. A counter sees which papers are there and which are missing
of everybody who is in the queue today, so that gaps are known before the call, but who it is only of the visit that
is called to it, served or held by it.
"""

from dataclasses import dataclass
from enum import StrEnum

from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import CounterId, VisitId
from server_client.queue_model.ticket import Ticket, TicketState
from server_client.server.credentials import Credential, Role


class Extent(StrEnum):
    """How much of the applicant is shown."""

    FULL = "full"
    MASKED = "masked"
    PAPERS = "papers"
    """The dossiers and their papers, nothing of the applicant."""


class NotAtCounterError(Exception):
    """The visit's ticket does not stand where the counter may read about it; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One device's wish to see a pre-registration; `branch` is the state by which it is judged.

    A counter's credential names no counter, since clerks change places: the request says at which one they sit.
    """

    reader: Credential
    branch: Branch
    counter: CounterId | None = None

    def extent(self, visit: VisitId | None) -> Extent:
        """Return how much of this visit's pre-registration may be shown; NotAtCounterError if nothing."""
        if self.reader.role is not Role.COUNTER:
            return Extent.MASKED if self.reader.role is Role.KIOSK else Extent.FULL
        ticket = self.ticket(visit)
        if ticket is None or ticket.state.is_final:
            raise NotAtCounterError("Its visit is not in the queue now; a supervisor may read it all the same")
        return Extent.FULL if self.has(ticket) else Extent.PAPERS

    def insist_on_full(self, visit: VisitId | None) -> None:
        """Raise NotAtCounterError unless everything may be shown, as to someone who takes it on."""
        if self.extent(visit) is not Extent.FULL:
            raise NotAtCounterError("Its ticket is not at this counter: call it first, and name the counter")

    @property
    def place(self) -> str:
        """Return where it was asked for, as the record of reads tells it; empty if no counter was named."""
        return "" if self.counter is None else f" at {self.counter}"

    def ticket(self, visit: VisitId | None) -> Ticket | None:
        """Return the visit's ticket of today."""
        known = None if visit is None else self.branch.visits.get(visit)
        return None if known is None else self.branch.tickets[known.ticket]

    def has(self, ticket: Ticket) -> bool:
        """Say whether the counter has the person before it, or has them step aside for a while."""
        if self.counter is None:
            return False
        if ticket.state is TicketState.HELD:
            return ticket.directed_to == self.counter
        return ticket.state.is_at_counter and ticket.counter == self.counter
