"""The centre's calls for errands by HTTP, as a node makes them; foreign errors end here."""

from collections.abc import Callable
from datetime import date
from http import HTTPStatus
from typing import TypeVar

import httpx

from server_client.dossier_model.booking import BookingOrder
from server_client.queue_model.ids import BranchId, CommandId
from server_client.server.replication.centre_calls import CentreCalls
from server_client.server.replication.centre_line import CentreAddress, CentreUnavailable
from server_client.wire.errands import ErrandDone, ErrandList, decode_booked_days, decode_errands, encode_done
from server_client.wire.errors import Malformed

T = TypeVar("T")

_ANSWER_S = 15.0


class HttpErrands:
    """One centre, and the branch whose errands are asked for; every method raises CentreUnavailable."""

    def __init__(
        self, address: CentreAddress, branch: BranchId, *, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        """Name the centre; nothing is connected or read yet."""
        self._address = address
        self._branch = branch
        self._calls = CentreCalls(address, call_s=_ANSWER_S, transport=transport)

    async def errands(self, known: str, wait_s: float) -> ErrandList:
        """Return what there is to do; within `wait_s` if that is nothing new."""
        path = f"/v1/errands/{self._branch}?wait={int(wait_s)}&bookings={known}"
        return self._read(await self._call("GET", path, wait_s=wait_s + _ANSWER_S), decode_errands)

    async def answer(self, errand: CommandId, done: ErrandDone) -> None:
        """Tell what came of an errand."""
        await self._call("POST", f"/v1/errands/{self._branch}/{errand}", encode_done(done))

    async def bookings(self) -> dict[date, tuple[BookingOrder, ...]]:
        """Return all bookings from today on, by day."""
        return self._read(await self._call("GET", f"/v1/errands/{self._branch}/bookings"), decode_booked_days)

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()

    async def _call(self, method: str, path: str, body: bytes | None = None, *, wait_s: float = _ANSWER_S) -> bytes:
        response = await self._calls.answer(method, path, body, call_s=wait_s)
        if response.status_code == HTTPStatus.OK:
            return response.content
        raise self._unclear(f"it answers with status {response.status_code}")

    def _read(self, body: bytes, decode: Callable[[bytes], T]) -> T:
        try:
            return decode(body)
        except Malformed as wrong:
            raise self._unclear(str(wrong)) from wrong

    def _unclear(self, what: str) -> CentreUnavailable:
        return CentreUnavailable(f"The centre at {self._address.url} gives no errands now: {what}")
