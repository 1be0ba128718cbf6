"""The city's system by HTTP, after the contract in docs/city-system.md; foreign errors end here.

Imported only by a branch that calls a city's system, since httpx is slow to load.
"""

import asyncio
from http import HTTPStatus
from pathlib import Path

import httpx

from server_client.dossier_model.dossier_code import DossierCode
from server_client.server.city_system.account import account_in
from server_client.server.city_system.city_system import CityRefused, CityUnavailable
from server_client.wire.city_messages import (
    CityAnswer,
    CityMessage,
    decode_answer,
    decode_session,
    encode_login,
    encode_request,
)
from server_client.wire.errors import Malformed

_CALL_S = 20.0
_CONNECT_S = 5.0
_LARGEST_ANSWER = 1 << 16
_JSON = {"Content-Type": "application/json; charset=utf-8", "User-Agent": "motcua"}


class HttpCity:
    """One address of the contract: `ADDRESS/login` for a session, `ADDRESS/services` for everything else."""

    name = "http"

    def __init__(
        self,
        address: str,
        unit: str,
        account: Path | None,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        call_s: float = _CALL_S,
    ) -> None:
        """Name the address, the unit (`madonvi`) and the file of the account; nothing is connected or read yet."""
        self._address = address.rstrip("/")
        self._unit = unit
        self._account = account
        self._session: str | None = None
        self._call_s = call_s
        self._transport = transport
        self._http: httpx.AsyncClient | None = None

    async def register(self, message: CityMessage, *, again: bool) -> DossierCode | None:
        """Send the dossier, now or again, and return its code once it has one."""
        return (await self._told(message)).code

    async def tell_progress(self, message: CityMessage) -> None:
        """Send what is new."""
        await self._told(message)

    async def settled(self, message: str) -> None:
        """Nothing is to be taken away."""

    async def close(self) -> None:
        """Close all connections."""
        if self._http is not None:
            await self._http.aclose()

    async def _told(self, message: CityMessage) -> CityAnswer:
        response = await self._sent(message)
        if response.status_code == HTTPStatus.UNAUTHORIZED:
            # The session is over: that happens every few hours, and says nothing about the message.
            self._session = None
            response = await self._sent(message)
        try:
            answer = decode_answer(_good(response))
        except Malformed as wrong:
            raise CityUnavailable(f"The city's system at {self._address} cannot be understood: {wrong}") from wrong
        if answer.error:
            raise CityRefused(answer.error)
        return answer

    async def _sent(self, message: CityMessage) -> httpx.Response:
        if self._session is None:
            self._session = await self._log_in()
        return await self._post("services", encode_request(message, session=self._session, unit=self._unit))

    async def _log_in(self) -> str:
        if self._account is None:
            return ""
        name, password = await asyncio.to_thread(account_in, self._account)
        response = await self._post("login", encode_login(name, password))
        try:
            session = decode_session(_good(response))
        except Malformed as wrong:
            raise CityUnavailable(f"The login at {self._address} cannot be understood: {wrong}") from wrong
        if session is None:
            raise CityUnavailable(f"The city's system refuses the account in {self._account}: put the right one there")
        return session

    async def _post(self, what: str, body: bytes) -> httpx.Response:
        if self._http is None:
            self._http = httpx.AsyncClient(
                timeout=httpx.Timeout(self._call_s, connect=_CONNECT_S),
                transport=self._transport,
                trust_env=False,
                verify=self._address.startswith("https"),
            )
        try:
            async with asyncio.timeout(self._call_s):
                return await self._http.post(f"{self._address}/{what}", content=body, headers=_JSON)
        except (httpx.TimeoutException, TimeoutError) as late:
            raise CityUnavailable(f"The city's system at {self._address} did not answer in time") from late
        except httpx.HTTPError as failed:
            raise CityUnavailable(
                f"The city's system at {self._address} cannot be reached ({type(failed).__name__}): check the line"
            ) from failed


def _good(response: httpx.Response) -> bytes:
    if response.status_code != HTTPStatus.OK:
        raise CityUnavailable(f"The city's system answers with status {response.status_code}: ask those who run it")
    if len(response.content) > _LARGEST_ANSWER:
        raise Malformed(f"The answer is larger than {_LARGEST_ANSWER} bytes")
    return response.content
