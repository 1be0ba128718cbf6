"""A branch as the centre shows it: counts, waits, counters and kiosks; no ticket, no number and no person is in it."""

from dataclasses import dataclass
from datetime import date, datetime

from server_client.queue_model.counter import CounterState
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.ids import BranchId, ClerkId, CounterId, DeviceId, ReasonCode, ServiceCode, TicketId


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePicture:
    """One service today.

    `waiting` counts all who wait for it, those sent to one counter by name too; `longest_since` is since when the
    first of them has. `waited_s` sums the waits of those who were finished, as told with their last call, and
    `within_promise` counts those of them whose wait was no longer than promised. `promise_s` is None if the service
    is not in the configuration any more.
    """

    service: ServiceCode
    is_open: bool
    promise_s: int | None
    waiting: int
    longest_since: datetime | None
    called: int
    serving: int
    held: int
    missed: int
    issued: int
    finished: int
    abandoned: int
    cancelled: int
    expired: int
    waited_s: int
    within_promise: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterPicture:
    """One counter that was ever open: what it is doing, since when, who sits there, whom it is busy with."""

    counter: CounterId
    state: CounterState
    since: datetime | None = None
    clerk: ClerkId | None = None
    pause_reason: ReasonCode | None = None
    ticket: TicketId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KioskPicture:
    """One kiosk that has ever told of itself: its faults, and since when someone there waits for help."""

    device: DeviceId
    faults: tuple[DeviceFault, ...] = ()
    help_asked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastPicture:
    """What came of the waits that were announced last, of those of today that are known, a hundred at most.

    `held` counts those that lay in the announced range, `late` the calls more than ten minutes after the likely wait.
    """

    scored: int = 0
    held: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A branch after event `seq`.

    `strays` counts events that told of a ticket or a deed that the log had not told of before: none does in the log
    of a sound node.
    """

    branch: BranchId
    epoch: int
    seq: int
    at: datetime
    day: date | None
    is_open: bool
    configuration: int | None
    services: tuple[ServicePicture, ...]
    counters: tuple[CounterPicture, ...]
    kiosks: tuple[KioskPicture, ...]
    strays: int = 0
    forecasts: ForecastPicture = ForecastPicture()

    @property
    def waiting(self) -> int:
        """Count all who wait."""
        return sum(service.waiting for service in self.services)

    @property
    def longest_since(self) -> datetime | None:
        """Return since when the first of all who wait has."""
        return min((one.longest_since for one in self.services if one.longest_since is not None), default=None)

    @property
    def finished(self) -> int:
        """Count the tickets that were finished today."""
        return sum(service.finished for service in self.services)
