"""How many are ahead of each ticket, reckoned once for all phones that ask in the same seconds; it keeps no history."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId, ServiceCode, TicketId
from server_client.queue_model.ticket import Ticket, TicketState
from server_client.queue_model.waiting import people_ahead, waiting_for

# Urgencies change with time alone, but slowly.
_GOOD_FOR = timedelta(seconds=5)


@dataclass(slots=True)
class _Reckoned:
    branch: Branch
    at: datetime
    ahead: dict[ServiceCode, dict[TicketId, int]] = field(default_factory=dict)


class Turns:
    """The people ahead at every branch that is looked at."""

    def __init__(self, reckon: Callable[[Branch, Ticket, datetime], int | None] = people_ahead) -> None:
        """Begin with nothing reckoned; `reckon` is for those who wait at a counter by name."""
        self._reckon = reckon
        self._known: dict[BranchId, _Reckoned] = {}

    def ahead(self, branch: Branch, ticket: Ticket, now: datetime) -> int | None:
        """Return how many would be called before the ticket if all were called now; None if it does not wait."""
        if ticket.state is not TicketState.WAITING:
            return None
        if ticket.directed_to is not None:
            return self._reckon(branch, ticket, now)
        known = self._known.get(branch.id)
        if known is None or known.branch is not branch or not timedelta(0) <= now - known.at < _GOOD_FOR:
            known = self._known[branch.id] = _Reckoned(branch, now)
        ahead = known.ahead.get(ticket.service)
        if ahead is None:
            standings = waiting_for(branch, ticket.service, known.at).standings
            ahead = known.ahead[ticket.service] = {one.ticket: one.ahead for one in standings}
        return ahead[ticket.id]
