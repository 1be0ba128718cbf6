"""The limit that issuing is held against: an endpoint of the same server stack that parses and answers, and no more."""

import sys

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server_client.wire.messages import decode_command

_ANSWER = b'{"seq":1,"events":[{"number":"A001"}]}'


async def parse_and_answer(request: Request) -> Response:
    """Read a command and answer; there is no queue, no disk and no credential."""
    decode_command(await request.body())
    return Response(_ANSWER, media_type="application/json")


def main(port: int) -> None:
    """Serve until killed."""
    from server_client.server.app import tune_interpreter  # noqa: PLC0415

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
    main(int(sys.argv[1]))
