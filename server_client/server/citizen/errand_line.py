"""The centre as a node asks it for errands, whichever way that is; every method raises CentreUnavailable."""

from datetime import date
from typing import Protocol

from server_client.dossier_model.booking import BookingOrder
from server_client.queue_model.ids import CommandId
from server_client.wire.errands import ErrandDone, ErrandList


class ErrandLine(Protocol):
    """One centre, and the branch whose errands are asked for."""

    async def errands(self, known: str, wait_s: float) -> ErrandList:
        """Return what there is to do; within `wait_s` if that is nothing, and the bookings still are the `known`."""

    async def answer(self, errand: CommandId, done: ErrandDone) -> None:
        """Tell what came of an errand."""

    async def bookings(self) -> dict[date, tuple[BookingOrder, ...]]:
        """Return all bookings from today on, by day; none at all if the centre takes none."""

    async def close(self) -> None:
        """Close all connections."""
