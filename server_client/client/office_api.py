"""Calls one branch's server about what is not the queue: pre-registrations, bookings, dossiers and the catalogue."""

from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

import httpx

from server_client.client.errors import Rejected
from server_client.client.http_calls import (
    JSON,
    USUAL_PATIENCE,
    HttpCalls,
    Patience,
    fault,
    has,
    read_answer,
    session_headers,
)
from server_client.dossier_model.booking import BookingsFound
from server_client.dossier_model.dossier_code import DossierCode
from server_client.dossier_model.dossier_status import DossierFound
from server_client.dossier_model.preregistration_code import PreregistrationCode
from server_client.dossier_model.preregistration_order import PreregistrationDocument, PreregistrationOrder
from server_client.queue_model.ids import BranchId, ClerkId, CommandId, CounterId, VisitId
from server_client.wire.booking_records import BookingWanted, decode_bookings_found, encode_booking_search
from server_client.wire.dossier_records import decode_dossier_found, encode_dossier_search
from server_client.wire.preregistrations import decode_document, decode_kept, encode_order, encode_taking

_PREREGISTRATIONS = "/v1/preregistrations"
_CATALOGUE = "/v1/catalogue"
_BOOKING_SEARCH = "/v1/bookings/search"
_DOSSIER_SEARCH = "/v1/dossiers/search"


class OfficeApi:
    """The server of one branch, as one device with its credential sees it.

    Every call raises ServerUnavailable if there is no answer in time or the server cannot now, Rejected if it does not
    take this from us, and OfficeRefused if the rules of the office say no.
    """

    def __init__(
        self,
        base_url: str,
        branch: BranchId,
        credential: str,
        *,
        authority: Path | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        patience: Patience = USUAL_PATIENCE,
    ) -> None:
        """Name the server and the branch; nothing is connected before the first call."""
        self._calls = HttpCalls(base_url, credential, authority=authority, transport=transport, patience=patience)
        self._branch = f"/v1/branches/{branch}"
        self.session = ""
        """What goes with a reading or a taking once someone has signed in (`StaffApi`); empty if nobody has."""

    async def preregister(self, order: PreregistrationOrder) -> PreregistrationCode:
        """Return the code for the slip; the same order again gets the same code."""
        return read_answer(decode_kept, await self._calls.call("POST", _PREREGISTRATIONS, encode_order(order)))

    async def withdraw(self, which: PreregistrationCode | CommandId) -> None:
        """Take a pre-registration back, since no number came of it; by the order's id if its answer never came."""
        await self._calls.call("POST", f"{_PREREGISTRATIONS}/{quote(which, safe='')}/withdrawal", b"")

    async def take(
        self, code: PreregistrationCode, clerk: ClerkId, at: CounterId | None = None
    ) -> PreregistrationDocument:
        """Take a pre-registration on as a clerk who goes on in the one-stop system, and has its ticket at a counter."""
        path = f"{_PREREGISTRATIONS}/{quote(code, safe='')}/taking{_at(at)}"
        return read_answer(decode_document, await self._as_clerk("POST", path, encode_taking(clerk)))

    async def preregistration(
        self, code: PreregistrationCode, at: CounterId | None = None
    ) -> PreregistrationDocument | None:
        """Return a pre-registration, or None if there is none of that code: masked for a kiosk, all for a supervisor.

        A counter is told the applicant while the ticket is at the counter `at`, before that the papers only, and
        nothing (Rejected, not_at_counter) once the visit is not in the queue.
        """
        return await self._document(f"{_PREREGISTRATIONS}/{quote(code, safe='')}{_at(at)}")

    async def preregistration_of(self, visit: VisitId, at: CounterId | None = None) -> PreregistrationDocument | None:
        """Return the pre-registration of the visit that a ticket belongs to, or None if it has none; as above."""
        return await self._document(f"{self._branch}/visits/{quote(visit, safe='')}/preregistration{_at(at)}")

    async def catalogue(self, etag: str | None) -> tuple[str, bytes] | None:
        """Return the catalogue's ETag and its JSON as the importer reads it; None if `etag` names the present one."""
        headers = {} if etag is None else {"If-None-Match": etag}
        response = await self._calls.answer("GET", _CATALOGUE, headers=headers)
        if response.status_code == HTTPStatus.NOT_MODIFIED:
            return None
        if not has(response, JSON):
            raise fault(response)
        return response.headers.get("etag", ""), response.content

    async def bookings(self, wanted: BookingWanted) -> BookingsFound:
        """Return the bookings of a code on any day, or those of today of a phone number, and how each stands now."""
        body = encode_booking_search(wanted)
        return read_answer(decode_bookings_found, await self._calls.call("POST", _BOOKING_SEARCH, body))

    async def dossier(self, code: DossierCode) -> DossierFound:
        """Return what is known of a dossier, which may be nothing."""
        body = encode_dossier_search(code)
        return read_answer(decode_dossier_found, await self._calls.call("POST", _DOSSIER_SEARCH, body))

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()

    async def _document(self, path: str) -> PreregistrationDocument | None:
        try:
            return read_answer(decode_document, await self._as_clerk("GET", path))
        except Rejected as rejected:
            if rejected.problem.code == "unknown_preregistration":
                return None
            raise

    async def _as_clerk(self, method: str, path: str, body: bytes | None = None) -> httpx.Response:
        return await self._calls.call(method, path, body, headers=session_headers(self.session))


def _at(counter: CounterId | None) -> str:
    return "" if counter is None else f"?counter={quote(counter, safe='')}"
