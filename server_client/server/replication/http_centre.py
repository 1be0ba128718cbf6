"""The centre by HTTP, after docs/protocol.md; foreign errors end here. Imported only by a node that has a centre."""

import asyncio
import gzip
from collections.abc import Callable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import httpx

from server_client.queue_model.ids import BranchId, ServiceCode
from server_client.server.front_certificate import FrontCertificate
from server_client.server.replication.centre_calls import CentreCalls
from server_client.server.replication.centre_line import CentreAddress, CentreRefused, CentreUnavailable
from server_client.server.replication.node_certificates import HEADER
from server_client.wire.answers import PROBLEM_MEDIA_TYPE, decode_problem
from server_client.wire.elsewhere import ElsewherePlace
from server_client.wire.errors import Malformed
from server_client.wire.forecasts import decode_forecast_kept
from server_client.wire.replication import Held, decode_held, decode_held_entry

_CONFIGURATION = "/v1/configuration"
_CALL_S = 20.0
# What comes a few at a time is sent as it is; a backlog is worth the packing, which is done beside the loop.
_WORTH_PACKING = 64 << 10
_WELL = frozenset({HTTPStatus.OK, HTTPStatus.NOT_MODIFIED})
_NOT_NOW = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


class HttpCentre:
    """One address, and one branch whose log goes there."""

    def __init__(
        self,
        address: CentreAddress,
        branch: BranchId,
        *,
        certificate: FrontCertificate | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        call_s: float = _CALL_S,
        hear_time: Callable[[datetime], None] = lambda at: None,
    ) -> None:
        """Name the centre; nothing is connected or read yet. Signs of life tell when our own `certificate` ends.

        `hear_time` is told what time it is at the centre, to the second, with each answer.
        """
        self._certificate = certificate
        self._address = address
        self._path = f"/v1/replication/{branch}"
        self._hear_time = hear_time
        self._calls = CentreCalls(address, call_s=call_s, transport=transport)

    async def held(self) -> Held:
        """Return what the centre holds."""
        return self._read_held(await self._call("GET", self._path, ends=self._end()))

    async def hash_at(self, seq: int) -> str | None:
        """Return the hash of an entry that the centre holds."""
        try:
            answer = await self._call("GET", f"{self._path}?seq={seq}")
        except CentreRefused as refused:
            if refused.code == "unknown_entry":
                return None
            raise
        try:
            return decode_held_entry(answer).hash
        except Malformed as wrong:
            raise self._unclear(str(wrong)) from wrong

    async def send(self, run: bytes) -> Held:
        """Return what the centre holds once the run is durable there."""
        if len(run) < _WORTH_PACKING:
            return self._read_held(await self._call("POST", self._path, run))
        packed = await asyncio.to_thread(gzip.compress, run, 1)
        return self._read_held(await self._call("POST", self._path, packed, encoding="gzip"))

    async def offered(self, mark: str | None) -> bytes | None:
        """Return the configuration that the branch is offered; None if it has that mark, or there is none."""
        try:
            return await self._call("GET", _CONFIGURATION, mark=mark) or None
        except CentreRefused as refused:
            if refused.code == "no_configuration":
                return None
            raise

    async def tell_refused(self, body: bytes) -> None:
        """Let the centre know that the branch does not take a configuration over, and why."""
        await self._call("PUT", f"{_CONFIGURATION}/refusal", body)

    async def tell_forecast(self, body: bytes) -> Mapping[ServiceCode, ElsewherePlace]:
        """Let the centre know what is foretold, and return where newcomers would be served sooner, by service."""
        answer = await self._call("POST", f"{self._path}/forecast", body)
        try:
            return decode_forecast_kept(answer).elsewhere
        except Malformed as wrong:
            raise self._unclear(str(wrong)) from wrong

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()

    async def _call(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        encoding: str = "identity",
        *,
        mark: str | None = None,
        ends: str = "",
    ) -> bytes:
        headers = {HEADER: ends} if ends else {}
        if mark is not None:
            headers["If-None-Match"] = f'"{mark}"'
        if body is not None:
            headers["Content-Encoding"] = encoding
        response = await self._calls.answer(method, path, body, headers=headers)
        at = _time_told(response)
        if at is not None:
            self._hear_time(at)
        if response.status_code in _WELL:
            return response.content
        raise self._fault(response)

    def _end(self) -> str:
        return "" if self._certificate is None else self._certificate.present.ends_at.isoformat()

    def _read_held(self, body: bytes) -> Held:
        try:
            return decode_held(body)
        except Malformed as wrong:
            raise self._unclear(str(wrong)) from wrong

    def _fault(self, response: httpx.Response) -> Exception:
        status = response.status_code
        if status in _NOT_NOW or status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            return self._unclear(f"it answers with status {status}")
        if not response.headers.get("content-type", "").startswith(PROBLEM_MEDIA_TYPE):
            return self._unclear(f"something else answers in its place, with status {status}")
        try:
            found = decode_problem(response.content)
        except Malformed as wrong:
            return self._unclear(str(wrong))
        return CentreRefused(found.code, found.detail, found.particulars)

    def _unclear(self, what: str) -> CentreUnavailable:
        return CentreUnavailable(f"The centre at {self._address.url} cannot take anything now: {what}")


def _time_told(response: httpx.Response) -> datetime | None:
    """Return the time in the answer's head; None if it has none, or one without a zone, as other programs may do."""
    try:
        at = parsedate_to_datetime(response.headers.get("date", ""))
    except ValueError:
        return None
    return None if at.tzinfo is None else at
