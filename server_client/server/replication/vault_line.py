"""The way of a branch's vault copy to its centre by HTTP; foreign errors end here. Only a node with a centre has it."""

from http import HTTPStatus

import httpx

from server_client.queue_model.ids import BranchId
from server_client.server.replication.centre_calls import CentreCalls
from server_client.server.replication.centre_line import CentreAddress, CentreRefused, CentreUnavailable
from server_client.wire.answers import PROBLEM_MEDIA_TYPE, decode_problem
from server_client.wire.errors import Malformed
from server_client.wire.vault_copies import CopiedPortion, encode_portion

_CALL_S = 20.0


class HttpVaultLine:
    """One centre, and the branch whose vault is copied there."""

    def __init__(
        self, address: CentreAddress, branch: BranchId, *, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        """Name the centre; nothing is connected or read yet."""
        self._url = address.url
        self._path = f"/v1/vault/{branch}"
        self._calls = CentreCalls(address, call_s=_CALL_S, transport=transport)

    async def send(self, portion: CopiedPortion) -> None:
        """Have the centre keep the rows, durably; CentreUnavailable or CentreRefused."""
        answer = await self._calls.answer("POST", self._path, encode_portion(portion))
        if answer.status_code == HTTPStatus.OK:
            return
        if answer.is_client_error and answer.headers.get("content-type", "").startswith(PROBLEM_MEDIA_TYPE):
            try:
                found = decode_problem(answer.content)
            except Malformed as wrong:
                raise CentreUnavailable(f"The centre at {self._url} cannot be understood: {wrong}") from wrong
            raise CentreRefused(found.code, found.detail, found.particulars)
        raise CentreUnavailable(
            f"The centre at {self._url} takes no copy of the vault now: it answers with status {answer.status_code}"
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()
