"""Calls one branch's server about single procedures, found as one types or by their code; it keeps no catalogue."""

from pathlib import Path
from urllib.parse import urlencode

import httpx

from server_client.catalogue_files.importing import import_bytes
from server_client.client.errors import Rejected
from server_client.client.http_calls import USUAL_PATIENCE, HttpCalls, Patience
from server_client.dossier_model.catalogue_check import NO_PROCEDURE
from server_client.dossier_model.procedure import Procedure, ProcedureCode
from server_client.wire.answers import Problem

LONGEST_QUERY = 200
_MOST = 50


class ProcedureApi:
    """The procedures that are in force today; every call raises ServerUnavailable or Rejected."""

    def __init__(
        self,
        base_url: str,
        credential: str,
        *,
        authority: Path | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        patience: Patience = USUAL_PATIENCE,
    ) -> None:
        """Name the server; nothing is connected before the first call."""
        self._calls = HttpCalls(base_url, credential, authority=authority, transport=transport, patience=patience)

    async def find(self, text: str, limit: int) -> tuple[Procedure, ...]:
        """Return the procedures that were most likely meant, the likeliest first."""
        query = urlencode({"q": text[:LONGEST_QUERY], "limit": min(limit, _MOST)})
        response = await self._calls.call("GET", f"/v1/procedures?{query}")
        imported = import_bytes(response.content, ".json")
        if [note.text for note in imported.faults] == [NO_PROCEDURE]:
            return ()
        if imported.catalogue is None:
            fault = next((str(note) for note in imported.faults), "")
            raise Rejected(Problem(type="about:blank", title="The answer cannot be read", status=0, detail=fault))
        return imported.catalogue.procedures

    async def of(self, code: ProcedureCode) -> Procedure | None:
        """Return the procedure of a code as it is in force today, None if it is not."""
        found = await self.find(code, _MOST)
        return next((one for one in found if one.code == code), None)

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()
