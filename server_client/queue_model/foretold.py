"""What came of a wait that was announced: how far off it was, and whether the range held; it adds nothing up.

An announced wait is a range that should hold in eight of ten cases (its ends are the 10th and the 90th percentile) and
the likely wait in it, the median. It is judged once, at the first call of the ticket.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from server_client.queue_model import events
from server_client.queue_model.events import EventData
from server_client.queue_model.ids import TicketId
from server_client.queue_model.ticket import AnnouncedWait

PROMISED_SHARE = 0.8
"""Of all announced ranges so many should hold."""
LATE_S = 600
"""Who is called so much later than the likely wait said was told wrongly, whatever the range was."""


class Horizon(StrEnum):
    """How long a wait was foretold, in minutes up to and including the figure; the rest is beyond an hour."""

    MIN_5 = "5"
    MIN_15 = "15"
    MIN_30 = "30"
    MIN_60 = "60"
    BEYOND = "beyond"


_UP_TO_S = ((300, Horizon.MIN_5), (900, Horizon.MIN_15), (1800, Horizon.MIN_30), (3600, Horizon.MIN_60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """What came of one announced wait.

    `off_s` is by how much the likely wait was exceeded, less than 0 if the call came sooner. `held` says whether the
    wait lay in the range, ends included; `came_late` whether it exceeded the likely wait by more than ten minutes.
    `pinball_ds` is the pinball loss of the three figures put together, in tenths of a second: of a figure that should
    be exceeded by a share of 1 - q it is q times what exceeds it, or 1 - q times what it exceeds (Koenker and Bassett,
    Econometrica 1978).
    """

    off_s: int
    held: bool
    came_late: bool
    pinball_ds: int


def horizon_of(announced: AnnouncedWait) -> Horizon:
    """Return how long a wait was foretold."""
    return next((horizon for most_s, horizon in _UP_TO_S if announced.likely_s <= most_s), Horizon.BEYOND)


def what_came_of(announced: AnnouncedWait, waited_s: int) -> Foretold:
    """Return what came of the announced wait, now that it is known."""
    off_s = waited_s - announced.likely_s
    quantiles = ((announced.low_s, 1), (announced.likely_s, 5), (announced.high_s, 9))
    return Foretold(
        off_s=off_s,
        held=announced.low_s <= waited_s <= announced.high_s,
        came_late=off_s > LATE_S,
        pinball_ds=sum(_loss(waited_s - told_s, tenths) for told_s, tenths in quantiles),
    )


def _loss(exceeded_by_s: int, tenths: int) -> int:
    return exceeded_by_s * tenths if exceeded_by_s > 0 else -exceeded_by_s * (10 - tenths)


@dataclass(slots=True)
class OpenWaits:
    """The waits that were announced and are not known yet, for who follows a log; a new day begins with none.

    A wait is let go when it can never be judged: its holder left or put it off, or it is for another service, counter
    or class. That a counter may take such a deed back is not followed.
    """

    _open: dict[TicketId, events.TicketIssued] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Say whether there are any."""
        return bool(self._open)

    def follow(self, data: EventData, at: datetime) -> Foretold | None:
        """Take note of an event; return what came of a wait, if the event tells."""
        match data:
            case events.TicketIssued():
                if data.announced is not None:
                    self._open[data.ticket] = data
            case events.TicketCalled():
                return self._known(data.ticket, at)
            case (
                events.TicketPostponed()
                | events.TicketTransferred()
                | events.PrioritySet()
                | events.TicketCancelled()
                | events.TicketExpired()
            ):
                self._open.pop(data.ticket, None)
            case events.DayOpened():
                self._open.clear()
            case _:
                pass
        return None

    def _known(self, ticket: TicketId, at: datetime) -> Foretold | None:
        issued = self._open.pop(ticket, None)
        if issued is None or issued.announced is None:
            return None
        return what_came_of(issued.announced, max(0, int((at - issued.issued_at).total_seconds())))
