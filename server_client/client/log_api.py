"""Reads a branch's log as it is sealed, and speaks about its epochs: for who takes a branch over; it keeps nothing."""

from collections.abc import AsyncGenerator, Callable
from http import HTTPStatus
from pathlib import Path

import httpx
from httpx_sse import aconnect_sse

from server_client.client.errors import NotResumable, Rejected, ServerUnavailable
from server_client.client.http_calls import (
    JSON,
    USUAL_PATIENCE,
    HttpCalls,
    Patience,
    fault,
    has,
    media_type,
    read_answer,
    translated,
)
from server_client.queue_model.ids import BranchId
from server_client.wire.chain import Entry, entry_of
from server_client.wire.documents import decode_branch
from server_client.wire.epochs import (
    Adopted,
    BranchEpochs,
    Epoch,
    EpochRequest,
    decode_adopted,
    decode_epoch,
    decode_epochs,
    decode_tail,
    encode_epoch,
)
from server_client.wire.errors import Malformed
from server_client.wire.vault_copies import CopiedPortion, decode_portion
from server_client.wire.views import Health, decode_health


class LogApi:
    """One server that hosts or follows the branch, as a node with its credential sees it.

    Every call raises ServerUnavailable if there is no answer in time or the server cannot now, and Rejected if it does
    not take this from us.
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
        self._feed_timeout = httpx.Timeout(patience.answer_s, connect=patience.connect_s, read=patience.silence_s)
        self._branch = branch
        self._path = f"/v1/branches/{branch}"

    async def end(self) -> tuple[int, str]:
        """Return number and hash of the last entry."""
        branch, head = read_answer(decode_branch, await self._calls.call("GET", self._path))
        return branch.seq, head

    async def health(self) -> Health:
        """Return whether the server is ready, which it also tells while it is not."""
        response = await self._calls.answer("GET", "/v1/health")
        if response.status_code not in {HTTPStatus.OK, HTTPStatus.SERVICE_UNAVAILABLE} or media_type(response) != JSON:
            raise fault(response)
        return read_answer(decode_health, response)

    async def entries(self, after: int, *, opened: Callable[[], None] = lambda: None) -> AsyncGenerator[Entry, None]:
        """Go through the entries after the one numbered `after`, and wait for more; nobody has checked them yet.

        Ends when the server ends the stream; NotResumable if it does not go as far, or sends what is no entry.
        """
        headers = {"Last-Event-ID": str(after)}
        with translated():
            async with aconnect_sse(
                self._calls.client, "GET", f"{self._path}/events", headers=headers, timeout=self._feed_timeout
            ) as source:
                if not has(source.response, "text/event-stream"):
                    await source.response.aread()
                    raise _no_feed(source.response)
                opened()
                async for message in source.aiter_sse():
                    # A comment comes as a message without data.
                    if message.data:
                        yield _entry(message.data)

    async def epochs(self) -> BranchEpochs:
        """Return the epochs that the centre has given out."""
        return read_answer(decode_epochs, await self._calls.call("GET", f"{self._path}/epochs"))

    async def grant(self, request: EpochRequest) -> Epoch:
        """Return the epoch that the centre grants or reserves; Rejected `epoch_moved` if another was given out."""
        return read_answer(decode_epoch, await self._calls.call("POST", f"{self._path}/epochs", encode_epoch(request)))

    async def tail(self, epoch: int) -> tuple[int, list[Entry]]:
        """Return what the centre has of a node of that epoch which was replaced, and after which entry of both logs."""
        return read_answer(decode_tail, await self._calls.call("GET", f"{self._path}/epochs/{epoch}/tail"))

    async def hand_over(self, tail: bytes) -> Adopted:
        """Return what the node has adopted of the log of the one before it."""
        return read_answer(decode_adopted, await self._calls.call("POST", f"{self._path}/tail", tail))

    async def vault_copy(self, after: str) -> CopiedPortion:
        """Return rows of the vault's sealed copy at the centre, behind that mark; none at the end."""
        path = f"/v1/vault/{self._branch}?after={after}"
        return read_answer(decode_portion, await self._calls.call("GET", path))

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()


def _no_feed(response: httpx.Response) -> Exception:
    found = fault(response)
    if isinstance(found, Rejected) and response.status_code == HTTPStatus.CONFLICT:
        return NotResumable(str(found))
    return found


def _entry(data: str) -> Entry:
    try:
        return entry_of(data.encode())
    except Malformed as wrong:
        raise ServerUnavailable(f"The server sends what is no log: {wrong}") from wrong
