"""Delivers bookings and dossier statuses to one branch's server, for who has no adapter; it looks nothing up."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import httpx

from server_client.client.http_calls import USUAL_PATIENCE, HttpCalls, Patience, read_answer
from server_client.dossier_model.booking import BookingOrder
from server_client.dossier_model.dossier_status import DossierStatus
from server_client.wire.booking_records import BookingsKept, decode_bookings_kept, encode_bookings
from server_client.wire.dossier_records import DossiersKept, decode_dossiers_kept, encode_dossiers


class DeliveryApi:
    """The server of one branch, as a node or an administrator with their credential sees it.

    Every call raises ServerUnavailable if there is no answer in time or the server cannot now, and Rejected if it does
    not take this from us. Each may be repeated: the same delivery again changes nothing.
    """

    def __init__(
        self,
        base_url: str,
        credential: str,
        *,
        authority: Path | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        patience: Patience = USUAL_PATIENCE,
    ) -> None:
        """Name the server; nothing is connected before the first call."""
        self._calls = HttpCalls(base_url, credential, authority=authority, transport=transport, patience=patience)

    async def put_bookings(self, day: date, orders: Sequence[BookingOrder]) -> BookingsKept:
        """Let these be all bookings of the local day."""
        answer = await self._calls.call("PUT", f"/v1/bookings/{day.isoformat()}", encode_bookings(orders))
        return read_answer(decode_bookings_kept, answer)

    async def put_dossiers(self, statuses: Sequence[DossierStatus]) -> DossiersKept:
        """Tell of these statuses; newer ones that the server knows stay."""
        return read_answer(
            decode_dossiers_kept, await self._calls.call("PUT", "/v1/dossiers", encode_dossiers(statuses))
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()
