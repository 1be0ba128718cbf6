"""What nodes tell with their signs of life of the end of their certificates: a fault of the branch while it is near."""

import json
from collections.abc import Callable
from datetime import datetime

from server_client.queue_model.ids import BranchId
from server_client.server.replication import stored_rows
from server_client.server.replication.stored_rows import StoredFault
from server_client.server.sql.sql import Sql
from server_client.tls.certificates import SOON

HEADER = "Motcua-Certificate-Ends"
CERTIFICATE_ENDS = "certificate_ends"


class NodeCertificates:
    """One process's part of it; a node is heard every ten seconds, and only what is new is written."""

    def __init__(self, sql: Sql, now: Callable[[], datetime]) -> None:
        """Begin with nothing known."""
        self._sql = sql
        self._now = now
        self._noted: dict[BranchId, str] | None = None

    async def heard(self, branch: BranchId, told: str) -> None:
        """Take note of the end that a node tells, empty if it serves by no certificate of its own."""
        if self._noted is None:
            # Of all others nothing is noted: thousands of nodes come, and few with something to tell.
            known = await stored_rows.faults_of_kind(self._sql, CERTIFICATE_ENDS)
            self._noted = {one: fault.detail for one, fault in known}
        near = told if self._is_near(told) else ""
        if self._noted.get(branch, "") == near:
            return
        async with self._sql.transaction() as session:
            await stored_rows.forget_fault(session, branch, CERTIFICATE_ENDS)
            if near:
                detail = json.dumps({"ends_at": near, "what": f"The certificate of the branch's node ends at {near}"})
                fault = StoredFault(kind=CERTIFICATE_ENDS, since=self._now(), detail=detail)
                await stored_rows.keep_fault(session, branch, fault)
        self._noted[branch] = near

    def _is_near(self, told: str) -> bool:
        try:
            ends_at = datetime.fromisoformat(told)
        except ValueError:
            return False
        return ends_at.tzinfo is not None and ends_at - self._now() <= SOON


def end_told_in(detail: str) -> datetime | None:
    """Return the end that a fault's detail tells; None if it tells none."""
    try:
        told = json.loads(detail)
        return datetime.fromisoformat(told["ends_at"])
    except (ValueError, TypeError, KeyError):
        return None
