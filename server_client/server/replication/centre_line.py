"""The centre as a node reaches it, whichever way that is; a node never waits for it to do its own work.

CentreUnavailable   it cannot be reached or understood now: the same is sent again later
CentreRefused       it is well and does not take this; `code` says why
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from server_client.server.errors import Unavailable
from server_client.wire.replication import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreAddress:
    """Where the centre is, the file of the node's credential there, and the authority that is believed alone."""

    url: str
    credential: Path
    authority: Path | None = None


class CentreUnavailable(Unavailable):
    """The centre cannot be reached or understood now; the message says what was tried."""


class CentreRefused(Exception):
    """The centre does not take something, and would not take it again as things stand."""

    def __init__(self, code: str, sentence: str, particulars: Mapping[str, str | int]) -> None:
        """Keep what the centre said."""
        super().__init__(sentence)
        self.code = code
        self.particulars = particulars


class CentreLine(Protocol):
    """A way to the centre, for one branch. Each call raises CentreUnavailable or CentreRefused."""

    async def held(self) -> Held:
        """Return what the centre holds of the branch's log; the centre takes it as a sign of life."""

    async def hash_at(self, seq: int) -> str | None:
        """Return the hash of an entry that the centre holds; None if it holds none of that number."""

    async def send(self, run: bytes) -> Held:
        """Return what the centre holds once the run is durable there."""

    async def close(self) -> None:
        """Let go of connections."""
