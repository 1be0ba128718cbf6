"""The newest forecast of a branch as this process has it, good for a minute; it knows neither how nor where it came."""

from collections.abc import Callable

from server_client.wire.forecasts import FORECAST, BoardMessage, aged, decode_board, encode_board

# A queue is another one after a minute: what is older is neither shown nor told.
GOOD_FOR_S = 60.0


class StandingBoard:
    """One board, made some time ago."""

    def __init__(self, body: bytes, clock: Callable[[], float], age_s: float = 0.0) -> None:
        """Take a board as it was sent, so old by now; `clock` is in seconds from anywhere. Malformed if it is none."""
        self.body = body
        self._board = decode_board(body)
        self._clock = clock
        self._made_at = clock() - age_s

    @property
    def age_s(self) -> float:
        """Return how old it is, in seconds."""
        return self._clock() - self._made_at

    def message(self) -> BoardMessage | None:
        """Return the board with its age; None if it is too old to be shown."""
        age_s = self.age_s
        return aged(self._board, age_s) if age_s <= GOOD_FOR_S else None

    def sent(self) -> bytes | None:
        """Return the board as the feed sends it now; None if it is too old."""
        message = self.message()
        return None if message is None else as_sent(message)


def as_sent(board: BoardMessage) -> bytes:
    """Return the board as the feed sends it."""
    return b"event: %b\ndata: %b\n\n" % (FORECAST.encode(), encode_board(board))
