"""A branch as the forecasting process holds it: its state, what its log has taught, and what was announced.

What was learned is kept on disk when a day has ended. It saves time only: without the file, or with one of another
version or log, everything is learned from the log again.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from server_client.queue_model.apply import apply
from server_client.server.forecasting.announcer import Announcer
from server_client.wire.chain import GENESIS, event_of
from server_client.wire.documents import decode_branch
from server_client.wire.forecasts import decode_board


class HeldBranch:
    """One branch; `seq` and `digest` say up to which entry of its log it has learned."""

    def __init__(self, document: bytes, path: Path, *, board: bytes = b"", is_anew: bool = False) -> None:
        """Hold the branch of the document, go on from the board that was told last, and read what was learned."""
        self._branch, _ = decode_branch(document)
        self._announcer = Announcer(decode_board(board) if board else None)
        self._path = path
        self.seq = 0
        self.digest = GENESIS

    def learn(self, entries: Sequence[tuple[bytes, str]]) -> None:
        """Take entries that follow the last one known, each with its hash."""
        for body, digest in entries:
            event = event_of(body)
            if event.seq > self._branch.seq:
                self._branch = apply(self._branch, event)
            self.seq, self.digest = event.seq, digest

    def foretell(self, now: datetime, seed: int) -> bytes:
        """Return what is told of all waits as of `now`; nothing if nothing can be."""
        return b""
