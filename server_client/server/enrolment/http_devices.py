"""The centre's list of devices by HTTP, for a node; foreign errors end here. Imported only by a node with a centre."""

import asyncio
import ssl
from http import HTTPStatus

import httpx

from server_client.server.replication.centre_line import CentreAddress, CentreRefused, CentreUnavailable
from server_client.wire.answers import PROBLEM_MEDIA_TYPE, decode_problem
from server_client.wire.enrolment import DeviceList, decode_device_list
from server_client.wire.errors import Malformed

_CALL_S = 10.0
_CALL = "/v1/devices"


class HttpDevices:
    """One address, as the holder of the credential in a file."""

    def __init__(self, address: CentreAddress, *, verify: ssl.SSLContext | bool = True) -> None:
        """Name the centre; nothing is connected or read yet."""
        self._address = address
        self._http = httpx.AsyncClient(
            base_url=address.url,
            headers={"User-Agent": "motcua"},
            timeout=_CALL_S,
            limits=httpx.Limits(max_connections=1, keepalive_expiry=4),
            trust_env=False,
            verify=verify if address.url.startswith("https:") else False,
        )

    async def devices(self, tag: str) -> tuple[str, DeviceList] | None:
        """Return the list with its tag, None if it is still the one of `tag`."""
        try:
            secret = (await asyncio.to_thread(self._address.credential.read_text)).strip()
            headers = {"Authorization": f"Bearer {secret}", **({"If-None-Match": tag} if tag else {})}
            async with asyncio.timeout(_CALL_S):
                answer = await self._http.get(_CALL, headers=headers)
        except (OSError, UnicodeDecodeError, httpx.HTTPError, TimeoutError) as failed:
            what = str(failed) or type(failed).__name__
            raise CentreUnavailable(f"The centre's list of devices cannot be had ({what})") from failed
        if answer.status_code == HTTPStatus.NOT_MODIFIED:
            return None
        try:
            if answer.status_code == HTTPStatus.OK:
                return answer.headers.get("etag", ""), decode_device_list(answer.content)
            if answer.headers.get("content-type", "").startswith(PROBLEM_MEDIA_TYPE) and answer.is_client_error:
                found = decode_problem(answer.content)
                raise CentreRefused(found.code, found.detail, found.particulars)
        except Malformed as wrong:
            raise CentreUnavailable(f"The centre's list of devices cannot be read: {wrong}") from wrong
        raise CentreUnavailable(f"The centre's list of devices cannot be had: status {answer.status_code}")

    async def close(self) -> None:
        """Close all connections."""
        await self._http.aclose()
