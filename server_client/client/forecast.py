"""The newest forecast that a device has heard from its branch; it forgets what is too old, or heard over a cut line."""

from collections.abc import Callable

from server_client.wire.forecasts import BoardMessage, still_said

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
        return self._left(self._heard) if self._heard is not None and self._is_fresh() else None

    def hear(self, board: BoardMessage) -> None:
        """Take a board in place of the one before."""
        if board.age_s > GOOD_FOR_S:
            self.forget()
            return
        self._made_at = self._clock() - board.age_s
        self._heard = self._left(board)
        self._tell(self._heard)

    def look(self) -> None:
        """Forget the board if it has become too old, or what is beside it of another branch if that has."""
        if self._heard is None:
            return
        if not self._is_fresh():
            self.forget()
            return
        left = self._left(self._heard)
        if left is not self._heard:
            self._heard = left
            self._tell(left)

    def forget(self) -> None:
        """Let nothing be shown until the next board: the line is cut, say."""
        if self._heard is not None:
            self._heard = None
            self._tell(None)

    def _left(self, board: BoardMessage) -> BoardMessage:
        return still_said(board, self._clock() - self._made_at - board.age_s)

    def _is_fresh(self) -> bool:
        return self._clock() - self._made_at <= GOOD_FOR_S
