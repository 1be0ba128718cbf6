"""Every wait of a branch at one moment, as a distribution read from many forward runs; announcing is done elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server_client.queue_model.ids import ClassCode, ServiceCode, TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitRange:
    """How long until the first call, in seconds from the board's moment; 8 of 10 end between `q10_s` and `q90_s`."""

    mean_s: float
    q10_s: float
    q50_s: float
    q90_s: float


class WhyUnknown(StrEnum):
    """Why nothing can be said of a service's wait."""

    NO_COUNTER = "no_counter"
    CLOSED = "closed"
    BEFORE_OPENING = "before_opening"
    TOO_LATE = "too_late"


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All forecasts of a branch at `at`: of everyone who waits, and of who would take a number now.

    `unknown` names the services of which nothing can be said to a newcomer, and why.
    """

    at: datetime
    tickets: Mapping[TicketId, WaitRange]
    arrivals: Mapping[tuple[ServiceCode, ClassCode], WaitRange]
    unknown: Mapping[ServiceCode, WhyUnknown]
