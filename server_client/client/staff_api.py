"""Calls one branch's server about its staff: signing in, who may, their pictures; and about citizens' ratings.

It keeps no PIN, and no session but the one it is given.
"""

from datetime import date, datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx

from server_client.client.errors import LockedOut, PinWeak, Rejected, WrongPin
from server_client.client.http_calls import (
    USUAL_PATIENCE,
    HttpCalls,
    Patience,
    fault,
    media_type,
    read_answer,
    session_headers,
)
from server_client.queue_model.ids import BranchId, ClerkId, TicketId
from server_client.wire.advising import Said, encode_answer
from server_client.wire.answers import Problem
from server_client.wire.staff import (
    RatingResults,
    SignedIn,
    StaffMember,
    decode_ratings,
    decode_signed_in,
    decode_staff,
    encode_comment,
    encode_new_pin,
    encode_sign_in,
)

_JPEG = "image/jpeg"


class StaffApi:
    """The server of one branch, as one device with its credential sees it.

    Every call raises ServerUnavailable if there is no answer in time or the server cannot now (TooManyMisses if this
    console has tried too many PINs), and Rejected if it does not take this from us.
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

    async def sign_in(self, clerk: ClerkId, pin: str) -> SignedIn:
        """Return a session until the end of the local day; WrongPin or LockedOut."""
        return await self._signed_in("/v1/sign-in", encode_sign_in(clerk, pin))

    async def change_pin(self, clerk: ClerkId, pin: str, new_pin: str) -> SignedIn:
        """Give a clerk another PIN and return a session under it; WrongPin, LockedOut or PinWeak."""
        return await self._signed_in("/v1/pin", encode_new_pin(clerk, pin, new_pin))

    async def staff(self) -> tuple[StaffMember, ...]:
        """Return who may sign in; nobody in a branch that works without PINs."""
        return read_answer(decode_staff, await self._calls.call("GET", "/v1/staff"))

    async def picture(self, clerk: ClerkId) -> bytes | None:
        """Return a clerk's picture as JPEG, or None if there is none or it is not shown here."""
        response = await self._calls.answer("GET", f"/v1/staff/{quote(clerk, safe='')}/picture")
        if response.status_code == HTTPStatus.OK and media_type(response) == _JPEG:
            return response.content
        found = fault(response)
        if isinstance(found, Rejected) and found.problem.code == "unknown_picture":
            return None
        raise found

    async def comment(self, ticket: TicketId, text: str) -> None:
        """Keep what a citizen wrote beside the rating of a ticket of today, which was sent before; repeatable."""
        path = f"{self._branch}/tickets/{quote(ticket, safe='')}/comment"
        await self._calls.call("POST", path, encode_comment(text))

    async def answer_advice(self, advice: str, said: Said, *, session: str = "") -> None:
        """Let the server know what a supervisor says to an advice; repeatable."""
        path = f"{self._branch}/advice/{quote(advice, safe='')}"
        await self._calls.call("POST", path, encode_answer(said), headers=session_headers(session))

    async def ratings(
        self, first: date, last: date, *, clerk: ClerkId | None = None, session: str = ""
    ) -> RatingResults:
        """Return what the ratings of these local days come to; a clerk's session is told the clerk's own.

        A day counts when it is over, and no fewer than five ratings are told.
        """
        query = {"from": first.isoformat(), "to": last.isoformat()} | ({} if clerk is None else {"clerk": clerk})
        path = f"{self._branch}/ratings?{urlencode(query)}"
        return read_answer(decode_ratings, await self._calls.call("GET", path, headers=session_headers(session)))

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()

    async def _signed_in(self, path: str, body: bytes) -> SignedIn:
        try:
            return read_answer(decode_signed_in, await self._calls.call("POST", path, body))
        except Rejected as rejected:
            refusal = _sign_in_refusal(rejected.problem)
            if refusal is None:
                raise
            raise refusal from rejected


def _sign_in_refusal(problem: Problem) -> Exception | None:
    told = problem.particulars
    match problem.code:
        case "wrong_pin":
            return WrongPin(int(told.get("left", 0)), problem.detail)
        case "locked":
            return LockedOut(datetime.fromisoformat(str(told.get("until"))), problem.detail)
        case "weak_pin":
            return PinWeak(problem.detail)
        case _:
            return None
