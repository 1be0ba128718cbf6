"""What came of announced waits, for Prometheus: five counters that only grow; it keeps no number and no name.

A node counts what it writes itself, as it writes it; what was announced before it was started it does not know of. A
centre counts what its statistics count, of all branches in one.
"""

import re
from collections.abc import Iterable, Mapping

from prometheus_client import Counter

from server_client.branch_statistics.forecast_figures import ForecastFigures, ForecastMeasure
from server_client.queue_model import events
from server_client.queue_model.foretold import what_came_of
from server_client.queue_model.ids import BranchId, TicketId
from server_client.wire.chain import Entry, event_of

_COUNTED: Mapping[ForecastMeasure, tuple[str, str]] = {
    ForecastMeasure.ANNOUNCED: ("", "Waits that were announced with a number"),
    ForecastMeasure.SCORED: ("_scored", "Announced waits that are known by the first call"),
    ForecastMeasure.HELD: ("_held", "Announced waits that lay in their range"),
    ForecastMeasure.LATE: ("_late", "Calls more than ten minutes after the likely wait"),
    ForecastMeasure.ERROR_S: ("_error_seconds", "Seconds by which likely waits were missed, whichever way"),
}
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
        self._open: dict[TicketId, events.TicketIssued] = {}

    def take(self, entries: Iterable[Entry], *, is_own: bool) -> None:
        """Follow entries; only what this process has written is counted, for another has counted the rest."""
        for entry in entries:
            found = _OF_USE.search(entry.body)
            if found is not None and (self._open or found[0].startswith(b'"type":"TicketIssued"')):
                self._take(entry, is_own=is_own)

    def _take(self, entry: Entry, *, is_own: bool) -> None:
        event = event_of(entry.body)
        match event.data:
            case events.TicketIssued() as issued:
                self._open[issued.ticket] = issued
                self._count({ForecastMeasure.ANNOUNCED: 1}, is_own=is_own)
            case events.TicketCalled(ticket=ticket):
                issued_before = self._open.pop(ticket, None)
                if issued_before is not None and issued_before.announced is not None:
                    waited_s = max(0, int((event.at - issued_before.issued_at).total_seconds()))
                    came = what_came_of(issued_before.announced, waited_s)
                    known = {
                        ForecastMeasure.SCORED: 1,
                        ForecastMeasure.HELD: int(came.held),
                        ForecastMeasure.LATE: int(came.came_late),
                        ForecastMeasure.ERROR_S: abs(came.off_s),
                    }
                    self._count(known, is_own=is_own)
            case (
                events.TicketPostponed(ticket=ticket)
                | events.TicketTransferred(ticket=ticket)
                | events.PrioritySet(ticket=ticket)
                | events.TicketCancelled(ticket=ticket)
                | events.TicketExpired(ticket=ticket)
            ):
                self._open.pop(ticket, None)
            case _:
                self._open.clear()

    def _count(self, known: Mapping[ForecastMeasure, int], *, is_own: bool) -> None:
        if is_own:
            for measure, amount in known.items():
                self._counters[measure].inc(amount)
