"""The city's one-stop system as the branch sees it, whichever way it is reached; no code is ever made up here.

CityUnavailable    it cannot be reached or understood now: the same is tried again later
CityRefused        it is well and does not take this: somebody must look
"""

from typing import Protocol

from server_client.dossier_model.dossier_code import DossierCode
from server_client.server.errors import Unavailable
from server_client.wire.city_messages import CityMessage


class CityUnavailable(Unavailable):
    """The city's system cannot be reached or understood now; the message says what to do, and holds nobody's data."""


class CityRefused(Exception):
    """The city's system does not take a message, and would not take it again; told by its own number."""

    def __init__(self, error: str) -> None:
        """Keep the number only: its words may hold a person's data."""
        super().__init__(f"error_code {error}")


class CitySystem(Protocol):
    """A way to the city's system. The same message may come again: its id says that it is the same."""

    @property
    def name(self) -> str:
        """Return what kind of way it is, for health and logs."""

    async def register(self, message: CityMessage, *, again: bool) -> DossierCode | None:
        """Hand over a dossier and return the code that it was given, None if that is yet to come.

        `again` says that it has arrived and waits for its code. Raises CityUnavailable, CityRefused.
        """

    async def tell_progress(self, message: CityMessage) -> None:
        """Tell how far a dossier with a code has come. Raises CityUnavailable, CityRefused."""

    async def settled(self, message: str) -> None:
        """Take note that the answer to a message, whatever it was, is kept here for good. Raises CityUnavailable."""

    async def close(self) -> None:
        """Let go of connections."""
