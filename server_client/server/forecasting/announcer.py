"""Makes of foretold waits what is told to people, with a memory of what they were told before; it foretells nothing."""

from collections import Counter
from datetime import datetime

from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import ClassCode, ServiceCode, TicketId
from server_client.queue_model.ticket import Ticket
from server_client.queue_model.waiting import people_ahead, waiting_for
from server_client.wait_forecast.announcing import FEW_MIN, Announcement, announce
from server_client.wait_forecast.forecast import Board, WaitRange
from server_client.wire.forecasts import BoardMessage, ForetoldWait, ServiceForecast


class Announcer:
    """What was told last: to each ticket, and of each service and class to newcomers."""

    def __init__(self, last: BoardMessage | None = None) -> None:
        """Go on from the board that was told last, if one was."""
        self._tickets: dict[TicketId, Announcement] = {}
        self._newcomers: dict[tuple[ServiceCode, ClassCode], Announcement] = {}
        if last is not None:
            self._tickets = {ticket: _told(wait) for ticket, wait in last.tickets.items()}
            self._newcomers = {
                (service, class_code): _told(wait)
                for service, one in last.services.items()
                for class_code, wait in one.classes.items()
            }

    def tell(self, branch: Branch, board: Board) -> BoardMessage:
        """Return what is told now; whoever is told for the first time begins at what is foretold."""
        ahead = _ahead_of_tickets(branch, board.at)
        everyone = len(ahead)
        self._tickets = {
            ticket: announce(
                wait, self._told_before(branch.tickets[ticket]), _before(wait, ahead.get(ticket, 0), everyone - 1)
            )
            for ticket, wait in board.tickets.items()
        }
        self._newcomers = {
            key: announce(wait, self._newcomers.get(key), _before(wait, _ahead_of_newcomer(branch, *key), everyone))
            for key, wait in board.arrivals.items()
            if key[0] not in board.unknown
        }
        services = branch.configuration.services if branch.configuration else ()
        return BoardMessage(
            at=board.at,
            services={
                service.code: ServiceForecast(
                    unknown=board.unknown.get(service.code),
                    classes={
                        key[1]: _message(told, board.arrivals[key])
                        for key, told in self._newcomers.items()
                        if key[0] == service.code
                    },
                )
                for service in services
            },
            tickets={ticket: _message(told, board.tickets[ticket]) for ticket, told in self._tickets.items()},
        )

    def _told_before(self, ticket: Ticket) -> Announcement | None:
        """Return what its holder knows; who has just taken the number knows what newcomers were told."""
        return self._tickets.get(ticket.id) or self._newcomers.get((ticket.service, ticket.class_code))


def _before(wait: WaitRange, ahead: int, others: int) -> int:
    """Return how many are ahead: first in line with a long wait, for counters that others share, is not next."""
    return max(ahead, 1) if others > 0 and wait.q50_s > FEW_MIN * 60 else ahead


def _ahead_of_tickets(branch: Branch, now: datetime) -> dict[TicketId, int]:
    services = branch.configuration.services if branch.configuration else ()
    ahead = {
        standing.ticket: standing.ahead
        for service in services
        for standing in waiting_for(branch, service.code, now).standings
    }
    for ticket in branch.tickets.values():
        if ticket.directed_to is not None:
            before = people_ahead(branch, ticket, now)
            if before is not None:
                ahead[ticket.id] = before
    return ahead


def _ahead_of_newcomer(branch: Branch, service: ServiceCode, class_code: ClassCode) -> int:
    """Return how many of the service's line nobody of the class could pass."""
    waiting = Counter(ticket.class_code for ticket in branch.waiting_for(service))
    own = branch.policy.slope(class_code)
    return sum(count for other, count in waiting.items() if branch.policy.slope(other) >= own)


def _told(wait: ForetoldWait) -> Announcement:
    return Announcement(kind=wait.kind, low_min=wait.low_min, high_min=wait.high_min)


def _message(told: Announcement, wait: WaitRange) -> ForetoldWait:
    return ForetoldWait(
        kind=told.kind,
        low_min=told.low_min,
        high_min=told.high_min,
        mean_s=round(wait.mean_s, 1),
        q10_s=round(wait.q10_s, 1),
        q50_s=round(wait.q50_s, 1),
        q90_s=round(wait.q90_s, 1),
    )
