"""The limits that issuing is held against: the same server stack that parses and answers, without queue and disk.

`product` is the product's own application, credential check and all, whose branch answers each command with one entry
made beforehand. `framework` is the least that the framework can do: one route that reads a command and answers.
"""

import sys
from collections.abc import Sequence

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server_client.queue_model.commands import Command, IssueTicket
from server_client.server.app import serve
from server_client.server.hosting.hosted_branch import HostedBranch
from server_client.server.interpreter import tune_interpreter
from server_client.server.options import branch_settings
from server_client.wire.chain import Entry
from server_client.wire.messages import decode_command


class AnsweringBranch(HostedBranch):
    """A branch that settles its first ticket in earnest, and gives every later one that answer."""

    _answer: Sequence[Entry] | None = None

    async def settle(self, command: Command) -> Sequence[Entry]:
        """Return the first ticket's entries for every ticket."""
        if self._answer is not None and isinstance(command, IssueTicket):
            return self._answer
        entries = await super().settle(command)
        if isinstance(command, IssueTicket):
            self._answer = entries
        return entries


async def parse_and_answer(request: Request) -> Response:
    """Read a command and answer."""
    decode_command(await request.body())
    return Response(b'{"seq":1,"events":[{"number":"A001"}]}', media_type="application/json")


def framework(port: int) -> None:
    """Serve the one route until killed."""
    app = Starlette(routes=[Route("/v1/branches/{branch}/commands", parse_and_answer, methods=["POST"])])
    tune_interpreter()
    uvicorn.run(
        app,
        host="127.0.0.1",
        port=port,
        loop="uvloop",
        http="httptools",
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
    )


if __name__ == "__main__":
    if sys.argv[1] == "framework":
        framework(int(sys.argv[2]))
    else:
        serve(branch_settings(sys.argv[2:]), hosted=AnsweringBranch)
