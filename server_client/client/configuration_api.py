"""Calls a centre about the versions of the city's document, as an administrator's program with its credential."""

from collections.abc import Iterable
from pathlib import Path

import httpx

from server_client.client.http_calls import HttpCalls, Patience, read_answer
from server_client.organisation_model.city import City
from server_client.queue_model.ids import BranchId
from server_client.wire.organisation import (
    Publication,
    Saved,
    Versions,
    decode_city,
    decode_publication,
    decode_saved,
    decode_versions,
    encode_city,
    encode_reply,
)

_PATH = "/v1/configuration"
# Thousands of branches are offered something before the answer comes.
_PATIENCE = Patience(connect_s=5, answer_s=60, call_s=60)


class ConfigurationApi:
    """One centre. Each call raises ServerUnavailable or Rejected."""

    def __init__(
        self,
        base_url: str,
        credential: str,
        *,
        authority: Path | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        """Name the centre; nothing is connected before the first call."""
        self._calls = HttpCalls(base_url, credential, authority=authority, transport=transport, patience=_PATIENCE)

    async def versions(self) -> Versions:
        """Return all versions, and how the configuration of each branch stands."""
        return read_answer(decode_versions, await self._calls.call("GET", f"{_PATH}/versions"))

    async def document(self, version: int) -> City:
        """Return one version."""
        return read_answer(decode_city, await self._calls.call("GET", f"{_PATH}/versions/{version}"))

    async def keep_draft(self, city: City) -> Saved:
        """Let the document be the draft."""
        return read_answer(decode_saved, await self._calls.call("PUT", f"{_PATH}/draft", encode_city(city)))

    async def publish(self, version: int, branches: Iterable[BranchId]) -> Publication:
        """Let branches have a version."""
        wish = encode_reply(Publication(version=version, branches=list(branches)))
        return read_answer(decode_publication, await self._calls.call("POST", f"{_PATH}/publications", wish))

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()
