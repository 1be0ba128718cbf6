"""Looks at one server of the city, a node or a process of the centre, and changes nothing there."""

import json

from server_client.branch_picture.picture import Picture
from server_client.client.http_calls import HttpCalls, read_answer
from server_client.queue_model.branch import Branch
from server_client.queue_model.ids import BranchId
from server_client.wire.documents import decode_branch
from server_client.wire.overview import BranchLine, decode_branches
from server_client.wire.pictures import decode_picture
from server_client.wire.views import Health, decode_health


class Onlooker:
    """One server, as somebody with a supervisor's credential sees it; errors as of `HttpCalls.call`."""

    def __init__(self, url: str, credential: str) -> None:
        """Name the server; nothing is connected before the first look."""
        self._calls = HttpCalls(url, credential)

    async def branch(self, branch: BranchId) -> tuple[Branch, str]:
        """Return the branch as the server knows it, and the hash of its last entry."""
        return read_answer(decode_branch, await self._calls.call("GET", f"/v1/branches/{branch}"))

    async def health(self) -> Health:
        """Return how the server is, which it also tells while it is not ready."""
        return read_answer(decode_health, await self._calls.answer("GET", "/v1/health"))

    async def lines(self) -> dict[BranchId, BranchLine]:
        """Return all branches of the centre: how far each log has come there, and how its line stands."""
        found = read_answer(decode_branches, await self._calls.call("GET", "/v1/branches"))
        return {line.branch: line for line in found.branches}

    async def pictures(self) -> dict[BranchId, Picture]:
        """Return the picture that the centre has of each branch."""
        found = json.loads((await self._calls.call("GET", "/v1/pictures")).content)["pictures"]
        pictures = [decode_picture(json.dumps(one).encode()) for one in found]
        return {picture.branch: picture for picture in pictures}

    async def close(self) -> None:
        """Close all connections."""
        await self._calls.close()
