"""What a printer's cable offers, whatever it is; it holds none and imports no driver."""

from typing import Protocol


class LineBroken(Exception):
    """The device is gone, refuses, or has stopped taking bytes."""


class Line(Protocol):
    """An open connection to one printer. Every method but `close` may raise `LineBroken`."""

    @property
    def backlog_seconds(self) -> float:
        """How long the last bytes may still be on their way when `send` returns."""
        ...

    @property
    def two_way(self) -> bool:
        """Whether the printer's answers come back on it."""
        ...

    def send(self, data: bytes) -> None:
        """Hand over all of ``data``."""
        ...

    def receive(self, seconds: float) -> bytes:
        """What the printer says within ``seconds``, at least one byte unless it is silent or the line cannot read."""
        ...

    def close(self) -> None:
        """Let the device go, without waiting for it."""
        ...
