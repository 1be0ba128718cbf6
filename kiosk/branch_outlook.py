"""What the kiosk knows of its branch at any moment, gathered from the feed and kept ready for a touch; it asks nothing.

Whether the branch is there is decided here, before anybody touches anything.
"""

from collections.abc import Callable

from kiosk.branch_clock import BranchClock
from kiosk.emergency_numbers import Moment
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch


class BranchOutlook:
    """The branch as last heard and the line to it; `shut_out` says whether the branch refuses this kiosk."""

    def __init__(self, branch: Branch, clock: BranchClock, *, shut_out: Callable[[], bool] = lambda: False) -> None:
        """Begin with what was known before the start, if anything."""
        self.branch = branch
        self.line = ConnectionState.CONNECTING
        self._clock = clock
        self._shut_out = shut_out

    @property
    def is_down(self) -> bool:
        """Whether the branch is known to be out of reach; right after a cut it is only feared."""
        return self.line is ConnectionState.OFFLINE

    @property
    def is_shut_out(self) -> bool:
        """Whether the branch is there but does not let this kiosk in."""
        return self._shut_out()

    def moment(self) -> Moment:
        """Return the time as well as it is known."""
        return Moment(
            now=self._clock.now(),
            is_confirmed=self._clock.is_confirmed,
            branch_day=self.branch.day,
            branch_at=self.branch.at,
        )
