"""The pictures of all branches as they are sent, held in this process and kept up by what is heard; it draws none."""

from typing import cast

from server_client.queue_model.ids import BranchId
from server_client.server.replication import stored_rows
from server_client.server.sql.sql import Sql
from server_client.wire.pictures import shown_part

# Taking in tells of the log once its picture is there; a picture that was brought up later is told of as such.
_CHANNELS = ("log", "picture")
_PORTION = 500


class LivePictures:
    """All pictures of a centre; only those that have changed are read again."""

    def __init__(self, sql: Sql) -> None:
        """Prepare; nothing is read before somebody looks."""
        self._sql = sql
        self._parts: dict[BranchId, bytes] = {}
        self._changed: set[BranchId] = set()
        self._has_all = False
        for channel in _CHANNELS:
            sql.heard(channel, self._hear)

    async def all(self) -> bytes:
        """Return every branch's picture, as one JSON document; Unavailable if the database cannot be asked."""
        await self._bring_up()
        return b'{"pictures":[%b]}' % b",".join(self._parts[branch] for branch in sorted(self._parts))

    async def of(self, branch: BranchId) -> bytes | None:
        """Return the picture of one branch; None if it has none."""
        await self._bring_up()
        return self._parts.get(branch)

    async def _bring_up(self) -> None:
        if not self._has_all:
            # What changes while this is read is read again.
            self._has_all = True
            try:
                found = await self._sql.rows("SELECT branch FROM branches")
            except BaseException:
                self._has_all = False
                raise
            self._changed.update(cast("BranchId", branch) for (branch,) in found)
        while self._changed:
            some = sorted(self._changed)[:_PORTION]
            self._changed.difference_update(some)
            await self._read(some)

    async def _read(self, branches: list[BranchId]) -> None:
        try:
            documents = await stored_rows.documents(self._sql, branches)
        except BaseException:
            self._changed.update(branches)
            raise
        for branch, document in documents.items():
            part = shown_part(document)
            if part is not None:
                self._parts[branch] = part

    def _hear(self, branch: str) -> None:
        if branch:
            self._changed.add(BranchId(branch))
        else:
            self._has_all = False
