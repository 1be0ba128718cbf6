"""One branch on the board of all: what its picture, its line and the faults that were noted of it come to; pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from server_client.branch_picture.picture import Picture
from server_client.queue_model.configuration import VIETNAMESE, Configuration
from server_client.queue_model.counter import CounterState
from server_client.queue_model.device import DeviceFault
from server_client.queue_model.ids import BranchId, DeviceId, Language
from server_client.server.following.overview import SILENT_AFTER
from server_client.wire.overview import BranchFault, Link

_CALLING = frozenset({CounterState.IDLE, CounterState.CALLED, CounterState.SERVING, CounterState.WRAP_UP})


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchLine:
    """A branch as the centre knows it now; `picture` is None before its first event was drawn.

    `heard` is when its node last said something, None for one that is hosted here or was never heard. `configuration`
    is what it works by, None where that is not known yet. `risk_percent` is how likely one of its services misses its
    promise in the next hour.
    """

    branch: BranchId
    hosted: bool
    heard: datetime | None
    picture: Picture | None
    configuration: Configuration | None
    faults: Sequence[BranchFault] = ()
    risk_percent: int = 0

    def name(self, language: Language) -> str:
        """Return what the branch is called, its code if it has told no name."""
        names = {} if self.configuration is None else self.configuration.branch
        return names.get(language) or names.get(VIETNAMESE) or self.branch

    def link(self, now: datetime) -> Link:
        """Say how the line to its node stands."""
        if self.hosted:
            return Link.HOSTED
        if self.heard is None:
            return Link.NEVER
        return Link.LINKED if now - self.heard < SILENT_AFTER else Link.SILENT

    @property
    def is_open(self) -> bool:
        """Say whether its day is open."""
        return self.picture is not None and self.picture.is_open

    @property
    def waiting(self) -> int:
        """Count all who wait."""
        return 0 if self.picture is None else self.picture.waiting

    def longest(self, now: datetime) -> timedelta:
        """Return how long the first of all who wait has waited."""
        since = None if self.picture is None else self.picture.longest_since
        return timedelta() if since is None else max(timedelta(), now - since)

    @property
    def promise(self) -> timedelta | None:
        """Return the shortest wait that is promised for a service for which somebody waits, or for any."""
        services = () if self.picture is None else self.picture.services
        promised = [one.promise_s for one in services if one.promise_s and one.waiting] or [
            one.promise_s for one in services if one.promise_s
        ]
        return timedelta(seconds=min(promised)) if promised else None

    def late(self, now: datetime) -> int:
        """Count the services in which the first who waits has waited longer than promised."""
        return sum(
            one.longest_since is not None
            and one.promise_s is not None
            and now - one.longest_since > timedelta(seconds=one.promise_s)
            for one in (() if self.picture is None else self.picture.services)
        )

    @property
    def served(self) -> int:
        """Count who was served today."""
        return 0 if self.picture is None else self.picture.finished

    @property
    def service_level(self) -> float | None:
        """Return the share of those served today whose wait was no longer than promised."""
        if self.picture is None or not self.picture.finished:
            return None
        return sum(one.within_promise for one in self.picture.services) / self.picture.finished

    @property
    def counters_open(self) -> int:
        """Count the counters that call or serve."""
        return sum(one.state in _CALLING for one in (() if self.picture is None else self.picture.counters))

    @property
    def counters_paused(self) -> int:
        """Count the counters that pause."""
        counters = () if self.picture is None else self.picture.counters
        return sum(one.state is CounterState.PAUSED for one in counters)

    @property
    def device_faults(self) -> list[tuple[DeviceId, DeviceFault]]:
        """Return what is wrong with its kiosks."""
        kiosks = () if self.picture is None else self.picture.kiosks
        return [(kiosk.device, fault) for kiosk in kiosks for fault in kiosk.faults]
