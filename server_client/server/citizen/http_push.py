"""Leaves messages with the browsers' push services by HTTP; foreign errors end here."""

from enum import StrEnum
from http import HTTPStatus

import httpx

_ANSWER_S = 10.0
# Who hears of a call ten minutes later need not hear of it.
_TTL_S = 600
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})


class Left(StrEnum):
    """What became of a message."""

    DONE = "done"
    GONE = "gone"
    """The browser has given its subscription up."""
    FAILED = "failed"


class HttpPush:
    """The way to all push services."""

    def __init__(self, transport: httpx.AsyncBaseTransport | None = None) -> None:
        """Prepare; nothing is connected yet."""
        self._http = httpx.AsyncClient(timeout=_ANSWER_S, transport=transport, trust_env=False, follow_redirects=False)

    async def leave(self, endpoint: str, sealed: bytes, authorization: str) -> Left:
        """Leave a message at the endpoint."""
        headers = {
            "Authorization": authorization,
            "Content-Encoding": "aes128gcm",
            "TTL": str(_TTL_S),
            "Urgency": "high",
        }
        try:
            answer = await self._http.post(endpoint, content=sealed, headers=headers)
        except httpx.HTTPError:
            return Left.FAILED
        if answer.status_code in _GONE:
            return Left.GONE
        return Left.DONE if answer.is_success else Left.FAILED

    async def close(self) -> None:
        """Close all connections."""
        await self._http.aclose()
