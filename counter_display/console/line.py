"""How things stand with the server, as a console shows it: a short break is not shown at all."""

from collections.abc import Callable
from datetime import datetime

from server_client.client.connection import ConnectionState


class Line:
    """The line to the server; `cut_since` is set when it is lost for good, until it is back."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lost_at: datetime | None = None
        self.cut_since: datetime | None = None
        self.trouble = ""

    def is_now(self, state: ConnectionState, trouble: str) -> None:
        """Take how it stands; `trouble` is what is wrong, in English words for staff."""
        self.trouble = trouble
        match state:
            case ConnectionState.ONLINE:
                self._lost_at = self.cut_since = None
            case ConnectionState.CONNECTING:
                self._lost_at = self._clock()
            case ConnectionState.OFFLINE:
                self.cut_since = self._lost_at or self._clock()
