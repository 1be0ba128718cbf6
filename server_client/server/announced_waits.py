"""What came of announced waits, for Prometheus: five counters that only grow; it keeps no number and no name.

A node counts what it writes itself, as it writes it; what was announced before it was started it does not know of. A
centre counts what its statistics count, of all branches in one.
"""

import re
from collections.abc import Iterable, Mapping

from prometheus_client import Counter

from server_client.branch_statistics.forecast_figures import ForecastFigures, ForecastMeasure
from server_client.queue_model.events import Event, TicketIssued
from server_client.queue_model.foretold import OpenWaits
from server_client.queue_model.ids import BranchId
from server_client.wire.chain import Entry, event_of

_COUNTED: Mapping[ForecastMeasure, tuple[str, str]] = {
    ForecastMeasure.ANNOUNCED: ("", "Waits that were announced with a number"),
    ForecastMeasure.SCORED: ("_scored", "Announced waits that are known by the first call"),
    ForecastMeasure.HELD: ("_held", "Announced waits that lay in their range"),
    ForecastMeasure.LATE: ("_late", "Calls more than ten minutes after the likely wait"),
    ForecastMeasure.ERROR_S: ("_error_seconds", "Seconds by which likely waits were missed, whichever way"),
}
_ISSUED = b'"type":"TicketIssued"'
# Of most entries one search tells that they are not about this; the others are read.
_OF_USE = re.compile(
    rb'"type":"(?:TicketIssued".*"announced":\{|(?:TicketCalled|TicketPostponed|TicketTransferred|PrioritySet'
    rb'|TicketCancelled|TicketExpired|DayOpened)")'
)


class AnnouncedWaitMeasures:
    """The counters, of branches by name or of all in one."""

    def __init__(self, prefix: str, *labels: str) -> None:
        """Begin at zero, shown nowhere yet."""
        self._counters = {
            measure: Counter(f"{prefix}announced_waits{name}_total", told, labels, registry=None)
            for measure, (name, told) in _COUNTED.items()
        }
        self.all = tuple(self._counters.values())

    def add(self, sums: Mapping[str, int]) -> None:
        """Add what was counted of all branches."""
        if sums:
            figures = ForecastFigures(sums)
            for measure, counter in self._counters.items():
                counter.inc(figures.of(measure))

    def of(self, branch: BranchId) -> Mapping[ForecastMeasure, Counter]:
        """Return the counters of one branch."""
        return {measure: counter.labels(branch) for measure, counter in self._counters.items()}


class AnnouncedWaits:
    """Follows a branch's entries and counts what comes of its announced waits."""

    def __init__(self, counters: Mapping[ForecastMeasure, Counter]) -> None:
        """Begin with nothing announced."""
        self._counters = counters
        self._open = OpenWaits()

    def take(self, entries: Iterable[Entry], *, is_own: bool) -> None:
        """Follow entries; only what this process has written is counted, for another has counted the rest."""
        for entry in entries:
            found = _OF_USE.search(entry.body)
            if found is not None and (self._open or found[0].startswith(_ISSUED)):
                self._follow(event_of(entry.body), is_own=is_own)

    def _follow(self, event: Event, *, is_own: bool) -> None:
        came = self._open.follow(event.data, event.at)
        if not is_own:
            return
        if isinstance(event.data, TicketIssued):
            self._counters[ForecastMeasure.ANNOUNCED].inc()
        if came is not None:
            self._counters[ForecastMeasure.SCORED].inc()
            self._counters[ForecastMeasure.HELD].inc(came.held)
            self._counters[ForecastMeasure.LATE].inc(came.came_late)
            self._counters[ForecastMeasure.ERROR_S].inc(abs(came.off_s))
