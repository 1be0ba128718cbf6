"""The newest forecast that a device has heard from its branch; it forgets what is too old, or heard over a cut line."""

from collections.abc import Callable

from server_client.wire.forecasts import BoardMessage

# A queue is another one after a minute: what is older is not shown.
GOOD_FOR_S = 60.0


class HeardForecast:
    """One board at a time; `tell` hears of each, and gets None as soon as there is nothing that may be shown."""

    def __init__(self, tell: Callable[[BoardMessage | None], None], clock: Callable[[], float]) -> None:
        """Begin with nothing; `clock` is in seconds from anywhere."""
        self._tell = tell
        self._clock = clock
        self._heard: BoardMessage | None = None
        self._made_at = 0.0

    @property
    def board(self) -> BoardMessage | None:
        """Return what may be shown now."""
        return self._heard if self._heard is not None and self._is_fresh() else None

    def hear(self, board: BoardMessage) -> None:
        """Take a board in place of the one before."""
        if board.age_s > GOOD_FOR_S:
            self.forget()
            return
        self._heard = board
        self._made_at = self._clock() - board.age_s
        self._tell(board)

    def look(self) -> None:
        """Forget the board if it has become too old."""
        if self._heard is not None and not self._is_fresh():
            self.forget()

    def forget(self) -> None:
        """Let nothing be shown until the next board: the line is cut, say."""
        if self._heard is not None:
            self._heard = None
            self._tell(None)

    def _is_fresh(self) -> bool:
        return self._clock() - self._made_at <= GOOD_FOR_S
