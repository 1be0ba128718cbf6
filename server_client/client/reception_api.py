"""Calls one branch's server about dossiers at the counter and the notes of visits; it keeps none of either."""

from pathlib import Path
from urllib.parse import quote, urlencode

import httpx

from server_client.client.http_calls import USUAL_PATIENCE, HttpCalls, Patience, read_answer, session_headers
from server_client.dossier_model.reception import Reception, ReceptionId
from server_client.dossier_model.visit_note import VisitNote
from server_client.queue_model.ids import BranchId, CounterId, VisitId
from server_client.wire.receptions import (
    Choice,
    EndWish,
    decode_note_shown,
    decode_reception,
    decode_receptions,
    encode_ending,
    encode_note,
    encode_opening,
    encode_reception,
)


class ReceptionApi:
    """The server of one branch, as one console with its credential sees it; `at` is the counter where the clerk sits.

    Every call raises ServerUnavailable if there is no answer in time or the server cannot now; Rejected if it does not
    take this from us (`not_at_counter`, `unknown_reception`, `other_clerk`; NotSignedIn); and OfficeRefused if the
    rules of the office say no, whose `code` is one of ReceptionRefusal. All may be sent again after no answer.
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
        """What goes with each call once someone has signed in (`StaffApi`); empty if nobody has."""

    async def open(
        self, visit: VisitId, at: CounterId | None = None, *, choice: Choice | None = None
    ) -> tuple[Reception, ...]:
        """Open what the visit has prepared, or one procedure of the clerk's choice; return all that the visit has.

        The ticket must be at the counter. What is open already stays as it is, and comes over to this counter.
        """
        return read_answer(
            decode_receptions, await self._call("POST", self._visit(visit, "receptions"), at, encode_opening(choice))
        )

    async def list(self, visit: VisitId, at: CounterId | None = None) -> tuple[Reception, ...]:
        """Return the visit's receptions: while its ticket is at the counter, then for the day those ended there."""
        return read_answer(decode_receptions, await self._call("GET", self._visit(visit, "receptions"), at))

    async def put(self, reception: Reception, at: CounterId | None = None) -> Reception:
        """Keep the whole document as the clerk corrected it; return it with its new version.

        OfficeRefused `reception_changed` if somebody has changed it since: list it anew. After its end only a code may
        be put, else `reception_ended`.
        """
        path = f"{self._branch}/receptions/{quote(reception.id, safe='')}"
        return read_answer(decode_reception, await self._call("PUT", path, at, encode_reception(reception)))

    async def end(self, reception: ReceptionId, wish: EndWish, at: CounterId | None = None) -> Reception:
        """End a reception as it is kept at `wish.version`; return it with its due date and form set.

        OfficeRefused `papers_missing`, `reason_missing`, `reception_changed` or `reception_ended`.
        """
        path = f"{self._branch}/receptions/{quote(reception, safe='')}/end"
        return read_answer(decode_reception, await self._call("POST", path, at, encode_ending(wish)))

    async def note(self, visit: VisitId, at: CounterId | None = None) -> VisitNote | None:
        """Return the note of a visit that is in the queue, or None."""
        return read_answer(decode_note_shown, await self._call("GET", self._visit(visit, "note"), at))

    async def set_note(self, visit: VisitId, text: str, at: CounterId | None = None) -> VisitNote | None:
        """Leave a note (200 characters at most) on a visit whose ticket is at the counter; an empty one goes away."""
        return read_answer(
            decode_note_shown, await self._call("PUT", self._visit(visit, "note"), at, encode_note(text))
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()

    async def _call(self, method: str, path: str, at: CounterId | None, body: bytes | None = None) -> httpx.Response:
        query = "" if at is None else "?" + urlencode({"counter": at})
        return await self._calls.call(method, path + query, body, headers=session_headers(self.session))

    def _visit(self, visit: VisitId, what: str) -> str:
        return f"{self._branch}/visits/{quote(visit, safe='')}/{what}"
