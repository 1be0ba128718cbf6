"""Takes past days out of a branch's log, entry by entry; what is before them is passed over but for the setting-up."""

from datetime import UTC, date, datetime, timedelta

from server_client.policy_lab.day_reading import recorded_days
from server_client.policy_lab.trial_run import PastDays
from server_client.queue_model.ids import BranchId
from server_client.queue_model.local_time import local_day
from server_client.wait_forecast.log_trace import LogTrace
from server_client.wait_forecast.terms_of_branch import terms_of
from server_client.wait_forecast.trace import Terms, TraceEvent
from server_client.wire.chain import event_of
from server_client.wire.stamps import stamp_of

MOST_DAYS = 92
# An entry that holds a configuration has this word in it; one that has it and holds none costs a reading.
_CONFIGURATION = b'"ConfigurationAdopted"'


class NoDays(Exception):
    """There is nothing in the log that could be replayed; the message names the branch and the days."""


class DaysInLog:
    """The days from `first` to `last`, both included, as far as the log has been read."""

    def __init__(self, first: date, last: date) -> None:
        """Read nothing yet."""
        self.first = first
        self.last = min(last, first + timedelta(days=MOST_DAYS - 1))
        self._trace = LogTrace()
        self._told: list[TraceEvent] = []
        self._terms: dict[int, Terms] = {}

    def take(self, body: bytes) -> bool:
        """Take in the next entry of the log; False if it is of a later day, as are all behind it.

        Malformed if it is no entry.
        """
        day = local_day(datetime.fromtimestamp(stamp_of(body).at_ms / 1000, UTC))
        if day > self.last:
            return False
        if day >= self.first or _CONFIGURATION in body:
            told = self._trace.take(event_of(body))
            if day >= self.first:
                self._keep(told)
        return True

    def past_days(self, branch: BranchId) -> PastDays:
        """Return the days at which somebody came; NoDays if there was none."""
        recorded = tuple(recorded_days(self._told, self._terms.__getitem__))
        setup = self._trace.configuration
        if not recorded or setup is None:
            raise NoDays(f"Nobody took a number at {branch} from {self.first} to {self.last}: choose other days")
        days = tuple(date.fromordinal(day.day) for day in recorded)
        return PastDays(branch=branch, setup=setup, days=days, recorded=recorded)

    def _keep(self, told: tuple[TraceEvent, ...]) -> None:
        setup = self._trace.configuration
        if setup is None:
            return
        for one in told:
            if one.day not in self._terms:
                self._terms[one.day] = terms_of(setup, date.fromordinal(one.day))
            self._told.append(one)
