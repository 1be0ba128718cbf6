"""Hands one message over by HTTP; foreign errors end here, and what is answered but the status is not read."""

import asyncio
import ssl
from http import HTTPStatus

import httpx

from server_client.server.webhooks.guard import Guard, NotAllowed, Unknown

_CALL_S = 10.0


class NotTaken(Exception):
    """The receiver has not taken a message; the message says why."""

    def __init__(self, why: str, *, is_final: bool = False) -> None:
        """Say why; `is_final` if no other try makes sense."""
        super().__init__(why)
        self.is_final = is_final


class HttpReceiver:
    """The way to all receivers."""

    def __init__(self, guard: Guard, *, verify: ssl.SSLContext | bool = True, call_s: float = _CALL_S) -> None:
        """Name where messages may go; nothing is connected yet."""
        self._guard = guard
        self._call_s = call_s
        self._verify = verify
        # One for each name: a connection that was made to one name at an address is not used for another there.
        self._clients: dict[str, httpx.AsyncClient] = {}

    async def hand_over(self, url: str, body: bytes, headers: dict[str, str]) -> None:
        """Send the message; NotTaken unless a status of 2xx comes in time."""
        try:
            async with asyncio.timeout(self._call_s):
                status = await self._sent(url, body, headers)
        except TimeoutError as late:
            raise NotTaken(f"no answer within {self._call_s:g} s") from late
        except NotAllowed as refused:
            raise NotTaken(str(refused)) from refused
        except Unknown as unknown:
            raise NotTaken(str(unknown)) from unknown
        except (httpx.HTTPError, httpx.InvalidURL) as failed:
            raise NotTaken(f"it cannot be reached ({str(failed) or type(failed).__name__})") from failed
        if status == HTTPStatus.GONE:
            raise NotTaken("it answers that it is gone for good (status 410)", is_final=True)
        if not HTTPStatus(200) <= status < HTTPStatus.MULTIPLE_CHOICES:
            raise NotTaken(f"it answers with status {status}")

    async def close(self) -> None:
        """Close all connections."""
        for client in self._clients.values():
            await client.aclose()

    async def _sent(self, url: str, body: bytes, headers: dict[str, str]) -> int:
        target = await self._guard.target(url)
        client = self._clients.get(target.host)
        if client is None:
            client = self._clients[target.host] = httpx.AsyncClient(
                timeout=self._call_s, follow_redirects=False, trust_env=False, verify=self._verify
            )
        extensions = {"sni_hostname": target.host}
        async with client.stream(
            "POST",
            target.url,
            content=body,
            headers={**headers, "Host": target.host_header},
            extensions=extensions,
        ) as response:
            return response.status_code
