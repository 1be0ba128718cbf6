"""A node's calls to its centre by HTTP, as the holder of its credential; foreign errors end here.

What the answers mean is for those who call. Imported only by a node that has a centre.
"""

import asyncio
from collections.abc import Mapping

import httpx

from server_client.server.replication.centre_line import CentreAddress, CentreUnavailable
from server_client.tls.trust import trusting, why_not_believed

_CONNECT_S = 5.0


class CentreCalls:
    """One centre; `call_s` is how long a call may take, in seconds, unless it says otherwise."""

    def __init__(
        self, address: CentreAddress, *, call_s: float, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        """Name the centre; nothing is connected or read yet."""
        self._address = address
        self._call_s = call_s
        self._http = httpx.AsyncClient(
            base_url=address.url,
            headers={"User-Agent": "motcua"},
            # Given up before the centre does it, which closes them after 5 s or later.
            limits=httpx.Limits(max_connections=2, keepalive_expiry=4),
            transport=transport,
            trust_env=False,
            verify=trusting(address.authority) if address.url.startswith("https:") else False,
        )

    async def answer(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        call_s: float | None = None,
    ) -> httpx.Response:
        """Return the answer, whatever its status; CentreUnavailable if there is none, or no credential to ask with."""
        given = {"Authorization": f"Bearer {await asyncio.to_thread(self._credential)}", **(headers or {})}
        if body is not None:
            given["Content-Type"] = "application/json"
        within_s = self._call_s if call_s is None else call_s
        timeout = httpx.Timeout(within_s, connect=_CONNECT_S)
        try:
            async with asyncio.timeout(within_s):
                return await self._http.request(method, path, content=body, headers=given, timeout=timeout)
        except (httpx.HTTPError, TimeoutError) as failed:
            not_believed = why_not_believed(failed, self._address.url)
            if not_believed is not None:
                raise CentreUnavailable(not_believed) from failed
            what = str(failed) or type(failed).__name__
            raise CentreUnavailable(f"The centre at {self._address.url} cannot be reached ({what})") from failed

    async def close(self) -> None:
        """Close all connections."""
        await self._http.aclose()

    def _credential(self) -> str:
        # Read each time: a credential that was exchanged is good at once.
        try:
            return self._address.credential.read_text().strip()
        except (OSError, UnicodeDecodeError) as failed:
            raise CentreUnavailable(
                f"--center-credential {self._address.credential} cannot be read ({failed}): put the secret there"
            ) from failed
