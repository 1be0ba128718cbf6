"""The state of one branch, as its log has made it; how it changes is told in `apply`, why in `decide`."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from server_client.queue_model.configuration import CallingPolicy, Configuration
from server_client.queue_model.counter import Counter
from server_client.queue_model.device import DeviceState
from server_client.queue_model.ids import (
    BookingCode,
    BranchId,
    CommandId,
    CounterId,
    DeviceId,
    ServiceCode,
    TicketId,
    Token,
    VisitId,
)
from server_client.queue_model.lines import Lines, ServiceLine
from server_client.queue_model.persistent_map import PersistentMap
from server_client.queue_model.ticket import Ticket, Visit

BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One branch between two events.

    Visits and tickets are those of `day`, the local day of the numbers; `numbers` holds the last ordinal of each
    series (a prefix, behind the epoch's mark if it has one), `mark` what stands before this epoch's numbers up to the
    day `marked_until`; `settled` the day's commands with the seq of their last event; `devices` what is known of the
    kiosks, whatever the day. `lines`, `tokens` and `bookings` are indexes.
    """

    id: BranchId
    epoch: int = 1
    mark: str = ""
    marked_until: date | None = None
    seq: int = 0
    at: datetime = BEFORE_ALL
    configuration: Configuration | None = None
    day: date | None = None
    is_open: bool = False
    closed_services: frozenset[ServiceCode] = frozenset()
    numbers: PersistentMap[str, int] = field(default_factory=PersistentMap)
    visits: PersistentMap[VisitId, Visit] = field(default_factory=PersistentMap)
    tickets: PersistentMap[TicketId, Ticket] = field(default_factory=PersistentMap)
    counters: PersistentMap[CounterId, Counter] = field(default_factory=PersistentMap)
    lines: Lines = field(default_factory=PersistentMap)
    tokens: PersistentMap[Token, VisitId] = field(default_factory=PersistentMap)
    bookings: PersistentMap[BookingCode, VisitId] = field(default_factory=PersistentMap)
    settled: PersistentMap[CommandId, int] = field(default_factory=PersistentMap)
    devices: PersistentMap[DeviceId, DeviceState] = field(default_factory=PersistentMap)

    def time(self, now: datetime) -> datetime:
        """Return `now`, or the time of the last event if the machine's clock has gone back before it."""
        return max(now, self.at)

    def counter(self, counter: CounterId) -> Counter:
        """Return the counter, closed if it has never been opened."""
        return self.counters.get(counter) or Counter(id=counter)

    def series(self, prefix: str) -> str:
        """Return the series from which a service of that prefix now gives out numbers."""
        return self.mark + prefix

    def given(self, prefix: str) -> int:
        """Return how many numbers of the prefix have been given out today, in whatever epoch."""
        return sum(last for series, last in self.numbers.items() if series.lstrip("0123456789") == prefix)

    def device(self, device: DeviceId) -> DeviceState:
        """Return what is known of the kiosk, which may be nothing."""
        return self.devices.get(device) or DeviceState(id=device)

    @property
    def policy(self) -> CallingPolicy:
        """Return the policy in force on the branch's day; LookupError before the first configuration."""
        if self.configuration is None:
            raise LookupError(f"Branch {self.id} has no configuration yet")
        return self.configuration.policy_on(self.day or date.min)

    def waiting_for(self, service: ServiceCode) -> Iterator[Ticket]:
        """Go through those who wait for any counter of the service, class by class, each in order."""
        for key, line in self.lines.items():
            if isinstance(key, ServiceLine) and key.service == service:
                for ticket in line:
                    yield self.tickets[ticket]

    def waiting_count(self, service: ServiceCode) -> int:
        """Count those who wait for any counter of the service."""
        return sum(
            len(line) for key, line in self.lines.items() if isinstance(key, ServiceLine) and key.service == service
        )
