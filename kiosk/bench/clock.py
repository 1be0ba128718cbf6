"""The machine's clock, which can be put forward so that no one waits between two touches; it cannot be put back."""

import time


class ClockAhead:
    """Seconds that never go back, as `time.monotonic` gives them."""

    def __init__(self) -> None:
        self._ahead_s = 0.0

    def __call__(self) -> float:
        """The time now."""
        return time.monotonic() + self._ahead_s

    def put_forward(self, seconds: float = 1) -> None:
        """Let so many seconds pass at once."""
        self._ahead_s += seconds
