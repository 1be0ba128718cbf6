"""What the kiosk knows of its branch at any moment, gathered from the feed and kept ready for a touch; it asks nothing.

Whether the branch is there is decided here, before anybody touches anything.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kiosk.branch_clock import BranchClock
from kiosk.emergency_numbers import Moment
from server_client.client.connection import ConnectionState
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import ClassCode, ServiceCode
from server_client.queue_model.ticket import AnnouncedWait

if TYPE_CHECKING:
    from server_client.wire.forecasts import BoardMessage


class BranchOutlook:
    """The branch as last heard and the line to it; `shut_out` says whether the branch refuses this kiosk."""

    def __init__(self, branch: Branch, clock: BranchClock, *, shut_out: Callable[[], bool] = lambda: False) -> None:
        """Begin with what was known before the start, if anything."""
        self.branch = branch
        self.line = ConnectionState.CONNECTING
        self.board: BoardMessage | None = None
        """What is foretold of waits, as long as it may be shown."""
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

    def announced(self, service: ServiceCode, class_code: ClassCode) -> AnnouncedWait | None:
        """Return what somebody who takes a number now has been shown of their wait."""
        wait = None if self.board is None else self.board.for_newcomer(service, class_code)
        return None if wait is None else wait.announced

    def moment(self) -> Moment:
        """Return the time as well as it is known."""
        return Moment(
            now=self._clock.now(),
            is_confirmed=self._clock.is_confirmed,
            branch_day=self.branch.day,
            branch_at=self.branch.at,
        )
